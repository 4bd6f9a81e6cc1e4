#include <math.h>

#include "pipeline/analysis/migration_figures.h"
#include "pipeline/analysis/migration_register.h"
#include "pipeline/analysis/migration_tables.h"
#include "pipeline/analysis/migration_words.h"

/* One point of the chart: the cost, and where it jumps. */
static void
add_cell(
    const Evidence *evidence, const MigrationRisk *risk, int m, ChartRow *row)
{
	char money[NUMBER_TEXT_SIZE];
	ChartCell *cell = chart_row_add_cell(row, risk->cost[m].p50,
	    number_format_estimate(
		risk->cost[m].p50, evidence_currency(evidence), money),
	    row->role);

	cell->lo = risk->cost[m].p10;
	cell->hi = risk->cost[m].p90;
	if (risk->online[m] && (m == 0 || !risk->online[m - 1]))
		cell->note = g_strdup(lang_text(MSG_MIGRATION_ONLINE));
}

static ChartSpec *
make_chart(const Evidence *evidence, const MigrationResult *migration)
{
	const MigrationRisk *first = migration_risk_at(migration, 0);
	g_autofree char *name = migration_table_name(first->table);
	char now[NUMBER_TEXT_SIZE], later[NUMBER_TEXT_SIZE];
	const char *currency = evidence_currency(evidence);
	g_autofree char *title = lang_format(MSG_MIGRATION_CHART_TITLE, name,
	    number_format_estimate(first->cost[0].p50, currency, now),
	    number_format_estimate(first->cost[2].p50, currency, later), NULL);
	g_autofree char *subtitle =
	    lang_format(MSG_MIGRATION_CHART_SUBTITLE, currency, NULL);
	ChartSpec *chart =
	    chart_spec_new(CHART_INTERVALS, "migration-cost", title, subtitle);
	char head[NUMBER_TEXT_SIZE];

	chart->table = g_strdup("migration-risk");
	chart_axis_set(&chart->y, lang_text(MSG_MIGRATION_AXIS), AXIS_LOG);
	for (int m = 0; m < MULTIPLE_COUNT; m++)
		chart_spec_add_column(chart, words_times(multiples[m], head));
	for (guint i = 0; i < migration->top.n; i++) {
		const MigrationRisk *risk = migration_risk_at(migration, i);
		g_autofree char *label = migration_table_name(risk->table);
		ChartRow *row = chart_spec_add_row(chart, label);

		row->role = i == 0 ? ROLE_FIRST : ROLE_NEUTRAL;
		for (int m = 0; m < MULTIPLE_COUNT; m++)
			add_cell(evidence, risk, m, row);
	}
	return chart;
}

/* From when on it has to run beside the users; "" if it never has to. */
static char *
online_words(const MigrationRisk *risk)
{
	const double from = migration_online_from(risk);
	g_autofree char *sentence = NULL;
	char times[NUMBER_TEXT_SIZE];

	if (isnan(from))
		return g_strdup("");
	sentence = lang_format(
	    MSG_MIGRATION_TOP_ONLINE, words_times(from, times), NULL);
	return g_strconcat(" ", sentence, NULL);
}

/* What it costs to change RISK now and later, in a sentence. */
static char *
cost_words(const Evidence *evidence, const MigrationRisk *risk)
{
	const char *currency = evidence_currency(evidence);
	char now[NUMBER_TEXT_SIZE], later[NUMBER_TEXT_SIZE],
	    adjusted[NUMBER_TEXT_SIZE];

	number_format_estimate(risk->cost[0].p50, currency, now);
	if (!risk->rows_known && risk->moves_rows)
		return lang_format(MSG_MIGRATION_TOP_LABOUR, now, NULL);
	number_format_estimate(risk->cost[2].p50, currency, later);
	number_format_estimate(risk->adjusted[2], currency, adjusted);
	if (g_str_equal(later, adjusted))
		return lang_format(MSG_MIGRATION_TOP_COST, now, later, NULL);
	return lang_format(
	    MSG_MIGRATION_TOP_COST_DEBT, now, later, adjusted, NULL);
}

static char *
rank_words(const MigrationRisk *risk)
{
	char share[NUMBER_TEXT_SIZE];

	if (isnan(risk->top_share))
		return g_strdup("");
	number_format_percent(risk->top_share, share);
	if (risk->rival != NULL) {
		g_autofree char *rival = migration_table_name(risk->rival);

		return lang_format(
		    MSG_MIGRATION_TOP_CLOSE_WITH, share, rival, NULL);
	}
	return lang_format(risk->top_share >= MIGRATION_CLEAR
			       ? MSG_MIGRATION_TOP_CLEAR
			       : MSG_MIGRATION_TOP_CLOSE,
	    share, NULL);
}

static void
add_top_three(const Evidence *evidence, const MigrationResult *migration,
    Section *section)
{
	for (guint i = 0; i < migration->top.n; i++) {
		const MigrationRisk *risk = migration_risk_at(migration, i);
		g_autofree char *name = migration_table_name(risk->table);
		g_autofree char *words = risk_words(risk);
		g_autofree char *text =
		    lang_format(MSG_MIGRATION_TOP_TEXT, name, words, NULL);
		g_autofree char *cost = cost_words(evidence, risk);
		g_autofree char *rank = rank_words(risk);
		g_autofree char *online = online_words(risk);
		g_autofree char *detail = lang_format(MSG_MIGRATION_TOP_DETAIL,
		    cost, online, risk_fix(risk), rank, NULL);

		section_add_finding(section,
		    risk->severity == SEVERITY_HIGH ? FINDING_WARNING
						    : FINDING_NOTE,
		    text, g_strchomp(detail));
	}
}

