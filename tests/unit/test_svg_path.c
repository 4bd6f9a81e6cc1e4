#include <math.h>
#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>
#include <cmocka.h>

#include <glib.h>

#include "renderers/canvas/svg_path.h"

typedef struct PathCase {
	const char *in, *out;
} PathCase;

static const PathCase paths[] = {
	{ "M 10 20 L 30 40 ", "M10 20l20 20" },
	{ "M 10 20 L 30 20 L 30 40 Z M 10 20 ", "M10 20h20v20z" },
	{ "M 0 0 L 1 0.5 L 1.5 1 L 2.75 1.01 ", "M0 0l1 .5.5.5 1.25.01" },
	{ "M 1.5 -2.25 L 2 -3 L 1 -4 ", "M1.5-2.25l.5-.75-1-1" },
	{ "M 0 0 C 1 2 3 4 5 6 C 6 7 8 9 10 11 ",
	    "M0 0c1 2 3 4 5 6 1 1 3 3 5 5" },
	{ "M 5 5 L 5 5 ", "M5 5h0" }, /* a dot */
	{ "M 1 1 L 2 2 Z M 4 4 L 5 5 Z ", "M1 1l1 1zM4 4l1 1z" },
	/* The subpath after Z starts where the last one did. */
	{ "M 1 1 L 2 2 Z L 4 5 ", "M1 1l1 1zM1 1l3 4" },
	{ "M 0.004 0.006 L 10.004 10.006 ", "M0 .01l10 10" },
	{ "M 0 0 L 0.333 0.1 L 0.666 0.2 L 0.999 0.3 ",
	    "M0 0l.33.1.34.1.33.1" },
	{ "", "" },
	{ "M 10 20 ", "" },
	{ "M 10 20 A 5 5 0 0 1 3 4", "M 10 20 A 5 5 0 0 1 3 4" },
	{ "M 10 20 L 5", "M 10 20 L 5" },
	{ "M10 nan", "M10 nan" },
};

static void
paths_are_short_and_the_same(void **state)
{
	(void)state;
	for (size_t i = 0; i < G_N_ELEMENTS(paths); i++) {
		g_autofree char *out = svg_path_compact(paths[i].in);

		assert_string_equal(out, paths[i].out);
	}
}

static const PathCase numbers[] = {
	{ "12.3456", "12.35" },
	{ "0.18", ".18" },
	{ "-0.5", "-.5" },
	{ "1,2.50", "1,2.5" },
	{ "5,3", "5,3" },
	{ "matrix(0.0000000267949,-1,1,0.0000000267949,100.128,150)",
	    "matrix(0,-1,1,0,100.13,150)" },
	{ "none", "none" },
	{ "infinity", "infinity" },
	{ "", "" },
};

static void
numbers_are_rounded(void **state)
{
	(void)state;
	for (size_t i = 0; i < G_N_ELEMENTS(numbers); i++) {
		g_autofree char *out = svg_round_numbers(numbers[i].in);

		assert_string_equal(out, numbers[i].out);
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
