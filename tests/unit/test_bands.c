#include <math.h>
#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>
#include <cmocka.h>

#include "renderers/chart/bands.h"
#include "renderers/chart/chart_kinds.h"
#include "tests/support/assert_close.h"
#include "tests/support/desk.h"

/* A line that rises from 1 to 1,000 over four stages. */
static ChartSpec *
make_spec(void)
{
	ChartSpec *spec = chart_spec_new(CHART_LINES, "x", "t", NULL);
	ChartSeries *line =
	    chart_spec_add_series(spec, "users", SERIES_LINE, ROLE_FIRST);

	chart_axis_set(&spec->x, NULL, AXIS_LINEAR);
	chart_axis_set(&spec->y, "users", AXIS_LOG);
	for (int i = 0; i <= 3; i++)
		chart_series_add(line, i, pow(10, i), NAN, NAN);
	chart_spec_add_band(spec, NAN, 10, "first", false);
	chart_spec_add_band(spec, 10, 100, "second", true);
	chart_spec_add_band(spec, 100, NAN, "third", false);
	chart_spec_add_band(spec, 1e6, NAN, "out of sight", false);
	return spec;
}

static void
bands_are_named_within_themselves(void **state)
{
	Canvas *canvas = ((Desk *)*state)->canvas;
	g_autoptr(ChartSpec) spec = make_spec();
	const CanvasText *first, *second, *third;

	chart_lines_draw(spec, canvas, 0);
	first = desk_find_text(canvas, "first");
	second = desk_find_text(canvas, "second");
	third = desk_find_text(canvas, "third");
	assert_true(third->box.y < second->box.y);
	assert_true(second->box.y < first->box.y);
	assert_true(desk_has_hover(canvas, "second"));
}

/* It ends in the upper right corner. */
static void
names_keep_off_the_line(void **state)
{
	Canvas *canvas = ((Desk *)*state)->canvas;
	g_autoptr(ChartSpec) spec = make_spec();
	const CanvasText *third;

	chart_lines_draw(spec, canvas, 0);
	third = desk_find_text(canvas, "third");
	assert_true(third->box.x < canvas_width(canvas) / 2);
}

static void
bands_out_of_the_plot_are_not_drawn(void **state)
{
	Canvas *canvas = ((Desk *)*state)->canvas;
	g_autoptr(ChartSpec) spec = make_spec();

	chart_lines_draw(spec, canvas, 0);
	assert_null(desk_find_text(canvas, "out of sight"));
	assert_false(desk_has_hover(canvas, "out of sight"));
}

static void
low_bands_keep_their_name_to_be_pointed_at(void **state)
{
	Canvas *canvas = ((Desk *)*state)->canvas;
	g_autoptr(ChartSpec) spec = make_spec();

	chart_spec_add_band(spec, 10, 10.5, "thin", true);
	chart_lines_draw(spec, canvas, 0);
	assert_null(desk_find_text(canvas, "thin"));
	assert_true(desk_has_hover(canvas, "thin"));
}

int
main(void)
{
	const struct CMUnitTest tests[] = {
		WITH_WIDE_DESK(bands_are_named_within_themselves),
		WITH_NARROW_DESK(bands_are_named_within_themselves),
		WITH_WIDE_DESK(names_keep_off_the_line),
		WITH_WIDE_DESK(bands_out_of_the_plot_are_not_drawn),
		WITH_WIDE_DESK(low_bands_keep_their_name_to_be_pointed_at),
	};

	return cmocka_run_group_tests_name("bands", tests, NULL, NULL);
}
