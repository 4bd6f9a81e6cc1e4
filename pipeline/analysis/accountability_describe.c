#include <string.h>

#include "pipeline/analysis/accountability.h"
#include "pipeline/gate/fingerprint.h"

static char *
value_of(const Figure *figure)
{
	char text[FIGURE_TEXT_SIZE];

	return g_strdup(figure_format_value(figure, text));
}

/* THEN in the unit and form of the figure today. */
static char *
past_value(const Change *change)
{
	const PastFigure *then = change->then;
	const Figure like = { .unit = change->now->unit,
		.text = (char *)then->text };
	char text[FIGURE_TEXT_SIZE];

	return g_strdup(then->text != NULL
			    ? figure_format_value(&like, text)
			    : figure_format(&like, then->value, text));
}

/* What changed, as part of a sentence. */
static char *
change_words(const Change *change)
{
	static const Message named[] = {
		[CHANGE_NEW_LIMIT] = MSG_ACCOUNT_SINCE_NEW_LIMIT,
		[CHANGE_GONE_LIMIT] = MSG_ACCOUNT_SINCE_GONE_LIMIT,
		[CHANGE_NEW_INPUT] = MSG_ACCOUNT_SINCE_NEW_INPUT,
		[CHANGE_LOST_INPUT] = MSG_ACCOUNT_SINCE_LOST_INPUT,
	};
	g_autofree char *then = change->then == NULL  ? NULL
				: change->was != NULL ? g_strdup(change->was)
						      : past_value(change);
	g_autofree char *now = change->now == NULL  ? NULL
			       : change->is != NULL ? g_strdup(change->is)
						    : value_of(change->now);

	if (change->kind == CHANGE_MOVED)
		return lang_format(MSG_ACCOUNT_SINCE_FROM_TO,
		    change->now->label, then, now, NULL);
	if (change->kind == CHANGE_APPEARED)
		return lang_format(
		    MSG_ACCOUNT_SINCE_APPEARED, change->now->label, now, NULL);
	if (change->kind == CHANGE_LOST)
		return lang_format(
		    MSG_ACCOUNT_SINCE_LOST, change->now->label, then, NULL);
	return lang_format(named[change->kind], change->name, NULL);
}

char *
changes_sentence(const Evidence *evidence, const Changes *changes)
{
	const long others = (long)changes->list->len - 1;
	char since[DATE_TEXT_SIZE];
	g_autofree char *words = NULL;

	date_format_human(evidence->history->baseline->as_of, since);
	if (changes->list->len == 0)
		return lang_format(MSG_ACCOUNT_SINCE_NOTHING, since, NULL);
	words = change_words(&g_array_index(changes->list, Change, 0));
	if (others == 0)
		return lang_format(MSG_ACCOUNT_SINCE_ONE, since, words, NULL);
	return lang_count(MSG_ACCOUNT_SINCE_TWO, MSG_ACCOUNT_SINCE_MANY, others,
	    since, words, NULL);
}

/* How many of the newest comparisons came out within their range. */
static char *
newest_words(const AccountabilityResult *result)
{
	const GArray *list = result->hindsights.list;
	long inside = 0, ranged = 0;
	char in[NUMBER_TEXT_SIZE], of[NUMBER_TEXT_SIZE];

	for (guint i = 0; i < list->len; i++) {
		const Hindsight *hindsight = &g_array_index(list, Hindsight, i);

		if (!hindsight->newest || !hindsight->ranged)
			continue;
		inside += hindsight->inside;
		ranged++;
	}
	number_format_count(inside, in);
	number_format_count(ranged, of);
	if (ranged == 1)
		return lang_format(inside == 1 ? MSG_ACCOUNT_LEAD_ONE_IN
					       : MSG_ACCOUNT_LEAD_ONE_OUT,
		    NULL);
	if (inside == ranged)
		return lang_format(MSG_ACCOUNT_LEAD_ALL, of, NULL);
	return lang_format(MSG_ACCOUNT_LEAD_SOME, in, of, NULL);
}

static char *
lead(const Evidence *evidence, const AccountabilityResult *result)
{
	char date[DATE_TEXT_SIZE];

	if (evidence->history == NULL || evidence->history->reviews->len == 0)
		return g_strdup(lang_text(result->forecasts->len > 0
					      ? MSG_ACCOUNT_FIRST
					      : MSG_ACCOUNT_FIRST_NOTHING));
	if (result->hindsights.ranged > 0)
		return newest_words(result);
	if (result->hindsights.first > evidence->as_of)
		return lang_format(MSG_ACCOUNT_EARLY,
		    date_format_human(result->hindsights.first, date), NULL);
	return g_strdup(lang_text(MSG_ACCOUNT_NO_SAID));
}

