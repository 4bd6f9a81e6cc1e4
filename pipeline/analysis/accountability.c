#include "pipeline/analysis/accountability.h"
#include "pipeline/analysis/governance.h"

#include <math.h>

#include "pipeline/stats/wilson.h"

/* The trend's last point, and the newest review of each month before it. */
static void
collect_runs(const Evidence *evidence, const Results *results, GArray *runs)
{
	const History *history = evidence->history;
	const Run now = { evidence->as_of, results->ladder->headroom, NULL };
	Month month = MONTH_NONE;

	for (guint i = history == NULL ? 0 : history->reviews->len; i-- > 0;) {
		const PastReview *review =
		    g_ptr_array_index(history->reviews, i);
		const PastFigure *headroom =
		    past_figure(review, "headroom.multiple");
		const Run run = {
			.as_of = review->as_of,
			.headroom = headroom == NULL
					? spread_at(NAN)
					: (Spread){ headroom->lo,
					      headroom->value, headroom->hi },
			.review = review,
		};

		if (review->as_of >= evidence->as_of ||
		    date_month(review->as_of) == month || headroom == NULL ||
		    runs->len == RUNS_MOST - 1)
			continue;
		month = date_month(review->as_of);
		g_array_prepend_val(runs, run);
	}
	if (isfinite(now.headroom.p50))
		g_array_append_val(runs, now);
}

static void
count_actions(AccountabilityResult *result)
{
	for (guint i = 0; i < result->actions->len; i++) {
		const Action *action = g_ptr_array_index(result->actions, i);

		result->due += action->state == ACTION_ACT;
		result->ignored += action_is_ignored(action);
		result->acted += action->state == ACTION_ACT &&
				 action->progress == PROGRESS_OPEN;
	}
}

bool
accountability_compute(
    const Evidence *evidence, Results *results, GError **error)
{
	AccountabilityResult *result = g_new0(AccountabilityResult, 1);

	(void)error;
	result->forecasts = forecasts_make(evidence, results);
	result->hindsights = hindsights_find(evidence, result->forecasts);
	wilson_limits((double)result->hindsights.inside,
	    (double)result->hindsights.ranged, &result->share_lo,
	    &result->share_hi);
	result->actions = actions_find(evidence, results);
	result->review = results->governance->next;
	result->tracker = facts_issues(evidence->facts)->len > 0;
	count_actions(result);
	result->runs = g_array_new(FALSE, FALSE, sizeof(Run));
	collect_runs(evidence, results, result->runs);
	results->accountability = result;
	return true;
}

void
accountability_result_free(AccountabilityResult *result)
{
	if (result == NULL)
		return;
	g_ptr_array_unref(result->forecasts);
	hindsights_clear(&result->hindsights);
	g_ptr_array_unref(result->actions);
	g_array_unref(result->runs);
	g_free(result);
}
