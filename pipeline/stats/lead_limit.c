#include "pipeline/stats/lead_limit.h"

#include <math.h>

typedef struct Work {
	double left;
	bool done, waits;
} Work;

static void
find_waiting(const Schedule *schedule, Work *work)
{
	size_t n_edges;
	const ScheduleEdge *edges = schedule_edges(schedule, &n_edges);

	for (size_t i = 0; i < schedule_tasks(schedule); i++)
		work[i].waits = false;
	for (size_t i = 0; i < n_edges; i++)
		if (!work[edges[i].before].done)
			work[edges[i].after].waits = true;
}

static bool
is_active(const Work *work)
{
	return !work->done && !work->waits;
}

/* Works until the next task is done; the time that takes, or 0 if none is
 * left. */
static double
finish_next(Work *work, size_t n, LeadLimit limit)
{
	double active = 0, least = INFINITY, pace;

	for (size_t i = 0; i < n; i++) {
		if (!is_active(&work[i]))
			continue;
		active++;
		least = fmin(least, work[i].left);
	}
	if (active == 0)
		return 0;
	for (size_t i = 0; i < n; i++) {
		if (!is_active(&work[i]))
			continue;
		work[i].left -= least;
		work[i].done = work[i].left <= SCHEDULE_TOLERANCE;
	}
	pace = fmin(1, limit.hours / (active * limit.hours_per_task));
	return least > 0 ? least / pace : 0;
}

double
lead_limit_finish(
    const Schedule *schedule, const double *durations, LeadLimit limit)
{
	size_t n = schedule_tasks(schedule);
	g_autofree Work *work = g_new0(Work, n);
	double time = 0;

	if (!(limit.hours >= 0) || !(limit.hours_per_task > 0))
		return NAN;
	for (size_t i = 0; i < n; i++) {
		if (!(durations[i] >= 0 && isfinite(durations[i])))
			return NAN;
		work[i].left = durations[i];
	}
	/* Each round ends at least one task. */
	for (size_t i = 0; i < n; i++) {
		find_waiting(schedule, work);
		time += finish_next(work, n, limit);
	}
	return time;
}
