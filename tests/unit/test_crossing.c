#include <math.h>
#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>
#include <cmocka.h>

#include "pipeline/stats/crossing.h"
#include "tests/support/assert_close.h"

/* [T20]: p95 of response times */
static const Crossing p95 = {
	.now = 120, .threshold = 200, .rate = 0.04, .error = 0.008
};

static void
dates_the_worked_example(void **state)
{
	(void)state;
	assert_prints(crossing_months(&p95), "12.7706");
	assert_prints(crossing_quantile(&p95, 0.1), "10.1652");
	assert_prints(crossing_quantile(&p95, 0.9), "17.1720");
	assert_prints(crossing_probability(&p95, 12), "0.3741");
	assert_prints(crossing_probability(&p95, 18), "0.9268");
}

static void
inverts_itself(void **state)
{
	(void)state;
	for (double p = 0.05; p < 1; p += 0.1)
		assert_close(
		    crossing_probability(&p95, crossing_quantile(&p95, p)), p,
		    1e-12);
	assert_close(
	    crossing_quantile(&p95, 0.5), crossing_months(&p95), 1e-12);
}

/* A level of today that is off, and one that wanders on. */
static void
check_wandering(const Crossing *c)
{
	double before = 0;

	for (int i = 1; i < 20; i++) {
		const double p = i / 20.0, months = crossing_quantile(c, p);

		assert_true(months >= before);
		before = months;
		if (isfinite(months) && months > 0)
			assert_close(crossing_probability(c, months), p, 1e-9);
		else if (months == 0)
			assert_true(crossing_probability(c, 1e-9) > p - 1e-6);
		else
			assert_true(crossing_probability(c, 1e6) < p + 1e-3);
	}
	assert_close(crossing_quantile(c, 0.5), crossing_months(c), 1e-12);
}

static void
wandering_widens_the_dates(void **state)
{
	static const Crossing cases[] = {
		{ 120, 200, 0.04, 0.008, 0.01, 0 },
		{ 120, 200, 0.04, 0.008, 0, 0.002 },
		{ 120, 200, 0.04, 0, 0.01, 0.002 },
		{ 120, 200, 0.04, 0.03, 0.01, 0.002 },
	};
	static const Crossing lost = { 120, 200, 0, 0, 0, 0.002 };
	static const Crossing sure = { 120, 200, 0.04, 1e-17, 1e-33, 1e-33 };

	(void)state;
	for (size_t i = 0; i < sizeof cases / sizeof cases[0]; i++) {
		check_wandering(&cases[i]);
		assert_true(crossing_quantile(&cases[i], 0.1) <
			    crossing_quantile(&p95, 0.1));
	}
	assert_close(crossing_quantile(&cases[0], 0.9), 18.4915, 1e-6);
	check_wandering(&lost);
	assert_close(crossing_quantile(&lost, 0.9), INFINITY, 0);
	/* what rounding leaves of certainty */
	assert_close(crossing_quantile(&sure, 0.1), 12.7706, 1e-5);
	assert_close(crossing_quantile(&sure, 0.9), 12.7706, 1e-5);
}

typedef struct Case {
	const char *name;
	Crossing crossing;
	double months, within_12, upper_tenth;
} Case;

static const Case cases[] = {
	{ "passed", { 201, 200, -0.1, 0.01, 0, 0 }, 0, 1, 0 },
	{ "just there", { 200, 200, 0.1, 0.01, 0, 0 }, 0, 1, 0 },
	{ "level", { 120, 200, 0, 0, 0, 0 }, INFINITY, 0, INFINITY },
	{ "falling", { 120, 200, -0.04, 0, 0, 0 }, INFINITY, 0, INFINITY },
	{ "certain", { 100, 200, 0.1, 0, 0, 0 }, 6.931471805599453, 1,
	    6.931471805599453 },
	{ "perhaps never", { 120, 200, 0.01, 0.02, 0, 0 }, 51.08256237659907,
	    0.0517158, INFINITY },
	{ "no level", { 0, 200, 0.1, 0.01, 0, 0 }, NAN, NAN, NAN },
	{ "unknown level", { NAN, 200, 0.1, 0.01, 0, 0 }, NAN, NAN, NAN },
	{ "unknown threshold", { 100, NAN, 0.1, 0.01, 0, 0 }, NAN, NAN, NAN },
	{ "unknown rate", { 100, 200, NAN, 0.01, 0, 0 }, NAN, NAN, NAN },
	{ "unknown error", { 100, 200, 0.1, NAN, 0, 0 }, 6.931471805599453, NAN,
	    NAN },
};

static void
tells_never_from_unknown(void **state)
{
	(void)state;
	for (size_t i = 0; i < sizeof cases / sizeof cases[0]; i++) {
		const Case *c = &cases[i];

		assert_close(crossing_months(&c->crossing), c->months, 1e-12);
		assert_close(
		    crossing_probability(&c->crossing, 12), c->within_12, 1e-6);
		assert_close(crossing_quantile(&c->crossing, 0.9),
		    c->upper_tenth, 1e-12);
	}
	assert_close(crossing_probability(&p95, 0), 0, 0);
	assert_close(crossing_probability(&p95, NAN), NAN, 0);
	assert_close(crossing_quantile(&p95, 1.5), NAN, 0);
}

int
main(void)
{
	const struct CMUnitTest tests[] = {
		cmocka_unit_test(dates_the_worked_example),
		cmocka_unit_test(inverts_itself),
		cmocka_unit_test(wandering_widens_the_dates),
		cmocka_unit_test(tells_never_from_unknown),
	};

	return cmocka_run_group_tests_name("crossing", tests, NULL, NULL);
}
