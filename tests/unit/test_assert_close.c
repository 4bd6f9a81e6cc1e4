#include <math.h>
#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>
#include <cmocka.h>

#include "tests/support/assert_close.h"

typedef struct Case {
	double got, want, tolerance;
	bool close;
} Case;

static const Case cases[] = {
	{ 119.9999999, 120.0, 1e-12, false },
	{ 119.9999999, 120.0, 1e-6, true },
	{ NAN, NAN, 1e-9, true },
	{ NAN, 0.0, 1e-9, false },
	{ INFINITY, INFINITY, 1e-9, true },
	{ INFINITY, 1.0, 1e-9, false },
};

static void
tells_close_from_far(void **state)
{
	(void)state;
	for (size_t i = 0; i < sizeof cases / sizeof cases[0]; i++)
		assert_int_equal(
		    is_close(cases[i].got, cases[i].want, cases[i].tolerance),
		    cases[i].close);
}

static void
reads_numbers_as_printed(void **state)
{
	(void)state;
	assert_true(prints_as(44.55364, "44.5536"));
	assert_false(prints_as(44.55366, "44.5536"));
	assert_true(prints_as(11355383.4, "11355383"));
	assert_false(prints_as(11355382.4, "11355383"));
	assert_true(prints_as(-0.98, "-0.98"));
	assert_false(prints_as(NAN, "0.0"));
}

int
main(void)
{
	const struct CMUnitTest tests[] = {
		cmocka_unit_test(tells_close_from_far),
		cmocka_unit_test(reads_numbers_as_printed),
	};

	return cmocka_run_group_tests_name("assert_close", tests, NULL, NULL);
}
