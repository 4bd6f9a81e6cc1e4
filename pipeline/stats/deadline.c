#include "pipeline/stats/deadline.h"

#include <math.h>

#include "pipeline/base/date.h"

double
deadline_lead_weeks(double hours, double people, double hours_per_week,
    double procurement_weeks)
{
	double pace = people * hours_per_week;

	return pace > 0 ? hours / pace + procurement_weeks : NAN;
}

double
deadline_decide_by_weeks(
    double months_to_break, double lead_weeks, double buffer_weeks)
{
	return months_to_break * DAYS_PER_MONTH / 7 - lead_weeks - buffer_weeks;
}

size_t
deadline_first_to_break(const double *multiples, size_t n)
{
	size_t first = n;

	for (size_t i = 0; i < n; i++)
		if (!isnan(multiples[i]) &&
		    (first == n || multiples[i] < multiples[first]))
			first = i;
	return first;
}
