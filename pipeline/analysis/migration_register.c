#include "pipeline/analysis/migration_register.h"

#include "pipeline/analysis/migration_figures.h"
#include "pipeline/analysis/migration_tables.h"
#include "pipeline/analysis/migration_words.h"

enum { MOST_MONTHS = 600 };

static void
add_register_costs(
    const Evidence *evidence, const MigrationRisk *risk, GPtrArray *row)
{
	const char *currency = evidence_currency(evidence);

	for (int m = 0; m < MULTIPLE_COUNT; m++) {
		g_autofree char *what =
		    g_strconcat("cost.", multiple_names[m], NULL);
		g_autofree char *id = risk_figure(risk, what);

		words_add_estimate(row, risk->cost[m].p10, currency, id);
		words_add_estimate(row, risk->cost[m].p50, currency, id);
		words_add_estimate(row, risk->cost[m].p90, currency, id);
		for (int p = 0; p < COST_PARTS; p++)
			words_add_estimate(
			    row, risk->parts[m][p], currency, NULL);
		words_add_estimate(row, risk->adjusted[m], currency, NULL);
	}
}

/* A dash where there is none, and nothing for machines. */
static void
add_text(GPtrArray *row, const char *text)
{
	report_row_add(row, text[0] != '\0' ? text : "–", text, NULL);
}

/* Dates of the key, where it has a multiple at all. */
static void
add_key_dates(
    const Evidence *evidence, const MigrationRisk *risk, GPtrArray *row)
{
	const double months = risk->exhausted_in.p50;
	char out[DATE_TEXT_SIZE] = "", by[DATE_TEXT_SIZE] = "";

	/* Nobody plans for a key of the next century. */
	if (months <= MOST_MONTHS) {
		date_format_iso(date_add_months(evidence->as_of, months), out);
		date_format_iso(
		    date_add_days(evidence->as_of, risk->decide_weeks * 7), by);
	}
	add_text(row, out);
	add_text(row, by);
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
	g_autofree char *source = risk_lines(evidence, risk);
	g_autofree char *sql = risk_sql(evidence, risk);
	g_autofree char *rows = risk_figure(risk, "rows");
	g_autofree char *used = risk_figure(risk, "key_used");
	g_autofree char *forced = risk_figure(risk, "forced");

	report_row_add(row, name, NULL, NULL);
	report_row_add(row, columns, NULL, NULL);
	report_row_add(row, rules, NULL, NULL);
	report_row_add(row, words, NULL, NULL);
	severity_add_cell(row, risk->severity);
	report_row_add(row, seen, NULL, NULL);
	report_row_add(row, source, NULL, NULL);
	report_row_add(row, risk_fix(risk), NULL, NULL);
	add_text(row, sql);
	report_row_add_number(row, risk->table->rows, 2, rows);
	words_add_share(row, risk->id_used, used);
	report_row_add_number(row, risk->exhausted_at, 4, NULL);
	add_key_dates(evidence, risk, row);
	add_register_costs(evidence, risk, row);
	report_row_add_number(row, migration_online_from(risk), 3, NULL);
	words_add_share(row, risk->forced, forced);
	risk_add_ranking(evidence, risk, row);
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
		{ "_labour", MSG_MIGRATION_COL_LABOUR },
		{ "_backfill", MSG_MIGRATION_COL_BACKFILL },
		{ "_storage", MSG_MIGRATION_COL_STORAGE },
		{ "_outage", MSG_MIGRATION_COL_OUTAGE },
		{ "_with_debt", MSG_MIGRATION_COL_WITH_DEBT },
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
		{ "to_do", MSG_MIGRATION_COL_FIX, ALIGN_TEXT },
		{ "sql", MSG_MIGRATION_COL_SQL, ALIGN_TEXT },
		{ "rows", MSG_MIGRATION_COL_ROWS, ALIGN_NUMBER },
		{ "key_used", MSG_MIGRATION_COL_USED, ALIGN_NUMBER },
		{ "exhausted_at_multiple", MSG_MIGRATION_COL_EXHAUSTED,
		    ALIGN_NUMBER },
		{ "runs_out_on", MSG_MIGRATION_COL_RUNS_OUT, ALIGN_TEXT },
		{ "decide_by", MSG_MIGRATION_COL_DECIDE, ALIGN_TEXT },
	};
	static const ColumnWords after[] = {
		{ "online_from_multiple", MSG_MIGRATION_COL_ONLINE,
		    ALIGN_NUMBER },
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
