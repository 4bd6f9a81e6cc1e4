#include <math.h>

#include "pipeline/analysis/failure_figures.h"
#include "pipeline/analysis/failure_modes.h"
#include "pipeline/analysis/failure_words.h"
#include "pipeline/base/number.h"

static char *
lead(const FailureModesResult *result)
{
	const long *states = result->states;
	const CountWords counts[] = {
		{ MSG_FAIL_LEAD_FAIL_ONE, MSG_FAIL_LEAD_FAIL_MANY,
		    states[FAILURE_FAIL] },
		{ MSG_FAIL_LEAD_WARN_ONE, MSG_FAIL_LEAD_WARN_MANY,
		    states[FAILURE_WARN] },
		{ MSG_FAIL_LEAD_PASS_ONE, MSG_FAIL_LEAD_PASS_MANY,
		    states[FAILURE_PASS] },
		{ MSG_FAIL_LEAD_UNKNOWN_ONE, MSG_FAIL_LEAD_UNKNOWN_MANY,
		    states[FAILURE_UNKNOWN] },
	};
	g_autofree char *told = words_counts(counts, G_N_ELEMENTS(counts));

	return lang_format(MSG_FAIL_LEAD, told, NULL);
}

static void
add_row(const FailureCheck *check, FailureMode mode, ReportTable *table)
{
	GPtrArray *row = report_table_add_row(table);
	g_autofree char *rule = failure_rule_words(check);
	g_autofree char *evidence = failure_evidence_words(check);
	g_autofree char *figure = failure_figure(mode);

	report_row_add(row, failure_mode_words(mode), NULL, NULL);
	report_row_add(row, failure_state_words(check->state),
	    failure_state_name(check->state), figure);
	report_row_add(row, rule, NULL, NULL);
	report_row_add(row, evidence, NULL, NULL);
}

static ReportTable *
make_table(const FailureModesResult *result)
{
	static const ColumnWords columns[] = {
		{ "mode", MSG_FAIL_COL_MODE, ALIGN_TEXT },
		{ "state", MSG_FAIL_COL_STATE, ALIGN_TEXT },
		{ "rule", MSG_FAIL_COL_RULE, ALIGN_TEXT },
		{ "evidence", MSG_FAIL_COL_EVIDENCE, ALIGN_TEXT },
	};
	ReportTable *table =
	    report_table_new("failure-modes", lang_text(MSG_FAIL_TABLE), NULL);

	words_add_columns(table, columns, G_N_ELEMENTS(columns));
	for (int i = 0; i < FAILURE_MODES; i++)
		add_row(&result->checks[i], (FailureMode)i, table);
	return table;
}

static void
add_register_row(const FailureCheck *check, FailureMode mode,
    const FigureSet *figures, ReportTable *table)
{
	g_autoptr(GPtrArray) inputs = failure_known_inputs(check, figures);
	GPtrArray *row = report_table_add_row(table);
	g_autofree char *rule = failure_rule_words(check);
	g_autofree char *evidence = failure_evidence_words(check);
	g_autofree char *rests = NULL;

	g_ptr_array_add(inputs, NULL);
	rests = g_strjoinv(" ", (char **)inputs->pdata);
	report_row_add(row, failure_mode_id(mode), NULL, NULL);
	report_row_add(row, failure_state_name(check->state), NULL, NULL);
	report_row_add(row, rule, NULL, NULL);
	report_row_add(row, evidence, NULL, NULL);
	report_row_add(row, lang_text(check->advice), NULL, NULL);
	report_row_add(row, rests, NULL, NULL);
}

static ReportTable *
make_register(const FailureModesResult *result, const FigureSet *figures)
{
	static const ColumnWords columns[] = {
		{ "mode", MSG_FAIL_COL_MODE, ALIGN_TEXT },
		{ "state", MSG_FAIL_COL_STATE, ALIGN_TEXT },
		{ "rule", MSG_FAIL_COL_RULE, ALIGN_TEXT },
		{ "evidence", MSG_FAIL_COL_EVIDENCE, ALIGN_TEXT },
		{ "what_to_do", MSG_FAIL_COL_ADVICE, ALIGN_TEXT },
		{ "rests_on", MSG_FAIL_COL_INPUTS, ALIGN_TEXT },
	};
	ReportTable *table = report_table_new("failure-modes-register",
	    lang_text(MSG_FAIL_REGISTER), "failure-modes");

	table->file_only = true;
	words_add_columns(table, columns, G_N_ELEMENTS(columns));
	for (int i = 0; i < FAILURE_MODES; i++)
		add_register_row(
		    &result->checks[i], (FailureMode)i, figures, table);
	return table;
}

