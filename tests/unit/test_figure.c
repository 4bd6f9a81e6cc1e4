#include <math.h>
#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>
#include <cmocka.h>

#include "pipeline/report/figure.h"
#include "tests/support/assert_close.h"
#include "tests/support/dies.h"

static void
number_starts_without_interval(void **state)
{
	g_autoptr(FigureSet) set = figure_set_new();
	Figure *figure = figure_set_number(
	    set, "headroom.multiple", "Headroom", "x", 3.4, "least limit");

	(void)state;
	assert_true(figure_has_value(figure));
	assert_close(figure->value, 3.4, 0);
	assert_true(isnan(figure->lo) && isnan(figure->hi));
	assert_true(isnan(figure->n));
	assert_null(figure->reason);
	assert_int_equal(figure->tags, 0);
	assert_int_equal(figure->inputs->len, 0);
}

static void
unfinite_number_is_missing_and_says_so(void **state)
{
	static const double values[] = { NAN, INFINITY, -INFINITY };
	g_autoptr(FigureSet) set = figure_set_new();

	(void)state;
	for (size_t i = 0; i < G_N_ELEMENTS(values); i++) {
		g_autofree char *id = g_strdup_printf("x.%zu", i);
		Figure *figure =
		    figure_set_number(set, id, "X", "x", values[i], "m");

		assert_false(figure_has_value(figure));
		assert_true(isnan(figure->value));
		assert_non_null(figure->reason);
	}
}

static void
text_and_missing(void **state)
{
	g_autoptr(FigureSet) set = figure_set_new();
	Figure *text = figure_set_text(set, "limit.hosting.decide_by",
	    "Decide by", "date", "2027-01-31", "date less lead time");
	Figure *missing = figure_set_missing(
	    set, "debt.ratio_6mo", "Ratio", "x", "12 more issues are needed");

	(void)state;
	assert_true(figure_has_value(text));
	assert_true(isnan(text->value));
	assert_false(figure_has_value(missing));
	assert_string_equal(missing->reason, "12 more issues are needed");
}

static void
input_is_named_once(void **state)
{
	g_autoptr(FigureSet) set = figure_set_new();
	Figure *figure = figure_set_number(set, "a", "A", "x", 1, "m");

	(void)state;
	figure_add_input(figure, "file:%s:%d", "jira.csv", 12);
	figure_add_input(figure, "assumption:%s", "growth");
	figure_add_input(figure, "file:jira.csv:12");
	assert_int_equal(figure->inputs->len, 2);
	assert_string_equal(figure->inputs->pdata[0], "file:jira.csv:12");
	assert_string_equal(figure->inputs->pdata[1], "assumption:growth");
}

static void
list_is_sorted_whatever_the_order(void **state)
{
	static const char *const ids[] = { "spend.monthly", "debt.x", "a.b",
		"limit.z.months", "a-b", "headroom.multiple" };
	static const char *const want[] = { "a-b", "a.b", "debt.x",
		"headroom.multiple", "limit.z.months", "spend.monthly" };
	g_autoptr(FigureSet) set = figure_set_new();
	g_autoptr(GPtrArray) list = NULL;

	(void)state;
	for (size_t i = 0; i < G_N_ELEMENTS(ids); i++)
		figure_set_number(set, ids[i], "L", "x", 1, "m");
	list = figure_set_list(set);
	assert_int_equal(list->len, G_N_ELEMENTS(want));
	for (unsigned i = 0; i < list->len; i++) {
		const Figure *figure = list->pdata[i];

		assert_string_equal(figure->id, want[i]);
		assert_ptr_equal(figure_set_find(set, want[i]), figure);
	}
	assert_null(figure_set_find(set, "a.c"));
}

static void
set_again(void *set)
{
	figure_set_missing(set, "a", "A", "x", "why");
}

static void
taken_id_is_a_defect(void **state)
{
	g_autoptr(FigureSet) set = figure_set_new();

	(void)state;
	figure_set_number(set, "a", "A", "x", 1, "m");
	assert_dies(set_again, set, "figure a is set twice");
}

static void
evidence_is_bounded(void **state)
{
	g_autoptr(FigureSet) set = figure_set_new();
	Figure *figure = figure_set_number(set, "a", "A", "x", 1, "m");
	const FigureRow *first;

	(void)state;
	figure_add_evidence(figure, "a.csv", 0, NULL, NULL);
	for (long i = 1; i <= 2 * FIGURE_EVIDENCE; i++)
		figure_add_evidence(figure, "a.csv", i, "A-1", "3 days");
	assert_int_equal(figure->evidence->len, FIGURE_EVIDENCE);
	first = figure->evidence->pdata[0];
	assert_int_equal(first->line, 0);
	assert_null(first->key);
}

static void
rows_to_show_are_spread_evenly(void **state)
{
	static const struct {
		size_t n, count, i, want;
	} cases[] = {
		{ 1, 1, 0, 0 },
		{ 300, 1, 0, 0 },
		{ 2, 2, 1, 1 },
		{ 20, 20, 7, 7 },
		{ 300, 20, 0, 0 },
		{ 300, 20, 19, 299 },
		{ 5, 3, 1, 2 },
		{ 4, 3, 1, 2 },
		{ SIZE_MAX / 64, 20, 19, SIZE_MAX / 64 - 1 },
	};

	(void)state;
	for (size_t c = 0; c < G_N_ELEMENTS(cases); c++)
		assert_int_equal(figure_spread_evidence(cases[c].n,
				     cases[c].count, cases[c].i),
		    cases[c].want);
	for (size_t n = 20; n < 100; n++)
		for (size_t i = 1; i < 20; i++)
			assert_true(figure_spread_evidence(n, 20, i) >
				    figure_spread_evidence(n, 20, i - 1));
}

int
main(void)
{
	const struct CMUnitTest tests[] = {
		cmocka_unit_test(number_starts_without_interval),
		cmocka_unit_test(unfinite_number_is_missing_and_says_so),
		cmocka_unit_test(text_and_missing),
		cmocka_unit_test(input_is_named_once),
		cmocka_unit_test(list_is_sorted_whatever_the_order),
		cmocka_unit_test(taken_id_is_a_defect),
		cmocka_unit_test(evidence_is_bounded),
		cmocka_unit_test(rows_to_show_are_spread_evenly),
	};

	return cmocka_run_group_tests_name("figure", tests, NULL, NULL);
}
