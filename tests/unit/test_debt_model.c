#include <math.h>
#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>
#include <cmocka.h>

#include "pipeline/stats/debt_model.h"
#include "pipeline/stats/quantile.h"
#include "tests/support/assert_close.h"

enum { STEPS = 200000, DRAWS = 20000 };

static const DebtInputs example = { .capacity = 600,
	.principal = 900,
	.wasted = 0.23,
	.efficiency = 1,
	.allocation = 0.05,
	.growth = 0.02 };

static DebtModel
calibrate(DebtInputs inputs)
{
	DebtModel model;

	assert_true(debt_model_calibrate(&inputs, &model));
	return model;
}

/* [T6], what is calibrated */
static void
calibrates_the_worked_example(void **state)
{
	DebtModel m = calibrate(example);
	double interest = debt_model_interest(&m, example.allocation, 0);

	(void)state;
	assert_prints(m.multiplier, "1.2987");
	assert_prints(m.per_hour * 1e4, "3.3189");
	assert_prints(m.repayment, "0.1991");
	assert_prints(m.compounding, "0.0289");
	assert_prints(debt_model_break_even(&m), "0.1587");
	assert_prints(debt_model_upkeep(&m), "0.1268");
	assert_prints(interest, "131.1");
	assert_prints(interest * 80, "10488");
	assert_prints(interest / example.principal, "0.1457");
}

/* [T6], the table of scenarios */
typedef struct Scenario {
	double allocation;
	const char *m6, *m12, *m24, *principal, *output, *payback, *cleared;
} Scenario;

static const Scenario scenarios[] = {
	{ 0, "1.5447", "1.8374", "2.5995", "2523.1", "7995.4", NULL, NULL },
	{ 0.1, "1.3889", "1.4942", "1.7615", "1489.2", "8671.6", "12.5", NULL },
	{ 0.2, "1.2357", "1.1634", "1.0000", "492.2", "10063", "12.1",
	    "23.0945" },
	{ 0.3, "1.0853", "1.0000", "1.0000", "0.0", "11279", "10.4", "8.2076" },
};

static void
follows_the_scenarios(void **state)
{
	DebtModel m = calibrate(example);

	(void)state;
	for (size_t i = 0; i < sizeof scenarios / sizeof scenarios[0]; i++) {
		const Scenario *s = &scenarios[i];
		double a = s->allocation;
		double cleared = debt_model_months_to_clear(&m, a);
		double payback = debt_model_payback(&m, a, 60);

		assert_prints(debt_model_multiplier(&m, a, 0), "1.2987");
		assert_prints(debt_model_multiplier(&m, a, 6), s->m6);
		assert_prints(debt_model_multiplier(&m, a, 12), s->m12);
		assert_prints(debt_model_multiplier(&m, a, 24), s->m24);
		assert_prints(debt_model_principal(&m, a, 12), s->principal);
		assert_prints(debt_model_output(&m, a, 24), s->output);
		if (s->payback == NULL)
			assert_true(isnan(payback));
		else
			assert_prints(payback, s->payback);
		if (s->cleared == NULL)
			assert_true(cleared == INFINITY);
		else
			assert_prints(cleared, s->cleared);
	}
}

/* The playbook's curve: at allocation 0 and observed 0, T0 (1 + r)^t. */
static void
is_the_plain_curve_without_repayment(void **state)
{
	DebtInputs inputs = example;
	DebtModel m;

	(void)state;
	inputs.allocation = 0;
	m = calibrate(inputs);
	for (int t = 0; t < 36; t += 5)
		assert_close(
		    debt_model_delivery_ratio(&m, 0, t), pow(1.02, t), 1e-12);
}

/* Observed growth comes back at the observed allocation, to first order. */
static void
reproduces_what_it_was_calibrated_on(void **state)
{
	DebtModel m = calibrate(example);
	double dt = 1e-6;
	double ratio = debt_model_delivery_ratio(&m, example.allocation, dt);

	(void)state;
	assert_close(log(ratio) / dt, log1p(example.growth), 1e-5);
}

