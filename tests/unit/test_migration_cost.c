#include <math.h>
#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>
#include <cmocka.h>

#include "pipeline/stats/migration_cost.h"
#include "pipeline/stats/quantile.h"
#include "tests/support/assert_close.h"

enum { DRAWS = 100000 };

/* [T14]: integer keys of three tables with five foreign keys. */
static const MigrationModel model = { .fixed_hours = { 24, 40, 80 },
	.table_hours = { 4, 6, 10 },
	.key_hours = { 2, 3, 6 },
	.online_hours = { 40, 60, 120 },
	.backfill_speed = { 58.33, 2229, 85205 },
	.failure = { .01, .03, .10 },
	.outage_hours = { .5, 2, 8 },
	.locked_speed = 85205,
	.lock_window = 0.5,
	.attendance = .05,
	.failure_per_day = .02,
	.row_bytes = 220,
	.storage_price = .115,
	.dual_months = 1,
	.hourly_rate = 80,
	.revenue = 60000 };

static MigrationScope
scope_at(double multiple)
{
	return (MigrationScope){ .tables = 3,
		.keys = 5,
		.rows = 2e6 * multiple,
		.multiple = multiple,
		.effort_factor = 1 };
}

typedef struct Case {
	double multiple;
	const char *hours, *backfill, *failure, *total;
	double p10, p50, p90;
} Case;

static const Case cases[] = {
	{ 1, "73", "0.2492", "0.0302", "5846.01", 5619, 6838, 8374 },
	{ 10, "73", "2.4924", "0.0320", "5903.06", 5772, 7000, 8543 },
	{ 50, "73", "12.4620", "0.0400", "6221.10", 6416, 7916, 9893 },
	{ 100, "133", "24.9240", "0.0499", "11565.11", 12361, 15160, 19681 },
};

enum { CASES = sizeof cases / sizeof cases[0] };

/* [T14], at the modes */
static void
costs_the_worked_example(void **state)
{
	MigrationDraw modes = migration_modes(&model);

	(void)state;
	for (size_t i = 0; i < CASES; i++) {
		MigrationScope scope = scope_at(cases[i].multiple);
		MigrationCost cost = migration_cost(&model, &modes, &scope);

		assert_prints(cost.hours, cases[i].hours);
		assert_prints(cost.backfill_hours, cases[i].backfill);
		assert_prints(cost.failure, cases[i].failure);
		assert_prints(cost.total, cases[i].total);
		assert_int_equal(cost.online, cases[i].multiple == 100);
		assert_close(
		    cost.labour + cost.attendance + cost.storage + cost.risk,
		    cost.total, 1e-12);
	}
}

/* [T14], drawn */
static void
spreads_like_the_worked_example(void **state)
{
	static double totals[CASES][DRAWS];
	Rng rng;

	(void)state;
	rng_init(&rng, 1, "migration");
	for (size_t k = 0; k < DRAWS; k++) {
		MigrationDraw draw = migration_draw(&model, &rng);

		for (size_t i = 0; i < CASES; i++) {
			MigrationScope scope = scope_at(cases[i].multiple);

			totals[i][k] =
			    migration_cost(&model, &draw, &scope).total;
		}
	}
	for (size_t i = 0; i < CASES; i++) {
		sort_values(totals[i], DRAWS);
		assert_close(
		    quantile(totals[i], DRAWS, 0.1) / cases[i].p10, 1, 0.015);
		assert_close(
		    quantile(totals[i], DRAWS, 0.5) / cases[i].p50, 1, 0.015);
		assert_close(
		    quantile(totals[i], DRAWS, 0.9) / cases[i].p90, 1, 0.015);
	}
}

/* Online work starts strictly above the window. */
static void
switches_at_the_lock_window(void **state)
{
	MigrationDraw modes = migration_modes(&model);
	MigrationScope scope = scope_at(1);

	(void)state;
	scope.rows = model.locked_speed * 1800;
	assert_false(migration_cost(&model, &modes, &scope).online);
	scope.rows += 1;
	assert_true(migration_cost(&model, &modes, &scope).online);
}

static void
makes_future_hours_dearer(void **state)
{
	MigrationDraw modes = migration_modes(&model);
	MigrationScope scope = scope_at(10);
	MigrationCost plain = migration_cost(&model, &modes, &scope), dear;

	(void)state;
	scope.effort_factor = 1.5;
	dear = migration_cost(&model, &modes, &scope);
	assert_close(dear.hours, 1.5 * plain.hours, 1e-12);
	assert_close(dear.total - plain.total, 0.5 * plain.labour, 1e-9);
}

static void
leaves_out_a_risk_it_cannot_price(void **state)
{
	MigrationModel poor = model;
	MigrationDraw modes = migration_modes(&model);
	MigrationScope scope = scope_at(10);
	MigrationCost rich = migration_cost(&model, &modes, &scope), cost;

	(void)state;
	poor.revenue = NAN;
	cost = migration_cost(&poor, &modes, &scope);
	assert_close(cost.risk, NAN, 0);
	assert_close(cost.total, rich.total - rich.risk, 1e-12);
	assert_close(cost.expected_outage, rich.expected_outage, 0);
	assert_close(cost.expected_outage, 2 * cost.failure, 1e-12);
}

static void
passes_on_what_is_missing(void **state)
{
	MigrationModel bad = model;
	MigrationScope scope = scope_at(10);
	MigrationDraw draw;
	Rng rng;

	(void)state;
	rng_init(&rng, 1, "migration");
	bad.table_hours = (ThreePoint){ 3, 2, 1 };
	draw = migration_draw(&bad, &rng);
	assert_close(draw.table_hours, NAN, 0);
	assert_close(migration_cost(&bad, &draw, &scope).total, NAN, 0);
	draw = migration_modes(&model);
	scope.rows = NAN;
	assert_close(migration_cost(&model, &draw, &scope).total, NAN, 0);
	scope.rows = 0;
	assert_close(
	    migration_cost(&model, &draw, &scope).backfill_hours, 0, 0);
}

int
main(void)
{
	const struct CMUnitTest tests[] = {
		cmocka_unit_test(costs_the_worked_example),
		cmocka_unit_test(spreads_like_the_worked_example),
		cmocka_unit_test(switches_at_the_lock_window),
		cmocka_unit_test(makes_future_hours_dearer),
		cmocka_unit_test(leaves_out_a_risk_it_cannot_price),
		cmocka_unit_test(passes_on_what_is_missing),
	};

	return cmocka_run_group_tests_name("migration_cost", tests, NULL, NULL);
}
