#include <math.h>
#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>
#include <cmocka.h>
#include <string.h>

#include "pipeline/analysis/timeline.h"
#include "tests/support/assert_close.h"
#include "tests/support/company.h"
#include "tests/support/report_checks.h"

static const Block *
find_chart(const Report *report, const char *id)
{
	const Section *section = report_find_section(report, "timeline");

	for (unsigned i = 0; i < section->blocks->len; i++) {
		const Block *block = section->blocks->pdata[i];

		if (block->chart != NULL && strcmp(block->chart->id, id) == 0)
			return block;
	}
	return NULL;
}

static void
the_lead_gives_weeks_and_hours(void **state)
{
	g_autoptr(Company) company = company_new("2026-07-01");

	(void)state;
	assert_string_equal(
	    report_find_section(company_report(company), "timeline")->lead,
	    "The readiness review takes about 4.6 weeks (4.1 to 5.2) and 51 "
	    "hours of the engineering lead.");
}

static void
the_gantt_shows_dependencies_and_the_longest_path(void **state)
{
	static const bool critical[] = { true, true, false, false, false,
		true };
	g_autoptr(Company) company = company_new("2026-07-01");
	const ChartSpec *chart =
	    find_chart(company_report(company), "timeline")->chart;
	const ChartRow *row;

	(void)state;
	assert_int_equal(chart->rows->len, 6);
	for (unsigned i = 0; i < 6; i++) {
		row = chart->rows->pdata[i];
		assert_int_equal(row->critical, critical[i]);
	}
	row = chart->rows->pdata[3];
	assert_int_equal(row->after->len, 1);
	assert_int_equal(g_array_index(row->after, size_t, 0), 0);
	row = chart->rows->pdata[4];
	assert_int_equal(row->after->len, 3);
	assert_close(row->start, 1.5, 1e-12);
	assert_close(row->end, 4, 1e-12);
	assert_close(row->slack_end, 4.5, 1e-12);
	assert_true(g_str_has_prefix(chart->title,
	    "When it ends depends most on this phase: Governance "
	    "calendar and process"));
}

/* The numbers below a chart are the chart's. */
static void
the_dots_have_their_own_table(void **state)
{
	g_autoptr(Company) company = company_new("2026-07-01");
	const ChartSpec *chart =
	    find_chart(company_report(company), "timeline-finish")->chart;
	const ReportTable *table = find_table(company->report, chart->table);
	double weeks;

	(void)state;
	assert_int_equal(chart->samples->len, TIMELINE_DOTS);
	assert_int_equal(chart->marks->len, 2);
	assert_int_equal(table->rows->len, TIMELINE_QUANTILES);
	assert_true(number_parse(cell_machine(table, "50 %", "weeks"), &weeks));
	assert_close(
	    weeks, figure_value(company->report, "timeline.weeks"), 1e-9);
	/* 4.62 weeks after 1 July */
	assert_string_equal(cell_machine(table, "50 %", "date"), "2026-08-03");
}

static void
the_reading_is_printed_unless_overridden(void **state)
{
	g_autoptr(Company) playbook = company_new("2026-07-01");
	g_autoptr(Company) own = company_new("2026-07-01");
	const Figure *figure;

	(void)state;
	assert_non_null(
	    find_block(company_report(playbook), "timeline", BLOCK_TEXT));
	company_add_phase(own, "P6", 1, 1, 1, NULL);
	assert_null(find_block(company_report(own), "timeline", BLOCK_TEXT));
	assert_int_equal(
	    find_chart(own->report, "timeline-finish")->chart->marks->len, 0);
	figure = figure_set_find(own->report->figures, "timeline.weeks");
	assert_true(figure->tags & FIGURE_CONFIGURED);
	assert_string_equal(figure->inputs->pdata[1], "config:phases");
	figure = figure_set_find(playbook->report->figures, "timeline.weeks");
	assert_int_equal(figure->inputs->len, 1);
	assert_string_equal(figure->inputs->pdata[0], "playbook:timeline");
}

static void
a_busy_lead_is_warned(void **state)
{
	g_autoptr(Company) company = company_new("2026-07-01");
	const Block *finding;

	(void)state;
	company->config->timeline.lead_share = 0.1;
	finding =
	    find_block(company_report(company), "timeline", BLOCK_FINDING);
	assert_int_equal(finding->level, FINDING_WARNING);
	assert_string_equal(finding->text,
	    "With 10 % of the lead's week the review takes 13 weeks: the "
	    "playbook's six are out of reach.");
	assert_close(figure_value(company->report, "timeline.lead_weeks"),
	    12.8333, 1e-4);
}

static void
the_register_lists_the_phases(void **state)
{
	g_autoptr(Company) company = company_new("2026-07-01");
	const ReportTable *table;

	(void)state;
	company_add_phase(company, "Sign-off", 1, 1, 1, "P6");
	table = find_table(company_report(company), "timeline");
	assert_string_equal(table->register_name, "timeline");
	assert_string_equal(
	    find_cell(table, "P5", "after")->text, "P1, P2, P3");
	assert_string_equal(find_cell(table, "P1", "after")->text, "–");
	assert_string_equal(find_cell(table, "P3", "weeks")->text, "1");
	assert_string_equal(find_cell(table, "P6", "weeks")->text, "2 to 4");
	assert_string_equal(find_cell(table, "Sign-off", "criticality")->figure,
	    "timeline.critical.sign-off");
	check_report(company->report);
}

int
main(void)
{
	const struct CMUnitTest tests[] = {
		cmocka_unit_test(the_lead_gives_weeks_and_hours),
		cmocka_unit_test(
		    the_gantt_shows_dependencies_and_the_longest_path),
		cmocka_unit_test(the_dots_have_their_own_table),
		cmocka_unit_test(the_reading_is_printed_unless_overridden),
		cmocka_unit_test(a_busy_lead_is_warned),
		cmocka_unit_test(the_register_lists_the_phases),
	};

	return cmocka_run_group_tests_name(
	    "timeline_describe", tests, NULL, NULL);
}
