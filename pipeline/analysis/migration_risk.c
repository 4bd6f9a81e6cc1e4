#include <math.h>
#include <string.h>

#include "pipeline/analysis/limit.h"
#include "pipeline/analysis/migration_price.h"
#include "pipeline/analysis/migration_risk.h"
#include "pipeline/analysis/spend.h"
#include "pipeline/analysis/users.h"
#include "pipeline/base/number.h"
#include "pipeline/base/text.h"
#include "pipeline/stats/growth.h"
#include "pipeline/stats/rng.h"
#include "pipeline/stats/row_growth.h"

/* The register's horizon; integer keys that last longer are no news; rungs
 * of one kind that a ladder can show. */
enum { HORIZON_MONTHS = 24, MOST_MULTIPLE = 1000, MOST_RUNGS = 8 };

/* Without evidence either way, whether a change is forced in the horizon. */
static const double forced_likely = 0.8, forced_unlikely = 0.2,
		    forced_default = 0.3;

char *
migration_table_name(const Table *table)
{
	if (table->schema == NULL || g_str_equal(table->schema, "public") ||
	    g_str_equal(table->schema, "dbo"))
		return g_strdup(table->name);
	return g_strdup_printf("%s.%s", table->schema, table->name);
}

static bool
has_hit(const MigrationRisk *risk, const char *detector)
{
	for (guint i = 0; i < risk->hits->len; i++)
		if (g_str_equal(g_array_index(risk->hits, Hit, i).detector->id,
			detector))
			return true;
	return false;
}

/* Breaking multiples of ROWS (or ids) passing MOST; constant without an
 * elasticity that varies. */
static void
draw_multiples(const Evidence *evidence, TableClass class, double rows,
    double most, double *draws)
{
	const ThreePoint elasticity = table_class_elasticity(evidence, class);
	Rng rng;

	rng_init(&rng, evidence->seed, "migration.rows");
	for (int i = 0; i < DRAWS; i++) {
		const RowGrowth growth = {
			.rows = rows,
			.exponent =
			    triangular_quantile(elasticity, rng_uniform(&rng)),
		};

		draws[i] = row_growth_multiple(&growth, most);
	}
}

static double
exhausted_in_time(const Evidence *evidence, const UsersResult *users,
    const MigrationRisk *risk)
{
	g_autofree double *draws = g_new(double, DRAWS);
	const Column *key = table_single_key(risk->table);
	const double limit = column_integer_limit(key);
	long in_time = 0;

	draw_multiples(
	    evidence, risk->class, risk->id_used * limit, limit, draws);
	for (int i = 0; i < DRAWS; i++)
		in_time += growth_months_to(draws[i], users->growth_draws[i]) <=
			   HORIZON_MONTHS;
	return (double)in_time / DRAWS;
}

/* Probability that the change is forced on the company in 24 months. */
static double
forced(const Evidence *evidence, const UsersResult *users,
    const MigrationRisk *risk)
{
	const ConfigBusiness *business = &evidence->config->business;
	double p = 0;

	for (guint i = 0; i < risk->hits->len; i++) {
		const char *id = g_array_index(risk->hits, Hit, i).detector->id;

		if (g_str_equal(id, "D1") && !isnan(risk->id_used))
			p = fmax(p, exhausted_in_time(evidence, users, risk));
		else if (g_str_equal(id, "D2"))
			p = fmax(p, business->multi_tenant == 1 ||
					    business->enterprise == 1
					? forced_likely
					: forced_unlikely);
		else
			p = fmax(p, forced_default);
	}
	return p;
}

static void
measure_key(MigrationRisk *risk)
{
	const Column *key = table_single_key(risk->table);

	risk->id_used = risk->exhausted_at = NAN;
	if (key == NULL || !has_hit(risk, "D1"))
		return;
	risk->id_used = table_id_in_use(risk->table, &risk->id_lower_bound) /
			column_integer_limit(key);
	risk->exhausted_at = 1 / risk->id_used;
}

