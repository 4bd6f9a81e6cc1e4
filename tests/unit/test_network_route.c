#include <math.h>
#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>
#include <cmocka.h>

#include "renderers/chart/network_route.h"
#include "tests/support/assert_close.h"

typedef struct Setting {
	NetworkNode nodes[5];
	GArray *names, *routes;
	RouteGround ground;
} Setting;

/* Two rows of nodes and one between the first two. */
static const NetworkNode nodes[5] = {
	{ { 0, 0 }, 20 },
	{ { 200, 0 }, 10 },
	{ { 100, 0 }, 10 },
	{ { 0, 100 }, 10 },
	{ { 200, 100 }, 10 },
};

static int
set_up(void **state)
{
	Setting *setting = g_new0(Setting, 1);

	for (size_t i = 0; i < G_N_ELEMENTS(nodes); i++)
		setting->nodes[i] = nodes[i];
	setting->names = g_array_new(false, false, sizeof(Box));
	setting->routes = g_array_new(false, false, sizeof(Route));
	setting->ground =
	    (RouteGround){ setting->nodes, 5, setting->names, setting->routes };
	*state = setting;
	return 0;
}

static int
tear_down(void **state)
{
	Setting *setting = *state;

	g_array_unref(setting->names);
	g_array_unref(setting->routes);
	g_free(setting);
	return 0;
}

static double
distance(Point one, Point other)
{
	return hypot(one.x - other.x, one.y - other.y);
}

static double
least_distance(const Route *route, Point to)
{
	double least = INFINITY;

	for (size_t i = 0; i < ROUTE_POINTS; i++)
		least = fmin(least, distance(route->points[i], to));
	return least;
}

static void
a_way_that_is_free_is_straight(void **state)
{
	const Setting *setting = *state;
	Route route = { .from = 0, .to = 3, .width = 2, .head = 8 };

	network_route_find(&route, &setting->ground);
	for (size_t i = 0; i < ROUTE_POINTS; i++)
		assert_close(route.points[i].x, 0, 1e-6);
	assert_close(route.points[0].y, 22, 0.01);
	assert_close(route.points[ROUTE_POINTS - 1].y, 80, 0.01);
	assert_close(route.tip.y, 88, 0.01);
	assert_close(network_route_at(&route, 0.5).y, 51, 0.01);
	assert_close(network_route_at(&route, 7).y, 80, 0.01);
}

static void
other_nodes_are_passed(void **state)
{
	const Setting *setting = *state;
	Route route = { .from = 0, .to = 1, .width = 2, .head = 8 };

	network_route_find(&route, &setting->ground);
	assert_true(least_distance(&route, nodes[2].at) > nodes[2].radius);
	assert_true(distance(route.tip, nodes[1].at) < 12.1);
}

static void
names_are_passed(void **state)
{
	Setting *setting = *state;
	const Box name = { 60, 90, 80, 20 };
	Route route = { .from = 3, .to = 4, .width = 2, .head = 8 };

	network_route_find(&route, &setting->ground);
	assert_true(network_route_hits(&route, name));
	g_array_append_val(setting->names, name);
	network_route_find(&route, &setting->ground);
	assert_false(network_route_hits(&route, name));
}

static void
there_and_back_are_apart(void **state)
{
	const Setting *setting = *state;
	Route there = {
		.from = 3, .to = 4, .paired = true, .width = 2, .head = 8
	};
	Route back = {
		.from = 4, .to = 3, .paired = true, .width = 2, .head = 8
	};
	Point a, b;

	network_route_find(&there, &setting->ground);
	network_route_find(&back, &setting->ground);
	a = network_route_at(&there, 0.5);
	b = network_route_at(&back, 0.5);
	assert_true(a.y > 105);
	assert_true(b.y < 95);
}

/* A little to the side there is a way around the end of the first. */
static void
crossings_are_shunned(void **state)
{
	Setting *setting = *state;
	Route first = { .from = 0, .to = 3, .width = 2, .head = 8 };
	Route second = { .from = 2, .to = 4, .width = 2, .head = 8 };

	for (size_t i = 0; i < ROUTE_POINTS; i++)
		first.points[i] = (Point){ 150, 36 + (double)i };
	first.least = first.points[0];
	first.most = first.points[ROUTE_POINTS - 1];
	network_route_find(&second, &setting->ground);
	assert_close(network_route_at(&second, 0.5).x, 150, 1);
	g_array_append_val(setting->routes, first);
	network_route_find(&second, &setting->ground);
	assert_true(fabs(network_route_at(&second, 0.5).x - 150) > 5);
}

#define WITH_SETTING(test)                                                     \
	cmocka_unit_test_setup_teardown(test, set_up, tear_down)

int
main(void)
{
	const struct CMUnitTest tests[] = {
		WITH_SETTING(a_way_that_is_free_is_straight),
		WITH_SETTING(other_nodes_are_passed),
		WITH_SETTING(names_are_passed),
		WITH_SETTING(there_and_back_are_apart),
		WITH_SETTING(crossings_are_shunned),
	};

	return cmocka_run_group_tests_name("network_route", tests, NULL, NULL);
}
