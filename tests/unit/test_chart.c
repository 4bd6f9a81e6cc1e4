#include <math.h>
#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>
#include <cmocka.h>

#include <string.h>

#include "renderers/chart/chart.h"
#include "tests/support/assert_close.h"
#include "tests/support/chart_audit.h"
#include "tests/support/hard_charts.h"
#include "tests/support/sample_charts.h"

static const double widths[] = { CHART_WIDE, CHART_NARROW };

static int
open_typeset(void **state)
{
	*state = typeset_new(NULL);
	return *state == NULL ? -1 : 0;
}

static int
close_typeset(void **state)
{
	typeset_free(*state);
	return 0;
}

static char *
audit(const Typeset *typeset, const ChartSpec *spec, double width)
{
	g_autoptr(Surface) surface = surface_new_scratch();
	g_autoptr(Canvas) canvas = canvas_new(surface, typeset, width);

	chart_draw(spec, canvas, true);
	return chart_audit(canvas);
}

typedef struct Reading {
	const Typeset *typeset;
	GString *problems;
} Reading;

static void
read_chart(const char *name, const ChartSpec *spec, void *data)
{
	Reading *reading = data;

	for (size_t w = 0; w < G_N_ELEMENTS(widths); w++) {
		g_autofree char *problems =
		    audit(reading->typeset, spec, widths[w]);

		if (problems != NULL)
			g_string_append_printf(reading->problems,
			    "%s at %g px:\n%s", name, widths[w], problems);
	}
}

static void
hard_charts_can_be_read(void **state)
{
	g_autoptr(GString) all = g_string_new(NULL);
	Reading reading = { *state, all };

	hard_charts_walk(read_chart, &reading);
	if (all->len > 0)
		fail_msg("%s", all->str);
}

static void
height_is_the_same_on_every_surface(void **state)
{
	g_autoptr(ChartSpec) spec = sample_chart_ladder();
	g_autoptr(Surface) pdf = surface_new_pdf(800, 2000, "", 0);
	g_autoptr(Canvas) canvas = canvas_new(pdf, *state, CHART_WIDE);

	chart_draw(spec, canvas, true);
	assert_close(canvas_height(canvas),
	    chart_height(spec, *state, CHART_WIDE, true), 0);
	assert_true(chart_height(spec, *state, CHART_WIDE, false) <
		    chart_height(spec, *state, CHART_WIDE, true));
}

static void
read_within(const char *name, const ChartSpec *spec, void *data)
{
	static const ChartRoom room = { .rows = 4, .height = 290 };
	Reading *reading = data;
	g_autoptr(Surface) surface = surface_new_scratch();
	g_autoptr(Canvas) canvas = canvas_new(surface, reading->typeset, 650);
	g_autofree char *problems = NULL;

	chart_draw_within(spec, canvas, &room);
	problems = chart_audit(canvas);
	if (problems != NULL)
		g_string_append_printf(
		    reading->problems, "%s:\n%s", name, problems);
	if (spec->kind == CHART_NETWORK && canvas_height(canvas) > room.height)
		g_string_append_printf(reading->problems, "%s: %g high\n", name,
		    canvas_height(canvas));
}

static void
hard_charts_can_be_read_in_a_room(void **state)
{
	g_autoptr(GString) all = g_string_new(NULL);
	Reading reading = { *state, all };

	hard_charts_walk(read_within, &reading);
	if (all->len > 0)
		fail_msg("%s", all->str);
}

static void
lines_keep_to_the_room(void **state)
{
	static const ChartRoom room = { .height = 200 }, none = { .height = 9 };
	g_autoptr(ChartSpec) spec = sample_chart_debt();
	g_autoptr(Surface) surface = surface_new_scratch();
	g_autoptr(Canvas) canvas = canvas_new(surface, *state, CHART_WIDE);

	chart_draw_within(spec, canvas, &room);
	assert_true(canvas_height(canvas) <= 200);
	assert_true(canvas_height(canvas) > 180);
	chart_draw_within(spec, canvas, &none);
	assert_true(canvas_height(canvas) > 120);
}

static void
check_svg(const char *name, const ChartSpec *spec, void *data)
{
	static const ChartSvg how = { .width = CHART_NARROW, .prefix = "k1" };
	const Typeset *typeset = data;
	g_autoptr(GError) error = NULL;
	g_autofree char *one = chart_to_svg(spec, typeset, &how, &error);
	g_autofree char *two = chart_to_svg(spec, typeset, &how, NULL);

	if (one == NULL) {
		fail_msg("%s: %s", name, error->message);
		return;
	}
	assert_string_equal(one, two);
	assert_non_null(strstr(one, "<title id=\"k1-t\">"));
	if (g_regex_match_simple("[\\s\",(-](nan|inf)[\\s\",)]", one, 0, 0))
		fail_msg("%s: a number is none", name);
}

static void
svg_is_finished_and_repeatable(void **state)
{
	hard_charts_walk(check_svg, *state);
}

static void
title_is_drawn_where_asked(void **state)
{
	static const char title[] =
	    ">In 48 of 50 cases it takes between four and six weeks</text>";
	g_autoptr(ChartSpec) spec = sample_chart_finish();
	const ChartSvg linked = { .width = CHART_WIDE };
	const ChartSvg file = { .width = CHART_WIDE, .titled = true };
	g_autofree char *beside = chart_to_svg(spec, *state, &linked, NULL);
	g_autofree char *alone = chart_to_svg(spec, *state, &file, NULL);

	assert_non_null(strstr(beside, "id=\"finish-t\""));
	assert_null(strstr(beside, title));
	assert_non_null(strstr(alone, title));
	assert_non_null(strstr(beside, "<style"));
	assert_non_null(strstr(beside, "width=\"720\""));
	assert_non_null(strstr(alone, "width=\"752\""));
}

static void
missing_glyphs_are_told(void **state)
{
	g_autoptr(ChartSpec) spec = sample_chart_ladder();
	g_autofree char *none = chart_missing_glyphs(spec, *state, NULL);
	g_autofree char *some = NULL;

	assert_null(none);
	chart_spec_add_row(spec, "odd \U000F1234 \U000F1234 name");
	some = chart_missing_glyphs(spec, *state, NULL);
	assert_string_equal(some, "\U000F1234");
}

int
main(void)
{
	const struct CMUnitTest tests[] = {
		cmocka_unit_test(hard_charts_can_be_read),
		cmocka_unit_test(hard_charts_can_be_read_in_a_room),
		cmocka_unit_test(lines_keep_to_the_room),
		cmocka_unit_test(height_is_the_same_on_every_surface),
		cmocka_unit_test(svg_is_finished_and_repeatable),
		cmocka_unit_test(title_is_drawn_where_asked),
		cmocka_unit_test(missing_glyphs_are_told),
	};

	return cmocka_run_group_tests_name(
	    "chart", tests, open_typeset, close_typeset);
}