static void
look_at(const Evidence *evidence, const Results *results,
    const SchemaView *view, const Table *table, GHashTable *slugs,
    GArray *risks)
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
	for (guint i = 0; i < risk.hits->len; i++) {
		Severity severity = g_array_index(risk.hits, Hit, i).severity;

		if (severity != SEVERITY_UNKNOWN && severity > risk.severity)
			risk.severity = severity;
	}
	risk.id = text_slug_unique(name, slugs);
	risk.class = table_class_of(table);
	risk.rows_known = !isnan(table->rows);
	measure_key(&risk);
	risk.forced = forced(evidence, results->users, &risk);
	g_array_append_val(risks, risk);
}

static Limit *
new_limit(const char *id, const char *label, const char *crossing,
    const MigrationRisk *risk)
{
	Limit *limit =
	    limit_new(id, LIMIT_SYSTEM, label, crossing, "migration-risk");

	limit->hours = risk->hours;
	for (int m = 0; m < MULTIPLE_COUNT; m++)
		limit->cost[m] = risk->cost[m].p50;
	limit_add_input(limit, "migration.%s.cost.1x", risk->id);
	limit->tags |= FIGURE_MEASURED;
	return limit;
}

static void
add_key_limit(const Evidence *evidence, const MigrationRisk *risk,
    const char *name, LimitSet *limits)
{
	const Column *key = table_single_key(risk->table);
	const double most = column_integer_limit(key);
	g_autofree char *id =
	    g_strdup_printf("%s-%s", column_type_name(key->type), risk->id);
	g_autofree char *label =
	    lang_format(MSG_MIGRATION_KEY_LIMIT, name, key->name, NULL);
	char count[NUMBER_TEXT_SIZE];
	g_autofree char *crossing = lang_format(MSG_MIGRATION_KEY_CROSSING,
	    number_format_count((int64_t)most, count), NULL);
	Limit *limit = new_limit(id, label, crossing, risk);

	limit->proxy = risk->id_lower_bound;
	draw_multiples(
	    evidence, risk->class, risk->id_used * most, most, limit->draws);
	limit_set_add(limits, limit);
}

