#include <math.h>
#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>
#include <cmocka.h>

#include "renderers/chart/rows.h"
#include "tests/support/assert_close.h"
#include "tests/support/chart_audit.h"
#include "tests/support/desk.h"

#define LONG_NAME "customer_subscription_billing_period_adjustments.id"

static ChartSpec *
make_spec(void)
{
	ChartSpec *spec = chart_spec_new(CHART_LADDER, "x", "t", NULL);

	chart_spec_add_row(spec, LONG_NAME)->note =
	    g_strdup("decide by 14 Mar 2027");
	chart_spec_add_row(spec, "orders.id")->role = ROLE_FIRST;
	chart_spec_add_row(spec, "search")->missing =
	    g_strdup("no share of search");
	chart_spec_add_row(spec, "no reason");
	return spec;
}

static void
check_order(const Rows *rows, double top)
{
	for (guint i = 0; i < rows->places->len; i++) {
		const RowPlace *place = rows_place(rows, i);

		assert_close(place->top, top, 1e-9);
		assert_true(place->plot_top >= place->top);
		assert_true(place->plot_top + place->plot_height <=
			    place->top + place->height + 1e-9);
		assert_true(place->plot_height >= 24);
		top += place->height;
	}
	assert_close(rows->bottom, top, 1e-9);
}

static void
labels_stand_beside_wide_rows(void **state)
{
	Canvas *canvas = ((Desk *)*state)->canvas;
	g_autoptr(ChartSpec) spec = make_spec();
	g_auto(Rows) rows = { 0 };
	g_autofree char *problems = NULL;

	rows_init(&rows, canvas, spec, 30, 24);
	check_order(&rows, 30);
	assert_true(rows.left > 150 && rows.left < 0.4 * 720);
	assert_close(rows.right, 720, 0);
	rows_draw_labels(&rows, canvas);
	canvas_set_height(canvas, rows.bottom);
	for (size_t i = 0; i < canvas_text_count(canvas); i++) {
		Box box = canvas_text_at(canvas, i)->box;

		assert_true(box.x + box.width < rows.left);
	}
	problems = chart_audit(canvas);
	assert_null(problems);
	assert_non_null(
	    desk_find_text(canvas, "customer_subscription_billing_period_"));
	assert_true(desk_find_text(canvas, "orders.id")->face.bold);
	assert_false(desk_find_text(canvas, "search")->face.bold);
}

static void
short_labels_leave_the_plot_its_room(void **state)
{
	Canvas *canvas = ((Desk *)*state)->canvas;
	g_autoptr(ChartSpec) spec =
	    chart_spec_new(CHART_LADDER, "x", "t", NULL);
	g_auto(Rows) rows = { 0 };

	chart_spec_add_row(spec, "a");
	rows_init(&rows, canvas, spec, 0, 24);
	assert_true(rows.left < 30);
}

static void
labels_stand_above_narrow_rows(void **state)
{
	Canvas *canvas = ((Desk *)*state)->canvas;
	g_autoptr(ChartSpec) spec = make_spec();
	g_auto(Rows) rows = { 0 };
	const CanvasText *label;

	rows_init(&rows, canvas, spec, 30, 24);
	check_order(&rows, 30);
	assert_close(rows.left, 0, 0);
	rows_draw_labels(&rows, canvas);
	label = desk_find_text(canvas, LONG_NAME);
	assert_non_null(label);
	assert_true(
	    label->box.y + label->box.height <= rows_place(&rows, 0)->plot_top);
}

static void
rows_move_together(void **state)
{
	const Canvas *canvas = ((Desk *)*state)->canvas;
	g_autoptr(ChartSpec) spec = make_spec();
	g_auto(Rows) rows = { 0 };
	double middle, bottom;

	rows_init(&rows, canvas, spec, 30, 24);
	middle = rows_middle(&rows, 2);
	bottom = rows.bottom;
	rows_move(&rows, 12);
	check_order(&rows, 42);
	assert_close(rows_middle(&rows, 2), middle + 12, 1e-9);
	assert_close(rows.bottom, bottom + 12, 1e-9);
}

static void
what_is_missing_is_said(void **state)
{
	Canvas *canvas = ((Desk *)*state)->canvas;
	g_autoptr(ChartSpec) spec = make_spec();
	g_auto(Rows) rows = { 0 };

	rows_init(&rows, canvas, spec, 30, 24);
	rows_draw_missing(&rows, canvas, 2);
	rows_draw_missing(&rows, canvas, 3);
	assert_non_null(desk_find_text(canvas, "– no share of search"));
	assert_non_null(desk_find_text(canvas, "–"));
}

int
main(void)
{
	const struct CMUnitTest tests[] = {
		WITH_WIDE_DESK(labels_stand_beside_wide_rows),
		WITH_WIDE_DESK(short_labels_leave_the_plot_its_room),
		WITH_NARROW_DESK(labels_stand_above_narrow_rows),
		WITH_NARROW_DESK(rows_move_together),
		WITH_WIDE_DESK(what_is_missing_is_said),
	};

	return cmocka_run_group_tests_name("rows", tests, NULL, NULL);
}
