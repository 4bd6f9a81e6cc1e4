#include <math.h>
#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>
#include <cmocka.h>

#include "renderers/canvas/obstacles.h"

typedef struct LineCase {
	const char *name;
	Point from, to;
	bool hits; /* the box 10, 10 to 30, 20 */
} LineCase;

static const LineCase lines[] = {
	{ "through", { 0, 15 }, { 40, 15 }, true },
	{ "inside", { 12, 12 }, { 14, 14 }, true },
	{ "upright through", { 20, 0 }, { 20, 40 }, true },
	{ "cuts a corner", { 5, 14 }, { 14, 5 }, false },
	{ "cuts into a corner", { 5, 18 }, { 18, 5 }, true },
	{ "along the edge", { 0, 10 }, { 40, 10 }, false },
	{ "above", { 0, 5 }, { 40, 5 }, false },
	{ "ends before it", { 0, 15 }, { 9, 15 }, false },
	{ "passes by, boxes overlap", { 0, 19 }, { 12, 40 }, false },
	{ "a point inside", { 15, 15 }, { 15, 15 }, true },
	{ "a point outside", { 5, 5 }, { 5, 5 }, false },
};

static void
lines_hit_boxes(void **state)
{
	(void)state;
	for (size_t i = 0; i < G_N_ELEMENTS(lines); i++) {
		Point points[] = { lines[i].from, lines[i].to };
		Obstacles obstacles;
		bool hit;

		obstacles_init(&obstacles);
		obstacles_add_line(&obstacles, points, 2);
		hit = obstacles_hit(&obstacles, (Box){ 10, 10, 20, 10 });
		obstacles_clear(&obstacles);
		if (hit != lines[i].hits)
			fail_msg("%s: %d", lines[i].name, hit);
	}
}

static void
touching_boxes_do_not_hit(void **state)
{
	Obstacles obstacles;

	(void)state;
	obstacles_init(&obstacles);
	obstacles_add_box(&obstacles, (Box){ 10, 10, 20, 10 });
	assert_false(obstacles_hit(&obstacles, (Box){ 30, 10, 5, 10 }));
	assert_false(obstacles_hit(&obstacles, (Box){ 10, 0, 20, 10 }));
	assert_true(obstacles_hit(&obstacles, (Box){ 29.9, 19.9, 5, 5 }));
	assert_true(obstacles_hit(&obstacles, (Box){ 0, 0, 100, 100 }));
	obstacles_clear(&obstacles);
}

static void
containing_is_whole(void **state)
{
	const Box page = { 0, 0, 100, 50 };

	(void)state;
	assert_true(box_contains(page, page));
	assert_true(box_contains(page, (Box){ 10, 10, 20, 10 }));
	assert_false(box_contains(page, (Box){ 90, 10, 10.1, 10 }));
	assert_false(box_contains(page, (Box){ -0.1, 10, 5, 10 }));
	assert_true(
	    box_contains(box_grown(page, 1), (Box){ -0.5, -0.5, 101, 51 }));
}

static void
a_line_needs_two_points(void **state)
{
	const Point point = { 15, 15 };
	Obstacles obstacles;

	(void)state;
	obstacles_init(&obstacles);
	obstacles_add_line(&obstacles, &point, 1);
	obstacles_add_line(&obstacles, NULL, 0);
	assert_false(obstacles_hit(&obstacles, (Box){ 0, 0, 100, 100 }));
	obstacles_clear(&obstacles);
}

int
main(void)
{
	const struct CMUnitTest tests[] = {
		cmocka_unit_test(lines_hit_boxes),
		cmocka_unit_test(touching_boxes_do_not_hit),
		cmocka_unit_test(containing_is_whole),
		cmocka_unit_test(a_line_needs_two_points),
	};

	return cmocka_run_group_tests_name("obstacles", tests, NULL, NULL);
}
