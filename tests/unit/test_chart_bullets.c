#include <math.h>
#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>
#include <cmocka.h>

#include <string.h>

#include "renderers/chart/chart_kinds.h"
#include "tests/support/desk.h"
#include "tests/support/sample_charts.h"

static const CanvasText *
text_of(const Canvas *canvas, const char *string)
{
	const CanvasText *text = desk_find_text(canvas, string);

	if (text == NULL)
		fail_msg("“%s” is not there", string);
	return text;
}

static const Hover *
hover_of(const Canvas *canvas, const char *start)
{
	for (size_t i = 0; i < canvas_hover_count(canvas); i++)
		if (g_str_has_prefix(canvas_hover_at(canvas, i)->title, start))
			return canvas_hover_at(canvas, i);
	fail_msg("nothing shows “%s…”", start);
	return NULL;
}

/* Of all boxes that show the title: how far the right one reaches, which is
 * not as high as the ranges. */
static double
bar_end(const Canvas *canvas, const char *start)
{
	const Hover *hover = hover_of(canvas, start);
	double least = INFINITY, end = NAN;

	for (guint i = 0; i < hover->shapes->len; i++) {
		const HoverShape *shape =
		    &g_array_index(hover->shapes, HoverShape, i);

		if (shape->form == HOVER_BOX && shape->box.height < least) {
			least = shape->box.height;
			end = shape->box.x + shape->box.width;
		}
	}
	return end;
}

static void
says_value_state_and_share(void **state)
{
	Canvas *canvas = ((Desk *)*state)->canvas;
	g_autoptr(ChartSpec) spec = sample_chart_triggers();

	chart_bullets_draw(spec, canvas, 0);
	assert_true(desk_has_hover(
	    canvas, "Database: 150 ms of 200 ms, 75 % (68 % – 83 %), monitor"));
	assert_true(text_of(canvas, "150 ms of 200 ms")->box.x >
		    bar_end(canvas, "Background jobs"));
	text_of(canvas, "monitor");
	text_of(canvas, "unknown");
	text_of(canvas, "– no line for egress in the bill");
	for (size_t i = 0; i < canvas_hover_count(canvas); i++)
		assert_false(g_str_has_prefix(
		    canvas_hover_at(canvas, i)->title, "File storage"));
}

/* Each row on the same relative scale, whatever its own unit is. */
static void
bars_end_by_their_share(void **state)
{
	Canvas *canvas = ((Desk *)*state)->canvas;
	g_autoptr(ChartSpec) spec =
	    chart_spec_new(CHART_BULLETS, "x", "t", NULL);
	static const double shares[] = { 0, 0.5, 1, 1.5, 2, 9, INFINITY };
	double ends[G_N_ELEMENTS(shares)];

	for (size_t i = 0; i < G_N_ELEMENTS(shares); i++) {
		g_autofree char *label = g_strdup_printf("row %zu", i);

		chart_spec_add_row(spec, label)->mid = shares[i];
	}
	chart_spec_add_mark(spec, 1, "threshold", false);
	chart_bullets_draw(spec, canvas, 0);
	for (size_t i = 0; i < G_N_ELEMENTS(shares); i++) {
		g_autofree char *label = g_strdup_printf("row %zu", i);

		ends[i] = bar_end(canvas, label);
	}
	assert_true(fabs((ends[2] - ends[1]) - (ends[3] - ends[2])) < 0.01);
	assert_true(fabs((ends[3] - ends[2]) - (ends[4] - ends[3])) < 0.01);
	assert_true(ends[1] > ends[0] + 50);
	assert_true(fabs(ends[5] - ends[4]) < 0.01);
	assert_true(fabs(ends[6] - ends[4]) < 0.01);
}

static void
threshold_is_never_at_the_edge(void **state)
{
	Canvas *canvas = ((Desk *)*state)->canvas;
	g_autoptr(ChartSpec) spec =
	    chart_spec_new(CHART_BULLETS, "x", "t", NULL);

	chart_spec_add_row(spec, "one")->mid = 1;
	chart_spec_add_row(spec, "none");
	chart_spec_add_mark(spec, 1, "threshold", false);
	chart_bullets_draw(spec, canvas, 0);
	assert_true(bar_end(canvas, "one") < canvas_width(canvas) - 40);
}

static void
narrow_rows_say_it_below_their_bars(void **state)
{
	Canvas *canvas = ((Desk *)*state)->canvas;
	g_autoptr(ChartSpec) spec = sample_chart_triggers();
	const CanvasText *label, *value;

	chart_bullets_draw(spec, canvas, 0);
	label = text_of(canvas, "Search");
	value = text_of(canvas, "6.2 % of load; at most 5 %");
	assert_true(value->box.x < 1);
	assert_true(value->box.y > label->box.y + label->box.height + 20);
	assert_true(fabs(text_of(canvas, "act")->box.y - value->box.y) < 1);
}

/* Beside long labels and values both would be too narrow to read. */
static void
crossings_are_left_out_where_there_is_no_room(void **state)
{
	g_autoptr(ChartSpec) spec = sample_chart_triggers();
	g_autoptr(Surface) surface = surface_new_scratch();
	Canvas *wide = ((Desk *)*state)->canvas;
	g_autoptr(Canvas) slide =
	    canvas_new(surface, canvas_typeset(wide), 490);
	int dated = 0;

	chart_bullets_draw(spec, wide, 0);
	text_of(wide, "when it crosses");
	text_of(wide, "2028");
	chart_bullets_draw(spec, slide, 0);
	assert_null(desk_find_text(slide, "when it crosses"));
	for (size_t i = 0; i < canvas_text_count(slide); i++)
		dated += g_str_has_prefix(
		    canvas_text_at(slide, i)->string, "crosses Dec 2027");
	assert_int_equal(dated, 1);
	text_of(slide, "share of the threshold");
}

/* The state is told by shape too, so that no colour is needed. */
static void
a_mark_stands_before_the_state(void **state)
{
	g_autoptr(ChartSpec) spec = sample_chart_triggers();
	Canvas *canvas = ((Desk *)*state)->canvas;
	const CanvasText *word;

	chart_bullets_draw(spec, canvas, 0);
	word = text_of(canvas, "unknown");
	assert_false(canvas_is_free(
	    canvas, (Box){ word->box.x - 10, word->box.y + 4, 4, 4 }));
}

int
main(void)
{
	const struct CMUnitTest tests[] = {
		WITH_WIDE_DESK(says_value_state_and_share),
		WITH_WIDE_DESK(bars_end_by_their_share),
		WITH_WIDE_DESK(threshold_is_never_at_the_edge),
		WITH_NARROW_DESK(narrow_rows_say_it_below_their_bars),
		WITH_WIDE_DESK(crossings_are_left_out_where_there_is_no_room),
		WITH_WIDE_DESK(a_mark_stands_before_the_state),
	};

	return cmocka_run_group_tests_name("chart_bullets", tests, NULL, NULL);
}
