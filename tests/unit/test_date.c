#include <math.h>
#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>
#include <cmocka.h>

#include "pipeline/base/date.h"
#include "tests/support/assert_close.h"

#include <glib.h>

#define LAST date_from_ymd(9999, 12, 31)

typedef struct YmdCase {
	int year, month, day;
	Date want;
} YmdCase;

static const YmdCase ymd_cases[] = {
	{ 1970, 1, 1, 0 },
	{ 1969, 12, 31, -1 },
	{ 2000, 2, 29, 11016 },
	{ 1900, 2, 29, DATE_NONE },
	{ 2100, 2, 29, DATE_NONE },
	{ 2024, 2, 29, 19782 },
	{ 2023, 2, 29, DATE_NONE },
	{ 2026, 11, 22, 20779 },
	{ 2026, 4, 31, DATE_NONE },
	{ 2026, 13, 1, DATE_NONE },
	{ 2026, 0, 1, DATE_NONE },
	{ 2026, 1, 0, DATE_NONE },
	{ 2026, 1, 257, DATE_NONE },
	{ 0, 1, 1, DATE_NONE },
	{ 10000, 1, 1, DATE_NONE },
	{ 9999, 12, 31, 2932896 },
	{ 1, 1, 1, -719162 },
};

static void
converts_days(void **state)
{
	(void)state;
	for (size_t i = 0; i < G_N_ELEMENTS(ymd_cases); i++) {
		const YmdCase *c = &ymd_cases[i];
		Date date = date_from_ymd(c->year, c->month, c->day);
		int year, month, day;

		assert_int_equal(date, c->want);
		if (date == DATE_NONE)
			continue;
		date_to_ymd(date, &year, &month, &day);
		assert_int_equal(year, c->year);
		assert_int_equal(month, c->month);
		assert_int_equal(day, c->day);
	}
}

static void
none_splits_to_zero(void **state)
{
	int year = 7, month = 7, day = 7;

	(void)state;
	date_to_ymd(DATE_NONE, &year, &month, &day);
	assert_int_equal(year + month + day, 0);
	assert_int_equal(date_month(DATE_NONE), MONTH_NONE);
	assert_int_equal(month_first_day(MONTH_NONE), DATE_NONE);
	assert_int_equal(instant_date(INSTANT_NONE), DATE_NONE);
	assert_true(date_instant(DATE_NONE) == INSTANT_NONE);
}

static void
knows_weekdays(void **state)
{
	(void)state;
	assert_int_equal(date_weekday(date_from_ymd(1970, 1, 1)), 3);
	assert_int_equal(date_weekday(date_from_ymd(1969, 12, 29)), 0);
	assert_int_equal(date_weekday(date_from_ymd(2026, 11, 22)), 6);
	assert_int_equal(date_weekday(date_from_ymd(1, 1, 1)), 0);
}

static void
counts_months(void **state)
{
	Month month = date_month(date_from_ymd(2024, 2, 29));

	(void)state;
	assert_int_equal(month, 12 * 2024 + 1);
	assert_int_equal(month_first_day(month), date_from_ymd(2024, 2, 1));
	assert_int_equal(
	    month_first_day(month - 2), date_from_ymd(2023, 12, 1));
	assert_int_equal(month_first_day(12 * 10000), DATE_NONE);
}

static void
instants_before_1970_round_down(void **state)
{
	(void)state;
	assert_int_equal(instant_date(-1), -1);
	assert_int_equal(instant_date(-SECONDS_PER_DAY), -1);
	assert_int_equal(instant_date(-SECONDS_PER_DAY - 1), -2);
	assert_int_equal(instant_date(SECONDS_PER_DAY - 1), 0);
	assert_true(date_instant(-1) == -SECONDS_PER_DAY);
}

static void
formats(void **state)
{
	char buf[INSTANT_TEXT_SIZE];
	Date date = date_from_ymd(987, 6, 5);
	Instant instant = date_instant(date_from_ymd(2026, 11, 22)) + 36061;

	(void)state;
	assert_string_equal(date_format_iso(date, buf), "0987-06-05");
	assert_string_equal(date_format_human(date, buf), "5 Jun 987");
	assert_string_equal(
	    instant_format_iso(instant, buf), "2026-11-22T10:01:01Z");
	assert_string_equal(
	    instant_format_iso(-1, buf), "1969-12-31T23:59:59Z");
	assert_string_equal(month_format_iso(12 * 2026 + 10, buf), "2026-11");
	assert_string_equal(
	    month_format_human(12 * 2026 + 10, buf), "Nov 2026");
	assert_string_equal(date_format_human(LAST, buf), "after 9999");
	assert_string_equal(date_format_iso(LAST, buf), "9999-12-31");
}

static void
formats_none(void **state)
{
	char buf[INSTANT_TEXT_SIZE];

	(void)state;
	assert_string_equal(date_format_iso(DATE_NONE, buf), "");
	assert_string_equal(instant_format_iso(INSTANT_NONE, buf), "");
	assert_string_equal(month_format_iso(MONTH_NONE, buf), "");
	assert_string_equal(date_format_human(DATE_NONE, buf), "–");
	assert_string_equal(month_format_human(MONTH_NONE, buf), "–");
}

typedef struct AddCase {
	double days;
	Date want;
} AddCase;

static void
moves_and_saturates(void **state)
{
	static const AddCase cases[] = {
		{ 0.4, 20779 },
		{ 0.6, 20780 },
		{ -1, 20778 },
		{ 1e300, 2932896 },
		{ INFINITY, 2932896 },
		{ -INFINITY, -719162 },
		{ NAN, DATE_NONE },
	};

	(void)state;
	for (size_t i = 0; i < G_N_ELEMENTS(cases); i++)
		assert_int_equal(
		    date_add_days(20779, cases[i].days), cases[i].want);
	assert_int_equal(date_add_days(DATE_NONE, 1), DATE_NONE);
	assert_int_equal(date_add_months(DATE_NONE, 1), DATE_NONE);
}

static void
months_are_30_4375_days(void **state)
{
	Date today = date_from_ymd(2026, 11, 22);

	(void)state;
	assert_int_equal(date_add_months(today, 12), today + 365);
	assert_int_equal(date_add_months(today, 32.8183), today + 999);
	assert_int_equal(date_add_months(today, 1e9), LAST);
	assert_close(date_months_between(today, today + 1461), 48, 1e-12);
	assert_close(date_months_between(today, today - 1461), -48, 1e-12);
	assert_close(date_months_between(DATE_NONE, today), NAN, 0);
	assert_close(date_months_between(today, DATE_NONE), NAN, 0);
}

int
main(void)
{
	const struct CMUnitTest tests[] = {
		cmocka_unit_test(converts_days),
		cmocka_unit_test(none_splits_to_zero),
		cmocka_unit_test(knows_weekdays),
		cmocka_unit_test(counts_months),
		cmocka_unit_test(instants_before_1970_round_down),
		cmocka_unit_test(formats),
		cmocka_unit_test(formats_none),
		cmocka_unit_test(moves_and_saturates),
		cmocka_unit_test(months_are_30_4375_days),
	};

	return cmocka_run_group_tests_name("date", tests, NULL, NULL);
}
