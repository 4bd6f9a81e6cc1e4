#include <math.h>
#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>
#include <cmocka.h>

#include "pipeline/analysis/practices_words.h"
#include "tests/support/company.h"

static const PracticesResult *
compute(Company *company)
{
	assert_true(practices_compute(
	    company_evidence(company), company->results, NULL));
	return company->results->practices;
}

static void
the_lead_counts_and_names(void **state)
{
	g_autoptr(Company) company = company_new("2026-07-01");
	g_autofree char *lead = NULL;

	(void)state;
	company_add_table(company, "orders", 10);
	company_add_cost(
	    company, "2026-05", "Compute", "Amazon EC2", "10", "USD");
	company_configure(company, "governance: {owners: {rota: [a, b]}}");
	lead = practices_lead(compute(company));
	assert_string_equal(lead,
	    "Of the four processes that the playbook wants before Series A, "
	    "1 can be seen (on-call), 1 is missing (feature flags), 2 cannot "
	    "be told from what was read (decision records, quarterly "
	    "review).");
}

static void
the_lead_says_what_needs_work(void **state)
{
	static const struct {
		Date changed_days;
		const char *rota, *lead;
	} cases[] = {
		{ 100, "[a, b]",
		    "All four processes that the playbook wants before "
		    "Series A are kept; 2 of them need work (feature flags, "
		    "on-call)." },
		{ 10, "[a, b]",
		    "All four processes that the playbook wants before "
		    "Series A are kept; 1 of them needs work (on-call)." },
		{ 10, "[a, b, c, d, e, f, g, h]",
		    "All four processes that the playbook wants before "
		    "Series A are kept." },
	};

	(void)state;
	for (size_t i = 0; i < G_N_ELEMENTS(cases); i++) {
		g_autoptr(Company) company = company_new("2026-07-01");
		g_autofree char *text = g_strdup_printf(
		    "governance: {last_review: 2026-06-01, owners: {rota: "
		    "%s}}",
		    cases[i].rota);
		g_autofree char *lead = NULL;
		char changed[DATE_TEXT_SIZE];

		date_format_iso(
		    company->evidence.as_of - cases[i].changed_days, changed);
		company_configure(company, text);
		company_add_flag(
		    company, "a", FLAG_ON, FLAG_TEMPORARY, changed, NULL, NULL);
		company_add_decision_record(company, "A", NULL, "COD", "A");
		lead = practices_lead(compute(company));
		assert_string_equal(lead, cases[i].lead);
	}
}

static void
signs_or_where_there_were_none(void **state)
{
	g_autoptr(Company) company = company_new("2026-07-01");
	const PracticesResult *practices;
	g_autofree char *flags = NULL, *review = NULL, *records = NULL;

	(void)state;
	company_add_table(company, "feature_flags", 10);
	company_add_features(company, 1, 1, 0);
	practices = compute(company);
	flags = practice_sign_words(&practices->checks[PRACTICE_FLAGS]);
	review = practice_sign_words(&practices->checks[PRACTICE_REVIEW]);
	records = practice_sign_words(&practices->checks[PRACTICE_RECORDS]);
	assert_string_equal(flags, "the table feature_flags");
	assert_string_equal(review, "no trace in the issue tracker");
	assert_string_equal(records, "nothing that was read would show it");
}

static void
what_to_do_follows_from_the_evidence(void **state)
{
	g_autoptr(Company) company = company_new("2026-07-01");
	const PracticesResult *practices;
	g_autofree char *flags = NULL, *on_call = NULL, *wanted = NULL;

	(void)state;
	company_configure(company, "governance: {owners: {rota: [a, b, c]}}");
	company_add_flag(
	    company, "old", FLAG_ON, FLAG_TEMPORARY, "2026-01-01", NULL, NULL);
	practices = compute(company);
	flags = practice_todo_words(practices, PRACTICE_FLAGS);
	on_call = practice_todo_words(practices, PRACTICE_ON_CALL);
	wanted = practices_wanted(practices, DEADLINE_SERIES_A);
	assert_string_equal(flags, "Take 1 left-over flag out of the code.");
	assert_string_equal(on_call,
	    "Bring the rota from 3 to 8 people, or have a primary alone with "
	    "4.");
	assert_string_equal(wanted, "decision records, quarterly review");
	assert_null(practices_wanted(practices, DEADLINE_ENTERPRISE));
}

int
main(void)
{
	const struct CMUnitTest tests[] = {
		cmocka_unit_test(the_lead_counts_and_names),
		cmocka_unit_test(the_lead_says_what_needs_work),
		cmocka_unit_test(signs_or_where_there_were_none),
		cmocka_unit_test(what_to_do_follows_from_the_evidence),
	};

	return cmocka_run_group_tests_name(
	    "practices_words", tests, NULL, NULL);
}
