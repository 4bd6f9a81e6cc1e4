#include <math.h>
#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>
#include <cmocka.h>

#include "pipeline/report/report.h"
#include "tests/support/dies.h"

static void
everything_is_sorted(void **state)
{
	g_autoptr(Report) report = report_new(NULL, 0, "1");
	static const char *const want[] = { "ladder", "debt", "team" };

	(void)state;
	report_add_section(report, "team", 60, "Team");
	report_add_section(report, "debt", 60, "Debt");
	report_add_section(report, "ladder", 10, "Ladder");
	report_add_input(report, "b.csv");
	report_add_input(report, "a.csv");
	report_add_reject(report, "b.csv", 3, 1, "x", NULL);
	report_add_reject(report, "b.csv", 2, 9, "x", NULL);
	report_add_reject(report, "b.csv", 2, 1, "x", NULL);
	report_add_reject(report, "a.csv", 99, 0, "x", NULL);
	report_add_event(report, "review", "Review", 20800);
	report_add_event(report, "adr", "Triage", 20900);
	report_seal(report);
	for (unsigned i = 0; i < report->sections->len; i++)
		assert_string_equal(
		    ((Section *)report->sections->pdata[i])->id, want[i]);
	assert_string_equal(
	    ((ReportInput *)report->inputs->pdata[0])->path, "a.csv");
	assert_int_equal(((ReportReject *)report->rejects->pdata[0])->line, 99);
	assert_int_equal(
	    ((ReportReject *)report->rejects->pdata[1])->column, 1);
	assert_int_equal(((ReportReject *)report->rejects->pdata[3])->line, 3);
	assert_string_equal(
	    ((ReportEvent *)report->events->pdata[0])->key, "adr");
}

static void
same_section(Report *report, Section *section)
{
	(void)section;
	report_add_section(report, "ladder", 20, "Again");
}

static void
same_table(Report *report, Section *section)
{
	(void)report;
	section_add_table(section, report_table_new("t", "T", NULL));
	section_add_table(section, report_table_new("t", "T", NULL));
}

static void
same_register(Report *report, Section *section)
{
	(void)report;
	section_add_table(section, report_table_new("t", "T", "debt"));
	section_add_table(section, report_table_new("u", "U", "debt"));
}

static void
same_chart(Report *report, Section *section)
{
	Section *other = report_add_section(report, "other", 20, "Other");

	section_add_chart(section, chart_spec_new(CHART_LINES, "c", "C", NULL));
	section_add_chart(other, chart_spec_new(CHART_LINES, "c", "C", NULL));
}

static void
same_limit(Report *report, Section *section)
{
	(void)section;
	report_add_limit(report, "p95", "a", "system", false);
	report_add_limit(report, "p95", "b", "system", false);
}

static void
same_event(Report *report, Section *section)
{
	(void)section;
	report_add_event(report, "review", "Review", 20800);
	report_add_event(report, "review", "Review", 20900);
}

static void
unknown_chart_table(Report *report, Section *section)
{
	ChartSpec *chart = chart_spec_new(CHART_LINES, "c", "C", NULL);

	(void)report;
	chart->table = g_strdup("nowhere");
	section_add_chart(section, chart);
}

static void
unknown_key_figure(Report *report, Section *section)
{
	(void)report;
	section_add_key_figure(section, "no.such", "L", "1", NULL);
}

static void
unknown_cell_figure(Report *report, Section *section)
{
	ReportTable *table = report_table_new("t", "T", NULL);

	(void)report;
	report_table_add_column(table, "a", "A", ALIGN_TEXT);
	report_row_add(report_table_add_row(table), "1", NULL, "no.such");
	section_add_table(section, table);
}

static void
ragged_row(Report *report, Section *section)
{
	ReportTable *table = report_table_new("t", "T", NULL);

	(void)report;
	report_table_add_column(table, "a", "A", ALIGN_TEXT);
	report_table_add_row(table);
	section_add_table(section, table);
}

