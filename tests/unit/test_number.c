#include <math.h>
#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>
#include <cmocka.h>

#include "pipeline/base/number.h"
#include "tests/support/assert_close.h"

#include <glib.h>
#include <locale.h>

typedef struct ParseCase {
	const char *text;
	bool good;
	double want;
} ParseCase;

static const ParseCase parse_cases[] = {
	{ "0", true, 0 },
	{ "-1.5e3", true, -1500 },
	{ "+.5", true, 0.5 },
	{ "5.", true, 5 },
	{ "8%", true, 0.08 },
	{ "8 %", true, 0.08 },
	{ "-2.5%", true, -0.025 },
	{ "1e-999", true, 0 },
	{ "1e999", false, 0 },
	{ "8%%", false, 0 },
	{ "8  %", false, 0 },
	{ "", false, 0 },
	{ "%", false, 0 },
	{ ".", false, 0 },
	{ "-", false, 0 },
	{ " 1", false, 0 },
	{ "1 ", false, 0 },
	{ "1e", false, 0 },
	{ "1e+", false, 0 },
	{ "1,5", false, 0 },
	{ "1_000", false, 0 },
	{ "0x1p3", false, 0 },
	{ "inf", false, 0 },
	{ "nan", false, 0 },
	{ "1.2.3", false, 0 },
	{ "12ms", false, 0 },
};

static void
parses_numbers(void **state)
{
	(void)state;
	for (size_t i = 0; i < G_N_ELEMENTS(parse_cases); i++) {
		const ParseCase *c = &parse_cases[i];
		double got = 77;
		bool good = number_parse(c->text, &got);

		if (good != c->good)
			print_error("parsing \"%s\"\n", c->text);
		assert_int_equal(good, c->good);
		assert_close(got, c->good ? c->want : 77, 1e-15);
	}
}

static void
parses_integers(void **state)
{
	static const char *const bad[] = { "", " 5", "5 ", "5.0", "1e3", "0x10",
		"9223372036854775808", "-9223372036854775809", "-", "5%" };
	int64_t got = 77;

	(void)state;
	assert_true(number_parse_int("-9223372036854775808", &got));
	assert_true(got == INT64_MIN);
	assert_true(number_parse_int("007", &got));
	assert_int_equal(got, 7);
	for (size_t i = 0; i < G_N_ELEMENTS(bad); i++) {
		assert_false(number_parse_int(bad[i], &got));
		assert_int_equal(got, 7);
	}
}

typedef struct TextCase {
	double value;
	const char *want;
} TextCase;

static const TextCase machine_cases[] = {
	{ 0.1, "0.1" },
	{ -0.0, "0" },
	{ 1.0 / 3.0, "0.333333333333" },
	{ 123456789012, "123456789012" },
	{ 1e20, "1e+20" },
	{ NAN, "null" },
	{ INFINITY, "null" },
	{ -INFINITY, "null" },
};

static const TextCase two_digit_cases[] = {
	{ 0, "0" },
	{ -0.0, "0" },
	{ 2, "2" },
	{ 0.034, "0.034" },
	{ 0.0999, "0.1" },
	{ 9.96, "10" },
	{ 1234, "1,200" },
	{ -1234, "−1,200" },
	{ 994999, "990,000" },
	{ 999999, "1 million" },
	{ 1234567, "1.2 million" },
	{ 123456789, "120 million" },
	{ 999999999, "1 billion" },
	{ 3.44e9, "3.4 billion" },
	{ -2.5e12, "−2.5 trillion" },
	{ 9.9e14, "990 trillion" },
	{ 1e15, "over 999 trillion" },
	{ INFINITY, "over 999 trillion" },
	{ -INFINITY, "under −999 trillion" },
	{ 1.25e-6, "0.0000013" },
	{ 9e-7, "< 0.000001" },
	{ -9e-7, "> −0.000001" },
	{ NAN, "–" },
};

static const TextCase six_digit_cases[] = {
	{ 5846, "5,846" },
	{ 5846.01, "5,846.01" },
	{ 999999, "999,999" },
	{ 1234567, "1.23457 million" },
	{ 100, "100" },
};

static const TextCase multiple_cases[] = {
	{ 3.4, "3.4×" },
	{ 2, "2.0×" },
	{ 0.854, "0.85×" },
	{ 0, "0×" },
	{ 9.96, "10×" },
	{ 44.5536, "45×" },
	{ 994, "990×" },
	{ 1000, "1,000×" },
	{ 1000.1, "over 1,000×" },
	{ INFINITY, "over 1,000×" },
	{ NAN, "–" },
};

static const TextCase percent_cases[] = {
	{ 0, "0 %" },
	{ 0.12, "12 %" },
	{ 0.004, "< 1 %" },
	{ 0.006, "1 %" },
	{ -0.004, "> −1 %" },
	{ -0.12, "−12 %" },
	{ 0.994, "99 %" },
	{ 0.996, "> 99 %" },
	{ 1, "100 %" },
	{ 1.5095, "151 %" },
	{ 12.345, "1,234 %" },
	{ NAN, "–" },
};

static const TextCase rate_cases[] = {
	{ 0.044, "4.4 %" },
	{ 0.2, "20 %" },
	{ 0.0018399, "0.18 %" },
	{ -0.012, "−1.2 %" },
	{ NAN, "–" },
};

