#include <math.h>
#include <string.h>

#include "pipeline/analysis/data_decisions.h"
#include "pipeline/analysis/limit.h"
#include "pipeline/analysis/migration_forced.h"
#include "pipeline/analysis/migration_price.h"
#include "pipeline/analysis/migration_risk.h"
#include "pipeline/analysis/migration_words.h"
#include "pipeline/analysis/rules.h"
#include "pipeline/base/text.h"

/* Integer keys that last longer are no news; rungs of one kind that a ladder
 * can show. */
enum { MOST_MULTIPLE = 1000, MOST_RUNGS = 8 };

char *
migration_table_name(const Table *table)
{
	if (table->schema == NULL || g_str_equal(table->schema, "public") ||
	    g_str_equal(table->schema, "dbo"))
		return g_strdup(table->name);
	return g_strdup_printf("%s.%s", table->schema, table->name);
}

const MigrationRisk *
migration_risk_at(const MigrationResult *migration, guint i)
{
	return &g_array_index(migration->risks, MigrationRisk, i);
}

bool
migration_has_hit(const MigrationRisk *risk, const char *detector)
{
	for (guint i = 0; i < risk->hits->len; i++)
		if (g_str_equal(g_array_index(risk->hits, Hit, i).detector->id,
			detector))
			return true;
	return false;
}

bool
migration_fires(const MigrationResult *migration, const Detector *detector)
{
	for (guint i = 0; i < migration->risks->len; i++)
		if (migration_has_hit(
			migration_risk_at(migration, i), detector->id))
			return true;
	return false;
}

double
migration_online_from(const MigrationRisk *risk)
{
	for (int m = 0; m < MULTIPLE_COUNT; m++)
		if (risk->online[m])
			return multiples[m];
	return NAN;
}

static void
measure_key(const Evidence *evidence, MigrationRisk *risk)
{
	const Column *key = table_single_key(risk->table);
	double limit;

	risk->id_used = risk->exhausted_at = NAN;
	if (!migration_has_hit(risk, "D1"))
		return;
	limit = column_integer_limit(key);
	risk->id_used =
	    table_id_in_use(risk->table, &risk->id_lower_bound) / limit;
	risk->exhausted_at = table_ids_multiple(evidence, risk->table, limit);
}

static void
summarise_hits(MigrationRisk *risk)
{
	bool known = true;

	for (guint i = 0; i < risk->hits->len; i++) {
		const Hit *hit = &g_array_index(risk->hits, Hit, i);

		risk->severity = MAX(risk->severity, hit->severity);
		if (!hit->detector->moves_rows)
			continue;
		risk->moves_rows = true;
		risk->rows = fmax(risk->rows, hit->rows);
		known = known && !isnan(hit->rows);
	}
	if (!known)
		risk->rows = NAN;
	risk->rows_known =
	    known && (risk->moves_rows || !isnan(risk->table->rows));
}

static void
look_at(const SchemaView *view, const ForcedOdds *odds, const Table *table,
    GHashTable *slugs, GArray *risks)
{
	MigrationRisk risk = { .table = table };
	g_autofree char *name = migration_table_name(table);

	risk.hits = g_array_new(FALSE, TRUE, sizeof(Hit));
	g_array_set_clear_func(risk.hits, hit_clear);
	detectors_look(view, table, risk.hits);
	if (risk.hits->len == 0) {
		g_array_unref(risk.hits);
		return;
	}
	summarise_hits(&risk);
	risk.id = text_slug_unique(name, slugs);
	risk.class = table_class_of(table);
	measure_key(view->evidence, &risk);
	risk.forced = migration_forced(odds, &risk);
	risk.runs_out = migration_runs_out(odds, &risk) >= 0.5;
	risk.exhausted_in = migration_months_left(odds, &risk);
	g_array_append_val(risks, risk);
}

/* A limit that RISK brings. */
static Limit *
new_limit(const Evidence *evidence, const char *id, LimitWords words,
    const MigrationRisk *risk)
{
	Limit *limit = limit_new(id, LIMIT_SYSTEM, words);
	g_autofree char *source = risk_source(evidence, risk);

	limit->hours = risk->hours;
	for (int m = 0; m < MULTIPLE_COUNT; m++)
		limit->cost[m] = risk->cost[m].p50;
	limit_reads(limit, FIGURE_MEASURED, "file:%s", source);
	if (risk->class == TABLE_JOIN)
		limit_uses(limit, ASSUME_JOIN_GROWTH);
	limit->cost_figure = g_strdup_printf("migration.%s.cost", risk->id);
	limit_fix_reads(limit, "migration.%s.cost.1x", risk->id);
	limit->made_of = risk;
	return limit;
}

