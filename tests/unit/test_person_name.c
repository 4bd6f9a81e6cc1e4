#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>
#include <cmocka.h>
#include <glib.h>

#include "pipeline/analysis/person_name.h"

typedef struct Case {
	const char *text, *shown, *name, *mail, *words;
	bool closed;
} Case;

static const Case cases[] = {
	{ "Zoë  Example ", "Zoë Example", "zoe example", NULL, "zoe example",
	    false },
	/* the same letter, put together from two */
	{ "Zoe\xcc\x88 EXAMPLE", "Zoe\xcc\x88 EXAMPLE", "zoe example", NULL,
	    "zoe example", false },
	{ "Example, Zoë", "Zoë Example", "zoe example", NULL, "zoe example",
	    false },
	{ "Zoë Example <Zoe@Shop.example>", "Zoë Example", "zoe example",
	    "zoe@shop.example", "zoe example", false },
	{ "<zoe@shop.example>", "zoe@shop.example", NULL, "zoe@shop.example",
	    "zoe", false },
	{ "zoe.example@shop.example", "zoe.example@shop.example", NULL,
	    "zoe.example@shop.example", "zoe example", false },
	{ "Zoë Example [X] (Inactive)", "Zoë Example", "zoe example", NULL,
	    "zoe example", true },
	{ "zoe-example", "zoe-example", "zoe-example", NULL, "zoe example",
	    false },
	{ "Straße, Jürgen", "Jürgen Straße", "jurgen strasse", NULL,
	    "jurgen strasse", false },
	/* three parts are not turned round */
	{ "Doe, John, Dr.", "Doe, John, Dr.", "doe, john, dr.", NULL,
	    "doe, john, dr", false },
	{ "Łukasz", "Łukasz", "łukasz", NULL, "łukasz", false },
	{ "山田 太郎", "山田 太郎", "山田 太郎", NULL, "山田 太郎", false },
};

static void
same(const char *what, const char *text, const char *is, const char *wanted)
{
	if (g_strcmp0(is, wanted) != 0)
		fail_msg("%s of \"%s\" is \"%s\", not \"%s\"", what, text, is,
		    wanted);
}

static void
spellings_are_read(void **state)
{
	(void)state;
	for (size_t i = 0; i < G_N_ELEMENTS(cases); i++) {
		const Case *c = &cases[i];
		g_auto(PersonName) name = { NULL };

		person_name_init(&name, c->text);
		same("shown", c->text, name.shown, c->shown);
		same("name", c->text, name.name, c->name);
		same("mail", c->text, name.mail, c->mail);
		same("words", c->text, name.words, c->words);
		assert_int_equal(name.closed, c->closed);
	}
}

static void
usual_bots(void **state)
{
	static const char *const bots[] = { "dependabot[bot]", "Renovate",
		"jenkins", "Jenkins-CI", "deploy-bot", "Unassigned",
		"nobody@shop.example", "Automation for Jira" };
	static const char *const people[] = { "Jan Bot", "Katie Jenkins",
		"Jenkins, Katie", "Abbot", "Zapiera", "Nobody Owens" };

	(void)state;
	for (size_t i = 0; i < G_N_ELEMENTS(bots); i++)
		if (!person_name_is_usual_bot(bots[i]))
			fail_msg("%s is a bot", bots[i]);
	for (size_t i = 0; i < G_N_ELEMENTS(people); i++)
		if (person_name_is_usual_bot(people[i]))
			fail_msg("%s is no bot", people[i]);
}

int
main(void)
{
	const struct CMUnitTest tests[] = {
		cmocka_unit_test(spellings_are_read),
		cmocka_unit_test(usual_bots),
	};

	return cmocka_run_group_tests_name("person_name", tests, NULL, NULL);
}
