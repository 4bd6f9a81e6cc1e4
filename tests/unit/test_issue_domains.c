#include <math.h>
#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>
#include <cmocka.h>

#include "tests/support/three_domains.h"

static guint
domain_of(const char *component, const char *const *labels, const char *summary,
    IssueDomainReason *reason)
{
	ThreeDomains three = three_domains_new(100);
	g_autoptr(Company) company = three.company;
	const char *const components[] = { component, NULL };
	Issue issue = company_feature(company, "2026-06-01", "2026-06-03", 1);
	const IssueDomains *issues;

	issue.components = components;
	issue.labels = labels;
	issue.summary = summary;
	company_add_issue(company, &issue);
	issues = three_domains_compute(company)->issues;
	*reason = ISSUE_IN_NONE;
	for (int r = 0; r < ISSUE_DOMAIN_REASONS; r++)
		if (issues->counts[r] == 1)
			*reason = (IssueDomainReason)r;
	return issues->domain[0];
}

enum { ORDERS, BILLING, SEARCH, NONE = -1 };

static void
the_first_that_says_something_decides(void **state)
{
	static const struct {
		const char *component, *label, *summary;
		int domain;
		IssueDomainReason reason;
	} cases[] = {
		/* as headroom.yaml says, in any case, as a label too */
		{ "money", NULL, NULL, BILLING, ISSUE_BY_CONFIG },
		{ NULL, "Find", NULL, SEARCH, ISSUE_BY_CONFIG },
		{ "Money", NULL, "order_items is slow", BILLING,
		    ISSUE_BY_CONFIG },
		/* called like a domain or a table */
		{ "Order", NULL, NULL, ORDERS, ISSUE_BY_NAME },
		{ "Search terms", NULL, NULL, SEARCH, ISSUE_BY_NAME },
		{ NULL, "area/billing", NULL, BILLING, ISSUE_BY_NAME },
		{ NULL, "group::search", NULL, SEARCH, ISSUE_BY_NAME },
		/* a label is no table: "payment" may be a kind of work */
		{ NULL, "payments", NULL, NONE, ISSUE_IN_NONE },
		/* tables named */
		{ NULL, NULL, "index order_items and order_notes", ORDERS,
		    ISSUE_BY_TABLES },
		{ NULL, NULL, "search_terms: 500", SEARCH, ISSUE_BY_TABLES },
		/* as many of both */
		{ NULL, NULL, "join order_items to search_terms", NONE,
		    ISSUE_IN_NONE },
		{ NULL, NULL, "order_items, order_notes, search_terms", ORDERS,
		    ISSUE_BY_TABLES },
		/* words of the language */
		{ NULL, NULL, "people get two invoices", NONE, ISSUE_IN_NONE },
		{ "Website", "bug", "the footer is red", NONE, ISSUE_IN_NONE },
	};

	(void)state;
	for (size_t i = 0; i < G_N_ELEMENTS(cases); i++) {
		const char *const labels[] = { cases[i].label, NULL };
		IssueDomainReason reason;
		const guint domain = domain_of(
		    cases[i].component, labels, cases[i].summary, &reason);

		if (domain != (guint)cases[i].domain ||
		    reason != cases[i].reason)
			fail_msg("case %zu: domain %d, reason %d", i,
			    (int)domain, (int)reason);
	}
}

static void
what_is_assigned_is_counted(void **state)
{
	ThreeDomains three = three_domains_new(100);
	g_autoptr(Company) company = three.company;
	const IssueDomains *issues;

	(void)state;
	three_domains_add_issue(company, "Money", NULL, NULL, "2026-06-20");
	three_domains_add_issue(company, "Order", NULL, NULL, "2026-06-20");
	three_domains_add_issue(company, NULL, "a thing", NULL, "2026-06-20");
	issues = three_domains_compute(company)->issues;
	assert_int_equal(issue_domains_known(issues), 2);
	assert_int_equal(issues->counts[ISSUE_BY_CONFIG], 1);
	assert_int_equal(issues->counts[ISSUE_BY_NAME], 1);
	assert_int_equal(issues->counts[ISSUE_IN_NONE], 1);
}

int
main(void)
{
	const struct CMUnitTest tests[] = {
		cmocka_unit_test(the_first_that_says_something_decides),
		cmocka_unit_test(what_is_assigned_is_counted),
	};

	return cmocka_run_group_tests_name("issue_domains", tests, NULL, NULL);
}
