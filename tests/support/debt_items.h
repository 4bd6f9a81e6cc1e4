/*
 * debt_items.h - pieces of debt of a company that does not exist.
 */
#ifndef TESTS_SUPPORT_DEBT_ITEMS_H
#define TESTS_SUPPORT_DEBT_ITEMS_H

#include "pipeline/analysis/debt_register.h"
#include "tests/support/company.h"

/* An open task "SHOP-n", CREATED then; LABELS and COMPONENT may be NULL.  The
 * caller changes it and gives it to company_add_issue(). */
Issue debt_task(Company *company, const char *created, const char *summary,
    const char *const *labels, const char *const *components);

/* An incident of COMPONENT that lasted HOURS (NAN: not over) from noon of
 * STARTED on; ID, TITLE and CAUSE may be NULL. */
void debt_add_incident(Company *company, const char *started, double hours,
    const char *component, const char *id, const char *title,
    const char *cause);

/*
 * A shop launched on 1 March 2026, as of 1 July: SHOP-1 to SHOP-4 are
 * intentional and written down, intentional and not, discovered (it names
 * order_items, whose integer ids are half used), accumulating; one incident
 * names SHOP-3.  The caller frees it.
 */
Company *debt_shop(void);

/* Runs every analysis, at its first call. */
const DebtRegisterResult *debt_register_of(Company *company);

/* The item of KEY ("SHOP-2"), or of the table so named; NULL: none. */
const DebtItem *debt_find_item(Company *company, const char *key);

#endif
