#include "pipeline/analysis/migration_register.h"

#include <math.h>

#include "pipeline/analysis/migration_words.h"

/* Rows of the page's table; the register has them all. */
enum { ROWS_ON_PAGE = 12 };

static const struct {
	Message text;
	const char *machine;
} severities[] = {
	[SEVERITY_LOW] = { MSG_MIGRATION_LOW, "low" },
	[SEVERITY_UNKNOWN] = { MSG_MIGRATION_UNKNOWN, "unknown" },
	[SEVERITY_MEDIUM] = { MSG_MIGRATION_MEDIUM, "medium" },
	[SEVERITY_HIGH] = { MSG_MIGRATION_HIGH, "high" },
};

static void
add_decision(const DecisionRow *decision, DataDecision which, GPtrArray *row)
{
	static const struct {
		const char *key;
		Message title, target;
	} decisions[DECISION_COUNT] = {
		[DECISION_KEYS] = { "key_strategy", MSG_MIGRATION_DECISION_KEYS,
		    MSG_MIGRATION_TARGET_KEYS },
		[DECISION_EVENTS] = { "event_log",
		    MSG_MIGRATION_DECISION_EVENTS,
		    MSG_MIGRATION_TARGET_EVENTS },
		[DECISION_ANALYTICS] = { "analytics_split",
		    MSG_MIGRATION_DECISION_ANALYTICS,
		    MSG_MIGRATION_TARGET_ANALYTICS },
	};
	static const struct {
		Message text;
		const char *machine;
	} states[] = {
		[DECISION_UNKNOWN] = { MSG_MIGRATION_STATE_UNKNOWN, "unknown" },
		[DECISION_SOUND] = { MSG_MIGRATION_STATE_SOUND, "sound" },
		[DECISION_FOUND] = { MSG_MIGRATION_STATE_FOUND, "found" },
	};
	char count[NUMBER_TEXT_SIZE], of[NUMBER_TEXT_SIZE];
	g_autofree char *why = lang_format(decision->why,
	    number_format_count(decision->count, count),
	    number_format_count(decision->of, of), NULL);

	report_row_add(
	    row, lang_text(decisions[which].title), decisions[which].key, NULL);
	report_row_add(row, lang_text(states[decision->state].text),
	    states[decision->state].machine, NULL);
	report_row_add(row, why, NULL, NULL);
	report_row_add(row, lang_text(decisions[which].target), NULL, NULL);
}

ReportTable *
migration_decisions_table(const MigrationResult *migration)
{
	static const ColumnWords columns[] = {
		{ "decision", MSG_MIGRATION_COL_DECISION, ALIGN_TEXT },
		{ "state", MSG_MIGRATION_COL_STATE, ALIGN_TEXT },
		{ "why", MSG_MIGRATION_COL_WHY, ALIGN_TEXT },
		{ "target", MSG_MIGRATION_COL_TARGET, ALIGN_TEXT },
	};
	ReportTable *table = report_table_new("data-decisions",
	    lang_text(MSG_MIGRATION_DECISIONS), "data-decisions");

	words_add_columns(table, columns, G_N_ELEMENTS(columns));
	for (int i = 0; i < DECISION_COUNT; i++)
		add_decision(&migration->decisions[i], (DataDecision)i,
		    report_table_add_row(table));
	return table;
}

static void
add_severity(GPtrArray *row, Severity severity)
{
	report_row_add(row, lang_text(severities[severity].text),
	    severities[severity].machine, NULL);
}

/* Cost of delay and place; unknown where rows that would tell are. */
static void
add_ranking(const Evidence *evidence, const MigrationRisk *risk, GPtrArray *row)
{
	g_autofree char *score =
	    g_strdup_printf("migration.%s.rank_score", risk->id);
	g_autofree char *top =
	    g_strdup_printf("migration.%s.top3_share", risk->id);
	const bool known = risk->rows_known || !risk->moves_rows;

	words_add_estimate(row, known ? risk->score : NAN,
	    evidence_currency(evidence), risk->detailed ? score : NULL);
	words_add_share(row, risk->top_share, risk->detailed ? top : NULL);
}

static void
add_page_row(
    const Evidence *evidence, const MigrationRisk *risk, ReportTable *table)
{
	GPtrArray *row = report_table_add_row(table);
	g_autofree char *name = migration_table_name(risk->table);
	g_autofree char *words = risk_words(risk);

	report_row_add(row, name, NULL, NULL);
	report_row_add(row, words, NULL, NULL);
	add_severity(row, risk->severity);
	report_row_add_number(row, risk->table->rows, 2, NULL);
	for (int m = 0; m < MULTIPLE_COUNT; m++) {
		g_autofree char *id = g_strdup_printf(
		    "migration.%s.cost.%s", risk->id, multiple_names[m]);

		words_add_estimate(row, risk->cost[m].p50,
		    evidence_currency(evidence), risk->detailed ? id : NULL);
	}
	add_ranking(evidence, risk, row);
}

