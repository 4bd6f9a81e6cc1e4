#include <math.h>
#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>
#include <cmocka.h>

#include "pipeline/analysis/migration_incidents.h"
#include "pipeline/stats/expected_events.h"
#include "tests/support/assert_close.h"
#include "tests/support/debt_items.h"
#include "tests/support/report_checks.h"

/* Two tables alike, and two incidents of one of them. */
static Company *
with_two_tables(double revenue)
{
	Company *company = company_new("2026-07-01");
	static const char *const names[] = { "order_items", "visit_logs" };

	company_configure(
	    company, "assumptions: {outage_hours: 4, users_affected: 0.5}\n");
	company->config->business.revenue = revenue;
	company_set_users(company, 4000, 0.08);
	for (int i = 0; i < 2; i++)
		company_key(company_add_table(company, names[i], 1000),
		    "integer", 1000);
	debt_add_incident(company, "2026-04-02", NAN, NULL, "A1",
	    "Checkout down", "deadlock on visit_logs");
	debt_add_incident(
	    company, "2026-05-02", NAN, NULL, "A2", "visit_logs full", NULL);
	return company;
}

static const MigrationRisk *
risk_of(Company *company, const char *id)
{
	const MigrationResult *migration;

	company_report(company);
	migration = company->results->migration;
	for (guint i = 0; i < migration->risks->len; i++)
		if (g_str_equal(migration_risk_at(migration, i)->id, id))
			return migration_risk_at(migration, i);
	fail_msg("no risk %s", id);
	return NULL;
}

/* Four hours, of half of the users, at $100 an hour, as often as till now. */
static void
what_broke_ranks_before_what_did_not(void **state)
{
	g_autoptr(Company) company = with_two_tables(73050);
	const MigrationRisk *risk = risk_of(company, "visit_logs");
	const double rate = event_rate(2, 90 / DAYS_PER_MONTH);

	(void)state;
	assert_int_equal(risk->incidents, 2);
	assert_close(risk->incident_cost,
	    200 * expected_events(rate, 0.08, 1, 12), 0.03);
	assert_int_equal(risk_of(company, "order_items")->incidents, 0);
	assert_close(risk_of(company, "order_items")->incident_cost, 0, 0);
	assert_ptr_equal(
	    migration_risk_at(company->results->migration, 0), risk);
	assert_close(risk->top_share, 1, 0);
	assert_close(risk->score,
	    risk->forced * (risk->cost[2].p50 - risk->cost[0].p50) +
		risk->incident_cost,
	    1e-9);
	check_report(company_report(company));
}

/* Without revenue they are counted, and cost nothing that is known. */
static void
without_revenue_they_rank_nothing(void **state)
{
	g_autoptr(Company) company = with_two_tables(NAN);

	(void)state;
	assert_int_equal(risk_of(company, "visit_logs")->incidents, 2);
	assert_close(risk_of(company, "visit_logs")->incident_cost, 0, 0);
	assert_true(isnan(risk_of(company, "visit_logs")->top_share));
}

/* The register puts the same two on the same finding, and on nothing else. */
static void
the_register_has_them_on_the_finding(void **state)
{
	g_autoptr(Company) company = with_two_tables(73050);
	Table *table = company_add_table(company, "cart_items", 1e6);
	const DebtItem *item;

	(void)state;
	company_key(table, "integer", INT32_MAX / 1.2);
	debt_add_incident(company, "2026-05-03", NAN, NULL, "A3",
	    "cart_items ran out of ids", NULL);
	item = debt_find_item(company, "cart_items");
	assert_int_equal(item->incidents, 1);
	check_report(company_report(company));
}

int
main(void)
{
	const struct CMUnitTest tests[] = {
		cmocka_unit_test(what_broke_ranks_before_what_did_not),
		cmocka_unit_test(without_revenue_they_rank_nothing),
		cmocka_unit_test(the_register_has_them_on_the_finding),
	};

	return cmocka_run_group_tests(tests, NULL, NULL);
}
