#include <math.h>
#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>
#include <cmocka.h>

#include "pipeline/analysis/team_words.h"
#include "tests/support/assert_close.h"
#include "tests/support/small_team.h"

static void
lists_read_like_sentences(void **state)
{
	static const struct {
		const char *items[3];
		guint count;
		const char *words;
	} cases[] = {
		{ { NULL }, 0, "" },
		{ { "a" }, 1, "a" },
		{ { "a", "b" }, 2, "a and b" },
		{ { "a", "b", "c" }, 3, "a, b and c" },
	};

	(void)state;
	for (size_t i = 0; i < G_N_ELEMENTS(cases); i++) {
		g_autoptr(GPtrArray) list = g_ptr_array_new();
		g_autofree char *words = NULL;

		for (guint k = 0; k < cases[i].count; k++)
			g_ptr_array_add(list, (char *)cases[i].items[k]);
		words = team_words_list(list);
		assert_string_equal(words, cases[i].words);
	}
}

static void
dates_are_told_as_far_as_they_go(void **state)
{
	g_autoptr(Company) company = small_team_new();
	static const struct {
		Spread months;
		const char *words;
	} cases[] = {
		{ { 11, 12, 13 }, "about Jul 2027 (Jun 2027 to Aug 2027)" },
		{ { 12, 12, 12 }, "in Jul 2027" },
		{ { 11, 12, INFINITY }, "about Jul 2027 (from Jun 2027)" },
		{ { 11, INFINITY, INFINITY }, "at 10,000 users" },
		{ { NAN, NAN, NAN }, "at 10,000 users" },
	};

	(void)state;
	for (size_t i = 0; i < G_N_ELEMENTS(cases); i++) {
		const TeamStep step = { .months = cases[i].months };
		g_autofree char *words = team_words_when(
		    company_evidence(company), STAGE_GROWTH, &step);

		assert_string_equal(words, cases[i].words);
	}
}

static void
seeking_is_now_then_or_open(void **state)
{
	const TeamStep now = { .now = true, .seek = 20000 };
	const TeamStep then = { .seek = 20000 };
	const TeamStep open = { .seek = DATE_NONE };
	g_autofree char *a = team_words_seek(&now);
	g_autofree char *b = team_words_seek(&then);
	g_autofree char *c = team_words_seek(&open);

	(void)state;
	assert_string_equal(a, "now");
	assert_string_equal(b, "by 4 Oct 2024");
	assert_string_equal(c, "once users grow");
}

static void
hires_are_told_by_role(void **state)
{
	g_autoptr(Company) company = small_team_new();
	g_autoptr(Company) untold = company_new("2026-07-01");
	const TeamResult *team = small_team_result(company);
	g_autofree char *hires =
	    team_words_hires(&team->plan.steps[STAGE_GROWTH]);
	g_autofree char *people = team_words_people(team, 1);
	g_autofree char *least = NULL;
	g_autofree char *anybody = NULL;

	(void)state;
	assert_string_equal(hires, "2 engineering managers and 3 engineers");
	assert_string_equal(people, "1 more person");
	untold->config->team.headcount = 6;
	company_set_users(untold, 4000, 0.08);
	least = team_words_people(small_team_result(untold), 4);
	assert_string_equal(least, "at least 4 more people");
	anybody =
	    team_words_hires(&untold->results->team->plan.steps[STAGE_GROWTH]);
	assert_string_equal(anybody, "8 people");
}

int
main(void)
{
	const struct CMUnitTest tests[] = {
		cmocka_unit_test(lists_read_like_sentences),
		cmocka_unit_test(dates_are_told_as_far_as_they_go),
		cmocka_unit_test(seeking_is_now_then_or_open),
		cmocka_unit_test(hires_are_told_by_role),
	};

	return cmocka_run_group_tests_name("team_words", tests, NULL, NULL);
}
