#include <math.h>
#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>
#include <cmocka.h>

#include "pipeline/base/date.h"

#include <glib.h>
#include <string.h>

typedef struct InstantCase {
	const char *text;
	DateOrder order;
	const char *want; /* ISO, or the verdict */
} InstantCase;

#define BAD "bad"
#define AMBIGUOUS "ambiguous"
#define ANY DATE_ORDER_UNKNOWN
#define DMY DATE_ORDER_DMY
#define MDY DATE_ORDER_MDY
#define YMD DATE_ORDER_YMD

static const InstantCase instant_cases[] = {
	/* ISO 8601 and what calls itself that */
	{ "2024-10-01", ANY, "2024-10-01T00:00:00Z" },
	{ " 2024-10-01 ", ANY, "2024-10-01T00:00:00Z" },
	{ "2024/10/01", ANY, "2024-10-01T00:00:00Z" },
	{ "2024.10.1", ANY, "2024-10-01T00:00:00Z" },
	{ "20241001", ANY, "2024-10-01T00:00:00Z" },
	{ "20241001T235959Z", ANY, "2024-10-01T23:59:59Z" },
	{ "2024-Oct-01", ANY, "2024-10-01T00:00:00Z" },
	{ "2023-11-01T00:00:00Z", ANY, "2023-11-01T00:00:00Z" },
	{ "2023-11-01T00:00:00.000Z", ANY, "2023-11-01T00:00:00Z" },
	{ "2023-11-13T10:00Z", ANY, "2023-11-13T10:00:00Z" },
	{ "2018-06-20 01:00:00", ANY, "2018-06-20T01:00:00Z" },
	{ "2016-07-05 07:53:01.71", ANY, "2016-07-05T07:53:01Z" },
	{ "2016-07-05 07:53:01,719", ANY, "2016-07-05T07:53:01Z" },
	{ "2020-11-09 23:00:00+00:00", ANY, "2020-11-09T23:00:00Z" },
	{ "2020-11-09T23:00:00-05:30", ANY, "2020-11-10T04:30:00Z" },
	{ "2021-12-28 11:42:22 +0000 UTC", ANY, "2021-12-28T11:42:22Z" },
	{ "2021-12-28 11:42:22 -0700 PDT", ANY, "2021-12-28T18:42:22Z" },
	{ "2023-05-01 00:00:00 UTC", ANY, "2023-05-01T00:00:00Z" },
	{ "2019-04-04 01:16:46 -0700", ANY, "2019-04-04T08:16:46Z" },
	{ "2019-04-04 01:16:46 PDT", ANY, "2019-04-04T08:16:46Z" },
	{ "2024-02-29T24:00:00Z", ANY, "2024-03-01T00:00:00Z" },
	{ "1969-12-31T23:59:59Z", ANY, "1969-12-31T23:59:59Z" },
	{ "2023-02-29", ANY, BAD },
	{ "0000-00-00 00:00:00", ANY, BAD },
	{ "2024-13-01", ANY, BAD },
	{ "2024-10", ANY, BAD },
	{ "2024-10-01T", ANY, BAD },
	{ "2024-10-01T10", ANY, BAD },
	{ "2024-10-01 25:00", ANY, BAD },
	{ "2024-10-01 24:00:01", ANY, BAD },
	{ "2024-10-01 10:60", ANY, BAD },
	{ "2024-10-01 10:5", ANY, BAD },
	{ "2024-10-01 10:05:00.", ANY, BAD },
	{ "2024-10-01 10:05:00 XYZ", ANY, BAD },
	{ "2024-10-01 10:05:00+99:00", ANY, BAD },
	{ "2024-10-01-07:00", ANY, BAD },
	{ "2024-10-01/2024-11-01", ANY, BAD },
	{ "2024-10/01", ANY, BAD },
	{ "12024-10-01", ANY, BAD },
	{ "024-10-01", ANY, BAD },
	/* RFC 822 and JavaScript */
	{ "Sun, 10 Mar 2024 03:55:53 -0700", ANY, "2024-03-10T10:55:53Z" },
	{ "Sat, 3 Sep 2011 21:05:09 +0000", ANY, "2011-09-03T21:05:09Z" },
	{ "Sat, 3 Sep 2011", ANY, "2011-09-03T00:00:00Z" },
	{ "10 Mar 24 03:55 EST", ANY, "2024-03-10T08:55:00Z" },
	{ "Sat Feb 11 2023 01:51:47 GMT+0000 (GMT)", ANY,
	    "2023-02-11T01:51:47Z" },
	{ "Sat Feb 11 2023 01:51:47 GMT+0530 (India Standard Time)", ANY,
	    "2023-02-10T20:21:47Z" },
	{ "Sat Feb 11 2023 01:51:47 GMT+0000 (GMT", ANY, BAD },
	{ "Sat Feb 11 2023 01:51:47 GMT+0000 (GMT) x", ANY, BAD },
	{ "Foo Feb 11 2023", ANY, BAD },
	/* the year last: C's asctime, Ruby, git */
	{ "Thu Dec 03 15:02:12 +0100 2009", ANY, "2009-12-03T14:02:12Z" },
	{ "Thu May 21 09:05:07 UTC 2026", ANY, "2026-05-21T09:05:07Z" },
	{ "Thu May  1 09:05:07 2026", ANY, "2026-05-01T09:05:07Z" },
	{ "Thu May 32 09:05:07 2026", ANY, BAD },
	{ "Thu May 21 2026", ANY, "2026-05-21T00:00:00Z" },
	{ "May 21 2026 2026", ANY, BAD },
	{ " 2026", ANY, BAD },
	{ "November 22, 2026", ANY, "2026-11-22T00:00:00Z" },
	{ "Nov 22, 2026, 9:05:07 PM", ANY, "2026-11-22T21:05:07Z" },
	/* Jira's, in the languages of its users */
	{ "25/Oct/25 12:53 PM", ANY, "2025-10-25T12:53:00Z" },
	{ "18/Sep/25 12:00 AM", ANY, "2025-09-18T00:00:00Z" },
	{ "18/Sep/25 12:05 AM", ANY, "2025-09-18T00:05:00Z" },
	{ "25/Oct/25 12:53\u202fPM", ANY, "2025-10-25T12:53:00Z" },
	{ "22/Mar/14 07:59", ANY, "2014-03-22T07:59:00Z" },
	{ "11/abr/26 9:33 AM", ANY, "2026-04-11T09:33:00Z" },
	{ "12/lut/21 10:19 PM", ANY, "2021-02-12T22:19:00Z" },
	{ "03/авг/21 10:19", ANY, "2021-08-03T10:19:00Z" },
	{ "11/abr./26 9:33 p. m.", ANY, "2026-04-11T21:33:00Z" },
	{ "11 de abril de 2026", ANY, "2026-04-11T00:00:00Z" },
	{ "01/févr./24", ANY, "2024-02-01T00:00:00Z" },
	{ "01/août/24", ANY, "2024-08-01T00:00:00Z" },
	{ "01/DÉC/24", ANY, "2024-12-01T00:00:00Z" },
	{ "01/Mär/24", ANY, "2024-03-01T00:00:00Z" },
	{ "01/Ma\u0308rz/24", ANY, "2024-03-01T00:00:00Z" },
	{ "3. Mai 2024 08:05", ANY, "2024-05-03T08:05:00Z" },
	{ "01/gen/24", ANY, "2024-01-01T00:00:00Z" },
	{ "01/set/24", ANY, "2024-09-01T00:00:00Z" },
	{ "01/out/24", ANY, "2024-10-01T00:00:00Z" },
	{ "01/juin/24", ANY, "2024-06-01T00:00:00Z" },
	{ "25/10月/25 12:53 午後", ANY, "2025-10-25T12:53:00Z" },
	{ "05/十二月/25 1:53 下午", ANY, "2025-12-05T13:53:00Z" },
	{ "2025/10월/25", ANY, "2025-10-25T00:00:00Z" },
	{ "25/13月/25", ANY, BAD },
	{ "2026年5月21日 09:05:07", ANY, "2026-05-21T09:05:07Z" },
	{ "2026년 5월 21일 오전 9:05", ANY, "2026-05-21T09:05:00Z" },
	{ "2026年5月", ANY, BAD },
	{ "2026年5月21", ANY, BAD },
	{ "21 mai 2026 à 09:05:07", ANY, "2026-05-21T09:05:07Z" },
	{ "May 21, 2026 at 9:05 AM", ANY, "2026-05-21T09:05:00Z" },
	{ "01/jui/24", ANY, BAD },
	{ "01/ju/24", ANY, BAD },
	{ "01/Foo/24", ANY, BAD },
	{ "31/Feb/24", ANY, BAD },
	{ "25/Oct/25 13:00 PM", ANY, BAD },
	{ "25/Oct/25 12:53 PMX", ANY, BAD },
	{ "25/Oct/125", ANY, BAD },
	/* two-digit years */
	{ "01/Jan/69", ANY, "2069-01-01T00:00:00Z" },
	{ "01/Jan/70", ANY, "1970-01-01T00:00:00Z" },
	{ "01/Jan/00", ANY, "2000-01-01T00:00:00Z" },
	/* numbers alone */
	{ "9/12/22", ANY, AMBIGUOUS },
	{ "9/12/22", DMY, "2022-12-09T00:00:00Z" },
	{ "9/12/22", MDY, "2022-09-12T00:00:00Z" },
	{ "09/12/22", YMD, "2009-12-22T00:00:00Z" },
	{ "9/12/22 15:21", ANY, AMBIGUOUS },
	{ "9/12/22 soon", ANY, BAD },
	{ "9/12/2022", YMD, AMBIGUOUS },
	{ "5/5/26", ANY, "2026-05-05T00:00:00Z" },
	{ "12/21/2023 15:21", ANY, "2023-12-21T15:21:00Z" },
	{ "12/21/2023 15:21", MDY, "2023-12-21T15:21:00Z" },
	{ "12/21/2023 15:21", DMY, BAD },
	{ "16/02/2017 15:26", ANY, "2017-02-16T15:26:00Z" },
	{ "16/02/2017 15:26", MDY, BAD },
	{ "3/4/2026 6:55:12 AM", MDY, "2026-03-04T06:55:12Z" },
	{ "06/17/2019 01:12 PM", ANY, "2019-06-17T13:12:00Z" },
	{ "17.06.2019 13:12", ANY, "2019-06-17T13:12:00Z" },
	{ "03.04.2019", ANY, "2019-04-03T00:00:00Z" },
	{ "03.04.2019", MDY, "2019-03-04T00:00:00Z" },
	{ "25. 10. 2025", ANY, "2025-10-25T00:00:00Z" },
	{ "99-04-03", ANY, "1999-04-03T00:00:00Z" },
	{ "30/2/2024", ANY, BAD },
	{ "29/2/2023", ANY, BAD },
	{ "0/4/26", ANY, BAD },
	{ "3/4-26", ANY, BAD },
	{ "3 4 2026", ANY, BAD },
	{ "3/4", ANY, BAD },
	{ "3/4/", ANY, BAD },
	{ "3/4/026", ANY, BAD },
	{ "192.168.0.1", ANY, BAD },
	/* not dates */
	{ "", ANY, BAD },
	{ "   ", ANY, BAD },
	{ "-", ANY, BAD },
	{ "NULL", ANY, BAD },
	{ "1617235200000", ANY, BAD },
	{ "Sat", ANY, BAD },
	{ "Sat,", ANY, BAD },
	{ "Feb", ANY, BAD },
	{ "Feb 11", ANY, BAD },
	{ "may be", ANY, BAD },
	{ "\xff\xfe", ANY, BAD },
	{ "25/Oc\xc3", ANY, BAD },
	{ "2024-10-01 10:00 \xe2\x80", ANY, BAD },
};

