#include <math.h>
#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>
#include <cmocka.h>

#include <string.h>

#include "pipeline/analysis/incident_sla_describe.h"
#include "tests/support/assert_close.h"
#include "tests/support/company.h"
#include "tests/support/report_checks.h"

static void
attainment_is_told_with_its_limits(void **state)
{
	g_autoptr(Company) company = company_new("2026-07-01");
	const Report *report;
	const ReportTable *table;
	const GPtrArray *rows;

	(void)state;
	company_add_incident(company, "P1", "2026-05-04T10:00:00Z", 0.2, 3);
	company_add_incident(company, "P1", "2026-05-05T10:00:00Z", 0.2, 9);
	company_add_incident(company, "P1", "2026-06-01T10:00:00Z", 1, NAN);
	report = company_report(company);
	table = find_table(report, "sla");
	assert_int_equal(table->rows->len, SEVERITY_LEVELS);
	assert_string_equal(
	    find_cell(table, "1 (3 incidents, 1 open)", "acknowledge_hours")
		->text,
	    "15 minutes");
	assert_string_equal(
	    find_cell(table, "3 (0 incidents)", "resolve_hours")->text,
	    "7 days");
	assert_close(
	    figure_value(report, "governance.sla.sev1"), 1.0 / 3, 1e-12);
	check_missing(report, "governance.sla.sev2", "no incident had");
	check_missing(report, "governance.sla.sev4", "no incident had");
	rows =
	    figure_set_find(report->figures, "governance.sla.sev1")->evidence;
	assert_int_equal(rows->len, 3);
	assert_string_equal(((const FigureRow *)rows->pdata[0])->value,
	    "resolved after 3 hours");
	assert_string_equal(
	    ((const FigureRow *)rows->pdata[2])->value, "still open");
	assert_non_null(find_block(report, "practices", BLOCK_CHART));
	check_report(report);
}

static void
what_has_no_severity_is_told(void **state)
{
	g_autoptr(Company) company = company_new("2026-07-01");
	const Report *report;
	const Block *block;

	(void)state;
	company_add_incident(company, NULL, "2026-05-04T10:00:00Z", 0.2, 3);
	report = company_report(company);
	block = find_block(report, "practices", BLOCK_INSUFFICIENT);
	assert_non_null(block);
	assert_string_equal(block->text, "Severities of the incidents.");
	check_missing(report, "governance.sla.sev1", "severity that is known");
	assert_null(find_table(report, "sla"));
	check_report(report);
}

static void
no_incidents_no_words(void **state)
{
	g_autoptr(Company) company = company_new("2026-07-01");
	const Report *report = company_report(company);

	(void)state;
	check_missing(report, "governance.sla.sev1", "no incidents");
	assert_null(find_table(report, "sla"));
}

int
main(void)
{
	const struct CMUnitTest tests[] = {
		cmocka_unit_test(attainment_is_told_with_its_limits),
		cmocka_unit_test(what_has_no_severity_is_told),
		cmocka_unit_test(no_incidents_no_words),
	};

	return cmocka_run_group_tests_name(
	    "incident_sla_describe", tests, NULL, NULL);
}
