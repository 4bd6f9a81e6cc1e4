#include <math.h>
#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>
#include <cmocka.h>

#include "pipeline/analysis/data_decisions.h"
#include "tests/support/company.h"
#include "tests/support/report_checks.h"

static const DecisionRow *
decide(Company *company, DataDecision which)
{
	company_report(company);
	return &company->results->migration->decisions[which];
}

static Table *
add_plain(Company *company, const char *name, double rows)
{
	return company_add_table(company, name, rows);
}

static void
nothing_read_is_unknown(void **state)
{
	g_autoptr(Company) company = company_new("2026-07-01");

	(void)state;
	for (int i = 0; i < DECISION_COUNT; i++) {
		const DecisionRow *row = decide(company, (DataDecision)i);

		assert_int_equal(row->state, DECISION_UNKNOWN);
		assert_int_equal(row->why, MSG_MIGRATION_SCHEMA_UNKNOWN);
	}
}

static void
wide_unguessable_keys_are_sound(void **state)
{
	g_autoptr(Company) company = company_new("2026-07-01");

	(void)state;
	add_plain(company, "orders", 10);
	assert_int_equal(decide(company, DECISION_KEYS)->state, DECISION_SOUND);
}

/* Without the keys of every table, nothing found is nothing known. */
static void
an_export_without_keys_is_unknown(void **state)
{
	g_autoptr(Company) company = company_new("2026-07-01");
	Table *table;

	(void)state;
	add_plain(company, "orders", 10);
	table = add_plain(company, "users", 10);
	g_ptr_array_set_size(table->indexes, 0);
	table->keys_unknown = table->foreign_keys_unknown = true;
	assert_int_equal(
	    decide(company, DECISION_KEYS)->state, DECISION_UNKNOWN);
	assert_int_equal(decide(company, DECISION_KEYS)->count, 1);
	assert_int_equal(decide(company, DECISION_KEYS)->of, 2);
}

/* An export that knows keys, but not which tables refer to which. */
static void
unknown_references_do_not_clear_a_key(void **state)
{
	g_autoptr(Company) company = company_new("2026-07-01");
	Table *table = add_plain(company, "orders", 10);

	(void)state;
	company_key(table, "bigint", 10);
	table->foreign_keys_unknown = true;
	assert_int_equal(
	    decide(company, DECISION_KEYS)->state, DECISION_UNKNOWN);
	assert_int_equal(decide(company, DECISION_KEYS)->why,
	    MSG_MIGRATION_REFERENCES_UNKNOWN);
}

/* Both rules on one table are one table. */
static void
tables_are_counted_once(void **state)
{
	g_autoptr(Company) company = company_new("2026-07-01");
	Table *table = add_plain(company, "orders", 10);

	(void)state;
	company_key(table, "integer", 10);
	company_refer(add_plain(company, "items", 10), "order_id", "integer",
	    "orders", true);
	assert_int_equal(decide(company, DECISION_KEYS)->count, 1);
	assert_int_equal(decide(company, DECISION_KEYS)->of, 2);
}

static void
events_are_found_sound_or_unknown(void **state)
{
	static const struct {
		bool status, audit;
		DecisionState want;
	} cases[] = {
		{ true, false, DECISION_FOUND },
		{ true, true, DECISION_UNKNOWN },
		{ false, false, DECISION_SOUND },
		{ false, true, DECISION_SOUND },
	};

	(void)state;
	for (size_t i = 0; i < G_N_ELEMENTS(cases); i++) {
		g_autoptr(Company) company = company_new("2026-07-01");
		Table *table = add_plain(company, "orders", 10);

		print_message("%zu\n", i);
		table_add_column(table, "updated_at", "timestamptz");
		if (cases[i].status)
			table_add_column(table, "status", "text");
		if (cases[i].audit) {
			table = add_plain(company, "audit_logs", 10);
			table_add_column(table, "row_type", "text");
			table_add_column(table, "row_id", "bigint");
		}
		assert_int_equal(
		    decide(company, DECISION_EVENTS)->state, cases[i].want);
	}
}

static void
analytics_need_rows_and_bills(void **state)
{
	static const struct {
		double rows;
		const char *category;
		DecisionState want;
		Message why;
	} cases[] = {
		{ 2e6, "Compute", DECISION_FOUND,
		    MSG_MIGRATION_ANALYTICS_FOUND },
		{ 2e6, "Analytics", DECISION_SOUND,
		    MSG_MIGRATION_ANALYTICS_SPLIT },
		{ 2e6, NULL, DECISION_UNKNOWN, MSG_MIGRATION_BILLS_UNKNOWN },
		{ 1000, NULL, DECISION_SOUND, MSG_MIGRATION_ANALYTICS_SMALL },
		{ 1000, "Compute", DECISION_SOUND,
		    MSG_MIGRATION_ANALYTICS_SMALL },
		{ NAN, "Compute", DECISION_UNKNOWN, MSG_MIGRATION_ROWS_EMPTY },
		{ 0, "Compute", DECISION_UNKNOWN, MSG_MIGRATION_ROWS_EMPTY },
		{ NAN, "Analytics", DECISION_SOUND,
		    MSG_MIGRATION_ANALYTICS_SPLIT },
	};

	(void)state;
	for (size_t i = 0; i < G_N_ELEMENTS(cases); i++) {
		g_autoptr(Company) company = company_new("2026-07-01");

		print_message("%zu\n", i);
		add_plain(company, "orders", cases[i].rows);
		if (cases[i].category != NULL)
			company_add_cost(company, "2026-06", cases[i].category,
			    "x", "10", "USD");
		assert_int_equal(
		    decide(company, DECISION_ANALYTICS)->state, cases[i].want);
		assert_int_equal(
		    decide(company, DECISION_ANALYTICS)->why, cases[i].why);
	}
}

/* One table of three with rows is too little to say that all are small. */
static void
few_known_rows_are_not_small(void **state)
{
	g_autoptr(Company) company = company_new("2026-07-01");

	(void)state;
	add_plain(company, "a", 10);
	add_plain(company, "b", NAN);
	add_plain(company, "c", NAN);
	assert_int_equal(
	    decide(company, DECISION_ANALYTICS)->state, DECISION_UNKNOWN);
}

int
main(void)
{
	const struct CMUnitTest tests[] = {
		cmocka_unit_test(nothing_read_is_unknown),
		cmocka_unit_test(wide_unguessable_keys_are_sound),
		cmocka_unit_test(an_export_without_keys_is_unknown),
		cmocka_unit_test(unknown_references_do_not_clear_a_key),
		cmocka_unit_test(tables_are_counted_once),
		cmocka_unit_test(events_are_found_sound_or_unknown),
		cmocka_unit_test(analytics_need_rows_and_bills),
		cmocka_unit_test(few_known_rows_are_not_small),
	};

	return cmocka_run_group_tests_name("data_decisions", tests, NULL, NULL);
}
