#include <math.h>
#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>
#include <cmocka.h>

#include <string.h>

#include "renderers/chart/chart_kinds.h"
#include "tests/support/desk.h"
#include "tests/support/sample_charts.h"

/* The box of what shows a title that starts so. */
static Box
place_of(const Canvas *canvas, const char *start)
{
	for (size_t i = 0; i < canvas_hover_count(canvas); i++) {
		const Hover *hover = canvas_hover_at(canvas, i);

		if (g_str_has_prefix(hover->title, start) &&
		    hover->shapes->len > 0)
			return g_array_index(hover->shapes, HoverShape, 0).box;
	}
	fail_msg("nothing shows “%s…”", start);
	return (Box){ 0, 0, 0, 0 };
}

static double
middle(Box box)
{
	return box.y + box.height / 2;
}

static void
cells_stand_beside_their_tables_and_below_their_domains(void **state)
{
	Canvas *canvas = ((Desk *)*state)->canvas;
	g_autoptr(ChartSpec) spec = sample_chart_matrix();
	Box cell, block;

	chart_matrix_draw(spec, canvas, 0);
	cell = place_of(canvas, "orders → users: orders.user_id → users.id");
	block = place_of(canvas, "Identity: users, accounts");
	assert_true(fabs(middle(cell) -
			 middle(desk_find_text(canvas, "orders")->box)) < 3);
	assert_true(cell.x >= block.x);
	assert_true(cell.x + cell.width <= block.x + block.width);
	assert_true(cell.y >= block.y + block.height);
	assert_false(desk_find_text(canvas, "Identity")->upward);
}

static void
cells_inside_a_domain_lie_inside_its_outline(void **state)
{
	Canvas *canvas = ((Desk *)*state)->canvas;
	g_autoptr(ChartSpec) spec = sample_chart_matrix();

	chart_matrix_draw(spec, canvas, 0);
	assert_true(box_contains(place_of(canvas, "Sales: orders"),
	    place_of(canvas, "order_lines → orders")));
	assert_false(box_overlaps(place_of(canvas, "Sales: orders"),
	    place_of(canvas, "order_lines → products")));
}

static ChartSpec *
make_rows(guint count, guint size)
{
	ChartSpec *spec = chart_spec_new(CHART_MATRIX, "x", "t", NULL);

	for (guint i = 0; i < count; i++) {
		g_autofree char *label = g_strdup_printf("table_%u", i);

		chart_spec_add_row(spec, label)->group =
		    g_strdup_printf("domain_%u", i / size);
		if (i > 0)
			chart_spec_add_link(spec, i, i - 1, 1, "key");
	}
	return spec;
}

typedef struct Case {
	guint rows, size;
	double width;
	bool tables; /* named */
	bool folded;
} Case;

static const Case cases[] = {
	{ 8, 4, 720, true, false },
	{ 60, 12, 720, true, false },
	{ 61, 12, 720, false, false },
	{ 250, 25, 720, false, false },
	{ 251, 25, 720, false, true },
	{ 8, 4, 350, true, false },
	{ 60, 12, 350, false, false },
	{ 250, 25, 350, false, true },
};

static void
many_tables_are_named_by_domain_then_folded(void **state)
{
	const Typeset *typeset = ((Desk *)*state)->typeset;

	for (size_t i = 0; i < G_N_ELEMENTS(cases); i++) {
		const Case *c = &cases[i];
		g_autoptr(ChartSpec) spec = make_rows(c->rows, c->size);
		g_autoptr(Surface) surface = surface_new_scratch();
		g_autoptr(Canvas) canvas =
		    canvas_new(surface, typeset, c->width);

		chart_matrix_draw(spec, canvas, 0);
		assert_int_equal(
		    desk_find_text(canvas, "table_7") != NULL, c->tables);
		assert_non_null(desk_find_text(canvas, "domain_1"));
		assert_int_equal(
		    desk_has_hover(canvas, "table_1 → table_0: key"),
		    !c->folded);
	}
}

static void
strength_is_printed_where_there_is_room(void **state)
{
	Canvas *canvas = ((Desk *)*state)->canvas;
	g_autoptr(ChartSpec) spec = sample_chart_matrix();

	chart_matrix_draw(spec, canvas, 0);
	assert_non_null(desk_find_text(canvas, "3.5"));
}

static void
crowded_cells_are_not_numbered(void **state)
{
	Canvas *canvas = ((Desk *)*state)->canvas;
	g_autoptr(ChartSpec) spec = sample_chart_matrix();

	chart_matrix_draw(spec, canvas, 0);
	assert_null(desk_find_text(canvas, "3.5"));
	assert_non_null(desk_find_text(canvas, "shipments"));
}

int
main(void)
{
	const struct CMUnitTest tests[] = {
		WITH_WIDE_DESK(
		    cells_stand_beside_their_tables_and_below_their_domains),
		WITH_WIDE_DESK(cells_inside_a_domain_lie_inside_its_outline),
		WITH_DESK(many_tables_are_named_by_domain_then_folded),
		WITH_WIDE_DESK(strength_is_printed_where_there_is_room),
		WITH_NARROW_DESK(crowded_cells_are_not_numbered),
	};

	return cmocka_run_group_tests_name("chart_matrix", tests, NULL, NULL);
}
