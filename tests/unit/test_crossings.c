#include <math.h>
#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>
#include <cmocka.h>

#include "renderers/chart/crossings.h"
#include "tests/support/assert_close.h"
#include "tests/support/desk.h"

#define TODAY 20779.0
#define END (TODAY + 1000)

static ChartSpec *
make(void)
{
	ChartSpec *spec = chart_spec_new(CHART_BULLETS, "x", "t", NULL);

	chart_axis_set(&spec->y, "when", AXIS_TIME);
	spec->y.lo = TODAY;
	spec->y.hi = END;
	return spec;
}

static ChartRow *
add(ChartSpec *spec, double lo, double mid, double hi)
{
	ChartRow *row = chart_spec_add_row(spec, "Database");
	ChartCell *cell =
	    chart_row_add_cell(row, mid, "2027 to 2028", ROLE_GOOD);

	cell->lo = lo;
	cell->hi = hi;
	return row;
}

static void
a_row_without_a_date_has_none(void **state)
{
	g_autoptr(ChartSpec) spec = make();

	(void)state;
	assert_false(crossings_any(spec));
	chart_spec_add_row(spec, "not projected");
	add(spec, NAN, NAN, NAN);
	assert_false(crossings_any(spec));
	add(spec, TODAY, NAN, NAN);
	assert_true(crossings_any(spec));
}

typedef struct DrawCase {
	const char *name;
	double lo, mid, hi;
	double from, to; /* what the pointer finds, as shares of the axis */
	bool dot, beyond;
} DrawCase;

static const DrawCase cases[] = {
	{ "inside", TODAY + 200, TODAY + 400, TODAY + 500, 0.2, 0.5, true,
	    false },
	{ "now", TODAY, TODAY, TODAY, 0, 0, true, false },
	{ "half beyond", TODAY + 900, TODAY + 950, END + 9, 0.9, 1, true,
	    true },
	{ "perhaps never", TODAY + 500, INFINITY, INFINITY, 0.5, 1, false,
	    true },
	{ "all beyond", END + 1, END + 2, INFINITY, 1, 1, false, true },
	{ "never", INFINITY, INFINITY, INFINITY, 1, 1, false, true },
};

/* The extent of all shapes that show a title, and whether one is a mark and
 * one an arrow. */
typedef struct Found {
	double from, to;
	bool dot, arrow;
} Found;

static void
look_at(const HoverShape *shape, Found *found)
{
	if (shape->form == HOVER_CIRCLE || shape->form == HOVER_BOX) {
		found->dot = true;
		return;
	}
	found->arrow = found->arrow || shape->form == HOVER_POLYGON;
	for (guint i = 0; shape->form == HOVER_LINE && i < shape->points->len;
	     i++) {
		const double x = g_array_index(shape->points, Point, i).x;

		found->from = fmin(found->from, x);
		found->to = fmax(found->to, x);
	}
}

static void
bars_lie_between_today_and_the_horizon(void **state)
{
	Canvas *canvas = ((Desk *)*state)->canvas;

	for (size_t i = 0; i < G_N_ELEMENTS(cases); i++) {
		const DrawCase *c = &cases[i];
		g_autoptr(ChartSpec) spec = make();
		const ChartRow *row = add(spec, c->lo, c->mid, c->hi);
		Crossings crossings = crossings_make(canvas, spec, 10, 190);
		const double from = crossings.scale.from;
		const double length = crossings.scale.to - from;
		Found found = { NAN, NAN, false, false };
		const Hover *hover;

		crossings_draw_row(&crossings, row, 50);
		hover = canvas_hover_at(canvas, i);
		assert_string_equal(hover->title, "Database: 2027 to 2028");
		for (guint k = 0; k < hover->shapes->len; k++)
			look_at(&g_array_index(hover->shapes, HoverShape, k),
			    &found);
		if (found.dot != c->dot || found.arrow != c->beyond)
			fail_msg("%s: dot %d, arrow %d", c->name, found.dot,
			    found.arrow);
		if (c->from == c->to)
			continue;
		assert_close(found.from, from + c->from * length, 0.01);
		assert_close(found.to, from + c->to * length, 0.01);
	}
}

static void
what_is_not_projected_is_a_dash(void **state)
{
	Canvas *canvas = ((Desk *)*state)->canvas;
	g_autoptr(ChartSpec) spec = make();
	const CanvasText *today;
	Crossings crossings;
	double below;

	add(spec, TODAY, TODAY + 9, TODAY + 99);
	crossings = crossings_make(canvas, spec, 10, 190);
	crossings_draw_row(&crossings, chart_spec_add_row(spec, "new"), 50);
	assert_non_null(desk_find_text(canvas, "–"));
	chart_spec_add_mark(spec, TODAY, "today", true);
	chart_spec_add_mark(spec, 1, "threshold", false);
	below = crossings_draw_axis(&crossings, 0, 30, 90);
	today = desk_find_text(canvas, "today");
	assert_non_null(today);
	assert_true(today->box.y > 90);
	assert_true(below >= today->box.y + today->box.height);
	assert_null(desk_find_text(canvas, "threshold"));
	assert_non_null(desk_find_text(canvas, "when"));
	assert_non_null(desk_find_text(canvas, "2028"));
}

static GBytes *
draw_one(const Typeset *typeset, double half)
{
	g_autoptr(ChartSpec) spec = make();
	ChartRow *row =
	    add(spec, TODAY + 500 - half, TODAY + 500, TODAY + 500 + half);
	g_autoptr(Surface) surface = surface_new_png(200, 100, 1, THEME_LIGHT);
	g_autoptr(Canvas) canvas = canvas_new(surface, typeset, 200);
	Crossings crossings = crossings_make(canvas, spec, 10, 190);

	row->role = ROLE_WATCH;
	crossings_draw_row(&crossings, row, 50);
	return surface_finish(surface, NULL);
}

/* Its caps would give a triangle horns. */
static void
a_range_that_its_mark_covers_is_the_mark_alone(void **state)
{
	const Typeset *typeset = ((Desk *)*state)->typeset;
	g_autoptr(GBytes) alone = draw_one(typeset, 0);
	g_autoptr(GBytes) narrow = draw_one(typeset, 10);
	g_autoptr(GBytes) wide = draw_one(typeset, 200);

	assert_true(g_bytes_equal(alone, narrow));
	assert_false(g_bytes_equal(alone, wide));
}

int
main(void)
{
	const struct CMUnitTest tests[] = {
		cmocka_unit_test(a_row_without_a_date_has_none),
		WITH_DESK(bars_lie_between_today_and_the_horizon),
		WITH_DESK(a_range_that_its_mark_covers_is_the_mark_alone),
		WITH_DESK(what_is_not_projected_is_a_dash),
	};

	return cmocka_run_group_tests_name("crossings", tests, NULL, NULL);
}
