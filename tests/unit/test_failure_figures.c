#include <math.h>
#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>
#include <cmocka.h>

#include "pipeline/analysis/failure_figures.h"
#include "tests/support/company.h"
#include "tests/support/report_checks.h"

static bool
has_input(const Figure *figure, const char *input)
{
	return g_ptr_array_find_with_equal_func(
	    figure->inputs, input, g_str_equal, NULL);
}

static void
states_rest_on_what_was_looked_at(void **state)
{
	g_autoptr(Company) company = company_new("2026-07-01");
	const Report *report;
	const Figure *figure;

	(void)state;
	company_add_table(company, "sessions", 10);
	company_add_cost(
	    company, "2026-06", "Compute", "Amazon EC2", "10", "USD");
	report = company_report(company);
	check_report(report);
	figure =
	    figure_set_find(report->figures, "failure.scaling-stateful.state");
	assert_string_equal(figure->text, "warn");
	assert_true(has_input(figure, "region.stateless"));
	assert_true(has_input(figure, "file:schema.sql"));
	assert_string_equal(
	    ((FigureRow *)g_ptr_array_index(figure->evidence, 0))->key,
	    "sessions");
}

static void
what_is_not_known_says_why(void **state)
{
	g_autoptr(Company) company = company_new("2026-07-01");
	const Report *report = company_report(company);

	(void)state;
	check_missing(report, "failure.no-domain-map.state", "no foreign keys");
	check_missing(report, "failure.bus-factor.state", "too little");
	check_missing(
	    report, "failure.quarter.2026-q3.share", "no six sprints");
	assert_true(figure_value(report, "failure.fails") == 0);
}

/* A figure that the report does not have explains nothing. */
static void
inputs_are_those_of_the_report(void **state)
{
	g_autoptr(GPtrArray) inputs = g_ptr_array_new();
	g_autoptr(FigureSet) figures = figure_set_new();
	g_autoptr(GPtrArray) known = NULL;
	FailureCheck check = { .inputs = inputs };

	(void)state;
	g_ptr_array_add(inputs, "config:business.multi_tenant");
	g_ptr_array_add(inputs, "here");
	g_ptr_array_add(inputs, "nowhere");
	figure_set_number(figures, "here", "Here", "x", 1, "counted");
	known = failure_known_inputs(&check, figures);
	assert_int_equal(known->len, 2);
	assert_string_equal(g_ptr_array_index(known, 1), "here");
}

int
main(void)
{
	const struct CMUnitTest tests[] = {
		cmocka_unit_test(states_rest_on_what_was_looked_at),
		cmocka_unit_test(what_is_not_known_says_why),
		cmocka_unit_test(inputs_are_those_of_the_report),
	};

	return cmocka_run_group_tests(tests, NULL, NULL);
}
