#include <math.h>
#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>
#include <cmocka.h>

#include "renderers/canvas/svg_path.h"

typedef struct Step {
	char command; /* of M, L, C, Z */
	double at[6];
} Step;

typedef struct PathCase {
	Step steps[6];
	const char *out;
} PathCase;

static const PathCase paths[] = {
	{ { { 'M', { 10, 20 } }, { 'L', { 30, 40 } } }, "M10 20l20 20" },
	{ { { 'M', { 10, 20 } }, { 'L', { 30, 20 } }, { 'L', { 30, 40 } },
	      { 'Z', { 0 } } },
	    "M10 20h20v20z" },
	{ { { 'M', { 0, 0 } }, { 'L', { 1, 0.5 } }, { 'L', { 1.5, 1 } },
	      { 'L', { 2.75, 1.0125 } } },
	    "M0 0l1 .5.5.5 1.25.01" },
	{ { { 'M', { 1.5, -2.25 } }, { 'L', { 2, -3 } }, { 'L', { 1, -4 } } },
	    "M1.5-2.25l.5-.75-1-1" },
	{ { { 'M', { 0, 0 } }, { 'C', { 1, 2, 3, 4, 5, 6 } },
	      { 'C', { 6, 7, 8, 9, 10, 11 } } },
	    "M0 0c1 2 3 4 5 6 1 1 3 3 5 5" },
	{ { { 'M', { 5, 5 } }, { 'L', { 5, 5 } } }, "M5 5h0" }, /* a dot */
	{ { { 'M', { 1, 1 } }, { 'L', { 2, 2 } }, { 'Z', { 0 } },
	      { 'M', { 4, 4 } }, { 'L', { 5, 5 } }, { 'Z', { 0 } } },
	    "M1 1l1 1zM4 4l1 1z" },
	/* The subpath after Z starts where the last one did. */
	{ { { 'M', { 1, 1 } }, { 'L', { 2, 2 } }, { 'Z', { 0 } },
	      { 'L', { 4, 5 } } },
	    "M1 1l1 1zM1 1l3 4" },
	/* Each step is rounded by itself, and yet they end at the end. */
	{ { { 'M', { 0, 0 } }, { 'L', { 0.3359375, 0.1015625 } },
	      { 'L', { 0.671875, 0.3046875 } },
	      { 'L', { 1.0078125, 0.40625 } } },
	    "M0 0l.34.1.33.2.34.11" },
	{ { { '\0', { 0 } } }, "" },
	{ { { 'M', { 10, 20 } } }, "" },
};

static void
take(cairo_t *cairo, const Step *s)
{
	switch (s->command) {
	case 'M':
		cairo_move_to(cairo, s->at[0], s->at[1]);
		break;
	case 'L':
		cairo_line_to(cairo, s->at[0], s->at[1]);
		break;
	case 'C':
		cairo_curve_to(cairo, s->at[0], s->at[1], s->at[2], s->at[3],
		    s->at[4], s->at[5]);
		break;
	case 'Z':
		cairo_close_path(cairo);
		break;
	default:
		break;
	}
}

static void
paths_are_short_and_the_same(void **state)
{
	cairo_surface_t *target =
	    cairo_image_surface_create(CAIRO_FORMAT_A8, 1, 1);
	cairo_t *cairo = cairo_create(target);

	(void)state;
	for (size_t i = 0; i < G_N_ELEMENTS(paths); i++) {
		g_autofree char *out = NULL;
		cairo_path_t *path;

		for (size_t k = 0; k < G_N_ELEMENTS(paths[i].steps); k++)
			take(cairo, &paths[i].steps[k]);
		path = cairo_copy_path(cairo);
		out = svg_path_write(path);
		assert_string_equal(out, paths[i].out);
		cairo_path_destroy(path);
		cairo_new_path(cairo);
	}
	cairo_destroy(cairo);
	cairo_surface_destroy(target);
}

static const struct {
	double number;
	const char *text;
} numbers[] = {
	{ 12.3456, "12.35" },
	{ 0.18, ".18" },
	{ -0.5, "-.5" },
	{ 2.50, "2.5" },
	{ 300, "300" },
	{ 0.0000000267949, "0" },
	{ -0.001, "0" },
	{ -1e6, "-1000000" },
};

static void
numbers_are_rounded(void **state)
{
	(void)state;
	for (size_t i = 0; i < G_N_ELEMENTS(numbers); i++) {
		g_autoptr(GString) out = g_string_new("x");

		svg_append_number(out, numbers[i].number);
		assert_string_equal(out->str + 1, numbers[i].text);
	}
}

int
main(void)
{
	const struct CMUnitTest tests[] = {
		cmocka_unit_test(paths_are_short_and_the_same),
		cmocka_unit_test(numbers_are_rounded),
	};

	return cmocka_run_group_tests_name("svg_path", tests, NULL, NULL);
}
