#include <math.h>
#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>
#include <cmocka.h>
#include <string.h>

#include "pipeline/analysis/triggers.h"
#include "pipeline/analysis/users.h"
#include "tests/support/assert_close.h"
#include "tests/support/scenario_example.h"
#include "tests/support/trigger_of.h"

static const LadderResult *
ladder_at(const ScenariosResult *all, guint i)
{
	return scenario_at(all, i)->results->ladder;
}

static void
assert_same_spread(Spread a, Spread b)
{
	assert_memory_equal(&a, &b, sizeof a);
}

/* To the last bit, draw by draw. */
static void
a_scenario_that_changes_nothing_is_the_same(void **state)
{
	g_autoptr(Company) company = scenario_company(
	    "  - name: Nothing\n"
	    "  - {name: As it is, users: {active: 4000, growth: 0.08}}\n");
	const ScenariosResult *all = scenarios_of(company);
	const LadderResult *was = company->results->ladder;

	(void)state;
	assert_int_equal(was->rungs->len, 4);
	for (guint s = 0; s < 2; s++) {
		const LadderResult *is = ladder_at(all, s);

		assert_int_equal(is->rungs->len, was->rungs->len);
		for (guint r = 0; r < was->rungs->len; r++) {
			const Rung *a = ladder_rung(was, r);
			const Rung *b = ladder_rung(is, r);

			assert_string_equal(a->limit->id, b->limit->id);
			assert_memory_equal(a->limit->draws, b->limit->draws,
			    DRAWS * sizeof *a->limit->draws);
			assert_same_spread(a->multiple, b->multiple);
			assert_same_spread(a->months, b->months);
			assert_memory_equal(a->risk, b->risk, sizeof a->risk);
			assert_memory_equal(&a->decide_weeks, &b->decide_weeks,
			    sizeof a->decide_weeks);
		}
		assert_same_spread(is->headroom, was->headroom);
		assert_int_equal(is->first, was->first);
		assert_memory_equal(
		    is->risk_total, was->risk_total, sizeof was->risk_total);
		assert_null(scenario_at(all, s)->moved_from);
	}
	assert_int_equal(all->best, -1);
}

static void
without_scenarios_there_are_none(void **state)
{
	g_autoptr(Company) company = scenario_company(NULL);

	(void)state;
	assert_int_equal(scenarios_of(company)->scenarios->len, 0);
	assert_int_equal(company->results->scenarios->best, -1);
}

/* Twice as fast, half as long; a metric's trend comes from users too. */
static void
growth_moves_dates_not_multiples(void **state)
{
	static const char *const ids[] = { "int4-orders", "database", "hosting",
		"team-stage" };
	g_autoptr(Company) company =
	    scenario_company("  - {name: Twice, users: {growth: 0.1664}}\n"
			     "  - {name: None, users: {growth: 0}}\n");
	const ScenariosResult *all = scenarios_of(company);
	const LadderResult *was = company->results->ladder;

	(void)state;
	for (size_t i = 0; i < G_N_ELEMENTS(ids); i++) {
		const Rung *now = ladder_find(was, ids[i]);
		const Rung *twice = ladder_find(ladder_at(all, 0), ids[i]);
		const Rung *none = ladder_find(ladder_at(all, 1), ids[i]);

		print_message("%s\n", ids[i]);
		assert_same_spread(twice->multiple, now->multiple);
		assert_close(twice->months.p50, now->months.p50 / 2, 1e-9);
		assert_same_spread(none->multiple, now->multiple);
		assert_true(isinf(none->months.p50));
	}
	assert_string_equal(
	    scenario_at(all, 0)->moved_from->limit->id, "team-stage");
	assert_int_equal(all->best, -1);
}

/* Users stood still when the trend was seen: it is a matter of time. */
static void
a_trend_without_users_stays_in_time(void **state)
{
	g_autoptr(Company) company = company_new("2026-07-01");
	const ScenariosResult *all;
	const Rung *was, *is;

	(void)state;
	company_configure(company,
	    "users: {active: 4000, growth: 0}\n"
	    "scenarios: [{name: Growth, users: {growth: 8%}}]\n");
	company_add_growth(company, "p95_ms", 8, 120, expm1(0.04));
	all = scenarios_of(company);
	was = ladder_find(company->results->ladder, "database");
	is = ladder_find(ladder_at(all, 0), "database");
	assert_prints(was->months.p50, "12.7706");
	assert_same_spread(is->months, was->months);
	assert_true(isnan(is->multiple.p50));
}

