#include <math.h>
#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>
#include <cmocka.h>

#include "renderers/chart/network_layout.h"
#include "tests/support/assert_close.h"

static ChartSpec *
make_rows(guint count)
{
	ChartSpec *spec = chart_spec_new(CHART_NETWORK, "x", "t", NULL);

	for (guint i = 0; i < count; i++)
		chart_spec_add_row(spec, "row");
	return spec;
}

static void
given_places_are_kept(void **state)
{
	g_autoptr(ChartSpec) spec = make_rows(2);
	ChartRow *row = g_ptr_array_index(spec->rows, 0);
	Point places[2];

	(void)state;
	row->x = 0.25;
	row->y = 2;
	row = g_ptr_array_index(spec->rows, 1);
	row->x = -1;
	row->y = 0.5;
	network_layout(spec, places);
	assert_close(places[0].x, 0.25, 0);
	assert_close(places[0].y, 1, 0);
	assert_close(places[1].x, 0, 0);
	row->y = NAN;
	network_layout(spec, places);
	assert_close(places[0].x, 0, 1e-9);
	assert_close(places[1].x, 1, 1e-9);
	assert_close(places[1].y, 0.5, 1e-9);
}

static double
side_of(Point p, Point a, Point b)
{
	return (b.x - a.x) * (p.y - a.y) - (b.y - a.y) * (p.x - a.x);
}

static guint
crossings(const ChartSpec *spec, const Point *at)
{
	guint count = 0;

	for (guint i = 0; i < spec->links->len; i++) {
		const ChartLink *a = &g_array_index(spec->links, ChartLink, i);

		for (guint k = 0; k < i; k++) {
			const ChartLink *b =
			    &g_array_index(spec->links, ChartLink, k);

			if (a->from == b->from || a->from == b->to ||
			    a->to == b->from || a->to == b->to)
				continue;
			if ((side_of(at[b->from], at[a->from], at[a->to]) >
				0) != (side_of(at[b->to], at[a->from],
					   at[a->to]) > 0) &&
			    (side_of(at[a->from], at[b->from], at[b->to]) >
				0) != (side_of(at[a->to], at[b->from],
					   at[b->to]) > 0))
				count++;
		}
	}
	return count;
}

/* A cycle in an order that crosses itself at first. */
static void
a_ring_is_ordered_so_that_links_do_not_cross(void **state)
{
	g_autoptr(ChartSpec) spec = make_rows(12);
	Point places[12], again[12];

	(void)state;
	for (size_t i = 0; i < 12; i++)
		chart_spec_add_link(
		    spec, i * 5 % 12, (i + 1) * 5 % 12, 1, NULL);
	network_layout(spec, places);
	network_layout(spec, again);
	assert_int_equal(crossings(spec, places), 0);
	assert_memory_equal(places, again, sizeof places);
	assert_close(places[0].x, 0.5, 1e-9);
	assert_close(places[0].y, 0, 1e-9);
}

static void
heavy_links_are_short(void **state)
{
	g_autoptr(ChartSpec) spec = make_rows(6);
	Point places[6];

	(void)state;
	chart_spec_add_link(spec, 0, 3, 50, NULL);
	chart_spec_add_link(spec, 1, 4, NAN, NULL);
	chart_spec_add_link(spec, 2, 2, 1, NULL);
	chart_spec_add_link(spec, 2, 9, 1, NULL);
	network_layout(spec, places);
	assert_close(
	    hypot(places[0].x - places[3].x, places[0].y - places[3].y), 0.5,
	    1e-9);
}

static void
many_rows_stand_in_their_order(void **state)
{
	g_autoptr(ChartSpec) spec = make_rows(60);
	g_autoptr(ChartSpec) one = make_rows(1);
	Point places[60];

	(void)state;
	network_layout(spec, places);
	for (guint i = 0; i < 60; i++) {
		Point next = places[(i + 1) % 60];

		assert_true(
		    hypot(next.x - places[i].x, next.y - places[i].y) < 0.06);
	}
	network_layout(one, places);
	assert_close(places[0].x, 0.5, 0);
}

static void
nodes_in_one_place_part(void **state)
{
	NetworkNode nodes[9];
	const Box within = { 0, 0, 300, 200 };

	(void)state;
	for (size_t i = 0; i < 9; i++)
		nodes[i] = (NetworkNode){ { i % 2 == 0 ? 0 : 300, 200 }, 12 };
	network_separate(nodes, 9, within, 10);
	for (size_t i = 0; i < 9; i++) {
		assert_true(nodes[i].at.x > 11.9 && nodes[i].at.x < 288.1);
		assert_true(nodes[i].at.y > 11.9 && nodes[i].at.y < 188.1);
		for (size_t k = 0; k < i; k++)
			assert_true(hypot(nodes[i].at.x - nodes[k].at.x,
					nodes[i].at.y - nodes[k].at.y) > 24);
	}
}

int
main(void)
{
	const struct CMUnitTest tests[] = {
		cmocka_unit_test(given_places_are_kept),
		cmocka_unit_test(a_ring_is_ordered_so_that_links_do_not_cross),
		cmocka_unit_test(heavy_links_are_short),
		cmocka_unit_test(many_rows_stand_in_their_order),
		cmocka_unit_test(nodes_in_one_place_part),
	};

	return cmocka_run_group_tests_name("network_layout", tests, NULL, NULL);
}
