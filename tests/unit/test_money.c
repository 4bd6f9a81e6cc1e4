#include <math.h>
#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>
#include <cmocka.h>

#include "pipeline/base/money.h"
#include "tests/support/assert_close.h"

#include <string.h>

typedef struct ParseCase {
	const char *text;
	DecimalParse verdict;
	const char *exact; /* decimal_format of the result */
} ParseCase;

#define LARGEST "170141183460469.231731687303715884105727"

static const ParseCase parse_cases[] = {
	{ "0", DECIMAL_OK, "0" },
	{ "-0.000", DECIMAL_OK, "0" },
	{ "-12.5", DECIMAL_OK, "-12.5" },
	{ "+3", DECIMAL_OK, "3" },
	{ ".5", DECIMAL_OK, "0.5" },
	{ "5.", DECIMAL_OK, "5" },
	{ "143227.763670000", DECIMAL_OK, "143227.76367" },
	{ "0.000123456789012345678", DECIMAL_OK, "0.000123456789012345678" },
	{ "1.7765e-06", DECIMAL_OK, "0.0000017765" },
	{ "1.7765E+3", DECIMAL_OK, "1776.5" },
	{ "12e2", DECIMAL_OK, "1200" },
	{ "0.000000000000000000000000000001e30", DECIMAL_OK, "1" },
	{ "1000000000000000000000000000000e-30", DECIMAL_OK, "1" },
	{ "1e-24", DECIMAL_OK, "0.000000000000000000000001" },
	{ "0e999999999999999999999", DECIMAL_OK, "0" },
	{ LARGEST, DECIMAL_OK, LARGEST },
	{ "-" LARGEST, DECIMAL_OK, "-" LARGEST },
	{ LARGEST "5", DECIMAL_OVERFLOW, NULL },
	{ "170141183460469.231731687303715884105728", DECIMAL_OVERFLOW, NULL },
	{ "1e15", DECIMAL_OVERFLOW, NULL },
	{ "1e999999999999999999999", DECIMAL_OVERFLOW, NULL },
	/* half to even in the 24th place */
	{ "0.0000000000000000000000005", DECIMAL_INEXACT, "0" },
	{ "0.0000000000000000000000015", DECIMAL_INEXACT,
	    "0.000000000000000000000002" },
	{ "0.0000000000000000000000025", DECIMAL_INEXACT,
	    "0.000000000000000000000002" },
	{ "0.00000000000000000000000250001", DECIMAL_INEXACT,
	    "0.000000000000000000000003" },
	{ "-0.0000000000000000000000006", DECIMAL_INEXACT,
	    "-0.000000000000000000000001" },
	{ "9e-26", DECIMAL_INEXACT, "0" },
	{ "1e-999999999999999999999", DECIMAL_INEXACT, "0" },
	{ "1.0000000000000000000000000000", DECIMAL_OK, "1" },
	{ "", DECIMAL_BAD, NULL },
	{ ".", DECIMAL_BAD, NULL },
	{ "-", DECIMAL_BAD, NULL },
	{ "+-1", DECIMAL_BAD, NULL },
	{ "e5", DECIMAL_BAD, NULL },
	{ "1e", DECIMAL_BAD, NULL },
	{ "1e+", DECIMAL_BAD, NULL },
	{ "1e5.0", DECIMAL_BAD, NULL },
	{ "1.2.3", DECIMAL_BAD, NULL },
	{ "1,234.5", DECIMAL_BAD, NULL },
	{ " 1", DECIMAL_BAD, NULL },
	{ "1 ", DECIMAL_BAD, NULL },
	{ "$3.11", DECIMAL_BAD, NULL },
	{ "0x10", DECIMAL_BAD, NULL },
	{ "inf", DECIMAL_BAD, NULL },
	{ "nan", DECIMAL_BAD, NULL },
};

/* An exact-size copy, so that the sanitizer sees any read past the end. */
static DecimalParse
parse(const char *text, Decimal *out)
{
	size_t length = strlen(text);
	g_autofree char *bytes = g_memdup2(text, length);

	return decimal_parse(bytes, length, out);
}

static Decimal
decimal(const char *text)
{
	Decimal value = 0;

	assert_int_not_equal(parse(text, &value), DECIMAL_BAD);
	return value;
}

static void
parses(void **state)
{
	(void)state;
	for (size_t i = 0; i < G_N_ELEMENTS(parse_cases); i++) {
		const ParseCase *c = &parse_cases[i];
		Decimal value = 77;
		DecimalParse verdict = parse(c->text, &value);
		g_autofree char *text = decimal_format(value);

		if (verdict != c->verdict)
			print_error("parsing \"%s\"\n", c->text);
		assert_int_equal(verdict, c->verdict);
		if (c->exact != NULL)
			assert_string_equal(text, c->exact);
		else
			assert_true(value == 77);
	}
}

static void
stops_at_length(void **state)
{
	Decimal value = 0;

	(void)state;
	assert_int_equal(decimal_parse("12.5e3", 4, &value), DECIMAL_OK);
	assert_true(value == decimal("12.5"));
	assert_int_equal(decimal_parse("1e5", 2, &value), DECIMAL_BAD);
}

static void
sums_are_exact(void **state)
{
	Decimal sum = 0, line = decimal("0.000000000123456789012");
	g_autofree char *text = NULL;

	(void)state;
	for (int i = 0; i < 1000000; i++)
		assert_true(decimal_add(&sum, line));
	assert_true(decimal_add(&sum, decimal("-1e-21")));
	text = decimal_format(sum);
	assert_string_equal(text, "0.000123456789011999999");
}

static void
add_refuses_overflow(void **state)
{
	Decimal sum = decimal(LARGEST);

	(void)state;
	assert_false(decimal_add(&sum, decimal("1e-24")));
	assert_true(sum == decimal(LARGEST));
	assert_true(decimal_add(&sum, decimal("-" LARGEST)));
	assert_true(sum == 0);
}

static void
lowest_value_prints(void **state)
{
	Decimal lowest = decimal("-" LARGEST);
	g_autofree char *text = NULL;

	(void)state;
	assert_true(decimal_add(&lowest, decimal("-1e-24")));
	text = decimal_format(lowest);
	assert_string_equal(text, "-170141183460469.231731687303715884105728");
}

static void
nearest_double(void **state)
{
	(void)state;
	assert_true(decimal_to_double(decimal("0.1")) == 0.1);
	assert_true(
	    decimal_to_double(decimal("-143227.76367")) == -143227.76367);
	assert_true(decimal_to_double(decimal("1e-24")) == 1e-24);
	assert_close(
	    decimal_to_double(decimal(LARGEST)), 1.7014118346046923e14, 1e-15);
}

int
main(void)
{
	const struct CMUnitTest tests[] = {
		cmocka_unit_test(parses),
		cmocka_unit_test(stops_at_length),
		cmocka_unit_test(sums_are_exact),
		cmocka_unit_test(add_refuses_overflow),
		cmocka_unit_test(lowest_value_prints),
		cmocka_unit_test(nearest_double),
	};

	return cmocka_run_group_tests_name("money", tests, NULL, NULL);
}
