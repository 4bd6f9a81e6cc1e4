#include <math.h>

#include "pipeline/analysis/migration_risk.h"
#include "pipeline/analysis/words.h"
#include "pipeline/base/number.h"
#include "pipeline/base/text.h"
#include "pipeline/lang/lang.h"

/* Rows of the page's table; the register has them all. */
enum { ROWS_ON_PAGE = 12 };

static const Message severity_names[] = {
	[SEVERITY_LOW] = MSG_MIGRATION_LOW,
	[SEVERITY_MEDIUM] = MSG_MIGRATION_MEDIUM,
	[SEVERITY_HIGH] = MSG_MIGRATION_HIGH,
	[SEVERITY_UNKNOWN] = MSG_MIGRATION_UNKNOWN,
};

static const MigrationRisk *
risk_at(const MigrationResult *migration, guint i)
{
	return &g_array_index(migration->risks, MigrationRisk, i);
}

static void
add_cost_inputs(
    const Evidence *evidence, const MigrationRisk *risk, Figure *figure)
{
	const Input *input = g_ptr_array_index(
	    facts_inputs(evidence->facts), risk->table->input);

	figure_add_input(figure, "file:%s:%ld", input->path, risk->table->line);
	figure->tags |= FIGURE_MEASURED | FIGURE_SIMULATED;
	figure->n = DRAWS;
	figure_uses(figure, ASSUME_HOURLY_RATE);
	figure_uses(figure, ASSUME_BACKFILL_ROWS);
	figure_uses(figure, ASSUME_LOCK_ROWS);
	figure_uses(figure, ASSUME_LOCK_WINDOW);
	figure_uses(figure, ASSUME_ONLINE_HOURS);
	figure_uses(figure, ASSUME_WATCH_SHARE);
	figure_uses(figure, ASSUME_STORAGE_PRICE);
	figure_uses(figure, ASSUME_DUAL_MONTHS);
	figure_uses(figure, ASSUME_FAILURE_BASE);
	figure_uses(figure, ASSUME_FAILURE_RATE);
	figure_uses(figure, ASSUME_OUTAGE_HOURS);
	if (isnan(risk->table->bytes) || isnan(risk->table->rows))
		figure_uses(figure, ASSUME_ROW_BYTES);
	if (risk->class == TABLE_JOIN)
		figure_uses(figure, ASSUME_JOIN_GROWTH);
}

static void
add_risk_figures(const Evidence *evidence, const MigrationRisk *risk,
    const char *name, FigureSet *figures)
{
	g_autofree char *score =
	    g_strdup_printf("migration.%s.rank_score", risk->id);
	g_autofree char *top =
	    g_strdup_printf("migration.%s.top3_share", risk->id);
	Figure *figure;

	for (int m = 0; m < MULTIPLE_COUNT; m++) {
		g_autofree char *id = g_strdup_printf(
		    "migration.%s.cost.%s", risk->id, multiple_names[m]);
		g_autofree char *label = lang_format(
		    MSG_MIGRATION_COST_AT, name, multiple_names[m], NULL);

		figure = figure_set_number(figures, id, label,
		    evidence_currency(evidence), risk->cost[m].p50,
		    lang_text(risk->rows_known ? MSG_MIGRATION_COST_METHOD
					       : MSG_MIGRATION_LABOUR_METHOD));
		figure->lo = risk->cost[m].p10;
		figure->hi = risk->cost[m].p90;
		add_cost_inputs(evidence, risk, figure);
	}
	figure =
	    figure_set_number(figures, score, name, evidence_currency(evidence),
		risk->score, lang_text(MSG_MIGRATION_SCORE_METHOD));
	figure_add_input(figure, "migration.%s.cost.1x", risk->id);
	figure_add_input(figure, "migration.%s.cost.50x", risk->id);
	figure = figure_set_number(figures, top, name, "share", risk->top_share,
	    lang_text(MSG_MIGRATION_TOP_METHOD));
	figure_add_input(figure, "migration.%s.rank_score", risk->id);
	figure->tags |= FIGURE_SIMULATED;
	figure->n = DRAWS;
}

static void
add_figures(const Evidence *evidence, const MigrationResult *migration,
    FigureSet *figures)
{
	for (guint i = 0;
	     i < MIN(migration->risks->len, (guint)MIGRATION_DETAILED); i++) {
		const MigrationRisk *risk = risk_at(migration, i);
		g_autofree char *name = migration_table_name(risk->table);

		add_risk_figures(evidence, risk, name, figures);
	}
}

