#include <math.h>
#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>
#include <cmocka.h>

#include "pipeline/analysis/practices_figures.h"
#include "tests/support/assert_close.h"
#include "tests/support/company.h"
#include "tests/support/report_checks.h"

static void
what_is_not_known_has_a_reason(void **state)
{
	g_autoptr(Company) company = company_new("2026-07-01");
	const Report *report = company_report(company);

	(void)state;
	for (int i = 0; i < PRACTICE_COUNT; i++)
		check_missing(report, practice_figure((Practice)i),
		    "no export that was read");
	check_missing(report, "governance.flags.stale", "no export");
	check_missing(report, "governance.on_call.load", "rota");
	check_missing(report, "governance.incidents.weekly", "no incidents");
	assert_close(
	    figure_value(report, "governance.practices.unknown"), 4, 0);
}

static void
figures_rest_on_rows(void **state)
{
	g_autoptr(Company) company = company_new("2026-07-01");
	const Report *report;
	const Figure *stale;

	(void)state;
	company_configure(
	    company, "governance: {owners: {rota: [a, b, c, d, e]}}");
	company_add_flag(
	    company, "old", FLAG_ON, FLAG_TEMPORARY, "2026-01-01", NULL, NULL);
	company_add_flag(
	    company, "new", FLAG_ON, FLAG_TEMPORARY, "2026-06-30", NULL, NULL);
	company_add_incident(company, "1", "2026-06-06T12:00:00Z", 1, 2);
	report = company_report(company);
	assert_string_equal(
	    figure_set_find(report->figures, "governance.practice.flags")->text,
	    "kept");
	assert_close(figure_value(report, "governance.flags.count"), 2, 0);
	stale = figure_set_find(report->figures, "governance.flags.stale");
	assert_close(stale->value, 1, 0);
	assert_int_equal(stale->evidence->len, 1);
	assert_string_equal(
	    ((const FigureRow *)stale->evidence->pdata[0])->key, "old");
	assert_close(
	    figure_value(report, "governance.on_call.load"), 0.4, 1e-12);
	assert_close(
	    figure_value(report, "governance.incidents.outside_hours"), 1, 0);
	check_report(report);
}

int
main(void)
{
	const struct CMUnitTest tests[] = {
		cmocka_unit_test(what_is_not_known_has_a_reason),
		cmocka_unit_test(figures_rest_on_rows),
	};

	return cmocka_run_group_tests_name(
	    "practices_figures", tests, NULL, NULL);
}