/* Small Euler steps, as a second opinion on the closed forms. */
static void
step_by_step(const DebtModel *m, double a, double months, double *multiplier,
    double *output)
{
	double dt = months / STEPS, level = m->multiplier, sum = 0;

	for (int i = 0; i < STEPS; i++) {
		double spent = level <= 1 ? fmin(a, debt_model_upkeep(m)) : a;
		double slope =
		    m->compounding * (1 - spent) * level - m->repayment * spent;

		sum += (1 - spent) * m->capacity / level * dt;
		level = fmax(1, level + slope * dt);
	}
	*multiplier = level;
	*output = sum;
}

static void
agrees_with_small_steps(void **state)
{
	static const double growths[] = { -0.05, -0.01, 0, 0.02, 0.08 };
	static const double allocations[] = { 0, 0.001, 0.15, 0.5, 1 };

	(void)state;
	for (size_t i = 0; i < 5; i++) {
		DebtInputs inputs = example;
		DebtModel m;

		inputs.growth = growths[i];
		m = calibrate(inputs);
		for (size_t k = 0; k < 5; k++) {
			double a = allocations[k], level, output;

			step_by_step(&m, a, 18, &level, &output);
			assert_close(
			    debt_model_multiplier(&m, a, 18), level, 2e-4);
			assert_close(
			    debt_model_output(&m, a, 18), output, 2e-4);
		}
	}
}

/* Growth that cancels: g = 0 exactly divides nothing by zero. */
static void
survives_a_rate_of_zero(void **state)
{
	DebtInputs inputs = example;
	DebtModel m;

	(void)state;
	inputs.growth = 0;
	inputs.allocation = 0;
	m = calibrate(inputs);
	assert_close(m.compounding, 0, 0);
	assert_close(debt_model_break_even(&m), 0, 0);
	assert_close(debt_model_multiplier(&m, 0, 60), m.multiplier, 1e-15);
	assert_close(debt_model_output(&m, 0, 10), 6000 * 0.77, 1e-12);
	assert_close(debt_model_months_to_clear(&m, 0), INFINITY, 0);
	assert_close(debt_model_months_to_clear(&m, 0.2),
	    (m.multiplier - 1) / (0.2 * m.repayment), 1e-12);
	assert_close(debt_model_multiplier(&m, 1, 1e6), 1, 1e-15);
	assert_close(debt_model_output(&m, 1, 1), 0, 1e-15);
}

/* Debt that shrinks by itself is gone one day, and needs no allocation. */
static void
lets_shrinking_debt_go(void **state)
{
	DebtInputs inputs = example;
	DebtModel m;

	(void)state;
	inputs.growth = -0.05;
	inputs.allocation = 0;
	m = calibrate(inputs);
	assert_true(m.compounding < 0);
	assert_close(debt_model_break_even(&m), 0, 0);
	assert_close(debt_model_upkeep(&m), 0, 0);
	assert_close(
	    debt_model_months_to_clear(&m, 0), log(0.77) / log(0.95), 1e-12);
	assert_close(debt_model_multiplier(&m, 0, 24), 1, 0);
	assert_close(debt_model_interest(&m, 0, 24), 0, 0);
}

/* Raising the allocation slows delivery at once; once debt is gone only the
 * upkeep is spent, and delivery is faster than it was. */
static void
slows_delivery_before_it_speeds_it_up(void **state)
{
	DebtModel m = calibrate(example);

	(void)state;
	assert_close(debt_model_delivery_ratio(&m, 0.3, 0), 0.95 / 0.7, 1e-12);
	assert_close(debt_model_delivery_ratio(&m, 0.3, 24),
	    0.77 * 0.95 / (1 - debt_model_upkeep(&m)), 1e-12);
}

static void
says_when_it_never_pays(void **state)
{
	DebtInputs inputs = example;
	DebtModel m;

	(void)state;
	inputs.efficiency = 0;
	m = calibrate(inputs);
	assert_close(debt_model_break_even(&m), 1, 1e-12);
	assert_close(debt_model_months_to_clear(&m, 0.5), INFINITY, 0);
	m = calibrate(example);
	assert_close(debt_model_payback(&m, 0.1, 12), INFINITY, 0);
}

