#include <math.h>
#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>
#include <cmocka.h>

#include "pipeline/analysis/vendors.h"
#include "pipeline/analysis/users.h"
#include "tests/support/company.h"

static GPtrArray *
find(Company *company)
{
	const Evidence *evidence = company_evidence(company);

	users_compute(evidence, company->results, NULL);
	spend_compute(evidence, company->results, NULL);
	return vendors_find(evidence, company->results->spend);
}

static void
columns_name_third_parties(void **state)
{
	static const struct {
		const char *column, *type;
		const char *vendor; /* NULL: none */
		bool id;
	} cases[] = {
		{ "stripe_customer_id", "text", "Stripe", true },
		{ "twilio_sid", "varchar(34)", "Twilio", true },
		{ "billing_stripe_ref", "text", "Stripe", true },
		{ "send_grid_key", "text", "SendGrid", true },
		{ "stripeChargeId", "text", "Stripe", true },
		{ "jira_issue_count", "integer", "Jira", false },
		{ "github_id", "bigint", "GitHub", true },
		{ "stripe_enabled", "boolean", "Stripe", false },
		{ "stripe_status", "text", "Stripe", false },
		{ "stripe_synced_at", "timestamptz", "Stripe", false },
		/* part of a word */
		{ "striped_background", "text", NULL, false },
		{ "pinstripe", "text", NULL, false },
		/* words of the language */
		{ "square_metres", "integer", NULL, false },
		{ "segment_id", "bigint", NULL, false },
		{ "square_customer_id", "text", "Square", true },
		{ "customer_id", "text", NULL, false },
	};

	(void)state;
	for (size_t i = 0; i < G_N_ELEMENTS(cases); i++) {
		g_autoptr(Company) company = company_new("2026-07-01");
		g_autoptr(GPtrArray) found = NULL;
		const Integration *first;

		table_add_column(company_add_table(company, "users", 10),
		    cases[i].column, cases[i].type);
		found = find(company);
		if (found->len != (cases[i].vendor != NULL))
			fail_msg("%s: %u vendors", cases[i].column, found->len);
		if (found->len == 0)
			continue;
		first = found->pdata[0];
		assert_string_equal(first->name, cases[i].vendor);
		assert_int_equal(
		    g_array_index(first->columns, VendorColumn, 0).id,
		    cases[i].id);
		assert_int_equal(first->core->len, cases[i].id);
	}
}

static void
its_own_tables_are_no_core_tables(void **state)
{
	g_autoptr(Company) company = company_new("2026-07-01");
	Table *events = company_add_table(company, "stripe_events", 10);
	Table *users = company_add_table(company, "users", 10);
	g_autoptr(GPtrArray) found = NULL;
	const Integration *stripe;

	(void)state;
	table_add_column(events, "stripe_event_id", "text");
	company_refer(users, "stripe_event_id", "bigint", "stripe_events", 1);
	found = find(company);
	assert_int_equal(found->len, 1);
	stripe = found->pdata[0];
	assert_int_equal(stripe->own->len, 1);
	assert_int_equal(stripe->core->len, 0);
	assert_int_equal(stripe->columns->len, 0);
}

static void
the_most_woven_in_comes_first(void **state)
{
	g_autoptr(Company) company = company_new("2026-07-01");
	Table *users = company_add_table(company, "users", 10);
	Table *orders = company_add_table(company, "orders", 10);
	const char *const labels[] = { "twilio-outage", NULL };
	Issue issue = company_feature(company, "2026-06-01", "2026-06-03", 1);
	g_autoptr(GPtrArray) found = NULL;
	const Integration *first, *second;

	(void)state;
	table_add_column(users, "adyen_id", "text");
	table_add_column(users, "adyen_token", "text");
	table_add_column(users, "twilio_sid", "text");
	table_add_column(orders, "twilio_sid", "text");
	issue.labels = labels;
	company_add_issue(company, &issue);
	company_add_cost(
	    company, "2026-06", "Other", "Twilio SMS", "10", "USD");
	found = find(company);
	assert_int_equal(found->len, 2);
	first = found->pdata[0];
	second = found->pdata[1];
	assert_string_equal(first->name, "Twilio");
	assert_int_equal(first->core->len, 2);
	assert_int_equal(first->issues, 1);
	assert_true(first->billed);
	assert_int_equal(second->core->len, 1);
	assert_int_equal(second->columns->len, 2);
	assert_false(second->billed);
}

static void
the_service_is_no_third_party_to_itself(void **state)
{
	g_autoptr(Company) company = company_new("2026-07-01");
	g_autoptr(GPtrArray) found = NULL;

	(void)state;
	company->config->service = g_strdup("Shopify");
	table_add_column(
	    company_add_table(company, "users", 10), "shopify_id", "text");
	found = find(company);
	assert_int_equal(found->len, 0);
}

int
main(void)
{
	const struct CMUnitTest tests[] = {
		cmocka_unit_test(columns_name_third_parties),
		cmocka_unit_test(its_own_tables_are_no_core_tables),
		cmocka_unit_test(the_most_woven_in_comes_first),
		cmocka_unit_test(the_service_is_no_third_party_to_itself),
	};

	return cmocka_run_group_tests_name("vendors", tests, NULL, NULL);
}
