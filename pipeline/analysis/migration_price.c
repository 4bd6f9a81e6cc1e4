#include <math.h>
#include <string.h>

#include "pipeline/analysis/debt.h"
#include "pipeline/analysis/migration_incidents.h"
#include "pipeline/analysis/migration_price.h"
#include "pipeline/analysis/users.h"
#include "pipeline/stats/growth.h"
#include "pipeline/stats/migration_cost.h"
#include "pipeline/stats/rng.h"

/* Draws for the risks that are far from the top. */
enum { FEW_DRAWS = 400 };

/* Of today's cost: less growth by rows than this ranks nothing. */
static const double least_growth = 0.02;

static ThreePoint
plus(ThreePoint a, ThreePoint b, double times)
{
	return (ThreePoint){ a.low + times * b.low, a.mode + times * b.mode,
		a.high + times * b.high };
}

static ThreePoint
greater(ThreePoint a, ThreePoint b)
{
	return (ThreePoint){ fmax(a.low, b.low), fmax(a.mode, b.mode),
		fmax(a.high, b.high) };
}

/* What closed issues took is all of their work: there is no more for each
 * table.  A rule without a start-up is done key by key. */
static void
add_own_hours(const Hit *hit, ThreePoint own, MigrationModel *model)
{
	if (hit->detector->fixed.high > 0)
		model->fixed_hours = greater(model->fixed_hours, own);
	else
		model->key_hours = plus(model->key_hours, own, hit->keys);
}

/* One project: what starts it up is paid once, the rest adds up. */
static void
add_hours(
    const OwnEffort *own, const MigrationRisk *risk, MigrationModel *model)
{
	for (guint i = 0; i < risk->hits->len; i++) {
		const Hit *hit = &g_array_index(risk->hits, Hit, i);
		const Detector *detector = hit->detector;
		const OwnEffort *effort = &own[detector - detectors];

		if (own_effort_known(effort)) {
			add_own_hours(hit, effort->hours, model);
			continue;
		}
		model->fixed_hours =
		    greater(model->fixed_hours, detector->fixed);
		model->table_hours =
		    plus(model->table_hours, detector->per_table, hit->tables);
		model->key_hours =
		    plus(model->key_hours, detector->per_key, hit->keys);
	}
}

bool
risk_knows_bytes(const MigrationRisk *risk)
{
	const Table *table = risk->table;

	return table->bytes > 0 && table->rows > 0 &&
	       !(risk->rows > table->rows);
}

static MigrationModel
make_model(
    const Evidence *evidence, const OwnEffort *own, const MigrationRisk *risk)
{
	const Assumptions *a = &evidence->config->assumptions;
	MigrationModel model = {
		.online_hours =
		    evidence_assumption(evidence, ASSUME_ONLINE_HOURS),
		.backfill_speed =
		    evidence_assumption(evidence, ASSUME_BACKFILL_ROWS),
		.failure = evidence_assumption(evidence, ASSUME_FAILURE_BASE),
		.outage_hours =
		    evidence_assumption(evidence, ASSUME_OUTAGE_HOURS),
		.locked_speed = assume(a, ASSUME_LOCK_ROWS),
		.lock_window = assume(a, ASSUME_LOCK_WINDOW),
		.attendance = assume(a, ASSUME_WATCH_SHARE),
		.failure_per_day = assume(a, ASSUME_FAILURE_RATE),
		.row_bytes = risk_knows_bytes(risk)
				 ? risk->table->bytes / risk->table->rows
				 : assume(a, ASSUME_ROW_BYTES),
		.storage_price = assume(a, ASSUME_STORAGE_PRICE),
		.dual_months = assume(a, ASSUME_DUAL_MONTHS),
		.hourly_rate = evidence_hourly_rate(evidence),
		.revenue = evidence->config->business.revenue,
	};

	add_hours(own, risk, &model);
	return model;
}

/* Rows that a migration of RISK touches today. */
static double
rows_to_move(const MigrationRisk *risk)
{
	return risk->rows_known && risk->moves_rows ? risk->rows : 0;
}

