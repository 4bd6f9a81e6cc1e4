#include <math.h>
#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>
#include <cmocka.h>
#include <glib.h>

#include "tests/support/assert_close.h"
#include "tests/support/known_team.h"
#include "tests/support/report_checks.h"

static void
the_figures_of_the_worked_example(void **state)
{
	g_autoptr(Company) company = known_team_new();
	const Report *report = company_report(company);
	const Figure *figure;

	(void)state;
	check_report(report);
	assert_close(figure_value(report, "team.truck_factor"), 2, 1e-12);
	assert_close(figure_value(report, "component.core.experts"), 2, 1e-12);
	assert_close(figure_value(report, "component.billing.top_share"),
	    2.2824 / (2.2824 + 0.2143), 1e-3);
	assert_close(figure_value(report, "team.areas_sole"), 3, 1e-12);
	assert_close(
	    figure_value(report, "team.leaving.ana-example.orphans"), 2, 1e-12);
	figure = figure_set_find(report->figures, "team.truck_sets");
	assert_string_equal(figure->text,
	    "Ben Example and Ana Example; Cy Example and Ana Example");
	figure = figure_set_find(report->figures, "component.auth.experts");
	assert_int_equal(figure->evidence->len, 3);
	assert_string_equal(
	    ((const FigureRow *)figure->evidence->pdata[0])->value,
	    "Ana Example");
}

static void
too_little_evidence_is_no_zero(void **state)
{
	g_autoptr(Company) company = company_new("2026-07-01");
	const Report *report;

	(void)state;
	for (int i = 0; i < 5; i++)
		known_team_add(company, "Ana Example", "known", 10 + i);
	known_team_add(company, "Ben Example", "rare", 10);
	report = company_report(company);
	check_report(report);
	check_missing(report, "component.rare.experts", "fewer than 5 events");
	assert_close(figure_value(report, "component.known.experts"), 1, 1e-12);
}

static void
without_areas_all_is_missing(void **state)
{
	g_autoptr(Company) company = company_new("2026-07-01");
	const Report *report;

	(void)state;
	known_team_add(company, "Ana Example", NULL, 10);
	report = company_report(company);
	check_report(report);
	check_missing(report, "team.truck_factor", "which part of the system");
	check_missing(report, "team.areas_sole", "which part of the system");
}

/* Names whose slugs are one: both have figures. */
static void
people_have_ids_of_their_own(void **state)
{
	g_autoptr(Company) company = known_team_empty();
	const Report *report;

	(void)state;
	known_team_add(company, "Ana-Example", "one", 10);
	known_team_add(company, "Ana_ Example", "two", 11);
	known_team_add(company, "Ana; Example", "two", 11);
	known_team_add(company, "Ana / Example", "three", 11);
	report = company_report(company);
	check_report(report);
}

int
main(void)
{
	const struct CMUnitTest tests[] = {
		cmocka_unit_test(the_figures_of_the_worked_example),
		cmocka_unit_test(too_little_evidence_is_no_zero),
		cmocka_unit_test(without_areas_all_is_missing),
		cmocka_unit_test(people_have_ids_of_their_own),
	};

	return cmocka_run_group_tests_name(
	    "knowledge_figures", tests, NULL, NULL);
}
