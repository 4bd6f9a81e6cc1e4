#include <math.h>
#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>
#include <cmocka.h>

#include "pipeline/analysis/debt.h"
#include "tests/support/assert_close.h"
#include "tests/support/debt_items.h"

#define LABELS(...) ((const char *const[]){ __VA_ARGS__, NULL })

static void
add_finished(Company *company, double spent, double estimate)
{
	Issue issue =
	    debt_task(company, "2026-02-01", "Tidied", LABELS("debt"), NULL);

	issue.category = STATUS_DONE;
	issue.resolved = issue.created + 7 * SECONDS_PER_DAY;
	issue.spent_hours = spent;
	issue.estimate_hours = estimate;
	company_add_issue(company, &issue);
}

/* Estimate, else points, else the team's own median, else the assumption. */
static void
hours_come_from_the_best_there_is(void **state)
{
	static const struct {
		double estimate, points;
		int finished;
		HoursSource source;
		double hours;
	} cases[] = {
		{ 10, 5, 5, HOURS_ESTIMATE, 10 },
		{ NAN, 5, 5, HOURS_POINTS, 40 },
		{ NAN, NAN, 5, HOURS_OWN, 3 },
		{ NAN, NAN, 4, HOURS_ASSUMED, 16 },
	};

	(void)state;
	for (size_t i = 0; i < G_N_ELEMENTS(cases); i++) {
		g_autoptr(Company) company = company_new("2026-07-01");
		Issue issue = debt_task(
		    company, "2026-05-01", "Untidy", LABELS("debt"), NULL);
		const DebtItem *item;

		issue.estimate_hours = cases[i].estimate;
		issue.points = cases[i].points;
		company_add_issue(company, &issue);
		for (int k = 1; k <= cases[i].finished; k++)
			add_finished(company, k % 2 ? k : NAN, k % 2 ? 99 : k);
		item = debt_find_item(company, "SHOP-1");
		print_message("%zu\n", i);
		assert_int_equal(item->source, cases[i].source);
		assert_close(item->hours, cases[i].hours, 1e-12);
	}
}

/* The principal of the debt model is the register's, labelled part. */
static void
the_principal_is_the_sum_of_the_labelled(void **state)
{
	g_autoptr(Company) company = company_new("2026-07-01");

	(void)state;
	for (int i = 0; i < 3; i++) {
		Issue issue = debt_task(
		    company, "2026-05-01", "Untidy", LABELS("debt"), NULL);

		issue.estimate_hours = i == 0 ? NAN : 10 * i;
		company_add_issue(company, &issue);
	}
	for (int k = 1; k <= 5; k++)
		add_finished(company, k, NAN);
	assert_close(debt_register_of(company)->all.hours, 33, 1e-12);
	assert_close(company->results->debt->principal, 33, 1e-12);
}

static void
owners_are_people(void **state)
{
	g_autoptr(Company) company = company_new("2026-07-01");
	Issue owned =
	    debt_task(company, "2026-05-01", "A", LABELS("debt"), NULL);
	Issue bot = debt_task(company, "2026-05-01", "B", LABELS("debt"), NULL);
	Issue none =
	    debt_task(company, "2025-05-01", "C", LABELS("debt"), NULL);
	Issue left =
	    debt_task(company, "2026-01-01", "D", LABELS("debt"), NULL);

	(void)state;
	company_configure(company,
	    "team: {bots: [Robot], people: [{name: Ida Example, "
	    "aliases: [ida]}]}");
	owned.assignee = "ida";
	left.assignee = "Otto";
	company_add_issue(company, &left);
	bot.assignee = "Robot";
	company_add_issue(company, &owned);
	company_add_issue(company, &bot);
	company_add_issue(company, &none);
	assert_string_equal(
	    debt_find_item(company, "SHOP-1")->owner, "Ida Example");
	assert_false(debt_find_item(company, "SHOP-1")->owner_gone);
	assert_string_equal(debt_find_item(company, "SHOP-4")->owner, "Otto");
	assert_true(debt_find_item(company, "SHOP-4")->owner_gone);
	assert_null(debt_find_item(company, "SHOP-2")->owner);
	assert_int_equal(debt_register_of(company)->all.nobodys, 3);
	assert_int_equal(debt_register_of(company)->all.over_a_year, 1);
	assert_close(debt_find_item(company, "SHOP-1")->age, 61, 0);
	assert_close(debt_register_of(company)->all.oldest, 426, 0);
}

