#include <math.h>
#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>
#include <cmocka.h>

#include "tests/support/assert_close.h"
#include "tests/support/debt_items.h"
#include "tests/support/report_checks.h"

static bool
rests_on(const Report *report, const char *id, const char *input)
{
	const Figure *figure = figure_set_find(report->figures, id);

	for (guint i = 0; i < figure->inputs->len; i++)
		if (g_str_equal(g_ptr_array_index(figure->inputs, i), input))
			return true;
	return false;
}

static void
the_register_is_in_figures(void **state)
{
	static const struct {
		const char *id;
		double value;
	} cases[] = {
		{ "debt.register.items", 5 },
		{ "debt.register.discovered.items", 2 },
		{ "debt.register.intentional.items", 2 },
		{ "debt.register.accumulating.items", 1 },
		{ "debt.register.effort_hours", 100 },
		{ "debt.register.undocumented", 1 },
		{ "debt.audit.days_late", 62 },
		{ "debt.item.shop-3.effort_hours", 30 },
	};
	g_autoptr(Company) company = debt_shop();
	const Report *report = company_report(company);

	(void)state;
	for (size_t i = 0; i < G_N_ELEMENTS(cases); i++)
		assert_close(
		    figure_value(report, cases[i].id), cases[i].value, 1e-9);
	check_report(report);
}

static void
a_risk_names_what_it_rests_on(void **state)
{
	g_autoptr(Company) company = debt_shop();
	const Report *report = company_report(company);
	const Figure *figure;

	(void)state;
	for (int w = 0; w < WAIT_COUNT; w++)
		assert_true(rests_on(report,
		    (const char *const[]){ "debt.item.shop-3.risk.3m",
			"debt.item.shop-3.risk.6m",
			"debt.item.shop-3.risk.12m" }[w],
		    "debt.item.shop-3.effort_hours"));
	figure = figure_set_find(report->figures, "debt.item.shop-3.risk.12m");
	assert_true(figure->lo < figure->value && figure->value < figure->hi);
	assert_int_equal(figure->evidence->len, 1);
	assert_true(rests_on(
	    report, "debt.item.shop-3.risk.12m", "config:business.revenue"));
	assert_true(rests_on(
	    report, "debt.item.shop-3.risk.12m", "assumption:users_affected"));
	assert_true(rests_on(report, "debt.item.schema-order_items.risk.12m",
	    "migration.order_items.cost.1x"));
}

static void
what_is_missing_says_why(void **state)
{
	g_autoptr(Company) company = company_new("2026-07-01");
	static const char *const label[] = { "tech-debt", NULL };
	Issue issue = debt_task(company, "2025-05-01", "Old", label, NULL);
	const Report *report;

	(void)state;
	company_add_issue(company, &issue);
	report = company_report(company);
	check_missing(report, "debt.audit.days_late", "business.launch");
	check_missing(report, "debt.item.shop-1.risk.3m", "capacity");
	check_missing(report, "debt.item.shop-1.user_hours.12m", "users");
	check_missing(report, "debt.register.interest_rate", "capacity");
	check_missing(report, "debt.register.intentional.oldest_months",
	    "business.launch");
	check_report(report);
}

int
main(void)
{
	const struct CMUnitTest tests[] = {
		cmocka_unit_test(the_register_is_in_figures),
		cmocka_unit_test(a_risk_names_what_it_rests_on),
		cmocka_unit_test(what_is_missing_says_why),
	};

	return cmocka_run_group_tests(tests, NULL, NULL);
}
