#include "pipeline/analysis/migration_figures.h"

#include <math.h>

#include "pipeline/analysis/migration_forced.h"
#include "pipeline/analysis/migration_price.h"
#include "pipeline/analysis/migration_tables.h"
#include "pipeline/analysis/migration_incidents.h"
#include "pipeline/analysis/migration_words.h"

static const char *
path_of(const Evidence *evidence, const Table *table)
{
	const Input *input =
	    g_ptr_array_index(facts_inputs(evidence->facts), table->input);

	return input->path;
}

static char *
hours_figure(const Detector *detector)
{
	g_autofree char *lower = g_ascii_strdown(detector->id, -1);

	return g_strdup_printf("migration.rule.%s.hours", lower);
}

static void
add_cost_inputs(const Evidence *evidence, const OwnEffort *own,
    const MigrationRisk *risk, Figure *figure)
{
	static const AssumptionId moving[] = { ASSUME_BACKFILL_ROWS,
		ASSUME_LOCK_ROWS, ASSUME_LOCK_WINDOW, ASSUME_ONLINE_HOURS,
		ASSUME_WATCH_SHARE, ASSUME_STORAGE_PRICE, ASSUME_DUAL_MONTHS };
	g_autofree char *source = risk_source(evidence, risk);

	figure_add_input(figure, "file:%s", source);
	for (guint i = 0; i < risk->hits->len; i++) {
		const Hit *hit = &g_array_index(risk->hits, Hit, i);
		g_autofree char *seen = hit_evidence(hit);

		figure_add_input(figure, "rule:%s", hit->detector->id);
		if (own_effort_known(&own[hit->detector - detectors])) {
			g_autofree char *id = hours_figure(hit->detector);

			figure_add_input(figure, "%s", id);
		}
		figure_add_evidence(figure, path_of(evidence, risk->table),
		    hit->line,
		    hit->columns != NULL ? hit->columns : risk->table->name,
		    seen);
	}
	figure->tags |= FIGURE_MEASURED | FIGURE_ASSUMED;
	figure_uses_rate(figure, evidence);
	if (!isnan(evidence->config->business.revenue)) {
		figure_configured(figure, "business.revenue");
		figure_uses(figure, ASSUME_FAILURE_BASE);
		figure_uses(figure, ASSUME_FAILURE_RATE);
		figure_uses(figure, ASSUME_OUTAGE_HOURS);
	}
	if (!risk->rows_known || !risk->moves_rows)
		return;
	for (size_t i = 0; i < G_N_ELEMENTS(moving); i++)
		figure_uses(figure, moving[i]);
	if (!risk_knows_bytes(risk))
		figure_uses(figure, ASSUME_ROW_BYTES);
	if (risk->class == TABLE_JOIN)
		figure_uses(figure, ASSUME_JOIN_GROWTH);
}

static void
add_costs(const Evidence *evidence, const OwnEffort *own,
    const MigrationRisk *risk, const char *name, FigureSet *figures)
{
	const bool whole = risk->rows_known || !risk->moves_rows;

	for (int m = 0; m < MULTIPLE_COUNT; m++) {
		char times[NUMBER_TEXT_SIZE];
		g_autofree char *id = g_strdup_printf(
		    "migration.%s.cost.%s", risk->id, multiple_names[m]);
		g_autofree char *label = lang_format(MSG_MIGRATION_COST_AT,
		    name, words_times(multiples[m], times), NULL);
		Figure *figure = figure_set_number(figures, id, label,
		    evidence_currency(evidence), risk->cost[m].p50,
		    lang_text(whole ? MSG_MIGRATION_COST_METHOD
				    : MSG_MIGRATION_LABOUR_METHOD));

		figure_set_spread(figure, risk->cost[m]);
		figure->n = risk->draws;
		add_cost_inputs(evidence, own, risk, figure);
	}
}

static void
add_score(const Evidence *evidence, const MigrationRisk *risk, const char *name,
    FigureSet *figures)
{
	const char *currency = evidence_currency(evidence);
	g_autofree char *id =
	    g_strdup_printf("migration.%s.rank_score", risk->id);
	g_autofree char *label =
	    lang_format(MSG_MIGRATION_SCORE_OF, name, NULL);
	Figure *figure;

	if (!risk->rows_known && risk->moves_rows) {
		figure_set_missing(figures, id, label, currency,
		    lang_text(MSG_MIGRATION_WHY_NO_ROWS));
		return;
	}
	figure = figure_set_number(figures, id, label, currency, risk->score,
	    lang_text(risk->incident_cost > 0
			  ? MSG_MIGRATION_SCORE_INCIDENTS_METHOD
			  : MSG_MIGRATION_SCORE_METHOD));
	table_incidents_reads(evidence, risk, figure);
	figure->tags |= FIGURE_SIMULATED | FIGURE_ASSUMED;
	figure_add_input(figure, "migration.%s.forced", risk->id);
	figure_add_input(figure, "migration.%s.cost.1x", risk->id);
	figure_add_input(figure, "migration.%s.cost.50x", risk->id);
}