/* Medium and worse; what an issue stands for adds no hours. */
static void
findings_of_the_schema_are_discovered_debt(void **state)
{
	g_autoptr(Company) company = company_new("2026-07-01");
	Issue issue = debt_task(company, "2026-05-01",
	    "Wider ids for order_items", LABELS("debt"), NULL);
	Issue plain = debt_task(company, "2026-05-01",
	    "Show order_items sooner", LABELS("debt"), NULL);
	const DebtRegisterResult *result;
	const DebtItem *finding;

	(void)state;
	issue.estimate_hours = 10;
	plain.estimate_hours = 1;
	company_key(company_add_table(company, "order_items", 1e6), "integer",
	    INT32_MAX / 2.0);
	company_key(company_add_table(company, "visits", 1e6), "integer",
	    INT32_MAX / 2.0);
	company_key(company_add_table(company, "colours", 10), "integer", NAN);
	company_add_issue(company, &plain);
	company_add_issue(company, &issue);
	result = debt_register_of(company);
	finding = debt_find_item(company, "order_items");
	assert_int_equal(finding->verdict.category, DEBT_DISCOVERED);
	assert_int_equal(finding->verdict.sign, DEBT_BY_FINDING);
	assert_string_equal(finding->tracked_by, "SHOP-1");
	assert_null(debt_find_item(company, "visits")->tracked_by);
	assert_null(debt_find_item(company, "colours"));
	assert_int_equal(result->low_findings, 1);
	assert_close(result->all.hours,
	    11 + debt_find_item(company, "visits")->hours, 1e-9);
}

static void
what_causes_rewrites_comes_first(void **state)
{
	g_autoptr(Company) company = company_new("2026-07-01");
	static const char *const created[] = { "2026-05-01", "2026-02-01",
		"2026-05-01", "2026-05-01" };
	static const char *const labels[][3] = { { "debt" }, { "debt" },
		{ "debt", "audit" }, { "audit" } };
	static const double hours[] = { 900, 90, 9, 99 };
	static const char *const order[] = { "SHOP-4", "SHOP-3", "SHOP-2",
		"SHOP-1" };

	(void)state;
	date_parse_iso("2026-03-01", &company->config->business.launch);
	company->config->team.headcount = 5;
	for (size_t i = 0; i < G_N_ELEMENTS(created); i++) {
		Issue issue =
		    debt_task(company, created[i], "Untidy", labels[i], NULL);

		issue.estimate_hours = hours[i];
		company_add_issue(company, &issue);
	}
	for (guint i = 0; i < G_N_ELEMENTS(order); i++)
		assert_string_equal(
		    debt_item_at(debt_register_of(company), i)->issue->key,
		    order[i]);
	assert_int_equal(debt_find_item(company, "SHOP-1")->rank, 0);
}

static void
nothing_is_no_debt(void **state)
{
	g_autoptr(Company) company = company_new("2026-07-01");

	(void)state;
	assert_int_equal(debt_register_of(company)->items->len, 0);
	assert_int_equal(debt_register_of(company)->all.items, 0);
}

int
main(void)
{
	const struct CMUnitTest tests[] = {
		cmocka_unit_test(hours_come_from_the_best_there_is),
		cmocka_unit_test(the_principal_is_the_sum_of_the_labelled),
		cmocka_unit_test(owners_are_people),
		cmocka_unit_test(findings_of_the_schema_are_discovered_debt),
		cmocka_unit_test(what_causes_rewrites_comes_first),
		cmocka_unit_test(nothing_is_no_debt),
	};

	return cmocka_run_group_tests(tests, NULL, NULL);
}
