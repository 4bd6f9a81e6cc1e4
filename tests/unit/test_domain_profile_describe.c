#include <math.h>
#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>
#include <cmocka.h>

#include <string.h>

#include "tests/support/assert_close.h"
#include "tests/support/report_checks.h"
#include "tests/support/three_domains.h"

/* Every trigger: rows for orders, spend for search, a duty for billing. */
static Company *
with_every_trigger(void)
{
	ThreeDomains three = three_domains_new(1e6);
	Company *company = three.company;

	company_set_users(company, 4000, 0.08);
	company->config->team.squads = 1;
	company->config->cost_tag = g_strdup("domain");
	three.order_items->rows = 3e7;
	three.billing->separate_because = g_strdup("card data under PCI DSS");
	three.search->load = g_strdup("burst");
	table_add_column(three.order_table, "stripe_id", "text");
	table_add_column(three.payments, "stripe_charge_id", "text");
	company_add_tagged_cost(
	    company, "2026-06", "Databases", "Index", "45", "USD", "search");
	company_add_tagged_cost(
	    company, "2026-06", "Compute", "Node", "15", "USD", "orders");
	company_add_cost(company, "2026-06", "Compute", "Node", "40", "USD");
	for (int i = 0; i < 8; i++)
		three_domains_add_issue(
		    company, "Shop", NULL, "Ana Example", "2026-06-20");
	return company;
}

static bool
says(const Report *report, BlockKind kind, const char *words)
{
	const Section *section = report_find_section(report, "domain-risk");

	for (guint i = 0; i < section->blocks->len; i++) {
		const Block *block = section->blocks->pdata[i];

		if (block->kind == kind && strstr(block->text, words) != NULL)
			return true;
	}
	return false;
}

static void
every_trigger_is_told(void **state)
{
	g_autoptr(Company) company = with_every_trigger();
	const Report *report = company_report(company);
	const ReportTable *table = find_table(report, "domain-risk");

	(void)state;
	check_report(report);
	assert_string_equal(cell_machine(table, "orders", "separate"), "next");
	assert_string_equal(cell_machine(table, "search", "separate"), "now");
	assert_string_equal(cell_machine(table, "billing", "separate"), "now");
	assert_non_null(strstr(find_cell(table, "orders", "because")->text,
	    "passes 100 million rows about Sep 2027"));
	assert_string_equal(find_cell(table, "search", "because")->text,
	    "takes more than 40 % of cloud spend already");
	assert_string_equal(find_cell(table, "billing", "because")->text,
	    "headroom.yaml: card data under PCI DSS");
	assert_non_null(strstr(report_find_section(report, "domain-risk")->lead,
	    "2 should be separated now: "));
	assert_close(
	    figure_value(report, "domain.search.separate_months"), 0, 0);
	assert_close(figure_value(report, "domain.orders.separate_months"),
	    8.8052, 1e-4);
}

static void
the_limits_are_on_the_ladder(void **state)
{
	g_autoptr(Company) company = with_every_trigger();
	const Report *report = company_report(company);

	(void)state;
	assert_close(figure_value(report, "limit.domain-orders-rows.multiple"),
	    3.125, 1e-9);
	assert_close(
	    figure_value(report, "limit.domain-search-spend.multiple"), 1, 0);
}

static void
what_is_woven_in_is_to_be_wrapped(void **state)
{
	g_autoptr(Company) company = with_every_trigger();
	const Report *report = company_report(company);
	const ReportTable *table = find_table(report, "integrations");

	(void)state;
	assert_true(says(report, BLOCK_FINDING,
	    "Stripe is woven into 2 core tables: wrap it before"));
	assert_string_equal(find_cell(table, "Stripe", "where")->text,
	    "orders.stripe_id, payments.stripe_charge_id");
	assert_string_equal(
	    find_cell(table, "Stripe", "advice")->text, "woven in: wrap it");
}

static void
what_is_known_of_issues_is_said(void **state)
{
	g_autoptr(Company) company = with_every_trigger();
	const Report *report = company_report(company);

	(void)state;
	assert_true(says(report, BLOCK_TEXT,
	    "8 of 8 issues could be assigned to a domain: 8 by"));
	assert_true(says(report, BLOCK_FINDING, "for 2 of 3 domains, since"));
	assert_true(says(report, BLOCK_TEXT, "60 % of cloud spend"));
	check_missing(report, "domain.billing.experts", "too few events");
}

static void
a_schema_alone_says_what_is_missing(void **state)
{
	ThreeDomains three = three_domains_new(NAN);
	g_autoptr(Company) company = three.company;
	const Report *report = company_report(company);
	const ReportTable *table = find_table(report, "domain-risk");

	(void)state;
	check_report(report);
	assert_true(
	    says(report, BLOCK_INSUFFICIENT, "how many rows the tables have"));
	assert_true(
	    says(report, BLOCK_INSUFFICIENT, "No issue could be assigned"));
	assert_true(says(report, BLOCK_FINDING, "no bill tells a complete"));
	assert_non_null(strstr(report_find_section(report, "domain-risk")->lead,
	    "There is too little evidence to tell"));
	/* a range, no number */
	assert_string_equal(
	    find_cell(table, "orders", "risk")->text, "8 to 73");
	assert_string_equal(cell_machine(table, "orders", "risk"), "");
	assert_string_equal(
	    find_cell(table, "orders", "separate")->text, "not known");
	check_missing(report, "domain.orders.risk", "between 8.3 and 73");
	check_missing(report, "domain.orders.rows.10x", "how many rows");
	check_missing(report, "domain.orders.separate", "rows are not known");
}

static void
nothing_at_all_is_said_to_be_missing(void **state)
{
	g_autoptr(Company) company = company_new("2026-07-01");
	const Report *report = company_report(company);

	(void)state;
	check_report(report);
	assert_non_null(find_block(report, "domain-risk", BLOCK_INSUFFICIENT));
	assert_null(find_block(report, "domain-risk", BLOCK_CHART));
}

int
main(void)
{
	const struct CMUnitTest tests[] = {
		cmocka_unit_test(every_trigger_is_told),
		cmocka_unit_test(the_limits_are_on_the_ladder),
		cmocka_unit_test(what_is_woven_in_is_to_be_wrapped),
		cmocka_unit_test(what_is_known_of_issues_is_said),
		cmocka_unit_test(a_schema_alone_says_what_is_missing),
		cmocka_unit_test(nothing_at_all_is_said_to_be_missing),
	};

	return cmocka_run_group_tests_name(
	    "domain_profile_describe", tests, NULL, NULL);
}
