#include <math.h>
#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>
#include <cmocka.h>

#include "pipeline/base/clock.h"

#include <glib.h>
#include <string.h>

#define AT(hour, minute, second) ((hour)*3600 + (minute)*60 + (second))
#define BAD INT64_MIN

typedef struct ClockCase {
	const char *text; /* what follows the date */
	int64_t want;
} ClockCase;

static const ClockCase cases[] = {
	{ "", 0 },
	{ "  ", 0 },
	{ "T10:00Z", AT(10, 0, 0) },
	{ "t10:00z", AT(10, 0, 0) },
	{ " 1:02", AT(1, 2, 0) },
	{ ", 1:02:03 pm", AT(13, 2, 3) },
	{ " 12:05 AM", AT(0, 5, 0) },
	{ " 12:05 PM", AT(12, 5, 0) },
	{ " 12:05 p.m.", AT(12, 5, 0) },
	{ " 12:05 a. m.", AT(0, 5, 0) },
	{ " 0:30 AM", AT(0, 30, 0) },
	{ " 07:53:01.7199999999999", AT(7, 53, 1) },
	{ " 23:59:60", AT(24, 0, 0) },
	{ " 24:00", AT(24, 0, 0) },
	{ "T2359", AT(23, 59, 0) },
	{ "T235958", AT(23, 59, 58) },
	{ " 1:00 PST", AT(9, 0, 0) },
	{ " 1:00 PDT", AT(8, 0, 0) },
	{ " 13:00 CEST", AT(11, 0, 0) },
	{ " 1:00 +02", AT(-1, 0, 0) },
	{ " 1:00 UTC+2", AT(-1, 0, 0) },
	{ " 1:00 -0930", AT(10, 30, 0) },
	{ " 1:00 GMT-0930 (a place)", AT(10, 30, 0) },
	/* As Redmine and Jira have it in some languages. */
	{ " 13:12 h", AT(13, 12, 0) },
	{ " 13:12 hs", AT(13, 12, 0) },
	{ " 13:12 Uhr", AT(13, 12, 0) },
	{ ". 13:12", AT(13, 12, 0) },
	{ " at 1:12 PM", AT(13, 12, 0) },
	{ " à 13:12", AT(13, 12, 0) },
	{ " kl. 13:12", AT(13, 12, 0) },
	{ " г., 13:12:07", AT(13, 12, 7) },
	{ " г.", BAD },
	{ " near 13:12", BAD },
	{ ".", 0 },
	{ ". ", 0 },
	{ " 01:12 μμ", AT(13, 12, 0) },
	{ " 12:12 π.μ.", AT(0, 12, 0) },
	{ " 01:12 下午", AT(13, 12, 0) },
	{ " 午後 1:12", AT(13, 12, 0) },
	{ " 오전 1:12", AT(1, 12, 0) },
	{ " 01:12 مساءاً", AT(13, 12, 0) },
	{ " 01:12 صباحا", AT(1, 12, 0) },
	{ " 13:12 下午", BAD },
	{ " 下午 1:12 PM", BAD },
	{ " 13:12 hx", BAD },
	{ ".13:12", BAD },
	{ "..", BAD },
	{ "T", BAD },
	{ "T10", BAD },
	{ " 10", BAD },
	{ " 10:", BAD },
	{ " 10:1", BAD },
	{ " 10:001", BAD },
	{ " 10:10:", BAD },
	{ " 10:10:61", BAD },
	{ " 2359", BAD },
	{ " 25:00", BAD },
	{ " 24:00:01", BAD },
	{ " 13:00 AM", BAD },
	{ " 24:00 PM", BAD },
	{ "10:00", BAD },
	{ "-10:00", BAD },
	{ " 10:00 +", BAD },
	{ " 10:00 +16:00", BAD },
	{ " 10:00 +1:5", BAD },
	{ " 10:00 +01:60", BAD },
	{ " 10:00 BST", BAD },
	{ " 10:00 (open", BAD },
	{ " 10:00 Z Z", BAD },
	{ ",", BAD },
	{ " 10:00 A", BAD },
};

static void
reads_clocks(void **state)
{
	(void)state;
	for (size_t i = 0; i < G_N_ELEMENTS(cases); i++) {
		size_t length = strlen(cases[i].text);
		g_autofree char *bytes = g_memdup2(cases[i].text, length);
		DateCursor c = { bytes, bytes + length };
		int64_t seconds = 0;

		if (!clock_parse(&c, &seconds))
			seconds = BAD;
		if (seconds != cases[i].want)
			fail_msg("\"%s\" is %ld", cases[i].text, (long)seconds);
	}
}

int
main(void)
{
	const struct CMUnitTest tests[] = {
		cmocka_unit_test(reads_clocks),
	};

	return cmocka_run_group_tests_name("clock", tests, NULL, NULL);
}
