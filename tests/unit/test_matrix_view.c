#include <math.h>
#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>
#include <cmocka.h>

#include "renderers/chart/matrix_view.h"
#include "tests/support/assert_close.h"
#include "tests/support/sample_charts.h"

static void
assert_cell(const MatrixView *view, guint i, guint row, guint column,
    double weight, const char *title)
{
	const MatrixCell *cell = matrix_view_cell(view, i);

	assert_int_equal(cell->row, row);
	assert_int_equal(cell->column, column);
	assert_close(cell->weight, weight, 1e-12);
	assert_string_equal(cell->title, title);
}

static void
rows_are_rows_and_runs_are_blocks(void **state)
{
	g_autoptr(ChartSpec) spec = sample_chart_matrix();
	g_auto(MatrixView) view = { 0 };
	g_autofree char *title = NULL;

	(void)state;
	matrix_view_init(&view, spec, false);
	assert_int_equal(view.side, 13);
	assert_int_equal(view.blocks->len, 4);
	assert_int_equal(view.cells->len, 15);
	assert_close(view.greatest, 3.5, 0);
	assert_true(matrix_view_can_fold(&view));
	assert_string_equal(matrix_view_block(&view, 2)->label, "Catalog");
	assert_int_equal(matrix_view_block(&view, 2)->at, 8);
	assert_int_equal(matrix_view_block(&view, 2)->length, 3);
	assert_string_equal(matrix_view_label(&view, 8), "products");
	title = matrix_view_block_title(&view, 2);
	assert_string_equal(title, "Catalog: products, prices, suppliers");
	assert_cell(
	    &view, 0, 0, 0, 1, "users → users: users.invited_by → users.id");
	assert_int_equal(matrix_view_cell(&view, 0)->role, ROLE_NEUTRAL);
	assert_cell(
	    &view, 5, 4, 0, 1, "orders → users: orders.user_id → users.id");
	assert_int_equal(matrix_view_cell(&view, 5)->role, ROLE_BAD);
}

static void
folded_blocks_are_rows(void **state)
{
	g_autoptr(ChartSpec) spec = sample_chart_matrix();
	g_auto(MatrixView) view = { 0 };

	(void)state;
	matrix_view_init(&view, spec, true);
	assert_int_equal(view.side, 4);
	assert_false(matrix_view_can_fold(&view));
	assert_string_equal(matrix_view_label(&view, 3), "Billing");
	assert_int_equal(view.cells->len, 8);
	assert_cell(&view, 0, 0, 0, 10,
	    "Identity → Identity: 10; accounts → users; memberships → users; "
	    "memberships → accounts; sign_ins → users; users → users");
	assert_cell(&view, 1, 1, 0, 1, "Sales → Identity: 1; orders → users");
	assert_int_equal(matrix_view_cell(&view, 0)->role, ROLE_NEUTRAL);
	assert_int_equal(matrix_view_cell(&view, 1)->role, ROLE_BAD);
	assert_false(matrix_view_cell(&view, 4)->dashed);
	assert_true(matrix_view_cell(&view, 5)->dashed);
	assert_close(view.greatest, 10, 0);
}

static ChartSpec *
make_rows(guint count, guint size)
{
	ChartSpec *spec = chart_spec_new(CHART_MATRIX, "x", "t", NULL);

	for (guint i = 0; i < count; i++) {
		g_autofree char *label = g_strdup_printf("t%u", i);

		chart_spec_add_row(spec, label)->group =
		    size > 0 ? g_strdup_printf("g%u", i / size) : NULL;
	}
	return spec;
}

static void
missing_weights_and_rows_do_no_harm(void **state)
{
	g_autoptr(ChartSpec) spec = make_rows(4, 2);
	g_auto(MatrixView) rows = { 0 };
	g_auto(MatrixView) blocks = { 0 };

	(void)state;
	chart_spec_add_link(spec, 0, 1, NAN, NULL);
	chart_spec_add_link(spec, 0, 2, NAN, NULL);
	chart_spec_add_link(spec, 1, 2, 2, NULL);
	chart_spec_add_link(spec, 1, 3, NAN, NULL);
	chart_spec_add_link(spec, 4, 0, 1, NULL);
	chart_spec_add_link(spec, 0, 4, 1, NULL);
	matrix_view_init(&rows, spec, false);
	matrix_view_init(&blocks, spec, true);
	assert_int_equal(rows.cells->len, 4);
	assert_cell(&rows, 0, 0, 1, NAN, "t0 → t1: –");
	assert_int_equal(blocks.cells->len, 2);
	assert_cell(&blocks, 0, 0, 0, NAN, "g0 → g0: –; t0 → t1");
	assert_cell(
	    &blocks, 1, 0, 1, 2, "g0 → g1: 2; t0 → t2; t1 → t2; t1 → t3");
}

static void
long_lists_are_cut_short(void **state)
{
	g_autoptr(ChartSpec) spec = make_rows(40, 20);
	g_auto(MatrixView) view = { 0 };
	g_autofree char *title = NULL;

	(void)state;
	for (size_t i = 0; i < 20; i++)
		chart_spec_add_link(spec, i, 20, 1, NULL);
	matrix_view_init(&view, spec, true);
	title = matrix_view_block_title(&view, 1);
	assert_string_equal(title, "g1: t20, t21, t22, t23, t24, t25, t26, "
				   "t27, t28, t29, t30, t31, …");
	assert_cell(&view, 0, 0, 1, 20,
	    "g0 → g1: 20; t0 → t20; t1 → t20; t2 → t20; t3 → t20; t4 → t20; "
	    "t5 → t20; …");
}

static void
rows_without_groups_are_one_block_that_cannot_fold(void **state)
{
	g_autoptr(ChartSpec) spec = make_rows(3, 0);
	g_autoptr(ChartSpec) alone = make_rows(3, 1);
	g_auto(MatrixView) view = { 0 };
	g_auto(MatrixView) single = { 0 };
	g_autofree char *title = NULL;

	(void)state;
	chart_spec_add_link(spec, 0, 1, 1, NULL);
	matrix_view_init(&view, spec, false);
	matrix_view_init(&single, alone, false);
	assert_int_equal(view.blocks->len, 1);
	assert_int_equal(matrix_view_cell(&view, 0)->role, ROLE_NEUTRAL);
	assert_false(matrix_view_can_fold(&view));
	assert_false(matrix_view_can_fold(&single));
	title = matrix_view_block_title(&view, 0);
	assert_string_equal(title, "t0, t1, t2");
}

int
main(void)
{
	const struct CMUnitTest tests[] = {
		cmocka_unit_test(rows_are_rows_and_runs_are_blocks),
		cmocka_unit_test(folded_blocks_are_rows),
		cmocka_unit_test(missing_weights_and_rows_do_no_harm),
		cmocka_unit_test(long_lists_are_cut_short),
		cmocka_unit_test(
		    rows_without_groups_are_one_block_that_cannot_fold),
	};

	return cmocka_run_group_tests_name("matrix_view", tests, NULL, NULL);
}