static void
add_forced(const Evidence *evidence, const MigrationRisk *risk,
    const char *name, FigureSet *figures)
{
	g_autofree char *id = risk_figure(risk, "forced");
	g_autofree char *label =
	    lang_format(MSG_MIGRATION_FORCED_OF, name, NULL);

	migration_forced_reads(evidence, risk,
	    figure_set_number(figures, id, label, "probability", risk->forced,
		lang_text(MSG_MIGRATION_FORCED_METHOD)));
}

/* What the page says of it at 50 times the users. */
static void
add_with_debt(const Evidence *evidence, const MigrationRisk *risk,
    const char *name, FigureSet *figures)
{
	g_autofree char *id = risk_figure(risk, "with_debt.50x");
	g_autofree char *label =
	    lang_format(MSG_MIGRATION_WITH_DEBT_OF, name, NULL);
	Figure *figure =
	    figure_set_number(figures, id, label, evidence_currency(evidence),
		risk->adjusted[2], lang_text(MSG_MIGRATION_WITH_DEBT_METHOD));

	figure_add_input(figure, "migration.%s.cost.50x", risk->id);
	figure_add_input(figure, "debt.rate_monthly");
	figure_add_input(figure, "debt.allocation_share");
	figure_add_input(figure, "users.growth");
}

/* The first of the risks together, as the lead of the section tells them. */
static void
add_first(const Evidence *evidence, const MigrationResult *migration,
    double value, int m, FigureSet *figures)
{
	char times[NUMBER_TEXT_SIZE];
	g_autofree char *id =
	    g_strdup_printf("migrations.first.cost.%s", multiple_names[m]);
	g_autofree char *label = lang_format(
	    MSG_MIGRATION_FIRST_COST, words_times(multiples[m], times), NULL);
	Figure *figure;

	if (migration->top.n == 0)
		return;
	figure =
	    figure_set_number(figures, id, label, evidence_currency(evidence),
		value, lang_text(MSG_MIGRATION_FIRST_METHOD));
	for (guint i = 0; i < migration->top.n; i++)
		figure_add_input(figure, "migration.%s.cost.%s",
		    migration_risk_at(migration, i)->id, multiple_names[m]);
}

static void
add_share(const MigrationRisk *risk, const char *name, FigureSet *figures)
{
	g_autofree char *id =
	    g_strdup_printf("migration.%s.top3_share", risk->id);
	g_autofree char *label = lang_format(MSG_MIGRATION_TOP_OF, name, NULL);
	Figure *figure;

	if (isnan(risk->top_share)) {
		figure_set_missing(figures, id, label, "share",
		    lang_text(risk->rows_known || !risk->moves_rows
				  ? MSG_MIGRATION_WHY_NO_RANK
				  : MSG_MIGRATION_WHY_NO_ROWS));
		return;
	}
	figure = figure_set_number(figures, id, label, "share", risk->top_share,
	    lang_text(MSG_MIGRATION_TOP_METHOD));
	figure->tags |= FIGURE_SIMULATED;
	figure->n = DRAWS;
	figure_add_input(figure, "migration.%s.rank_score", risk->id);
}

char *
risk_figure(const MigrationRisk *risk, const char *what)
{
	return risk->detailed
		   ? g_strdup_printf("migration.%s.%s", risk->id, what)
		   : NULL;
}

/* Rows may be told by another file than the one that has the columns. */
static void
add_rows(const Evidence *evidence, const MigrationRisk *risk, const char *name,
    FigureSet *figures)
{
	g_autofree char *id = risk_figure(risk, "rows");
	g_autofree char *label = lang_format(MSG_MIGRATION_ROWS_OF, name, NULL);
	g_autofree char *source = risk_source(evidence, risk);
	Figure *figure;

	if (isnan(risk->table->rows)) {
		figure_set_missing(figures, id, label, "rows",
		    lang_text(MSG_MIGRATION_WHY_NO_ROWS));
		return;
	}
	figure = figure_set_number(figures, id, label, "rows",
	    risk->table->rows, lang_text(MSG_MIGRATION_ROWS_METHOD));
	figure_add_input(figure, "file:%s", source);
	figure_reads_all(figure, evidence, INPUT_SCHEMA);
}