static char *
lead(const Evidence *evidence, const MigrationResult *migration)
{
	const TopCost *top = &migration->top;
	const char *currency = evidence_currency(evidence);
	char now[NUMBER_TEXT_SIZE], later[NUMBER_TEXT_SIZE],
	    n[NUMBER_TEXT_SIZE];

	if (migration->tables == 0)
		return g_strdup(lang_text(MSG_MIGRATION_NO_SCHEMA));
	if (top->n == 0)
		return g_strdup(
		    lang_text(migration->keys_known < migration->tables
				  ? MSG_MIGRATION_NO_RISKS_PARTLY
				  : MSG_MIGRATION_NO_RISKS));
	number_format_count(top->n, n);
	number_format_estimate(top->now, currency, now);
	if (!top->rows_known)
		return lang_format(top->n == 1 ? MSG_MIGRATION_LEAD_LABOUR_ONE
					       : MSG_MIGRATION_LEAD_LABOUR_MANY,
		    now, n, NULL);
	number_format_estimate(top->at_50, currency, later);
	return lang_format(
	    top->n == 1 ? MSG_MIGRATION_LEAD_ONE : MSG_MIGRATION_LEAD_MANY, now,
	    later, n, NULL);
}

static void
ask_for_tenants(const MigrationResult *migration, Section *section)
{
	char count[NUMBER_TEXT_SIZE];
	g_autofree char *text = NULL;

	if (migration->unowned == 0)
		return;
	text =
	    lang_format(MSG_MIGRATION_MISSING_TENANTS, migration->tenant->name,
		number_format_count(migration->unowned, count), NULL);
	section_add_insufficient(
	    section, text, lang_text(MSG_MIGRATION_NEEDS_TENANTS));
}

static void
add_insufficient(const MigrationResult *migration, Section *section)
{
	if (migration->tables == 0)
		section_add_insufficient(section,
		    lang_text(MSG_MIGRATION_MISSING_SCHEMA),
		    lang_text(MSG_MIGRATION_NEEDS_SCHEMA));
	else if (migration->keys_known == 0)
		section_add_insufficient(section,
		    lang_text(MSG_MIGRATION_MISSING_KEYS),
		    lang_text(MSG_MIGRATION_NEEDS_SCHEMA));
	if (migration->tables > 0 && !migration->rows_told)
		section_add_insufficient(section,
		    lang_text(MSG_MIGRATION_MISSING_ROWS),
		    lang_text(MSG_MIGRATION_NEEDS_ROWS));
	ask_for_tenants(migration, section);
}

/* Whose hours are the team's own, of the rules that fire. */
static void
tell_own_hours(const MigrationResult *migration, Section *section)
{
	for (int i = 0; i < DETECTOR_COUNT; i++) {
		const OwnEffort *own = &migration->own[i];
		char n[NUMBER_TEXT_SIZE], hours[NUMBER_TEXT_SIZE];
		g_autofree char *text = NULL;

		if (!own_effort_known(own) ||
		    !migration_fires(migration, &detectors[i]))
			continue;
		text = lang_format(MSG_MIGRATION_OWN_TOLD,
		    lang_text(detectors[i].title),
		    number_format_human(own->hours.mode, 2, hours),
		    number_format_count(own->issues->len, n), NULL);
		section_add_text(section, text);
	}
}

/* Tables that are appended to grow by themselves, which one dump does not
 * show. */
static void
tell_append_growth(const MigrationResult *migration, Section *section)
{
	for (guint i = 0; i < migration->risks->len; i++) {
		const MigrationRisk *risk = migration_risk_at(migration, i);

		if (!risk->detailed || risk->class != TABLE_APPEND ||
		    !risk->rows_known)
			continue;
		section_add_text(
		    section, lang_text(MSG_MIGRATION_APPEND_GROWTH));
		return;
	}
}

/* The ladder shows some of the narrow keys; the others are told of here. */
static void
add_keys(const Evidence *evidence, const Results *results, Section *section)
{
	const MigrationResult *migration = results->migration;
	char shown[NUMBER_TEXT_SIZE];
	g_autofree char *text = NULL;

	if (migration->key_limits > 0)
		section_add_table(
		    section, migration_keys_table(evidence, results));
	if (migration->narrow_keys <= migration->key_limits)
		return;
	number_format_count(migration->key_limits, shown);
	text = lang_count(MSG_MIGRATION_KEYS_LEFT_ONE,
	    MSG_MIGRATION_KEYS_LEFT_MANY,
	    migration->narrow_keys - migration->key_limits, shown, NULL);
	section_add_text(section, text);
}

void
migration_describe(
    const Evidence *evidence, const Results *results, Report *report)
{
	const MigrationResult *migration = results->migration;
	Section *section = report_add_section(report, "migration-risk",
	    RANK_MIGRATION, lang_text(MSG_MIGRATION_SECTION));
	g_autofree char *sentence = lead(evidence, migration);

	migration_figures(evidence, migration, report->figures);
	section_set_lead(section, sentence);
	add_insufficient(migration, section);
	section_add_table(section, migration_decisions_table(migration));
	if (migration->top.n > 0) {
		add_top_three(evidence, migration, section);
		section_add_table(section, migration_rules_table(migration));
		add_keys(evidence, results, section);
		if (migration->top.rows_known)
			section_add_chart(
			    section, make_chart(evidence, migration));
		section_add_table(
		    section, migration_page_table(evidence, migration));
		tell_own_hours(migration, section);
		tell_append_growth(migration, section);
	}
	section_add_table(section, migration_register(evidence, migration));
}
