#include "pipeline/stats/schedule.h"

#include <math.h>

struct Schedule {
	size_t n_tasks, n_edges;
	ScheduleEdge *edges; /* in topological order of the task before */
};

G_DEFINE_QUARK(headroom - schedule - error, schedule_error)

static bool
check_edges(
    size_t n_tasks, const ScheduleEdge *edges, size_t n_edges, GError **error)
{
	for (size_t i = 0; i < n_edges; i++) {
		size_t worst = MAX(edges[i].before, edges[i].after);

		if (worst < n_tasks)
			continue;
		g_set_error(error, SCHEDULE_ERROR, SCHEDULE_ERROR_TASK,
		    "a dependency names task %zu of %zu; name an existing one",
		    worst + 1, n_tasks);
		return false;
	}
	return true;
}

/*
 * Kahn: takes the edges of tasks that wait for nothing, again and again.
 * WAITING counts, for each task, the edges into it not taken; the number of
 * edges put into TAKEN.
 */
static size_t
take_edges_in_order(const ScheduleEdge *edges, size_t n_edges, size_t *waiting,
    size_t n_tasks, ScheduleEdge *taken)
{
	g_autofree size_t *ready = g_new(size_t, n_tasks);
	size_t n_ready = 0, n_taken = 0;

	for (size_t i = 0; i < n_edges; i++)
		waiting[edges[i].after]++;
	for (size_t i = 0; i < n_tasks; i++)
		if (waiting[i] == 0)
			ready[n_ready++] = i;
	for (size_t i = 0; i < n_ready; i++) {
		for (size_t k = 0; k < n_edges; k++) {
			if (edges[k].before != ready[i])
				continue;
			taken[n_taken++] = edges[k];
			if (--waiting[edges[k].after] == 0)
				ready[n_ready++] = edges[k].after;
		}
	}
	return n_taken;
}

/* A task before TASK that still waits: there is one if TASK waits. */
static size_t
waiting_before(size_t task, const ScheduleEdge *edges, size_t n_edges,
    const size_t *waiting)
{
	for (size_t i = 0; i < n_edges; i++)
		if (edges[i].after == task && waiting[edges[i].before] > 0)
			return edges[i].before;
	return task;
}

/* "a -> b -> a": going back from a waiting task, some task comes twice. */
static char *
describe_cycle(const char *const *names, size_t n_tasks,
    const ScheduleEdge *edges, size_t n_edges, const size_t *waiting)
{
	GString *text = g_string_new(NULL);
	size_t task = 0, last;

	while (waiting[task] == 0)
		task++;
	for (size_t i = 0; i < n_tasks; i++)
		task = waiting_before(task, edges, n_edges, waiting);
	last = task;
	g_string_assign(text, names[last]);
	do {
		task = waiting_before(task, edges, n_edges, waiting);
		g_string_prepend(text, " -> ");
		g_string_prepend(text, names[task]);
	} while (task != last);
	return g_string_free(text, FALSE);
}

Schedule *
schedule_new(const char *const *names, size_t n_tasks,
    const ScheduleEdge *edges, size_t n_edges, GError **error)
{
	g_autofree size_t *waiting = g_new0(size_t, n_tasks);
	g_autofree ScheduleEdge *taken = g_new(ScheduleEdge, n_edges);
	g_autofree char *cycle = NULL;
	Schedule *schedule;

	if (!check_edges(n_tasks, edges, n_edges, error))
		return NULL;
	if (take_edges_in_order(edges, n_edges, waiting, n_tasks, taken) <
	    n_edges) {
		cycle = describe_cycle(names, n_tasks, edges, n_edges, waiting);
		g_set_error(error, SCHEDULE_ERROR, SCHEDULE_ERROR_CYCLE,
		    "dependencies run in a circle: %s; remove one of them",
		    cycle);
		return NULL;
	}
	schedule = g_new(Schedule, 1);
	schedule->n_tasks = n_tasks;
	schedule->n_edges = n_edges;
	schedule->edges = g_steal_pointer(&taken);
	return schedule;
}

void
schedule_free(Schedule *schedule)
{
	if (schedule == NULL)
		return;
	g_free(schedule->edges);
	g_free(schedule);
}

size_t
schedule_tasks(const Schedule *schedule)
{
	return schedule->n_tasks;
}

const ScheduleEdge *
schedule_edges(const Schedule *schedule, size_t *n_edges)
{
	*n_edges = schedule->n_edges;
	return schedule->edges;
}

static bool
are_durations(const double *durations, size_t n)
{
	for (size_t i = 0; i < n; i++)
		if (!isfinite(durations[i]) || durations[i] < 0)
			return false;
	return true;
}

static double
compute_earliest(
    const Schedule *s, const double *durations, ScheduleTask *tasks)
{
	double finish = 0;

	for (size_t i = 0; i < s->n_tasks; i++) {
		tasks[i].earliest_start = 0;
		tasks[i].earliest_finish = durations[i];
	}
	for (size_t i = 0; i < s->n_edges; i++) {
		const ScheduleTask *before = &tasks[s->edges[i].before];
		ScheduleTask *after = &tasks[s->edges[i].after];

		if (after->earliest_start >= before->earliest_finish)
			continue;
		after->earliest_start = before->earliest_finish;
		after->earliest_finish =
		    after->earliest_start + durations[s->edges[i].after];
	}
	for (size_t i = 0; i < s->n_tasks; i++)
		finish = fmax(finish, tasks[i].earliest_finish);
	return finish;
}

static void
compute_latest(const Schedule *s, const double *durations, double finish,
    ScheduleTask *tasks)
{
	for (size_t i = 0; i < s->n_tasks; i++) {
		tasks[i].latest_finish = finish;
		tasks[i].latest_start = finish - durations[i];
	}
	for (size_t i = s->n_edges; i-- > 0;) {
		ScheduleTask *before = &tasks[s->edges[i].before];
		const ScheduleTask *after = &tasks[s->edges[i].after];

		if (before->latest_finish <= after->latest_start)
			continue;
		before->latest_finish = after->latest_start;
		before->latest_start =
		    before->latest_finish - durations[s->edges[i].before];
	}
}

double
schedule_compute(
    const Schedule *s, const double *durations, ScheduleTask *tasks)
{
	double finish;

	if (!are_durations(durations, s->n_tasks)) {
		for (size_t i = 0; i < s->n_tasks; i++)
			tasks[i] =
			    (ScheduleTask){ NAN, NAN, NAN, NAN, NAN, false };
		return NAN;
	}
	finish = compute_earliest(s, durations, tasks);
	compute_latest(s, durations, finish, tasks);
	for (size_t i = 0; i < s->n_tasks; i++) {
		tasks[i].slack =
		    tasks[i].latest_start - tasks[i].earliest_start;
		tasks[i].critical = tasks[i].slack <= SCHEDULE_TOLERANCE;
	}
	return finish;
}