static char *
rule_words(const MigrationRisk *risk)
{
	GString *words = g_string_new(NULL);

	for (guint i = 0; i < risk->hits->len; i++) {
		const Hit *hit = &g_array_index(risk->hits, Hit, i);

		if (i > 0)
			g_string_append(words, "; ");
		g_string_append_printf(words, "%s %s", hit->detector->id,
		    lang_text(hit->detector->title));
		if (hit->columns != NULL) {
			g_autofree char *columns =
			    text_shorten(hit->columns, 60);

			g_string_append_printf(words, " (%s)", columns);
		}
	}
	return g_string_free(words, FALSE);
}

static ReportTable *
make_decisions(const MigrationResult *migration)
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
	ReportTable *table = report_table_new("data-decisions",
	    lang_text(MSG_MIGRATION_DECISIONS), "data-decisions");

	report_table_add_column(table, "decision",
	    lang_text(MSG_MIGRATION_COL_DECISION), ALIGN_TEXT);
	report_table_add_column(
	    table, "state", lang_text(MSG_MIGRATION_COL_STATE), ALIGN_TEXT);
	report_table_add_column(
	    table, "why", lang_text(MSG_MIGRATION_COL_WHY), ALIGN_TEXT);
	report_table_add_column(
	    table, "target", lang_text(MSG_MIGRATION_COL_TARGET), ALIGN_TEXT);
	for (int i = 0; i < DECISION_COUNT; i++) {
		const DecisionRow *decision = &migration->decisions[i];
		GPtrArray *row = report_table_add_row(table);

		report_row_add(
		    row, lang_text(decisions[i].title), decisions[i].key, NULL);
		report_row_add(row, lang_text(states[decision->state].text),
		    states[decision->state].machine, NULL);
		report_row_add(row, decision->why, NULL, NULL);
		report_row_add(row, lang_text(decisions[i].target), NULL, NULL);
	}
	return table;
}

static ChartSpec *
make_chart(const Evidence *evidence, const MigrationResult *migration)
{
	const guint top = MIN(migration->risks->len, (guint)MIGRATION_TOP);
	const MigrationRisk *first = risk_at(migration, 0);
	g_autofree char *name = migration_table_name(first->table);
	char now[NUMBER_TEXT_SIZE], later[NUMBER_TEXT_SIZE];
	const char *currency = evidence_currency(evidence);
	g_autofree char *title = lang_format(MSG_MIGRATION_CHART_TITLE, name,
	    number_format_money(first->cost[0].p50, currency, now),
	    number_format_money(first->cost[2].p50, currency, later), NULL);
	g_autofree char *subtitle =
	    lang_format(MSG_MIGRATION_CHART_SUBTITLE, currency, NULL);
	ChartSpec *chart =
	    chart_spec_new(CHART_INTERVALS, "migration-cost", title, subtitle);

	chart->table = g_strdup("migration-risk");
	chart->description = g_strdup(title);
	chart_axis_set(&chart->y, lang_text(MSG_MIGRATION_AXIS), AXIS_LOG);
	for (int m = 0; m < MULTIPLE_COUNT; m++) {
		char head[NUMBER_TEXT_SIZE];

		number_format_human(multiples[m], 3, head);
		g_strlcat(head, "×", sizeof head);
		chart_spec_add_column(chart, head);
	}
	for (guint i = 0; i < top; i++) {
		const MigrationRisk *risk = risk_at(migration, i);
		g_autofree char *label = migration_table_name(risk->table);
		ChartRow *row = chart_spec_add_row(chart, label);

		row->role = i == 0 ? ROLE_FIRST : ROLE_NEUTRAL;
		for (int m = 0; m < MULTIPLE_COUNT; m++) {
			char money[NUMBER_TEXT_SIZE];
			ChartCell *cell =
			    chart_row_add_cell(row, risk->cost[m].p50,
				number_format_money(
				    risk->cost[m].p50, currency, money),
				row->role);

			cell->lo = risk->cost[m].p10;
			cell->hi = risk->cost[m].p90;
			if (risk->cost[m].online &&
			    (m == 0 || !risk->cost[m - 1].online))
				cell->note =
				    g_strdup(lang_text(MSG_MIGRATION_ONLINE));
		}
	}
	return chart;
}

