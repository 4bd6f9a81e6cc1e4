#include "tests/support/playbook_phases.h"

#include <setjmp.h>
#include <stdarg.h>
#include <stdint.h>
#include <cmocka.h>

const ThreePoint playbook_weeks[PHASES] = { { 1, 1.5, 2 }, { 1, 1.5, 2 },
	{ 1, 1, 1 }, { 1, 1.5, 2 }, { 2, 2.5, 3 }, { 2, 3, 4 } };
const double playbook_mid_weeks[PHASES] = { 1.5, 1.5, 1, 1.5, 2.5, 3 };

typedef struct Reading {
	char name;
	size_t n_edges;
	ScheduleEdge edges[7];
} Reading;

static const Reading readings[] = {
	{ 'A', 1, { { 0, 3 } } },
	{ 'B', 7,
	    { { 0, 3 }, { 0, 4 }, { 1, 4 }, { 2, 4 }, { 0, 5 }, { 1, 5 },
		{ 2, 5 } } },
	{ 'C', 3, { { 0, 3 }, { 3, 4 }, { 3, 5 } } },
	{ 'E', 3, { { 0, 3 }, { 1, 4 }, { 1, 5 } } },
};

Schedule *
playbook_schedule(char reading)
{
	static const char *const names[] = { "P1", "P2", "P3", "P4", "P5",
		"P6" };

	for (size_t i = 0; i < G_N_ELEMENTS(readings); i++) {
		const Reading *r = &readings[i];

		if (r->name == reading)
			return schedule_new(
			    names, PHASES, r->edges, r->n_edges, NULL);
	}
	fail_msg("no reading %c", reading);
	return NULL;
}
