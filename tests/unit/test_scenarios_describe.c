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

static const Finding *
find_finding(const Report *report, const char *code)
{
	for (size_t i = 0; i < finding_list_count(report->findings); i++) {
		const Finding *finding = finding_list_get(report->findings, i);

		if (strcmp(finding->code, code) == 0)
			return finding;
	}
	return NULL;
}

static void
without_scenarios_there_is_no_section(void **state)
{
	g_autoptr(Company) company = scenario_company(NULL);
	const Report *report = company_report(company);

	(void)state;
	assert_null(report_find_section(report, "scenarios"));
	assert_null(find_table(report, "scenarios"));
	check_report(report);
}

static void
ladders_stand_side_by_side(void **state)
{
	g_autoptr(Company) company =
	    scenario_company("  - {name: Hires, team: {hires: 2}}\n"
			     "  - {name: Replicas, fixed: [database]}\n");
	const Report *report = company_report(company);
	const Section *section = report_find_section(report, "scenarios");
	const ReportTable *table = find_table(report, "scenarios");
	const ReportTable *decide = find_table(report, "scenario-decisions");
	const ReportTable *carries = find_table(report, "scenario-limits");
	const ChartSpec *chart =
	    find_block(report, "scenarios", BLOCK_CHART)->chart;

	(void)state;
	check_report(report);
	/* right after the ladder */
	assert_ptr_equal(g_ptr_array_index(report->sections, 1), section);
	assert_true(g_str_has_prefix(section->lead,
	    "Of what could be different, “Replicas” carries most: "));
	assert_int_equal(table->rows->len, 3);
	assert_string_equal(
	    find_cell(table, "As things are", "first")->text, "Database");
	assert_string_equal(
	    find_cell(table, "Replicas", "first")->text, "Hosting");
	assert_string_equal(cell_machine(table, "Hires", "risk_10x"),
	    cell_machine(table, "As things are", "risk_10x"));
	assert_string_equal(
	    find_cell(carries, "Database", "replicas")->text, "mended");
	assert_string_equal(find_cell(carries, "Database", "hires")->text,
	    find_cell(carries, "Database", "plan")->text);
	assert_string_not_equal(find_cell(decide, "Hosting", "hires")->text,
	    find_cell(decide, "Hosting", "plan")->text);
	assert_int_equal(chart->rows->len, 3);
	assert_close(((const ChartRow *)chart->rows->pdata[1])->mid,
	    company->results->ladder->headroom.p50, 0);
}

static void
leads_say_what_carries_most(void **state)
{
	static const struct {
		const char *says, *want;
	} cases[] = {
		{ "team: {hires: 1}",
		    "None of the scenarios carries more than things as they "
		    "are: " },
		{ "fixed: [database]", "Of what could be different, “What” " },
	};

	(void)state;
	for (size_t i = 0; i < G_N_ELEMENTS(cases); i++) {
		g_autofree char *yaml =
		    g_strdup_printf("  - {name: What, %s}\n", cases[i].says);
		g_autoptr(Company) company = scenario_company(yaml);

		assert_true(g_str_has_prefix(
		    report_find_section(company_report(company), "scenarios")
			->lead,
		    cases[i].want));
	}
}

/* Without any limit there is still something to say, and no number. */
static void
without_headroom_nothing_is_claimed(void **state)
{
	g_autoptr(Company) company = company_new("2026-07-01");
	const Report *report;

	(void)state;
	company_configure(company, "scenarios: [{name: a, fixed: [orders]}]\n");
	report = company_report(company);
	check_report(report);
	assert_string_equal(report_find_section(report, "scenarios")->lead,
	    "What each scenario changes against things as they are.");
	assert_non_null(strstr(find_finding(report, "scenario-fixed")->message,
	    "no limits on the ladder yet"));
}

static void
names_that_nobody_knows_are_told(void **state)
{
	static const struct {
		const char *name;
		FindingLevel level;
		const char *says;
	} cases[] = {
		{ "oders", FINDING_ERROR,
		    "the scenario “What” takes “oders” as fixed, which is no "
		    "limit, decision or table with a risk; did you mean "
		    "“orders”? Limits are mended by database, hosting, "
		    "int4-orders, orders, team-stage" },
		{ "weather", FINDING_ERROR,
		    "the scenario “What” takes “weather” as fixed, which is no "
		    "limit, decision or table with a risk; limits are mended "
		    "by database, hosting, int4-orders, orders, team-stage" },
		{ "search", FINDING_NOTE,
		    "the scenario “What” takes “search” as fixed, which has no "
		    "limit on the ladder, so that nothing changes there; "
		    "limits are mended by database, hosting, int4-orders, "
		    "orders, team-stage" },
	};

	(void)state;
	for (size_t i = 0; i < G_N_ELEMENTS(cases); i++) {
		g_autofree char *yaml =
		    g_strdup_printf("  - name: Other\n"
				    "  - {name: What, fixed: [%s, hosting]}\n",
			cases[i].name);
		g_autoptr(Company) company = scenario_company(yaml);
		const Finding *finding =
		    find_finding(company_report(company), "scenario-fixed");

		assert_int_equal(finding->level, cases[i].level);
		assert_string_equal(finding->message, cases[i].says);
		assert_int_equal(finding->line, 4);
	}
}

int
main(void)
{
	const struct CMUnitTest tests[] = {
		cmocka_unit_test(without_scenarios_there_is_no_section),
		cmocka_unit_test(ladders_stand_side_by_side),
		cmocka_unit_test(leads_say_what_carries_most),
		cmocka_unit_test(without_headroom_nothing_is_claimed),
		cmocka_unit_test(names_that_nobody_knows_are_told),
	};

	return cmocka_run_group_tests_name(
	    "scenarios_describe", tests, NULL, NULL);
}