static void
knows_the_plain_curve_only_without_principal(void **state)
{
	static const double unknown[][2] = { { 600, NAN }, { 600, 0 },
		{ NAN, 900 } };

	(void)state;
	for (size_t i = 0; i < 3; i++) {
		DebtInputs inputs = example;
		DebtModel m;

		inputs.capacity = unknown[i][0];
		inputs.principal = unknown[i][1];
		m = calibrate(inputs);
		assert_close(m.compounding, log(1.02) / 0.95, 1e-12);
		assert_close(debt_model_multiplier(&m, 0, 12),
		    m.multiplier * exp(12 * m.compounding), 1e-12);
		assert_close(debt_model_multiplier(&m, 0.2, 12), NAN, 0);
		assert_close(debt_model_output(&m, 0.2, 12), NAN, 0);
		assert_close(debt_model_payback(&m, 0.2, 60), NAN, 0);
		assert_close(debt_model_break_even(&m), NAN, 0);
		assert_close(debt_model_months_to_clear(&m, 0.2), NAN, 0);
	}
}

static void
refuses_impossible_inputs(void **state)
{
	static const DebtInputs bad[] = {
		{ 600, 900, 0, 1, 0.05, 0.02 },
		{ 600, 900, 1, 1, 0.05, 0.02 },
		{ 600, 900, NAN, 1, 0.05, 0.02 },
		{ 600, 900, 0.23, -1, 0.05, 0.02 },
		{ 600, 900, 0.23, 1, 1, 0.02 },
		{ 600, 900, 0.23, 1, -0.1, 0.02 },
		{ 600, 900, 0.23, 1, 0.05, -1 },
		{ 600, 900, 0.23, 1, 0.05, NAN },
		{ -600, 900, 0.23, 1, 0.05, 0.02 },
		{ 600, -900, 0.23, 1, 0.05, 0.02 },
	};
	DebtModel model = { .multiplier = 7 };

	(void)state;
	for (size_t i = 0; i < sizeof bad / sizeof bad[0]; i++)
		assert_false(debt_model_calibrate(&bad[i], &model));
	assert_close(model.multiplier, 7, 0);
	model = calibrate(example);
	assert_close(debt_model_multiplier(&model, -0.1, 6), NAN, 0);
	assert_close(debt_model_multiplier(&model, 1.1, 6), NAN, 0);
}

static void
draws_around_the_inputs(void **state)
{
	static const DebtUncertainty wide = { 0.0144, { .15, .23, .42 },
		{ .5, .8, 1 } };
	static double growth[DRAWS], multipliers[DRAWS];
	DebtInputs inputs = example;
	Rng rng;

	(void)state;
	inputs.allocation = 0;
	rng_init(&rng, 1, "debt");
	for (size_t i = 0; i < DRAWS; i++) {
		DebtModel m;

		assert_true(debt_model_draw(&inputs, &wide, &rng, &m));
		growth[i] = m.compounding;
		multipliers[i] = m.multiplier;
	}
	assert_close(median(growth, DRAWS), log(1.02), 4e-4);
	assert_close(
	    median_deviation(growth, DRAWS) * MAD_TO_SIGMA, 0.0144, 3e-4);
	assert_close(median(multipliers, DRAWS),
	    1 / (1 - triangular_quantile(wide.wasted, 0.5)), 0.005);
}

static void
draws_nothing_from_unknown_spread(void **state)
{
	static const DebtUncertainty unknown = { NAN, { .15, .23, .42 },
		{ .5, .8, 1 } };
	DebtModel m;
	Rng rng;

	(void)state;
	rng_init(&rng, 1, "debt");
	assert_false(debt_model_draw(&example, &unknown, &rng, &m));
}

int
main(void)
{
	const struct CMUnitTest tests[] = {
		cmocka_unit_test(calibrates_the_worked_example),
		cmocka_unit_test(follows_the_scenarios),
		cmocka_unit_test(is_the_plain_curve_without_repayment),
		cmocka_unit_test(reproduces_what_it_was_calibrated_on),
		cmocka_unit_test(agrees_with_small_steps),
		cmocka_unit_test(survives_a_rate_of_zero),
		cmocka_unit_test(lets_shrinking_debt_go),
		cmocka_unit_test(slows_delivery_before_it_speeds_it_up),
		cmocka_unit_test(says_when_it_never_pays),
		cmocka_unit_test(knows_the_plain_curve_only_without_principal),
		cmocka_unit_test(refuses_impossible_inputs),
		cmocka_unit_test(draws_around_the_inputs),
		cmocka_unit_test(draws_nothing_from_unknown_spread),
	};

	return cmocka_run_group_tests_name("debt_model", tests, NULL, NULL);
}
