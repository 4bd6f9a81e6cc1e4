#include <math.h>
#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>
#include <cmocka.h>

#include <glib.h>
#include <string.h>

#include "pipeline/ingest/convert.h"
#include "tests/support/assert_close.h"

typedef struct ConvertCase {
	Convert convert;
	const char *text, *want;
} ConvertCase;

static const ConvertCase conversions[] = {
	{ CONVERT_NONE, "a;b;c;d", "a;b;c;d" },
	{ CONVERT_WORKLOG_DATE, "fix;08/Dec/21 4:24 PM;ann;3600",
	    "08/Dec/21 4:24 PM" },
	{ CONVERT_WORKLOG_DATE, "one; two;\nthree;08/Dec/21 4:24 PM;ann;60",
	    "08/Dec/21 4:24 PM" },
	{ CONVERT_WORKLOG_DATE, ";08/Dec/21 4:24 PM;ann;60",
	    "08/Dec/21 4:24 PM" },
	{ CONVERT_WORKLOG_DATE, "08/Dec/21 4:24 PM;ann;60",
	    "08/Dec/21 4:24 PM" },
	{ CONVERT_WORKLOG_DATE, "no date", "no date" },
	{ CONVERT_SPRINT_NAME, "Sprint 7", "Sprint 7" },
	{ CONVERT_SPRINT_NAME,
	    "com.atlassian.greenhopper.service.sprint.Sprint@1f[id=3,"
	    "state=CLOSED,name=Shop 12,startDate=2026]",
	    "Shop 12" },
	{ CONVERT_SPRINT_NAME, "x.Sprint@1f[id=3,name=Last]", "Last" },
	{ CONVERT_SPRINT_NAME, "x.Sprint@1f[id=3]", "x.Sprint@1f[id=3]" },
	{ CONVERT_AMOUNT, "12.50", "12.50" },
	{ CONVERT_AMOUNT, "1,234,567.8900", "1234567.8900" },
	{ CONVERT_AMOUNT, "1,000", "1000" },
	{ CONVERT_AMOUNT, "$3.11", "3.11" },
	{ CONVERT_AMOUNT, "-$3.11", "-3.11" },
	{ CONVERT_AMOUNT, "$-3.11", "-3.11" },
	{ CONVERT_AMOUNT, "US$ 1,000", "1000" },
	{ CONVERT_AMOUNT,
	    "\xe2\x82\xac"
	    "7",
	    "7" },
	{ CONVERT_AMOUNT, "(1,000.25)", "-1000.25" },
	{ CONVERT_AMOUNT, "1.5e-06", "1.5e-06" },
	/* Not thousands: left to be refused as no amount. */
	{ CONVERT_AMOUNT, "1,50", "1,50" },
	{ CONVERT_AMOUNT, "1.000,50", "1.000,50" },
	{ CONVERT_AMOUNT, "1.5,000", "1.5,000" },
	{ CONVERT_AMOUNT, "free", "free" },
	{ CONVERT_AMOUNT, "", "" },
	{ CONVERT_URL_KEY, "https://git.example/shop/web/-/issues/12",
	    "shop/web#12" },
	{ CONVERT_URL_KEY, "https://git.example/shop/web/issues/12",
	    "shop/web#12" },
	{ CONVERT_URL_KEY, "https://git.example/a/b/c/-/work_items/7?x=1",
	    "a/b/c#7" },
	{ CONVERT_URL_KEY, "http://github.com/shop/web/pull/3#top",
	    "shop/web#3" },
	{ CONVERT_URL_KEY, "https://git.example/12", "" },
	{ CONVERT_URL_KEY, "https://git.example/issues/12", "" },
	{ CONVERT_URL_KEY, "https://git.example/shop/web", "" },
	{ CONVERT_URL_KEY, "https://", "" },
	{ CONVERT_URL_KEY, "12", "" },
	{ CONVERT_URL_PROJECT, "https://git.example/shop/web/-/issues/12",
	    "shop/web" },
	{ CONVERT_URL_PROJECT, "shop", "" },
	{ CONVERT_URL_KIND, "https://github.com/shop/web/pull/3", "pull" },
	{ CONVERT_URL_KIND, "", "" },
	{ CONVERT_NAMES, "[{\"id\":1,\"name\":\"bug\"},{\"name\":\"ui\"}]",
	    "bug,ui" },
	{ CONVERT_NAMES, "{\"login\":\"ann\"}", "ann" },
	{ CONVERT_NAMES, "[\"a\",7,{}]", "a" },
	{ CONVERT_NAMES, "[]", "" },
	{ CONVERT_NAMES, "[Draft] name", "[Draft] name" },
	{ CONVERT_NAMES, "ann", "ann" },
	{ CONVERT_UNGUARD, "'=SUM(A1)", "=SUM(A1)" },
	{ CONVERT_UNGUARD, "'quoted'", "'quoted'" },
	{ CONVERT_UNGUARD, "'", "'" },
};

