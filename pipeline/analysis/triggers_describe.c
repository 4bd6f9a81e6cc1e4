#include <math.h>

#include "pipeline/analysis/triggers.h"
#include "pipeline/analysis/words.h"
#include "pipeline/base/number.h"
#include "pipeline/lang/lang.h"

typedef struct DecisionWords {
	const char *name;
	Message label, approach, trigger, solution;
} DecisionWords;

static const DecisionWords decision_words[] = {
	{ "hosting", MSG_TRIGGER_HOSTING, MSG_TRIGGER_HOSTING_APPROACH,
	    MSG_TRIGGER_HOSTING_TRIGGER, MSG_TRIGGER_HOSTING_SOLUTION },
	{ "database", MSG_TRIGGER_DATABASE, MSG_TRIGGER_DATABASE_APPROACH,
	    MSG_TRIGGER_DATABASE_TRIGGER, MSG_TRIGGER_DATABASE_SOLUTION },
	{ "file_storage", MSG_TRIGGER_FILES, MSG_TRIGGER_FILES_APPROACH,
	    MSG_TRIGGER_FILES_TRIGGER, MSG_TRIGGER_FILES_SOLUTION },
	{ "auth", MSG_TRIGGER_AUTH, MSG_TRIGGER_AUTH_APPROACH,
	    MSG_TRIGGER_AUTH_TRIGGER, MSG_TRIGGER_AUTH_SOLUTION },
	{ "search", MSG_TRIGGER_SEARCH, MSG_TRIGGER_SEARCH_APPROACH,
	    MSG_TRIGGER_SEARCH_TRIGGER, MSG_TRIGGER_SEARCH_SOLUTION },
	{ "queuing", MSG_TRIGGER_QUEUING, MSG_TRIGGER_QUEUING_APPROACH,
	    MSG_TRIGGER_QUEUING_TRIGGER, MSG_TRIGGER_QUEUING_SOLUTION },
};

static const DecisionWords *
words_of(const Trigger *trigger)
{
	for (size_t i = 0; i < G_N_ELEMENTS(decision_words); i++)
		if (trigger->info != NULL &&
		    g_str_equal(trigger->info->name, decision_words[i].name))
			return &decision_words[i];
	return NULL;
}

char *
triggers_label(const Trigger *trigger)
{
	const DecisionWords *words = words_of(trigger);

	return g_strdup(
	    words != NULL ? lang_text(words->label) : trigger->name);
}

static void
describe_value(
    const Evidence *evidence, const Trigger *trigger, FigureSet *figures)
{
	static const Message methods[] = {
		[TRIGGER_SERIES] = MSG_TRIGGER_FROM_SERIES,
		[TRIGGER_VALUE] = MSG_TRIGGER_FROM_CONFIG,
		[TRIGGER_PROXY] = MSG_TRIGGER_FROM_PROXY,
	};
	g_autofree char *id =
	    g_strdup_printf("trigger.%s.value", trigger->name);
	g_autofree char *label = triggers_label(trigger);
	const char *unit =
	    trigger->info != NULL ? trigger->info->unit : "value";
	Figure *figure;

	if (trigger->source == TRIGGER_UNKNOWN) {
		g_autofree char *reason = lang_format(MSG_TRIGGER_MISSING,
		    trigger->info != NULL ? trigger->info->series
					  : trigger->name,
		    trigger->name, NULL);

		figure_set_missing(figures, id, label, unit, reason);
		return;
	}
	figure = figure_set_number(figures, id, label, unit, trigger->value,
	    lang_text(methods[trigger->source]));
	if (trigger->source == TRIGGER_SERIES) {
		figure->tags |= FIGURE_MEASURED;
		figure->n = trigger->series->points->len;
		figure_reads(figure, evidence, trigger->series->input);
	} else if (trigger->source == TRIGGER_VALUE) {
		figure->tags |= FIGURE_CONFIGURED;
		figure_add_input(
		    figure, "config:infrastructure.%s.value", trigger->name);
	} else {
		figure->tags |= FIGURE_PROXY;
		figure_add_input(figure, "users.active");
		figure_uses(figure, ASSUME_DAU_SHARE);
		figure_uses(figure, ASSUME_SESSIONS);
		figure_uses(figure, ASSUME_PEAK_SHARE);
		figure_uses(figure, ASSUME_SESSION_MINUTES);
		figure_uses(figure, ASSUME_PROXY_FACTOR);
	}
}

