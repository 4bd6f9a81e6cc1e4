/* What must hold of statistics whatever the data: units, origins, the order of
 * rows and the sign of a trend change answers in one way or not at all. */
#include <math.h>
#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>
#include <cmocka.h>

#include "pipeline/stats/duration_ratio.h"
#include "pipeline/stats/elasticity.h"
#include "pipeline/stats/growth.h"
#include "pipeline/stats/kaplan_meier.h"
#include "pipeline/stats/knowledge.h"
#include "pipeline/stats/mann_kendall.h"
#include "pipeline/stats/quantile.h"
#include "pipeline/stats/rng.h"
#include "pipeline/stats/scalability.h"
#include "pipeline/stats/spikes.h"
#include "pipeline/stats/step_change.h"
#include "pipeline/stats/theil_sen.h"
#include "pipeline/stats/truck_factor.h"
#include "pipeline/stats/wilson.h"
#include "tests/support/property.h"

enum { MOST = PROPERTY_MOST, STRATA = PROPERTY_STRATA, ROUNDS = 25 };

static size_t
put_fit(TheilSen fit, double *out)
{
	out[0] = fit.slope;
	out[1] = fit.slope_lo;
	out[2] = fit.slope_hi;
	return 3;
}

static size_t
slope(const Rows *rows, double *out)
{
	return put_fit(theil_sen_fit(rows->x, rows->y, rows->n), out);
}

static size_t
slope_within(const Rows *rows, double *out)
{
	return put_fit(
	    theil_sen_fit_within(rows->x, rows->y, rows->strata, rows->n), out);
}

static size_t
slope_alone(const Rows *rows, double *out)
{
	out[0] = theil_sen_fit(rows->x, rows->y, rows->n).slope;
	return 1;
}

static size_t
middle_of_line(const Rows *rows, double *out)
{
	const TheilSen fit = theil_sen_fit(rows->x, rows->y, rows->n);

	out[0] = theil_sen_at(&fit, fit.x_median);
	return 1;
}

static size_t
rank_test(const Rows *rows, double *out)
{
	const MannKendall test = mann_kendall(rows->x, rows->y, rows->n);

	out[0] = test.s;
	out[1] = test.p;
	return 2;
}

static KaplanMeier *
survival_of(const Rows *rows)
{
	Lifetime lives[MOST];

	for (size_t i = 0; i < rows->n; i++)
		lives[i] = (Lifetime){ exp(rows->y[i]), rows->strata[i] > 0 };
	return kaplan_meier_new(lives, rows->n);
}

static size_t
survival(const Rows *rows, double *out)
{
	g_autoptr(KaplanMeier) curve = survival_of(rows);

	out[0] = kaplan_meier_quantile(curve, 0.5, &out[1], &out[2]);
	return 3;
}

static size_t
survival_alone(const Rows *rows, double *out)
{
	g_autoptr(KaplanMeier) curve = survival_of(rows);

	out[0] = kaplan_meier_quantile(curve, 0.25, NULL, NULL);
	out[1] = kaplan_meier_quantile(curve, 0.5, NULL, NULL);
	return 2;
}

static size_t
ratio(const Rows *rows, double *out)
{
	Duration groups[2][MOST];
	DurationStratum strata[STRATA];
	const DurationRule rule = { 1, 1, 60 };
	size_t n[2] = { 0, 0 };
	DurationRatio found;
	Rng rng;

	for (size_t i = 0; i < rows->n; i++) {
		const int group = rows->group[i];

		groups[group][n[group]++] =
		    (Duration){ (size_t)rows->strata[i], exp(rows->y[i]) };
	}
	rng_init(&rng, 1, "ratio");
	found = duration_ratio(
	    groups[1], n[1], groups[0], n[0], rule, &rng, strata, STRATA);
	out[0] = found.ratio;
	out[1] = found.lo;
	out[2] = found.hi;
	return 3;
}

static size_t
ratio_alone(const Rows *rows, double *out)
{
	double all[PROPERTY_ANSWERS];

	ratio(rows, all);
	out[0] = all[0];
	return 1;
}

static size_t
quantiles(const Rows *rows, double *out)
{
	Rows sorted = *rows;

	sort_values(sorted.y, sorted.n);
	out[0] = quantile(sorted.y, sorted.n, 0.5);
	out[1] = quantile(sorted.y, sorted.n, 0.1);
	out[2] = quantile(sorted.y, sorted.n, 0.9);
	return 3;
}

static size_t
deviation(const Rows *rows, double *out)
{
	Rows room = *rows;

	out[0] = median_deviation(room.y, room.n);
	return 1;
}