static const char *
parsed(const char *bytes, size_t length, DateOrder order,
    char buf[INSTANT_TEXT_SIZE])
{
	Instant instant = INSTANT_NONE;
	DateParse verdict = instant_parse(bytes, length, order, &instant);

	if (verdict == DATE_PARSE_OK)
		return instant_format_iso(instant, buf);
	assert_true(instant == INSTANT_NONE);
	return verdict == DATE_PARSE_BAD ? BAD : AMBIGUOUS;
}

static void
reads_instants(void **state)
{
	char buf[INSTANT_TEXT_SIZE];

	(void)state;
	for (size_t i = 0; i < G_N_ELEMENTS(instant_cases); i++) {
		const InstantCase *c = &instant_cases[i];
		const char *got =
		    parsed(c->text, strlen(c->text), c->order, buf);

		if (strcmp(got, c->want) != 0)
			fail_msg(
			    "\"%s\" is %s, want %s", c->text, got, c->want);
	}
}

/* Every prefix of every case in a buffer of its own size: with the address
 * sanitizer, reading one byte too many is a failure. */
static void
never_reads_past_length(void **state)
{
	char buf[INSTANT_TEXT_SIZE];
	Month month;

	(void)state;
	for (size_t i = 0; i < G_N_ELEMENTS(instant_cases); i++) {
		const char *text = instant_cases[i].text;

		for (size_t n = 0; n <= strlen(text); n++) {
			g_autofree char *bytes = g_memdup2(text, n);

			parsed(bytes, n, ANY, buf);
			date_order_hint(bytes, n);
			month_parse(bytes, n, &month);
		}
	}
}