static void
describe_number(const Trigger *trigger, FigureSet *figures, const char *what,
    const char *unit, double value, double lo, double hi, Message method)
{
	g_autofree char *id =
	    g_strdup_printf("trigger.%s.%s", trigger->name, what);
	g_autofree char *name = triggers_label(trigger);
	g_autofree char *label =
	    lang_format(MSG_LADDER_FIGURE, name, what, NULL);
	Figure *figure;

	if (!isfinite(value)) {
		figure_set_missing(figures, id, label, unit,
		    lang_text(MSG_TRIGGER_NOT_PROJECTED));
		return;
	}
	figure = figure_set_number(
	    figures, id, label, unit, value, lang_text(method));
	figure->lo = isfinite(lo) ? lo : NAN;
	figure->hi = isfinite(hi) ? hi : NAN;
	figure_add_input(figure, "trigger.%s.value", trigger->name);
}

static void
describe_costs(
    const Evidence *evidence, const Trigger *trigger, FigureSet *figures)
{
	for (int m = 1; m < MULTIPLE_COUNT; m++) {
		g_autofree char *what =
		    g_strdup_printf("migration_cost.%s", multiple_names[m]);

		describe_number(trigger, figures, what,
		    evidence_currency(evidence), trigger->cost[m], NAN, NAN,
		    MSG_TRIGGER_COST_METHOD);
	}
}

static void
add_row(const Evidence *evidence, const Trigger *trigger, ReportTable *table)
{
	static const Message sources[] = {
		[TRIGGER_UNKNOWN] = MSG_TRIGGER_UNKNOWN,
		[TRIGGER_SERIES] = MSG_TRIGGER_MEASURED,
		[TRIGGER_VALUE] = MSG_TRIGGER_CONFIGURED,
		[TRIGGER_PROXY] = MSG_TRIGGER_PROXY,
	};
	const DecisionWords *words = words_of(trigger);
	GPtrArray *row = report_table_add_row(table);
	g_autofree char *label = triggers_label(trigger);
	g_autofree char *figure =
	    g_strdup_printf("trigger.%s.value", trigger->name);
	g_autofree char *multiple_figure =
	    g_strdup_printf("trigger.%s.multiple", trigger->name);
	char multiple[NUMBER_TEXT_SIZE], machine[NUMBER_TEXT_SIZE];
	const char *approach =
	    trigger->config != NULL && trigger->config->approach != NULL
		? trigger->config->approach
	    : words != NULL ? lang_text(words->approach)
			    : NUMBER_MISSING;

	report_row_add(row, label, trigger->name, NULL);
	report_row_add(row, approach, NULL, NULL);
	report_row_add(row,
	    words != NULL ? lang_text(words->trigger) : NUMBER_MISSING, NULL,
	    NULL);
	report_row_add_number(row, trigger->value, 3, figure);
	report_row_add(row, lang_text(sources[trigger->source]), NULL, NULL);
	report_row_add(row,
	    isfinite(trigger->multiple)
		? number_format_multiple(trigger->multiple, multiple)
		: NUMBER_MISSING,
	    isfinite(trigger->multiple)
		? number_format_machine(trigger->multiple, machine)
		: "",
	    multiple_figure);
	for (int m = 1; m < MULTIPLE_COUNT; m++) {
		g_autofree char *cost =
		    g_strdup_printf("trigger.%s.migration_cost.%s",
			trigger->name, multiple_names[m]);

		words_add_money(
		    row, trigger->cost[m], evidence_currency(evidence), cost);
	}
	report_row_add(row,
	    words != NULL ? lang_text(words->solution) : NUMBER_MISSING, NULL,
	    NULL);
}

