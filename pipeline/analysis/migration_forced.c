#include "pipeline/analysis/migration_forced.h"

#include <math.h>

#include "pipeline/analysis/users.h"
#include "pipeline/stats/growth.h"
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

/* Share of draws in which ROWS pass MOST within the horizon. */
static double
passes_in_time(const Evidence *evidence, const UsersResult *users,
    TableClass class, double rows, double most)
{
	g_autofree double *draws = g_new(double, DRAWS);
	long in_time = 0;

	migration_draw_multiples(evidence, class, rows, most, draws);
	for (int i = 0; i < DRAWS; i++)
		in_time += growth_months_to(draws[i], users->growth_draws[i]) <=
			   HORIZON_MONTHS;
	return (double)in_time / DRAWS;
}

static double
forced_by_hit(const Evidence *evidence, const UsersResult *users,
    const MigrationRisk *risk, const Hit *hit)
{
	const Assumptions *a = &evidence->config->assumptions;
	const ConfigBusiness *business = &evidence->config->business;
	const bool outsiders =
	    business->multi_tenant == 1 || business->enterprise == 1;
	const char *id = hit->detector->id;

	if (hit->convention)
		return assume(a, ASSUME_FORCED_CONVENTION);
	if (g_str_equal(id, "D1") && !isnan(risk->id_used)) {
		const double limit =
		    column_integer_limit(table_single_key(risk->table));

		return passes_in_time(
		    evidence, users, risk->class, risk->id_used * limit, limit);
	}
	if (g_str_equal(id, "D2"))
		return assume(a,
		    outsiders ? ASSUME_FORCED_LIKELY : ASSUME_FORCED_UNLIKELY);
	if (g_str_equal(id, "D4"))
		return passes_in_time(evidence, users, risk->class,
		    risk->table->rows, assume(a, ASSUME_ANALYTICS_ROWS));
	if (g_str_equal(id, "D11"))
		return passes_in_time(evidence, users, risk->class,
		    risk->table->rows, assume(a, ASSUME_APPEND_ROWS));
	return assume(a, ASSUME_FORCED);
}

double
migration_forced(const Evidence *evidence, const UsersResult *users,
    const MigrationRisk *risk)
{
	double most = 0;

	for (guint i = 0; i < risk->hits->len; i++)
		most = fmax(most, forced_by_hit(evidence, users, risk,
				      &g_array_index(risk->hits, Hit, i)));
	return most;
}