/* The next limit then is the first, and the fixed one's risk is gone. */
static void
what_is_fixed_is_gone(void **state)
{
	g_autoptr(Company) company = scenario_company(
	    "  - {name: Database, fixed: [database]}\n"
	    "  - {name: All, fixed: [database, hosting, orders]}\n");
	const ScenariosResult *all = scenarios_of(company);
	const LadderResult *was = company->results->ladder;

	(void)state;
	assert_null(ladder_find(ladder_at(all, 0), "database"));
	assert_int_equal(ladder_at(all, 0)->rungs->len, 3);
	assert_string_equal(
	    ladder_first(ladder_at(all, 0))->limit->id, "hosting");
	assert_same_spread(ladder_at(all, 0)->headroom.p50 > 0
			       ? ladder_find(was, "hosting")->multiple
			       : spread_at(0),
	    ladder_find(ladder_at(all, 0), "hosting")->multiple);
	assert_close(ladder_at(all, 0)->risk_total[1],
	    was->risk_total[1] - ladder_find(was, "database")->risk[1], 1e-6);
	assert_int_equal(all->best, 0);
	/* organisation limits are left, which set no headroom */
	assert_int_equal(ladder_at(all, 1)->rungs->len, 1);
	assert_null(ladder_first(ladder_at(all, 1)));
	assert_true(isnan(ladder_at(all, 1)->headroom.p50));
}

static void
hires_leave_more_time_to_decide(void **state)
{
	g_autoptr(Company) company =
	    scenario_company("  - {name: Two, team: {hires: 2}}\n");
	const ScenariosResult *all = scenarios_of(company);
	const LadderResult *was = company->results->ladder;
	const Rung *then = ladder_find(ladder_at(all, 0), "hosting");
	const Rung *now = ladder_find(was, "hosting");

	(void)state;
	/* they have come by then, and four are twice as fast as two */
	assert_close(then->lead_weeks, now->lead_weeks / 2, 1e-9);
	assert_close(
	    then->decide_weeks - now->decide_weeks, now->lead_weeks / 2, 1e-9);
	assert_same_spread(then->months, now->months);
	assert_same_spread(ladder_at(all, 0)->headroom, was->headroom);
	assert_ptr_equal(scenario_at(all, 0)->moved_to, then);
}

/* Dearer hours cost more and break nothing sooner. */
static void
prices_change_risks_alone(void **state)
{
	g_autoptr(Company) company = scenario_company(
	    "  - {name: Dearer, business: {hourly_rate: 160}}\n");
	const ScenariosResult *all = scenarios_of(company);
	const LadderResult *was = company->results->ladder;

	(void)state;
	for (int m = 1; m < MULTIPLE_COUNT; m++)
		assert_close(ladder_find(ladder_at(all, 0), "hosting")->risk[m],
		    2 * ladder_find(was, "hosting")->risk[m], 1e-6);
	assert_true(ladder_at(all, 0)->risk_total[3] > was->risk_total[3]);
	assert_same_spread(ladder_at(all, 0)->headroom, was->headroom);
}

/* A value stands for today's; the series still says how it goes on. */
static void
a_supposed_value_goes_on_as_the_series(void **state)
{
	g_autoptr(Company) company = scenario_company(
	    "  - name: Cache\n"
	    "    infrastructure: [{name: database, value: 60}]\n");
	const ScenariosResult *all = scenarios_of(company);
	const Trigger *was =
	    trigger_among(company->results->triggers, "database");
	const Trigger *is =
	    trigger_among(scenario_at(all, 0)->results->triggers, "database");

	(void)state;
	assert_close(is->value, 60, 0);
	assert_close(is->age_months, 0, 0);
	assert_close(is->trend, was->trend, 0);
	/* The median of draws as unsure as eight points leave it. */
	assert_close(is->months.p50, log(200.0 / 60) / is->trend, 0.03);
	assert_true(was->value > 100);
	assert_int_equal(all->best, 0);
}

/* What the plan does not have may be supposed too. */
static void
a_scenario_may_have_limits_of_its_own(void **state)
{
	g_autoptr(Company) company = scenario_company(
	    "  - name: Mail\n"
	    "    infrastructure:\n"
	    "      - {name: mail, value: 90, threshold: 50}\n");
	g_autoptr(GPtrArray) limits = NULL;

	(void)state;
	scenarios_of(company);
	limits = scenarios_limits(company->results);
	assert_int_equal(limits->len, 5);
	assert_string_equal(
	    ((const Limit *)g_ptr_array_index(limits, 4))->id, "mail");
	assert_close(
	    ladder_at(company->results->scenarios, 0)->headroom.p50, 1, 0);
}

int
main(void)
{
	const struct CMUnitTest tests[] = {
		cmocka_unit_test(a_scenario_that_changes_nothing_is_the_same),
		cmocka_unit_test(without_scenarios_there_are_none),
		cmocka_unit_test(growth_moves_dates_not_multiples),
		cmocka_unit_test(a_trend_without_users_stays_in_time),
		cmocka_unit_test(what_is_fixed_is_gone),
		cmocka_unit_test(hires_leave_more_time_to_decide),
		cmocka_unit_test(prices_change_risks_alone),
		cmocka_unit_test(a_supposed_value_goes_on_as_the_series),
		cmocka_unit_test(a_scenario_may_have_limits_of_its_own),
	};

	return cmocka_run_group_tests_name("scenarios", tests, NULL, NULL);
}
