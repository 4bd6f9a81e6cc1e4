#include <math.h>
#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>
#include <cmocka.h>

#include <string.h>

#include "renderers/chart/chart_kinds.h"
#include "tests/support/assert_close.h"
#include "tests/support/desk.h"
#include "tests/support/sample_charts.h"

static Box
day_of(const Canvas *canvas, const char *title)
{
	for (size_t i = 0; i < canvas_hover_count(canvas); i++) {
		const Hover *hover = canvas_hover_at(canvas, i);

		if (strcmp(hover->title, title) == 0)
			return g_array_index(hover->shapes, HoverShape, 0).box;
	}
	fail_msg("no day “%s”", title);
	return (Box){ 0 };
}

static void
days_stand_where_they_fall(void **state)
{
	Canvas *canvas = ((Desk *)*state)->canvas;
	g_autoptr(ChartSpec) spec = sample_chart_calendar();
	Box first, second, third;

	chart_calendar_draw(spec, canvas, 0);
	first = day_of(canvas, "Hosting carries no more: 16 Dec 2026");
	second = day_of(canvas, "Hosting carries no more: 26 Jan 2027");
	third = day_of(canvas, "Hosting carries no more: 8 Mar 2027");
	assert_true(second.x > first.x + 20);
	assert_close(third.x - second.x, second.x - first.x, 1e-6);
	assert_close(third.y, first.y, 1e-9);
}

/* 52 titles that say the same would be in the way. */
static void
only_days_that_matter_have_titles(void **state)
{
	Canvas *canvas = ((Desk *)*state)->canvas;
	g_autoptr(ChartSpec) spec = sample_chart_calendar();

	chart_calendar_draw(spec, canvas, 0);
	assert_true(desk_has_hover(canvas, "ADR triage: 25 Nov 2026"));
	assert_false(desk_has_hover(canvas, "ADR triage: 2 Dec 2026"));
	assert_true(desk_has_hover(canvas, "Architecture review: 12 Jan 2027"));
}

static void
says_who_and_how_often(void **state)
{
	Canvas *canvas = ((Desk *)*state)->canvas;
	g_autoptr(ChartSpec) spec = sample_chart_calendar();

	chart_calendar_draw(spec, canvas, 0);
	assert_non_null(desk_find_text(canvas, "Architecture review"));
	assert_non_null(
	    desk_find_text(canvas, "every Wednesday · Ana Example"));
	assert_non_null(desk_find_text(canvas, "Series A"));
}

static void
a_row_without_days_says_why(void **state)
{
	Canvas *canvas = ((Desk *)*state)->canvas;
	g_autoptr(ChartSpec) spec = sample_chart_calendar();

	chart_spec_add_row(spec, "Retrospective")->missing =
	    g_strdup("no cadence");
	chart_calendar_draw(spec, canvas, 0);
	assert_non_null(desk_find_text(canvas, "– no cadence"));
}

int
main(void)
{
	const struct CMUnitTest tests[] = {
		WITH_WIDE_DESK(days_stand_where_they_fall),
		WITH_NARROW_DESK(days_stand_where_they_fall),
		WITH_WIDE_DESK(only_days_that_matter_have_titles),
		WITH_NARROW_DESK(says_who_and_how_often),
		WITH_NARROW_DESK(a_row_without_days_says_why),
	};

	return cmocka_run_group_tests_name("chart_calendar", tests, NULL, NULL);
}
