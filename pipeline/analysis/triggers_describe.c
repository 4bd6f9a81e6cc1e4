#include <math.h>

#include "pipeline/analysis/shown_rows.h"
#include "pipeline/analysis/triggers.h"

/* A monthly series may be two months behind at the end of a month. */
static const double most_months_old = 2.1;

static char *
label_of(const Trigger *trigger)
{
	return lang_format(
	    trigger->info != NULL ? trigger->info->label : MSG_TRIGGER_OWN,
	    trigger->name, NULL);
}

/* The name of the series that would show the metric. */
static const char *
series_name(const Trigger *trigger)
{
	if (trigger->config != NULL && trigger->config->metric != NULL)
		return trigger->config->metric;
	return trigger->info != NULL ? trigger->info->series : trigger->name;
}

static void
add_value_inputs(
    const Evidence *evidence, const Trigger *trigger, Figure *figure)
{
	switch (trigger->source) {
	case TRIGGER_UNKNOWN:
		break;
	case TRIGGER_SERIES:
		figure->n = trigger->series->points->len;
		figure_reads_series(figure, evidence, trigger->series, 5);
		break;
	case TRIGGER_VALUE:
		figure->tags |= FIGURE_CONFIGURED;
		figure_add_input(
		    figure, "config:infrastructure.%s.value", trigger->name);
		break;
	case TRIGGER_PROXY:
		figure->tags |= FIGURE_PROXY;
		figure_add_input(figure, "users.active");
		figure_uses(figure, ASSUME_DAU_SHARE);
		figure_uses(figure, ASSUME_SESSIONS);
		figure_uses(figure, ASSUME_PEAK_SHARE);
		figure_uses(figure, ASSUME_SESSION_MINUTES);
		break;
	}
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
	g_autofree char *id = g_strdup_printf("trigger.%s.value", trigger->id);
	g_autofree char *name = label_of(trigger);
	g_autofree char *label =
	    lang_format(MSG_TRIGGER_FIGURE_VALUE, name, NULL);
	const char *unit =
	    trigger->info != NULL ? trigger->info->unit : "value";

	if (trigger->source == TRIGGER_UNKNOWN) {
		g_autofree char *reason = lang_format(MSG_TRIGGER_MISSING,
		    series_name(trigger), trigger->name, NULL);

		figure_set_missing(figures, id, label, unit, reason);
		return;
	}
	add_value_inputs(evidence, trigger,
	    figure_set_number(figures, id, label, unit, trigger->value,
		lang_text(methods[trigger->source])));
}

/* Why there is no multiple or date. */
static const char *
why_not_projected(const Trigger *trigger, Spread spread)
{
	if (trigger->source == TRIGGER_UNKNOWN)
		return lang_text(MSG_TRIGGER_UNKNOWN);
	if (isinf(spread.p50))
		return lang_text(MSG_TRIGGER_NOT_RISING);
	if (isnan(spread.p50) && isfinite(trigger->months.p50))
		return lang_text(MSG_LADDER_WHY_TIME);
	return lang_text(MSG_TRIGGER_NOT_PROJECTED);
}

static void
describe_spread(const Trigger *trigger, FigureSet *figures, const char *what,
    const char *unit, Spread spread, Message label_message, Message method)
{
	g_autofree char *id =
	    g_strdup_printf("trigger.%s.%s", trigger->id, what);
	g_autofree char *name = label_of(trigger);
	g_autofree char *label = lang_format(label_message, name, NULL);
	Figure *figure;

	if (!isfinite(spread.p50)) {
		figure_set_missing(figures, id, label, unit,
		    why_not_projected(trigger, spread));
		return;
	}
	figure = figure_set_number(
	    figures, id, label, unit, spread.p50, lang_text(method));
	figure_set_spread(figure, spread);
	figure_add_input(figure, "trigger.%s.value", trigger->id);
	figure_add_input(figure, "users.growth");
	if (trigger->source == TRIGGER_PROXY)
		figure_uses(figure, ASSUME_PROXY_FACTOR);
}

