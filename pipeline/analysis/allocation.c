#include "pipeline/analysis/allocation.h"

#include <math.h>

#include "pipeline/analysis/allocation_crowd.h"
#include "pipeline/analysis/allocation_waiting.h"
#include "pipeline/analysis/debt.h"
#include "pipeline/stats/wilson.h"

enum { SHORT_RUN = 3, LONG_RUN = 6 };

static const SprintShare *
share_at(const AllocationResult *allocation, guint i)
{
	return &g_array_index(allocation->shares, SprintShare, i);
}

const SprintShare *
allocation_latest(const AllocationResult *allocation)
{
	return allocation->shares->len == 0
		   ? NULL
		   : share_at(allocation, allocation->shares->len - 1);
}

EscalationLevel
escalation_level_of(EscalationRule rule)
{
	static const EscalationLevel levels[] = {
		[RULE_LATEST] = ESCALATION_1,
		[RULE_ROLLING_3] = ESCALATION_2,
		[RULE_LOW] = ESCALATION_2,
		[RULE_ROLLING_6] = ESCALATION_3,
		[RULE_WAITING] = ESCALATION_3,
	};

	return levels[rule];
}

/* Counts stand for effort that nobody stated, so their share is uncertain. */
static void
limit_share(
    EffortMeasure measure, const WorkTally *tally, double *lo, double *hi)
{
	*lo = *hi = NAN;
	if (measure == EFFORT_COUNT)
		wilson_limits(
		    (double)tally->debt_issues, (double)tally->issues, lo, hi);
}

static void
add_share(AllocationResult *allocation, guint i)
{
	const Sprints *sprints = allocation->sprints;
	const Sprint *sprint = sprints_at(sprints, i);
	const WorkTally three = sprints_rolling(sprints, i, SHORT_RUN);
	const WorkTally six = sprints_rolling(sprints, i, LONG_RUN);
	SprintShare one = { .sprint = sprint };

	one.share = work_tally_share(&sprint->tally);
	one.rolling_3 = work_tally_share(&three);
	one.rolling_6 = i + 1 < LONG_RUN ? NAN : work_tally_share(&six);
	limit_share(sprints->measure, &sprint->tally, &one.lo, &one.hi);
	limit_share(sprints->measure, &three, &one.lo_3, &one.hi_3);
	g_array_append_val(allocation->shares, one);
}

static AllocationGap
find_gap(const Evidence *evidence, const AllocationResult *allocation)
{
	const SprintShare *latest = allocation_latest(allocation);
	const double stale =
	    assume(&evidence->config->assumptions, ASSUME_SPRINT_STALE);

	if (allocation->sprints->recent == 0)
		return GAP_NO_WORK;
	if (!work_marks_debt(evidence))
		return GAP_NOT_MARKED;
	if (latest == NULL || isnan(latest->rolling_3))
		return GAP_NO_SPRINT;
	if (evidence->as_of - latest->sprint->last > stale)
		return GAP_STALE;
	return GAP_NONE;
}

static double
least_share(const AllocationResult *allocation)
{
	const guint n = allocation->shares->len;
	double least = NAN;

	for (guint i = n - MIN(n, SHORT_RUN); i < n; i++)
		least = fmin(least, share_at(allocation, i)->share);
	return least;
}

static bool
any_waits(const AllocationResult *allocation)
{
	for (guint i = 0; i < allocation->waiting->len; i++)
		if (g_array_index(allocation->waiting, WaitingAct, i).issue ==
		    NULL)
			return true;
	return false;
}

/* Comparisons with NAN fire nothing. */
static void
escalate(AllocationResult *allocation)
{
	const SprintShare *latest = allocation_latest(allocation);
	bool *fired = allocation->fired;

	if (allocation->gap == GAP_NONE) {
		allocation->level = ESCALATION_0;
		fired[RULE_LATEST] = latest->share < allocation->target;
		fired[RULE_ROLLING_3] = allocation->shares->len >= SHORT_RUN &&
					latest->rolling_3 < allocation->target;
		fired[RULE_LOW] = allocation->least < allocation->low;
		fired[RULE_ROLLING_6] = latest->rolling_6 < allocation->stop;
	}
	fired[RULE_WAITING] =
	    allocation->gap != GAP_NO_WORK && any_waits(allocation);
	for (int i = 0; i < ESCALATION_RULES; i++)
		if (fired[i])
			allocation->level = MAX(allocation->level,
			    escalation_level_of((EscalationRule)i));
}

/* What the next sprint has to give to debt so that it keeps the rule, and the
 * last three together do. */