static MigrationScope
scope_of(const MigrationRisk *risk, double exponent, double multiple)
{
	return (MigrationScope){
		.tables = 1,
		.keys = 1,
		.rows = rows_to_move(risk) * pow(multiple, exponent),
		.multiple = multiple,
		.effort_factor = 1,
	};
}

static MigrationScope
scope_at(const MigrationRisk *risk, double exponent, int m)
{
	return scope_of(risk, exponent, multiples[m]);
}

/* One risk's draws of cost, multiple after multiple; and of hours today. */
typedef struct Priced {
	double *draws[MULTIPLE_COUNT];
	double *hours;
	double parts[MULTIPLE_COUNT][COST_PARTS]; /* sums */
	int count;
} Priced;

/* What is not known adds nothing, as in the total. */
static void
add_parts(const MigrationCost *cost, double *parts)
{
	parts[COST_LABOUR] += cost->labour;
	parts[COST_BACKFILL] += cost->attendance;
	parts[COST_STORAGE] += cost->storage;
	parts[COST_OUTAGE] += isnan(cost->risk) ? 0 : cost->risk;
}

static void
price_draws(const Evidence *evidence, const OwnEffort *own,
    const MigrationRisk *risk, Priced *priced)
{
	const MigrationModel model = make_model(evidence, own, risk);
	const ThreePoint elasticity =
	    table_class_elasticity(evidence, risk->class);
	Rng rng;

	/* The same stream for each risk: draw i is one world for all. */
	rng_init(&rng, evidence->seed, "migration.cost");
	for (int i = 0; i < priced->count; i++) {
		const MigrationDraw draw = migration_draw(&model, &rng);
		const double exponent =
		    triangular_quantile(elasticity, rng_uniform(&rng));

		for (int m = 0; m < MULTIPLE_COUNT; m++) {
			const MigrationScope scope =
			    scope_at(risk, exponent, m);
			const MigrationCost cost =
			    migration_cost(&model, &draw, &scope);

			priced->draws[m][i] = cost.total;
			add_parts(&cost, priced->parts[m]);
			if (m == 0)
				priced->hours[i] = cost.hours;
		}
	}
}

void
migration_draw_delay(const Evidence *evidence, const Results *results,
    const MigrationRisk *risk, double months, int count, double *draws)
{
	const MigrationModel model =
	    make_model(evidence, results->migration->own, risk);
	const ThreePoint elasticity =
	    table_class_elasticity(evidence, risk->class);
	const double *growth = results->users->growth_draws;
	Rng rng;

	rng_init(&rng, evidence->seed, "migration.cost");
	for (int i = 0; i < count; i++) {
		const MigrationDraw draw = migration_draw(&model, &rng);
		const double exponent =
		    triangular_quantile(elasticity, rng_uniform(&rng));
		const MigrationScope now = scope_of(risk, exponent, 1);
		const MigrationScope later =
		    scope_of(risk, exponent, pow(1 + growth[i], months));

		draws[i] = migration_cost(&model, &draw, &later).total -
			   migration_cost(&model, &draw, &now).total;
	}
}

double
migration_hours(
    const Evidence *evidence, const Results *results, const MigrationRisk *risk)
{
	const MigrationModel model =
	    make_model(evidence, results->migration->own, risk);
	const MigrationScope now = scope_of(risk, 0, 1);
	g_autofree double *hours = g_new(double, risk->draws);
	Rng rng;

	rng_init(&rng, evidence->seed, "migration.cost");
	for (int i = 0; i < risk->draws; i++) {
		const MigrationDraw draw = migration_draw(&model, &rng);

		rng_uniform(&rng); /* what price_draws takes for rows */
		hours[i] = migration_cost(&model, &draw, &now).hours;
	}
	return spread_of(hours, (size_t)risk->draws).p50;
}

