#include <math.h>
#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>
#include <cmocka.h>

#include <glib.h>

#include "pipeline/config/suggest.h"

typedef struct Guess {
	const char *wrong, *want;
} Guess;

static const char *const names[] = { "users", "business", "team", "hourly_rate",
	"hours_per_week", "P1", "P2" };

static const Guess cases[] = {
	{ "users", "users" },
	{ "user", "users" },
	{ "usres", "users" },
	{ "USERS", "users" },
	{ "bussiness", "business" },
	{ "houry_rate", "hourly_rate" },
	{ "hours_week", "hours_per_week" },
	{ "tema", "team" },
	{ "P3", "P1" }, /* the first of the nearest */
	{ "p2", "P2" },
	{ "colour", NULL },
	{ "", NULL },
	{ "x", NULL },
	{ "usersusersusersusersusersusersusersusersusers", NULL },
};

static void
guesses_what_was_meant(void **state)
{
	(void)state;
	for (size_t i = 0; i < G_N_ELEMENTS(cases); i++) {
		const char *got =
		    suggest_name(cases[i].wrong, names, G_N_ELEMENTS(names));

		if (g_strcmp0(got, cases[i].want) == 0)
			continue;
		print_error("%s: %s\n", cases[i].wrong, got ? got : "-");
		fail();
	}
}

static void
knows_no_names(void **state)
{
	(void)state;
	assert_null(suggest_name("users", NULL, 0));
}

int
main(void)
{
	const struct CMUnitTest tests[] = {
		cmocka_unit_test(guesses_what_was_meant),
		cmocka_unit_test(knows_no_names),
	};

	return cmocka_run_group_tests_name("suggest", tests, NULL, NULL);
}
