#include <math.h>
#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>
#include <cmocka.h>

#include "pipeline/analysis/debt.h"
#include "pipeline/stats/expected_events.h"
#include "tests/support/assert_close.h"
#include "tests/support/debt_items.h"

#define LABELS(...) ((const char *const[]){ __VA_ARGS__, NULL })

/* Nothing is uncertain but how often something happens. */
static void
be_certain(Company *company)
{
	company_configure(company,
	    "business: {hourly_rate: 80}\n"
	    "team: {headcount: 5}\n"
	    "assumptions: {debt_waste: 0.23, debt_interest: 0.15,\n"
	    "  users_affected: 0.5, outage_hours: 4, growth: 0.08}\n");
	company_set_users(company, 4000, 0.08);
}

static void
add_debt(Company *company, const char *component, double hours)
{
	const char *components[] = { component, NULL };
	Issue issue = debt_task(
	    company, "2026-05-01", "Untidy", LABELS("debt"), components);

	issue.estimate_hours = hours;
	company_add_issue(company, &issue);
}

static const DebtItem *
item(Company *company, const char *key)
{
	const DebtItem *found = debt_find_item(company, key);

	assert_non_null(found);
	return found;
}

/* K = 600: 600 * .23 hours a month over 900 hours of debt. */
static void
interest_is_a_share_of_the_whole(void **state)
{
	g_autoptr(Company) company = company_new("2026-07-01");

	(void)state;
	be_certain(company);
	company->config->assumptions.values[ASSUME_DEBT_INTEREST] =
	    (Assumption){ 1, 1, 1, true };
	add_debt(company, NULL, 840);
	add_debt(company, NULL, 60);
	assert_close(
	    item(company, "SHOP-2")->interest, 600 * 0.23 * 60 / 900, 1e-9);
	assert_false(debt_register_of(company)->waiting.capped);
	for (int w = 0; w < WAIT_COUNT; w++)
		assert_close(item(company, "SHOP-2")->cost[w].mean,
		    80 * item(company, "SHOP-2")->interest * waits[w], 1e-9);
	assert_true(isnan(item(company, "SHOP-2")->user_hours[0].mean));
}

/* Ten hours that are known do not waste a quarter of the team's time. */
static void
what_the_tracker_does_not_name_is_not_put_on_what_it_names(void **state)
{
	g_autoptr(Company) company = company_new("2026-07-01");

	(void)state;
	be_certain(company);
	add_debt(company, NULL, 10);
	assert_true(debt_register_of(company)->waiting.capped);
	assert_close(item(company, "SHOP-1")->interest, 1.5, 1e-9);
}

/* Half of each area's incidents, for two items of equal size. */
static void
an_area_shares_its_incidents(void **state)
{
	g_autoptr(Company) company = company_new("2026-07-01");
	const double months = 90 / DAYS_PER_MONTH;

	(void)state;
	be_certain(company);
	company->config->business.revenue = 73050;
	add_debt(company, "Checkout", 100);
	add_debt(company, "Checkout", 100);
	add_debt(company, "Search", 50);
	for (int i = 0; i < 4; i++)
		debt_add_incident(company, "2026-04-02", 4, "Checkout",
		    (const char *const[]){ "A1", "A2", "A3", "A4" }[i], "Down",
		    NULL);
	assert_close(
	    item(company, "SHOP-1")->events, event_rate(4, months) / 2, 1e-9);
	assert_close(
	    item(company, "SHOP-3")->events, event_rate(0, months), 1e-9);
	/* four hours, of half of 4000 users, and of $100 an hour */
	assert_close(item(company, "SHOP-1")->user_hours[2].mean,
	    4 * 0.5 * 4000 *
		expected_events(item(company, "SHOP-1")->events, 0.08, 1, 12),
	    0.02);
	assert_close(item(company, "SHOP-1")->cost[2].mean,
	    waiting_cost(80, 15, 12, 4 * 0.5 * 100,
		expected_events(item(company, "SHOP-1")->events, 0.08, 1, 12)),
	    0.02);
	assert_true(item(company, "SHOP-1")->cost[2].lo <
		    item(company, "SHOP-1")->cost[2].mean);
	assert_true(item(company, "SHOP-1")->cost[2].hi >
		    item(company, "SHOP-1")->cost[2].mean);
}

