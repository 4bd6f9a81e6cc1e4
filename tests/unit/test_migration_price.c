#include <math.h>
#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>
#include <cmocka.h>

#include "pipeline/analysis/limit.h"
#include "pipeline/analysis/migration_price.h"
#include "tests/support/assert_close.h"
#include "tests/support/company.h"

static const MigrationRisk *
find_risk(Company *company, const char *id)
{
	const MigrationResult *migration;

	company_report(company);
	migration = company->results->migration;
	for (guint i = 0; i < migration->risks->len; i++)
		if (g_str_equal(migration_risk_at(migration, i)->id, id))
			return migration_risk_at(migration, i);
	fail_msg("no risk %s", id);
	return NULL;
}

/* [T14]: orders and two tables with five keys to it, on an int4. */
static Company *
make_worked_example(void)
{
	Company *company = company_new("2026-07-01");
	Table *table = company_add_table(company, "orders", 2e6);

	company_set_users(company, 4000, 0.08);
	company->config->business.revenue = 60000;
	company_key(table, "integer", 48.2e6);
	table_find_column(table, "id")->auto_increment = false;
	for (int i = 0; i < 2; i++) {
		Table *child = company_add_table(
		    company, i == 0 ? "items" : "refunds", 10);

		company_refer(child, "order_id", "integer", "orders", true);
		company_refer(child, "first_id", "integer", "orders", true);
		if (i == 0)
			company_refer(
			    child, "last_id", "integer", "orders", true);
	}
	return company;
}

static void
the_worked_example_holds_at_the_modes(void **state)
{
	static const char *const want[] = { "5846.01", "5903.06", "6221.10",
		"11565.11" };
	g_autoptr(Company) company = make_worked_example();
	const MigrationRisk *risk = find_risk(company, "orders");

	(void)state;
	for (int m = 0; m < MULTIPLE_COUNT; m++)
		assert_prints(risk->at_modes[m], want[m]);
	assert_false(risk->online[2]);
	assert_true(risk->online[3]);
}

/* [T14] of eight million draws: 10,000 come within 2 %. */
static void
the_worked_example_holds_in_simulation(void **state)
{
	static const Spread want[] = { { 5619, 6838, 8374 },
		{ 5772, 7000, 8543 }, { 6416, 7916, 9893 },
		{ 12361, 15160, 19681 } };
	g_autoptr(Company) company = make_worked_example();
	const MigrationRisk *risk = find_risk(company, "orders");

	(void)state;
	for (int m = 0; m < MULTIPLE_COUNT; m++) {
		assert_close(risk->cost[m].p10, want[m].p10, 0.02);
		assert_close(risk->cost[m].p50, want[m].p50, 0.02);
		assert_close(risk->cost[m].p90, want[m].p90, 0.02);
	}
	assert_int_equal(risk->draws, DRAWS);
	assert_true(risk->hours > 73 && risk->hours < 90);
}

/* Starting up is paid once; tables and keys add up. */
static void
several_findings_are_one_project(void **state)
{
	g_autoptr(Company) company = company_new("2026-07-01");
	Table *table = company_add_table(company, "orders", NAN);

	(void)state;
	company_key(table, "integer", 10);
	table_add_column(table, "status", "text");
	table_add_column(table, "updated_at", "timestamptz");
	/* D1 40 + 6, D3 80 + 10 */
	assert_close(find_risk(company, "orders")->at_modes[0],
	    80 * (80 + 6 + 10), 1e-9);
}

static void
unknown_rows_cost_labour_alone(void **state)
{
	g_autoptr(Company) company = company_new("2026-07-01");
	Table *table = company_add_table(company, "orders", NAN);
	const MigrationRisk *risk;

	(void)state;
	company_key(table, "integer", 10);
	risk = find_risk(company, "orders");
	assert_false(risk->rows_known);
	assert_close(risk->cost[3].p50, risk->cost[0].p50, 1e-12);
	assert_close(risk->score, 0, 1e-9);
	assert_true(isnan(risk->top_share));
}

