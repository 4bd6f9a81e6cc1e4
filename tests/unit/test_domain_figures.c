#include <math.h>
#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>
#include <cmocka.h>

#include "pipeline/analysis/domain_figures.h"
#include "tests/support/assert_close.h"
#include "tests/support/company.h"
#include "tests/support/domain_example.h"
#include "tests/support/report_checks.h"

/* [T15] as printed. */
static void
the_worked_example_has_its_figures(void **state)
{
	static const struct {
		const char *id, *value;
	} cases[] = {
		{ "domains.count", "3" },
		{ "domains.modularity", "0.3269" },
		{ "domains.best_modularity", "0.3269" },
		{ "domains.cross_share", "0.3158" },
		{ "domains.cross_count", "0.375" },
		{ "domains.cross_all", "0.375" },
		{ "domains.seams", "3" },
		{ "domains.keys", "8" },
		{ "domains.inferred_keys", "0" },
		{ "domain.memberships.keys_in", "2" },
		{ "domain.memberships.instability", "0" },
		{ "domain.orders.instability", "0.5" },
		{ "domain.invoices.instability", "1" },
		{ "domain.invoices.cross_share", "0.667" },
		{ "domain.invoices.tables", "2" },
	};
	g_autoptr(Company) company = company_new("2026-07-01");
	const Report *report;

	(void)state;
	domain_example_add(company);
	report = company_report(company);
	check_report(report);
	for (size_t i = 0; i < G_N_ELEMENTS(cases); i++)
		assert_prints(
		    figure_value(report, cases[i].id), cases[i].value);
	assert_true(figure_value(report, "domains.null_z") < 0);
	assert_string_equal(
	    figure_set_find(report->figures, "domains.verdict")->text,
	    "too small to judge");
}

/* What is missing says why, and never reads as zero. */
static void
what_is_missing_says_why(void **state)
{
	static const char *const network[] = { "domains.modularity",
		"domains.null_z", "domains.cross_share", "domains.verdict",
		"domains.agreement", "domains.cycle" };
	g_autoptr(Company) nothing = company_new("2026-07-01");
	g_autoptr(Company) untied = company_new("2026-07-01");

	(void)state;
	company_add_table(untied, "orders", NAN);
	for (size_t i = 0; i < G_N_ELEMENTS(network); i++) {
		check_missing(
		    company_report(nothing), network[i], "no schema dump");
		check_missing(
		    company_report(untied), network[i], "no foreign key");
	}
	check_missing(
	    company_report(nothing), "domains.count", "no schema dump");
	assert_close(
	    figure_value(company_report(untied), "domains.count"), 0, 0);
	check_report(company_report(nothing));
	check_report(company_report(untied));
}

static void
cutting_costs_hours_times_the_rate(void **state)
{
	g_autoptr(Company) company = company_new("2026-07-01");
	const Report *report;

	(void)state;
	company->config->business.hourly_rate = 100;
	domain_example_add(company);
	report = company_report(company);
	assert_close(figure_value(report, "domains.cut_cost"),
	    100 * figure_value(report, "domains.cut_hours"), 1e-9);
	assert_close(figure_value(report, "domain.invoices.cut_cost"),
	    100 * figure_value(report, "domain.invoices.cut_hours"), 1e-9);
}

int
main(void)
{
	const struct CMUnitTest tests[] = {
		cmocka_unit_test(the_worked_example_has_its_figures),
		cmocka_unit_test(what_is_missing_says_why),
		cmocka_unit_test(cutting_costs_hours_times_the_rate),
	};

	return cmocka_run_group_tests_name("domain_figures", tests, NULL, NULL);
}