static void
conversions_take_the_part_that_is_meant(void **state)
{
	(void)state;
	for (size_t i = 0; i < G_N_ELEMENTS(conversions); i++) {
		const ConvertCase *c = &conversions[i];
		g_autofree char *copy = g_strdup(c->text);
		char *text = copy;
		size_t length = strlen(text);
		g_autofree char *got = NULL;

		convert_apply(c->convert, &text, &length);
		got = g_strndup(text, length);
		assert_string_equal(got, c->want);
	}
}

static void
relations_point_at_issues(void **state)
{
	static char *const words[] = { "Blocks", "Blockiert" };

	(void)state;
	assert_string_equal(convert_relation("Blocks #12", words, 2), "12");
	assert_string_equal(
	    convert_relation("blockiert (2 Tage) #9", words, 2), "9");
	assert_null(convert_relation("Blocked by #12", words, 2));
	assert_null(convert_relation("Blockiert durch #12", words, 1));
	assert_null(convert_relation("Blocks #", words, 2));
	assert_null(convert_relation("Blockiert durch #12", words, 2));
	assert_null(convert_relation("", words, 2));
}

typedef struct AmountCase {
	const char *text;
	Unit unit;
	double want; /* NAN: none */
} AmountCase;

static const AmountCase amounts[] = {
	{ "7200", UNIT_SECONDS, 2 },
	{ "1w 2d 3h", UNIT_SECONDS, 59 },
	{ "1mo 30m", UNIT_SECONDS, 160.5 },
	{ "1d 4h", UNIT_MINUTES, 12 },
	{ "2h 36s", UNIT_HOURS, 2.01 },
	{ "1.5h", UNIT_HOURS, 1.5 },
	{ "3,50", UNIT_HOURS, 3.5 },
	{ "2,5", UNIT_NONE, 2.5 },
	{ "1,500", UNIT_HOURS, NAN },
	{ "1,2,3", UNIT_HOURS, NAN },
	{ "3h", UNIT_NONE, NAN },
	{ "3 fortnights", UNIT_HOURS, NAN },
	{ "h", UNIT_HOURS, NAN },
	{ "-3h", UNIT_HOURS, NAN },
	{ "3h x", UNIT_HOURS, NAN },
	{ "", UNIT_HOURS, NAN },
};

static void
amounts_become_hours(void **state)
{
	(void)state;
	for (size_t i = 0; i < G_N_ELEMENTS(amounts); i++) {
		const AmountCase *c = &amounts[i];
		double got = NAN;

		print_message("%s\n", c->text);
		assert_int_equal(
		    convert_amount(c->text, c->unit, &got), !isnan(c->want));
		assert_true(isnan(got) == isnan(c->want));
		if (!isnan(c->want))
			assert_close(got, c->want, 1e-12);
	}
}

typedef struct CheckCase {
	Check check;
	const char *text;
	bool want;
} CheckCase;

