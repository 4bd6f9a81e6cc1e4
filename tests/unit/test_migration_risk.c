#include <math.h>
#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>
#include <cmocka.h>

#include "pipeline/analysis/limit.h"
#include "pipeline/analysis/migration_risk.h"
#include "tests/support/assert_close.h"
#include "tests/support/company.h"
#include "tests/support/report_checks.h"

static const MigrationRisk *
only_risk(Company *company)
{
	company_report(company);
	assert_int_equal(company->results->migration->risks->len, 1);
	return migration_risk_at(company->results->migration, 0);
}

static const MigrationRisk *
find_risk(Company *company, const char *id)
{
	const MigrationResult *migration;

	company_report(company);
	migration = company->results->migration;
	for (guint i = 0; i < migration->risks->len; i++)
		if (g_str_equal(migration_risk_at(migration, i)->id, id))
			return migration_risk_at(migration, i);
	fail_msg("%s is no risk", id);
	return NULL;
}

static const Limit *
find_limit(Company *company, const char *id)
{
	const GPtrArray *limits;

	company_report(company);
	limits = company->results->limits->limits;
	for (guint i = 0; i < limits->len; i++) {
		const Limit *limit = limits->pdata[i];

		if (g_str_equal(limit->id, id))
			return limit;
	}
	return NULL;
}

/* The worst counts; unknown is worse than low, and no better than medium. */
static void
severity_is_that_of_the_worst(void **state)
{
	static const struct {
		double id_max;
		bool naive, status, money;
		Severity want;
	} cases[] = {
		{ 1000, false, false, false, SEVERITY_LOW },
		{ 1000, true, false, false, SEVERITY_LOW },
		{ NAN, false, false, false, SEVERITY_UNKNOWN },
		{ NAN, true, false, false, SEVERITY_UNKNOWN },
		{ NAN, true, true, false, SEVERITY_MEDIUM },
		{ NAN, true, true, true, SEVERITY_HIGH },
		{ 2e9, true, false, false, SEVERITY_HIGH },
	};

	(void)state;
	for (size_t i = 0; i < G_N_ELEMENTS(cases); i++) {
		g_autoptr(Company) company = company_new("2026-07-01");
		Table *table = company_add_table(company, "orders", NAN);

		print_message("%zu\n", i);
		company_key(table, "integer", cases[i].id_max);
		if (cases[i].naive)
			table_add_column(table, "at", "timestamp");
		if (cases[i].money)
			table_add_column(table, "price", "real");
		if (cases[i].status) {
			table_add_column(table, "status", "text");
			table_add_column(table, "updated_at", "timestamptz");
		}
		assert_int_equal(only_risk(company)->severity, cases[i].want);
	}
}

/* [T11] u = .0224, exhausted at 44.5536x, in 49.3327 months at 8 %. */
static void
the_worked_example_stands_on_the_ladder(void **state)
{
	g_autoptr(Company) company = company_new("2026-07-01");
	const MigrationRisk *risk;
	const Limit *limit;

	(void)state;
	company_set_users(company, 4000, 0.08);
	company_key(
	    company_add_table(company, "orders", 2e6), "integer", 48.2e6);
	risk = only_risk(company);
	assert_prints(risk->id_used, "0.0224");
	assert_prints(risk->exhausted_at, "44.5536");
	limit = find_limit(company, "int4-orders");
	assert_non_null(limit);
	assert_prints(limit->draws[DRAWS - 1], "44.5536");
	assert_false(limit->proxy);
	assert_prints(figure_value(company->report, "limit.int4-orders.months"),
	    "49.3327");
	assert_close(limit->hours, risk->hours, 0);
	assert_close(limit->cost[3], risk->cost[3].p50, 0);
}

static void
a_lower_bound_is_a_proxy(void **state)
{
	g_autoptr(Company) company = company_new("2026-07-01");

	(void)state;
	company_key(
	    company_add_table(company, "orders", 48.2e6), "integer", NAN);
	assert_true(find_limit(company, "int4-orders")->proxy);
}

static void
keys_beyond_their_end_are_broken_now(void **state)
{
	g_autoptr(Company) company = company_new("2026-07-01");

	(void)state;
	company_key(
	    company_add_table(company, "orders", 2e6), "smallint", 40000);
	assert_close(only_risk(company)->exhausted_at, 1, 0);
	assert_true(only_risk(company)->id_used > 1);
	assert_close(find_limit(company, "int2-orders")->draws[0], 1, 0);
	assert_close(figure_value(company->report, "headroom.multiple"), 1, 0);
}

/* What lasts a thousand times the users is no news on a ladder. */
static void
long_lasting_keys_stay_in_the_register(void **state)
{
	g_autoptr(Company) company = company_new("2026-07-01");

	(void)state;
	company_key(
	    company_add_table(company, "orders", 10), "integer", 2147483.0);
	assert_null(find_limit(company, "int4-orders"));
	assert_true(only_risk(company)->exhausted_at > 1000);
	assert_int_equal(company->results->migration->narrow_keys, 0);
}

static void
rungs_are_capped_and_the_rest_told(void **state)
{
	g_autoptr(Company) company = company_new("2026-07-01");
	const MigrationResult *migration;
	const Report *report;

	(void)state;
	company_set_users(company, 4000, 0.08);
	for (int i = 0; i < 400; i++) {
		g_autofree char *name = g_strdup_printf("t%03d", i);

		company_key(company_add_table(company, name, 1000), "integer",
		    1e9 - i * 1e6);
	}
	report = company_report(company);
	migration = company->results->migration;
	assert_int_equal(migration->risks->len, 400);
	assert_int_equal(migration->narrow_keys, 400);
	assert_int_equal(migration->key_limits, 8);
	/* the fullest keys first */
	assert_non_null(find_limit(company, "int4-t000"));
	assert_non_null(find_limit(company, "int4-t007"));
	assert_null(find_limit(company, "int4-t008"));
	assert_string_equal(
	    find_block(report, "migration-risk", BLOCK_TEXT)->text,
	    "The ladder shows the 8 narrow keys that run out first; 392 more "
	    "are in the register.");
	check_report(report);
}

