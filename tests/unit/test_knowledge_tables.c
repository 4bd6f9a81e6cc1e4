#include <math.h>
#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>
#include <cmocka.h>
#include <glib.h>
#include <string.h>

#include "pipeline/analysis/knowledge_tables.h"
#include "tests/support/known_team.h"
#include "tests/support/report_checks.h"

static void
the_tables_of_the_worked_example(void **state)
{
	g_autoptr(Company) company = known_team_new();
	const Report *report = company_report(company);
	const ReportTable *table = find_table(report, "knowledge");

	(void)state;
	assert_int_equal(table->rows->len, 4);
	assert_string_equal(cell_machine(table, "billing", "state"), "single");
	assert_string_equal(
	    find_cell(table, "core", "who")->text, "Ben Example, Ana Example");
	assert_string_equal(cell_machine(table, "billing", "gone"), "");
	table = find_table(report, "knowledge-leaving");
	assert_string_equal(
	    find_cell(table, "Ana Example", "areas")->text, "auth, billing");
	assert_string_equal(cell_machine(table, "Cy Example", "orphaned"), "1");
	table = find_table(report, "knowledge-register");
	assert_string_equal(table->register_name, "knowledge");
	assert_string_equal(
	    cell_machine(table, "billing", "learner"), "Ben Example");
	assert_string_equal(
	    cell_machine(table, "billing", "last_resolved"), "2026-06-21");
	table = find_table(report, "knowledge-matrix");
	assert_int_equal(table->rows->len, 7);
}

/* The page has the areas most at risk, the register all of them. */
static void
two_hundred_components(void **state)
{
	g_autoptr(Company) company = known_team_empty();
	const Report *report;

	(void)state;
	for (int i = 0; i < 200; i++) {
		g_autofree char *area = g_strdup_printf("part %d", i);
		g_autofree char *who = g_strdup_printf("Person No %d", 2 * i);
		g_autofree char *other =
		    g_strdup_printf("Person No %d", 2 * i + 1);

		known_team_add(company, who, area, 10);
		if (i % 2 == 0)
			known_team_add(company, other, area, 10);
	}
	report = company_report(company);
	check_report(report);
	assert_int_equal(
	    find_table(report, "knowledge")->rows->len, KNOWLEDGE_ROWS);
	assert_non_null(
	    strstr(find_table(report, "knowledge")->caption, "of 200"));
	assert_int_equal(
	    find_table(report, "knowledge-register")->rows->len, 200);
	assert_int_equal(
	    find_table(report, "knowledge-leaving")->rows->len, KNOWLEDGE_ROWS);
	assert_int_equal(
	    find_table(report, "knowledge-pairing")->rows->len, PAIRINGS);
	assert_false(company->results->knowledge->truck[TRUCK_AREAS].exact);
}

int
main(void)
{
	const struct CMUnitTest tests[] = {
		cmocka_unit_test(the_tables_of_the_worked_example),
		cmocka_unit_test(two_hundred_components),
	};

	return cmocka_run_group_tests_name(
	    "knowledge_tables", tests, NULL, NULL);
}
