#include <math.h>
#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>
#include <cmocka.h>

#include "tests/support/assert_close.h"
#include "tests/support/three_domains.h"

/*
 * [T16] of a domain: 1.2e8 rows at ten times the users, 3 of 8 keys across,
 * one expert, 0.6 of the busiest domain's issues, one column of a third party.
 */
static void
the_score_is_the_weighted_sum(void **state)
{
	ThreeDomains three = three_domains_new(100);
	g_autoptr(Company) company = three.company;
	const DomainProfile *profile;
	Table *extra;

	(void)state;
	company_set_users(company, 400, 0.08);
	three.search_terms->rows = 1.2e7 - 100;
	extra = company_add_table(company, "search_indexes", 100);
	for (int i = 0; i < 5; i++) {
		g_autofree char *column = g_strdup_printf("term%d_id", i);

		company_refer(extra, column, "bigint", "search_terms", true);
	}
	company_refer(extra, "order_id", "bigint", "orders", true);
	company_refer(extra, "invoice_id", "bigint", "invoices", true);
	company_refer(extra, "payment_id", "bigint", "payments", true);
	table_add_column(extra, "algolia_id", "text");
	for (int i = 0; i < 10; i++)
		three_domains_add_issue(
		    company, "Shop", NULL, "Ben Example", "2026-06-20");
	for (int i = 0; i < 6; i++)
		three_domains_add_issue(
		    company, "Find", NULL, "Ana Example", "2026-06-20");
	profile = three_domains_find(three_domains_compute(company), "search");
	assert_close(profile->rows.at[1].p50, 1.2e8, 1e-9);
	assert_close(profile->parts[DOMAIN_RISK_COUPLING].value, 0.375, 1e-12);
	assert_close(profile->parts[DOMAIN_RISK_EXPERTS].value, 1, 0);
	assert_close(profile->parts[DOMAIN_RISK_CHURN].value, 0.6, 1e-12);
	assert_close(profile->parts[DOMAIN_RISK_VENDORS].value, 1. / 3, 1e-12);
	assert_prints(profile->risk.value, "62.5001");
	assert_close(profile->risk.lo, profile->risk.hi, 1e-12);
	assert_int_equal(profile->rank, 1);
}

static void
each_kind_of_table_grows_its_own_way(void **state)
{
	ThreeDomains three = three_domains_new(1000);
	g_autoptr(Company) company = three.company;
	Table *join = company_add_table(company, "order_tags", 1000);
	Table *lookup = company_add_table(company, "order_statuses", 10);
	const DomainRows *rows;

	(void)state;
	(void)lookup;
	company_refer(join, "order_id", "bigint", "orders", true);
	company_refer(join, "note_id", "bigint", "order_notes", true);
	rows =
	    &three_domains_find(three_domains_compute(company), "orders")->rows;
	assert_int_equal(rows->tables, 5);
	assert_close(rows->sum.still, 10, 0);
	assert_close(rows->sum.linear, 3000, 0);
	assert_close(rows->sum.dense, 1000, 0);
	assert_close(rows->at[0].p50, 4010, 1e-12);
	/* e is between 1 and 1.5, so 1000 rows become 10,000 to 31,600 */
	assert_true(rows->at[1].p10 > 30010 + 10000);
	assert_true(rows->at[1].p90 < 30010 + 31623);
	assert_true(rows->at[1].p10 < rows->at[1].p50 &&
		    rows->at[1].p50 < rows->at[1].p90);
}

static void
what_is_missing_widens_the_score(void **state)
{
	ThreeDomains three = three_domains_new(NAN);
	g_autoptr(Company) company = three.company;
	const DomainProfile *profile;

	(void)state;
	profile = three_domains_find(three_domains_compute(company), "orders");
	/* no rows, no issues: .35 of the weight is known */
	assert_true(isnan(profile->risk.value));
	assert_close(profile->risk.known, 0.35, 1e-12);
	assert_close(profile->risk.lo, 100 * 0.25 / 3, 1e-9);
	assert_close(profile->risk.hi, 65 + 100 * 0.25 / 3, 1e-9);
}

static void
some_rows_are_a_least(void **state)
{
	ThreeDomains three = three_domains_new(1e6);
	g_autoptr(Company) company = three.company;
	const DomainProfile *profile;

	(void)state;
	three.payments->rows = NAN;
	profile = three_domains_find(three_domains_compute(company), "billing");
	assert_int_equal(profile->rows.known, 1);
	assert_close(profile->parts[DOMAIN_RISK_ROWS].value, 1. / 3, 1e-12);
	assert_close(profile->parts[DOMAIN_RISK_ROWS].hi, 1, 0);
	assert_true(profile->risk.hi > profile->risk.value);
}

/* Issues were read, and one domain alone has any: the others have none. */
static void
no_new_issues_are_known_to_be_none(void **state)
{
	ThreeDomains three = three_domains_new(100);
	g_autoptr(Company) company = three.company;
	const DomainProfileResult *result;

	(void)state;
	three_domains_add_issue(company, "Find", NULL, NULL, "2026-06-20");
	/* older than half a year */
	three_domains_add_issue(company, "Shop", NULL, NULL, "2025-06-20");
	result = three_domains_compute(company);
	assert_close(three_domains_find(result, "search")
			 ->parts[DOMAIN_RISK_CHURN]
			 .value,
	    1, 0);
	assert_close(three_domains_find(result, "orders")
			 ->parts[DOMAIN_RISK_CHURN]
			 .value,
	    0, 0);
	assert_int_equal(three_domains_find(result, "orders")->issues, 1);
	assert_int_equal(three_domains_find(result, "orders")->recent, 0);
}

static void
ten_times_the_median_scales_on_its_own(void **state)
{
	ThreeDomains three = three_domains_new(1000);
	g_autoptr(Company) company = three.company;
	const DomainProfileResult *result;

	(void)state;
	company_set_users(company, 4000, 0.08);
	three.search_terms->rows = 30000; /* orders 3000, billing 2000 */
	result = three_domains_compute(company);
	assert_close(
	    three_domains_find(result, "search")->rows.ratio, 10, 1e-12);
	assert_true(three_domains_find(result, "search")->rows.alone);
	assert_false(three_domains_find(result, "orders")->rows.alone);
	/* 30,000 rows over 4000 / ln 1.08 months of use */
	assert_close(three_domains_find(result, "search")->rows.per_user_month,
	    30000 * log(1.08) / 4000, 1e-12);
}

static void
no_domains_are_no_error(void **state)
{
	g_autoptr(Company) company = company_new("2026-07-01");

	(void)state;
	assert_int_equal(three_domains_compute(company)->list->len, 0);
}

static void
squads_follow_from_headcount(void **state)
{
	ThreeDomains three = three_domains_new(100);
	g_autoptr(Company) company = three.company;

	(void)state;
	company->config->team.headcount = 14;
	assert_close(three_domains_compute(company)->squads, 2, 0);
}

int
main(void)
{
	const struct CMUnitTest tests[] = {
		cmocka_unit_test(the_score_is_the_weighted_sum),
		cmocka_unit_test(each_kind_of_table_grows_its_own_way),
		cmocka_unit_test(what_is_missing_widens_the_score),
		cmocka_unit_test(some_rows_are_a_least),
		cmocka_unit_test(no_new_issues_are_known_to_be_none),
		cmocka_unit_test(ten_times_the_median_scales_on_its_own),
		cmocka_unit_test(no_domains_are_no_error),
		cmocka_unit_test(squads_follow_from_headcount),
	};

	return cmocka_run_group_tests_name("domain_profile", tests, NULL, NULL);
}
