#include <math.h>
#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>
#include <cmocka.h>

#include "pipeline/analysis/spend_parts.h"
#include "tests/support/assert_close.h"
#include "tests/support/company.h"
#include "tests/support/report_checks.h"

/* Eight months of COMPUTE and of a database whose price doubles in March. */
static Company *
company_with_a_step(void)
{
	Company *company = company_new("2026-07-05");

	for (int i = 0; i < 8; i++) {
		char month[MONTH_TEXT_SIZE];

		month_format_iso(
		    date_month(date_from_ymd(2025, 11, 1)) + i, month);
		company_add_cost(company, month, "Compute", "vm", "300", "USD");
		company_add_cost(company, month, "Databases", "db",
		    i < 4 ? "100" : "200", "USD");
	}
	return company;
}

static void
categories_show_each_multiple(void **state)
{
	g_autoptr(Company) company = company_with_a_step();
	const Report *report = company_report(company);
	const ReportTable *table = find_table(report, "spend-categories");

	(void)state;
	assert_string_equal(table->register_name, "spend");
	assert_int_equal(table->rows->len, 3);
	assert_string_equal(
	    cell_machine(table, "Compute", "cost_50x"), "15000");
	assert_string_equal(
	    cell_machine(table, "All spend", "effective_cost"), "500");
	/* assumed for all, measured for none */
	assert_string_equal(cell_machine(table, "Compute", "elasticity"), "");
	assert_string_equal(
	    cell_machine(table, "All spend", "elasticity"), "1");
	check_missing(report, "spend.category.databases.elasticity",
	    "fewer than six months");
	check_report(report);
}

static void
steps_are_dated(void **state)
{
	g_autoptr(Company) company = company_with_a_step();
	const Report *report = company_report(company);
	const ReportTable *table = find_table(report, "spend-events");

	(void)state;
	assert_string_equal(
	    cell_machine(table, "Databases", "month"), "2026-03");
	assert_string_equal(cell_machine(table, "Databases", "kind"), "step");
	assert_string_equal(
	    find_cell(table, "Databases", "change")->text, "+100 %");
	assert_null(find_cell(table, "Compute", "month"));
	assert_close(
	    figure_value(report, "spend.category.databases.step.2026-03"), 1,
	    1e-9);
	assert_close(figure_value(report, "spend.step.2026-03"), 0.25, 1e-9);
}

/* No table where nothing happened. */
static void
calm_bills_have_no_events(void **state)
{
	g_autoptr(Company) company = company_new("2026-07-05");

	(void)state;
	company_add_cost(company, "2026-06", "Compute", "vm", "300", "USD");
	assert_null(find_table(company_report(company), "spend-events"));
	assert_non_null(find_table(company->report, "spend-categories"));
}

int
main(void)
{
	const struct CMUnitTest tests[] = {
		cmocka_unit_test(categories_show_each_multiple),
		cmocka_unit_test(steps_are_dated),
		cmocka_unit_test(calm_bills_have_no_events),
	};

	return cmocka_run_group_tests_name("spend_parts", tests, NULL, NULL);
}