/* An index is created beside the rows: nothing to move, nothing to gain. */
static void
indexes_move_no_rows(void **state)
{
	g_autoptr(Company) company = company_new("2026-07-01");
	Table *table = company_add_table(company, "items", 1e9);
	const MigrationRisk *risk;

	(void)state;
	company_refer(table, "order_id", "bigint", "orders", false);
	risk = find_risk(company, "items");
	assert_close(risk->at_modes[3], 80 * 2, 1e-9);
	assert_false(risk->online[3]);
}

/* The dump's own size of a row counts for storage. */
static void
rows_have_the_dumps_size(void **state)
{
	double costs[2];

	(void)state;
	for (int i = 0; i < 2; i++) {
		g_autoptr(Company) company = company_new("2026-07-01");
		Table *table = company_add_table(company, "orders", 1e6);

		company_key(table, "integer", 10);
		table->bytes = i == 0 ? NAN : 1e6 * 2200;
		costs[i] = find_risk(company, "orders")->at_modes[0];
	}
	assert_close(
	    costs[1] - costs[0], 1e6 * (2200 - 220) / 1e9 * 0.115, 1e-6);
}

static void
debt_makes_waiting_dearer(void **state)
{
	g_autoptr(Company) company = make_worked_example();
	const MigrationRisk *risk;

	(void)state;
	company->config->team.headcount = 5;
	company_add_features(company, 18, 10, 0.05);
	risk = find_risk(company, "orders");
	assert_close(risk->adjusted[0], risk->cost[0].p50, 1e-9);
	assert_true(risk->adjusted[2] > 1.5 * risk->cost[2].p50);
	assert_true(risk->adjusted[2] < 2.24 * risk->cost[2].p50 + 1);
}

/* An outage costs more with more revenue, whatever is migrated: without rows
 * to move severity ranks, and no share among the first is told. */
static void
revenue_alone_does_not_rank(void **state)
{
	g_autoptr(Company) company = company_new("2026-07-01");
	const MigrationResult *migration;

	(void)state;
	company_set_users(company, 4000, 0.08);
	company->config->business.revenue = 1e6;
	/* likely to be forced, and low */
	table_add_column(
	    company_add_table(company, "a", NAN), "at", "timestamp");
	/* half as likely, and medium */
	company_key(company_add_table(company, "b", 10), "bigint", 10);
	company_refer(
	    company_add_table(company, "c", 10), "b_id", "bigint", "b", true);
	company_report(company);
	migration = company->results->migration;
	assert_string_equal(migration_risk_at(migration, 0)->id, "b");
	assert_true(migration_risk_at(migration, 0)->score <
		    migration_risk_at(migration, 1)->score);
	assert_false(migration_risk_at(migration, 0)->grows);
	assert_true(isnan(migration_risk_at(migration, 0)->top_share));
}

/* The cost of delay ranks first, then severity, then cost, then name. */
static void
risks_rank_by_what_waiting_costs(void **state)
{
	static const char *const want[] = { "big", "floats", "a", "b" };
	g_autoptr(Company) company = company_new("2026-07-01");
	const MigrationResult *migration;
	Table *table;

	(void)state;
	company_set_users(company, 4000, 0.08);
	table = company_add_table(company, "b", NAN);
	table_add_column(table, "at", "timestamp");
	table = company_add_table(company, "a", NAN);
	table_add_column(table, "at", "timestamp");
	table = company_add_table(company, "floats", NAN);
	table_add_column(table, "price", "real");
	table = company_add_table(company, "big", 5e7);
	company_key(table, "integer", 1.5e9);
	company_report(company);
	migration = company->results->migration;
	assert_int_equal(migration->risks->len, G_N_ELEMENTS(want));
	for (guint i = 0; i < G_N_ELEMENTS(want); i++)
		assert_string_equal(
		    migration_risk_at(migration, i)->id, want[i]);
	assert_close(migration_risk_at(migration, 0)->top_share, 1, 0);
	assert_true(isnan(migration_risk_at(migration, 1)->top_share));
}

