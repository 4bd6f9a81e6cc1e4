#include <math.h>
#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>
#include <cmocka.h>

#include "renderers/chart/axis.h"
#include "renderers/chart/marks.h"
#include "tests/support/assert_close.h"
#include "tests/support/desk.h"

static const Scale scale = { AXIS_LINEAR, 0, 10, 10, 190 };

static ChartSpec *
make_spec(void)
{
	ChartSpec *spec = chart_spec_new(CHART_LADDER, "x", "t", NULL);

	chart_spec_add_mark(spec, 4, "4", false);
	chart_spec_add_mark(spec, 5, "half way", false);
	chart_spec_add_mark(spec, 5.1, "just after", false);
	chart_spec_add_mark(spec, 7, NULL, false);
	chart_spec_add_mark(spec, NAN, "nowhere", false);
	chart_spec_add_mark(spec, 3, "level", true);
	return spec;
}

static void
domains_grow_by_their_own_marks(void **state)
{
	g_autoptr(ChartSpec) spec = make_spec();
	Domain domain;

	(void)state;
	domain_init(&domain);
	marks_add_to_domain(spec, false, AXIS_LINEAR, &domain);
	assert_close(domain.lo, 4, 0);
	assert_close(domain.hi, 7, 0);
	domain_init(&domain);
	marks_add_to_domain(spec, true, AXIS_LINEAR, &domain);
	assert_close(domain.lo, 3, 0);
	assert_close(domain.hi, 3, 0);
}

static void
labels_stand_below_and_apart(void **state)
{
	Canvas *canvas = ((Desk *)*state)->canvas;
	g_autoptr(ChartSpec) spec = make_spec();
	const ChartAxis axis = { 0 };
	g_autoptr(GArray) ticks = axis_ticks_across(canvas, &axis, &scale);
	double below = marks_draw_across(canvas, spec, &scale, ticks, 20, 80);
	const CanvasText *one = desk_find_text(canvas, "half way");
	const CanvasText *two = desk_find_text(canvas, "just after");

	assert_null(desk_find_text(canvas, "4")); /* the tick says it */
	assert_null(desk_find_text(canvas, "level"));
	assert_null(desk_find_text(canvas, "nowhere"));
	assert_true(one->box.y > 80);
	assert_true(two->box.y >= one->box.y + one->box.height);
	assert_true(below >= two->box.y + two->box.height);
}

/* Wider than the canvas, it is cut and still there. */
static void
a_long_label_is_cut(void **state)
{
	Canvas *canvas = ((Desk *)*state)->canvas;
	g_autoptr(ChartSpec) spec =
	    chart_spec_new(CHART_LADDER, "x", "t", NULL);
	g_autoptr(GArray) ticks = g_array_new(false, false, sizeof(AxisTick));
	const CanvasText *label;

	chart_spec_add_mark(spec, 9,
	    "the day on which the contract with the largest customer ends",
	    false);
	marks_draw_across(canvas, spec, &scale, ticks, 20, 80);
	assert_int_equal(canvas_text_count(canvas), 1);
	label = canvas_text_at(canvas, 0);
	assert_true(g_str_has_prefix(label->string, "the day on which"));
	assert_true(label->box.x >= 0);
	assert_true(label->box.x + label->box.width <= 200);
}

static void
a_label_without_a_place_can_be_pointed_at(void **state)
{
	Canvas *canvas = ((Desk *)*state)->canvas;
	g_autoptr(ChartSpec) spec = make_spec();
	g_autoptr(GArray) ticks = g_array_new(false, false, sizeof(AxisTick));

	canvas_reserve_box(canvas, (Box){ 0, 80, 200, 500 });
	assert_close(
	    marks_draw_across(canvas, spec, &scale, ticks, 20, 80), 80, 0);
	assert_int_equal(canvas_text_count(canvas), 0);
	assert_true(desk_has_hover(canvas, "half way"));
}

static void
level_marks_have_their_label_on_the_line(void **state)
{
	Canvas *canvas = ((Desk *)*state)->canvas;
	g_autoptr(ChartSpec) spec = make_spec();
	const Scale up = { AXIS_LINEAR, 0, 10, 100, 0 };
	const CanvasText *text;

	marks_draw_upright(canvas, spec, &up, 10, 190);
	text = desk_find_text(canvas, "level");
	assert_int_equal(canvas_text_count(canvas), 1);
	assert_true(text->box.y + text->box.height < 70);
	assert_true(text->box.y + text->box.height > 60);
}

/* Bars begin at the left, and leave room further on. */
static void
level_labels_move_along_to_where_there_is_room(void **state)
{
	Canvas *canvas = ((Desk *)*state)->canvas;
	g_autoptr(ChartSpec) spec = make_spec();
	const Scale up = { AXIS_LINEAR, 0, 10, 100, 0 };
	const CanvasText *text;

	canvas_reserve_box(canvas, (Box){ 0, 0, 80, 100 });
	marks_draw_upright(canvas, spec, &up, 10, 190);
	text = desk_find_text(canvas, "level");
	assert_non_null(text);
	assert_true(text->box.x >= 80);
	assert_true(text->box.x + text->box.width <= 190);
}

int
main(void)
{
	const struct CMUnitTest tests[] = {
		cmocka_unit_test(domains_grow_by_their_own_marks),
		WITH_DESK(labels_stand_below_and_apart),
		WITH_DESK(a_long_label_is_cut),
		WITH_DESK(a_label_without_a_place_can_be_pointed_at),
		WITH_DESK(level_marks_have_their_label_on_the_line),
		WITH_DESK(level_labels_move_along_to_where_there_is_room),
	};

	return cmocka_run_group_tests_name("marks", tests, NULL, NULL);
}
