#include <math.h>

#include "pipeline/analysis/ladder.h"
#include "pipeline/analysis/triggers.h"

/* What the cells of a row are made from. */
typedef struct Context {
	const Evidence *evidence;
	const Results *results;
	const Trigger *trigger;
} Context;

static char *
figure_id(const Trigger *trigger, const char *what)
{
	return g_strdup_printf("trigger.%s.%s", trigger->id, what);
}

static void
add_state(const Context *context, GPtrArray *row)
{
	const Trigger *trigger = context->trigger;
	g_autofree char *figure = figure_id(trigger, "state");

	report_row_add(row, trigger_state_words(trigger->state),
	    trigger_state_name(trigger->state), figure);
}

static void
add_approach(const Context *context, GPtrArray *row)
{
	const Trigger *trigger = context->trigger;
	g_autofree char *words =
	    trigger_approach_words(&trigger->approach, trigger->info);

	report_row_add(row, words, NULL, NULL);
}

static void
add_approach_source(const Context *context, GPtrArray *row)
{
	report_row_add(row, trigger_approach_name(&context->trigger->approach),
	    NULL, NULL);
}

static void
add_threshold(const Context *context, GPtrArray *row)
{
	const Trigger *trigger = context->trigger;
	const DecisionInfo *info = trigger->info;
	char threshold[NUMBER_TEXT_SIZE], machine[NUMBER_TEXT_SIZE];
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
add_value(const Context *context, GPtrArray *row)
{
	const Trigger *trigger = context->trigger;
	g_autofree char *figure = figure_id(trigger, "value");
	g_autofree char *words =
	    trigger_value_words(context->results->triggers, trigger);
	char machine[NUMBER_TEXT_SIZE];

	report_row_add(row, words,
	    isnan(trigger->value)
		? ""
		: number_format_machine(trigger->value, machine),
	    figure);
}

static void
add_unit(const Context *context, GPtrArray *row)
{
	const DecisionInfo *info = context->trigger->info;

	report_row_add(row, info != NULL ? info->unit : "value", NULL, NULL);
}

static void
add_use(const Context *context, GPtrArray *row)
{
	g_autofree char *figure = figure_id(context->trigger, "use");

	words_add_share(row, context->trigger->use, figure);
}

static void
add_source(const Context *context, GPtrArray *row)
{
	static const char *const names[] = {
		[TRIGGER_UNKNOWN] = "unknown",
		[TRIGGER_SERIES] = "series",
		[TRIGGER_VALUE] = "configured",
		[TRIGGER_USERS] = "proxy",
		[TRIGGER_QUEUE] = "proxy",
		[TRIGGER_BILLS] = "bills",
		[TRIGGER_REQUESTS] = "issues",
		[TRIGGER_ISSUES] = "proxy",
	};

	report_row_add(row, trigger_source_words(context->trigger),
	    names[context->trigger->source], NULL);
}

static void
add_multiple(const Context *context, GPtrArray *row)
{
	g_autofree char *figure = figure_id(context->trigger, "multiple");

	words_add_multiple(row, context->trigger->multiple, figure);
}

/* Words for people where there is a rung, months for machines. */
static void
add_months(const Context *context, GPtrArray *row)
{
	const Trigger *trigger = context->trigger;
	const Rung *rung = trigger_rung(context->results, trigger);
	g_autofree char *figure = figure_id(trigger, "months");
	g_autofree char *words =
	    rung == NULL ? NULL : rung_breaks_words(context->evidence, rung);
	char machine[NUMBER_TEXT_SIZE];

	report_row_add(row, words,
	    isfinite(trigger->months.p50)
		? number_format_machine(trigger->months.p50, machine)
		: "",
	    figure);
}

static void
add_number(GPtrArray *row, double value)
{
	report_row_add_number(row, isfinite(value) ? value : NAN, 3, NULL);
}

static void
add_multiple_p10(const Context *context, GPtrArray *row)
{
	add_number(row, context->trigger->multiple.p10);
}

static void
add_multiple_p90(const Context *context, GPtrArray *row)
{
	add_number(row, context->trigger->multiple.p90);
}

static void
add_months_p10(const Context *context, GPtrArray *row)
{
	add_number(row, context->trigger->months.p10);
}

static void
add_months_p90(const Context *context, GPtrArray *row)
{
	add_number(row, context->trigger->months.p90);
}

static void
add_within(const Context *context, GPtrArray *row)
{
	const Trigger *trigger = context->trigger;

	for (int h = 0; h < HORIZON_COUNT; h++) {
		g_autofree char *figure =
		    g_strdup_printf("trigger.%s.within.%s", trigger->id,
			trigger_horizon_names[h]);

		words_add_share(row, trigger->within[h], figure);
	}
}

static void
add_decide(const Context *context, GPtrArray *row)
{
	const Rung *rung = trigger_rung(context->results, context->trigger);
	g_autofree char *words =
	    rung == NULL ? NULL : rung_decide_words(context->evidence, rung);
	g_autofree char *figure =
	    rung == NULL
		? NULL
		: g_strdup_printf("limit.%s.decide_by", rung->limit->id);
	char iso[DATE_TEXT_SIZE] = "";

	if (rung != NULL && isfinite(rung->decide_weeks))
		date_format_iso(date_add_days(context->evidence->as_of,
				    rung->decide_weeks * 7),
		    iso);
	report_row_add(row, words, iso, figure);
}

static void
add_solution(const Context *context, GPtrArray *row)
{
	const DecisionInfo *info = context->trigger->info;

	report_row_add(row, info != NULL ? lang_text(info->solution) : NULL,
	    info != NULL ? NULL : "", NULL);
}

static void
add_hours(const Context *context, GPtrArray *row)
{
	g_autofree char *figure = figure_id(context->trigger, "hours");

	report_row_add_number(row, context->trigger->hours, 2, figure);
}

static void
add_amounts(const Context *context, GPtrArray *row, const double *amounts,
    const char *what)
{
	for (int m = 1; m < MULTIPLE_COUNT; m++) {
		g_autofree char *figure = g_strdup_printf("trigger.%s.%s.%s",
		    context->trigger->id, what, multiple_names[m]);

		words_add_estimate(row, amounts[m],
		    evidence_currency(context->evidence), figure);
	}
}

static void
add_costs(const Context *context, GPtrArray *row)
{
	add_amounts(context, row, context->trigger->cost, "migration_cost");
}

static void
add_runs(const Context *context, GPtrArray *row)
{
	add_amounts(context, row, context->trigger->run_change, "run_change");
}

static void
add_build(const Context *context, GPtrArray *row)
{
	g_autofree char *figure = figure_id(context->trigger, "build");

	words_add_estimate(row, context->trigger->build,
	    evidence_currency(context->evidence), figure);
}

static void
add_buy(const Context *context, GPtrArray *row)
{
	g_autofree char *figure = figure_id(context->trigger, "buy");

	words_add_estimate(row, context->trigger->buy,
	    evidence_currency(context->evidence), figure);
}

/* One column, or those of each multiple or horizon. */
typedef enum ColumnSpan {
	SPAN_ONE,
	SPAN_MULTIPLES,
	SPAN_HORIZONS,
} ColumnSpan;

/* The tables that have the column. */
enum {
	IN_METRICS = 1,
	IN_WHEN = 2,
	IN_CHANGES = 4,
	IN_COSTS = 8,
	IN_REGISTER = 16,
};

static const struct {
	ColumnWords words;
	ColumnSpan span;
	unsigned tables;
	void (*add)(const Context *context, GPtrArray *row);
} columns[] = {
	{ { "state", MSG_TRIGGER_COL_STATE, ALIGN_TEXT }, SPAN_ONE,
	    IN_METRICS | IN_REGISTER, add_state },
	{ { "approach", MSG_TRIGGER_COL_APPROACH, ALIGN_TEXT }, SPAN_ONE,
	    IN_CHANGES | IN_REGISTER, add_approach },
	{ { "approach_source", MSG_TRIGGER_COL_APPROACH_SOURCE, ALIGN_TEXT },
	    SPAN_ONE, IN_REGISTER, add_approach_source },
	{ { "value", MSG_TRIGGER_COL_VALUE, ALIGN_NUMBER }, SPAN_ONE,
	    IN_METRICS | IN_REGISTER, add_value },
	{ { "unit", MSG_TRIGGER_COL_UNIT, ALIGN_TEXT }, SPAN_ONE, IN_REGISTER,
	    add_unit },
	{ { "threshold", MSG_TRIGGER_COL_TRIGGER, ALIGN_TEXT }, SPAN_ONE,
	    IN_METRICS | IN_REGISTER, add_threshold },
	{ { "use", MSG_TRIGGER_COL_USE, ALIGN_NUMBER }, SPAN_ONE,
	    IN_METRICS | IN_REGISTER, add_use },
	{ { "source", MSG_TRIGGER_COL_SOURCE, ALIGN_TEXT }, SPAN_ONE,
	    IN_METRICS | IN_REGISTER, add_source },
	{ { "multiple", MSG_TRIGGER_COL_MULTIPLE, ALIGN_NUMBER }, SPAN_ONE,
	    IN_WHEN | IN_REGISTER, add_multiple },
	{ { "multiple_p10", MSG_TRIGGER_COL_MULTIPLE_P10, ALIGN_NUMBER },
	    SPAN_ONE, IN_REGISTER, add_multiple_p10 },
	{ { "multiple_p90", MSG_TRIGGER_COL_MULTIPLE_P90, ALIGN_NUMBER },
	    SPAN_ONE, IN_REGISTER, add_multiple_p90 },
	{ { "months", MSG_TRIGGER_COL_CROSSES, ALIGN_TEXT }, SPAN_ONE,
	    IN_WHEN | IN_REGISTER, add_months },
	{ { "months_p10", MSG_TRIGGER_COL_MONTHS_P10, ALIGN_NUMBER }, SPAN_ONE,
	    IN_REGISTER, add_months_p10 },
	{ { "months_p90", MSG_TRIGGER_COL_MONTHS_P90, ALIGN_NUMBER }, SPAN_ONE,
	    IN_REGISTER, add_months_p90 },
	{ { "within", MSG_TRIGGER_COL_WITHIN, ALIGN_NUMBER }, SPAN_HORIZONS,
	    IN_WHEN | IN_REGISTER, add_within },
	{ { "decide_by", MSG_TRIGGER_COL_DECIDE, ALIGN_TEXT }, SPAN_ONE,
	    IN_WHEN | IN_REGISTER, add_decide },
	{ { "solution", MSG_TRIGGER_COL_SOLUTION, ALIGN_TEXT }, SPAN_ONE,
	    IN_CHANGES | IN_REGISTER, add_solution },
	{ { "hours", MSG_TRIGGER_COL_HOURS, ALIGN_NUMBER }, SPAN_ONE,
	    IN_CHANGES | IN_REGISTER, add_hours },
	{ { "migration_cost", MSG_TRIGGER_COL_COST, ALIGN_NUMBER },
	    SPAN_MULTIPLES, IN_COSTS | IN_REGISTER, add_costs },
	{ { "run_change", MSG_TRIGGER_COL_RUN, ALIGN_NUMBER }, SPAN_MULTIPLES,
	    IN_COSTS | IN_REGISTER, add_runs },
	{ { "build", MSG_TRIGGER_COL_BUILD, ALIGN_NUMBER }, SPAN_ONE,
	    IN_CHANGES | IN_REGISTER, add_build },
	{ { "buy", MSG_TRIGGER_COL_BUY, ALIGN_NUMBER }, SPAN_ONE,
	    IN_CHANGES | IN_REGISTER, add_buy },
};

static void
add_horizon_columns(ReportTable *table, const ColumnWords *words)
{
	for (int h = 0; h < HORIZON_COUNT; h++) {
		char months[NUMBER_TEXT_SIZE];
		g_autofree char *key = g_strdup_printf(
		    "%s_%s", words->key, trigger_horizon_names[h]);
		g_autofree char *title = lang_format(words->title,
		    number_format_human(trigger_horizons[h], 3, months), NULL);

		report_table_add_column(table, key, title, words->align);
	}
}

static void
add_columns(ReportTable *table, unsigned which)
{
	report_table_add_column(
	    table, "decision", lang_text(MSG_TRIGGER_COL_DECISION), ALIGN_TEXT);
	for (size_t i = 0; i < G_N_ELEMENTS(columns); i++) {
		const ColumnWords *words = &columns[i].words;

		if (!(columns[i].tables & which))
			continue;
		if (columns[i].span == SPAN_MULTIPLES)
			words_add_multiple_columns(
			    table, words->key, words->title, 1);
		else if (columns[i].span == SPAN_HORIZONS)
			add_horizon_columns(table, words);
		else
			words_add_columns(table, words, 1);
	}
}

/* WHICH is one of the tables; what has no limit has no date. */
static ReportTable *
make_table(const Evidence *evidence, const Results *results, unsigned which,
    const char *id, const char *caption)
{
	const TriggersResult *triggers = results->triggers;
	ReportTable *table = report_table_new(
	    id, caption, which == IN_REGISTER ? "scaling-triggers" : NULL);

	add_columns(table, which);
	table->file_only = which == IN_REGISTER;
	for (guint i = 0; i < triggers->triggers->len; i++) {
		const Context context = { evidence, results,
			trigger_at(triggers, i) };
		g_autofree char *label = trigger_label(context.trigger);
		GPtrArray *row;

		if (which == IN_WHEN && context.trigger->limit == NULL)
			continue;
		row = report_table_add_row(table);
		report_row_add(row, label, context.trigger->id, NULL);
		for (size_t c = 0; c < G_N_ELEMENTS(columns); c++)
			if (columns[c].tables & which)
				columns[c].add(&context, row);
	}
	return table;
}

void
trigger_tables(
    const Evidence *evidence, const Results *results, Section *section)
{
	char months[NUMBER_TEXT_SIZE];
	g_autofree char *changes = lang_format(MSG_TRIGGER_CHANGES,
	    number_format_human(
		assume(&evidence->config->assumptions, ASSUME_BUY_MONTHS), 3,
		months),
	    NULL);
	const struct {
		unsigned which;
		const char *id, *caption;
	} tables[] = {
		{ IN_METRICS, "trigger-metrics",
		    lang_text(MSG_TRIGGER_METRICS) },
		{ IN_WHEN, "trigger-when", lang_text(MSG_TRIGGER_WHEN) },
		{ IN_CHANGES, "trigger-changes", changes },
		{ IN_COSTS, "trigger-costs", lang_text(MSG_TRIGGER_COSTS) },
		{ IN_REGISTER, "scaling-triggers",
		    lang_text(MSG_TRIGGER_REGISTER) },
	};

	for (size_t i = 0; i < G_N_ELEMENTS(tables); i++) {
		ReportTable *table = make_table(evidence, results,
		    tables[i].which, tables[i].id, tables[i].caption);

		if (table->rows->len > 0)
			section_add_table(section, table);
		else
			report_table_free(table);
	}
}
