#include <math.h>
#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>
#include <cmocka.h>

#include "pipeline/analysis/debt_audit.h"
#include "tests/support/assert_close.h"
#include "tests/support/company.h"

static const char *const audit_label[] = { "Audit", NULL };

/* The launch was on 1 March: the audit is due by 30 April. */
static const struct {
	const char *as_of, *launch, *issue, *configured;
	AuditState state;
	double days;
} cases[] = {
	{ "2026-07-01", NULL, "2026-04-01", NULL, AUDIT_UNKNOWN, NAN },
	{ "2026-07-01", "2026-03-01", NULL, NULL, AUDIT_OVERDUE, 62 },
	{ "2026-05-01", "2026-03-01", NULL, NULL, AUDIT_OVERDUE, 1 },
	{ "2026-04-30", "2026-03-01", NULL, NULL, AUDIT_DUE, 0 },
	{ "2026-03-31", "2026-03-01", NULL, NULL, AUDIT_DUE, 30 },
	{ "2026-07-01", "2026-03-01", "2026-04-30", NULL, AUDIT_IN_TIME, 0 },
	{ "2026-07-01", "2026-03-01", "2026-05-02", NULL, AUDIT_LATE, 2 },
	{ "2026-07-01", "2026-03-01", "2026-05-02", "2026-04-15", AUDIT_IN_TIME,
	    0 },
	{ "2026-07-01", "2026-03-01", "2026-04-15", "2026-05-02", AUDIT_IN_TIME,
	    0 },
	/* before the launch there was nothing to audit */
	{ "2026-07-01", "2026-03-01", "2026-02-01", NULL, AUDIT_OVERDUE, 62 },
	/* what is planned has not been done */
	{ "2026-07-01", "2026-03-01", NULL, "2026-08-01", AUDIT_OVERDUE, 62 },
};

static void
an_audit_is_due_within_sixty_days(void **state)
{
	(void)state;
	for (size_t i = 0; i < G_N_ELEMENTS(cases); i++) {
		g_autoptr(Company) company = company_new(cases[i].as_of);
		Issue issue = company_feature(company,
		    cases[i].issue ? cases[i].issue : "2026-03-05", NULL, NAN);
		DebtAudit audit;

		if (cases[i].issue != NULL)
			issue.labels = audit_label;
		company_add_issue(company, &issue);
		if (cases[i].launch != NULL)
			date_parse_iso(
			    cases[i].launch, &company->config->business.launch);
		if (cases[i].configured != NULL)
			date_parse_iso(cases[i].configured,
			    &company->config->debt.audit_date);
		audit = debt_audit(company_evidence(company));
		print_message("%zu\n", i);
		assert_int_equal(audit.state, cases[i].state);
		assert_close(audit.days, cases[i].days, 0);
	}
}

/* Nobody could have seen one. */
static void
without_a_tracker_it_is_not_known(void **state)
{
	g_autoptr(Company) company = company_new("2026-07-01");

	(void)state;
	date_parse_iso("2026-03-01", &company->config->business.launch);
	assert_int_equal(
	    debt_audit(company_evidence(company)).state, AUDIT_NO_TRACKER);
}

int
main(void)
{
	const struct CMUnitTest tests[] = {
		cmocka_unit_test(an_audit_is_due_within_sixty_days),
		cmocka_unit_test(without_a_tracker_it_is_not_known),
	};

	return cmocka_run_group_tests(tests, NULL, NULL);
}
