#include <math.h>
#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>
#include <cmocka.h>

#include "renderers/chart/series.h"
#include "tests/support/assert_close.h"
#include "tests/support/desk.h"

typedef struct Fixture {
	ChartSpec *spec;
	ChartSeries *series;
	Plot plot;
} Fixture;

/* x 0 to 10 on 0 to 200 px, y 0 to 10 on 100 to 0 px. */
static Fixture
fixture(Desk *desk, SeriesForm form)
{
	Fixture f = { .spec = chart_spec_new(CHART_LINES, "x", "t", NULL) };

	f.series = chart_spec_add_series(f.spec, "spend", form, ROLE_FIRST);
	f.plot = (Plot){
		.canvas = desk->canvas,
		.spec = f.spec,
		.x = { AXIS_LINEAR, 0, 10, 0, 200 },
		.y = { AXIS_LINEAR, 0, 10, 100, 0 },
		.right = 200,
		.bottom = 100,
	};
	return f;
}

static bool
is_taken(const Canvas *canvas, double x, double y)
{
	return !canvas_is_free(
	    canvas, (Box){ x * 20 - 1, 100 - y * 10 - 1, 2, 2 });
}

static void
lines_have_gaps_where_values_are_missing(void **state)
{
	Desk *desk = *state;
	Fixture f = fixture(desk, SERIES_LINE);

	for (int i = 1; i <= 9; i++)
		chart_series_add(f.series, i, i == 4 ? NAN : 5, NAN, NAN);
	series_draw(&f.plot, f.series);
	assert_true(is_taken(desk->canvas, 2.5, 5));
	assert_false(is_taken(desk->canvas, 3.5, 5));
	assert_false(is_taken(desk->canvas, 4.5, 5));
	assert_true(is_taken(desk->canvas, 5.5, 5));
	assert_true(desk_has_hover(desk->canvas, "spend, 2: 5"));
	assert_true(desk_has_hover(desk->canvas, "spend, 4: –"));
	assert_non_null(desk_find_text(desk->canvas, "–"));
	chart_spec_free(f.spec);
}

static void
a_lone_point_of_a_line_is_seen(void **state)
{
	Desk *desk = *state;
	Fixture f = fixture(desk, SERIES_LINE);

	chart_series_add(f.series, 2, NAN, NAN, NAN);
	chart_series_add(f.series, 5, 5, NAN, NAN);
	chart_series_add(f.series, 8, NAN, NAN, NAN);
	series_draw(&f.plot, f.series);
	assert_true(is_taken(desk->canvas, 5, 5));
	chart_spec_free(f.spec);
}

/* Dashes are cut from the first step towards an open point on. */
static void
open_points_and_hovers_of_the_spec_are_kept(void **state)
{
	Desk *desk = *state;
	Fixture f = fixture(desk, SERIES_LINE);

	for (int i = 0; i <= 10; i++) {
		ChartPoint *p = chart_series_add(f.series, i, 5, 4, 6);

		p->open = i > 5;
		p->hover = i == 3 ? g_strdup("what happened") : NULL;
	}
	series_draw_band(&f.plot, f.series);
	series_draw(&f.plot, f.series);
	assert_true(desk_has_hover(desk->canvas, "what happened"));
	assert_true(desk_has_hover(desk->canvas, "spend, 4: 5 (4 – 6)"));
	assert_true(is_taken(desk->canvas, 8.5, 5));
	chart_spec_free(f.spec);
}

static void
bars_stand_on_zero(void **state)
{
	Desk *desk = *state;
	Fixture f = fixture(desk, SERIES_BARS);

	chart_series_add(f.series, 2, 5, NAN, NAN);
	chart_series_add(f.series, 4, NAN, NAN, NAN);
	chart_series_add(f.series, 6, 3, NAN, NAN);
	series_draw(&f.plot, f.series);
	assert_true(is_taken(desk->canvas, 2, 4.5));
	assert_true(is_taken(desk->canvas, 2, 0.5));
	assert_false(is_taken(desk->canvas, 2, 5.5));
	assert_false(is_taken(desk->canvas, 4, 3));
	assert_false(is_taken(desk->canvas, 3.2, 1)); /* between bars */
	assert_true(desk_has_hover(desk->canvas, "spend, 6: 3"));
	assert_true(desk_has_hover(desk->canvas, "spend, 4: –"));
	chart_spec_free(f.spec);
}

static void
points_take_their_places(void **state)
{
	Desk *desk = *state;
	Fixture f = fixture(desk, SERIES_POINTS);

	chart_series_add(f.series, 2, 5, NAN, NAN);
	chart_series_add(f.series, 6, 3, NAN, NAN)->open = true;
	series_draw(&f.plot, f.series);
	assert_true(is_taken(desk->canvas, 2, 5));
	assert_true(is_taken(desk->canvas, 6, 3));
	assert_false(is_taken(desk->canvas, 4, 4));
	assert_int_equal(canvas_hover_count(desk->canvas), 2);
	chart_spec_free(f.spec);
}

/* Hundreds of made-up titles would outweigh the drawing. */
static void
crowds_show_only_titles_of_the_spec(void **state)
{
	Desk *desk = *state;
	Fixture f = fixture(desk, SERIES_POINTS);

	for (int i = 0; i < 1000; i++)
		chart_series_add(f.series, i / 100.0, 5, NAN, NAN)->hover =
		    i == 500 ? g_strdup("PROJ-500") : NULL;
	series_draw(&f.plot, f.series);
	assert_int_equal(canvas_hover_count(desk->canvas), 1);
	assert_true(desk_has_hover(desk->canvas, "PROJ-500"));
	chart_spec_free(f.spec);
}

/* At each point from low to high, and beside those of other lines. */
static void
whiskers_stand_side_by_side(void **state)
{
	Desk *desk = *state;
	Fixture f = fixture(desk, SERIES_LINE);
	ChartSeries *other =
	    chart_spec_add_series(f.spec, "rent", SERIES_LINE, ROLE_SECOND);

	assert_close(series_reach(f.spec), 0, 0);
	f.series->whiskers = other->whiskers = true;
	assert_close(series_reach(f.spec), 3.5 + 7, 0);
	chart_series_add(f.series, 3, 4, 2, 8);
	chart_series_add(other, 3, 4, NAN, NAN);
	series_draw_band(&f.plot, f.series);
	series_draw(&f.plot, f.series);
	series_draw(&f.plot, other);
	assert_true(desk_has_hover(desk->canvas, "spend, 3: 4 (2 – 8)"));
	assert_true(desk_has_hover(desk->canvas, "rent, 3: 4"));
	assert_true(is_taken(desk->canvas, 3 - 3.5 / 20, 4));
	assert_true(is_taken(desk->canvas, 3 + 3.5 / 20, 4));
	assert_false(is_taken(desk->canvas, 3 + 12.0 / 20, 4));
	chart_spec_free(f.spec);
}

int
main(void)
{
	const struct CMUnitTest tests[] = {
		WITH_DESK(lines_have_gaps_where_values_are_missing),
		WITH_DESK(a_lone_point_of_a_line_is_seen),
		WITH_DESK(open_points_and_hovers_of_the_spec_are_kept),
		WITH_DESK(bars_stand_on_zero),
		WITH_DESK(points_take_their_places),
		WITH_DESK(crowds_show_only_titles_of_the_spec),
		WITH_DESK(whiskers_stand_side_by_side),
	};

	return cmocka_run_group_tests_name("series", tests, NULL, NULL);
}
