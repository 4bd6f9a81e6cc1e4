#include <math.h>
#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>
#include <cmocka.h>
#include <string.h>

#include "tests/support/assert_close.h"
#include "tests/support/report_checks.h"
#include "tests/support/scenario_example.h"

static bool
rests_on(const Report *report, const char *id, const char *source)
{
	const Figure *figure = figure_set_find(report->figures, id);

	for (unsigned i = 0; i < figure->inputs->len; i++)
		if (strcmp(figure->inputs->pdata[i], source) == 0)
			return true;
	return false;
}

static void
figures_are_those_of_the_ladder(void **state)
{
	static const struct {
		const char *plan, *same;
	} pairs[] = {
		{ "headroom.multiple", "scenario.same.headroom" },
		{ "limit.database.months", "scenario.same.months" },
		{ "limit.hosting.multiple",
		    "scenario.same.limit.hosting.multiple" },
		{ "risk.total.10x", "scenario.same.risk.10x" },
		{ "risk.total.100x", "scenario.same.risk.100x" },
	};
	g_autoptr(Company) company = scenario_company("  - name: Same\n");
	const Report *report = company_report(company);

	(void)state;
	check_report(report);
	for (size_t i = 0; i < G_N_ELEMENTS(pairs); i++) {
		const Figure *plan =
		    figure_set_find(report->figures, pairs[i].plan);
		const Figure *same =
		    figure_set_find(report->figures, pairs[i].same);

		assert_close(same->value, plan->value, 0);
		assert_close(same->lo, plan->lo, 0);
		assert_string_equal(same->unit, plan->unit);
		assert_true(rests_on(report, pairs[i].same, pairs[i].plan));
		assert_true(
		    rests_on(report, pairs[i].same, "config:scenarios.Same"));
	}
	assert_string_equal(
	    figure_set_find(report->figures, "scenario.same.decide_by")->text,
	    figure_set_find(report->figures, "limit.database.decide_by")->text);
	assert_string_equal(
	    figure_set_find(report->figures, "scenario.same.first")->text,
	    "database");
}

static void
what_is_missing_says_why(void **state)
{
	g_autoptr(Company) company = scenario_company(
	    "  - {name: Done, fixed: [database, hosting, orders]}\n"
	    "  - name: More\n"
	    "    team: {hires: 1}\n"
	    "    infrastructure: [{name: mail, value: 9, threshold: 5}]\n");
	const Report *report = company_report(company);

	(void)state;
	check_report(report);
	check_missing(report, "scenario.done.headroom", "no limit");
	check_missing(report, "scenario.done.first", "no limit");
	check_missing(report, "scenario.done.decide_by", "no limit");
	check_missing(
	    report, "scenario.done.limit.database.multiple", "mended");
	check_missing(report, "scenario.done.limit.mail.decide_by", "not on");
	assert_close(
	    figure_value(report, "scenario.more.limit.mail.multiple"), 1, 0);
	assert_true(rests_on(report, "scenario.more.limit.hosting.decide_by",
	    "assumption:hire_months"));
	assert_true(rests_on(report, "scenario.more.limit.hosting.decide_by",
	    "config:scenarios.More.team.hires"));
	assert_true(rests_on(report, "scenario.more.headroom",
	    "config:scenarios.More.infrastructure.mail.value"));
	assert_false(rests_on(
	    report, "scenario.more.headroom", "config:scenarios.More"));
	assert_false(rests_on(
	    report, "limit.hosting.decide_by", "assumption:hire_months"));
}

/* "plan" and "limit" are columns of their own. */
static void
names_do_not_clash(void **state)
{
	g_autoptr(Company) company = scenario_company(
	    "  - name: Plan\n  - name: limit\n  - name: A b\n  - name: a-b\n"
	    "  - name: 订单\n");
	const ScenariosResult *all = scenarios_of(company);

	(void)state;
	assert_string_equal(scenario_at(all, 0)->id, "plan-2");
	assert_string_equal(scenario_at(all, 1)->id, "limit-2");
	assert_string_equal(scenario_at(all, 2)->id, "a-b");
	assert_string_equal(scenario_at(all, 3)->id, "a-b-2");
	check_report(company_report(company));
}

int
main(void)
{
	const struct CMUnitTest tests[] = {
		cmocka_unit_test(figures_are_those_of_the_ladder),
		cmocka_unit_test(what_is_missing_says_why),
		cmocka_unit_test(names_do_not_clash),
	};

	return cmocka_run_group_tests_name(
	    "scenarios_figures", tests, NULL, NULL);
}
