#include <math.h>

#include "pipeline/analysis/ladder.h"
#include "pipeline/analysis/triggers.h"

/* A monthly series may be two months behind at the end of a month. */
static const double most_months_old = 2.1;

static bool
is_pressing(const Trigger *trigger)
{
	return trigger->state == TRIGGER_STATE_ACT ||
	       trigger->state == TRIGGER_STATE_MONITOR;
}

/* "decide by 3 Mar 2027"; what has no rung has no date. */
static char *
decide_words(
    const Evidence *evidence, const Results *results, const Trigger *trigger)
{
	const Rung *rung = trigger_rung(results, trigger);

	if (rung != NULL)
		return rung_decide_words(evidence, rung);
	return g_strdup(lang_text(
	    trigger->past ? MSG_TRIGGER_ITEM_DUE : MSG_TRIGGER_ITEM_NOT_YET));
}

/* The one that is furthest, by its share of the threshold; LEAD where no
 * share is known. */
static char *
chart_title(const TriggersResult *triggers, const char *lead)
{
	const Trigger *furthest = NULL;
	g_autofree char *label = NULL;
	char use[NUMBER_TEXT_SIZE];

	for (guint i = 0; i < triggers->triggers->len; i++) {
		const Trigger *trigger = trigger_at(triggers, i);

		if (trigger->state != TRIGGER_STATE_UNKNOWN &&
		    isfinite(trigger->use) &&
		    (furthest == NULL || trigger->use > furthest->use))
			furthest = trigger;
	}
	if (furthest == NULL)
		return g_strdup(lead);
	label = trigger_label(furthest);
	return lang_format(furthest->use > 1 ? MSG_TRIGGER_CHART_PAST
					     : MSG_TRIGGER_CHART_NEAREST,
	    label, number_format_percent(furthest->use, use), NULL);
}

/* How many are in each state, and the worst of them. */
static char *
lead(const Evidence *evidence, const Results *results)
{
	const TriggersResult *triggers = results->triggers;
	const Trigger *first = trigger_at(triggers, 0);
	const long *states = triggers->states;
	const CountWords counts[] = {
		{ MSG_TRIGGER_LEAD_ACT_ONE, MSG_TRIGGER_LEAD_ACT_MANY,
		    states[TRIGGER_STATE_ACT] },
		{ MSG_TRIGGER_LEAD_WATCH_ONE, MSG_TRIGGER_LEAD_WATCH_MANY,
		    states[TRIGGER_STATE_MONITOR] },
		{ MSG_TRIGGER_LEAD_FINE_ONE, MSG_TRIGGER_LEAD_FINE_MANY,
		    states[TRIGGER_STATE_OK] },
		{ MSG_TRIGGER_LEAD_UNKNOWN_ONE, MSG_TRIGGER_LEAD_UNKNOWN_MANY,
		    states[TRIGGER_STATE_UNKNOWN] },
	};
	g_autofree char *told = words_counts(counts, G_N_ELEMENTS(counts));
	g_autofree char *label = trigger_label(first);
	g_autofree char *decide = NULL;
	char all[NUMBER_TEXT_SIZE];

	if (triggers->known == 0)
		return g_strdup(lang_text(MSG_TRIGGER_LEAD_NONE));
	number_format_count(triggers->triggers->len, all);
	if (!is_pressing(first) || trigger_is_proxy(first))
		return lang_format(MSG_TRIGGER_LEAD, all, told, NULL);
	decide = decide_words(evidence, results, first);
	return lang_format(
	    MSG_TRIGGER_LEAD_FIRST, all, told, label, decide, NULL);
}

/* Series that stopped are carried on, which the reader should know. */
static void
add_stale(const Trigger *trigger, Section *section)
{
	char date[DATE_TEXT_SIZE];
	g_autofree char *text = NULL;

	if (!(trigger->age_months > most_months_old))
		return;
	text = lang_format(MSG_TRIGGER_STALE, trigger->series->name,
	    date_format_human(trigger->ends, date), NULL);
	section_add_finding(
	    section, FINDING_WARNING, text, lang_text(MSG_TRIGGER_STALE_HELP));
}

/* A sentence that begins with WORDS; the caller frees it. */
static char *
capitalised(const char *words)
{
	char *copy = g_strdup(words);

	copy[0] = g_ascii_toupper(copy[0]);
	return copy;
}

/* What to do about it, in a sentence or two. */
static char *
item_words(
    const Evidence *evidence, const Results *results, const Trigger *trigger)
{
	const char *state = trigger_state_words(trigger->state);
	g_autofree char *label = trigger_label(trigger);
	g_autofree char *decide = decide_words(evidence, results, trigger);
	g_autofree char *when = capitalised(decide);
	char cost[NUMBER_TEXT_SIZE];

	if (trigger->info == NULL)
		return lang_format(
		    MSG_TRIGGER_ITEM_OWN, label, state, when, NULL);
	if (trigger_is_proxy(trigger))
		return lang_format(MSG_TRIGGER_ITEM_MEASURE, label, state,
		    trigger_series_name(trigger),
		    lang_text(trigger->info->solution), NULL);
	return lang_format(MSG_TRIGGER_ITEM, label, state,
	    lang_text(trigger->info->solution), when,
	    number_format_estimate(
		trigger->cost[1], evidence_currency(evidence), cost),
	    NULL);
}

