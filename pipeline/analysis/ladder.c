#include <math.h>
#include <string.h>

#include "pipeline/analysis/ladder.h"
#include "pipeline/analysis/users.h"
#include "pipeline/stats/deadline.h"
#include "pipeline/stats/growth.h"
#include "pipeline/stats/quantile.h"

static Spread
spread_of(const double *draws)
{
	g_autofree double *sorted = g_memdup2(draws, DRAWS * sizeof *draws);

	sort_values(sorted, DRAWS);
	return (Spread){
		.p10 = quantile(sorted, DRAWS, 0.1),
		.p50 = quantile(sorted, DRAWS, 0.5),
		.p90 = quantile(sorted, DRAWS, 0.9),
	};
}

static Spread
months_spread(const Limit *limit, const UsersResult *users)
{
	g_autofree double *months = NULL;

	if (limit->months != NULL)
		return spread_of(limit->months);
	months = g_new(double, DRAWS);
	for (int i = 0; i < DRAWS; i++)
		months[i] =
		    growth_months_to(limit->draws[i], users->growth_draws[i]);
	return spread_of(months);
}

static void
compute_risk(Rung *rung)
{
	const Limit *limit = rung->limit;

	for (int m = 0; m < MULTIPLE_COUNT; m++) {
		long broken = 0;

		for (int i = 0; i < DRAWS; i++)
			broken += limit->draws[i] <= multiples[m];
		rung->broken_at[m] = (double)broken / DRAWS;
		rung->risk[m] = rung->broken_at[m] * limit->cost[m];
	}
}

static Rung
compute_rung(const Limit *limit, const UsersResult *users,
    const Assumptions *assumptions)
{
	Rung rung = { .limit = limit };

	rung.multiple = spread_of(limit->draws);
	rung.months = months_spread(limit, users);
	rung.lead_weeks = deadline_lead_weeks(limit->hours,
	    assume(assumptions, ASSUME_LEAD_PEOPLE),
	    assume(assumptions, ASSUME_HOURS_PER_WEEK),
	    limit->procurement_weeks);
	rung.decide_weeks = deadline_decide_by_weeks(rung.months.p50,
	    rung.lead_weeks, assume(assumptions, ASSUME_DECIDE_BUFFER));
	compute_risk(&rung);
	return rung;
}

static int
compare_rungs(gconstpointer a, gconstpointer b)
{
	const Rung *left = a, *right = b;

	if (left->multiple.p50 < right->multiple.p50)
		return -1;
	if (left->multiple.p50 > right->multiple.p50)
		return 1;
	return strcmp(left->limit->id, right->limit->id);
}

/* The system rung with the least multiple on draw I; -1 if all are NAN. */
static int
least_on_draw(const GArray *rungs, int i)
{
	int least = -1;
	double best = NAN;

	for (guint r = 0; r < rungs->len; r++) {
		const Limit *limit = g_array_index(rungs, Rung, r).limit;
		double m = limit->draws[i];

		if (limit->kind == LIMIT_SYSTEM && !isnan(m) &&
		    (isnan(best) || m < best)) {
			best = m;
			least = (int)r;
		}
	}
	return least;
}

static void
compute_headroom(LadderResult *ladder)
{
	g_autofree double *least = g_new(double, DRAWS);
	double most = -1;

	for (int i = 0; i < DRAWS; i++) {
		int r = least_on_draw(ladder->rungs, i);
		Rung *rung;

		if (r < 0)
			return;
		rung = &g_array_index(ladder->rungs, Rung, r);
		least[i] = rung->limit->draws[i];
		rung->first_share += 1.0 / DRAWS;
	}
	ladder->headroom = spread_of(least);
	for (guint r = 0; r < ladder->rungs->len; r++) {
		const Rung *rung = &g_array_index(ladder->rungs, Rung, r);

		if (rung->limit->kind == LIMIT_SYSTEM)
			ladder->systems++;
		if (rung->limit->kind == LIMIT_SYSTEM &&
		    rung->first_share > most) {
			most = rung->first_share;
			ladder->first = (int)r;
		}
	}
}

static void
compute_totals(LadderResult *ladder)
{
	for (int m = 0; m < MULTIPLE_COUNT; m++) {
		ladder->risk_total[m] = NAN;
		for (guint r = 0; r < ladder->rungs->len; r++) {
			double risk =
			    g_array_index(ladder->rungs, Rung, r).risk[m];

			if (isnan(risk))
				continue;
			if (isnan(ladder->risk_total[m]))
				ladder->risk_total[m] = 0;
			ladder->risk_total[m] += risk;
		}
	}
}

bool
ladder_compute(const Evidence *evidence, Results *results, GError **error)
{
	LadderResult *ladder = g_new0(LadderResult, 1);
	const GPtrArray *limits = results->limits->limits;

	(void)error;
	ladder->rungs = g_array_new(FALSE, TRUE, sizeof(Rung));
	ladder->headroom = (Spread){ NAN, NAN, NAN };
	ladder->first = -1;
	for (guint i = 0; i < limits->len; i++) {
		Rung rung = compute_rung(g_ptr_array_index(limits, i),
		    results->users, &evidence->config->assumptions);

		g_array_append_val(ladder->rungs, rung);
	}
	g_array_sort(ladder->rungs, compare_rungs);
	compute_headroom(ladder);
	compute_totals(ladder);
	results->ladder = ladder;
	return true;
}

void
ladder_result_free(LadderResult *ladder)
{
	if (ladder == NULL)
		return;
	g_array_unref(ladder->rungs);
	g_free(ladder);
}
