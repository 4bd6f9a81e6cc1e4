#include <math.h>
#include <string.h>

#include "pipeline/analysis/scenarios.h"

/* Takes SENTENCE over. */
static void
say(GString *text, char *sentence)
{
	if (text->len > 0)
		g_string_append_c(text, ' ');
	g_string_append(text, sentence);
	g_free(sentence);
}

static void
say_headroom(const LadderResult *was, const LadderResult *is, GString *text)
{
	char before[NUMBER_TEXT_SIZE], after[NUMBER_TEXT_SIZE];

	if (!isfinite(is->headroom.p50)) {
		if (isfinite(was->headroom.p50))
			say(text,
			    g_strdup(lang_text(isinf(is->headroom.p50)
						   ? MSG_SCENARIO_ENDLESS
						   : MSG_SCENARIO_NONE_LEFT)));
		return;
	}
	number_format_multiple(is->headroom.p50, after);
	if (!isfinite(was->headroom.p50)) {
		say(text, lang_format(MSG_SCENARIO_CARRIES, after, NULL));
		return;
	}
	number_format_multiple(was->headroom.p50, before);
	if (strcmp(before, after) != 0)
		say(text,
		    lang_format(MSG_SCENARIO_HEADROOM, after, before, NULL));
}

static void
say_first(const Evidence *evidence, const LadderResult *was,
    const LadderResult *is, GString *text)
{
	const Rung *before = ladder_first(was), *after = ladder_first(is);
	g_autofree char *label = NULL;
	g_autofree char *then = NULL;
	g_autofree char *now = NULL;

	if (after == NULL)
		return;
	label = limit_label(after->limit);
	now = rung_breaks_words(evidence, after);
	if (before == NULL ||
	    strcmp(before->limit->id, after->limit->id) != 0) {
		say(text, lang_format(MSG_SCENARIO_FIRST, label, now, NULL));
		return;
	}
	then = rung_breaks_words(evidence, before);
	if (strcmp(then, now) != 0)
		say(text,
		    lang_format(MSG_SCENARIO_BREAKS, label, now, then, NULL));
}

static const char *
decide_date(const Evidence *evidence, const Rung *rung, bool day,
    char buf[DATE_TEXT_SIZE])
{
	const Date date =
	    date_add_days(evidence->as_of, rung->decide_weeks * 7);
	char month[MONTH_TEXT_SIZE];

	if (rung_overdue(rung))
		g_strlcpy(buf, lang_text(MSG_SCENARIO_NOW), DATE_TEXT_SIZE);
	else if (day)
		date_format_human(date, buf);
	else
		g_strlcpy(buf, month_format_human(date_month(date), month),
		    DATE_TEXT_SIZE);
	return buf;
}

static void
say_move(const Evidence *evidence, const Scenario *scenario, GString *text)
{
	const Rung *from = scenario->moved_from, *to = scenario->moved_to;
	char before[DATE_TEXT_SIZE], after[DATE_TEXT_SIZE];
	g_autofree char *label = NULL;

	if (from == NULL)
		return;
	label = limit_label(from->limit);
	decide_date(evidence, from, false, before);
	decide_date(evidence, to, false, after);
	if (strcmp(before, after) == 0) {
		decide_date(evidence, from, true, before);
		decide_date(evidence, to, true, after);
	}
	say(text, lang_format(MSG_SCENARIO_MOVES, label, before, after, NULL));
}

static void
say_risk(const Evidence *evidence, const LadderResult *was,
    const LadderResult *is, GString *text)
{
	const char *currency = evidence_currency(evidence);
	char before[NUMBER_TEXT_SIZE], after[NUMBER_TEXT_SIZE];

	if (isnan(was->risk_total[1]) || isnan(is->risk_total[1]))
		return;
	number_format_estimate(was->risk_total[1], currency, before);
	number_format_estimate(is->risk_total[1], currency, after);
	if (strcmp(before, after) != 0)
		say(text, lang_format(MSG_SCENARIO_RISK, after, before, NULL));
}

static void
say_users(const Config *plan, const Config *config, GString *text)
{
	char users[NUMBER_TEXT_SIZE];

	if (isnan(config->users.active) ||
	    config->users.active == plan->users.active)
		return;
	say(text,
	    lang_format(MSG_SCENARIO_USERS,
		number_format_human(config->users.active, 3, users), NULL));
}

/* Decisions that are due before then do not move. */
static void
say_hires(const Evidence *evidence, const Config *config, GString *text)
{
	const double months = assume(&config->assumptions, ASSUME_HIRE_MONTHS) +
			      assume(&config->assumptions, ASSUME_RAMP_MONTHS);
	char month[MONTH_TEXT_SIZE];

	if (!(config->team.hires > evidence->config->team.hires))
		return;
	say(text, lang_format(MSG_SCENARIO_HIRES,
		      month_format_human(
			  date_month(date_add_months(evidence->as_of, months)),
			  month),
		      NULL));
}

char *
scenario_changes(
    const Evidence *evidence, const LadderResult *was, const Scenario *scenario)
{
	const LadderResult *is = scenario->results->ladder;
	GString *text = g_string_new(NULL);

	say_headroom(was, is, text);
	say_first(evidence, was, is, text);
	say_move(evidence, scenario, text);
	say_risk(evidence, was, is, text);
	if (text->len == 0)
		say(text, g_strdup(lang_text(MSG_SCENARIO_SAME)));
	say_hires(evidence, scenario->config, text);
	say_users(evidence->config, scenario->config, text);
	return g_string_free(text, FALSE);
}
