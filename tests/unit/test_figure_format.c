#include <math.h>
#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>
#include <cmocka.h>

#include "pipeline/report/figure.h"

typedef struct FormatCase {
	const char *unit;
	double value;
	const char *want;
} FormatCase;

static const FormatCase cases[] = {
	{ "x", 3.44, "3.4×" },
	{ "probability", 0.9994, "> 99 %" },
	{ "fraction", 0.043946, "4.4 %" },
	{ "fraction", -0.2, "−20 %" },
	{ "USD", 5846.01, "$5,846" },
	{ "EUR", 12300, "EUR 12,300" },
	{ "months", 12.7706, "12.8 months" },
	{ "people", 1, "1 person" },
	{ "per month", 0.0793, "7.9 % a month" },
	{ "rows", 21873, "21,873 rows" },
	{ "rows", 2.1e6, "2.1 million rows" },
	{ "h", 4.25, "4.25 h" },
	{ "Usd", 4, "4 Usd" },
	{ "", 7, "7" },
	{ NULL, 7, "7" },
	{ "USD", NAN, "–" },
	{ "months", NAN, "–" },
};

static void
check_format(void **state)
{
	const FormatCase *c = *state;
	g_autoptr(FigureSet) set = figure_set_new();
	const Figure *figure =
	    figure_set_missing(set, "a", "A", c->unit, "why");
	char buf[FIGURE_TEXT_SIZE];

	assert_string_equal(figure_format(figure, c->value, buf), c->want);
}

static void
ranges_have_their_unit_once(void **state)
{
	static const struct {
		const char *unit, *want;
	} ranges[] = {
		{ "weeks", "1 to 4 weeks" },
		{ "x", "1.0× to 4.0×" },
		{ "USD", "$1 to $4" },
		{ NULL, "1 to 4" },
	};

	(void)state;
	for (size_t i = 0; i < G_N_ELEMENTS(ranges); i++) {
		const Figure like = { .unit = (char *)ranges[i].unit };
		g_autofree char *got = figure_format_range(&like, 1, 4);

		assert_string_equal(got, ranges[i].want);
	}
}

static void
value_may_be_date_or_text(void **state)
{
	g_autoptr(FigureSet) set = figure_set_new();
	char buf[FIGURE_TEXT_SIZE];

	(void)state;
	assert_string_equal(
	    figure_format_value(
		figure_set_text(set, "d", "D", "date", "2027-03-14", "m"), buf),
	    "14 Mar 2027");
	assert_string_equal(
	    figure_format_value(
		figure_set_text(set, "e", "E", "date", "soon", "m"), buf),
	    "soon");
	assert_string_equal(
	    figure_format_value(
		figure_set_text(set, "t", "T", NULL, "p95", "m"), buf),
	    "p95");
	assert_string_equal(
	    figure_format_value(
		figure_set_number(set, "n", "N", "x", 2.5, "m"), buf),
	    "2.5×");
	assert_string_equal(
	    figure_format_value(
		figure_set_missing(set, "m", "M", "x", "why"), buf),
	    "–");
}

int
main(void)
{
	struct CMUnitTest tests[G_N_ELEMENTS(cases) + 2] = {
		cmocka_unit_test(value_may_be_date_or_text),
		cmocka_unit_test(ranges_have_their_unit_once),
	};

	for (size_t i = 0; i < G_N_ELEMENTS(cases); i++)
		tests[i + 2] = (struct CMUnitTest){ cases[i].want, check_format,
			NULL, NULL, (void *)&cases[i] };
	return cmocka_run_group_tests_name("figure_format", tests, NULL, NULL);
}