/* What of the cost at 50x over that of today comes from moving rows. */
static double
growth_by_rows(const MigrationModel *model, const MigrationRisk *risk)
{
	const MigrationDraw draw = migration_modes(model);
	MigrationScope scope = scope_at(risk, 0, 2);
	double outage;

	scope.rows = 0;
	outage = migration_cost(model, &draw, &scope).total;
	scope.multiple = multiples[0];
	outage -= migration_cost(model, &draw, &scope).total;
	return risk->at_modes[2] - risk->at_modes[0] - outage;
}

/* At the modes: cost, whether it runs online, and what debt adds. */
static void
price_modes(
    const Evidence *evidence, const Results *results, MigrationRisk *risk)
{
	const OwnEffort *own = results->migration->own;
	const MigrationModel model = make_model(evidence, own, risk);
	const MigrationDraw draw = migration_modes(&model);
	const double exponent =
	    table_class_elasticity(evidence, risk->class).mode;

	for (int m = 0; m < MULTIPLE_COUNT; m++) {
		MigrationScope scope = scope_at(risk, exponent, m);
		const MigrationCost plain =
		    migration_cost(&model, &draw, &scope);
		const double months =
		    growth_months_to(multiples[m], results->users->growth);

		scope.effort_factor = debt_effort_factor(
		    results->debt, isfinite(months) ? months : 0);
		risk->adjusted[m] =
		    migration_cost(&model, &draw, &scope).total / plain.total;
		risk->at_modes[m] = plain.total;
		risk->online[m] = plain.online;
	}
	risk->grows =
	    growth_by_rows(&model, risk) > least_growth * risk->at_modes[0];
	risk->score = risk->forced * (risk->at_modes[2] - risk->at_modes[0]) +
		      risk->incident_cost;
}

/* The cost of delay where there is one that comes from the rows; an outage
 * costs more with more revenue whatever is migrated. */
static double
rank_score(const MigrationRisk *risk)
{
	return risk->grows ? risk->score : risk->incident_cost;
}

/* Keys that run out, then the cost of delay, then severity, then what the
 * work costs. */
static int
compare_scores(gconstpointer a, gconstpointer b)
{
	const MigrationRisk *left = a, *right = b;
	const double l = rank_score(left), r = rank_score(right);

	if (left->runs_out != right->runs_out)
		return left->runs_out ? -1 : 1;
	if (l != r)
		return l < r ? 1 : -1;
	if (left->severity != right->severity)
		return left->severity < right->severity ? 1 : -1;
	if (left->at_modes[0] != right->at_modes[0])
		return left->at_modes[0] < right->at_modes[0] ? 1 : -1;
	return strcmp(left->id, right->id);
}

/* Splits P50 as the parts of all draws together split their sum. */
static void
split_cost(const Evidence *evidence, const Priced *priced, MigrationRisk *risk)
{
	const bool whole = risk->rows_known || !risk->moves_rows;

	for (int m = 0; m < MULTIPLE_COUNT; m++) {
		const double *sums = priced->parts[m];
		double *parts = risk->parts[m], sum = 0;

		for (int p = 0; p < COST_PARTS; p++)
			sum += sums[p];
		for (int p = 0; p < COST_PARTS; p++)
			parts[p] =
			    sum > 0 ? risk->cost[m].p50 * sums[p] / sum : 0;
		if (!whole)
			parts[COST_BACKFILL] = parts[COST_STORAGE] = NAN;
		if (isnan(evidence->config->business.revenue))
			parts[COST_OUTAGE] = NAN;
	}
}

/* P10, P50, P90 of each multiple; the draws of the cost of delay are added to
 * SCORES where that is not NULL. */
static void
price_risk(const Evidence *evidence, const OwnEffort *own, int count,
    MigrationRisk *risk, double *scores)
{
	Priced priced = { .count = count };

	for (int m = 0; m < MULTIPLE_COUNT; m++)
		priced.draws[m] = g_new(double, count);
	priced.hours = g_new(double, count);
	price_draws(evidence, own, risk, &priced);
	for (int m = 0; m < MULTIPLE_COUNT; m++) {
		risk->cost[m] = spread_of(priced.draws[m], (size_t)count);
		risk->adjusted[m] *= risk->cost[m].p50;
	}
	split_cost(evidence, &priced, risk);
	risk->hours = spread_of(priced.hours, (size_t)count).p50;
	risk->draws = count;
	risk->score = risk->forced * (risk->cost[2].p50 - risk->cost[0].p50) +
		      risk->incident_cost;
	for (int i = 0; scores != NULL && i < count; i++)
		scores[i] += risk->grows * risk->forced *
			     (priced.draws[2][i] - priced.draws[0][i]);
	for (int m = 0; m < MULTIPLE_COUNT; m++)
		g_free(priced.draws[m]);
	g_free(priced.hours);
}