static void
describe_costs(
    const Evidence *evidence, const Trigger *trigger, FigureSet *figures)
{
	g_autofree char *name = label_of(trigger);

	for (int m = 1; m < MULTIPLE_COUNT; m++) {
		char times[NUMBER_TEXT_SIZE];
		g_autofree char *id =
		    g_strdup_printf("trigger.%s.migration_cost.%s", trigger->id,
			multiple_names[m]);
		g_autofree char *label = lang_format(MSG_TRIGGER_FIGURE_COST,
		    name, words_times(multiples[m], times), NULL);
		Figure *figure;

		if (isnan(trigger->cost[m])) {
			figure_set_missing(figures, id, label,
			    evidence_currency(evidence),
			    lang_text(MSG_TRIGGER_COST_UNKNOWN));
			continue;
		}
		figure = figure_set_number(figures, id, label,
		    evidence_currency(evidence), trigger->cost[m],
		    lang_text(trigger->run_known ? MSG_TRIGGER_COST_METHOD
						 : MSG_TRIGGER_LABOUR_METHOD));
		figure->tags |= FIGURE_ASSUMED;
		figure_add_input(figure, "rule:%s", trigger->name);
		figure_uses_rate(figure, evidence);
		if (trigger->info->by_users && trigger->config != NULL &&
		    trigger->config->stateless == 0)
			figure_uses(figure, ASSUME_STATEFUL_FACTOR);
		if (!trigger->run_known)
			continue;
		figure_add_input(figure, "spend.monthly");
		figure_add_input(figure, "spend.elasticity");
		figure_uses(figure, ASSUME_DUAL_MONTHS);
	}
}

static void
add_value_cell(GPtrArray *row, const Trigger *trigger)
{
	g_autofree char *figure =
	    g_strdup_printf("trigger.%s.value", trigger->id);
	char text[NUMBER_TEXT_SIZE], machine[NUMBER_TEXT_SIZE];

	report_row_add(row,
	    words_number(trigger->value,
		trigger->info != NULL ? trigger->info->form : FORM_HUMAN, text),
	    isnan(trigger->value)
		? ""
		: number_format_machine(trigger->value, machine),
	    figure);
}

static void
add_approach_cell(GPtrArray *row, const Trigger *trigger)
{
	const char *own =
	    trigger->config != NULL ? trigger->config->approach : NULL;

	report_row_add(row,
	    own == NULL && trigger->info != NULL
		? lang_text(trigger->info->approach)
		: own,
	    NULL, NULL);
}

static void
add_trigger_cell(GPtrArray *row, const Trigger *trigger)
{
	char threshold[NUMBER_TEXT_SIZE], machine[NUMBER_TEXT_SIZE];
	const DecisionInfo *info = trigger->info;
	g_autofree char *text = lang_format(
	    info != NULL ? info->crossing : MSG_TRIGGER_OWN_CROSSING,
	    words_number(trigger->threshold,
		info != NULL ? info->form : FORM_HUMAN, threshold),
	    NULL);

	if (isnan(trigger->threshold))
		report_row_add(row, NULL, "", NULL);
	else
		report_row_add(row, text,
		    number_format_machine(trigger->threshold, machine), NULL);
}

static void
add_metric_cells(GPtrArray *row, const Trigger *trigger)
{
	static const struct {
		Message text;
		const char *machine;
	} sources[] = {
		[TRIGGER_UNKNOWN] = { MSG_TRIGGER_UNKNOWN, "unknown" },
		[TRIGGER_SERIES] = { MSG_TRIGGER_MEASURED, "series" },
		[TRIGGER_VALUE] = { MSG_TRIGGER_CONFIGURED, "configured" },
		[TRIGGER_PROXY] = { MSG_TRIGGER_PROXY, "proxy" },
	};
	g_autofree char *multiple =
	    g_strdup_printf("trigger.%s.multiple", trigger->id);
	g_autofree char *months =
	    g_strdup_printf("trigger.%s.months", trigger->id);

	add_approach_cell(row, trigger);
	add_trigger_cell(row, trigger);
	add_value_cell(row, trigger);
	report_row_add(row, lang_text(sources[trigger->source].text),
	    sources[trigger->source].machine, NULL);
	words_add_multiple(row, trigger->multiple, multiple);
	report_row_add_number(row,
	    isfinite(trigger->months.p50) ? trigger->months.p50 : NAN, 2,
	    months);
}

static void
add_change_cells(
    const Evidence *evidence, GPtrArray *row, const Trigger *trigger)
{
	for (int m = 1; m < MULTIPLE_COUNT; m++) {
		g_autofree char *cost =
		    g_strdup_printf("trigger.%s.migration_cost.%s", trigger->id,
			multiple_names[m]);

		words_add_estimate(
		    row, trigger->cost[m], evidence_currency(evidence), cost);
	}
	report_row_add(row,
	    trigger->info != NULL ? lang_text(trigger->info->solution) : NULL,
	    NULL, NULL);
}

