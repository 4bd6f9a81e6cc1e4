#include <math.h>
#include <string.h>

#include "pipeline/analysis/ladder.h"
#include "pipeline/analysis/users.h"
#include "pipeline/stats/deadline.h"
#include "pipeline/stats/quantile.h"

static void
compute_risk(Rung *rung)
{
	const Limit *limit = rung->limit;

	for (int m = 0; m < MULTIPLE_COUNT; m++) {
		rung->broken_at[m] =
		    share_at_most(limit->draws, NULL, DRAWS, multiples[m]);
		rung->risk[m] = rung->broken_at[m] * limit->cost[m];
	}
}

static Rung
compute_rung(const Limit *limit, const UsersResult *users,
    const Assumptions *assumptions)
{
	Rung rung = { .limit = limit };

	rung.multiple = spread_of(limit->draws, DRAWS);
	rung.months = limit_months(limit, users);
	rung.lead_weeks = deadline_lead_weeks(limit->hours,
	    assume(assumptions, ASSUME_LEAD_PEOPLE),
	    assume(assumptions, ASSUME_HOURS_PER_WEEK),
	    limit->procurement_weeks);
	rung.decide_weeks = deadline_decide_by_weeks(rung.months.p50,
	    rung.lead_weeks, assume(assumptions, ASSUME_DECIDE_BUFFER));
	compute_risk(&rung);
	return rung;
}

/* What has no multiple comes last. */
static int
compare_rungs(gconstpointer a, gconstpointer b)
{
	const Rung *left = a, *right = b;
	const double l = left->multiple.p50, r = right->multiple.p50;

	if (isnan(l) != isnan(r))
		return isnan(l) ? 1 : -1;
	if (l != r && !isnan(l))
		return l < r ? -1 : 1;
	return strcmp(left->limit->id, right->limit->id);
}

/* A system limit that has a multiple: it may set the headroom. */
static bool
counts(const Rung *rung)
{
	return rung->limit->kind == LIMIT_SYSTEM && !isnan(rung->multiple.p50);
}

/* The rung with the least multiple on draw I, the first of equals. */
static Rung *
least_on_draw(GArray *rungs, int i)
{
	Rung *least = NULL;

	for (guint r = 0; r < rungs->len; r++) {
		Rung *rung = &g_array_index(rungs, Rung, r);

		if (counts(rung) &&
		    (least == NULL ||
			rung->limit->draws[i] < least->limit->draws[i]))
			least = rung;
	}
	return least;
}

static void
compute_headroom(LadderResult *ladder)
{
	g_autofree double *least = g_new(double, DRAWS);
	double most = 0;

	for (int i = 0; i < DRAWS; i++) {
		Rung *rung = least_on_draw(ladder->rungs, i);

		if (rung == NULL)
			return;
		least[i] = rung->limit->draws[i];
		rung->first_share += 1.0 / DRAWS;
	}
	ladder->headroom = spread_of(least, DRAWS);
	for (guint r = 0; r < ladder->rungs->len; r++) {
		const Rung *rung = ladder_rung(ladder, r);

		if (rung->first_share > most) {
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
			double risk = ladder_rung(ladder, r)->risk[m];

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
	ladder->headroom = spread_at(NAN);
	ladder->first = -1;
	for (guint i = 0; i < limits->len; i++) {
		Rung rung = compute_rung(g_ptr_array_index(limits, i),
		    results->users, &evidence->config->assumptions);

		ladder->systems += rung.limit->kind == LIMIT_SYSTEM;
		g_array_append_val(ladder->rungs, rung);
	}
	g_array_sort(ladder->rungs, compare_rungs);
	compute_headroom(ladder);
	compute_totals(ladder);
	results->ladder = ladder;
	return true;
}

const Rung *
ladder_rung(const LadderResult *ladder, guint i)
{
	return &g_array_index(ladder->rungs, Rung, i);
}

void
ladder_result_free(LadderResult *ladder)
{
	if (ladder == NULL)
		return;
	g_array_unref(ladder->rungs);
	g_free(ladder);
}
