#include <math.h>
#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>
#include <string.h>
#include <cmocka.h>

#include "pipeline/stats/schedule.h"
#include "tests/support/assert_close.h"
#include "tests/support/playbook_phases.h"

static const char *const names[] = { "a", "b", "c", "d", "e" };

/* [T24] */
static void
schedules_the_playbook(void **state)
{
	static const double want[PHASES][5] = {
		{ 0, 1.5, 0, 1.5, 0 },
		{ 0, 1.5, 0, 1.5, 0 },
		{ 0, 1, 0.5, 1.5, 0.5 },
		{ 1.5, 3, 3, 4.5, 1.5 },
		{ 1.5, 4, 2, 4.5, 0.5 },
		{ 1.5, 4.5, 1.5, 4.5, 0 },
	};
	g_autoptr(Schedule) schedule = playbook_schedule('B');
	ScheduleTask tasks[PHASES];

	(void)state;
	assert_close(
	    schedule_compute(schedule, playbook_mid_weeks, tasks), 4.5, 1e-12);
	for (size_t i = 0; i < PHASES; i++) {
		assert_close(tasks[i].earliest_start, want[i][0], 1e-12);
		assert_close(tasks[i].earliest_finish, want[i][1], 1e-12);
		assert_close(tasks[i].latest_start, want[i][2], 1e-12);
		assert_close(tasks[i].latest_finish, want[i][3], 1e-12);
		assert_close(tasks[i].slack, want[i][4], 1e-12);
		assert_int_equal(tasks[i].critical, want[i][4] == 0);
	}
}

/* The columns "hard range" and "mid" of the table of readings. */
static void
bounds_each_reading(void **state)
{
	static const struct {
		char reading;
		double least, middle, most;
	} cases[] = { { 'A', 2, 3, 4 }, { 'B', 3, 4.5, 6 }, { 'C', 4, 6, 8 },
		{ 'E', 3, 4.5, 6 } };
	ScheduleTask tasks[PHASES];
	double least[PHASES], most[PHASES];

	(void)state;
	for (size_t i = 0; i < PHASES; i++) {
		least[i] = playbook_weeks[i].low;
		most[i] = playbook_weeks[i].high;
	}
	for (size_t i = 0; i < G_N_ELEMENTS(cases); i++) {
		g_autoptr(Schedule) s = playbook_schedule(cases[i].reading);

		assert_close(
		    schedule_compute(s, least, tasks), cases[i].least, 1e-12);
		assert_close(schedule_compute(s, playbook_mid_weeks, tasks),
		    cases[i].middle, 1e-12);
		assert_close(
		    schedule_compute(s, most, tasks), cases[i].most, 1e-12);
	}
}

/* Edges given backwards, with repetitions and a task of no length. */
static void
orders_edges_itself(void **state)
{
	static const ScheduleEdge edges[] = { { 3, 4 }, { 2, 3 }, { 1, 2 },
		{ 0, 1 }, { 2, 3 }, { 0, 4 } };
	static const double durations[] = { 1, 2, 0, 4, 8 };
	g_autoptr(Schedule) schedule = schedule_new(names, 5, edges, 6, NULL);
	ScheduleTask tasks[5];

	(void)state;
	assert_close(schedule_compute(schedule, durations, tasks), 15, 1e-12);
	assert_close(tasks[4].earliest_start, 7, 1e-12);
	for (size_t i = 0; i < 5; i++)
		assert_true(tasks[i].critical);
}

static void
forgives_rounding(void **state)
{
	static const ScheduleEdge edges[] = { { 0, 1 }, { 1, 2 }, { 3, 2 } };
	static const double durations[] = { 0.1, 0.2, 1, 0.3 };
	g_autoptr(Schedule) schedule = schedule_new(names, 4, edges, 3, NULL);
	ScheduleTask tasks[4];

	(void)state;
	schedule_compute(schedule, durations, tasks);
	assert_true(tasks[0].critical && tasks[3].critical);
}

typedef struct BadCase {
	ScheduleEdge edges[6];
	size_t n_edges;
	int code;
	const char *says;
} BadCase;

static const BadCase bad[] = {
	{ { { 0, 0 } }, 1, SCHEDULE_ERROR_CYCLE, "circle: a -> a;" },
	{ { { 0, 1 }, { 1, 0 } }, 2, SCHEDULE_ERROR_CYCLE, " -> " },
	/* d and e hang on the circle b -> c -> b without being in it */
	{ { { 0, 1 }, { 1, 2 }, { 2, 1 }, { 2, 3 }, { 3, 4 } }, 5,
	    SCHEDULE_ERROR_CYCLE, "circle: c -> b -> c;" },
	{ { { 4, 3 }, { 3, 2 }, { 2, 4 }, { 2, 1 }, { 1, 0 } }, 5,
	    SCHEDULE_ERROR_CYCLE, "circle: c -> e -> d -> c;" },
	{ { { 0, 5 } }, 1, SCHEDULE_ERROR_TASK, "task 6 of 5" },
};

static void
reports_circles(void **state)
{
	(void)state;
	for (size_t i = 0; i < G_N_ELEMENTS(bad); i++) {
		g_autoptr(GError) error = NULL;

		assert_null(schedule_new(
		    names, 5, bad[i].edges, bad[i].n_edges, &error));
		assert_true(
		    g_error_matches(error, SCHEDULE_ERROR, bad[i].code));
		if (strstr(error->message, bad[i].says) == NULL)
			fail_msg("%s: no \"%s\"", error->message, bad[i].says);
	}
}

static void
computes_nothing_from_nothing(void **state)
{
	static const double bad_durations[][2] = { { 1, NAN }, { -1, 2 },
		{ INFINITY, 2 } };
	g_autoptr(Schedule) none = schedule_new(NULL, 0, NULL, 0, NULL);
	g_autoptr(Schedule) pair = schedule_new(names, 2, NULL, 0, NULL);
	ScheduleTask tasks[2];

	(void)state;
	assert_close(schedule_compute(none, NULL, NULL), 0, 0);
	for (size_t i = 0; i < 3; i++) {
		assert_close(
		    schedule_compute(pair, bad_durations[i], tasks), NAN, 0);
		assert_close(tasks[1].slack, NAN, 0);
		assert_false(tasks[1].critical);
	}
}

int
main(void)
{
	const struct CMUnitTest tests[] = {
		cmocka_unit_test(schedules_the_playbook),
		cmocka_unit_test(bounds_each_reading),
		cmocka_unit_test(orders_edges_itself),
		cmocka_unit_test(forgives_rounding),
		cmocka_unit_test(reports_circles),
		cmocka_unit_test(computes_nothing_from_nothing),
	};

	return cmocka_run_group_tests_name("schedule", tests, NULL, NULL);
}