static void
same_row(Report *report, Section *section)
{
	ReportTable *table = report_table_new("t", "T", NULL);

	(void)report;
	report_table_add_column(table, "a", "A", ALIGN_TEXT);
	report_row_add(report_table_add_row(table), "One", "x", NULL);
	report_row_add(report_table_add_row(table), "x", NULL, NULL);
	section_add_table(section, table)->named = true;
}

static void
unknown_row(Report *report, Section *section)
{
	ReportTable *table = report_table_new("t", "T", NULL);
	GPtrArray *row = report_table_add_row(table);

	(void)report;
	report_table_add_column(table, "a", "A", ALIGN_TEXT);
	report_row_add(row, "One", "x", NULL);
	report_row_lead_to(row, "t", "x");
	section_add_table(section, table);
}

static void
unknown_brief_column(Report *report, Section *section)
{
	static const char *columns[] = { "a", "b", NULL };
	const SectionBrief brief = { .table = (char *)"t",
		.columns = (char **)columns };
	ReportTable *table = report_table_new("t", "T", NULL);

	(void)report;
	report_table_add_column(table, "a", "A", ALIGN_TEXT);
	section_add_table(section, table);
	section_set_brief(section, &brief);
}

typedef struct DefectCase {
	const char *name;
	void (*make)(Report *report, Section *section);
	const char *want;
} DefectCase;

static const DefectCase defects[] = {
	{ "same section", same_section, "two of: section ladder" },
	{ "same table", same_table, "two of: table t" },
	{ "same register", same_register, "two of: register debt" },
	{ "same chart", same_chart, "two of: chart c" },
	{ "same limit", same_limit, "two of: limit p95" },
	{ "same event", same_event, "two of: event review" },
	{ "unknown table", unknown_chart_table, "not there: nowhere" },
	{ "unknown figure", unknown_key_figure, "not set: no.such" },
	{ "unknown in cell", unknown_cell_figure, "not set: no.such" },
	{ "same row", same_row, "two of: row t.x" },
	{ "unknown row", unknown_row, "not there: t.x" },
	{ "unknown column", unknown_brief_column, "has no column b" },
	{ "ragged row", ragged_row, "table t, row 1: 0 cells for 1 columns" },
};

static void
seal(void *report)
{
	report_seal(report);
}

static void
check_defect(void **state)
{
	const DefectCase *c = *state;
	g_autoptr(Report) report = report_new(NULL, 0, "1");

	c->make(report, report_add_section(report, "ladder", 10, "Ladder"));
	assert_dies(seal, report, c->want);
}

/* A chart may name a table of a later section, and share its id. */
static void
whole_report_passes(void **state)
{
	g_autoptr(Report) report = report_new(NULL, 0, "1");
	Section *first = report_add_section(report, "a", 1, "A");
	Section *second = report_add_section(report, "b", 2, "B");
	ChartSpec *chart = chart_spec_new(CHART_LINES, "a", "A", NULL);
	ReportTable *table = report_table_new("a", "A", "a");

	(void)state;
	chart->table = g_strdup("a");
	section_add_chart(first, chart);
	section_add_table(second, table);
	figure_set_missing(report->figures, "a.b", "A", "x", "why");
	section_add_key_figure(first, "a.b", "L", "–", NULL);
	report_table_add_column(table, "a", "A", ALIGN_NUMBER);
	report_row_add_number(report_table_add_row(table), NAN, 2, "a.b");
	report_seal(report);
	assert_int_equal(report->sections->len, 2);
}

int
main(void)
{
	struct CMUnitTest tests[G_N_ELEMENTS(defects) + 2] = {
		cmocka_unit_test(everything_is_sorted),
		cmocka_unit_test(whole_report_passes),
	};

	for (size_t i = 0; i < G_N_ELEMENTS(defects); i++)
		tests[i + 2] = (struct CMUnitTest){ defects[i].name,
			check_defect, NULL, NULL, (void *)&defects[i] };
	return cmocka_run_group_tests_name("report_seal", tests, NULL, NULL);
}