static void
stops_at_length(void **state)
{
	char buf[INSTANT_TEXT_SIZE];

	(void)state;
	assert_string_equal(
	    parsed("2024-10-0123", 10, ANY, buf), "2024-10-01T00:00:00Z");
	assert_string_equal(parsed("2024-10-01 10:00:00Z", 10, ANY, buf),
	    "2024-10-01T00:00:00Z");
}

typedef struct HintCase {
	const char *text;
	DateOrder want;
} HintCase;

static const HintCase hint_cases[] = {
	{ "9/12/22", ANY },
	{ "5/5/26", ANY },
	{ "13/12/22", DMY },
	{ "12/13/22", MDY },
	{ "12/21/2023 15:21", MDY },
	{ "16/02/2017 15:26", DMY },
	{ "2024-10-01", YMD },
	{ "99/04/03", YMD },
	{ "13/13/22", ANY },
	{ "29/2/2023", ANY },
	{ "25/Oct/25", ANY },
	{ "192.168.13.1", ANY },
	{ "13/12/22 nonsense", ANY },
	{ "03.04.2019", ANY },
	{ "", ANY },
};

static void
hints_at_order(void **state)
{
	(void)state;
	for (size_t i = 0; i < G_N_ELEMENTS(hint_cases); i++) {
		const HintCase *c = &hint_cases[i];

		if (date_order_hint(c->text, strlen(c->text)) != c->want)
			fail_msg("\"%s\"", c->text);
	}
}