static void
add_columns(ReportTable *table, bool whole)
{
	report_table_add_column(
	    table, "table", lang_text(MSG_MIGRATION_COL_TABLE), ALIGN_TEXT);
	report_table_add_column(
	    table, "rules", lang_text(MSG_MIGRATION_COL_RULES), ALIGN_TEXT);
	report_table_add_column(table, "severity",
	    lang_text(MSG_MIGRATION_COL_SEVERITY), ALIGN_TEXT);
	report_table_add_column(
	    table, "rows", lang_text(MSG_MIGRATION_COL_ROWS), ALIGN_NUMBER);
	for (int m = 0; m < MULTIPLE_COUNT; m++) {
		char head[NUMBER_TEXT_SIZE];
		g_autofree char *title = NULL;
		g_autofree char *key =
		    g_strdup_printf("cost_%s", multiple_names[m]);

		number_format_human(multiples[m], 3, head);
		g_strlcat(head, "×", sizeof head);
		title = lang_format(MSG_MIGRATION_COL_COST, head, NULL);
		report_table_add_column(table, key, title, ALIGN_NUMBER);
	}
	report_table_add_column(table, "cost_of_delay",
	    lang_text(MSG_MIGRATION_COL_SCORE), ALIGN_NUMBER);
	report_table_add_column(table, "top3_share",
	    lang_text(MSG_MIGRATION_COL_TOP), ALIGN_NUMBER);
	if (!whole)
		return;
	report_table_add_column(
	    table, "key_used", lang_text(MSG_MIGRATION_COL_USED), ALIGN_NUMBER);
	report_table_add_column(table, "exhausted_at_multiple",
	    lang_text(MSG_MIGRATION_COL_EXHAUSTED), ALIGN_NUMBER);
	report_table_add_column(table, "evidence",
	    lang_text(MSG_MIGRATION_COL_EVIDENCE), ALIGN_TEXT);
	report_table_add_column(
	    table, "source", lang_text(MSG_MIGRATION_COL_SOURCE), ALIGN_TEXT);
}

static char *
evidence_words(const MigrationRisk *risk)
{
	GString *words = g_string_new(NULL);

	for (guint i = 0; i < risk->hits->len; i++) {
		if (i > 0)
			g_string_append(words, "; ");
		g_string_append(
		    words, g_array_index(risk->hits, Hit, i).evidence);
	}
	return g_string_free(words, FALSE);
}

static void
add_share(GPtrArray *row, double share, const char *figure)
{
	char text[NUMBER_TEXT_SIZE], machine[NUMBER_TEXT_SIZE];

	if (isnan(share)) {
		report_row_add(row, NUMBER_MISSING, "", NULL);
		return;
	}
	report_row_add(row, number_format_percent(share, text),
	    number_format_machine(share, machine), figure);
}

static void
add_row(const Evidence *evidence, const MigrationRisk *risk, bool detailed,
    bool whole, ReportTable *table)
{
	GPtrArray *row = report_table_add_row(table);
	g_autofree char *name = migration_table_name(risk->table);
	g_autofree char *rules = rule_words(risk);
	g_autofree char *score =
	    g_strdup_printf("migration.%s.rank_score", risk->id);
	g_autofree char *top =
	    g_strdup_printf("migration.%s.top3_share", risk->id);
	const Input *input = g_ptr_array_index(
	    facts_inputs(evidence->facts), risk->table->input);

	report_row_add(row, name, NULL, NULL);
	report_row_add(row, rules, NULL, NULL);
	report_row_add(
	    row, lang_text(severity_names[risk->severity]), NULL, NULL);
	report_row_add_number(row, risk->table->rows, 2, NULL);
	for (int m = 0; m < MULTIPLE_COUNT; m++) {
		g_autofree char *id = g_strdup_printf(
		    "migration.%s.cost.%s", risk->id, multiple_names[m]);

		words_add_money(row, risk->cost[m].p50,
		    evidence_currency(evidence), detailed ? id : NULL);
	}
	words_add_money(row, risk->score, evidence_currency(evidence),
	    detailed ? score : NULL);
	add_share(row, risk->top_share, detailed ? top : NULL);
	if (whole) {
		g_autofree char *seen = evidence_words(risk);
		g_autofree char *source =
		    g_strdup_printf("%s:%ld", input->path, risk->table->line);

		add_share(row, risk->id_used, NULL);
		report_row_add_number(row, risk->exhausted_at, 4, NULL);
		report_row_add(row, seen, NULL, NULL);
		report_row_add(row, source, NULL, NULL);
	}
}

static ReportTable *
make_register(const Evidence *evidence, const MigrationResult *migration)
{
	ReportTable *table = report_table_new("migration-risk-register",
	    lang_text(MSG_MIGRATION_REGISTER), "migration-risk");

	table->file_only = true;
	add_columns(table, true);
	for (guint i = 0; i < migration->risks->len; i++)
		add_row(evidence, risk_at(migration, i), i < MIGRATION_DETAILED,
		    true, table);
	return table;
}

