#include <math.h>
#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>
#include <cmocka.h>

#include "pipeline/report/basis.h"

static void
check(const FigureSet *set, Basis want)
{
	Basis got = basis_count(set);

	assert_int_equal(got.own, want.own);
	assert_int_equal(got.assumed, want.assumed);
	assert_int_equal(got.proxy, want.proxy);
	assert_int_equal(got.missing, want.missing);
}

static Figure *
add(FigureSet *set, const char *id, unsigned tags, const char *input)
{
	Figure *figure = figure_set_number(set, id, id, "x", 1, "m");

	figure->tags = tags;
	if (input != NULL)
		figure_add_input(figure, "%s", input);
	return figure;
}

/* What is made of an assumption rests on it, however many steps later; files
 * and names that nobody knows are no figures. */
static void
what_inputs_rest_on_counts(void **state)
{
	g_autoptr(FigureSet) set = figure_set_new();

	(void)state;
	add(set, "a.rate", FIGURE_MEASURED | FIGURE_ASSUMED, "file:a.csv");
	add(set, "b.cost", FIGURE_MEASURED, "a.rate");
	add(set, "c.total", FIGURE_SIMULATED, "b.cost");
	add(set, "d.rows", FIGURE_MEASURED, "not.known");
	add(set, "e.users", FIGURE_CONFIGURED, NULL);
	check(set, (Basis){ .own = 2, .assumed = 3 });
}

static void
the_weaker_ground_counts(void **state)
{
	g_autoptr(FigureSet) set = figure_set_new();

	(void)state;
	add(set, "a", FIGURE_PROXY | FIGURE_ASSUMED, NULL);
	add(set, "b", FIGURE_ASSUMED, "a");
	figure_add_input(
	    figure_set_missing(set, "c", "C", "x", "no rows"), "%s", "a");
	add(set, "d", FIGURE_MEASURED, "c");
	check(set, (Basis){ .proxy = 3, .missing = 1 });
}

static void
circles_end(void **state)
{
	g_autoptr(FigureSet) set = figure_set_new();
	g_autoptr(FigureSet) none = figure_set_new();

	(void)state;
	add(set, "a", 0, "b");
	add(set, "b", FIGURE_ASSUMED, "a");
	check(set, (Basis){ .assumed = 2 });
	check(none, (Basis){ 0 });
}

int
main(void)
{
	const struct CMUnitTest tests[] = {
		cmocka_unit_test(what_inputs_rest_on_counts),
		cmocka_unit_test(the_weaker_ground_counts),
		cmocka_unit_test(circles_end),
	};

	return cmocka_run_group_tests_name("basis", tests, NULL, NULL);
}