static void
plan_next(AllocationResult *allocation)
{
	const Sprints *sprints = allocation->sprints;
	const guint over = sprints->over;
	WorkTally two, three;
	double wanted;

	if (allocation->gap != GAP_NONE)
		return;
	two = sprints_rolling(sprints, over - 1, SHORT_RUN - 1);
	three = sprints_rolling(sprints, over - 1, SHORT_RUN);
	allocation->next_effort = three.effort / MIN(over, SHORT_RUN);
	wanted = allocation->target * (two.effort + allocation->next_effort) -
		 two.debt;
	allocation->next_debt =
	    fmax(wanted, allocation->target * allocation->next_effort);
}

static void
look_back(AllocationResult *allocation)
{
	const guint n = allocation->shares->len;

	if (n == 0)
		return;
	allocation->recent = sprints_rolling(
	    allocation->sprints, allocation->sprints->over - 1, LONG_RUN);
	for (guint i = n - MIN(n, LONG_RUN); i < n; i++) {
		const double share = share_at(allocation, i)->share;

		allocation->looked_at += !isnan(share);
		allocation->below += share < allocation->target;
	}
}

static void
count_debt(const Evidence *evidence, AllocationResult *allocation)
{
	const GPtrArray *issues = facts_issues(evidence->facts);

	for (guint i = 0; i < issues->len; i++) {
		const Issue *issue = g_ptr_array_index(issues, i);

		allocation->of += issue->kind != ISSUE_EPIC;
		allocation->marked += issue->kind != ISSUE_EPIC &&
				      debt_is_debt(evidence->config, issue);
		allocation->planned +=
		    debt_is_open_debt(evidence->config, issue) &&
		    sprints_find(allocation->sprints, issue) != NULL;
	}
}

static int
compare_marks(const void *left, const void *right)
{
	const DebtMark *a = left, *b = right;

	if (a->issues != b->issues)
		return a->issues > b->issues ? -1 : 1;
	return g_strcmp0(a->label, b->label);
}

static void
count_marks(const Evidence *evidence, AllocationResult *allocation)
{
	const GArray *shares = allocation->shares;
	const Config *config = evidence->config;

	for (char **label = config->debt.labels; *label != NULL; label++) {
		DebtMark mark = { *label, 0 };

		for (guint i = shares->len - MIN(shares->len, LONG_RUN);
		     i < shares->len; i++) {
			const GPtrArray *done =
			    share_at(allocation, i)->sprint->done;

			for (guint k = 0; k < done->len; k++)
				mark.issues +=
				    debt_label_of(config,
					g_ptr_array_index(done, k)) == *label;
		}
		if (mark.issues > 0)
			g_array_append_val(allocation->marks, mark);
	}
	g_array_sort(allocation->marks, compare_marks);
}

static void
clear_waiting(void *data)
{
	g_free(((WaitingAct *)data)->label);
}

bool
allocation_compute(const Evidence *evidence, Results *results, GError **error)
{
	const Assumptions *a = &evidence->config->assumptions;
	AllocationResult *allocation = g_new0(AllocationResult, 1);

	(void)error;
	results->allocation = allocation;
	allocation->sprints = sprints_new(evidence);
	allocation->shares = g_array_new(FALSE, FALSE, sizeof(SprintShare));
	allocation->waiting = g_array_new(FALSE, FALSE, sizeof(WaitingAct));
	g_array_set_clear_func(allocation->waiting, clear_waiting);
	allocation->crowd = g_array_new(FALSE, FALSE, sizeof(Crowd));
	allocation->marks = g_array_new(FALSE, FALSE, sizeof(DebtMark));
	allocation->target = evidence->config->debt.allocation_target;
	allocation->low = allocation->target * assume(a, ASSUME_LOW_SPRINT);
	allocation->stop = allocation->target * assume(a, ASSUME_LOW_HALF_YEAR);
	allocation->next_effort = allocation->next_debt = NAN;
	for (guint i = 0; i < allocation->sprints->over; i++)
		add_share(allocation, i);
	allocation->least = least_share(allocation);
	allocation->gap = find_gap(evidence, allocation);
	allocation_find_waiting(evidence, results, allocation);
	escalate(allocation);
	plan_next(allocation);
	count_debt(evidence, allocation);
	look_back(allocation);
	count_marks(evidence, allocation);
	if (allocation->gap == GAP_NONE && allocation->below > 0)
		allocation_find_crowd(evidence, allocation, LONG_RUN);
	return true;
}

void
allocation_result_free(AllocationResult *allocation)
{
	if (allocation == NULL)
		return;
	sprints_free(allocation->sprints);
	g_array_unref(allocation->shares);
	g_array_unref(allocation->waiting);
	g_array_unref(allocation->crowd);
	g_array_unref(allocation->marks);
	g_free(allocation);
}