static void
check_digits(const TextCase *cases, size_t count, int digits)
{
	char buf[NUMBER_TEXT_SIZE];

	for (size_t i = 0; i < count; i++)
		assert_string_equal(
		    number_format_human(cases[i].value, digits, buf),
		    cases[i].want);
}

static void
check_texts(
    const TextCase *cases, size_t count, const char *(*format)(double, char *))
{
	char buf[NUMBER_TEXT_SIZE];

	for (size_t i = 0; i < count; i++)
		assert_string_equal(format(cases[i].value, buf), cases[i].want);
}

static void
formats_for_machines(void **state)
{
	(void)state;
	check_texts(
	    machine_cases, G_N_ELEMENTS(machine_cases), number_format_machine);
}

static void
formats_for_people(void **state)
{
	(void)state;
	check_digits(two_digit_cases, G_N_ELEMENTS(two_digit_cases), 2);
	check_digits(six_digit_cases, G_N_ELEMENTS(six_digit_cases), 6);
	check_texts(multiple_cases, G_N_ELEMENTS(multiple_cases),
	    number_format_multiple);
	check_texts(
	    percent_cases, G_N_ELEMENTS(percent_cases), number_format_percent);
	check_texts(rate_cases, G_N_ELEMENTS(rate_cases), number_format_rate);
}

typedef struct MoneyCase {
	double amount;
	const char *currency;
	const char *want;
} MoneyCase;

static const MoneyCase money_cases[] = {
	{ 5846.01, "USD", "$5,846" },
	{ 12300, "EUR", "EUR 12,300" },
	{ 1.2e6, "USD", "$1.2 million" },
	{ 1234567, "USD", "$1.23 million" },
	{ 999999.4, "USD", "$999,999" },
	{ 999999.6, "USD", "$1 million" },
	{ 3.11, "USD", "$3.11" },
	{ 9.994, "USD", "$9.99" },
	{ 9.996, "USD", "$10" },
	{ 0, "USD", "$0" },
	{ -0.0, "USD", "$0" },
	{ 7, "GBP", "GBP 7" },
	{ 0.0017, "USD", "< $0.01" },
	{ -42.3, "USD", "−$42" },
	{ -42.3, "EUR", "−EUR 42" },
	{ 411, "", "411" },
	{ 2e15, "USD", "over $999 trillion" },
	{ NAN, "USD", "–" },
};

static void
formats_money(void **state)
{
	char buf[NUMBER_TEXT_SIZE];

	(void)state;
	for (size_t i = 0; i < G_N_ELEMENTS(money_cases); i++)
		assert_string_equal(number_format_money(money_cases[i].amount,
					money_cases[i].currency, buf),
		    money_cases[i].want);
}

static void
formats_estimates(void **state)
{
	static const MoneyCase estimates[] = {
		{ 94294, "USD", "$94,000" },
		{ 95500, "USD", "$96,000" },
		{ 6836.2, "EUR", "EUR 6,800" },
		{ 14, "USD", "$14" },
		{ 3.14159, "USD", "$3.10" },
		{ 1234567, "USD", "$1.2 million" },
		{ 999999, "USD", "$1 million" },
		{ -94294, "USD", "−$94,000" },
		{ 0, "USD", "$0" },
		{ NAN, "USD", "–" },
		{ INFINITY, "USD", "over $999 trillion" },
	};
	char buf[NUMBER_TEXT_SIZE];

	(void)state;
	for (size_t i = 0; i < G_N_ELEMENTS(estimates); i++)
		assert_string_equal(number_format_estimate(estimates[i].amount,
					estimates[i].currency, buf),
		    estimates[i].want);
}

static void
formats_counts(void **state)
{
	char buf[NUMBER_TEXT_SIZE];

	(void)state;
	assert_string_equal(number_format_count(0, buf), "0");
	assert_string_equal(number_format_count(999, buf), "999");
	assert_string_equal(number_format_count(1000, buf), "1,000");
	assert_string_equal(number_format_count(-123456, buf), "−123,456");
	assert_string_equal(
	    number_format_count(INT64_MIN, buf), "−9,223,372,036,854,775,808");
}

static void
extremes_fit_the_buffer(void **state)
{
	static const double values[] = { 1e308, -1e308, 5e-324,
		999999999999999.0, -123456789012345.678, 1.23456789012345e-6 };
	char buf[NUMBER_TEXT_SIZE];

	(void)state;
	for (size_t i = 0; i < G_N_ELEMENTS(values); i++) {
		number_format_machine(values[i], buf);
		number_format_human(values[i], 99, buf);
		number_format_human(values[i], -1, buf);
		number_format_multiple(values[i], buf);
		number_format_percent(values[i], buf);
		number_format_money(values[i], "EUR", buf);
	}
}

int
main(void)
{
	const struct CMUnitTest tests[] = {
		cmocka_unit_test(parses_numbers),
		cmocka_unit_test(parses_integers),
		cmocka_unit_test(formats_for_machines),
		cmocka_unit_test(formats_for_people),
		cmocka_unit_test(formats_money),
		cmocka_unit_test(formats_estimates),
		cmocka_unit_test(formats_counts),
		cmocka_unit_test(extremes_fit_the_buffer),
	};

	setlocale(LC_ALL, "");
	return cmocka_run_group_tests_name("number", tests, NULL, NULL);
}
