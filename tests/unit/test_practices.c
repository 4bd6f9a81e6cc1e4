#include <math.h>
#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>
#include <cmocka.h>

#include "pipeline/analysis/practices.h"
#include "tests/support/company.h"
#include "tests/support/report_checks.h"

static const PracticesResult *
compute(Company *company)
{
	assert_true(practices_compute(
	    company_evidence(company), company->results, NULL));
	return company->results->practices;
}

static void
nothing_read_is_nothing_known(void **state)
{
	g_autoptr(Company) company = company_new("2026-07-01");
	const PracticesResult *practices = compute(company);

	(void)state;
	assert_int_equal(practices->states[PRACTICE_UNKNOWN], PRACTICE_COUNT);
	for (int i = 0; i < PRACTICE_COUNT; i++)
		assert_false(practices->checks[i].due);
}

static void
absence_and_presence_are_told_apart(void **state)
{
	g_autoptr(Company) company = company_new("2026-07-01");
	const PracticesResult *practices;

	(void)state;
	company_add_table(company, "orders", 10);
	company_add_cost(
	    company, "2026-05", "Compute", "Amazon EC2", "10", "USD");
	company_configure(company, "governance: {owners: {rota: [a, b]}}");
	practices = compute(company);
	assert_int_equal(
	    practices->checks[PRACTICE_FLAGS].state, PRACTICE_MISSING);
	assert_int_equal(
	    practices->checks[PRACTICE_ON_CALL].state, PRACTICE_PRESENT);
	assert_int_equal(
	    practices->checks[PRACTICE_REVIEW].state, PRACTICE_UNKNOWN);
	assert_int_equal(practices->states[PRACTICE_MISSING], 1);
	assert_int_equal(practices->states[PRACTICE_PRESENT], 1);
}

/* Eight weeks before; an enterprise customer asks for flags and on-call. */
static void
deadlines_make_what_is_missing_due(void **state)
{
	static const struct {
		const char *governance;
		bool records, flags;
	} cases[] = {
		{ "governance: {series_a: 2026-08-26}", true, true },
		{ "governance: {series_a: 2026-08-27}", false, false },
		{ "governance: {series_a: 2026-06-01}", true, true },
		{ "governance: {first_enterprise: 2026-08-26}", false, true },
		{ "", false, false },
	};

	(void)state;
	for (size_t i = 0; i < G_N_ELEMENTS(cases); i++) {
		g_autoptr(Company) company = company_new("2026-07-01");
		const PracticesResult *practices;

		company_configure(company, cases[i].governance);
		practices = compute(company);
		assert_int_equal(
		    practices->checks[PRACTICE_RECORDS].due, cases[i].records);
		assert_int_equal(
		    practices->checks[PRACTICE_FLAGS].due, cases[i].flags);
	}
}

static void
what_is_in_place_is_never_due(void **state)
{
	g_autoptr(Company) company = company_new("2026-07-01");
	const PracticesResult *practices;

	(void)state;
	company_configure(company,
	    "governance: {series_a: 2026-07-10, owners: {rota: [a, b]}}");
	practices = compute(company);
	assert_false(practices->checks[PRACTICE_ON_CALL].due);
	assert_int_equal(practices->deadlines[DEADLINE_SERIES_A].unknown, 3);
	assert_int_equal(practices->deadlines[DEADLINE_SERIES_A].missing, 0);
	assert_int_equal(practices->deadlines[DEADLINE_ENTERPRISE].unknown, 1);
}

int
main(void)
{
	const struct CMUnitTest tests[] = {
		cmocka_unit_test(nothing_read_is_nothing_known),
		cmocka_unit_test(absence_and_presence_are_told_apart),
		cmocka_unit_test(deadlines_make_what_is_missing_due),
		cmocka_unit_test(what_is_in_place_is_never_due),
	};

	return cmocka_run_group_tests_name("practices", tests, NULL, NULL);
}