static void
iso_is_strict(void **state)
{
	static const char *const bad[] = { "2024-1-01", "2024-10-1",
		"2024-10-01 ", " 2024-10-01", "2024/10/01", "24-10-01",
		"2024-02-30", "2024-10-01T00:00:00Z", "" };
	Date date = 7;

	(void)state;
	for (size_t i = 0; i < G_N_ELEMENTS(bad); i++)
		assert_false(date_parse_iso(bad[i], &date));
	assert_int_equal(date, 7);
	assert_true(date_parse_iso("2024-02-29", &date));
	assert_int_equal(date, date_from_ymd(2024, 2, 29));
}

typedef struct MonthCase {
	const char *text, *want;
} MonthCase;

static const MonthCase month_cases[] = {
	{ "2024-10", "2024-10" },
	{ "2024/10", "2024-10" },
	{ "202410", "2024-10" },
	{ "Oct 2024", "2024-10" },
	{ "agosto 2024", "2024-08" },
	{ "Oct-24", "2024-10" },
	{ "2024-1", "2024-01" },
	{ "10/2024", "2024-10" },
	{ "1.2024", "2024-01" },
	{ "2024-10-31", "2024-10" },
	{ "31/Oct/24 11:59 PM", "2024-10" },
	{ "2024-10-31 23:00:00 -0700", "2024-11" },
	{ "2024-13", NULL },
	{ "13/2024", NULL },
	{ "10/24", NULL },
	{ "10 2024 1", NULL },
	{ "2024-100", NULL },
	{ "241001", NULL },
	{ "Oct 24", NULL },
	{ "3/4/2026", NULL },
	{ "2024", NULL },
	{ "", NULL },
};

static void
reads_months(void **state)
{
	(void)state;
	for (size_t i = 0; i < G_N_ELEMENTS(month_cases); i++) {
		const MonthCase *c = &month_cases[i];
		char buf[MONTH_TEXT_SIZE];
		Month month = MONTH_NONE;
		bool good = month_parse(c->text, strlen(c->text), &month);

		month_format_iso(month, buf);
		if (good != (c->want != NULL) || (good && strcmp(buf, c->want)))
			fail_msg("\"%s\" is \"%s\"", c->text, buf);
	}
}

int
main(void)
{
	const struct CMUnitTest tests[] = {
		cmocka_unit_test(reads_instants),
		cmocka_unit_test(never_reads_past_length),
		cmocka_unit_test(stops_at_length),
		cmocka_unit_test(hints_at_order),
		cmocka_unit_test(iso_is_strict),
		cmocka_unit_test(reads_months),
	};

	return cmocka_run_group_tests_name("date_parse", tests, NULL, NULL);
}
