#include <math.h>
#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>
#include <cmocka.h>

#include "pipeline/analysis/fixed.h"
#include "tests/support/ladder_example.h"
#include "tests/support/scenario_example.h"

static void
limits_decisions_and_tables_are_names(void **state)
{
	static const struct {
		const char *name;
		FixedState want;
	} cases[] = {
		{ "int4-orders", FIXED_LIMIT },
		{ "orders", FIXED_LIMIT }, /* its table */
		{ "Orders", FIXED_LIMIT },
		{ "hosting", FIXED_LIMIT },
		{ "team-stage", FIXED_LIMIT },
		{ "file_storage", FIXED_NO_LIMIT }, /* nothing measures it */
		{ "prices", FIXED_NO_LIMIT }, /* money as float, no limit */
		{ "int4", FIXED_UNKNOWN },
		{ "order", FIXED_UNKNOWN },
		{ "cost", FIXED_UNKNOWN },
		{ "", FIXED_UNKNOWN },
	};
	g_autoptr(Company) company = scenario_company(NULL);

	(void)state;
	table_add_column(company_add_table(company, "prices", 10), "price",
	    "double precision");
	scenarios_of(company);
	for (size_t i = 0; i < G_N_ELEMENTS(cases); i++) {
		print_message("%s\n", cases[i].name);
		assert_int_equal(fixed_state(company->results, cases[i].name),
		    cases[i].want);
	}
}

static void
what_mends_limits_is_listed_once(void **state)
{
	g_autoptr(Company) company = scenario_company(NULL);
	g_autoptr(Company) nothing = company_new("2026-07-01");
	g_autofree char *known = NULL, *none = NULL, *near = NULL, *far = NULL;

	(void)state;
	scenarios_of(company);
	known = fixed_known(company->results);
	assert_string_equal(
	    known, "database, hosting, int4-orders, orders, team-stage");
	none = fixed_known(nothing->results);
	assert_string_equal(none, "");
	near = fixed_suggestion(company->results, "Ordres");
	assert_string_equal(near, "orders");
	far = fixed_suggestion(company->results, "weather");
	assert_null(far);
}

/* A table stands for all of its limits, a limit for itself alone. */
static void
a_change_mends_all_its_limits(void **state)
{
	static const struct {
		const char *fixed;
		bool key, rows;
	} cases[] = { { "orders", true, true }, { "key", true, false },
		{ "rows", false, true }, { "migration", false, false } };
	g_autoptr(Company) company = company_new("2026-07-01");
	Limit *key = ladder_add(company, "key", LIMIT_SYSTEM, 3);
	Limit *rows = ladder_add(company, "rows", LIMIT_SYSTEM, 3);

	(void)state;
	key->cost_figure = g_strdup("migration.orders.cost");
	rows->cost_figure = g_strdup("migration.orders.cost");
	for (size_t i = 0; i < G_N_ELEMENTS(cases); i++) {
		g_strfreev(company->config->fixed);
		company->config->fixed = g_strsplit(cases[i].fixed, ",", -1);
		assert_int_equal(
		    fixed_mends(company->config, key), cases[i].key);
		assert_int_equal(
		    fixed_mends(company->config, rows), cases[i].rows);
	}
}

int
main(void)
{
	const struct CMUnitTest tests[] = {
		cmocka_unit_test(limits_decisions_and_tables_are_names),
		cmocka_unit_test(what_mends_limits_is_listed_once),
		cmocka_unit_test(a_change_mends_all_its_limits),
	};

	return cmocka_run_group_tests_name("fixed", tests, NULL, NULL);
}
