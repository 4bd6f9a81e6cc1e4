/*
 * three_domains.h - a company with three domains, for testing what is said of
 * them.
 *
 * orders (orders, order_items, order_notes), billing (invoices, payments) and
 * search (search_terms), as headroom.yaml has them; orders refers to billing
 * once.  Rows and the rest are the test's to add, before
 * company_evidence().
 */
#ifndef TESTS_SUPPORT_THREE_DOMAINS_H
#define TESTS_SUPPORT_THREE_DOMAINS_H

#include "pipeline/analysis/domain_profile.h"
#include "tests/support/company.h"

typedef struct ThreeDomains {
	Company *company;
	ConfigDomain *orders, *billing, *search;
	Table *order_items, *order_notes, *order_table, *invoices, *payments,
	    *search_terms;
} ThreeDomains;

/* As of 2026-07-01; every table has ROWS rows. */
ThreeDomains three_domains_new(double rows);

/* An issue with COMPONENT (NULL: none) and SUMMARY, made a week before and
 * resolved by ASSIGNEE on END, "2026-06-20". */
void three_domains_add_issue(Company *company, const char *component,
    const char *summary, const char *assignee, const char *end);

/* What domain_profile_compute() says after the analyses that it reads, at its
 * first call; of the company's results. */
const DomainProfileResult *three_domains_compute(Company *company);

/* Of the domain called NAME; fails the running test where there is none. */
const DomainProfile *three_domains_find(
    const DomainProfileResult *result, const char *name);

#endif
