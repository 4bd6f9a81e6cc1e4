#include <math.h>
#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>
#include <cmocka.h>

#include "pipeline/analysis/domain_profile_cells.h"
#include "tests/support/report_checks.h"
#include "tests/support/three_domains.h"

/* The row of "search" in the register of domains. */
static void
the_register_has_it_all(void **state)
{
	ThreeDomains three = three_domains_new(1000);
	g_autoptr(Company) company = three.company;
	const ReportTable *table;

	(void)state;
	company_set_users(company, 4000, 0.08);
	company->config->team.squads = 1;
	three.search->load = g_strdup("batch");
	three.search_terms->rows = 30000;
	table_add_column(three.search_terms, "algolia_id", "text");
	for (int i = 0; i < 6; i++)
		three_domains_add_issue(
		    company, "Find", NULL, "Ana Example", "2026-06-20");
	table = find_table(company_report(company), "domain-map-register");
	assert_string_equal(cell_machine(table, "search", "rows_1x"), "30000");
	assert_string_equal(
	    cell_machine(table, "search", "rows_100x"), "3000000");
	assert_string_equal(cell_machine(table, "search", "experts"), "1");
	assert_string_equal(
	    cell_machine(table, "search", "expert_names"), "Ana Example");
	assert_string_equal(
	    cell_machine(table, "search", "third_parties"), "Algolia");
	assert_string_equal(
	    cell_machine(table, "search", "third_party_columns"), "1");
	assert_string_equal(cell_machine(table, "search", "risk_experts"), "1");
	assert_string_equal(cell_machine(table, "search", "separate"), "later");
	assert_string_equal(cell_machine(table, "search", "load"), "batch");
	assert_string_equal(cell_machine(table, "search", "of_median"), "10");
	assert_string_equal(
	    cell_machine(table, "search", "scales_alone"), "true");
	/* what is not known is empty for machines */
	assert_string_equal(cell_machine(table, "billing", "experts"), "");
	assert_string_equal(cell_machine(table, "billing", "load"), "");
	assert_string_equal(
	    find_cell(table, "billing", "load")->text, "not said");
	assert_string_equal(
	    find_cell(table, "billing", "third_parties")->text, "–");
}

static void
reasons_say_when(void **state)
{
	static const struct {
		double rows;
		const char *because;
	} cases[] = {
		{ 2e8, "passes 100 million rows already" },
		{ 3e7, "passes 100 million rows about Oct 2027" },
		{ 1e4, "passes 100 million rows in more than five years" },
	};

	(void)state;
	for (size_t i = 0; i < G_N_ELEMENTS(cases); i++) {
		ThreeDomains three = three_domains_new(1000);
		g_autoptr(Company) company = three.company;

		company_set_users(company, 400, 0.08);
		company->config->team.squads = 1;
		three.search_terms->rows = cases[i].rows;
		assert_string_equal(
		    find_cell(
			find_table(company_report(company), "domain-risk"),
			"search", "because")
			->text,
		    cases[i].because);
	}
}

static void
what_does_not_grow_calls_for_nothing(void **state)
{
	ThreeDomains three = three_domains_new(1000);
	g_autoptr(Company) company = three.company;
	const ReportTable *table;

	(void)state;
	company_refer(three.search_terms, "order_id", "bigint", "orders", true);
	company_set_users(company, 400, 0);
	company->config->team.squads = 1;
	table = find_table(company_report(company), "domain-risk");
	assert_string_equal(find_cell(table, "search", "because")->text,
	    "100 % of its keys cross: separating would cost more than it "
	    "buys");
	assert_string_equal(
	    find_cell(table, "search", "separate")->text, "keep inside");
	assert_string_equal(find_cell(table, "billing", "because")->text,
	    "nothing calls for it");
}

int
main(void)
{
	const struct CMUnitTest tests[] = {
		cmocka_unit_test(the_register_has_it_all),
		cmocka_unit_test(reasons_say_when),
		cmocka_unit_test(what_does_not_grow_calls_for_nothing),
	};

	return cmocka_run_group_tests_name(
	    "domain_profile_cells", tests, NULL, NULL);
}