/* What to do about those that are in STATE, or in OTHER, under HEADING. */
static void
add_advice(const FailureModesResult *result, FailureState state,
    FailureState other, Message heading, Section *section)
{
	g_autoptr(GPtrArray) items = g_ptr_array_new_with_free_func(g_free);

	for (int i = 0; i < FAILURE_MODES; i++) {
		const FailureCheck *check = &result->checks[i];

		if (check->state == state || check->state == other)
			g_ptr_array_add(
			    items, lang_format(MSG_FAIL_ITEM,
				       failure_mode_words((FailureMode)i),
				       lang_text(check->advice), NULL));
	}
	if (items->len == 0)
		return;
	g_ptr_array_add(items, NULL);
	section_add_heading(section, lang_text(heading));
	section_add_list(section, (const char *const *)items->pdata);
}

/* What the key that comes first costs to migrate. */
static void
add_cost(const Evidence *evidence, const FailureCheck *check, Section *section)
{
	const MigrationRisk *risk = check->risk;
	char costs[MULTIPLE_COUNT][NUMBER_TEXT_SIZE];
	g_autofree char *name = NULL;
	g_autofree char *text = NULL;

	if (check->state != FAILURE_FAIL || risk == NULL ||
	    isnan(risk->cost[1].p50))
		return;
	for (int m = 0; m < MULTIPLE_COUNT; m++)
		number_format_estimate(
		    risk->cost[m].p50, evidence_currency(evidence), costs[m]);
	name = migration_table_name(risk->table);
	text = lang_format(
	    MSG_FAIL_COST, name, costs[1], costs[2], costs[3], NULL);
	section_add_text(section, text);
}

static void
add_quarter(const DebtQuarter *one, ReportTable *table)
{
	GPtrArray *row = report_table_add_row(table);
	g_autofree char *name = failure_quarter_words(one->quarter);
	g_autofree char *changed =
	    failure_quarter_figure(one->quarter, "changed");
	g_autofree char *share = failure_quarter_figure(one->quarter, "share");

	report_row_add(row, name, NULL, NULL);
	report_row_add_number(row, (double)one->changed, 12, changed);
	words_add_share(row, one->share, share);
	report_row_add(row,
	    isnan(one->share) ? NULL
			      : lang_text(one->reviewed ? MSG_FAIL_BY_REVIEW
							: MSG_FAIL_BY_TRACKER),
	    NULL, NULL);
}

static ReportTable *
make_quarters(const FailureModesResult *result)
{
	static const ColumnWords columns[] = {
		{ "quarter", MSG_FAIL_COL_QUARTER, ALIGN_TEXT },
		{ "changed", MSG_FAIL_COL_CHANGED, ALIGN_NUMBER },
		{ "share", MSG_FAIL_COL_SHARE, ALIGN_NUMBER },
		{ "told_by", MSG_FAIL_COL_SOURCE, ALIGN_TEXT },
	};
	ReportTable *table = report_table_new(
	    "debt-quarters", lang_text(MSG_FAIL_QUARTERS), NULL);

	words_add_columns(table, columns, G_N_ELEMENTS(columns));
	for (guint i = 0; i < result->quarters->len; i++)
		add_quarter(
		    &g_array_index(result->quarters, DebtQuarter, i), table);
	return table;
}

void
failure_modes_describe(
    const Evidence *evidence, const Results *results, Report *report)
{
	const FailureModesResult *result = results->failure_modes;
	Section *section = report_add_section(report, "failure-modes",
	    RANK_FAILURE_MODES, lang_text(MSG_FAIL_SECTION));
	g_autofree char *sentence = lead(result);

	failure_figures(evidence, results, report->figures);
	section_set_lead(section, sentence);
	section_add_table(section, make_table(result));
	add_advice(
	    result, FAILURE_FAIL, FAILURE_WARN, MSG_FAIL_HEADING, section);
	add_cost(evidence, &result->checks[FAILURE_KEYS], section);
	add_advice(result, FAILURE_UNKNOWN, FAILURE_UNKNOWN,
	    MSG_FAIL_HEADING_UNKNOWN, section);
	if (result->checks[FAILURE_THEATRE].state != FAILURE_UNKNOWN)
		section_add_table(section, make_quarters(result));
	section_add_table(section, make_register(result, report->figures));
}
