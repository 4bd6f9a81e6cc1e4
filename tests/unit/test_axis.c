#include <math.h>
#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>
#include <cmocka.h>

#include <string.h>

#include "pipeline/base/date.h"
#include "renderers/chart/axis.h"
#include "tests/support/assert_close.h"
#include "tests/support/desk.h"

static char dollar[] = "$", times[] = "×";

static char *
join(const GArray *ticks)
{
	GString *out = g_string_new(NULL);

	for (guint i = 0; i < ticks->len; i++)
		g_string_append_printf(out, "%s%s", i > 0 ? "|" : "",
		    g_array_index(ticks, AxisTick, i).label);
	return g_string_free(out, false);
}

typedef struct AcrossCase {
	ChartAxis axis;
	double lo, hi, from, to;
	const char *want;
} AcrossCase;

/* On 200 px there is room for few. */
static const AcrossCase across[] = {
	{ { 0 }, 0, 10, 0, 200, "0|2|4|6|8|10" },
	{ { .prefix = dollar }, 0, 5e6, 0, 200, "$0|$2 million|$4 million" },
	{ { .percent = true }, 0, 0.01, 0, 200, "0 %|0.5 %|1 %" },
	{ { .scale = AXIS_LOG, .suffix = times }, 1, 100, 0, 200,
	    "1×|10×|100×" },
	{ { .scale = AXIS_LOG, .suffix = times }, 1, 100, 0, 40, "1×" },
	{ { .scale = AXIS_TIME }, 20454, 20820, 0, 200,
	    "Jan 2026|Jul|Jan 2027" },
	{ { .scale = AXIS_TIME }, 20770, 20784, 0, 200, "16 Nov 2026|23 Nov" },
	{ { .scale = AXIS_TIME }, 18000, 22000, 0, 200, "2020|2025|2030" },
};

static void
across_labels_never_touch(void **state)
{
	const Canvas *canvas = ((Desk *)*state)->canvas;

	for (size_t i = 0; i < G_N_ELEMENTS(across); i++) {
		const AcrossCase *c = &across[i];
		const Scale scale = { c->axis.scale, c->lo, c->hi, c->from,
			c->to };
		g_autoptr(GArray) ticks =
		    axis_ticks_across(canvas, &c->axis, &scale);
		g_autofree char *text = join(ticks);

		assert_string_equal(text, c->want);
	}
}

typedef struct StopCase {
	double stops[3], to;
	const char *want;
} StopCase;

static const StopCase stops[] = {
	{ { 3, 6, 12 }, 200, "3|6|12" },
	{ { 3, 6, 12 }, 20, "10" },
	{ { 3, 3.01, 12 }, 200, "4|6|8|10|12" },
};

static void
ticks_stand_where_they_must_if_there_is_room(void **state)
{
	const Canvas *canvas = ((Desk *)*state)->canvas;
	const ChartAxis axis = { 0 };

	for (size_t i = 0; i < G_N_ELEMENTS(stops); i++) {
		const StopCase *c = &stops[i];
		const Scale scale = { AXIS_LINEAR, 3, 12, 0, c->to };
		g_autoptr(GArray) wanted =
		    g_array_new(false, false, sizeof(double));
		g_autoptr(GArray) ticks = NULL;
		g_autofree char *text = NULL;

		g_array_append_vals(wanted, c->stops, 3);
		ticks = axis_ticks_at(canvas, &axis, &scale, wanted);
		text = join(ticks);
		assert_string_equal(text, c->want);
	}
}

static void
labels_stay_on_the_canvas(void **state)
{
	Canvas *canvas = ((Desk *)*state)->canvas;
	const ChartAxis axis = { .prefix = dollar };
	const Scale scale = { AXIS_LINEAR, 0, 1000, 0, 200 };
	g_autoptr(GArray) ticks = axis_ticks_across(canvas, &axis, &scale);
	const CanvasText *first, *last;

	axis_draw_across(canvas, ticks, 20, 90, true);
	first = desk_find_text(canvas, "$0");
	last = desk_find_text(canvas, "$1,000");
	assert_true(first->box.x >= -1e-9);
	assert_true(last->box.x + last->box.width <= 200 + 1e-9);
	assert_true(last->box.y + last->box.height < 20);
}

static void
labels_below_are_below(void **state)
{
	Canvas *canvas = ((Desk *)*state)->canvas;
	const ChartAxis axis = { 0 };
	const Scale scale = { AXIS_LINEAR, 0, 10, 20, 180 };
	g_autoptr(GArray) ticks = axis_ticks_across(canvas, &axis, &scale);
	const CanvasText *text;

	axis_draw_across(canvas, ticks, 20, 90, false);
	text = desk_find_text(canvas, "10");
	assert_true(text->box.y > 90);
	assert_true(text->box.y + text->box.height <= 90 + axis_depth() + 1);
	assert_close(text->box.x + text->box.width / 2, 180, 1e-9);
}

static void
upright_labels_end_before_the_plot(void **state)
{
	Canvas *canvas = ((Desk *)*state)->canvas;
	const ChartAxis axis = { .prefix = dollar };
	const Scale scale = { AXIS_LINEAR, 0, 4000, 200, 20 };
	g_autoptr(GArray) ticks = axis_ticks_upright(&axis, &scale);
	g_autofree char *text = join(ticks);
	double width = axis_label_width(canvas, ticks);
	const CanvasText *top;

	assert_string_equal(text, "$0|$1,000|$2,000|$3,000|$4,000");
	axis_draw_labels(canvas, ticks, width + 10);
	top = desk_find_text(canvas, "$4,000");
	assert_true(top->box.x >= 0);
	assert_true(top->box.x + top->box.width < width + 10);
	assert_true(top->box.y < 20 && top->box.y + top->box.height > 20);
}

typedef struct MarksCase {
	AxisScale kind;
	double lo, hi, to;
	guint want;
} MarksCase;

static void
log_axes_are_told_by_their_marks(void **state)
{
	static const MarksCase cases[] = {
		{ AXIS_LOG, 1, 100, 300, 19 },
		{ AXIS_LOG, 1.5, 3.5, 300, 2 },
		{ AXIS_LOG, 1, 1e9, 300, 0 }, /* too dense */
		{ AXIS_LOG, 1, 100, -300, 19 }, /* upright */
		{ AXIS_LINEAR, 1, 100, 300, 0 },
		{ AXIS_TIME, 20000, 20100, 300, 0 },
	};

	(void)state;
	for (size_t i = 0; i < G_N_ELEMENTS(cases); i++) {
		const MarksCase *c = &cases[i];
		const Scale scale = { c->kind, c->lo, c->hi, 0, c->to };
		g_autoptr(GArray) places = axis_log_marks(&scale);

		assert_int_equal(places->len, c->want);
		for (guint k = 0; k < places->len; k++)
			assert_true(fabs(g_array_index(places, double, k)) <=
				    fabs(c->to));
	}
}

int
main(void)
{
	const struct CMUnitTest tests[] = {
		cmocka_unit_test(log_axes_are_told_by_their_marks),
		WITH_DESK(across_labels_never_touch),
		WITH_DESK(ticks_stand_where_they_must_if_there_is_room),
		WITH_DESK(labels_stay_on_the_canvas),
		WITH_DESK(labels_below_are_below),
		WITH_DESK(upright_labels_end_before_the_plot),
	};

	return cmocka_run_group_tests_name("axis", tests, NULL, NULL);
}
