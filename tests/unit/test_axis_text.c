#include <math.h>
#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>
#include <cmocka.h>

#include "pipeline/base/date.h"
#include "renderers/chart/axis_text.h"

typedef struct ValueCase {
	ChartAxis axis;
	double value;
	const char *want;
} ValueCase;

static char times[] = "×", dollar[] = "$", weeks[] = " wk";

static const ValueCase values[] = {
	{ { .suffix = times, .scale = AXIS_LOG }, 3.417, "3.4×" },
	{ { .suffix = times, .scale = AXIS_LOG }, 44.5536, "45×" },
	{ { .suffix = times, .scale = AXIS_LOG }, 4e7, "over 1,000×" },
	{ { .prefix = dollar }, 6838, "$6,840" },
	{ { .prefix = dollar }, 1234567, "$1.23 million" },
	{ { .suffix = weeks }, 4.614, "4.61 wk" },
	{ { .percent = true }, 0.2, "20 %" },
	{ { .percent = true }, 0.0043946, "0.439 %" },
	{ { .scale = AXIS_TIME }, 20779, "22 Nov 2026" },
	{ { .scale = AXIS_TIME }, NAN, "–" },
	{ { .prefix = dollar }, NAN, "–" },
	{ { 0 }, -0.5, "−0.5" },
	{ { .prefix = dollar }, -74.44, "−$74.44" },
	{ { .prefix = dollar }, 8.6, "$8.60" },
	{ { .prefix = dollar }, 13.7, "$13.70" },
	{ { .prefix = dollar }, 137.04, "$137" },
	{ { .prefix = dollar }, 0.125, "$0.125" },
	{ { .prefix = dollar }, 1e15, "$1×10¹⁵" },
	{ { .prefix = dollar }, -3e-9, "−$3×10⁻⁹" },
	{ { .percent = true }, -0.044, "−4.4 %" },
	{ { 0 }, INFINITY, "∞" },
	{ { 0 }, -INFINITY, "−∞" },
	{ { 0 }, 9.9996e14, "1×10¹⁵" },
	{ { 0 }, 2.5e-123, "2.5×10⁻¹²³" },
	{ { 0 }, 0, "0" },
};

static void
values_are_words(void **state)
{
	(void)state;
	for (size_t i = 0; i < G_N_ELEMENTS(values); i++) {
		g_autofree char *text =
		    axis_value_text(&values[i].axis, values[i].value);

		assert_string_equal(text, values[i].want);
	}
}

static void
intervals_are_words(void **state)
{
	const ChartAxis axis = { .suffix = times };
	g_autofree char *both = axis_interval_text(&axis, 3.4, 2.6, 4.5);
	g_autofree char *half = axis_interval_text(&axis, 3.4, NAN, 4.5);
	g_autofree char *none = axis_interval_text(&axis, 3.4, NAN, NAN);

	(void)state;
	assert_string_equal(both, "3.4× (2.6× – 4.5×)");
	assert_string_equal(half, "3.4× (– – 4.5×)");
	assert_string_equal(none, "3.4×");
}

static void
names_keep_their_values_at_the_right(void **state)
{
	g_autofree char *plain = axis_named_text("orders → 注文", "$2");
	g_autofree char *hebrew = axis_named_text("הזמנות", "$2");

	(void)state;
	assert_string_equal(plain, "orders → 注文: $2");
	assert_string_equal(hebrew, "\u200E\u2068"
				    "הזמנות"
				    "\u2069: $2");
}

typedef struct DigitsCase {
	double ticks[3];
	int want;
} DigitsCase;

static void
ticks_have_digits_enough_to_differ(void **state)
{
	static const DigitsCase cases[] = {
		{ { 0, 1, 2 }, 6 },
		{ { 1234567.1, 1234567.2, 1234567.3 }, 8 },
		{ { -1234567.5, -1234567, -1234566.5 }, 8 },
		{ { 1e300, 2e300, 3e300 }, 6 },
		{ { 1, 1 + 1e-15, 2 }, 15 },
	};

	(void)state;
	for (size_t i = 0; i < G_N_ELEMENTS(cases); i++) {
		g_autoptr(GArray) ticks =
		    g_array_new(false, false, sizeof(double));

		g_array_append_vals(ticks, cases[i].ticks, 3);
		assert_int_equal(axis_tick_digits(ticks), cases[i].want);
	}
}

static void
a_tick_says_the_year_where_it_changes(void **state)
{
	const ChartAxis axis = { .scale = AXIS_TIME };
	const Date december = date_from_ymd(2026, 12, 21);
	const Date january = date_from_ymd(2027, 1, 4);
	g_autofree char *first =
	    axis_tick_text(&axis, TICK_DAY, december, NAN, 6);
	g_autofree char *same =
	    axis_tick_text(&axis, TICK_DAY, december, december - 14, 6);
	g_autofree char *next =
	    axis_tick_text(&axis, TICK_DAY, january, december, 6);

	(void)state;
	assert_string_equal(first, "21 Dec 2026");
	assert_string_equal(same, "21 Dec");
	assert_string_equal(next, "4 Jan 2027");
}

int
main(void)
{
	const struct CMUnitTest tests[] = {
		cmocka_unit_test(values_are_words),
		cmocka_unit_test(intervals_are_words),
		cmocka_unit_test(names_keep_their_values_at_the_right),
		cmocka_unit_test(ticks_have_digits_enough_to_differ),
		cmocka_unit_test(a_tick_says_the_year_where_it_changes),
	};

	return cmocka_run_group_tests_name("axis_text", tests, NULL, NULL);
}
