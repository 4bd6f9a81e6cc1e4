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

static const Hover *
bar_of(const Canvas *canvas, const char *title)
{
	for (size_t i = 0; i < canvas_hover_count(canvas); i++)
		if (strcmp(canvas_hover_at(canvas, i)->title, title) == 0)
			return canvas_hover_at(canvas, i);
	fail_msg("no bar “%s”", title);
	return NULL;
}

static Box
last_box(const Hover *hover)
{
	return g_array_index(hover->shapes, HoverShape, hover->shapes->len - 1)
	    .box;
}

static void
bars_last_as_long_as_their_work(void **state)
{
	Canvas *canvas = ((Desk *)*state)->canvas;
	g_autoptr(ChartSpec) spec = sample_chart_timeline();
	Box first, fourth, sixth;

	chart_gantt_draw(spec, canvas, 0);
	first = last_box(bar_of(canvas, "1 Domain map: 0 – 1.5"));
	fourth = last_box(bar_of(canvas, "4 Infrastructure: 1.5 – 3"));
	sixth = last_box(bar_of(canvas, "6 Governance: 1.5 – 4.5"));
	assert_close(first.width, fourth.width, 1e-9);
	assert_close(sixth.width, 2 * fourth.width, 1e-9);
	assert_close(first.x + first.width, fourth.x, 1e-9);
	assert_true(sixth.y > fourth.y);
}

/* Tail, ground and bar where there is float; ground and bar where not. */
static void
tails_show_the_float(void **state)
{
	Canvas *canvas = ((Desk *)*state)->canvas;
	g_autoptr(ChartSpec) spec = sample_chart_timeline();

	chart_gantt_draw(spec, canvas, 0);
	assert_int_equal(
	    bar_of(canvas, "4 Infrastructure: 1.5 – 3")->shapes->len, 3);
	assert_int_equal(
	    bar_of(canvas, "6 Governance: 1.5 – 4.5")->shapes->len, 2);
}

static void
what_is_critical_is_strong(void **state)
{
	Canvas *canvas = ((Desk *)*state)->canvas;
	g_autoptr(ChartSpec) spec = sample_chart_timeline();

	chart_gantt_draw(spec, canvas, 0);
	assert_true(desk_find_text(canvas, "6 Governance")->face.bold);
	assert_false(desk_find_text(canvas, "5 Debt register")->face.bold);
}

static void
an_unplanned_row_says_why(void **state)
{
	Canvas *canvas = ((Desk *)*state)->canvas;
	g_autoptr(ChartSpec) spec = sample_chart_timeline();

	chart_spec_add_row(spec, "7")->missing = g_strdup("no duration");
	chart_gantt_draw(spec, canvas, 0);
	assert_non_null(desk_find_text(canvas, "– no duration"));
}

int
main(void)
{
	const struct CMUnitTest tests[] = {
		WITH_WIDE_DESK(bars_last_as_long_as_their_work),
		WITH_WIDE_DESK(tails_show_the_float),
		WITH_NARROW_DESK(what_is_critical_is_strong),
		WITH_NARROW_DESK(an_unplanned_row_says_why),
	};

	return cmocka_run_group_tests_name("chart_gantt", tests, NULL, NULL);
}
