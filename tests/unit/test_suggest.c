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
	{ "limit.database.mutliple", NULL },
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

typedef struct Several {
	const char *wrong;
	const char *want; /* between spaces */
} Several;

static void
the_nearest_come_first(void **state)
{
	static const char *const ids[] = { "limit.a.multiple",
		"limit.b.multiple", "limit.ab.multiple", "limit.a.months",
		"debt.rate" };
	static const Several several[] = {
		{ "limit.b.multipl",
		    "limit.b.multiple limit.a.multiple limit.ab.multiple" },
		{ "limit.ab.mulitple",
		    "limit.ab.multiple limit.a.multiple limit.b.multiple" },
		{ "debt.rat", "debt.rate" },
		{ "nothing like it", "" },
	};

	(void)state;
	for (size_t i = 0; i < G_N_ELEMENTS(several); i++) {
		const char *near[4] = { NULL };
		g_autofree char *got = NULL;

		suggest_names(
		    several[i].wrong, ids, G_N_ELEMENTS(ids), near, 3);
		got = g_strjoinv(" ", (char **)near);
		assert_string_equal(got, several[i].want);
	}
}

/* Lengths about the limit: nothing is read or written beyond it. */
static void
long_names_are_never_near(void **state)
{
	g_autofree char *most = g_strnfill(SUGGEST_LONGEST, 'a');
	g_autofree char *more = g_strnfill(SUGGEST_LONGEST + 1, 'a');
	const char *const ids[] = { more, most };

	(void)state;
	assert_ptr_equal(suggest_name(most, ids, 2), most);
	assert_null(suggest_name(more, ids, 2));
	assert_null(suggest_name("aaa", ids, 2));
}

int
main(void)
{
	const struct CMUnitTest tests[] = {
		cmocka_unit_test(guesses_what_was_meant),
		cmocka_unit_test(knows_no_names),
		cmocka_unit_test(the_nearest_come_first),
		cmocka_unit_test(long_names_are_never_near),
	};

	return cmocka_run_group_tests_name("suggest", tests, NULL, NULL);
}
