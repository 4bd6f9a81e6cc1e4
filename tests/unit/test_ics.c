#include <math.h>
#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>
#include <cmocka.h>
#include <string.h>

#include "renderers/data/ics.h"
#include "tests/support/sample_report.h"

/* That calendars read it is tests/e2e/calendar's to show. */
static void
an_event_says_all_it_has(void **state)
{
	g_autoptr(Report) report = sample_report_new();
	g_autofree char *text = ics_from_report(report);
	static const char *const lines[] = {
		"BEGIN:VCALENDAR\r\nVERSION:2.0\r\n",
		"\r\nMETHOD:PUBLISH\r\n",
		"\r\nNAME:Larkspur Orders: governance\r\n",
		"\r\nX-WR-CALNAME:Larkspur Orders: governance\r\n",
		"\r\nREFRESH-INTERVAL;VALUE=DURATION:P1D\r\n",
		"\r\nDTSTAMP:20261122T000000Z\r\n",
		"\r\nDTSTART;VALUE=DATE:20260113\r\n",
		"\r\nDTEND;VALUE=DATE:20260114\r\n",
		"\r\nRRULE:FREQ=MONTHLY;INTERVAL=3;BYDAY=2TU\r\n",
		"\r\nSUMMARY:Architecture review\r\n",
		"\r\nDESCRIPTION:Triggers\\, register\\;\\nteam map\r\n",
		"\r\nCONTACT:Ana Example\r\n",
		"\r\nURL:https://ci.larkspur.example/review/\r\n",
		"\r\nCATEGORIES:Governance\r\n",
		"\r\nTRANSP:TRANSPARENT\r\n",
		"END:VEVENT\r\nEND:VCALENDAR\r\n",
	};

	(void)state;
	for (size_t i = 0; i < G_N_ELEMENTS(lines); i++)
		if (strstr(text, lines[i]) == NULL)
			fail_msg("no %s in %s", lines[i], text);
}

static void
what_is_not_known_is_left_out(void **state)
{
	g_autoptr(Report) report = report_new(NULL, 20780, "1");
	g_autofree char *text = NULL;

	(void)state;
	report_add_event(report, "once", "Once", 20800);
	text = ics_from_report(report);
	assert_non_null(strstr(text, "\r\nNAME:Governance\r\n"));
	assert_null(strstr(text, "RRULE"));
	assert_null(strstr(text, "DESCRIPTION"));
	assert_null(strstr(text, "CONTACT"));
	assert_null(strstr(text, "URL"));
	assert_null(strstr(text, "CATEGORIES"));
}

static char *
uid_of(const char *service, const char *key, const char *title, Date start)
{
	g_autoptr(Report) report = report_new(service, 20780, "1");
	g_autofree char *text = NULL;
	const char *uid;

	report_add_event(report, key, title, start);
	text = ics_from_report(report);
	uid = strstr(text, "UID:");
	return g_strndup(uid, strcspn(uid, "\r"));
}

/* By service and key alone; "a" + "bc" is not "ab" + "c". */
static void
a_uid_stays(void **state)
{
	g_autofree char *uid = uid_of("a", "bc", "Title", 20800);
	g_autofree char *moved = uid_of("a", "bc", "Other title", 20900);
	g_autofree char *other = uid_of("ab", "c", "Title", 20800);
	g_autofree char *unnamed = uid_of(NULL, "bc", "Title", 20800);

	(void)state;
	assert_string_equal(uid, moved);
	assert_string_not_equal(uid, other);
	assert_string_not_equal(uid, unnamed);
	assert_int_equal(strlen(uid), strlen("UID:") + 36);
	assert_int_equal(uid[strlen("UID:") + 14], '8');
}

/* What a calendar must not hold is taken out, and lines stay short. */
static void
control_characters_are_left_out(void **state)
{
	g_autoptr(Report) report = report_new("s", 20780, "1");
	g_autofree char *text = NULL;

	(void)state;
	report_add_event(report, "k",
	    "a\rb\x01"
	    "c",
	    20800)
	    ->description = g_strnfill(500, 'x');
	text = ics_from_report(report);
	assert_non_null(strstr(text, "SUMMARY:a\\nbc\r\n"));
	for (const char *line = text; *line != '\0';) {
		const size_t length = strcspn(line, "\r");

		assert_true(length <= 75);
		assert_true(g_str_has_prefix(line + length, "\r\n"));
		line += length + 2;
	}
}

int
main(void)
{
	const struct CMUnitTest tests[] = {
		cmocka_unit_test(an_event_says_all_it_has),
		cmocka_unit_test(what_is_not_known_is_left_out),
		cmocka_unit_test(a_uid_stays),
		cmocka_unit_test(control_characters_are_left_out),
	};

	return cmocka_run_group_tests_name("ics", tests, NULL, NULL);
}
