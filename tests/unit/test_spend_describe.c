#include <math.h>
#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>
#include <cmocka.h>
#include <string.h>

#include "pipeline/analysis/spend.h"
#include "tests/support/assert_close.h"
#include "tests/support/company.h"
#include "tests/support/report_checks.h"

static const char *
lead(Company *company)
{
	return report_find_section(company_report(company), "spend")->lead;
}

static void
each_state_has_its_words(void **state)
{
	static const struct {
		const char *month, *currency, *lead, *missing, *why;
	} cases[] = {
		{ NULL, NULL, "no billing export", "A billing export.",
		    "no billing export" },
		{ "2026-06", "USD", "hold no complete month",
		    "A complete month of bills.", "no complete month" },
		{ "2026-05", "EUR",
		    "the bills are in EUR, and business.currency says USD",
		    "Bills in the company's own currency.", "in EUR" },
		{ "2026-05", "USD", "The cloud costs $100 a month.", NULL,
		    NULL },
		{ "2026-03", "USD",
		    "In Mar 2026 the cloud cost $100; no newer bills were "
		    "read.",
		    NULL, NULL },
	};

	(void)state;
	for (size_t i = 0; i < G_N_ELEMENTS(cases); i++) {
		g_autoptr(Company) company = company_new("2026-06-29");
		const Block *block;

		if (cases[i].month != NULL)
			company_add_cost(company, cases[i].month, "Compute",
			    "vm", "100", cases[i].currency);
		print_message("%s\n", lead(company));
		assert_non_null(strstr(lead(company), cases[i].lead));
		block =
		    find_block(company->report, "spend", BLOCK_INSUFFICIENT);
		if (cases[i].missing == NULL) {
			assert_null(block);
			continue;
		}
		assert_string_equal(block->text, cases[i].missing);
		check_missing(company->report, "spend.monthly", cases[i].why);
		check_missing(company->report, "spend.at.100x", cases[i].why);
		check_report(company->report);
	}
}

static void
old_bills_are_told(void **state)
{
	static const struct {
		const char *as_of, *want;
	} cases[] = {
		{ "2026-05-20", NULL },
		{ "2026-06-20", NULL },
		{ "2026-07-01",
		    "The newest complete month in the bills is Apr 2026; 2 "
		    "months since then have none." },
	};

	(void)state;
	for (size_t i = 0; i < G_N_ELEMENTS(cases); i++) {
		g_autoptr(Company) company = company_new(cases[i].as_of);
		const Block *finding;

		company_add_cost(
		    company, "2026-04", "Compute", "vm", "100", "USD");
		finding =
		    find_block(company_report(company), "spend", BLOCK_FINDING);
		if (cases[i].want == NULL)
			assert_null(finding);
		else
			assert_string_equal(finding->text, cases[i].want);
	}
}

static void
other_currencies_are_not_lost(void **state)
{
	g_autoptr(Company) company = company_new("2026-07-01");
	const Block *finding;

	(void)state;
	company_add_cost(company, "2026-06", "Compute", "vm", "100", "USD");
	company_add_cost(company, "2026-06", "Compute", "vm", "70", "GBP");
	finding = find_block(company_report(company), "spend", BLOCK_FINDING);
	assert_int_equal(finding->level, FINDING_WARNING);
	assert_string_equal(finding->text,
	    "Charges in GBP are not in these figures, which are in USD.");
}

static void
months_that_are_not_over_are_hollow(void **state)
{
	g_autoptr(Company) company = company_new("2026-06-29");
	const ChartSeries *series;
	const ReportTable *table;

	(void)state;
	company_add_cost(company, "2026-05", "Compute", "vm", "100", "USD");
	company_add_cost(company, "2026-06", "Compute", "vm", "90", "USD");
	series = find_block(company_report(company), "spend", BLOCK_CHART)
		     ->chart->series->pdata[0];
	assert_false(g_array_index(series->points, ChartPoint, 0).open);
	assert_true(g_array_index(series->points, ChartPoint, 1).open);
	table = find_table(company->report, "spend-months");
	assert_string_equal(cell_machine(table, "May 2026", "complete"), "yes");
	assert_string_equal(cell_machine(table, "Jun 2026", "complete"), "no");
}

static void
figures_name_the_bills_they_read(void **state)
{
	g_autoptr(Company) company = company_new("2026-07-01");
	const Figure *figure;

	(void)state;
	company_add_cost(company, "2026-05", "Compute", "vm", "90", "USD");
	company_add_cost(company, "2026-06", "Compute", "vm", "100", "USD");
	figure =
	    figure_set_find(company_report(company)->figures, "spend.monthly");
	assert_int_equal(figure->inputs->len, 1);
	assert_string_equal(figure->inputs->pdata[0], "file:bill-2026-06.csv");
	figure = figure_set_find(company->report->figures, "spend.at.10x");
	assert_close(figure->value, 1000, 0.02);
	assert_true(figure->lo < 600 && figure->hi > 1800);
	assert_string_equal(
	    figure->label, "Cloud spend per month at 10× today's users");
	figure = figure_set_find(company->report->figures, "spend.elasticity");
	assert_int_equal(figure->tags, FIGURE_ASSUMED);
}

/* Credits can outweigh charges: nothing then is a share of anything. */
static void
a_month_of_nothing_divides_nothing(void **state)
{
	g_autoptr(Company) company = company_new("2026-07-01");

	(void)state;
	company_add_cost(company, "2026-06", "Compute", "vm", "100", "USD");
	company_add_cost(company, "2026-06", "Other", "credit", "-100", "USD");
	assert_close(
	    figure_value(company_report(company), "spend.monthly"), 0, 0);
	assert_string_equal(
	    cell_machine(find_table(company->report, "spend-categories"),
		"Compute", "share"),
	    "");
	check_report(company->report);
}

int
main(void)
{
	const struct CMUnitTest tests[] = {
		cmocka_unit_test(each_state_has_its_words),
		cmocka_unit_test(old_bills_are_told),
		cmocka_unit_test(other_currencies_are_not_lost),
		cmocka_unit_test(months_that_are_not_over_are_hollow),
		cmocka_unit_test(figures_name_the_bills_they_read),
		cmocka_unit_test(a_month_of_nothing_divides_nothing),
	};

	return cmocka_run_group_tests_name("spend_describe", tests, NULL, NULL);
}
