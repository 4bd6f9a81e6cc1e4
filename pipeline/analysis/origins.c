#include "pipeline/analysis/origins.h"

#include <string.h>

#include "pipeline/analysis/assumption_words.h"
#include "pipeline/analysis/detectors.h"
#include "pipeline/analysis/triggers.h"
#include "pipeline/config/config_find.h"

/* The parts of the playbook that figures are made from. */
static const struct {
	const char *name;
	Message words;
} playbook[] = {
	{ "audit", MSG_ORIGINS_AUDIT },
	{ "timeline", MSG_ORIGINS_TIMELINE },
	{ "stages", MSG_ORIGINS_STAGES },
	{ "governance", MSG_ORIGINS_GOVERNANCE },
	{ "triggers", MSG_ORIGINS_TRIGGERS },
};

static void
set_place(const Evidence *evidence, const Place *place, ReportSource *source)
{
	if (place == NULL)
		return;
	source->file = g_strdup(evidence->config->path);
	source->line = place->key_line;
	source->column = place->key_column;
}

static bool
tell_assumption(
    const Evidence *evidence, const char *name, ReportSource *source)
{
	const AssumptionInfo *info;
	const Assumption *value;
	AssumptionId id;

	if (!assumption_find(name, &id))
		return false;
	info = assumption_info(id);
	value = &evidence->config->assumptions.values[id];
	source->label = g_strdup(assumption_about(id));
	source->unit = g_strdup(info->unit);
	source->value = value->mode;
	source->lo = value->low;
	source->hi = value->high;
	source->usual = info->mode;
	source->usual_lo = info->low;
	source->usual_hi = info->high;
	source->key = g_strconcat("assumptions.", name, NULL);
	set_place(evidence, config_find(evidence->config, source->key), source);
	return true;
}

static bool
tell_config(const Evidence *evidence, const char *path, ReportSource *source)
{
	const Place *place = config_find(evidence->config, path);

	source->label = g_strdup(
	    lang_text(place != NULL ? MSG_ORIGINS_SET : MSG_ORIGINS_NOT_SET));
	source->key = g_strdup(path);
	set_place(evidence, place, source);
	if (place != NULL)
		source->text = config_place_text(evidence->config, place);
	return true;
}

static bool
tell_playbook(const Evidence *evidence, const char *name, ReportSource *source)
{
	(void)evidence;
	for (size_t i = 0; i < G_N_ELEMENTS(playbook); i++)
		if (strcmp(playbook[i].name, name) == 0)
			source->label = g_strdup(lang_text(playbook[i].words));
	return source->label != NULL;
}

/* "40 h (24 to 80)". */
static char *
hours_words(ThreePoint hours)
{
	char low[NUMBER_TEXT_SIZE], mode[NUMBER_TEXT_SIZE],
	    high[NUMBER_TEXT_SIZE];

	number_format_human(hours.mode, 3, mode);
	if (hours.low == hours.high)
		return lang_format(MSG_ORIGINS_EXACT_HOURS, mode, NULL);
	return lang_format(MSG_ORIGINS_HOURS, mode,
	    number_format_human(hours.low, 3, low),
	    number_format_human(hours.high, 3, high), NULL);
}

static void
add_hours(Message message, ThreePoint hours, GPtrArray *words)
{
	g_autofree char *text = hours_words(hours);

	if (hours.high > 0)
		g_ptr_array_add(words, lang_format(message, text, NULL));
}

static void
tell_detector(const Detector *detector, ReportSource *source)
{
	g_autoptr(GPtrArray) words = g_ptr_array_new_with_free_func(g_free);

	add_hours(MSG_ORIGINS_ONCE, detector->fixed, words);
	add_hours(MSG_ORIGINS_PER_TABLE, detector->per_table, words);
	add_hours(MSG_ORIGINS_PER_KEY, detector->per_key, words);
	g_ptr_array_add(words, NULL);
	source->text = lang_join(MSG_LIST_NEXT, (char **)words->pdata);
	source->label = lang_format(MSG_ORIGINS_RULE,
	    lang_text(detector->title), lang_text(detector->fix), NULL);
}

static bool
tell_rule(const Evidence *evidence, const char *name, ReportSource *source)
{
	const Detector *detector = detector_find(name);
	const DecisionInfo *decision = decision_find(name);

	(void)evidence;
	if (detector != NULL) {
		tell_detector(detector, source);
	} else if (decision != NULL) {
		source->label = lang_format(MSG_ORIGINS_DECISION,
		    lang_text(decision->label), lang_text(decision->solution),
		    NULL);
		source->text = hours_words(decision->hours);
	}
	return source->label != NULL;
}

static const struct {
	const char *prefix;
	bool (*tell)(
	    const Evidence *evidence, const char *name, ReportSource *source);
} kinds[] = {
	{ "assumption:", tell_assumption },
	{ "config:", tell_config },
	{ "playbook:", tell_playbook },
	{ "rule:", tell_rule },
};

static void
tell(const Evidence *evidence, const char *id, Report *report)
{
	for (size_t i = 0; i < G_N_ELEMENTS(kinds); i++) {
		ReportSource *source;

		if (!g_str_has_prefix(id, kinds[i].prefix))
			continue;
		source = report_add_source(report, id);
		if (!kinds[i].tell(
			evidence, id + strlen(kinds[i].prefix), source))
			g_ptr_array_remove(report->sources, source);
		return;
	}
}

void
origins_describe(
    const Evidence *evidence, const Results *results, Report *report)
{
	g_autoptr(GPtrArray) figures = figure_set_list(report->figures);
	g_autoptr(GHashTable) told = g_hash_table_new(g_str_hash, g_str_equal);

	(void)results;
	for (guint i = 0; i < figures->len; i++) {
		const Figure *figure = g_ptr_array_index(figures, i);

		for (guint k = 0; k < figure->inputs->len; k++) {
			char *id = g_ptr_array_index(figure->inputs, k);

			if (g_hash_table_add(told, id))
				tell(evidence, id, report);
		}
	}
}