static void
append_tables_and_reports_have_limits(void **state)
{
	g_autoptr(Company) company = company_new("2026-07-01");
	const Limit *limit;

	(void)state;
	company_add_table(company, "clicks", 5e6);
	company_add_cost(company, "2026-06", "Compute", "vm", "10", "USD");
	limit = find_limit(company, "append-clicks");
	assert_close(limit->draws[7], 20, 1e-12);
	limit = find_limit(company, "analytics-clicks");
	assert_close(limit->draws[7], 2, 1e-12);
	assert_int_equal(limit->kind, LIMIT_SYSTEM);
}

static void
append_rungs_are_capped_too(void **state)
{
	g_autoptr(Company) company = company_new("2026-07-01");

	(void)state;
	for (int i = 0; i < 12; i++) {
		g_autofree char *name = g_strdup_printf("s%02d_events", i);

		company_add_table(company, name, 1e7 + i * 1e6);
	}
	company_report(company);
	assert_int_equal(company->results->limits->limits->len, 8);
	assert_int_equal(company->results->migration->risks->len, 12);
}

/* Partitions are their table's: one risk, and it is led by time. */
static void
partitioned_tables_are_one(void **state)
{
	g_autoptr(Company) company = company_new("2026-07-01");
	Table *table = company_add_table(company, "clicks", NAN);

	(void)state;
	table->partitioned = true;
	table->partition_key = g_strdup("RANGE (at)");
	for (int i = 0; i < 3; i++) {
		g_autofree char *name = g_strdup_printf("clicks_%d", i);
		Table *part = company_add_table(company, name, 1e8);

		part->kind = TABLE_PARTITION;
		part->parent = g_strdup("clicks");
	}
	company_report(company);
	assert_int_equal(company->results->migration->tables, 1);
	assert_int_equal(company->results->migration->risks->len, 0);
	assert_null(find_limit(company, "append-clicks"));
}

static void
names_keep_their_schema(void **state)
{
	static const struct {
		const char *schema, *want;
	} cases[] = { { NULL, "orders" }, { "public", "orders" },
		{ "dbo", "orders" }, { "billing", "billing.orders" } };

	(void)state;
	for (size_t i = 0; i < G_N_ELEMENTS(cases); i++) {
		g_autoptr(Table) table = table_new(cases[i].schema, "orders");
		g_autofree char *name = migration_table_name(table);

		assert_string_equal(name, cases[i].want);
	}
}

static void
the_top_is_summed(void **state)
{
	g_autoptr(Company) company = company_new("2026-07-01");
	const TopCost *top;

	(void)state;
	for (int i = 0; i < 5; i++) {
		g_autofree char *name = g_strdup_printf("t%d", i);

		table_add_column(
		    company_add_table(company, name, 1e8), "price", "real");
	}
	company_report(company);
	top = &company->results->migration->top;
	assert_int_equal(top->n, 3);
	assert_true(top->rows_known);
	assert_close(top->now,
	    3 * migration_risk_at(company->results->migration, 0)->cost[0].p50,
	    1e-9);
	assert_true(top->at_50 > top->now);
}

/* A tenant key is one project over all tables that lack it: their rows, and
 * not those of the few tenants, are what it moves. */
static void
a_tenant_key_moves_the_rows_of_others(void **state)
{
	static const double rows[] = { 3e6, NAN };

	(void)state;
	for (size_t i = 0; i < G_N_ELEMENTS(rows); i++) {
		g_autoptr(Company) company = company_new("2026-07-01");
		Table *root = company_add_table(company, "tenants", 10);
		const MigrationRisk *risk;

		company->config->business.multi_tenant = 1;
		company_key(root, "bigint", 10);
		company_refer(company_add_table(company, "shops", 100),
		    "tenant_id", "bigint", "tenants", true);
		company_refer(company_add_table(company, "sales", rows[i]),
		    "shop_id", "bigint", "shops", true);
		company_report(company);
		risk = find_risk(company, "tenants");
		assert_true(migration_has_hit(risk, "D5"));
		assert_int_equal(risk->rows_known, i == 0);
		assert_true(
		    isnan(rows[i]) ? isnan(risk->rows) : risk->rows > 2.9e6);
	}
}

int
main(void)
{
	const struct CMUnitTest tests[] = {
		cmocka_unit_test(severity_is_that_of_the_worst),
		cmocka_unit_test(the_worked_example_stands_on_the_ladder),
		cmocka_unit_test(a_lower_bound_is_a_proxy),
		cmocka_unit_test(keys_beyond_their_end_are_broken_now),
		cmocka_unit_test(long_lasting_keys_stay_in_the_register),
		cmocka_unit_test(rungs_are_capped_and_the_rest_told),
		cmocka_unit_test(append_tables_and_reports_have_limits),
		cmocka_unit_test(append_rungs_are_capped_too),
		cmocka_unit_test(partitioned_tables_are_one),
		cmocka_unit_test(names_keep_their_schema),
		cmocka_unit_test(the_top_is_summed),
		cmocka_unit_test(a_tenant_key_moves_the_rows_of_others),
	};

	return cmocka_run_group_tests_name("migration_risk", tests, NULL, NULL);
}
