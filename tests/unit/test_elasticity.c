#include <math.h>
#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>
#include <cmocka.h>

#include "pipeline/stats/elasticity.h"
#include "tests/support/assert_close.h"

enum { MONTHS = 12 };

/* [T17]: a spike in month 6 is neither a jump nor in the way. */
static void
measures_the_worked_example(void **state)
{
	static const double users[] = { 1200, 1450, 1700, 2050, 2400, 2900,
		3400, 4000 };
	static const double cost[] = { 410, 455, 505, 560, 640, 900, 840, 930 };
	Elasticity e = elasticity_fit(users, cost, 8);

	(void)state;
	assert_true(e.measured);
	assert_int_equal(e.n_steps, 0);
	assert_prints(e.exponent, "0.6966");
	assert_prints(e.lo, "0.5983");
	assert_prints(e.hi, "0.8471");
	assert_prints(e.intercept, "1.0278");
	assert_prints(elasticity_cost_at(e.exponent, 930, 10), "4624.72");
	assert_prints(elasticity_cost_at(e.exponent, 930, 50), "14190.23");
	assert_prints(elasticity_cost_at(e.exponent, 930, 100), "22997.88");
}

/* Users grow by 6 %; cost follows with 0.8 and jumps twice. */
static void
fill_company(double *users, double *cost)
{
	for (size_t i = 0; i < MONTHS; i++) {
		users[i] = 2000 * pow(1.06, (double)i);
		cost[i] = 3 * pow(users[i], 0.8) * (i >= 4 ? 1.5 : 1) *
			  (i >= 8 ? 0.7 : 1) * (i % 2 == 0 ? 1.004 : 0.996);
	}
}

static void
takes_jumps_out_first(void **state)
{
	double users[MONTHS], cost[MONTHS];
	Elasticity e;

	(void)state;
	fill_company(users, cost);
	e = elasticity_fit(users, cost, MONTHS);
	assert_int_equal(e.n_steps, 2);
	assert_int_equal(e.steps[0].at, 4);
	assert_close(e.steps[0].factor, 1.5, 0.02);
	assert_int_equal(e.steps[1].at, 8);
	assert_close(e.steps[1].factor, 0.7, 0.02);
	assert_close(e.exponent, 0.8, 0.05);
	assert_close(exp(e.intercept + e.exponent * log(2000)),
	    3 * pow(2000, 0.8), 0.02);
}

/* Months left out have no residual, and jumps are in none. */
static void
residuals_are_what_is_left(void **state)
{
	double users[MONTHS + 1] = { 0 }, cost[MONTHS + 1] = { 10 };
	double rest[MONTHS + 1];
	Elasticity e;

	(void)state;
	fill_company(users + 1, cost + 1);
	e = elasticity_fit(users, cost, MONTHS + 1);
	elasticity_residuals(&e, users, cost, MONTHS + 1, rest);
	assert_true(isnan(rest[0]));
	for (size_t i = 1; i <= MONTHS; i++)
		assert_close(rest[i], 0, 0.03);
	e = elasticity_fit(users, cost, 4);
	elasticity_residuals(&e, users, cost, 4, rest);
	for (size_t i = 0; i < 4; i++)
		assert_true(isnan(rest[i]));
}

/* A jump is dated by its place in the input, gaps and all. */
static void
leaves_out_months_without_users_or_cost(void **state)
{
	double users[MONTHS + 2] = { 0, NAN }, cost[MONTHS + 2] = { 10, 20 };
	Elasticity e;

	(void)state;
	fill_company(users + 2, cost + 2);
	cost[3] = -5;
	e = elasticity_fit(users, cost, MONTHS + 2);
	assert_int_equal(e.n, MONTHS - 1);
	assert_int_equal(e.n_steps, 2);
	assert_int_equal(e.steps[0].at, 6);
	assert_int_equal(e.steps[1].at, 10);
}

typedef struct Case {
	const char *name;
	double users[6];
	size_t n;
	double range;
	bool measured;
} Case;

static const Case cases[] = {
	{ "nothing", { 0 }, 0, NAN, false },
	{ "five months", { 10, 20, 30, 40, 50 }, 5, 5, false },
	{ "six months", { 10, 20, 30, 40, 50, 60 }, 6, 6, true },
	{ "hardly any growth", { 10, 10, 11, 12, 13, 14 }, 6, 1.4, false },
	{ "just enough", { 10, 11, 12, 13, 14, 15 }, 6, 1.5, true },
	{ "no growth", { 10, 10, 10, 10, 10, 10 }, 6, 1, false },
};

static void
assumes_what_it_cannot_measure(void **state)
{
	static const double cost[] = { 100, 102, 104, 106, 108, 110 };

	(void)state;
	for (size_t i = 0; i < sizeof cases / sizeof cases[0]; i++) {
		const Case *c = &cases[i];
		Elasticity e = elasticity_fit(c->users, cost, c->n);

		assert_int_equal(e.measured, c->measured);
		assert_int_equal(e.n, c->n);
		assert_close(e.range, c->range, 1e-12);
		if (c->measured)
			continue;
		assert_close(e.exponent, 1, 0);
		assert_close(e.lo, 0.5, 0);
		assert_close(e.hi, 1.5, 0);
		assert_close(e.intercept, NAN, 0);
	}
}

static void
spreads_as_its_limits_say(void **state)
{
	Elasticity assumed = elasticity_fit(NULL, NULL, 0);

	(void)state;
	assert_close(elasticity_quantile(&assumed, 0.5), 1, 1e-12);
	assert_close(elasticity_quantile(&assumed, 0.025), 0.5, 1e-6);
	assert_close(elasticity_quantile(&assumed, 0.975), 1.5, 1e-6);
	assert_close(elasticity_cost_at(0.5, NAN, 10), NAN, 0);
}

int
main(void)
{
	const struct CMUnitTest tests[] = {
		cmocka_unit_test(measures_the_worked_example),
		cmocka_unit_test(takes_jumps_out_first),
		cmocka_unit_test(residuals_are_what_is_left),
		cmocka_unit_test(leaves_out_months_without_users_or_cost),
		cmocka_unit_test(assumes_what_it_cannot_measure),
		cmocka_unit_test(spreads_as_its_limits_say),
	};

	return cmocka_run_group_tests_name("elasticity", tests, NULL, NULL);
}