static void
add_metric_columns(ReportTable *table)
{
	static const ColumnWords columns[] = {
		{ "approach", MSG_TRIGGER_COL_APPROACH, ALIGN_TEXT },
		{ "threshold", MSG_TRIGGER_COL_TRIGGER, ALIGN_TEXT },
		{ "value", MSG_TRIGGER_COL_VALUE, ALIGN_NUMBER },
		{ "source", MSG_TRIGGER_COL_SOURCE, ALIGN_TEXT },
		{ "multiple", MSG_TRIGGER_COL_MULTIPLE, ALIGN_NUMBER },
		{ "months", MSG_TRIGGER_COL_MONTHS, ALIGN_NUMBER },
	};

	words_add_columns(table, columns, G_N_ELEMENTS(columns));
}

static void
add_change_columns(ReportTable *table)
{
	words_add_multiple_columns(
	    table, "migration_cost", MSG_TRIGGER_COL_COST, 1);
	report_table_add_column(
	    table, "solution", lang_text(MSG_TRIGGER_COL_SOLUTION), ALIGN_TEXT);
}

/* Fills TABLE with the metrics, the changes, or both. */
static ReportTable *
fill_table(const Evidence *evidence, const TriggersResult *triggers,
    ReportTable *table, bool metrics, bool changes)
{
	report_table_add_column(
	    table, "decision", lang_text(MSG_TRIGGER_COL_DECISION), ALIGN_TEXT);
	if (metrics)
		add_metric_columns(table);
	if (changes)
		add_change_columns(table);
	for (guint i = 0; i < triggers->triggers->len; i++) {
		const Trigger *trigger =
		    &g_array_index(triggers->triggers, Trigger, i);
		GPtrArray *row = report_table_add_row(table);
		g_autofree char *label = label_of(trigger);

		report_row_add(row, label, trigger->id, NULL);
		if (metrics)
			add_metric_cells(row, trigger);
		if (changes)
			add_change_cells(evidence, row, trigger);
	}
	return table;
}

/* Two tables that a page can hold, and one register with all columns. */
static void
add_tables(
    const Evidence *evidence, const TriggersResult *triggers, Section *section)
{
	ReportTable *all = report_table_new("scaling-triggers",
	    lang_text(MSG_TRIGGER_REGISTER), "scaling-triggers");
	ReportTable *metrics = report_table_new(
	    "trigger-metrics", lang_text(MSG_TRIGGER_METRICS), NULL);
	ReportTable *changes = report_table_new(
	    "trigger-changes", lang_text(MSG_TRIGGER_CHANGES), NULL);

	all->file_only = true;
	section_add_table(
	    section, fill_table(evidence, triggers, metrics, true, false));
	section_add_table(
	    section, fill_table(evidence, triggers, changes, false, true));
	section_add_table(
	    section, fill_table(evidence, triggers, all, true, true));
}

/* How many are watched, and how many of those are past. */
static char *
lead(const TriggersResult *triggers)
{
	char known[NUMBER_TEXT_SIZE], all[NUMBER_TEXT_SIZE];

	if (triggers->known == 0)
		return g_strdup(lang_text(MSG_TRIGGER_LEAD_NONE));
	number_format_count(triggers->known, known);
	number_format_count(triggers->triggers->len, all);
	if (triggers->past == 0)
		return lang_format(MSG_TRIGGER_LEAD, known, all, NULL);
	return lang_count(MSG_TRIGGER_LEAD_PAST_ONE, MSG_TRIGGER_LEAD_PAST_MANY,
	    triggers->past, known, all, NULL);
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

void
triggers_describe(
    const Evidence *evidence, const Results *results, Report *report)
{
	const TriggersResult *triggers = results->triggers;
	Section *section = report_add_section(
	    report, "triggers", RANK_TRIGGERS, lang_text(MSG_TRIGGER_SECTION));
	g_autofree char *sentence = lead(triggers);

	section_set_lead(section, sentence);
	if (triggers->known == 0)
		section_add_insufficient(section,
		    lang_text(MSG_TRIGGER_MISSING_ALL),
		    lang_text(MSG_TRIGGER_NEEDS));
	for (guint i = 0; i < triggers->triggers->len; i++) {
		const Trigger *trigger =
		    &g_array_index(triggers->triggers, Trigger, i);

		add_stale(trigger, section);
		describe_value(evidence, trigger, report->figures);
		describe_spread(trigger, report->figures, "multiple", "x",
		    trigger->multiple, MSG_LADDER_FIGURE_MULTIPLE,
		    MSG_TRIGGER_MULTIPLE_METHOD);
		describe_spread(trigger, report->figures, "months", "months",
		    trigger->months, MSG_LADDER_FIGURE_MONTHS,
		    MSG_TRIGGER_MONTHS_METHOD);
		describe_costs(evidence, trigger, report->figures);
	}
	add_tables(evidence, triggers, section);
}
