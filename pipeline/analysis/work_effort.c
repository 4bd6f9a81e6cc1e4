#include "pipeline/analysis/work_effort.h"

#include <math.h>

#include "pipeline/analysis/debt.h"
#include "pipeline/base/number.h"
#include "pipeline/lang/lang.h"

enum { RECENT_DAYS = 183 };

/* Part of an issue that was read, and counts itself. */
static bool
is_part(const Evidence *evidence, const Issue *issue)
{
	for (size_t i = 0; i < issue->link_count; i++) {
		const Issue *parent;

		if (issue->links[i].kind != LINK_PARENT)
			continue;
		parent = facts_find_linked(
		    evidence->facts, issue, issue->links[i].key);
		if (parent != NULL && parent->kind != ISSUE_EPIC)
			return true;
	}
	return false;
}

bool
work_is_done(const Evidence *evidence, const Issue *issue)
{
	return issue->resolved != INSTANT_NONE && issue->kind != ISSUE_EPIC &&
	       !issue_was_never_done(issue) &&
	       !(issue->kind == ISSUE_SUBTASK && is_part(evidence, issue));
}

double
work_effort(EffortMeasure measure, const Issue *issue)
{
	double effort = NAN;

	switch (measure) {
	case EFFORT_POINTS:
		effort = issue->points;
		break;
	case EFFORT_SPENT:
		effort = issue->spent_hours;
		break;
	case EFFORT_ESTIMATED:
		effort = issue->estimate_hours;
		break;
	case EFFORT_COUNT:
		effort = 1;
		break;
	}
	return effort > 0 ? effort : NAN;
}

Instant
work_recent_from(const Evidence *evidence)
{
	const GPtrArray *issues = facts_issues(evidence->facts);
	Instant newest = INSTANT_NONE;

	for (guint i = 0; i < issues->len; i++) {
		const Issue *issue = g_ptr_array_index(issues, i);

		if (work_is_done(evidence, issue))
			newest = MAX(newest, issue->resolved);
	}
	return newest == INSTANT_NONE
		   ? INSTANT_NONE
		   : newest - (Instant)RECENT_DAYS * SECONDS_PER_DAY;
}

EffortMeasure
work_measure(const Evidence *evidence)
{
	const GPtrArray *issues = facts_issues(evidence->facts);
	const Instant from = work_recent_from(evidence);
	long all[2] = { 0, 0 }, stated[2][EFFORT_COUNT] = { { 0 }, { 0 } };
	int measure = EFFORT_POINTS;

	for (guint i = 0; i < issues->len; i++) {
		const Issue *issue = g_ptr_array_index(issues, i);
		const bool debt = debt_is_debt(evidence->config, issue);

		if (!work_is_done(evidence, issue) || issue->resolved < from)
			continue;
		all[debt]++;
		for (int m = 0; m < EFFORT_COUNT; m++)
			stated[debt][m] +=
			    !isnan(work_effort((EffortMeasure)m, issue));
	}
	while (measure < EFFORT_COUNT && (2 * stated[0][measure] < all[0] ||
					     2 * stated[1][measure] < all[1]))
		measure++;
	return all[0] + all[1] > 0 ? (EffortMeasure)measure : EFFORT_COUNT;
}

bool
work_marks_debt(const Evidence *evidence)
{
	const GPtrArray *issues = facts_issues(evidence->facts);

	for (guint i = 0; i < issues->len; i++)
		if (debt_is_debt(
			evidence->config, g_ptr_array_index(issues, i)))
			return true;
	return false;
}

char *
work_effort_words(EffortMeasure measure, const Issue *issue)
{
	static const Message messages[] = {
		[EFFORT_POINTS] = MSG_EFFORT_ROW_POINTS,
		[EFFORT_SPENT] = MSG_EFFORT_ROW_SPENT,
		[EFFORT_ESTIMATED] = MSG_EFFORT_ROW_ESTIMATED,
		[EFFORT_COUNT] = MSG_EFFORT_ROW_COUNT,
	};
	const double effort = work_effort(measure, issue);
	char text[NUMBER_TEXT_SIZE];

	if (isnan(effort))
		return g_strdup(lang_text(MSG_EFFORT_ROW_NONE));
	return lang_format(
	    messages[measure], number_format_human(effort, 3, text), NULL);
}

void
work_tally_add(WorkTally *tally, const Evidence *evidence,
    EffortMeasure measure, const Issue *issue)
{
	const bool debt = debt_is_debt(evidence->config, issue);
	const double effort = work_effort(measure, issue);

	tally->issues++;
	tally->debt_issues += debt;
	if (isnan(effort))
		return;
	tally->stated++;
	tally->effort += effort;
	tally->debt += debt ? effort : 0;
}

double
work_tally_share(const WorkTally *tally)
{
	return tally->effort > 0 ? tally->debt / tally->effort : NAN;
}
