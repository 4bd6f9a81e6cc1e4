#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>
#include <cmocka.h>

#include <glib.h>

#include "pipeline/lang/units.h"

static void
units_have_words(void **state)
{
	static const struct {
		const char *unit, *number, *want;
	} cases[] = {
		{ "people", "1", "1 person" },
		{ "people", "0", "0 people" },
		{ "people", "1 to 4", "1 to 4 people" },
		{ "weeks", "1.5", "1.5 weeks" },
		{ "h", "1", "1 h" },
		{ "place", "3", "place 3" },
		{ "per month", "4 %", "4 % a month" },
		{ "h of day", "9", "9:00" },
		{ "ln cost/ln users", "0.8",
		    "0.8 % more cost for 1 % more users" },
		{ "acorns", "1", "1 acorns" },
		{ "", "7", "7" },
		{ NULL, "7", "7" },
	};

	(void)state;
	for (size_t i = 0; i < G_N_ELEMENTS(cases); i++) {
		g_autofree char *got =
		    lang_quantity(cases[i].unit, cases[i].number);

		assert_string_equal(got, cases[i].want);
	}
}

int
main(void)
{
	const struct CMUnitTest tests[] = {
		cmocka_unit_test(units_have_words),
	};

	return cmocka_run_group_tests_name("units", tests, NULL, NULL);
}
