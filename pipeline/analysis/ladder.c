#include <math.h>
#include <string.h>

#include "pipeline/analysis/fixed.h"
#include "pipeline/analysis/ladder.h"
#include "pipeline/analysis/users.h"
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

Rung
rung_of(const Evidence *evidence, const UsersResult *users, const Limit *limit)
{
	Rung rung = { .limit = limit };
	Deadline deadline;

	rung.multiple = spread_of(limit->draws, DRAWS);
	rung.months = limit_months(limit, users);
	deadline = evidence_deadline(
	    evidence, rung.months.p50, limit->hours, limit->procurement_weeks);
	rung.lead_weeks = deadline.lead_weeks;
	rung.decide_weeks = deadline.decide_weeks;
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

/* INFINITY: nothing breaks on draw I; NAN: nothing may set the headroom. */
static double
least_on_draw(const GArray *rungs, int i)
{
	double least = NAN;

	for (guint r = 0; r < rungs->len; r++) {
		const Rung *rung = &g_array_index(rungs, Rung, r);

		if (counts(rung))
			least = fmin(least, rung->limit->draws[i]);
	}
	return least;
}

/* Those that break together share the draw. */
static void
share_draw(GArray *rungs, int i, double least)
{
	int together = 0;

	for (guint r = 0; r < rungs->len; r++) {
		const Rung *rung = &g_array_index(rungs, Rung, r);

		together += counts(rung) && rung->limit->draws[i] <= least;
	}
	for (guint r = 0; r < rungs->len; r++) {
		Rung *rung = &g_array_index(rungs, Rung, r);

		if (counts(rung) && rung->limit->draws[i] <= least)
			rung->first_share += 1.0 / together / DRAWS;
	}
}

void
ladder_find_headroom(LadderResult *ladder)
{
	g_autofree double *least = g_new(double, DRAWS);
	double most = 0;

	ladder->first = -1;
	for (guint r = 0; r < ladder->rungs->len; r++)
		g_array_index(ladder->rungs, Rung, r).first_share = 0;
	for (int i = 0; i < DRAWS; i++) {
		least[i] = least_on_draw(ladder->rungs, i);
		if (isfinite(least[i]))
			share_draw(ladder->rungs, i, least[i]);
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

bool
rungs_share_fix(const Rung *a, const Rung *b)
{
	return a == b || (a->limit->cost_figure != NULL &&
			     g_strcmp0(a->limit->cost_figure,
				 b->limit->cost_figure) == 0);
}

/* The rungs that rung R's fix mends and whose risk at multiple M is known;
 * of const Rung *.  Empty where a rung before R has the same fix. */
static GPtrArray *
mended_with(const LadderResult *ladder, guint r, int m)
{
	GPtrArray *mended = g_ptr_array_new();

	for (guint k = 0; k < ladder->rungs->len; k++) {
		const Rung *rung = ladder_rung(ladder, k);

		if (isnan(rung->risk[m]) ||
		    !rungs_share_fix(ladder_rung(ladder, r), rung))
			continue;
		if (k < r) {
			g_ptr_array_set_size(mended, 0);
			break;
		}
		g_ptr_array_add(mended, (gpointer)rung);
	}
	return mended;
}

/* Share of draws on which any of RUNGS is broken at MULTIPLE. */
static double
any_broken(const GPtrArray *rungs, double multiple)
{
	long broken = 0;

	for (int i = 0; i < DRAWS; i++) {
		bool any = false;

		for (guint r = 0; !any && r < rungs->len; r++) {
			const Rung *rung = g_ptr_array_index(rungs, r);

			any = rung->limit->draws[i] <= multiple;
		}
		broken += any;
	}
	return (double)broken / DRAWS;
}

/* A fix is paid once, however many of its limits are broken. */
static double
total_risk(const LadderResult *ladder, int m)
{
	double total = NAN;

	for (guint r = 0; r < ladder->rungs->len; r++) {
		g_autoptr(GPtrArray) mended = mended_with(ladder, r, m);

		if (mended->len == 0 || isnan(ladder_rung(ladder, r)->risk[m]))
			continue;
		if (isnan(total))
			total = 0;
		total += any_broken(mended, multiples[m]) *
			 ladder_rung(ladder, r)->limit->cost[m];
	}
	return total;
}

bool
ladder_compute(const Evidence *evidence, Results *results, GError **error)
{
	LadderResult *ladder = g_new0(LadderResult, 1);
	const GPtrArray *limits = results->limits->limits;

	(void)error;
	ladder->rungs = g_array_new(FALSE, TRUE, sizeof(Rung));
	for (guint i = 0; i < limits->len; i++) {
		const Limit *limit = g_ptr_array_index(limits, i);
		Rung rung;

		if (fixed_mends(evidence->config, limit))
			continue;
		rung = rung_of(evidence, results->users, limit);
		ladder->systems += rung.limit->kind == LIMIT_SYSTEM;
		g_array_append_val(ladder->rungs, rung);
	}
	g_array_sort(ladder->rungs, compare_rungs);
	ladder_find_headroom(ladder);
	for (int m = 0; m < MULTIPLE_COUNT; m++)
		ladder->risk_total[m] = total_risk(ladder, m);
	results->ladder = ladder;
	return true;
}

const Rung *
ladder_rung(const LadderResult *ladder, guint i)
{
	return &g_array_index(ladder->rungs, Rung, i);
}

const Rung *
ladder_find(const LadderResult *ladder, const char *id)
{
	for (guint r = 0; r < ladder->rungs->len; r++)
		if (g_str_equal(ladder_rung(ladder, r)->limit->id, id))
			return ladder_rung(ladder, r);
	return NULL;
}

void
ladder_result_free(LadderResult *ladder)
{
	if (ladder == NULL)
		return;
	g_array_unref(ladder->rungs);
	g_free(ladder);
}