static void
add_key_used(const Evidence *evidence, const MigrationRisk *risk,
    const char *name, FigureSet *figures)
{
	g_autofree char *id = risk_figure(risk, "key_used");
	g_autofree char *label = lang_format(MSG_MIGRATION_USED_OF, name, NULL);
	g_autofree char *source = risk_source(evidence, risk);
	Figure *figure;

	if (isnan(risk->id_used)) {
		figure_set_missing(figures, id, label, "share",
		    lang_text(MSG_MIGRATION_WHY_NO_KEY));
		return;
	}
	figure = figure_set_number(figures, id, label, "share", risk->id_used,
	    lang_text(risk->id_lower_bound ? MSG_MIGRATION_USED_BOUND_METHOD
					   : MSG_MIGRATION_USED_METHOD));
	figure_add_input(figure, "file:%s", source);
	figure_reads_all(figure, evidence, INPUT_SCHEMA);
	if (risk->id_lower_bound)
		figure_add_input(figure, "migration.%s.rows", risk->id);
}

static Figure *
new_rule(const Evidence *evidence, const Detector *detector, FigureSet *figures)
{
	g_autofree char *id = migration_rule_figure(detector);
	g_autofree char *label = lang_format(
	    MSG_MIGRATION_RULE_TABLES, lang_text(detector->title), NULL);
	Figure *figure = figure_set_number(figures, id, label, "tables", 0,
	    lang_text(MSG_MIGRATION_RULE_METHOD));

	figure_add_input(figure, "rule:%s", detector->id);
	figure_reads_all(figure, evidence, INPUT_SCHEMA);
	return figure;
}

/* The tables that HIT concerns, and where they are. */
static void
add_tables(const Evidence *evidence, const MigrationRisk *risk, const Hit *hit,
    Figure *figure)
{
	for (guint i = 0; i < hit_concerned(hit); i++) {
		const Table *table = hit_concerned_table(hit, risk->table, i);
		g_autofree char *name = migration_table_name(table);

		figure->value++;
		figure_add_evidence(
		    figure, path_of(evidence, table), table->line, name, NULL);
	}
}

/* On how many tables each rule fires; the first of them are the evidence. */
static void
add_rule(const Evidence *evidence, const MigrationResult *migration,
    const Detector *detector, FigureSet *figures)
{
	Figure *figure = NULL;

	for (guint i = 0; i < migration->risks->len; i++) {
		const MigrationRisk *risk = migration_risk_at(migration, i);

		for (guint h = 0; h < risk->hits->len; h++) {
			const Hit *hit = &g_array_index(risk->hits, Hit, h);

			if (hit->detector != detector)
				continue;
			if (figure == NULL)
				figure = new_rule(evidence, detector, figures);
			add_tables(evidence, risk, hit, figure);
		}
	}
}

/* What similar work took, with the issues that say so. */
static void
add_own_hours(const Evidence *evidence, const OwnEffort *effort,
    const Detector *detector, FigureSet *figures)
{
	g_autofree char *id = hours_figure(detector);
	g_autofree char *label = lang_format(
	    MSG_MIGRATION_OWN_HOURS, lang_text(detector->title), NULL);
	const size_t n = effort->issues->len;
	const size_t shown = MIN(n, FIGURE_EVIDENCE);
	Figure *figure;

	if (!own_effort_known(effort))
		return;
	figure = figure_set_number(figures, id, label, "h", effort->hours.mode,
	    lang_text(MSG_MIGRATION_OWN_METHOD));
	figure->lo = effort->hours.low;
	figure->hi = effort->hours.high;
	figure->n = (double)n;
	figure_reads_all(figure, evidence, INPUT_ISSUES);
	for (size_t i = 0; i < shown; i++) {
		const Issue *issue = g_ptr_array_index(
		    effort->issues, (guint)figure_spread_evidence(n, shown, i));
		const Input *input = g_ptr_array_index(
		    facts_inputs(evidence->facts), issue->input);

		figure_add_evidence(figure, input->path, issue->line,
		    issue->key, issue->summary);
	}
}

void
migration_figures(const Evidence *evidence, const MigrationResult *migration,
    FigureSet *figures)
{
	for (guint i = 0; i < migration->risks->len; i++) {
		const MigrationRisk *risk = migration_risk_at(migration, i);
		g_autofree char *name = migration_table_name(risk->table);

		if (!risk->detailed)
			continue;
		add_rows(evidence, risk, name, figures);
		add_key_used(evidence, risk, name, figures);
		add_forced(evidence, risk, name, figures);
		add_with_debt(evidence, risk, name, figures);
		add_costs(evidence, migration->own, risk, name, figures);
		add_score(evidence, risk, name, figures);
		add_share(risk, name, figures);
	}
	add_first(evidence, migration, migration->top.now, 0, figures);
	add_first(evidence, migration, migration->top.at_50, 2, figures);
	for (int i = 0; i < DETECTOR_COUNT; i++) {
		add_rule(evidence, migration, &detectors[i], figures);
		add_own_hours(
		    evidence, &migration->own[i], &detectors[i], figures);
	}
}