/* Whether so many of so many is what eight in ten looks like. */
static void
add_score(const AccountabilityResult *result, Section *section)
{
	const Hindsights *all = &result->hindsights;
	char in[NUMBER_TEXT_SIZE], of[NUMBER_TEXT_SIZE],
	    enough[NUMBER_TEXT_SIZE];
	g_autofree char *text = NULL;
	Message message = MSG_ACCOUNT_SCORE_FEW;

	if (result->share_hi < HINDSIGHT_SHARE)
		message = MSG_ACCOUNT_SCORE_NARROW;
	else if (all->ranged >= HINDSIGHTS_ENOUGH)
		message = result->share_lo > HINDSIGHT_SHARE
			      ? MSG_ACCOUNT_SCORE_WIDE
			      : MSG_ACCOUNT_SCORE_GOOD;
	text = lang_format(message, number_format_count(all->inside, in),
	    number_format_count(all->ranged, of),
	    number_format_count(HINDSIGHTS_ENOUGH, enough), NULL);
	section_add_text(section, text);
}

static void
add_ignored(const AccountabilityResult *result, Section *section)
{
	g_autofree char *text = NULL;

	if (!result->tracker) {
		section_add_insufficient(section,
		    lang_text(MSG_ACCOUNT_NO_LABELS),
		    lang_text(MSG_ACCOUNT_NEEDS_TRACKER));
		return;
	}
	if (result->ignored == 0)
		return;
	text = lang_count(MSG_ACCOUNT_IGNORED_ONE, MSG_ACCOUNT_IGNORED_MANY,
	    result->ignored, NULL);
	section_add_finding(section, FINDING_WARNING, text, NULL);
}

static void
add_report_actions(const AccountabilityResult *result, Report *report)
{
	for (guint i = 0; i < result->actions->len; i++) {
		const Action *action = g_ptr_array_index(result->actions, i);
		g_autofree char *words = action_words(action);
		ReportAction *row = report_add_action(report, action->subject,
		    words, action->label + strlen(FINGERPRINT_LABEL));

		g_free(row->state);
		row->state = g_strdup(action_state_name(action->state));
		row->due = action->due;
		if (action->issue != NULL)
			row->issue = g_strdup(action->issue->key);
	}
}

static void
describe_said(const AccountabilityResult *result, const FigureSet *figures,
    Section *section)
{
	if (result->hindsights.ranged == 0)
		return;
	section_add_chart(section, accountability_said_chart(result));
	accountability_said(result, figures, section);
	add_score(result, section);
}

static void
describe_trend(const AccountabilityResult *result, Section *section)
{
	if (result->runs->len < RUNS_LEAST)
		return;
	section_add_chart(section, accountability_trend_chart(result));
	section_add_table(section, accountability_trend_table(result));
}

static void
name_earlier(const History *history, Report *report)
{
	for (guint i = 0; i < history->reviews->len; i++) {
		const PastReview *review =
		    g_ptr_array_index(history->reviews, i);

		report_add_earlier(report, review->path, review->sha256,
		    review->bytes, review->as_of);
	}
	finding_list_extend(report->findings, history->findings);
}

static bool
find_changes(const Evidence *evidence, const Report *report, Changes *changes)
{
	const Assumptions *assumptions = &evidence->config->assumptions;

	if (!accountability_has_baseline(evidence))
		return false;
	*changes = changes_find(evidence->history->baseline, report,
	    (ChangeRules){
		.share = assume(assumptions, ASSUME_CHANGE_SHARE),
		.days = assume(assumptions, ASSUME_CHANGE_DAYS),
	    });
	return true;
}

void
accountability_describe(
    const Evidence *evidence, const Results *results, Report *report)
{
	const AccountabilityResult *result = results->accountability;
	Section *section = report_add_section(report, "accountability",
	    RANK_ACCOUNTABILITY, lang_text(MSG_ACCOUNT_SECTION));
	Changes changes = { 0 };
	const bool compared = find_changes(evidence, report, &changes);
	g_autofree char *sentence = lead(evidence, result);
	g_autofree char *since =
	    compared ? changes_sentence(evidence, &changes) : NULL;

	if (evidence->history != NULL)
		name_earlier(evidence->history, report);
	report_set_since(report, since);
	accountability_figures(
	    evidence, results, compared ? &changes : NULL, report->figures);
	section_set_lead(section, sentence);
	if (since != NULL)
		section_add_text(section, since);
	if (evidence->history == NULL)
		section_add_text(section, lang_text(MSG_ACCOUNT_HOW));
	add_ignored(result, section);
	describe_said(result, report->figures, section);
	accountability_actions(evidence, result, section);
	if (compared)
		accountability_changes(
		    evidence, &changes, report->figures, section);
	describe_trend(result, section);
	if (result->forecasts->len > 0)
		accountability_ahead(result, report->figures, section);
	add_report_actions(result, report);
	changes_clear(&changes);
}
