#include <math.h>
#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>
#include <cmocka.h>
#include <string.h>

#include "tests/support/assert_close.h"
#include "tests/support/schema_look.h"

static void
d3_asks_for_a_log_beside_the_state(void **state)
{
	static const struct {
		const char *column, *updated, *sibling;
		bool refers, fires;
	} cases[] = {
		{ "status", "updated_at", NULL, false, true },
		{ "state", "updated_at", NULL, false, true },
		{ "status", NULL, NULL, false, false },
		{ "kind", "updated_at", NULL, false, false },
		{ "status", "updated_at", "order_events", false, false },
		{ "status", "updated_at", "orders_history", false, false },
		{ "status", "updated_at", "Order_Versions", false, false },
		/* any log that refers to it */
		{ "status", "updated_at", "fulfilment_events", true, false },
		{ "status", "updated_at", "fulfilment_events", false, true },
		{ "status", "updated_at", "fulfilments", true, true },
	};

	(void)state;
	for (size_t i = 0; i < G_N_ELEMENTS(cases); i++) {
		Company *company = company_new("2026-07-01");
		Table *table = company_add_table(company, "orders", 1000);

		print_message("%zu\n", i);
		table_add_column(table, cases[i].column, "text");
		if (cases[i].updated != NULL)
			table_add_column(
			    table, cases[i].updated, "timestamptz");
		if (cases[i].sibling != NULL) {
			Table *other =
			    company_add_table(company, cases[i].sibling, 1);

			if (cases[i].refers)
				company_refer(other, "order_id", "bigint",
				    "orders", true);
		}
		schema_look_check(
		    company, table, "D3", cases[i].fires, SEVERITY_MEDIUM);
	}
}

/* A log of whatever kind of row may or may not hold this one. */
static void
d3_is_unknown_beside_a_general_log(void **state)
{
	Company *company = company_new("2026-07-01");
	Table *table = company_add_table(company, "orders", 1000);
	Table *log = company_add_table(company, "audit_events", 1000);

	(void)state;
	table_add_column(table, "status", "text");
	table_add_column(table, "updated_at", "timestamptz");
	table_add_column(log, "entity_type", "text");
	table_add_column(log, "entity_id", "bigint");
	schema_look_check(company, table, "D3", true, SEVERITY_UNKNOWN);
}

static void
d4_needs_bills_to_speak(void **state)
{
	static const struct {
		double rows;
		const char *category;
		bool fires;
		Severity severity;
	} cases[] = {
		{ 2e6, "Compute", true, SEVERITY_MEDIUM },
		{ 2e7, "Compute", true, SEVERITY_HIGH },
		{ 1e6, "Compute", false, SEVERITY_LOW },
		{ 2e7, "Analytics", false, SEVERITY_LOW },
		{ 2e7, NULL, false, SEVERITY_LOW },
		{ NAN, "Compute", false, SEVERITY_LOW },
	};

	(void)state;
	for (size_t i = 0; i < G_N_ELEMENTS(cases); i++) {
		Company *company = company_new("2026-07-01");
		Table *table =
		    company_add_table(company, "orders", cases[i].rows);

		print_message("%zu\n", i);
		if (cases[i].category != NULL)
			company_add_cost(company, "2026-06", cases[i].category,
			    "x", "10", "USD");
		schema_look_check(
		    company, table, "D4", cases[i].fires, cases[i].severity);
	}
}

/* Ten to the eighth rows at fifty times the users: two million today. */
static void
d11_asks_for_partitions_or_time(void **state)
{
	static const struct {
		double rows;
		const char *index;
		bool partitioned, fires;
		Severity severity;
	} cases[] = {
		{ 2000001, NULL, false, true, SEVERITY_MEDIUM },
		{ 2e6, NULL, false, false, SEVERITY_LOW },
		{ 2e7, NULL, false, true, SEVERITY_HIGH },
		{ 2e7, "happened", false, false, SEVERITY_LOW },
		{ 2e7, "kind", false, true, SEVERITY_HIGH },
		{ 2e7, NULL, true, false, SEVERITY_LOW },
		{ NAN, NULL, false, false, SEVERITY_LOW },
	};

	(void)state;
	for (size_t i = 0; i < G_N_ELEMENTS(cases); i++) {
		Company *company = company_new("2026-07-01");
		Table *table =
		    company_add_table(company, "clicks", cases[i].rows);

		print_message("%zu\n", i);
		table_add_column(table, "kind", "text");
		table_add_column(table, "happened", "timestamptz");
		if (cases[i].index != NULL)
			index_add_column(table_add_index(table, NULL, false),
			    cases[i].index);
		table->partitioned = cases[i].partitioned;
		schema_look_check(
		    company, table, "D11", cases[i].fires, cases[i].severity);
	}
}

int
main(void)
{
	const struct CMUnitTest tests[] = {
		cmocka_unit_test(d3_asks_for_a_log_beside_the_state),
		cmocka_unit_test(d3_is_unknown_beside_a_general_log),
		cmocka_unit_test(d4_needs_bills_to_speak),
		cmocka_unit_test(d11_asks_for_partitions_or_time),
	};

	return cmocka_run_group_tests_name("rules_history", tests, NULL, NULL);
}
