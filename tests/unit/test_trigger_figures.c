#include <math.h>
#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>
#include <cmocka.h>

#include "pipeline/analysis/triggers.h"
#include "tests/support/assert_close.h"
#include "tests/support/company.h"
#include "tests/support/report_checks.h"

static bool
rests_on(const Report *report, const char *id, const char *input)
{
	const Figure *figure = figure_set_find(report->figures, id);

	for (guint i = 0; i < figure->inputs->len; i++)
		if (g_str_equal(figure->inputs->pdata[i], input))
			return true;
	return false;
}

static const Report *
everything(Company *company)
{
	ConfigDecision *queuing =
	    company_add_decision(company, "queuing", 900, NAN);
	Issue issue = company_feature(company, "2026-06-01", NULL, 1);

	queuing->buy_price = 100;
	issue.summary = "SAML please";
	company_add_issue(company, &issue);
	company_set_users(company, 4000, 0.08);
	company_add_growth(company, "p95_ms", 8, 120, 0.04);
	company_add_cost(company, "2026-06", "Integration", "mq", "200", "USD");
	return company_report(company);
}

static void
states_are_figures(void **state)
{
	g_autoptr(Company) company = company_new("2026-07-01");
	const Report *report = everything(company);

	(void)state;
	assert_string_equal(
	    figure_set_find(report->figures, "trigger.queuing.state")->text,
	    "act");
	assert_close(figure_value(report, "triggers.act"), 2, 0);
	assert_close(figure_value(report, "triggers.unknown"), 2, 0);
	check_missing(report, "trigger.search.state", "not measured");
	assert_true(rests_on(
	    report, "trigger.queuing.state", "assumption:monitor_use"));
	assert_true(
	    rests_on(report, "trigger.queuing.use", "playbook:triggers"));
	check_missing(report, "trigger.auth.use", "threshold is 0");
	check_report(report);
}

static void
values_name_their_rows(void **state)
{
	g_autoptr(Company) company = company_new("2026-07-01");
	const Report *report = everything(company);
	const FigureRow *shown;
	const Figure *figure;

	(void)state;
	figure = figure_set_find(report->figures, "trigger.auth.value");
	assert_int_equal(figure->evidence->len, 1);
	shown = g_ptr_array_index(figure->evidence, 0);
	assert_int_equal(shown->line, 2);
	assert_string_equal(shown->value, "SAML please");
	assert_true(rests_on(report, "trigger.queuing.value",
	    "config:infrastructure.queuing.value"));
	assert_true(rests_on(report, "trigger.hosting.value", "users.active"));
}

/* 60 h at P50, a month of both, and 24 months of 5 % more; or 24 x 100. */
static void
building_is_compared_with_buying(void **state)
{
	g_autoptr(Company) company = company_new("2026-07-01");
	const Report *report = everything(company);

	(void)state;
	assert_close(figure_value(report, "trigger.queuing.buy"), 2400, 1e-9);
	assert_close(figure_value(report, "trigger.queuing.build"),
	    66.33436854 * 80 + 200 + 24 * 10, 1e-6);
	check_missing(report, "trigger.search.buy", "no buy_price");
	check_missing(report, "trigger.auth.run_change.10x", "vendor's price");
	assert_close(
	    figure_value(report, "trigger.queuing.run_change.10x"), 100, 1e-6);
	assert_true(rests_on(report, "trigger.queuing.buy",
	    "config:infrastructure.queuing.buy_price"));
}

int
main(void)
{
	const struct CMUnitTest tests[] = {
		cmocka_unit_test(states_are_figures),
		cmocka_unit_test(values_name_their_rows),
		cmocka_unit_test(building_is_compared_with_buying),
	};

	return cmocka_run_group_tests_name(
	    "trigger_figures", tests, NULL, NULL);
}
