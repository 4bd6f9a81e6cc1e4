#include <math.h>
#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>
#include <cmocka.h>

#include "tests/support/ladder_example.h"

static ReportTable *
due_table(Company *company, const FigureSet *figures)
{
	const LadderResult *ladder = ladder_of(company);

	return ladder_due_table(company_evidence(company), ladder, figures);
}

static const TableCell *
cell_at(const ReportTable *table, guint row, guint column)
{
	const GPtrArray *cells = g_ptr_array_index(table->rows, row);

	return g_ptr_array_index(cells, column);
}

static Limit *
add_limit(Company *company, const char *id, double multiple, double hours)
{
	Limit *limit = ladder_add(company, id, LIMIT_SYSTEM, multiple);

	limit->hours = hours;
	return limit;
}

/* By the day to decide, not by the multiple; the fourth waits. */
static void
overdue_comes_first_and_three_are_enough(void **state)
{
	static const char *const want[] = { "long", "near", "middle" };
	g_autoptr(Company) company = company_new("2026-07-01");
	g_autoptr(FigureSet) figures = figure_set_new();
	ReportTable *table;

	(void)state;
	company_set_users(company, 4000, 0.08);
	add_limit(company, "far", 60, 40);
	add_limit(company, "middle", 30, 40);
	add_limit(company, "near", 4, 40);
	add_limit(company, "long", 5, 40000);
	add_limit(company, "unknown", 2, NAN);
	add_limit(company, "never", INFINITY, 40);
	table = due_table(company, figures);
	assert_int_equal(table->rows->len, G_N_ELEMENTS(want));
	for (guint i = 0; i < G_N_ELEMENTS(want); i++)
		assert_string_equal(cell_at(table, i, 0)->text, want[i]);
	assert_true(g_str_has_suffix(cell_at(table, 0, 1)->text, ", overdue"));
	assert_string_equal(cell_at(table, 1, 0)->row, "ladder.near");
	assert_string_equal(
	    cell_at(table, 1, 1)->figure, "limit.near.decide_by");
	report_table_free(table);
}

/* The date, whether it is past, and what the fix costs today. */
static void
row_tells_date_and_cost(void **state)
{
	static const struct {
		double weeks;
		const char *date, *iso;
	} cases[] = {
		{ -1, "24 Jun 2026, overdue", "2026-06-24" },
		{ 0, "1 Jul 2026", "2026-07-01" },
		{ 2, "15 Jul 2026", "2026-07-15" },
	};

	(void)state;
	for (size_t i = 0; i < G_N_ELEMENTS(cases); i++) {
		g_autoptr(Company) company = company_new("2026-07-01");
		g_autoptr(FigureSet) figures = figure_set_new();
		Limit *limit;
		ReportTable *table;

		company_set_users(company, 4000, 0.08);
		limit = add_limit(company, "x", 4, 40);
		limit->cost[0] = 4731;
		limit->cost_figure = g_strdup("migration.x.cost");
		figure_set_number(
		    figures, "migration.x.cost.1x", "X", "USD", 4731, "m");
		g_array_index(ladder_of(company)->rungs, Rung, 0).decide_weeks =
		    cases[i].weeks;
		table = due_table(company, figures);
		assert_string_equal(cell_at(table, 0, 1)->text, cases[i].date);
		assert_string_equal(
		    cell_at(table, 0, 1)->machine, cases[i].iso);
		assert_string_equal(cell_at(table, 0, 2)->machine, "4731");
		assert_string_equal(
		    cell_at(table, 0, 2)->figure, "migration.x.cost.1x");
		report_table_free(table);
	}
}

/* Of hires, if they are known. */
static void
what_costs_every_month_says_so(void **state)
{
	g_autoptr(Company) company = company_new("2026-07-01");
	g_autoptr(FigureSet) figures = figure_set_new();
	ReportTable *table;

	(void)state;
	company_set_users(company, 4000, 0.08);
	add_limit(company, "team", 4, 40)->monthly_figure =
	    g_strdup("team.cost");
	add_limit(company, "unknown", 5, 40)->monthly_figure =
	    g_strdup("team.other");
	figure_set_number(figures, "team.cost", "X", "USD", 61200, "m");
	figure_set_missing(figures, "team.other", "X", "USD", "no roles");
	table = due_table(company, figures);
	assert_string_equal(cell_at(table, 0, 2)->text, "$61,000 a month");
	assert_string_equal(cell_at(table, 0, 2)->machine, "61200");
	assert_string_equal(cell_at(table, 0, 2)->figure, "team.cost");
	assert_string_equal(cell_at(table, 1, 2)->text, "not priced yet");
	report_table_free(table);
}

static void
one_fix_is_one_decision(void **state)
{
	g_autoptr(Company) company = company_new("2026-07-01");
	g_autoptr(FigureSet) figures = figure_set_new();
	ReportTable *table;

	(void)state;
	company_set_users(company, 4000, 0.08);
	add_limit(company, "ids", 4, 40)->cost_figure =
	    g_strdup("migration.orders.cost");
	add_limit(company, "size", 9, 40)->cost_figure =
	    g_strdup("migration.orders.cost");
	add_limit(company, "other", 30, 40);
	table = due_table(company, figures);
	assert_int_equal(table->rows->len, 2);
	assert_string_equal(cell_at(table, 0, 0)->text, "ids");
	assert_string_equal(cell_at(table, 1, 0)->text, "other");
	assert_string_equal(cell_at(table, 1, 2)->text, "not priced yet");
	assert_string_equal(cell_at(table, 1, 2)->machine, "");
	report_table_free(table);
}

static void
without_a_date_there_is_no_table(void **state)
{
	g_autoptr(Company) company = company_new("2026-07-01");
	g_autoptr(FigureSet) figures = figure_set_new();

	(void)state;
	company_set_users(company, 4000, 0);
	add_limit(company, "x", 4, 40);
	assert_null(due_table(company, figures));
}

int
main(void)
{
	const struct CMUnitTest tests[] = {
		cmocka_unit_test(overdue_comes_first_and_three_are_enough),
		cmocka_unit_test(row_tells_date_and_cost),
		cmocka_unit_test(what_costs_every_month_says_so),
		cmocka_unit_test(one_fix_is_one_decision),
		cmocka_unit_test(without_a_date_there_is_no_table),
	};

	return cmocka_run_group_tests_name("ladder_due", tests, NULL, NULL);
}
