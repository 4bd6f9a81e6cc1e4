#include <math.h>
#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>
#include <cmocka.h>

#include "renderers/chart/look.h"
#include "renderers/pdf/slide_part.h"
#include "tests/support/assert_close.h"
#include "tests/support/hard_charts.h"
#include "tests/support/sample_charts.h"
#include "tests/support/slide_desk.h"

static const Box box = { SLIDE_MARGIN, 120, 518, 310 };

static double
draw(SlideDesk *desk, const ChartSpec *chart, Box room)
{
	return slide_draw_chart(
	    &desk->slide, slide_desk_section(desk, "ladder"), chart, room);
}

/* Whatever is in them, charts keep to their place: a row less is a row that
 * is said to be left out. */
static void
draw_hard(const char *name, const ChartSpec *chart, void *data)
{
	SlideDesk *desk = data;
	double bottom = draw(desk, chart, box);

	/* A matrix folds, and a dot plot stacks, as high as they need. */
	if (chart->kind == CHART_MATRIX || chart->kind == CHART_DOTPLOT)
		return;
	if (bottom > box.y + box.height + 0.5)
		fail_msg("%s: %g below its place", name,
		    bottom - box.y - box.height);
}

static void
hard_charts_keep_to_their_place(void **state)
{
	SlideDesk *desk = *state;
	g_autoptr(GBytes) pdf = NULL;

	hard_charts_walk(draw_hard, desk);
	pdf = slide_desk_finish(desk);
	assert_true(g_bytes_get_size(pdf) > 1000);
}

static void
titles_that_are_the_headline_are_not_repeated(void **state)
{
	SlideDesk *desk = *state;
	g_autoptr(ChartSpec) chart = sample_chart_ladder();

	g_free(chart->title);
	chart->title = g_strdup("A title of its own");
	draw(desk, chart, box);
	assert_non_null(slide_desk_text(desk, "A title of its own"));
	slide_desk_clear(desk);
	g_free(chart->title);
	chart->title = g_strdup(slide_desk_section(desk, "ladder")->lead);
	draw(desk, chart, box);
	assert_int_equal(canvas_text_count(desk->slide.canvas), 1);
	slide_desk_audit(desk);
}

/* What fits at the height that it would like is drawn in that. */
static void
height_is_told_beforehand(void **state)
{
	SlideDesk *desk = *state;
	const Section *section = slide_desk_section(desk, "ladder");
	g_autoptr(ChartSpec) chart = sample_chart_ladder();
	Box room = { SLIDE_MARGIN, 0, SLIDE_INNER, 0 };

	room.height =
	    slide_chart_height(&desk->slide, section, chart, room.width);
	assert_close(draw(desk, chart, room), room.height, 1e-6);
}

static void
titles_may_be_all_there_is(void **state)
{
	SlideDesk *desk = *state;
	g_autoptr(ChartSpec) chart =
	    chart_spec_new(CHART_HEAT, "none", "Nothing is known", NULL);

	assert_true(draw(desk, chart, box) < box.y + box.height);
	assert_int_equal(canvas_text_count(desk->slide.canvas), 1);
}

static void
no_letter_is_below_nine_points(void **state)
{
	(void)state;
	for (LookText rank = LOOK_TITLE; rank <= LOOK_NOTE; rank++)
		assert_true(
		    look_text(rank, "").face.size * SLIDE_LEAST_SCALE >= 9);
}

int
main(void)
{
	const struct CMUnitTest tests[] = {
		cmocka_unit_test(no_letter_is_below_nine_points),
		WITH_SLIDE(hard_charts_keep_to_their_place),
		WITH_SLIDE(titles_that_are_the_headline_are_not_repeated),
		WITH_SLIDE(height_is_told_beforehand),
		WITH_SLIDE(titles_may_be_all_there_is),
	};

	return cmocka_run_group_tests_name("slide_chart", tests, NULL, NULL);
}