ReportTable *
migration_page_table(const Evidence *evidence, const MigrationResult *migration)
{
	static const ColumnWords columns[] = {
		{ "table", MSG_MIGRATION_COL_TABLE, ALIGN_TEXT },
		{ "found", MSG_MIGRATION_COL_FOUND, ALIGN_TEXT },
		{ "severity", MSG_MIGRATION_COL_SEVERITY, ALIGN_TEXT },
		{ "rows", MSG_MIGRATION_COL_ROWS, ALIGN_NUMBER },
	};
	static const ColumnWords ranking[] = {
		{ "cost_of_delay", MSG_MIGRATION_COL_SCORE, ALIGN_NUMBER },
		{ "top3_share", MSG_MIGRATION_COL_TOP, ALIGN_NUMBER },
	};
	const guint all = migration->risks->len;
	const guint n = MIN(all, (guint)ROWS_ON_PAGE);
	char shown[NUMBER_TEXT_SIZE], total[NUMBER_TEXT_SIZE];
	g_autofree char *caption =
	    n == all ? g_strdup(lang_text(MSG_MIGRATION_TABLE_ALL))
		     : lang_format(MSG_MIGRATION_TABLE,
			   number_format_count(n, shown),
			   number_format_count(all, total), NULL);
	ReportTable *table = report_table_new("migration-risk", caption, NULL);

	words_add_columns(table, columns, G_N_ELEMENTS(columns));
	words_add_multiple_columns(table, "cost", MSG_MIGRATION_COL_COST, 0);
	words_add_columns(table, ranking, G_N_ELEMENTS(ranking));
	for (guint i = 0; i < n; i++)
		add_page_row(evidence, migration_risk_at(migration, i), table);
	return table;
}

static void
add_register_costs(
    const Evidence *evidence, const MigrationRisk *risk, GPtrArray *row)
{
	const char *currency = evidence_currency(evidence);

	for (int m = 0; m < MULTIPLE_COUNT; m++) {
		words_add_estimate(row, risk->cost[m].p10, currency, NULL);
		words_add_estimate(row, risk->cost[m].p50, currency, NULL);
		words_add_estimate(row, risk->cost[m].p90, currency, NULL);
	}
}

static void
add_register_row(
    const Evidence *evidence, const MigrationRisk *risk, ReportTable *table)
{
	GPtrArray *row = report_table_add_row(table);
	g_autofree char *name = migration_table_name(risk->table);
	g_autofree char *columns = risk_columns(risk);
	g_autofree char *rules = risk_rules(risk);
	g_autofree char *words = risk_words(risk);
	g_autofree char *seen = risk_evidence(risk);
	g_autofree char *source = risk_source(evidence, risk);

	report_row_add(row, name, NULL, NULL);
	report_row_add(row, columns, NULL, NULL);
	report_row_add(row, rules, NULL, NULL);
	report_row_add(row, words, NULL, NULL);
	add_severity(row, risk->severity);
	report_row_add(row, seen, NULL, NULL);
	report_row_add(row, source, NULL, NULL);
	report_row_add_number(row, risk->table->rows, 2, NULL);
	words_add_share(row, risk->id_used, NULL);
	report_row_add_number(row, risk->exhausted_at, 4, NULL);
	add_register_costs(evidence, risk, row);
	words_add_share(row, risk->forced, NULL);
	add_ranking(evidence, risk, row);
}

static void
add_cost_columns(ReportTable *table)
{
	static const struct {
		const char *suffix;
		Message title;
	} parts[] = {
		{ "_p10", MSG_MIGRATION_COL_COST_P10 },
		{ "", MSG_MIGRATION_COL_COST },
		{ "_p90", MSG_MIGRATION_COL_COST_P90 },
	};

	for (int m = 0; m < MULTIPLE_COUNT; m++)
		for (size_t i = 0; i < G_N_ELEMENTS(parts); i++) {
			char times[NUMBER_TEXT_SIZE];
			g_autofree char *key = g_strdup_printf(
			    "cost_%s%s", multiple_names[m], parts[i].suffix);
			g_autofree char *title = lang_format(parts[i].title,
			    words_times(multiples[m], times), NULL);

			report_table_add_column(
			    table, key, title, ALIGN_NUMBER);
		}
}

ReportTable *
migration_register(const Evidence *evidence, const MigrationResult *migration)
{
	static const ColumnWords before[] = {
		{ "table", MSG_MIGRATION_COL_TABLE, ALIGN_TEXT },
		{ "columns", MSG_MIGRATION_COL_COLUMNS, ALIGN_TEXT },
		{ "rules", MSG_MIGRATION_COL_RULES, ALIGN_TEXT },
		{ "found", MSG_MIGRATION_COL_FOUND, ALIGN_TEXT },
		{ "severity", MSG_MIGRATION_COL_SEVERITY, ALIGN_TEXT },
		{ "evidence", MSG_MIGRATION_COL_EVIDENCE, ALIGN_TEXT },
		{ "source", MSG_MIGRATION_COL_SOURCE, ALIGN_TEXT },
		{ "rows", MSG_MIGRATION_COL_ROWS, ALIGN_NUMBER },
		{ "key_used", MSG_MIGRATION_COL_USED, ALIGN_NUMBER },
		{ "exhausted_at_multiple", MSG_MIGRATION_COL_EXHAUSTED,
		    ALIGN_NUMBER },
	};
	static const ColumnWords after[] = {
		{ "forced_24_months", MSG_MIGRATION_COL_FORCED, ALIGN_NUMBER },
		{ "cost_of_delay", MSG_MIGRATION_COL_SCORE, ALIGN_NUMBER },
		{ "top3_share", MSG_MIGRATION_COL_TOP, ALIGN_NUMBER },
	};
	ReportTable *table = report_table_new("migration-risk-register",
	    lang_text(MSG_MIGRATION_REGISTER), "migration-risk");

	table->file_only = true;
	words_add_columns(table, before, G_N_ELEMENTS(before));
	add_cost_columns(table);
	words_add_columns(table, after, G_N_ELEMENTS(after));
	for (guint i = 0; i < migration->risks->len; i++)
		add_register_row(
		    evidence, migration_risk_at(migration, i), table);
	return table;
}
