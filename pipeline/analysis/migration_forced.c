#include "pipeline/analysis/migration_forced.h"

#include <math.h>

#include "pipeline/analysis/users.h"
#include "pipeline/stats/quantile.h"
#include "pipeline/stats/rng.h"
#include "pipeline/stats/row_growth.h"

enum { HORIZON_MONTHS = 24 };

void
migration_draw_multiples(const Evidence *evidence, TableClass class,
    double rows, double most, double *draws)
{
	const ThreePoint elasticity = table_class_elasticity(evidence, class);
	RowGrowth growth = { .rows = rows, .exponent = elasticity.mode };
	const double same = row_growth_multiple(&growth, most);
	Rng rng;

	rng_init(&rng, evidence->seed, "migration.rows");
	for (int i = 0; i < DRAWS; i++) {
		draws[i] = same;
		if (elasticity.low == elasticity.high)
			continue;
		growth.exponent =
		    triangular_quantile(elasticity, rng_uniform(&rng));
		draws[i] = row_growth_multiple(&growth, most);
	}
}

static double *
draw_paces(const Evidence *evidence, const UsersResult *users, TableClass class)
{
	const ThreePoint elasticity = table_class_elasticity(evidence, class);
	double *paces = g_new(double, DRAWS);
	Rng rng;

	rng_init(&rng, evidence->seed, "migration.rows");
	for (int i = 0; i < DRAWS; i++)
		paces[i] = triangular_quantile(elasticity, rng_uniform(&rng)) *
			   log1p(users->growth_draws[i]);
	sort_values(paces, DRAWS);
	return paces;
}

ForcedOdds *
forced_odds_new(const Evidence *evidence, const UsersResult *users)
{
	ForcedOdds *odds = g_new0(ForcedOdds, 1);

	odds->evidence = evidence;
	for (int class = 0; class < TABLE_CLASSES; class ++)
		odds->paces[class] =
		    draw_paces(evidence, users, (TableClass) class);
	return odds;
}

void
forced_odds_free(ForcedOdds *odds)
{
	if (odds == NULL)
		return;
	for (int class = 0; class < TABLE_CLASSES; class ++)
		g_free(odds->paces[class]);
	g_free(odds);
}

/* Share of draws in which ROWS pass MOST within the horizon. */
static double
passes_in_time(
    const ForcedOdds *odds, TableClass class, double rows, double most)
{
	const double *paces = odds->paces[class];
	const double needed = log(most / rows) / HORIZON_MONTHS;
	int first = 0, end = DRAWS; /* the first pace that is enough */

	if (rows >= most)
		return 1;
	while (first < end) {
		const int middle = first + (end - first) / 2;

		if (paces[middle] >= needed)
			end = middle;
		else
			first = middle + 1;
	}
	return (double)(DRAWS - first) / DRAWS;
}

double
migration_runs_out(const ForcedOdds *odds, const MigrationRisk *risk)
{
	double limit;

	if (isnan(risk->id_used))
		return 0;
	limit = column_integer_limit(table_single_key(risk->table));
	return passes_in_time(odds, risk->class, risk->id_used * limit, limit);
}

static double
months_at(double needed, double pace)
{
	if (needed <= 0)
		return 0;
	return pace > 0 ? needed / pace : INFINITY;
}

Spread
migration_months_left(const ForcedOdds *odds, const MigrationRisk *risk)
{
	const double *paces = odds->paces[risk->class];
	double needed;

	if (isnan(risk->id_used))
		return spread_at(NAN);
	needed = -log(risk->id_used);
	return (Spread){
		.p10 = months_at(needed, quantile(paces, DRAWS, 0.9)),
		.p50 = months_at(needed, quantile(paces, DRAWS, 0.5)),
		.p90 = months_at(needed, quantile(paces, DRAWS, 0.1)),
	};
}

static bool
has_outsiders(const Config *config)
{
	return config->business.multi_tenant == 1 ||
	       config->business.enterprise == 1;
}

static double
forced_by_hit(const ForcedOdds *odds, const MigrationRisk *risk, const Hit *hit)
{
	const Config *config = odds->evidence->config;
	const Assumptions *a = &config->assumptions;
	const char *id = hit->detector->id;

	if (hit->convention)
		return assume(a, ASSUME_FORCED_CONVENTION);
	if (g_str_equal(id, "D1") && !isnan(risk->id_used))
		return migration_runs_out(odds, risk);
	if (g_str_equal(id, "D2") || g_str_equal(id, "D5"))
		return assume(a, has_outsiders(config)
				     ? ASSUME_FORCED_LIKELY
				     : ASSUME_FORCED_UNLIKELY);
	if (g_str_equal(id, "D4"))
		return passes_in_time(odds, risk->class, risk->table->rows,
		    assume(a, ASSUME_ANALYTICS_ROWS));
	if (g_str_equal(id, "D11"))
		return passes_in_time(odds, risk->class, risk->table->rows,
		    assume(a, ASSUME_APPEND_ROWS));
	return assume(a, ASSUME_FORCED);
}

/* Rows (or ids) of RISK that grow with users until they pass a limit. */
static void
read_growth(const MigrationRisk *risk, const char *what, Figure *figure)
{
	figure->tags |= FIGURE_SIMULATED;
	figure_add_input(figure, "migration.%s.%s", risk->id, what);
	figure_add_input(figure, "users.growth");
	if (risk->class == TABLE_JOIN)
		figure_uses(figure, ASSUME_JOIN_GROWTH);
}

/* As forced_by_hit() computes it. */
static void
read_hit(const Evidence *evidence, const MigrationRisk *risk, const Hit *hit,
    Figure *figure)
{
	const char *id = hit->detector->id;

	if (hit->convention) {
		figure_uses(figure, ASSUME_FORCED_CONVENTION);
	} else if (g_str_equal(id, "D1") && !isnan(risk->id_used)) {
		read_growth(risk, "key_used", figure);
	} else if (g_str_equal(id, "D2") || g_str_equal(id, "D5")) {
		figure_uses(figure, has_outsiders(evidence->config)
					? ASSUME_FORCED_LIKELY
					: ASSUME_FORCED_UNLIKELY);
		figure_add_input(figure, "config:business.multi_tenant");
		figure_add_input(figure, "config:business.enterprise");
	} else if (g_str_equal(id, "D4")) {
		read_growth(risk, "rows", figure);
		figure_uses(figure, ASSUME_ANALYTICS_ROWS);
	} else if (g_str_equal(id, "D11")) {
		read_growth(risk, "rows", figure);
		figure_uses(figure, ASSUME_APPEND_ROWS);
	} else {
		figure_uses(figure, ASSUME_FORCED);
	}
}

void
migration_forced_reads(
    const Evidence *evidence, const MigrationRisk *risk, Figure *figure)
{
	for (guint i = 0; i < risk->hits->len; i++)
		read_hit(
		    evidence, risk, &g_array_index(risk->hits, Hit, i), figure);
}

double
migration_forced(const ForcedOdds *odds, const MigrationRisk *risk)
{
	double most = 0;

	for (guint i = 0; i < risk->hits->len; i++)
		most = fmax(most, forced_by_hit(odds, risk,
				      &g_array_index(risk->hits, Hit, i)));
	return most;
}