static void
add_rows_limit(const Evidence *evidence, const MigrationRisk *risk,
    const char *prefix, Message label_message, AssumptionId assumption,
    const char *name, LimitSet *limits)
{
	const double most = assume(&evidence->config->assumptions, assumption);
	g_autofree char *id = g_strdup_printf("%s-%s", prefix, risk->id);
	g_autofree char *label = lang_format(label_message, name, NULL);
	char count[NUMBER_TEXT_SIZE];
	g_autofree char *crossing = lang_format(MSG_MIGRATION_ROWS_CROSSING,
	    number_format_human(most, 3, count), NULL);
	Limit *limit = new_limit(id, label, crossing, risk);

	limit_add_input(
	    limit, "assumption:%s", assumption_info(assumption)->name);
	limit->tags |= FIGURE_ASSUMED;
	draw_multiples(
	    evidence, risk->class, risk->table->rows, most, limit->draws);
	limit_set_add(limits, limit);
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
add_key_limits(const Evidence *evidence, const MigrationResult *migration,
    LimitSet *limits)
{
	g_autoptr(GPtrArray) narrow = g_ptr_array_new();

	for (guint i = 0; i < migration->risks->len; i++) {
		MigrationRisk *risk =
		    &g_array_index(migration->risks, MigrationRisk, i);

		if (risk->exhausted_at <= MOST_MULTIPLE)
			g_ptr_array_add(narrow, risk);
	}
	g_ptr_array_sort(narrow, compare_exhaustion);
	for (guint i = 0; i < MIN(narrow->len, (guint)MOST_RUNGS); i++) {
		const MigrationRisk *risk = g_ptr_array_index(narrow, i);
		g_autofree char *name = migration_table_name(risk->table);

		add_key_limit(evidence, risk, name, limits);
	}
}

static void
add_limits(const Evidence *evidence, const MigrationResult *migration,
    LimitSet *limits)
{
	add_key_limits(evidence, migration, limits);
	for (guint i = 0; i < migration->risks->len; i++) {
		const MigrationRisk *risk =
		    &g_array_index(migration->risks, MigrationRisk, i);
		g_autofree char *name = migration_table_name(risk->table);

		if (has_hit(risk, "D11"))
			add_rows_limit(evidence, risk, "append",
			    MSG_MIGRATION_APPEND_LIMIT, ASSUME_APPEND_ROWS,
			    name, limits);
		if (has_hit(risk, "D4"))
			add_rows_limit(evidence, risk, "analytics",
			    MSG_MIGRATION_ANALYTICS_LIMIT,
			    ASSUME_ANALYTICS_ROWS, name, limits);
	}
}

static long
count_hits(const MigrationResult *migration, const char *detector)
{
	long count = 0;

	for (guint i = 0; i < migration->risks->len; i++)
		count +=
		    has_hit(&g_array_index(migration->risks, MigrationRisk, i),
			detector);
	return count;
}

static void
decide(DecisionRow *row, long found, bool known, Message when_found,
    Message when_sound, Message when_unknown)
{
	char count[NUMBER_TEXT_SIZE];

	row->tables = found;
	row->state = found > 0 ? DECISION_FOUND
		     : known   ? DECISION_SOUND
			       : DECISION_UNKNOWN;
	number_format_count(found, count);
	row->why = found > 0
		       ? lang_format(when_found, count, NULL)
		       : g_strdup(lang_text(known ? when_sound : when_unknown));
}

/* Only a schema that shows its keys can show that they are sound. */
static bool
keys_are_known(const Evidence *evidence)
{
	const GPtrArray *tables = facts_tables(evidence->facts);

	for (guint i = 0; i < tables->len; i++)
		if (!((const Table *)g_ptr_array_index(tables, i))
			 ->keys_unknown)
			return true;
	return false;
}

static void
compute_decisions(const Evidence *evidence, const SchemaView *view,
    MigrationResult *migration)
{
	const bool billed = facts_bills(evidence->facts)->len > 0;
	const long keys =
	    MAX(count_hits(migration, "D1"), count_hits(migration, "D2"));

	decide(&migration->decisions[DECISION_KEYS], keys,
	    keys_are_known(evidence), MSG_MIGRATION_KEYS_FOUND,
	    MSG_MIGRATION_KEYS_SOUND, MSG_MIGRATION_SCHEMA_UNKNOWN);
	decide(&migration->decisions[DECISION_EVENTS],
	    count_hits(migration, "D3"), migration->tables > 0,
	    MSG_MIGRATION_EVENTS_FOUND, MSG_MIGRATION_EVENTS_SOUND,
	    MSG_MIGRATION_SCHEMA_UNKNOWN);
	decide(&migration->decisions[DECISION_ANALYTICS],
	    count_hits(migration, "D4"),
	    has_analytics_split(view) || (billed && view->largest != NULL),
	    MSG_MIGRATION_ANALYTICS_FOUND,
	    has_analytics_split(view) ? MSG_MIGRATION_ANALYTICS_SPLIT
				      : MSG_MIGRATION_ANALYTICS_SMALL,
	    MSG_MIGRATION_ANALYTICS_UNKNOWN);
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
		look_at(
		    evidence, results, view, table, slugs, migration->risks);
	}
	migration_price(evidence, results, migration->risks);
	add_limits(evidence, migration, results->limits);
	compute_decisions(evidence, view, migration);
	return true;
}

void
migration_result_free(MigrationResult *migration)
{
	if (migration == NULL)
		return;
	g_array_unref(migration->risks);
	for (int i = 0; i < DECISION_COUNT; i++)
		g_free(migration->decisions[i].why);
	g_free(migration);
}