/* RISK then needs figures of its own. */
static void
add_limit(
    Limit *limit, LimitRemake remake, MigrationRisk *risk, LimitSet *limits)
{
	limit->remake = remake;
	risk->detailed = true;
	limit_set_add(limits, limit);
}

/* Of the same risk, with the hours of the fix under EVIDENCE. */
static Limit *
again(const Evidence *evidence, const Results *results, const Limit *limit,
    Limit *(*make)(const Evidence *, const MigrationRisk *))
{
	Limit *made = make(evidence, limit->made_of);

	made->hours = migration_hours(evidence, results, limit->made_of);
	return made;
}

static Limit *
make_key_limit(const Evidence *evidence, const MigrationRisk *risk)
{
	const Column *key = table_single_key(risk->table);
	const double most = column_integer_limit(key);
	g_autofree char *name = migration_table_name(risk->table);
	g_autofree char *subject = g_strdup_printf("%s.%s", name, key->name);
	g_autofree char *id =
	    g_strdup_printf("%s-%s", column_type_name(key->type), risk->id);
	Limit *limit = new_limit(evidence, id,
	    (LimitWords){
		.label = MSG_MIGRATION_KEY_LIMIT,
		.subject = subject,
		.crossing = MSG_MIGRATION_KEY_CROSSING,
		.threshold = most,
		.form = FORM_COUNT,
	    },
	    risk);

	limit->proxy = risk->id_lower_bound;
	migration_draw_multiples(
	    evidence, risk->class, risk->id_used * most, most, limit->draws);
	return limit;
}

static Limit *
key_again(const Evidence *evidence, const Results *results, const Limit *limit)
{
	return again(evidence, results, limit, make_key_limit);
}

static Limit *
make_rows_limit(const Evidence *evidence, const char *prefix, Message label,
    AssumptionId assumption, const MigrationRisk *risk)
{
	const double most = assume(&evidence->config->assumptions, assumption);
	g_autofree char *name = migration_table_name(risk->table);
	g_autofree char *id = g_strdup_printf("%s-%s", prefix, risk->id);
	Limit *limit = new_limit(evidence, id,
	    (LimitWords){
		.label = label,
		.subject = name,
		.crossing = MSG_MIGRATION_ROWS_CROSSING,
		.threshold = most,
		.form = FORM_HUMAN,
	    },
	    risk);

	limit_uses(limit, assumption);
	migration_draw_multiples(
	    evidence, risk->class, risk->table->rows, most, limit->draws);
	return limit;
}

static Limit *
make_append_limit(const Evidence *evidence, const MigrationRisk *risk)
{
	return make_rows_limit(evidence, "append", MSG_MIGRATION_APPEND_LIMIT,
	    ASSUME_APPEND_ROWS, risk);
}

static Limit *
make_analytics_limit(const Evidence *evidence, const MigrationRisk *risk)
{
	return make_rows_limit(evidence, "analytics",
	    MSG_MIGRATION_ANALYTICS_LIMIT, ASSUME_ANALYTICS_ROWS, risk);
}

static Limit *
append_again(
    const Evidence *evidence, const Results *results, const Limit *limit)
{
	return again(evidence, results, limit, make_append_limit);
}

static Limit *
analytics_again(
    const Evidence *evidence, const Results *results, const Limit *limit)
{
	return again(evidence, results, limit, make_analytics_limit);
}

static int
compare_exhaustion(gconstpointer a, gconstpointer b)
{
	const MigrationRisk *const *left = a, *const *right = b;
	const double l = (*left)->exhausted_at, r = (*right)->exhausted_at;

	if (l != r)
		return l < r ? -1 : 1;
	return strcmp((*left)->id, (*right)->id);
}

