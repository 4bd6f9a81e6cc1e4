#include "pipeline/analysis/team_words.h"

#include <math.h>

#include "pipeline/analysis/words.h"

char *
team_words_list(const GPtrArray *words)
{
	GString *list = g_string_new(NULL);

	if (words->len == 0)
		return g_string_free(list, FALSE);
	for (guint i = 0; i + 1 < words->len; i++) {
		if (i > 0)
			g_string_append(list, ", ");
		g_string_append(list, g_ptr_array_index(words, i));
	}
	if (words->len == 1) {
		g_string_append(list, g_ptr_array_index(words, 0));
	} else {
		g_autofree char *before = g_string_free(list, FALSE);

		return lang_format(MSG_TEAM_AND, before,
		    (char *)g_ptr_array_index(words, words->len - 1), NULL);
	}
	return g_string_free(list, FALSE);
}

char *
team_words_seek(const TeamStep *step)
{
	char date[DATE_TEXT_SIZE];

	if (step->now)
		return g_strdup(lang_text(MSG_TEAM_BY_NOW));
	if (step->seek == DATE_NONE)
		return g_strdup(lang_text(MSG_TEAM_BY_GROWTH));
	return lang_format(
	    MSG_TEAM_BY_DATE, date_format_human(step->seek, date), NULL);
}

static const char *
month_after(const Evidence *evidence, double months, char buf[MONTH_TEXT_SIZE])
{
	return month_format_human(
	    date_month(date_add_months(evidence->as_of, months)), buf);
}

char *
team_words_month(const Evidence *evidence, double months)
{
	char month[MONTH_TEXT_SIZE];

	return isfinite(months) ? g_strdup(month_after(evidence, months, month))
				: NULL;
}

char *
team_words_when(const Evidence *evidence, TeamStage stage, const TeamStep *step)
{
	char middle[MONTH_TEXT_SIZE], from[MONTH_TEXT_SIZE],
	    to[MONTH_TEXT_SIZE], users[NUMBER_TEXT_SIZE];
	g_autofree char *range = NULL;

	if (!isfinite(step->months.p50))
		return lang_format(MSG_TEAM_WHEN_USERS,
		    number_format_human(
			team_stage_end((TeamStage)(stage - 1)), 3, users),
		    NULL);
	month_after(evidence, step->months.p50, middle);
	month_after(evidence, step->months.p10, from);
	if (isinf(step->months.p90)) {
		range = lang_format(MSG_WORDS_FROM, from, NULL);
		return lang_format(MSG_TEAM_WHEN, middle, range, NULL);
	}
	month_after(evidence, step->months.p90, to);
	if (g_str_equal(from, to))
		return lang_format(MSG_TEAM_WHEN_EXACT, middle, NULL);
	range = lang_format(MSG_WORDS_RANGE, from, to, NULL);
	return lang_format(MSG_TEAM_WHEN, middle, range, NULL);
}

/* Heads are all that is known where a role is not. */
static bool
is_told(const TeamStep *step)
{
	for (int r = 0; r < TEAM_ROLE_ENGINEER; r++)
		if (isnan(step->needs[r].hires))
			return false;
	return true;
}

char *
team_words_hire(const TeamStep *step, TeamRole role)
{
	const double hires = step->needs[role].hires;

	if (role == TEAM_ROLE_ENGINEER && !is_told(step))
		return lang_count(MSG_TEAM_ANYBODY_ONE, MSG_TEAM_ANYBODY_MANY,
		    lround(hires), NULL);
	return team_role_count_words(role, hires);
}

char *
team_words_hires(const TeamStep *step)
{
	g_autoptr(GPtrArray) words = g_ptr_array_new_with_free_func(g_free);

	for (int r = 0; r < TEAM_ROLES; r++)
		if (step->needs[r].hires > 0)
			g_ptr_array_add(
			    words, team_words_hire(step, (TeamRole)r));
	return team_words_list(words);
}

char *
team_words_people(const TeamResult *team, double count)
{
	return team->roster.told > 0
		   ? lang_count(
			 MSG_TEAM_PERSON, MSG_TEAM_PEOPLE, lround(count), NULL)
		   : lang_count(MSG_TEAM_PERSON_LEAST, MSG_TEAM_PEOPLE_LEAST,
			 lround(count), NULL);
}
