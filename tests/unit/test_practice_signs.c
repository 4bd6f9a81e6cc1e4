#include <math.h>
#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>
#include <cmocka.h>

#include <string.h>

#include "pipeline/analysis/practice_signs.h"
#include "tests/support/company.h"

static const PracticeSign *
first_sign(Company *company, Practice practice, PracticeCheck *check)
{
	const Evidence *evidence = company_evidence(company);
	g_autoptr(FlagHygiene) flags = flag_hygiene_new(evidence);

	*check = (PracticeCheck){
		.signs = g_array_new(FALSE, FALSE, sizeof(PracticeSign)),
	};
	practice_signs_find(evidence, flags, practice, check);
	return check->signs->len == 0
		   ? NULL
		   : &g_array_index(check->signs, PracticeSign, 0);
}

static void
tables_give_flags_away(void **state)
{
	static const struct {
		const char *table;
		bool sign;
	} cases[] = {
		{ "feature_flags", true },
		{ "flipper_gates", true },
		{ "billing_feature_flags", true },
		{ "toggles", true },
		{ "flags", false }, /* what users complain of */
		{ "features", false },
		{ "flagged_posts", false },
	};

	(void)state;
	for (size_t i = 0; i < G_N_ELEMENTS(cases); i++) {
		g_autoptr(Company) company = company_new("2026-07-01");
		const PracticeSign *sign;
		PracticeCheck check;

		company_add_table(company, cases[i].table, 10);
		sign = first_sign(company, PRACTICE_FLAGS, &check);
		assert_int_equal(sign != NULL, cases[i].sign);
		if (sign != NULL)
			assert_string_equal(sign->name, cases[i].table);
		g_array_unref(check.signs);
	}
}

static void
bills_give_services_away(void **state)
{
	static const struct {
		const char *month, *service;
		Practice practice;
		bool sign;
	} cases[] = {
		{ "2026-05", "LaunchDarkly", PRACTICE_FLAGS, true },
		{ "2026-05", "AWS AppConfig", PRACTICE_FLAGS, true },
		{ "2026-05", "Amazon EC2", PRACTICE_FLAGS, false },
		{ "2024-05", "LaunchDarkly", PRACTICE_FLAGS, false },
		{ "2026-05", "PagerDuty", PRACTICE_ON_CALL, true },
		{ "2026-05", "LaunchDarkly", PRACTICE_ON_CALL, false },
	};

	(void)state;
	for (size_t i = 0; i < G_N_ELEMENTS(cases); i++) {
		g_autoptr(Company) company = company_new("2026-07-01");
		const PracticeSign *sign;
		PracticeCheck check;

		company_add_cost(company, cases[i].month, "Other",
		    cases[i].service, "10", "USD");
		sign = first_sign(company, cases[i].practice, &check);
		assert_int_equal(sign != NULL, cases[i].sign);
		if (sign != NULL)
			assert_int_equal(sign->kind, SIGN_SERVICE);
		assert_true(check.looked & (1U << INPUT_BILLING));
		g_array_unref(check.signs);
	}
}

static void
add_issue(Company *company, const char *summary, const char *end)
{
	Issue issue = company_feature(company, "2026-05-01", end, 1);

	issue.summary = summary;
	company_add_issue(company, &issue);
}

/* To want flags is not to have them. */
static void
finished_issues_give_flags_away(void **state)
{
	g_autoptr(Company) company = company_new("2026-07-01");
	const PracticeSign *sign;
	PracticeCheck check;

	(void)state;
	add_issue(company, "Refunds behind a feature flag", "2026-05-03");
	add_issue(company, "Introduce feature flags", NULL);
	add_issue(company, "Feature flag for new search", "2026-05-04");
	assert_null(first_sign(company, PRACTICE_FLAGS, &check));
	g_array_unref(check.signs);

	g_clear_pointer(&company, company_free);
	company = company_new("2026-07-01");
	add_issue(company, "Refunds behind a feature flag", "2026-05-03");
	add_issue(company, "Feature flag for new search", "2026-05-04");
	add_issue(company, "Remove feature-flag of search", "2026-05-05");
	sign = first_sign(company, PRACTICE_FLAGS, &check);
	assert_non_null(sign);
	assert_int_equal(sign->kind, SIGN_ISSUES);
	assert_int_equal(sign->count, 3);
	assert_string_equal(sign->name, "SHOP-3");
	g_array_unref(check.signs);
}

static void
one_review_is_a_review(void **state)
{
	g_autoptr(Company) company = company_new("2026-07-01");
	const PracticeSign *sign;
	PracticeCheck check;

	(void)state;
	add_issue(company, "Architecture review Q2", "2026-05-03");
	sign = first_sign(company, PRACTICE_REVIEW, &check);
	assert_non_null(sign);
	assert_string_equal(sign->name, "SHOP-1");
	g_array_unref(check.signs);
}