/* The keys that run out first; the register has the others. */
static void
add_key_limits(
    const Evidence *evidence, MigrationResult *migration, LimitSet *limits)
{
	g_autoptr(GPtrArray) narrow = g_ptr_array_new();

	for (guint i = 0; i < migration->risks->len; i++) {
		MigrationRisk *risk =
		    &g_array_index(migration->risks, MigrationRisk, i);

		if (risk->exhausted_at <= MOST_MULTIPLE)
			g_ptr_array_add(narrow, risk);
	}
	g_ptr_array_sort(narrow, compare_exhaustion);
	migration->narrow_keys = narrow->len;
	migration->key_limits = MIN(narrow->len, MOST_RUNGS);
	for (guint i = 0; i < migration->key_limits; i++) {
		MigrationRisk *risk = g_ptr_array_index(narrow, i);

		add_limit(
		    make_key_limit(evidence, risk), key_again, risk, limits);
	}
}

/* Append-only tables by their score, and the one that reports read. */
static void
add_rows_limits(
    const Evidence *evidence, MigrationResult *migration, LimitSet *limits)
{
	int appends = 0;

	for (guint i = 0; i < migration->risks->len; i++) {
		MigrationRisk *risk =
		    &g_array_index(migration->risks, MigrationRisk, i);

		if (migration_has_hit(risk, "D11") && appends++ < MOST_RUNGS)
			add_limit(make_append_limit(evidence, risk),
			    append_again, risk, limits);
		if (migration_has_hit(risk, "D4"))
			add_limit(make_analytics_limit(evidence, risk),
			    analytics_again, risk, limits);
	}
}

/* When each key runs out, and by when to decide to widen it. */
static void
date_keys(const Evidence *evidence, GArray *risks)
{
	for (guint i = 0; i < risks->len; i++) {
		MigrationRisk *risk = &g_array_index(risks, MigrationRisk, i);

		risk->decide_weeks = evidence_deadline(
		    evidence, risk->exhausted_in.p50, risk->hours, 0)
					 .decide_weeks;
	}
}

static TopCost
sum_top(const MigrationResult *migration)
{
	TopCost top = { .n = MIN(migration->risks->len, MIGRATION_TOP) };

	for (guint i = 0; i < top.n; i++) {
		const MigrationRisk *risk = migration_risk_at(migration, i);

		top.now += risk->cost[0].p50;
		top.at_50 += risk->cost[2].p50;
		top.rows_known = top.rows_known || risk->rows_known;
	}
	return top;
}

static void
clear_risk(gpointer data)
{
	MigrationRisk *risk = data;

	g_free(risk->id);
	g_array_unref(risk->hits);
}

bool
migration_compute(const Evidence *evidence, Results *results, GError **error)
{
	const GPtrArray *tables = facts_tables(evidence->facts);
	MigrationResult *migration = g_new0(MigrationResult, 1);
	g_autoptr(SchemaView) view = schema_view_new(evidence, results->spend);
	g_autoptr(ForcedOdds) odds = forced_odds_new(evidence, results->users);
	g_autoptr(GHashTable) slugs =
	    g_hash_table_new_full(g_str_hash, g_str_equal, g_free, NULL);

	(void)error;
	results->migration = migration;
	migration->risks = g_array_new(FALSE, TRUE, sizeof(MigrationRisk));
	g_array_set_clear_func(migration->risks, clear_risk);
	migration->tables = tables->len;
	for (guint i = 0; i < tables->len; i++) {
		const Table *table = g_ptr_array_index(tables, i);

		migration->rows_known += !isnan(table->rows);
		migration->keys_known += !table->keys_unknown;
		migration->references_known += !table->foreign_keys_unknown;
		look_at(view, odds, table, slugs, migration->risks);
	}
	migration->rows_told = view->largest != NULL;
	migration->tenant = view->tenant;
	migration->unowned = rules_count_unowned(view);
	own_efforts_init(evidence, migration->own);
	migration_price(evidence, results, migration->risks);
	date_keys(evidence, migration->risks);
	migration->top = sum_top(migration);
	add_key_limits(evidence, migration, results->limits);
	add_rows_limits(evidence, migration, results->limits);
	data_decisions(view, migration);
	return true;
}

void
migration_result_free(MigrationResult *migration)
{
	if (migration == NULL)
		return;
	g_array_unref(migration->risks);
	own_efforts_clear(migration->own);
	g_free(migration);
}