/* A key that runs out stops its table, whatever else would cost more. */
static void
keys_that_run_out_come_first(void **state)
{
	g_autoptr(Company) company = company_new("2026-07-01");
	const MigrationResult *migration;

	(void)state;
	company_set_users(company, 4000, 0.08);
	company_key(
	    company_add_table(company, "tiny", 1000), "smallint", 30000);
	table_add_column(
	    company_add_table(company, "huge", 1e9), "price", "real");
	company_report(company);
	migration = company->results->migration;
	assert_string_equal(migration_risk_at(migration, 0)->id, "tiny");
	assert_true(migration_risk_at(migration, 0)->runs_out);
	assert_false(migration_risk_at(migration, 1)->runs_out);
	assert_true(migration_risk_at(migration, 1)->score >
		    migration_risk_at(migration, 0)->score);
	assert_close(migration_risk_at(migration, 1)->top_share, 1, 0);
}

/* Far down the list fewer draws are enough, and there are no figures. */
static void
many_risks_are_priced_in_two_tiers(void **state)
{
	g_autoptr(Company) company = company_new("2026-07-01");
	const MigrationResult *migration;
	double shares = 0;

	(void)state;
	company_set_users(company, 4000, 0.08);
	for (int i = 0; i < 60; i++) {
		g_autofree char *name = g_strdup_printf("t%02d", i);
		Table *table = company_add_table(company, name, 1e8 + i * 1e7);

		table_add_column(table, "price", "real");
	}
	company_report(company);
	migration = company->results->migration;
	assert_int_equal(migration->risks->len, 60);
	assert_int_equal(migration_risk_at(migration, 0)->draws, DRAWS);
	assert_true(migration_risk_at(migration, 59)->draws < DRAWS);
	assert_false(migration_risk_at(migration, 59)->detailed);
	for (guint i = 0; i < 30; i++)
		shares += migration_risk_at(migration, i)->top_share;
	assert_close(shares, MIGRATION_TOP, 1e-9);
}

/* Users of then, and no more: what does not grow costs the same later. */
static void
waiting_makes_it_dearer(void **state)
{
	g_autoptr(Company) company = make_worked_example();
	const MigrationRisk *risk = find_risk(company, "orders");
	double draws[3][10];

	(void)state;
	migration_draw_delay(
	    company_evidence(company), company->results, risk, 0, 10, draws[0]);
	migration_draw_delay(
	    company_evidence(company), company->results, risk, 6, 10, draws[1]);
	migration_draw_delay(company_evidence(company), company->results, risk,
	    12, 10, draws[2]);
	for (int i = 0; i < 10; i++) {
		assert_close(draws[0][i], 0, 1e-9);
		assert_true(draws[1][i] > 0);
		assert_true(draws[2][i] > draws[1][i]);
	}
}

int
main(void)
{
	const struct CMUnitTest tests[] = {
		cmocka_unit_test(the_worked_example_holds_at_the_modes),
		cmocka_unit_test(the_worked_example_holds_in_simulation),
		cmocka_unit_test(several_findings_are_one_project),
		cmocka_unit_test(unknown_rows_cost_labour_alone),
		cmocka_unit_test(indexes_move_no_rows),
		cmocka_unit_test(rows_have_the_dumps_size),
		cmocka_unit_test(debt_makes_waiting_dearer),
		cmocka_unit_test(revenue_alone_does_not_rank),
		cmocka_unit_test(risks_rank_by_what_waiting_costs),
		cmocka_unit_test(keys_that_run_out_come_first),
		cmocka_unit_test(many_risks_are_priced_in_two_tiers),
		cmocka_unit_test(waiting_makes_it_dearer),
	};

	return cmocka_run_group_tests_name(
	    "migration_price", tests, NULL, NULL);
}