static size_t
growth(const Rows *rows, double *out)
{
	double users[MOST];
	Growth fit;

	for (size_t i = 0; i < rows->n; i++)
		users[i] = exp(rows->y[i]);
	fit = growth_fit(rows->x, users, rows->n);
	out[0] = log1p(fit.rate);
	out[1] = log1p(fit.rate_lo);
	out[2] = log1p(fit.rate_hi);
	out[3] = fit.log_error;
	return 4;
}

/* Cost of users who become 400 times as many. */
static size_t
exponent(const Rows *rows, double *out)
{
	double users[MOST], cost[MOST];
	Elasticity fit;

	for (size_t i = 0; i < rows->n; i++) {
		users[i] = exp(rows->x[i] / 4);
		cost[i] = exp(rows->y[i]);
	}
	fit = elasticity_fit(users, cost, rows->n);
	assert_true(fit.measured);
	out[0] = fit.exponent;
	out[1] = fit.lo;
	out[2] = fit.hi;
	return 3;
}

static size_t
jump(const Rows *rows, double *out)
{
	double y[MOST];
	StepChange step;

	for (size_t i = 0; i < rows->n; i++)
		y[i] = rows->y[i] + (i < rows->n / 2 ? 0 : 5 * rows->y[0]);
	assert_true(step_change_find(rows->x, y, rows->n, 0, &step));
	out[0] = step.size;
	return 1;
}

static size_t
scores(const Rows *rows, double *out)
{
	double z[MOST];

	spike_scores(rows->y, rows->n, 0, z);
	out[0] = z[7];
	return 1;
}

/* Throughput of up to 25 at a time, with y as its noise. */
static size_t
scaling(const Rows *rows, double *out)
{
	double load[MOST], throughput[MOST];
	Scalability fit;

	for (size_t i = 0; i < rows->n; i++) {
		const double at = 1 + fabs(rows->x[i]);

		load[i] = at;
		throughput[i] = at * exp(rows->y[i] / 10) /
				(1 + 0.05 * (at - 1) + 0.002 * at * (at - 1));
	}
	fit = scalability_fit(load, throughput, rows->n);
	assert_true(fit.measured);
	out[0] = fit.lambda;
	out[1] = fit.sigma;
	out[2] = fit.kappa;
	return 3;
}

static void
scale_throughput(Rows *rows, double by)
{
	change_shift_y(rows, 10 * by);
}

/* What group 1 knows of area 0, and how concentrated that is; x are ages in
 * half-lives. */
static size_t
known(const Rows *rows, double *out)
{
	const KnowledgeRule rule = { 1, 0.75, 1 };
	Knowledge *knowledge = knowledge_new(STRATA, 2, rule);

	for (size_t i = 0; i < rows->n; i++)
		knowledge_add(knowledge, (size_t)rows->strata[i],
		    (size_t)rows->group[i], 1, rows->x[i]);
	out[0] = knowledge_of(knowledge, 0, 1);
	out[1] = knowledge_top_share(knowledge, 0);
	out[2] = knowledge_effective_people(knowledge, 0);
	knowledge_free(knowledge);
	return 3;
}

/* The share of group 1. */
static size_t
share(const Rows *rows, double *out)
{
	double hits = 0;

	for (size_t i = 0; i < rows->n; i++)
		hits += rows->group[i];
	out[0] = hits / (double)rows->n;
	wilson_limits(hits, (double)rows->n, &out[1], &out[2]);
	return 3;
}

/* Eight people, who know twelve areas of as many weights. */
static size_t
truck(const Rows *rows, double *out)
{
	ExpertMap *map = expert_map_new(12, 2 * STRATA);
	TruckFactor factor;

	for (size_t i = 0; i < rows->n; i++) {
		const size_t area = (size_t)rows->x[i] % 12;
		const int person = rows->group[i] + 2 * rows->strata[i];

		map->weight[area] = 0;
		*expert_map_at(map, area, (size_t)person) = true;
	}
	for (size_t i = 0; i < rows->n; i++)
		map->weight[(size_t)rows->x[i] % 12] += exp(rows->y[i]);
	factor = truck_factor_find(map, 0);
	out[0] = (double)factor.size;
	out[1] = (double)factor.count;
	truck_factor_clear(&factor);
	expert_map_free(map);
	return 2;
}

