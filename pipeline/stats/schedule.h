/*
 * schedule.h - the critical path through tasks that depend on each other.
 *
 * Built once for a set of dependencies, then computed for as many sets of
 * durations as wanted, without allocating. Tasks are indexes; durations are
 * in any unit of time, at least 0.
 */
#ifndef PIPELINE_STATS_SCHEDULE_H
#define PIPELINE_STATS_SCHEDULE_H

#include <glib.h>
#include <stdbool.h>
#include <stddef.h>

/* Times closer than this are equal. */
#define SCHEDULE_TOLERANCE 1e-9

#define SCHEDULE_ERROR schedule_error_quark()
GQuark schedule_error_quark(void);

typedef enum ScheduleError {
	SCHEDULE_ERROR_TASK, /* an edge names a task that is not there */
	SCHEDULE_ERROR_CYCLE, /* the message lists the tasks in a circle */
} ScheduleError;

typedef struct ScheduleEdge {
	size_t before, after;
} ScheduleEdge;

typedef struct ScheduleTask {
	double earliest_start, earliest_finish;
	double latest_start, latest_finish;
	double slack;
	bool critical;
} ScheduleTask;

typedef struct Schedule Schedule;

/* NAMES, one for each task, are for messages only; edges may repeat. */
Schedule *schedule_new(const char *const *names, size_t n_tasks,
    const ScheduleEdge *edges, size_t n_edges, GError **error);
void schedule_free(Schedule *schedule);
G_DEFINE_AUTOPTR_CLEANUP_FUNC(Schedule, schedule_free)

size_t schedule_tasks(const Schedule *schedule);

/* The edges, each after all that lead to its task before. */
const ScheduleEdge *schedule_edges(const Schedule *schedule, size_t *n_edges);

/* Fills TASKS, one for each duration, and returns when all are finished. All
 * NAN, and nothing critical, if a duration is negative or not finite. */
double schedule_compute(
    const Schedule *schedule, const double *durations, ScheduleTask *tasks);

#endif
