#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>
#include <string.h>
#include <cmocka.h>

#include "pipeline/config/cadence.h"

static const struct {
	const char *text, *rrule;
} said[] = {
	{ "weekly on Wednesday", "FREQ=WEEKLY;BYDAY=WE" },
	{ "Wednesdays, weekly", "FREQ=WEEKLY;BYDAY=WE" },
	{ "every week on Mon", "FREQ=WEEKLY;BYDAY=MO" },
	{ "every 2 weeks on Friday", "FREQ=WEEKLY;INTERVAL=2;BYDAY=FR" },
	{ "biweekly on Friday", "FREQ=WEEKLY;INTERVAL=2;BYDAY=FR" },
	{ "every other friday", "FREQ=WEEKLY;INTERVAL=2;BYDAY=FR" },
	{ "fortnightly, Sunday", "FREQ=WEEKLY;INTERVAL=2;BYDAY=SU" },
	{ "monthly, first Thursday", "FREQ=MONTHLY;BYDAY=1TH" },
	{ "on the last Friday of each month", "FREQ=MONTHLY;BYDAY=-1FR" },
	{ "Quarterly, second Tuesday", "FREQ=MONTHLY;INTERVAL=3;BYDAY=2TU" },
	{ "quarterly, on the 2nd Tuesday of the month",
	    "FREQ=MONTHLY;INTERVAL=3;BYDAY=2TU" },
	{ "every 3 months on the second Tuesday",
	    "FREQ=MONTHLY;INTERVAL=3;BYDAY=2TU" },
	{ "every 2 quarters, 4th sat", "FREQ=MONTHLY;INTERVAL=6;BYDAY=4SA" },
	{ "yearly, first Monday", "FREQ=MONTHLY;INTERVAL=12;BYDAY=1MO" },
	{ "FREQ=MONTHLY;INTERVAL=3;BYDAY=2TU",
	    "FREQ=MONTHLY;INTERVAL=3;BYDAY=2TU" },
	{ " rrule:freq=weekly;byday=we ", "FREQ=WEEKLY;BYDAY=WE" },
	{ "BYDAY=-1FR;FREQ=MONTHLY;WKST=MO", "FREQ=MONTHLY;BYDAY=-1FR" },
	{ "FREQ=WEEKLY;INTERVAL=1;BYDAY=MO", "FREQ=WEEKLY;BYDAY=MO" },
};

/* A part of the advice that each must get. */
static const struct {
	const char *text, *why;
} refused[] = {
	{ "", "no day of the week" },
	{ "weekly", "no day of the week" },
	{ "Wednesday", "how often" },
	{ "every second Friday", "how often" },
	{ "every 3 on Friday", "how often" },
	{ "monthly on Thursday", "which one" },
	{ "weekly on the first Monday", "a week has each day once" },
	{ "every 52 years, first Monday", "1 to 52" },
	{ "every 0 weeks on Friday", "write it as in" },
	{ "every 53 weeks on Friday", "write it as in" },
	{ "weekly on Monday and Thursday", "write it as in" },
	{ "monthly, first and third Monday", "write it as in" },
	{ "weekly monthly first Monday", "write it as in" },
	{ "every 2 weeks every 3 weeks on Friday", "write it as in" },
	{ "when the moon is full", "write it as in" },
	{ "monthly, fifth Monday", "write it as in" },
	{ "mittwochs", "write it as in" },
	{ "FREQ=WEEKLY", "no day of the week" },
	{ "BYDAY=WE", "how often" },
	{ "FREQ=MONTHLY;BYDAY=TH", "which one" },
	{ "FREQ=WEEKLY;BYDAY=2MO", "a week has each day once" },
	{ "FREQ=WEEKLY;BYDAY=MO,TH", "write it as in" },
	{ "FREQ=DAILY", "write it as in" },
	{ "FREQ=MONTHLY;BYDAY=5MO", "write it as in" },
	{ "FREQ=MONTHLY;BYDAY=0MO", "write it as in" },
	{ "FREQ=MONTHLY;BYDAY=-2MO", "write it as in" },
	{ "FREQ=WEEKLY;BYDAY=MO;COUNT=3", "write it as in" },
	{ "FREQ=WEEKLY;BYDAY=MO;UNTIL=20270101", "write it as in" },
	{ "FREQ=WEEKLY;BYDAY=MO;INTERVAL=2x", "write it as in" },
	{ "FREQ=WEEKLY;BYDAY=MO;INTERVAL=0", "write it as in" },
	{ "FREQ=WEEKLY;BYDAY=MO;", "write it as in" },
	{ "FREQ=WEEKLY;FREQ=MONTHLY;BYDAY=1MO", "write it as in" },
	{ "FREQ=WEEKLY;BYDAY=MO;BYDAY=TU", "write it as in" },
	{ "FREQ=WEEKLY;BYDAY=MO;WKST=SU", "write it as in" },
	{ "FREQ=WEEKLY;BYDAY=first", "write it as in" },
	{ "=", "write it as in" },
};

static void
reads_what_people_write(void **state)
{
	char text[RECURRENCE_TEXT_SIZE];

	(void)state;
	for (size_t i = 0; i < G_N_ELEMENTS(said); i++) {
		Recurrence rule = { 0 };
		const char *why = NULL;

		if (!cadence_parse(said[i].text, &rule, &why))
			fail_msg("%s: %s", said[i].text, why);
		assert_string_equal(
		    recurrence_rrule(&rule, text), said[i].rrule);
	}
}

static void
refuses_what_is_not_clear_and_says_what_to_do(void **state)
{
	(void)state;
	for (size_t i = 0; i < G_N_ELEMENTS(refused); i++) {
		Recurrence rule = { RECURRENCE_MONTHS, 7, 6, 4 };
		const char *why = NULL;

		if (cadence_parse(refused[i].text, &rule, &why))
			fail_msg("\"%s\" was read", refused[i].text);
		if (strstr(why, refused[i].why) == NULL)
			fail_msg("\"%s\": %s", refused[i].text, why);
		assert_int_equal(rule.interval, 7);
	}
}

int
main(void)
{
	const struct CMUnitTest tests[] = {
		cmocka_unit_test(reads_what_people_write),
		cmocka_unit_test(refuses_what_is_not_clear_and_says_what_to_do),
	};

	return cmocka_run_group_tests(tests, NULL, NULL);
}