static void
add_first_things(
    const Evidence *evidence, const Results *results, Section *section)
{
	const TriggersResult *triggers = results->triggers;
	g_autoptr(GPtrArray) items = g_ptr_array_new_with_free_func(g_free);

	for (guint i = 0; i < triggers->triggers->len; i++)
		if (is_pressing(trigger_at(triggers, i)))
			g_ptr_array_add(items, item_words(evidence, results,
						   trigger_at(triggers, i)));
	if (items->len == 0)
		return;
	g_ptr_array_add(items, NULL);
	section_add_heading(section, lang_text(MSG_TRIGGER_FIRST));
	section_add_list(section, (const char *const *)items->pdata);
}

/* What nobody measures, and what would show it. */
static void
add_missing(const TriggersResult *triggers, Section *section)
{
	g_autoptr(GPtrArray) names = g_ptr_array_new_with_free_func(g_free);
	g_autofree char *list = NULL;
	g_autofree char *text = NULL;

	for (guint i = 0; i < triggers->triggers->len; i++) {
		const Trigger *trigger = trigger_at(triggers, i);
		g_autofree char *label = trigger_label(trigger);

		if (trigger->source == TRIGGER_UNKNOWN)
			g_ptr_array_add(names,
			    lang_format(MSG_TRIGGER_NOT_MEASURED_ROW, label,
				trigger_series_name(trigger), NULL));
	}
	if (names->len == 0 || triggers->known == 0)
		return;
	g_ptr_array_add(names, NULL);
	list = lang_join(MSG_LIST_NEXT, (char **)names->pdata);
	text = lang_format(MSG_TRIGGER_NOT_MEASURED, list,
	    lang_text(MSG_TRIGGER_NOT_MEASURED_HELP), NULL);
	section_add_text(section, text);
}

static void
add_review(
    const Evidence *evidence, const TriggersResult *triggers, Section *section)
{
	static const Message messages[] = {
		[REVIEW_LATER] = MSG_TRIGGER_REVIEW_LATER,
		[REVIEW_DUE] = MSG_TRIGGER_REVIEW_DUE,
		[REVIEW_PAST] = MSG_TRIGGER_REVIEW_PAST,
	};
	char months[NUMBER_TEXT_SIZE], date[DATE_TEXT_SIZE];
	g_autofree char *text = NULL;

	if (triggers->review == REVIEW_UNKNOWN)
		return;
	text = lang_format(messages[triggers->review],
	    number_format_human(triggers->launch_months, 2, months),
	    date_format_human(
		date_add_months(evidence->config->business.launch, 12), date),
	    NULL);
	section_add_text(section, text);
}

/* Both prices are known; a build that does not say what it costs to run can
 * only lose. */
static bool
is_comparable(const Trigger *trigger)
{
	if (isnan(trigger->buy) || isnan(trigger->build))
		return false;
	return trigger->buy < trigger->build || !isnan(trigger->run_change[0]);
}

/* Where they can be compared. */
static void
add_comparisons(
    const Evidence *evidence, const TriggersResult *triggers, Section *section)
{
	const char *currency = evidence_currency(evidence);

	for (guint i = 0; i < triggers->triggers->len; i++) {
		const Trigger *trigger = trigger_at(triggers, i);
		const bool buying = trigger->buy < trigger->build;
		char months[NUMBER_TEXT_SIZE], less[NUMBER_TEXT_SIZE],
		    more[NUMBER_TEXT_SIZE];
		g_autofree char *label = trigger_label(trigger);
		g_autofree char *text = NULL;

		if (!is_comparable(trigger))
			continue;
		text = lang_format(MSG_TRIGGER_BUYING, label,
		    lang_text(buying ? MSG_TRIGGER_BUYING_WORD
				     : MSG_TRIGGER_BUILDING_WORD),
		    number_format_human(assume(&evidence->config->assumptions,
					    ASSUME_BUY_MONTHS),
			3, months),
		    number_format_estimate(
			buying ? trigger->buy : trigger->build, currency, less),
		    number_format_estimate(
			buying ? trigger->build : trigger->buy, currency, more),
		    NULL);
		section_add_text(section, text);
	}
}

void
triggers_describe(
    const Evidence *evidence, const Results *results, Report *report)
{
	const TriggersResult *triggers = results->triggers;
	Section *section = report_add_section(
	    report, "triggers", RANK_TRIGGERS, lang_text(MSG_TRIGGER_SECTION));
	g_autofree char *sentence = lead(evidence, results);
	g_autofree char *title = chart_title(triggers, sentence);

	trigger_figures(evidence, results, report->figures);
	section_set_lead(section, sentence);
	if (triggers->known == 0)
		section_add_insufficient(section,
		    lang_text(MSG_TRIGGER_MISSING_ALL),
		    lang_text(MSG_TRIGGER_NEEDS));
	for (guint i = 0; i < triggers->triggers->len; i++)
		add_stale(trigger_at(triggers, i), section);
	add_first_things(evidence, results, section);
	add_missing(triggers, section);
	add_review(evidence, triggers, section);
	section_add_chart(section, trigger_chart(evidence, results, title));
	trigger_tables(evidence, results, section);
	add_comparisons(evidence, triggers, section);
	multi_region_describe(
	    evidence, &triggers->region, section, report->figures);
	scaling_law_describe(
	    evidence, &triggers->law, section, report->figures);
}