static ReportTable *
make_table(const Evidence *evidence, const TriggersResult *triggers)
{
	ReportTable *table = report_table_new("scaling-triggers",
	    lang_text(MSG_TRIGGER_TABLE), "scaling-triggers");

	report_table_add_column(
	    table, "decision", lang_text(MSG_TRIGGER_COL_DECISION), ALIGN_TEXT);
	report_table_add_column(
	    table, "approach", lang_text(MSG_TRIGGER_COL_APPROACH), ALIGN_TEXT);
	report_table_add_column(
	    table, "trigger", lang_text(MSG_TRIGGER_COL_TRIGGER), ALIGN_TEXT);
	report_table_add_column(
	    table, "value", lang_text(MSG_TRIGGER_COL_VALUE), ALIGN_NUMBER);
	report_table_add_column(
	    table, "source", lang_text(MSG_TRIGGER_COL_SOURCE), ALIGN_TEXT);
	report_table_add_column(table, "multiple",
	    lang_text(MSG_TRIGGER_COL_MULTIPLE), ALIGN_NUMBER);
	for (int m = 1; m < MULTIPLE_COUNT; m++) {
		g_autofree char *key =
		    g_strdup_printf("migration_cost_%s", multiple_names[m]);
		char head[NUMBER_TEXT_SIZE];
		g_autofree char *title = NULL;

		number_format_multiple(multiples[m], head);
		title = lang_format(MSG_TRIGGER_COL_COST, head, NULL);
		report_table_add_column(table, key, title, ALIGN_NUMBER);
	}
	report_table_add_column(
	    table, "solution", lang_text(MSG_TRIGGER_COL_SOLUTION), ALIGN_TEXT);
	for (guint i = 0; i < triggers->triggers->len; i++)
		add_row(evidence,
		    &g_array_index(triggers->triggers, Trigger, i), table);
	return table;
}

static char *
lead(const TriggersResult *triggers)
{
	char known_text[NUMBER_TEXT_SIZE], all_text[NUMBER_TEXT_SIZE],
	    past_text[NUMBER_TEXT_SIZE];
	long known = 0, past = 0;

	for (guint i = 0; i < triggers->triggers->len; i++) {
		const Trigger *trigger =
		    &g_array_index(triggers->triggers, Trigger, i);

		known += trigger->source != TRIGGER_UNKNOWN;
		past += trigger->value > trigger->threshold;
	}
	number_format_human((double)known, 3, known_text);
	number_format_human(triggers->triggers->len, 3, all_text);
	number_format_human((double)past, 3, past_text);
	return lang_format(past > 0 ? MSG_TRIGGER_LEAD_PAST : MSG_TRIGGER_LEAD,
	    known_text, all_text, past_text, NULL);
}

void
triggers_describe(
    const Evidence *evidence, const Results *results, Report *report)
{
	const TriggersResult *triggers = results->triggers;
	Section *section = report_add_section(
	    report, "triggers", RANK_TRIGGERS, lang_text(MSG_TRIGGER_SECTION));
	g_autofree char *sentence = lead(triggers);

	section_set_lead(section, sentence);
	for (guint i = 0; i < triggers->triggers->len; i++) {
		const Trigger *trigger =
		    &g_array_index(triggers->triggers, Trigger, i);

		describe_value(evidence, trigger, report->figures);
		describe_number(trigger, report->figures, "multiple", "x",
		    trigger->multiple, NAN, NAN, MSG_TRIGGER_MULTIPLE_METHOD);
		describe_number(trigger, report->figures, "months", "months",
		    trigger->months_p50, trigger->months_p10,
		    trigger->months_p90, MSG_TRIGGER_MONTHS_METHOD);
		describe_costs(evidence, trigger, report->figures);
	}
	section_add_table(section, make_table(evidence, triggers));
}
