#include "pipeline/analysis/migration_tables.h"

#include <math.h>
#include <stdlib.h>

#include "pipeline/analysis/ladder.h"
#include "pipeline/analysis/migration_figures.h"
#include "pipeline/analysis/migration_words.h"

/* Rows of the page's table; the register has them all.  Names of tables beside
 * each rule. */
enum { ROWS_ON_PAGE = 12, NAMES_ON_PAGE = 3 };

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

/* Cost of delay and place; unknown where rows that would tell are. */
void
risk_add_ranking(
    const Evidence *evidence, const MigrationRisk *risk, GPtrArray *row)
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
	g_autofree char *words = risk_titles(risk);
	g_autofree char *rows = risk_figure(risk, "rows");

	report_row_add(row, name, NULL, NULL);
	report_row_add(row, words, NULL, NULL);
	severity_add_cell(row, risk->severity);
	report_row_add_number(row, risk->table->rows, 2, rows);
	for (int m = 0; m < MULTIPLE_COUNT; m++) {
		g_autofree char *id = g_strdup_printf(
		    "migration.%s.cost.%s", risk->id, multiple_names[m]);

		words_add_estimate(row, risk->cost[m].p50,
		    evidence_currency(evidence), risk->detailed ? id : NULL);
	}
	risk_add_ranking(evidence, risk, row);
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

/* How often a rule fires. */
typedef struct RuleRow {
	const Detector *detector;
	long tables;
	Severity worst;
	long at_worst; /* of them */
	int named;
	const Table *first[NAMES_ON_PAGE]; /* of the worst, as they rank */
} RuleRow;

static void
count_hit(const MigrationRisk *risk, const Hit *hit, RuleRow *rows)
{
	RuleRow *row = &rows[hit->detector - detectors];
	const guint concerned = hit_concerned(hit);

	if (row->tables == 0 || hit->severity > row->worst) {
		row->worst = hit->severity;
		row->at_worst = 0;
		row->named = 0;
	}
	if (hit->severity == row->worst)
		row->at_worst += concerned;
	for (guint i = 0; i < concerned && hit->severity == row->worst &&
			  row->named < NAMES_ON_PAGE;
	     i++)
		row->first[row->named++] =
		    hit_concerned_table(hit, risk->table, i);
	row->detector = hit->detector;
	row->tables += concerned;
}

/* The worst first, then what is so bad in most tables. */
static int
compare_rules(gconstpointer a, gconstpointer b)
{
	const RuleRow *left = a, *right = b;

	if (left->worst != right->worst)
		return left->worst < right->worst ? 1 : -1;
	if (left->at_worst != right->at_worst)
		return left->at_worst < right->at_worst ? 1 : -1;
	return left->detector < right->detector ? -1 : 1;
}

/* "orders, items, users, …". */
static char *
first_names(const RuleRow *row)
{
	GString *names = g_string_new(NULL);

	for (int i = 0; i < row->named; i++) {
		g_autofree char *name = migration_table_name(row->first[i]);

		if (i > 0)
			g_string_append(names, ", ");
		g_string_append(names, name);
	}
	if (row->tables > row->named)
		g_string_append(names, ", …");
	return g_string_free(names, FALSE);
}

static void
add_rule_row(const RuleRow *rule, ReportTable *table)
{
	GPtrArray *row = report_table_add_row(table);
	g_autofree char *names = first_names(rule);
	g_autofree char *figure = migration_rule_figure(rule->detector);
	char count[NUMBER_TEXT_SIZE];

	report_row_add(
	    row, lang_text(rule->detector->title), rule->detector->id, NULL);
	severity_add_some(row, rule->worst,
	    rule->at_worst < rule->tables ? rule->at_worst : 0);
	report_row_add(
	    row, number_format_count(rule->tables, count), NULL, figure);
	report_row_add(row, names, NULL, NULL);
	report_row_add(row, lang_text(rule->detector->fix), NULL, NULL);
}

char *
migration_rule_figure(const Detector *detector)
{
	g_autofree char *lower = g_ascii_strdown(detector->id, -1);

	return g_strdup_printf("migration.rule.%s.tables", lower);
}