/* How many of the N scores of draw I are greater than that of risk R. */
static int
rank_on_draw(double *const *scores, guint n, guint r, int i)
{
	int rank = 0;

	for (guint k = 0; k < n; k++)
		rank += scores[k][i] > scores[r][i] ||
			(k < r && !(scores[k][i] < scores[r][i]));
	return rank;
}

/* Share of draws on which risk R of N is among the first. */
static double
top_share(double *const *scores, guint n, guint r)
{
	long top = 0;

	for (int i = 0; i < DRAWS; i++)
		top += rank_on_draw(scores, n, r, i) < MIGRATION_TOP;
	return (double)top / DRAWS;
}

/* Of the first N risks, those that rank by their score. */
static void
share_top(GArray *risks, guint n, double *const *scores)
{
	double *ranked[MIGRATION_DETAILED];
	guint count = 0, next = 0;

	for (guint r = 0; r < n; r++)
		if (rank_score(&g_array_index(risks, MigrationRisk, r)) > 0)
			ranked[count++] = scores[r];
	for (guint r = 0; r < risks->len; r++) {
		MigrationRisk *risk = &g_array_index(risks, MigrationRisk, r);

		risk->top_share = r < n && rank_score(risk) > 0
				      ? top_share(ranked, count, next++)
				      : NAN;
	}
}

/* Of the risks that are not among the first the one that is so on most
 * draws; NULL: none ever is. */
static const Table *
find_rival(const GArray *risks)
{
	const Table *rival = NULL;
	double most = 0;

	for (guint i = MIGRATION_TOP; i < risks->len; i++) {
		const MigrationRisk *risk =
		    &g_array_index(risks, MigrationRisk, i);

		if (risk->top_share > most) {
			most = risk->top_share;
			rival = risk->table;
		}
	}
	return rival;
}

static void
name_rivals(GArray *risks)
{
	const Table *rival = find_rival(risks);

	for (guint i = 0; i < MIN(risks->len, (guint)MIGRATION_TOP); i++) {
		MigrationRisk *risk = &g_array_index(risks, MigrationRisk, i);

		if (risk->top_share < MIGRATION_CLEAR)
			risk->rival = rival;
	}
}

void
migration_price(const Evidence *evidence, const Results *results, GArray *risks)
{
	const guint detailed = MIN(risks->len, (guint)MIGRATION_DETAILED);
	double *scores[MIGRATION_DETAILED] = { NULL };
	g_autoptr(TableIncidents) incidents =
	    table_incidents_new(evidence, results);

	for (guint i = 0; i < risks->len; i++) {
		MigrationRisk *risk = &g_array_index(risks, MigrationRisk, i);

		table_incidents_price(incidents, risk);
		price_modes(evidence, results, risk);
	}
	g_array_sort(risks, compare_scores);
	for (guint i = 0; i < risks->len; i++) {
		MigrationRisk *risk = &g_array_index(risks, MigrationRisk, i);

		risk->detailed = i < detailed;
		if (risk->detailed) {
			scores[i] = g_new(double, DRAWS);
			table_incidents_draw(incidents, risk, scores[i]);
		}
		price_risk(evidence, results->migration->own,
		    risk->detailed ? DRAWS : FEW_DRAWS, risk,
		    risk->detailed ? scores[i] : NULL);
	}
	share_top(risks, detailed, scores);
	for (guint i = 0; i < detailed; i++)
		g_free(scores[i]);
	g_array_sort(risks, compare_scores);
	name_rivals(risks);
}
