#include <math.h>
#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>
#include <cmocka.h>

#include "pipeline/stats/crossing.h"
#include "tests/support/assert_close.h"

/* [T20]: p95 of response times */
static const Crossing p95 = { 120, 200, 0.04, 0.008 };

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

typedef struct Case {
	const char *name;
	Crossing crossing;
	double months, within_12, upper_tenth;
} Case;

static const Case cases[] = {
	{ "passed", { 201, 200, -0.1, 0.01 }, 0, 1, 0 },
	{ "just there", { 200, 200, 0.1, 0.01 }, 0, 1, 0 },
	{ "level", { 120, 200, 0, 0 }, INFINITY, 0, INFINITY },
	{ "falling", { 120, 200, -0.04, 0 }, INFINITY, 0, INFINITY },
	{ "certain", { 100, 200, 0.1, 0 }, 6.931471805599453, 1,
	    6.931471805599453 },
	{ "perhaps never", { 120, 200, 0.01, 0.02 }, 51.08256237659907,
	    0.0517158, INFINITY },
	{ "no level", { 0, 200, 0.1, 0.01 }, NAN, NAN, NAN },
	{ "unknown level", { NAN, 200, 0.1, 0.01 }, NAN, NAN, NAN },
	{ "unknown threshold", { 100, NAN, 0.1, 0.01 }, NAN, NAN, NAN },
	{ "unknown rate", { 100, 200, NAN, 0.01 }, NAN, NAN, NAN },
	{ "unknown error", { 100, 200, 0.1, NAN }, 6.931471805599453, NAN,
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
		cmocka_unit_test(tells_never_from_unknown),
	};

	return cmocka_run_group_tests_name("crossing", tests, NULL, NULL);
}
