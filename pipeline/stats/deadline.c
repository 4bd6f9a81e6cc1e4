#include "pipeline/stats/deadline.h"

#include <math.h>

#include "pipeline/base/date.h"

/* Of HOURS, what the time since the hires joined is not enough for is done by
 * the others before. */
static double
work_weeks(const FixTeam *team, double hours, double due_weeks)
{
	const double pace = team->people * team->hours_per_week;
	const double joined =
	    (team->people + team->hires) * team->hours_per_week;
	const double together = fmax(0, due_weeks - team->hired_weeks);

	if (!(team->hires > 0) || !(together > 0))
		return pace > 0 ? hours / pace : NAN;
	if (together * joined >= hours)
		return hours / joined;
	return pace > 0 ? together + (hours - together * joined) / pace : NAN;
}

double
deadline_lead_weeks(const FixTeam *team, double hours, double procurement_weeks,
    double due_weeks)
{
	return work_weeks(team, hours, due_weeks) + procurement_weeks;
}

double
deadline_decide_by_weeks(
    double months_to_break, double lead_weeks, double buffer_weeks)
{
	return months_to_break * DAYS_PER_MONTH / 7 - lead_weeks - buffer_weeks;
}
