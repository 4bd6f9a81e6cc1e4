#include <math.h>

#include "pipeline/analysis/allocation.h"
#include "pipeline/analysis/debt.h"
#include "pipeline/analysis/failure_checks.h"
#include "pipeline/history/history.h"

/* A share that moved less than this is unchanged. */
#define UNCHANGED 0.02

static int
quarter_of(Date date)
{
	const Month month = date_month(date);

	return month / 3;
}

/* The last day of it. */
static Date
quarter_end(int quarter)
{
	return month_first_day(3 * (quarter + 1)) - 1;
}

static double
share_in_tracker(const AllocationResult *allocation, int quarter)
{
	double share = NAN;

	if (allocation->gap != GAP_NONE)
		return NAN;
	for (guint i = 0; i < allocation->shares->len; i++) {
		const SprintShare *one =
		    &g_array_index(allocation->shares, SprintShare, i);

		if (quarter_of(one->sprint->last) == quarter)
			share = one->rolling_6;
	}
	return share;
}

/* As an earlier review of that quarter told it; NAN: none did. */
static double
share_in_review(const History *history, int quarter)
{
	const PastReview *review =
	    history != NULL ? history_at(history, quarter_end(quarter)) : NULL;
	const PastFigure *figure;

	if (review == NULL || quarter_of(review->as_of) != quarter)
		return NAN;
	figure = past_figure(review, "debt.rolling_6");
	return figure != NULL ? figure->value : NAN;
}

/* The register changed: debt was written down, or paid back. */
static long
count_changed(const Evidence *evidence, int quarter)
{
	const GPtrArray *issues = facts_issues(evidence->facts);
	long changed = 0;

	for (guint i = 0; i < issues->len; i++) {
		const Issue *issue = g_ptr_array_index(issues, i);

		if (!debt_is_debt(evidence->config, issue))
			continue;
		changed +=
		    quarter_of(instant_date(issue->created)) == quarter ||
		    (issue->resolved != INSTANT_NONE &&
			quarter_of(instant_date(issue->resolved)) == quarter);
	}
	return changed;
}

GArray *
failure_quarters_new(const Evidence *evidence, const Results *results)
{
	const int now = quarter_of(evidence->as_of);
	GArray *quarters = g_array_new(FALSE, FALSE, sizeof(DebtQuarter));

	for (int q = now - QUARTERS_SHOWN + 1; q <= now; q++) {
		DebtQuarter one = { .quarter = q };
		const double told =
		    q < now ? share_in_review(evidence->history, q) : NAN;

		one.reviewed = !isnan(told);
		one.share = one.reviewed
				? told
				: share_in_tracker(results->allocation, q);
		one.changed = count_changed(evidence, q);
		g_array_append_val(quarters, one);
	}
	return quarters;
}

/* The first and the last quarter of which a share is known, the one before
 * the last, and in how many of them the register changed. */
typedef struct Course {
	double first, before, last; /* NAN */
	guint updated;
} Course;

static Course
follow(const GArray *quarters)
{
	Course course = { NAN, NAN, NAN, 0 };

	for (guint i = 0; i < quarters->len; i++) {
		const DebtQuarter *one =
		    &g_array_index(quarters, DebtQuarter, i);

		if (isnan(one->share))
			continue;
		course.updated += one->reviewed || one->changed > 0;
		course.before = course.last;
		course.last = one->share;
		if (isnan(course.first))
			course.first = one->share;
	}
	return course;
}

static void
conclude(const AllocationResult *allocation, const Course *course,
    FailureCheck *check)
{
	const double target = allocation->target;
	const bool below = course->last < target;
	const bool was_below = course->before < target;
	const bool risen = course->last > course->before + UNCHANGED;

	if (isnan(course->last) || allocation->gap != GAP_NONE)
		failure_conclude(check, FAILURE_UNKNOWN,
		    MSG_FAIL_THEATRE_UNKNOWN, MSG_FAIL_THEATRE_NEEDS);
	else if (!below && allocation->level >= ESCALATION_2)
		failure_conclude_at(check, FAILURE_WARN,
		    MSG_FAIL_THEATRE_NEWEST, target, FORM_SHARE,
		    MSG_FAIL_THEATRE_DO);
	else if (!below)
		failure_conclude_at(check, FAILURE_PASS, MSG_FAIL_THEATRE_PASS,
		    target, FORM_SHARE, MSG_FAIL_THEATRE_KEEP);
	else if (course->updated < 2)
		failure_conclude_at(check, FAILURE_WARN, MSG_FAIL_THEATRE_FIRST,
		    target, FORM_SHARE, MSG_FAIL_THEATRE_DO);
	else if (fabs(course->last - course->first) <= UNCHANGED)
		failure_conclude_at(check, FAILURE_FAIL, MSG_FAIL_THEATRE_SAME,
		    target, FORM_SHARE, MSG_FAIL_THEATRE_DO);
	else if (was_below && !risen)
		failure_conclude_at(check, FAILURE_FAIL,
		    MSG_FAIL_THEATRE_UNANSWERED, target, FORM_SHARE,
		    MSG_FAIL_THEATRE_DO);
	else
		failure_conclude_at(check, FAILURE_WARN,
		    was_below ? MSG_FAIL_THEATRE_RISES : MSG_FAIL_THEATRE_NEW,
		    target, FORM_SHARE, MSG_FAIL_THEATRE_DO);
}

void
failure_check_theatre(
    const Evidence *evidence, const Results *results, FailureCheck *check)
{
	const Course course = follow(results->failure_modes->quarters);

	(void)evidence;
	failure_reads(check, "debt.rolling_6");
	failure_reads(check, "debt.escalation");
	failure_reads(check, "config:debt.allocation_target");
	if (!isnan(course.before))
		failure_add_sign(check, MSG_FAIL_SIGN_BEFORE, NULL,
		    course.before, FORM_SHARE);
	if (!isnan(course.last))
		failure_add_sign(
		    check, MSG_FAIL_SIGN_NOW, NULL, course.last, FORM_SHARE);
	if (course.updated > 0)
		failure_add_sign(check, MSG_FAIL_SIGN_UPDATED, NULL,
		    course.updated, FORM_COUNT);
	conclude(results->allocation, &course, check);
}