static const Property properties[] = {
	{ "slope, later", slope, change_shift_x, effect_same },
	{ "slope, higher", slope, change_shift_y, effect_same },
	{ "slope, other time unit", slope, change_scale_x, effect_divided },
	{ "slope, other unit", slope, change_scale_y, effect_times },
	{ "slope, time reversed", slope, change_negate_x, effect_opposite },
	{ "slope, upside down", slope, change_negate_y, effect_opposite },
	{ "slope, other order", slope, change_shuffle, effect_same },
	{ "slope, each row twice", slope_alone, change_duplicate, effect_same },
	{ "line, higher", middle_of_line, change_shift_y, effect_more },
	{ "line, later", middle_of_line, change_shift_x, effect_same },
	{ "slope within, later", slope_within, change_shift_x, effect_same },
	{ "slope within, levels", slope_within, change_shift_strata,
	    effect_same },
	{ "slope within, other unit", slope_within, change_scale_y,
	    effect_times },
	{ "slope within, other time unit", slope_within, change_scale_x,
	    effect_divided },
	{ "slope within, upside down", slope_within, change_negate_y,
	    effect_opposite },
	{ "slope within, other order", slope_within, change_shuffle,
	    effect_same },
	{ "ranks, later", rank_test, change_shift_x, effect_same },
	{ "ranks, bent", rank_test, change_bend_y, effect_same },
	{ "ranks, upside down", rank_test, change_negate_y, effect_opposite },
	{ "ranks, time reversed", rank_test, change_negate_x, effect_opposite },
	{ "ranks, other order", rank_test, change_shuffle, effect_same },
	{ "survival, other unit", survival, change_shift_y, effect_times_exp },
	{ "survival, other order", survival, change_shuffle, effect_same },
	{ "survival, each row twice", survival_alone, change_duplicate,
	    effect_same },
	{ "ratio, other unit", ratio, change_shift_y, effect_same },
	{ "ratio, levels", ratio, change_shift_strata, effect_same },
	{ "ratio, one group slower", ratio, change_shift_group,
	    effect_times_exp },
	{ "ratio, other order", ratio, change_shuffle, effect_same },
	{ "ratio, groups swapped", ratio_alone, change_swap_groups,
	    effect_inverse },
	{ "ratio, each row twice", ratio_alone, change_duplicate, effect_same },
	{ "quantiles, higher", quantiles, change_shift_y, effect_more },
	{ "quantiles, other unit", quantiles, change_scale_y, effect_times },
	{ "quantiles, upside down", quantiles, change_negate_y,
	    effect_opposite },
	{ "quantiles, other order", quantiles, change_shuffle, effect_same },
	{ "deviation, higher", deviation, change_shift_y, effect_same },
	{ "deviation, other unit", deviation, change_scale_y, effect_times },
	{ "deviation, upside down", deviation, change_negate_y, effect_same },
	{ "deviation, each row twice", deviation, change_duplicate,
	    effect_same },
	{ "growth, more users", growth, change_shift_y, effect_same },
	{ "growth, later", growth, change_shift_x, effect_same },
	{ "growth, other time unit", growth, change_scale_x, effect_divided },
	{ "elasticity, more users", exponent, change_shift_x, effect_same },
	{ "elasticity, other currency", exponent, change_shift_y, effect_same },
	{ "jump, later", jump, change_shift_x, effect_same },
	{ "jump, other unit", jump, change_scale_y, effect_times },
	{ "jump, upside down", jump, change_negate_y, effect_opposite },
	{ "spikes, higher", scores, change_shift_y, effect_same },
	{ "spikes, other unit", scores, change_scale_y, effect_same },
	{ "spikes, upside down", scores, change_negate_y, effect_opposite },
	{ "scaling, other unit", scaling, scale_throughput,
	    effect_first_times_exp },
	{ "scaling, other order", scaling, change_shuffle, effect_same },
	{ "share, the others", share, change_swap_groups, effect_complement },
	{ "share, other order", share, change_shuffle, effect_same },
	{ "truck factor, other order", truck, change_shuffle, effect_same },
	{ "truck factor, other names", truck, change_swap_groups, effect_same },
	{ "truck factor, other weights", truck, change_shift_y, effect_same },
	{ "truck factor, rows twice", truck, change_duplicate, effect_same },
	{ "knowledge, other order", known, change_shuffle, effect_same },
	{ "knowledge, older", known, change_shift_x, effect_first_halved },
};

static void
properties_hold(void **state)
{
	(void)state;
	for (size_t i = 0; i < G_N_ELEMENTS(properties); i++) {
		Rng rng;

		print_message("%s\n", properties[i].name);
		rng_init(&rng, i, "properties");
		for (int round = 0; round < ROUNDS; round++)
			property_check(&properties[i], &rng);
	}
}

int
main(void)
{
	const struct CMUnitTest tests[] = {
		cmocka_unit_test(properties_hold),
	};

	return cmocka_run_group_tests_name("properties", tests, NULL, NULL);
}
