#include <math.h>
#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>
#include <cmocka.h>

#include "renderers/chart/labels.h"
#include "tests/support/assert_close.h"
#include "tests/support/desk.h"

enum { MOST = 4 };

typedef struct SpreadCase {
	const char *name;
	size_t count;
	double wanted[MOST], want[MOST]; /* heights are 10 */
} SpreadCase;

/* Between 0 and 100. */
static const SpreadCase spreads[] = {
	{ "far apart", 3, { 20, 50, 80 }, { 20, 50, 80 } },
	{ "two in one place give way equally", 2, { 50, 50 }, { 45, 55 } },
	{ "three about a middle", 3, { 50, 51, 49 }, { 50, 60, 40 } },
	{ "order of the list is kept", 3, { 80, 20, 50 }, { 80, 20, 50 } },
	{ "a pair pushes a third", 3, { 50, 50, 58 },
	    { 42.666666667, 52.666666667, 62.666666667 } },
	{ "at the top", 2, { 0, 0 }, { 5, 15 } },
	{ "at the bottom", 2, { 100, 100 }, { 85, 95 } },
	{ "beyond both ends", 2, { -50, 150 }, { 5, 95 } },
	{ "none", 0, { 0 }, { 0 } },
};

static void
check_spread(const SpreadCase *c)
{
	g_autoptr(GArray) labels = g_array_new(false, false, sizeof(EndLabel));

	for (size_t k = 0; k < c->count; k++) {
		EndLabel label = { .wanted = c->wanted[k], .height = 10 };

		g_array_append_val(labels, label);
	}
	labels_spread(labels, 0, 100);
	for (guint k = 0; k < c->count; k++) {
		double y = g_array_index(labels, EndLabel, k).y;

		if (!is_close(y, c->want[k], 1e-9))
			fail_msg("%s: label %u at %g", c->name, k, y);
	}
}

static void
labels_move_apart_as_little_as_can_be(void **state)
{
	(void)state;
	for (size_t i = 0; i < G_N_ELEMENTS(spreads); i++)
		check_spread(&spreads[i]);
}

static void
too_many_labels_overflow_but_never_overlap(void **state)
{
	g_autoptr(GArray) labels = g_array_new(false, false, sizeof(EndLabel));

	(void)state;
	for (int i = 0; i < 20; i++) {
		EndLabel label = { .wanted = i * 37 % 50, .height = 10 };

		g_array_append_val(labels, label);
	}
	labels_spread(labels, 0, 100);
	for (guint i = 0; i < labels->len; i++) {
		double one = g_array_index(labels, EndLabel, i).y;

		assert_true(one >= 5 - 1e-9);
		for (guint k = 0; k < i; k++)
			assert_true(
			    fabs(one - g_array_index(labels, EndLabel, k).y) >=
			    10 - 1e-9);
	}
}

static void
legend_names_what_has_no_end(void **state)
{
	Canvas *canvas = ((Desk *)*state)->canvas;
	g_autoptr(ChartSpec) spec = chart_spec_new(CHART_LINES, "x", "t", NULL);
	double bottom;

	chart_spec_add_series(spec, "trend", SERIES_LINE, ROLE_FIRST);
	assert_close(labels_draw_legend(canvas, spec, 20), 20, 0);
	chart_spec_add_series(spec, "finished", SERIES_POINTS, ROLE_FIRST);
	chart_spec_add_series(spec, "still open, so they take at least as long",
	    SERIES_POINTS, ROLE_SECOND);
	chart_spec_add_series(spec, "billed", SERIES_BARS, ROLE_THIRD);
	bottom = labels_draw_legend(canvas, spec, 20);
	assert_null(desk_find_text(canvas, "trend"));
	assert_close(desk_find_text(canvas, "finished")->origin.y,
	    desk_find_text(canvas, "still open, so they take at least as long")
		->origin.y,
	    0);
	assert_true(desk_find_text(canvas, "billed")->origin.y >
		    desk_find_text(canvas, "finished")->origin.y + 10);
	assert_true(bottom > desk_find_text(canvas, "billed")->origin.y);
}

/* A value is never cut: it tells more than the end of a name. */
static void
long_names_leave_room_for_the_value(void **state)
{
	Canvas *canvas = ((Desk *)*state)->canvas;
	g_autoptr(GArray) labels = g_array_new(false, false, sizeof(EndLabel));
	EndLabel of[] = {
		label_make("spend", "$4,000"),
		label_make("customer_subscription_billing_period_adjustment",
		    "$1.23 million"),
	};

	for (size_t i = 0; i < G_N_ELEMENTS(of); i++)
		g_array_append_val(labels, of[i]);
	assert_true(labels_measure(canvas, labels, 90) <= 90);
	labels_spread(labels, 0, 200);
	labels_draw(canvas, labels, 0, 110);
	assert_non_null(desk_find_text(canvas, "spend: $4,000"));
	assert_non_null(desk_find_text(canvas, "$1.23 million"));
	assert_null(desk_find_text(canvas, "$4,000"));
	for (guint i = 0; i < labels->len; i++)
		label_clear(&g_array_index(labels, EndLabel, i));
}

int
main(void)
{
	const struct CMUnitTest tests[] = {
		cmocka_unit_test(labels_move_apart_as_little_as_can_be),
		cmocka_unit_test(too_many_labels_overflow_but_never_overlap),
		WITH_NARROW_DESK(long_names_leave_room_for_the_value),
		WITH_NARROW_DESK(legend_names_what_has_no_end),
	};

	return cmocka_run_group_tests_name("labels", tests, NULL, NULL);
}