static void
the_last_review_counts_for_a_quarter(void **state)
{
	static const struct {
		const char *governance;
		bool sign;
	} cases[] = {
		{ "governance: {last_review: 2026-04-14}", true },
		{ "governance: {last_review: 2026-02-10}", false },
		{ "governance: {last_review: 2026-08-10}", false },
		{ "", false },
	};

	(void)state;
	for (size_t i = 0; i < G_N_ELEMENTS(cases); i++) {
		g_autoptr(Company) company = company_new("2026-07-01");
		const PracticeSign *sign;
		PracticeCheck check;

		company_configure(company, cases[i].governance);
		sign = first_sign(company, PRACTICE_REVIEW, &check);
		assert_int_equal(sign != NULL, cases[i].sign);
		g_array_unref(check.signs);
	}
}

static void
only_what_is_acknowledged_is_answered(void **state)
{
	g_autoptr(Company) company = company_new("2026-07-01");
	const PracticeSign *sign;
	PracticeCheck check;

	(void)state;
	company_add_incident(company, "1", "2026-06-01T10:00:00Z", NAN, 1);
	company_add_incident(company, "1", "2026-06-02T10:00:00Z", 0.5, 1);
	company_add_incident(company, "1", "2024-06-02T10:00:00Z", 0.5, 1);
	sign = first_sign(company, PRACTICE_ON_CALL, &check);
	assert_non_null(sign);
	assert_int_equal(sign->kind, SIGN_ACKNOWLEDGED);
	assert_int_equal(sign->count, 1);
	assert_int_equal(sign->of, 2);
	g_array_unref(check.signs);
}

/* Half a record is none, and an old one tells nothing of today. */
static void
whole_young_records_count(void **state)
{
	g_autoptr(Company) company = company_new("2026-07-01");
	const PracticeSign *sign;
	PracticeCheck check;

	(void)state;
	company_add_decision_record(company, "A", "2025-06-30", "COD", "");
	company_add_decision_record(company, "B", "2026-03-01", "CD", "");
	assert_null(first_sign(company, PRACTICE_RECORDS, &check));
	g_array_unref(check.signs);
	g_clear_pointer(&company, company_free);

	company = company_new("2026-07-01");
	company_add_decision_record(company, "A", "2026-03-01", "COD", "");
	company_add_decision_record(company, "B", NULL, "COD", "");
	company_add_decision_record(company, "C", "2026-03-01", "CD", "");
	sign = first_sign(company, PRACTICE_RECORDS, &check);
	assert_non_null(sign);
	assert_int_equal(sign->count, 2);
	assert_int_equal(sign->of, 3);
	g_array_unref(check.signs);
}

static void
absence_is_told_where_it_would_show(void **state)
{
	static const struct {
		Practice practice;
		unsigned looked;
		bool shows;
	} cases[] = {
		{ PRACTICE_FLAGS, 0, false },
		{ PRACTICE_FLAGS, 1U << INPUT_ISSUES, false },
		{ PRACTICE_FLAGS, 1U << INPUT_BILLING, false },
		{ PRACTICE_FLAGS, 1U << INPUT_SCHEMA, false },
		{ PRACTICE_FLAGS, 1U << INPUT_BILLING | 1U << INPUT_SCHEMA,
		    true },
		{ PRACTICE_FLAGS, 1U << INPUT_FLAGS, true },
		{ PRACTICE_ON_CALL, 1U << INPUT_BILLING, false },
		{ PRACTICE_ON_CALL, 1U << INPUT_INCIDENTS, false },
		{ PRACTICE_ON_CALL, 1U << INPUT_INCIDENTS | 1U << INPUT_BILLING,
		    true },
		{ PRACTICE_REVIEW, ~0U, false },
		{ PRACTICE_RECORDS, 1U << INPUT_ISSUES, false },
		{ PRACTICE_RECORDS, 1U << INPUT_DECISIONS, true },
	};
	g_autoptr(Company) company = company_new("2026-07-01");

	(void)state;
	for (size_t i = 0; i < G_N_ELEMENTS(cases); i++)
		assert_int_equal(practice_would_show(company_evidence(company),
				     cases[i].practice, cases[i].looked),
		    cases[i].shows);
	company_configure(company, "governance: {last_review: 2025-01-01}");
	assert_true(
	    practice_would_show(company_evidence(company), PRACTICE_REVIEW, 0));
}

int
main(void)
{
	const struct CMUnitTest tests[] = {
		cmocka_unit_test(tables_give_flags_away),
		cmocka_unit_test(bills_give_services_away),
		cmocka_unit_test(finished_issues_give_flags_away),
		cmocka_unit_test(one_review_is_a_review),
		cmocka_unit_test(the_last_review_counts_for_a_quarter),
		cmocka_unit_test(only_what_is_acknowledged_is_answered),
		cmocka_unit_test(whole_young_records_count),
		cmocka_unit_test(absence_is_told_where_it_would_show),
	};

	return cmocka_run_group_tests_name("practice_signs", tests, NULL, NULL);
}