ReportTable *
migration_rules_table(const MigrationResult *migration)
{
	static const ColumnWords columns[] = {
		{ "rule", MSG_MIGRATION_COL_FOUND, ALIGN_TEXT },
		{ "severity", MSG_MIGRATION_COL_WORST, ALIGN_TEXT },
		{ "tables", MSG_MIGRATION_COL_TABLES, ALIGN_NUMBER },
		{ "first", MSG_MIGRATION_COL_FIRST, ALIGN_TEXT },
		{ "to_do", MSG_MIGRATION_COL_FIX, ALIGN_TEXT },
	};
	char tables[NUMBER_TEXT_SIZE];
	g_autofree char *caption = lang_format(MSG_MIGRATION_RULES,
	    number_format_count(migration->tables, tables), NULL);
	ReportTable *table = report_table_new("migration-rules", caption, NULL);
	RuleRow rows[DETECTOR_COUNT] = { { .detector = NULL } };

	words_add_columns(table, columns, G_N_ELEMENTS(columns));
	for (guint i = 0; i < migration->risks->len; i++) {
		const MigrationRisk *risk = migration_risk_at(migration, i);

		for (guint h = 0; h < risk->hits->len; h++)
			count_hit(
			    risk, &g_array_index(risk->hits, Hit, h), rows);
	}
	qsort(rows, DETECTOR_COUNT, sizeof(RuleRow), compare_rules);
	for (int i = 0; i < DETECTOR_COUNT; i++)
		if (rows[i].tables > 0)
			add_rule_row(&rows[i], table);
	return table;
}

/* The rung of the key of RISK; NULL: it stands on none. */
static const Rung *
find_rung(const LadderResult *ladder, const MigrationRisk *risk)
{
	const Column *key = table_single_key(risk->table);
	g_autofree char *id =
	    g_strdup_printf("%s-%s", column_type_name(key->type), risk->id);

	for (guint i = 0; i < ladder->rungs->len; i++)
		if (g_str_equal(ladder_rung(ladder, i)->limit->id, id))
			return ladder_rung(ladder, i);
	return NULL;
}

static void
add_key_row(const Evidence *evidence, const MigrationRisk *risk,
    const Rung *rung, ReportTable *table)
{
	GPtrArray *row = report_table_add_row(table);
	const Column *key = table_single_key(risk->table);
	const char *id = rung->limit->id;
	g_autofree char *table_name = migration_table_name(risk->table);
	g_autofree char *name = g_strdup_printf("%s.%s", table_name, key->name);
	g_autofree char *multiple = g_strdup_printf("limit.%s.multiple", id);
	g_autofree char *months = g_strdup_printf("limit.%s.months", id);
	g_autofree char *by = g_strdup_printf("limit.%s.decide_by", id);
	g_autofree char *breaks = rung_breaks_words(evidence, rung);
	g_autofree char *decide = rung_decide_words(evidence, rung);
	g_autofree char *used_id = risk_figure(risk, "key_used");
	char used[NUMBER_TEXT_SIZE];

	report_row_add(row, name, NULL, NULL);
	report_row_add(row, key->type_text, NULL, NULL);
	report_row_add(
	    row, words_number(risk->id_used, FORM_RATE, used), NULL, used_id);
	words_add_multiple(row, rung->multiple, multiple);
	report_row_add(row, breaks, NULL, months);
	report_row_add(row, decide, NULL, by);
}

ReportTable *
migration_keys_table(const Evidence *evidence, const Results *results)
{
	static const ColumnWords columns[] = {
		{ "key", MSG_MIGRATION_COL_KEY, ALIGN_TEXT },
		{ "type", MSG_MIGRATION_COL_TYPE, ALIGN_TEXT },
		{ "used", MSG_MIGRATION_COL_USED, ALIGN_NUMBER },
		{ "multiple", MSG_MIGRATION_COL_EXHAUSTED, ALIGN_NUMBER },
		{ "runs_out", MSG_MIGRATION_COL_RUNS_OUT, ALIGN_TEXT },
		{ "decide_by", MSG_MIGRATION_COL_DECIDE, ALIGN_TEXT },
	};
	const MigrationResult *migration = results->migration;
	ReportTable *table = report_table_new(
	    "migration-keys", lang_text(MSG_MIGRATION_KEYS_TABLE), NULL);

	words_add_columns(table, columns, G_N_ELEMENTS(columns));
	for (guint i = 0; i < results->ladder->rungs->len; i++)
		for (guint r = 0; r < migration->risks->len; r++) {
			const MigrationRisk *risk =
			    migration_risk_at(migration, r);

			if (!isnan(risk->exhausted_at) &&
			    find_rung(results->ladder, risk) ==
				ladder_rung(results->ladder, i))
				add_key_row(evidence, risk,
				    ladder_rung(results->ladder, i), table);
		}
	return table;
}
