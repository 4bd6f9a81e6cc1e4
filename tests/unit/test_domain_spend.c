#include <math.h>
#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>
#include <cmocka.h>

#include "tests/support/assert_close.h"
#include "tests/support/three_domains.h"

static void
add_bill(Company *company, const char *tag, const char *amount)
{
	company_add_tagged_cost(
	    company, "2026-06", "Compute", "Node", amount, "USD", tag);
}

static void
tags_say_whose_it_is(void **state)
{
	ThreeDomains three = three_domains_new(100);
	g_autoptr(Company) company = three.company;
	const DomainProfileResult *result;

	(void)state;
	company->config->cost_tag = g_strdup("team");
	g_strfreev(three.orders->cost_tags);
	three.orders->cost_tags = g_strsplit("shop,cart-*", ",", 0);
	add_bill(company, "shop", "20");
	add_bill(company, "cart-eu", "10");
	add_bill(company, "Search", "30");
	add_bill(company, "legal", "15");
	add_bill(company, NULL, "25");
	result = three_domains_compute(company);
	assert_int_equal(result->tags, TAGS_KNOWN);
	assert_close(result->tagged_share, 0.6, 1e-12);
	assert_close(three_domains_find(result, "orders")->monthly, 30, 1e-12);
	assert_close(
	    three_domains_find(result, "search")->spend_share, 0.3, 1e-12);
	assert_close(three_domains_find(result, "billing")->spend_share, 0, 0);
}

static void
domains_without_tags_go_by_name(void **state)
{
	ThreeDomains three = three_domains_new(100);
	g_autoptr(Company) company = three.company;

	(void)state;
	company->config->cost_tag = g_strdup("team");
	g_strfreev(three.search->cost_tags);
	three.search->cost_tags = g_new0(char *, 1);
	add_bill(company, "SEARCH", "40");
	add_bill(company, NULL, "60");
	assert_close(
	    three_domains_find(three_domains_compute(company), "search")
		->spend_share,
	    0.4, 1e-12);
}

static void
missing_costs_are_not_zero(void **state)
{
	static const struct {
		const char *tag; /* configured */
		const char *value; /* in the bill */
		bool billed;
		SpendTags tags;
	} cases[] = {
		{ "team", NULL, false, TAGS_NO_BILLS },
		{ NULL, "search", true, TAGS_NOT_CONFIGURED },
		{ "team", "legal", true, TAGS_NONE_MATCH },
	};

	(void)state;
	for (size_t i = 0; i < G_N_ELEMENTS(cases); i++) {
		ThreeDomains three = three_domains_new(100);
		g_autoptr(Company) company = three.company;
		const DomainProfileResult *result;

		company->config->cost_tag = g_strdup(cases[i].tag);
		if (cases[i].billed)
			add_bill(company, cases[i].value, "40");
		result = three_domains_compute(company);
		assert_int_equal(result->tags, cases[i].tags);
		assert_true(
		    isnan(three_domains_find(result, "search")->spend_share));
		assert_true(
		    isnan(three_domains_find(result, "search")->monthly));
	}
}

int
main(void)
{
	const struct CMUnitTest tests[] = {
		cmocka_unit_test(tags_say_whose_it_is),
		cmocka_unit_test(domains_without_tags_go_by_name),
		cmocka_unit_test(missing_costs_are_not_zero),
	};

	return cmocka_run_group_tests_name("domain_spend", tests, NULL, NULL);
}
