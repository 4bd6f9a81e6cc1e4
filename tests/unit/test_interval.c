#include <math.h>
#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>
#include <cmocka.h>

#include "renderers/chart/interval.h"
#include "tests/support/assert_close.h"
#include "tests/support/desk.h"

typedef struct IntervalCase {
	const char *name;
	Interval interval; /* along y = 50, or x = 50 */
	double free_at, taken_at; /* along it */
	guint shapes;
	bool upright;
} IntervalCase;

static const IntervalCase cases[] = {
	{ "whole", { .lo = 20, .mid = 50, .hi = 80 }, 90, 30, 2, false },
	{ "upright", { .lo = 80, .mid = 50, .hi = 20 }, 90, 30, 2, true },
	{ "dot alone", { .lo = NAN, .mid = 50, .hi = NAN }, 30, 50, 1, false },
	{ "only above", { .lo = NAN, .mid = 50, .hi = 80 }, 30, 70, 2, false },
	{ "only below", { .lo = 20, .mid = 50, .hi = NAN }, 70, 30, 2, false },
	{ "goes on", { .lo = 20, .mid = 50, .hi = 80, .open_end = true }, 90,
	    30, 3, false },
	{ "no middle", { .lo = 20, .mid = NAN, .hi = 80 }, 90, 50, 1, false },
};

static Box
spot(double along, bool upright)
{
	return upright ? (Box){ 49, along - 1, 2, 2 }
		       : (Box){ along - 1, 49, 2, 2 };
}

static void
check_interval(const IntervalCase *c)
{
	void *state = NULL;
	Canvas *canvas;

	desk_set_up(&state);
	canvas = ((Desk *)state)->canvas;
	canvas_begin_hover(canvas, "it");
	interval_draw(canvas, &c->interval, 50, c->upright);
	canvas_end_hover(canvas);
	if (!canvas_is_free(canvas, spot(c->free_at, c->upright)))
		fail_msg("%s: %g is taken", c->name, c->free_at);
	if (canvas_is_free(canvas, spot(c->taken_at, c->upright)))
		fail_msg("%s: %g is free", c->name, c->taken_at);
	assert_int_equal(canvas_hover_at(canvas, 0)->shapes->len, c->shapes);
	desk_tear_down(&state);
}

static void
intervals_cover_what_they_say(void **state)
{
	(void)state;
	for (size_t i = 0; i < G_N_ELEMENTS(cases); i++)
		check_interval(&cases[i]);
}

int
main(void)
{
	const struct CMUnitTest tests[] = {
		cmocka_unit_test(intervals_cover_what_they_say),
	};

	return cmocka_run_group_tests_name("interval", tests, NULL, NULL);
}
