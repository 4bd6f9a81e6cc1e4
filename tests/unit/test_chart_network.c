#include <math.h>
#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>
#include <cmocka.h>

#include "renderers/chart/chart_kinds.h"
#include "tests/support/desk.h"
#include "tests/support/sample_charts.h"

static const Hover *
hover_of(const Canvas *canvas, const char *title)
{
	for (size_t i = 0; i < canvas_hover_count(canvas); i++)
		if (g_str_equal(canvas_hover_at(canvas, i)->title, title))
			return canvas_hover_at(canvas, i);
	fail_msg("nothing shows “%s”", title);
	return NULL;
}

static Box
disc_of(const Canvas *canvas, const char *title)
{
	const Hover *hover = hover_of(canvas, title);

	return g_array_index(hover->shapes, HoverShape, 0).box;
}

static void
discs_grow_by_area_and_say_their_number(void **state)
{
	Canvas *canvas = ((Desk *)*state)->canvas;
	g_autoptr(ChartSpec) spec = sample_chart_network();
	Box sales, shipping;

	chart_network_draw(spec, canvas, 0);
	sales = disc_of(canvas, "Sales: 24");
	shipping = disc_of(canvas, "Shipping: 6");
	assert_true(fabs(sales.width / shipping.width - sqrt(24.0 / 6)) < 0.25);
	assert_true(box_contains(sales, desk_find_text(canvas, "24")->box));
	assert_non_null(desk_find_text(canvas, "Identity"));
}

/* The tip of its head is the first point of the polygon. */
static void
arrows_point_at_what_is_referred_to(void **state)
{
	Canvas *canvas = ((Desk *)*state)->canvas;
	g_autoptr(ChartSpec) spec = sample_chart_network();
	const Hover *hover;
	Point tip, centre;
	Box disc;

	chart_network_draw(spec, canvas, 0);
	hover = hover_of(canvas, "Billing → Identity: 2");
	assert_int_equal(hover->shapes->len, 2);
	tip = g_array_index(
	    g_array_index(hover->shapes, HoverShape, 1).points, Point, 0);
	disc = disc_of(canvas, "Identity: 9");
	centre = (Point){ disc.x + disc.width / 2, disc.y + disc.height / 2 };
	assert_true(fabs(hypot(tip.x - centre.x, tip.y - centre.y) -
			 disc.width / 2) < 4);
}

static void
take_hovers(const Canvas *canvas, Obstacles *taken)
{
	for (size_t i = 0; i < canvas_hover_count(canvas); i++) {
		const Hover *hover = canvas_hover_at(canvas, i);

		for (guint k = 0; k < hover->shapes->len; k++) {
			const HoverShape *shape =
			    &g_array_index(hover->shapes, HoverShape, k);

			if (shape->points != NULL)
				obstacles_add_line(taken,
				    (Point *)(void *)shape->points->data,
				    shape->points->len);
			else
				obstacles_add_box(taken, shape->box);
		}
	}
}

/* How many names an arrow or a node runs over. */
static int
count_names_hit(const Canvas *canvas, const ChartSpec *spec)
{
	Obstacles taken;
	int count = 0;

	obstacles_init(&taken);
	take_hovers(canvas, &taken);
	for (guint i = 0; i < spec->rows->len; i++) {
		const ChartRow *row = spec->rows->pdata[i];
		const CanvasText *name = desk_find_text(canvas, row->label);

		count += name != NULL && obstacles_hit(&taken, name->box);
	}
	obstacles_clear(&taken);
	return count;
}

static void
names_and_numbers_hit_no_arrow_and_no_node(void **state)
{
	Canvas *canvas = ((Desk *)*state)->canvas;
	g_autoptr(ChartSpec) spec = sample_chart_network();

	chart_network_draw(spec, canvas, 0);
	assert_int_equal(count_names_hit(canvas, spec), 0);
}

/* COUNT domains, of which each refers to the one after it and to a third. */
static ChartSpec *
dense_network(size_t count)
{
	ChartSpec *spec = chart_spec_new(CHART_NETWORK, "n", "Many", NULL);

	for (size_t i = 0; i < count; i++) {
		g_autofree char *name = g_strdup_printf("the domain %zu", i);

		chart_spec_add_row(spec, name)->mid = (double)(1 + i % 5);
	}
	for (size_t i = 0; i < count; i++) {
		chart_spec_add_link(spec, i, (i + 1) % count, 2, NULL);
		chart_spec_add_link(spec, i, (i * 3 + 2) % count, 1, NULL);
	}
	return spec;
}

static void
arrows_go_around_names(void **state)
{
	Canvas *canvas = ((Desk *)*state)->canvas;
	g_autoptr(ChartSpec) spec = dense_network(12);

	chart_network_draw(spec, canvas, 0);
	assert_int_equal(count_names_hit(canvas, spec), 0);
}

static void
what_is_not_known_is_said(void **state)
{
	Canvas *canvas = ((Desk *)*state)->canvas;
	g_autoptr(ChartSpec) spec =
	    chart_spec_new(CHART_NETWORK, "x", "t", NULL);

	chart_spec_add_row(spec, "one")->missing = g_strdup("no schema");
	chart_spec_add_row(spec, "two")->note = g_strdup("proposed");
	chart_spec_add_link(spec, 0, 1, NAN, "a.b_id → b.id");
	chart_spec_add_link(spec, 1, 1, 4, NULL);
	chart_spec_add_link(spec, 1, 7, 4, NULL);
	chart_network_draw(spec, canvas, 0);
	assert_true(desk_has_hover(canvas, "one: –, no schema"));
	assert_true(desk_has_hover(canvas, "two: –, proposed"));
	assert_true(desk_has_hover(canvas, "one → two: –; a.b_id → b.id"));
	assert_int_equal(canvas_hover_count(canvas), 3);
}

int
main(void)
{
	const struct CMUnitTest tests[] = {
		WITH_WIDE_DESK(discs_grow_by_area_and_say_their_number),
		WITH_WIDE_DESK(arrows_point_at_what_is_referred_to),
		WITH_WIDE_DESK(names_and_numbers_hit_no_arrow_and_no_node),
		WITH_WIDE_DESK(arrows_go_around_names),
		WITH_NARROW_DESK(arrows_go_around_names),
		WITH_NARROW_DESK(names_and_numbers_hit_no_arrow_and_no_node),
		WITH_NARROW_DESK(what_is_not_known_is_said),
	};

	return cmocka_run_group_tests_name("chart_network", tests, NULL, NULL);
}
