#include <math.h>
#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>
#include <cmocka.h>

#include "pipeline/analysis/failure_checks.h"
#include "tests/support/company.h"

static const FailureCheck *
check(Company *company, FailureMode mode)
{
	company_report(company);
	return &company->results->failure_modes->checks[mode];
}

enum { UNTOLD = -1 };

/* Compute spend, which doubles where it STEPS. */
static void
add_bills(Company *company, bool steps)
{
	static const char *const months[] = { "2025-09", "2025-10", "2025-11",
		"2025-12", "2026-01", "2026-02", "2026-03", "2026-04",
		"2026-05", "2026-06" };

	for (size_t i = 0; i < G_N_ELEMENTS(months); i++)
		company_add_cost(company, months[i], "Compute", "Amazon EC2",
		    steps && i >= 6 ? "2000" : "1000", "USD");
}

static void
state_counts_where_instances_are_added(void **state)
{
	static const struct {
		int stateless;
		const char *table; /* NULL: none */
		bool steps;
		double users; /* at once, of 500; NAN */
		FailureState want;
		Message rule;
	} cases[] = {
		{ UNTOLD, NULL, false, NAN, FAILURE_UNKNOWN,
		    MSG_FAIL_STATE_UNKNOWN },
		{ UNTOLD, NULL, true, 490, FAILURE_UNKNOWN,
		    MSG_FAIL_STATE_UNKNOWN },
		{ 1, NULL, true, 490, FAILURE_PASS, MSG_FAIL_STATE_PASS },
		{ 0, NULL, false, NAN, FAILURE_WARN, MSG_FAIL_STATE_WARN },
		{ 0, NULL, false, 490, FAILURE_FAIL, MSG_FAIL_STATE_FAIL },
		{ 0, NULL, false, 20, FAILURE_WARN, MSG_FAIL_STATE_WARN },
		{ UNTOLD, "sessions", false, NAN, FAILURE_WARN,
		    MSG_FAIL_STATE_WARN },
		{ UNTOLD, "sessions", true, NAN, FAILURE_FAIL,
		    MSG_FAIL_STATE_FAIL },
		/* what is told does not outweigh what is seen */
		{ 1, "sessions", true, NAN, FAILURE_FAIL, MSG_FAIL_STATE_FAIL },
	};

	(void)state;
	for (size_t i = 0; i < G_N_ELEMENTS(cases); i++) {
		g_autoptr(Company) company = company_new("2026-07-01");
		const FailureCheck *stateful;

		print_message("%zu\n", i);
		add_bills(company, cases[i].steps);
		if (cases[i].table != NULL)
			company_add_table(company, cases[i].table, 100);
		company_add_decision(company, "hosting", cases[i].users, NAN)
		    ->stateless = cases[i].stateless;
		stateful = check(company, FAILURE_STATEFUL);
		assert_int_equal(stateful->state, cases[i].want);
		assert_int_equal(stateful->rule, cases[i].rule);
	}
}

/* A schema and bills would show flags; one of them alone would not. */
static void
flags_are_missing_only_where_they_would_show(void **state)
{
	static const struct {
		const char *table; /* NULL: no schema */
		bool bills;
		int enterprise;
		const char *asked; /* summary of an issue; NULL */
		FailureState want;
	} cases[] = {
		{ NULL, true, 1, NULL, FAILURE_UNKNOWN },
		{ "orders", false, 1, NULL, FAILURE_UNKNOWN },
		{ "orders", true, 1, NULL, FAILURE_FAIL },
		{ "orders", true, UNTOLD, "SAML for Birchwood Ltd",
		    FAILURE_FAIL },
		{ "orders", true, UNTOLD, "Nicer buttons", FAILURE_WARN },
		{ "orders", true, 0, NULL, FAILURE_WARN },
		{ "feature_flags", true, 1, NULL, FAILURE_PASS },
		{ "feature_flags", false, UNTOLD, NULL, FAILURE_PASS },
	};

	(void)state;
	for (size_t i = 0; i < G_N_ELEMENTS(cases); i++) {
		g_autoptr(Company) company = company_new("2026-07-01");

		print_message("%zu\n", i);
		if (cases[i].bills)
			add_bills(company, false);
		if (cases[i].table != NULL)
			company_add_table(company, cases[i].table, 100);
		if (cases[i].asked != NULL) {
			Issue issue =
			    company_feature(company, "2026-05-01", NULL, NAN);

			issue.summary = cases[i].asked;
			company_add_issue(company, &issue);
		}
		company->config->business.enterprise = cases[i].enterprise;
		assert_int_equal(
		    check(company, FAILURE_NO_FLAGS)->state, cases[i].want);
	}
}

static void
an_expected_customer_is_in_sight(void **state)
{
	g_autoptr(Company) company = company_new("2026-07-01");

	(void)state;
	add_bills(company, false);
	company_add_table(company, "orders", 100);
	company_configure(
	    company, "governance: {first_enterprise: 2027-01-15}");
	assert_int_equal(check(company, FAILURE_NO_FLAGS)->state, FAILURE_FAIL);
}

int
main(void)
{
	const struct CMUnitTest tests[] = {
		cmocka_unit_test(state_counts_where_instances_are_added),
		cmocka_unit_test(an_expected_customer_is_in_sight),
		cmocka_unit_test(flags_are_missing_only_where_they_would_show),
	};

	return cmocka_run_group_tests(tests, NULL, NULL);
}