static const CheckCase check_cases[] = {
	{ CHECK_NONE, "", true },
	{ CHECK_ISSUE_KEY, "SHOP-12", true },
	{ CHECK_ISSUE_KEY, "A_B2-1", true },
	{ CHECK_ISSUE_KEY, "SHOP-", false },
	{ CHECK_ISSUE_KEY, "-12", false },
	{ CHECK_ISSUE_KEY, "12", false },
	{ CHECK_ISSUE_KEY, "2026-11-22", false },
	{ CHECK_ISSUE_KEY, "SHOP-12a", false },
	{ CHECK_ISSUE_KEY, "see SHOP-12", false },
	{ CHECK_ISSUE_KEY, "", false },
	{ CHECK_INTEGER, "042", true },
	{ CHECK_INTEGER, "-1", false },
	{ CHECK_INTEGER, "", false },
	{ CHECK_CURRENCY, "EUR", true },
	{ CHECK_CURRENCY, "Total", false },
};

static void
checks_hold_for_what_they_name(void **state)
{
	(void)state;
	for (size_t i = 0; i < G_N_ELEMENTS(check_cases); i++) {
		const CheckCase *c = &check_cases[i];

		print_message("%s\n", c->text);
		assert_int_equal(
		    check_holds(c->check, c->text, strlen(c->text)), c->want);
		if (!c->want)
			assert_non_null(check_expectation(c->check));
	}
}

static void
units_become_hours(void **state)
{
	(void)state;
	assert_close(28800 * unit_factor(UNIT_SECONDS), 8, 1e-12);
	assert_close(90 * unit_factor(UNIT_MINUTES), 1.5, 1e-12);
	assert_close(unit_factor(UNIT_HOURS), 1, 0);
	assert_close(unit_factor(UNIT_NONE), 1, 0);
}

typedef struct MeasureCase {
	const char *text;
	double want; /* NAN: none */
} MeasureCase;

static const MeasureCase measurements[] = {
	{ "12.3", 12.3 },
	{ "1e3", 1000 },
	{ "45%", 0.45 },
	{ "-12.3 ms", -0.0123 },
	{ "7 \xc2\xb5s", 7e-6 },
	{ "1.5 s", 1.5 },
	{ "3 min", 180 },
	{ "2 hours", 7200 },
	{ "4 K", 4000 },
	{ "4K", 4000 },
	{ "2.25 TB", 2.25e12 },
	{ "1.5 GiB", 1610612736 },
	{ "1.5 KiB/s", 1536 },
	{ "12 req/s", 12 },
	{ "1.5 K req/s", 1500 },
	{ "2 Mil ops/s", 2e6 },
	/* "B" may be bytes or billions; "m" may be anything. */
	{ "5 B req/s", NAN },
	{ "5 m", NAN },
	{ "5 ", NAN },
	{ " s", NAN },
	{ "/s", NAN },
	{ "1.2.3 s", NAN },
	{ "5 s s", NAN },
	{ "5 K ", NAN },
};

static void
measures_are_numbers_in_one_unit(void **state)
{
	(void)state;
	for (size_t i = 0; i < G_N_ELEMENTS(measurements); i++) {
		const MeasureCase *c = &measurements[i];
		double number = NAN;

		print_message("%s\n", c->text);
		assert_int_equal(
		    convert_measure(c->text, &number), !isnan(c->want));
		if (!isnan(c->want))
			assert_close(number, c->want, 1e-12);
	}
}

int
main(void)
{
	const struct CMUnitTest tests[] = {
		cmocka_unit_test(measures_are_numbers_in_one_unit),
		cmocka_unit_test(conversions_take_the_part_that_is_meant),
		cmocka_unit_test(relations_point_at_issues),
		cmocka_unit_test(amounts_become_hours),
		cmocka_unit_test(checks_hold_for_what_they_name),
		cmocka_unit_test(units_become_hours),
	};

	return cmocka_run_group_tests_name("convert", tests, NULL, NULL);
}
