#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>
#include <cmocka.h>

#include "pipeline/base/recurrence.h"

/* MODEL.md, T27, and the hard ones: a fifth Monday, a leap day, a year's end,
 * a first day that is no day of the rule. */
static const struct {
	Recurrence rule;
	const char *rrule;
	const char *from; /* where a series is looked for */
	const char *days[5]; /* its first ones */
} series[] = {
	{ { RECURRENCE_MONTHS, 3, 1, 2 }, "FREQ=MONTHLY;INTERVAL=3;BYDAY=2TU",
	    "2026-01-13",
	    { "2026-01-13", "2026-04-14", "2026-07-14", "2026-10-13",
		"2027-01-12" } },
	{ { RECURRENCE_MONTHS, 1, 4, -1 }, "FREQ=MONTHLY;BYDAY=-1FR",
	    "2026-01-13",
	    { "2026-01-30", "2026-02-27", "2026-03-27", "2026-04-24",
		"2026-05-29" } },
	{ { RECURRENCE_WEEKS, 1, 2, 0 }, "FREQ=WEEKLY;BYDAY=WE", "2026-01-13",
	    { "2026-01-14", "2026-01-21", "2026-01-28", "2026-02-04",
		"2026-02-11" } },
	{ { RECURRENCE_WEEKS, 2, 4, 0 }, "FREQ=WEEKLY;INTERVAL=2;BYDAY=FR",
	    "2026-12-18",
	    { "2026-12-18", "2027-01-01", "2027-01-15", "2027-01-29",
		"2027-02-12" } },
	{ { RECURRENCE_WEEKS, 2, 0, 0 }, "FREQ=WEEKLY;INTERVAL=2;BYDAY=MO",
	    "2024-02-20",
	    { "2024-02-26", "2024-03-11", "2024-03-25", "2024-04-08",
		"2024-04-22" } },
	{ { RECURRENCE_MONTHS, 3, 1, 2 }, "FREQ=MONTHLY;INTERVAL=3;BYDAY=2TU",
	    "2026-01-14",
	    { "2026-02-10", "2026-05-12", "2026-08-11", "2026-11-10",
		"2027-02-09" } },
	{ { RECURRENCE_MONTHS, 1, 6, -1 }, "FREQ=MONTHLY;BYDAY=-1SU",
	    "2028-02-01",
	    { "2028-02-27", "2028-03-26", "2028-04-30", "2028-05-28",
		"2028-06-25" } },
	{ { RECURRENCE_MONTHS, 12, 3, 1 }, "FREQ=MONTHLY;INTERVAL=12;BYDAY=1TH",
	    "2026-01-01",
	    { "2026-01-01", "2027-01-07", "2028-01-06", "2029-01-04",
		"2030-01-03" } },
};

static Date
day(const char *text)
{
	Date date;

	assert_true(date_parse_iso(text, &date));
	return date;
}

static void
assert_day(Date date, const char *expected)
{
	char text[DATE_TEXT_SIZE];

	assert_string_equal(date_format_iso(date, text), expected);
}

static void
says_the_rule_as_rfc_5545_does(void **state)
{
	char text[RECURRENCE_TEXT_SIZE];

	(void)state;
	for (size_t i = 0; i < G_N_ELEMENTS(series); i++)
		assert_string_equal(
		    recurrence_rrule(&series[i].rule, text), series[i].rrule);
}

static void
a_series_begins_on_a_day_of_its_rule(void **state)
{
	(void)state;
	for (size_t i = 0; i < G_N_ELEMENTS(series); i++)
		assert_day(
		    recurrence_first(&series[i].rule, day(series[i].from)),
		    series[i].days[0]);
}

static void
counts_from_the_first_day(void **state)
{
	(void)state;
	for (size_t i = 0; i < G_N_ELEMENTS(series); i++) {
		const Date start = day(series[i].days[0]);
		const Date end = day(series[i].days[4]);
		g_autoptr(GArray) days =
		    recurrence_days(&series[i].rule, start, start, end);

		assert_int_equal(days->len, 5);
		for (guint k = 0; k < days->len; k++)
			assert_day(
			    g_array_index(days, Date, k), series[i].days[k]);
	}
}

static void
finds_the_next_day_that_day_included(void **state)
{
	const Recurrence *rule = &series[0].rule;
	const Date start = day("2026-01-13");

	(void)state;
	assert_day(recurrence_next(rule, start, start), "2026-01-13");
	assert_day(recurrence_next(rule, start, start + 1), "2026-04-14");
	assert_day(
	    recurrence_next(rule, start, day("2026-10-13")), "2026-10-13");
	assert_day(
	    recurrence_next(rule, start, day("2026-10-14")), "2027-01-12");
	assert_day(recurrence_next(rule, start, start - 400), "2026-01-13");
}

static void
a_window_may_hold_nothing(void **state)
{
	g_autoptr(GArray) none = recurrence_days(&series[0].rule,
	    day("2026-01-13"), day("2026-01-14"), day("2026-04-13"));

	(void)state;
	assert_int_equal(none->len, 0);
}

static void
a_wrong_first_day_makes_no_series(void **state)
{
	const Recurrence none = { 0 };
	const Date wednesday = day("2026-01-14");
	g_autoptr(GArray) days = recurrence_days(
	    &series[0].rule, wednesday, wednesday, wednesday + 400);

	(void)state;
	assert_int_equal(days->len, 0);
	assert_true(recurrence_next(&series[0].rule, wednesday, wednesday) ==
		    DATE_NONE);
	assert_true(recurrence_next(&series[0].rule, DATE_NONE, wednesday) ==
		    DATE_NONE);
	assert_true(recurrence_first(&series[0].rule, DATE_NONE) == DATE_NONE);
	assert_true(recurrence_first(&none, wednesday) == DATE_NONE);
}

int
main(void)
{
	const struct CMUnitTest tests[] = {
		cmocka_unit_test(says_the_rule_as_rfc_5545_does),
		cmocka_unit_test(a_series_begins_on_a_day_of_its_rule),
		cmocka_unit_test(counts_from_the_first_day),
		cmocka_unit_test(finds_the_next_day_that_day_included),
		cmocka_unit_test(a_window_may_hold_nothing),
		cmocka_unit_test(a_wrong_first_day_makes_no_series),
	};

	return cmocka_run_group_tests(tests, NULL, NULL);
}
