#include <math.h>
#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>
#include <cmocka.h>

#include "renderers/chart/chart_kinds.h"
#include "tests/support/assert_close.h"
#include "tests/support/desk.h"
#include "tests/support/sample_charts.h"

static void
five_hundred_samples_are_fifty_dots(void **state)
{
	Canvas *canvas = ((Desk *)*state)->canvas;
	g_autoptr(ChartSpec) spec = sample_chart_finish();

	chart_dotplot_draw(spec, canvas, 0);
	assert_int_equal(canvas_hover_count(canvas), 50);
	/* the middle of 500 logistic samples */
	assert_true(desk_has_hover(canvas, "4.62"));
}

static ChartSpec *
make_spec(const double *samples, guint count)
{
	ChartSpec *spec = chart_spec_new(CHART_DOTPLOT, "x", "t", NULL);

	g_array_append_vals(spec->samples, samples, count);
	return spec;
}

static void
few_samples_stand_for_themselves(void **state)
{
	static const double samples[] = { 1, 2, 4 };
	Canvas *canvas = ((Desk *)*state)->canvas;
	g_autoptr(ChartSpec) spec = make_spec(samples, 3);

	chart_dotplot_draw(spec, canvas, 0);
	assert_int_equal(canvas_hover_count(canvas), 3);
	assert_true(desk_has_hover(canvas, "1"));
	assert_true(desk_has_hover(canvas, "2"));
	assert_true(desk_has_hover(canvas, "4"));
}

/* No dot may lie on another or leave the canvas, however alike all are. */
static void
dots_are_countable(void **state)
{
	Canvas *canvas = ((Desk *)*state)->canvas;
	g_autoptr(ChartSpec) spec = NULL;
	double samples[50];

	for (int i = 0; i < 50; i++)
		samples[i] = i < 40 ? 4.5 : 5;
	spec = make_spec(samples, 50);
	chart_dotplot_draw(spec, canvas, 0);
	for (size_t i = 0; i < canvas_hover_count(canvas); i++) {
		const HoverShape *one = &g_array_index(
		    canvas_hover_at(canvas, i)->shapes, HoverShape, 0);
		double y = one->box.y + one->box.height / 2;
		double x = one->box.x + one->box.width / 2;

		assert_true(y > 0 && y < canvas_height(canvas));
		for (size_t k = 0; k < i; k++) {
			const HoverShape *other = &g_array_index(
			    canvas_hover_at(canvas, k)->shapes, HoverShape, 0);
			double dy = y - other->box.y - other->box.height / 2;
			double dx = x - other->box.x - other->box.width / 2;

			assert_true(hypot(dx, dy) >= 3.99);
		}
	}
}

static void
no_samples_is_said(void **state)
{
	Canvas *canvas = ((Desk *)*state)->canvas;
	g_autoptr(ChartSpec) spec = make_spec(NULL, 0);

	chart_dotplot_draw(spec, canvas, 0);
	assert_non_null(desk_find_text(canvas, "–"));
}

int
main(void)
{
	const struct CMUnitTest tests[] = {
		WITH_WIDE_DESK(five_hundred_samples_are_fifty_dots),
		WITH_NARROW_DESK(few_samples_stand_for_themselves),
		WITH_NARROW_DESK(dots_are_countable),
		WITH_NARROW_DESK(no_samples_is_said),
	};

	return cmocka_run_group_tests_name("chart_dotplot", tests, NULL, NULL);
}