static ReportTable *
make_table(const Evidence *evidence, const MigrationResult *migration)
{
	const guint n = MIN(migration->risks->len, (guint)ROWS_ON_PAGE);
	char shown[NUMBER_TEXT_SIZE], all[NUMBER_TEXT_SIZE];
	g_autofree char *caption =
	    lang_format(MSG_MIGRATION_TABLE, number_format_count(n, shown),
		number_format_count(migration->risks->len, all), NULL);
	ReportTable *table = report_table_new("migration-risk", caption, NULL);

	add_columns(table, false);
	for (guint i = 0; i < n; i++)
		add_row(evidence, risk_at(migration, i), true, false, table);
	return table;
}

static void
add_top_three(const Evidence *evidence, const MigrationResult *migration,
    Section *section)
{
	const guint top = MIN(migration->risks->len, (guint)MIGRATION_TOP);

	for (guint i = 0; i < top; i++) {
		const MigrationRisk *risk = risk_at(migration, i);
		const Hit *hit = &g_array_index(risk->hits, Hit, 0);
		g_autofree char *name = migration_table_name(risk->table);
		g_autofree char *rules = rule_words(risk);
		const char *currency = evidence_currency(evidence);
		char now[NUMBER_TEXT_SIZE], later[NUMBER_TEXT_SIZE],
		    adjusted[NUMBER_TEXT_SIZE], share[NUMBER_TEXT_SIZE];
		g_autofree char *text =
		    lang_format(MSG_MIGRATION_TOP_TEXT, name, rules, NULL);
		g_autofree char *detail = lang_format(
		    risk->top_share >= 0.8 ? MSG_MIGRATION_TOP_CLEAR
					   : MSG_MIGRATION_TOP_CLOSE,
		    number_format_money(risk->cost[0].p50, currency, now),
		    number_format_money(risk->cost[2].p50, currency, later),
		    number_format_money(risk->adjusted[2], currency, adjusted),
		    lang_text(hit->detector->fix),
		    number_format_percent(risk->top_share, share), NULL);

		section_add_finding(section,
		    risk->severity == SEVERITY_HIGH ? FINDING_WARNING
						    : FINDING_NOTE,
		    text, detail);
	}
}

static char *
lead(const Evidence *evidence, const MigrationResult *migration)
{
	char now[NUMBER_TEXT_SIZE], later[NUMBER_TEXT_SIZE];
	const char *currency = evidence_currency(evidence);
	const guint top = MIN(migration->risks->len, (guint)MIGRATION_TOP);
	double at_1 = 0, at_50 = 0;

	if (migration->tables == 0)
		return g_strdup(lang_text(MSG_MIGRATION_NO_SCHEMA));
	if (migration->risks->len == 0)
		return g_strdup(lang_text(MSG_MIGRATION_NO_RISKS));
	for (guint i = 0; i < top; i++) {
		at_1 += risk_at(migration, i)->cost[0].p50;
		at_50 += risk_at(migration, i)->cost[2].p50;
	}
	return lang_format(MSG_MIGRATION_LEAD,
	    number_format_money(at_1, currency, now),
	    number_format_money(at_50, currency, later), NULL);
}

void
migration_describe(
    const Evidence *evidence, const Results *results, Report *report)
{
	const MigrationResult *migration = results->migration;
	Section *section = report_add_section(report, "migration-risk",
	    RANK_MIGRATION, lang_text(MSG_MIGRATION_SECTION));
	g_autofree char *sentence = lead(evidence, migration);

	add_figures(evidence, migration, report->figures);
	section_set_lead(section, sentence);
	if (migration->tables == 0)
		section_add_insufficient(section,
		    lang_text(MSG_MIGRATION_NO_SCHEMA),
		    lang_text(MSG_MIGRATION_NEEDS_SCHEMA));
	else if (migration->rows_known == 0)
		section_add_insufficient(section,
		    lang_text(MSG_MIGRATION_NO_ROWS),
		    lang_text(MSG_MIGRATION_NEEDS_ROWS));
	section_add_table(section, make_decisions(migration));
	if (migration->risks->len == 0)
		return;
	add_top_three(evidence, migration, section);
	section_add_chart(section, make_chart(evidence, migration));
	section_add_table(section, make_table(evidence, migration));
	section_add_table(section, make_register(evidence, migration));
}