/* What is linked is an item's own. */
static void
linked_incidents_are_not_shared(void **state)
{
	g_autoptr(Company) company = company_new("2026-07-01");
	const double months = 90 / DAYS_PER_MONTH;

	(void)state;
	be_certain(company);
	add_debt(company, "Checkout", 100);
	add_debt(company, "Checkout", 100);
	debt_add_incident(
	    company, "2026-04-02", 4, "Checkout", "A1", "Down", "SHOP-2 again");
	assert_int_equal(item(company, "SHOP-2")->incidents, 1);
	assert_close(
	    item(company, "SHOP-2")->events, 1.25 / (months + 1), 1e-9);
	assert_close(
	    item(company, "SHOP-1")->events, 0.25 / (months + 1), 1e-9);
	assert_int_equal(item(company, "SHOP-2")->rank, 0);
}

/* Neither the team nor incidents are known: nothing is, and it is not 0. */
static void
an_unknown_cost_is_none(void **state)
{
	g_autoptr(Company) company = company_new("2026-07-01");
	Issue issue =
	    debt_task(company, "2025-01-01", "Untidy", LABELS("debt"), NULL);

	(void)state;
	company_add_issue(company, &issue);
	assert_true(isnan(item(company, "SHOP-1")->interest));
	assert_true(isnan(item(company, "SHOP-1")->cost[0].mean));
	assert_true(isnan(item(company, "SHOP-1")->user_hours[0].mean));
}

/* A key at 1/1.5 of its range runs out within six months, at 8 %. */
static void
a_key_that_runs_out_stops_everybody(void **state)
{
	g_autoptr(Company) company = company_new("2026-07-01");
	Table *orders;
	const DebtItem *finding;

	(void)state;
	be_certain(company);
	company->config->business.revenue = 73050;
	orders = company_add_table(company, "orders", 2e6);
	company_key(orders, "integer", INT32_MAX / 1.5);
	finding = item(company, "orders");
	assert_true(isnan(finding->interest));
	assert_true(finding->cost[0].mean < finding->hours / 2 * 100);
	assert_true(finding->cost[1].mean > finding->hours / 2 * 100);
	assert_close(
	    finding->user_hours[1].mean, finding->hours / 2 * 4000, 1e-9);
	assert_close(finding->user_hours[0].mean, 0, 0);
}

/* How much dearer a migration gets is not known without its rows. */
static void
unknown_rows_make_no_cheap_wait(void **state)
{
	g_autoptr(Company) company = company_new("2026-07-01");

	(void)state;
	be_certain(company);
	company_key(company_add_table(company, "orders", NAN), "integer",
	    INT32_MAX / 2.0);
	assert_true(isnan(item(company, "orders")->user_hours[0].mean) ||
		    item(company, "orders")->user_hours[0].mean == 0);
	assert_true(isnan(item(company, "orders")->cost[0].mean));
}

/* Four hundred pieces are in the register, and few have figures. */
static void
many_items_are_ranked_by_what_they_cost(void **state)
{
	g_autoptr(Company) company = company_new("2026-07-01");
	const DebtRegisterResult *result;

	(void)state;
	be_certain(company);
	for (int i = 0; i < 400; i++)
		add_debt(company, i % 2 ? "Checkout" : "Search", 1 + i % 97);
	debt_add_incident(
	    company, "2026-04-02", 4, "Checkout", "A1", "Down", NULL);
	result = debt_register_of(company);
	assert_int_equal(result->items->len, 400);
	for (guint i = 0; i < result->items->len; i++) {
		const DebtItem *one = debt_item_at(result, i);

		assert_int_equal(one->rank, i);
		assert_true(one->shown == (one->draws == DRAWS));
		assert_true(one->shown == (i < DEBT_SHOWN));
		if (i > 0)
			assert_true(one->cost[2].mean <=
				    debt_item_at(result, i - 1)->cost[2].mean);
	}
	assert_close(debt_item_at(result, 0)->hours, 97, 0);
}

int
main(void)
{
	const struct CMUnitTest tests[] = {
		cmocka_unit_test(interest_is_a_share_of_the_whole),
		cmocka_unit_test(
		    what_the_tracker_does_not_name_is_not_put_on_what_it_names),
		cmocka_unit_test(an_area_shares_its_incidents),
		cmocka_unit_test(linked_incidents_are_not_shared),
		cmocka_unit_test(an_unknown_cost_is_none),
		cmocka_unit_test(a_key_that_runs_out_stops_everybody),
		cmocka_unit_test(unknown_rows_make_no_cheap_wait),
		cmocka_unit_test(many_items_are_ranked_by_what_they_cost),
	};

	return cmocka_run_group_tests(tests, NULL, NULL);
}
