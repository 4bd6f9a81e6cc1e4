#include <math.h>
#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>
#include <cmocka.h>

#include "renderers/chart/network_names.h"
#include "tests/support/desk.h"

static const NetworkNode nodes[] = {
	{ { 60, 50 }, 12 },
	{ { 140, 50 }, 12 },
};

static ChartSpec *
make_spec(const char *one, const char *other)
{
	ChartSpec *spec = chart_spec_new(CHART_NETWORK, "x", "t", NULL);

	chart_spec_add_row(spec, one);
	chart_spec_add_row(spec, other);
	chart_spec_add_link(spec, 0, 1, 1, NULL);
	return spec;
}

static NameGround
make_ground(const ChartSpec *spec)
{
	return (NameGround){
		.spec = spec,
		.nodes = nodes,
		.plot = { 60, 10, 80, 80 },
		.within = { 0, 0, 200, 100 },
	};
}

static Box
place(const Canvas *canvas, const NameGround *ground, size_t i)
{
	TextSpec text;

	assert_true(network_name_place(canvas, ground, i, &text));
	return canvas_text_box(canvas, &text);
}

static void
names_stand_outward(void **state)
{
	const Canvas *canvas = ((Desk *)*state)->canvas;
	g_autoptr(ChartSpec) spec = make_spec("Left", "Right");
	NameGround ground = make_ground(spec);
	Box left = place(canvas, &ground, 0);
	Box right = place(canvas, &ground, 1);

	assert_true(left.x + left.width < 48);
	assert_true(right.x > 152);
}

static void
what_is_taken_and_the_edge_are_left_alone(void **state)
{
	Canvas *canvas = ((Desk *)*state)->canvas;
	g_autoptr(ChartSpec) spec = make_spec("Left", "Right");
	NameGround ground = make_ground(spec);
	const Box taken = { 0, 30, 46, 40 };
	Box left;

	canvas_reserve_box(canvas, taken);
	left = place(canvas, &ground, 0);
	assert_false(box_overlaps(left, taken));
	ground.within = (Box){ 40, 0, 120, 100 };
	left = place(canvas, &ground, 0);
	assert_true(box_contains(ground.within, left));
}

/* Inward it would stand on the line between the two. */
static void
lines_are_avoided(void **state)
{
	Canvas *canvas = ((Desk *)*state)->canvas;
	g_autoptr(ChartSpec) spec = make_spec("L", "R");
	NameGround ground = make_ground(spec);
	Box left;

	canvas_reserve_box(canvas, (Box){ 0, 0, 50, 100 });
	left = place(canvas, &ground, 0);
	assert_true(left.y + left.height < 50 || left.y > 50);
}

static void
long_names_wrap_before_they_turn_inward(void **state)
{
	const NetworkNode near[] = { { { 60, 50 }, 12 }, { { 110, 50 }, 12 } };
	const Canvas *canvas = ((Desk *)*state)->canvas;
	g_autoptr(ChartSpec) spec = make_spec("Left", "Orders and invoices");
	NameGround ground = make_ground(spec);
	Box right;

	ground.nodes = near;
	right = place(canvas, &ground, 1);
	assert_true(right.x > 122);
	assert_true(right.height > 25);
}

static void
no_place_is_told(void **state)
{
	Canvas *canvas = ((Desk *)*state)->canvas;
	g_autoptr(ChartSpec) spec = make_spec("Left", "Right");
	NameGround ground = make_ground(spec);
	TextSpec text;

	canvas_reserve_box(canvas, (Box){ 0, 0, 200, 100 });
	assert_false(network_name_place(canvas, &ground, 0, &text));
}

int
main(void)
{
	const struct CMUnitTest tests[] = {
		WITH_DESK(names_stand_outward),
		WITH_DESK(what_is_taken_and_the_edge_are_left_alone),
		WITH_DESK(lines_are_avoided),
		WITH_DESK(long_names_wrap_before_they_turn_inward),
		WITH_DESK(no_place_is_told),
	};

	return cmocka_run_group_tests_name("network_names", tests, NULL, NULL);
}
