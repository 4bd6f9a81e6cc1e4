#include <math.h>
#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>
#include <cmocka.h>

#include "renderers/data/registers.h"
#include "tests/support/sample_report.h"
#include "tests/support/sandbox.h"

static void
machines_read_their_own_form(void **state)
{
	ReportTable *table = report_table_new("t", "T", "t");
	GPtrArray *row;
	g_autofree char *csv = NULL;

	(void)state;
	report_table_add_column(table, "name", "Name of it", ALIGN_TEXT);
	report_table_add_column(table, "cost_10x", "Cost", ALIGN_NUMBER);
	row = report_table_add_row(table);
	report_row_add(row, "a, \"b\"\nc", NULL, NULL);
	report_row_add(row, "$5,846", "5846.01", NULL);
	row = report_table_add_row(table);
	report_row_add(row, "注文", NULL, NULL);
	report_row_add_number(row, NAN, 2, NULL);
	csv = registers_table_to_csv(table);
	assert_string_equal(
	    csv, "name,cost_10x\n\"a, \"\"b\"\"\nc\",5846.01\n注文,\n");
	report_table_free(table);
}

static void
nothing_runs_in_a_spreadsheet(void **state)
{
	static const char *const attacks[] = { "=1+1", "+1+1", "@SUM(A1)",
		"-2+3+cmd|' /C calc'!A0", "\t=1", "\r=1" };
	ReportTable *table = report_table_new("t", "T", "t");
	g_autofree char *csv = NULL;
	g_auto(GStrv) lines = NULL;

	(void)state;
	report_table_add_column(table, "a", "A", ALIGN_TEXT);
	for (size_t i = 0; i < G_N_ELEMENTS(attacks); i++)
		report_row_add(
		    report_table_add_row(table), attacks[i], NULL, NULL);
	report_row_add(report_table_add_row(table), "-3.5", NULL, NULL);
	csv = registers_table_to_csv(table);
	lines = g_strsplit(csv, "\n", -1);
	for (size_t i = 0; i < G_N_ELEMENTS(attacks); i++) {
		const char *cell = lines[i + 1] + (lines[i + 1][0] == '"');

		assert_int_equal(cell[0], '\'');
	}
	assert_string_equal(lines[G_N_ELEMENTS(attacks) + 1], "-3.5");
	report_table_free(table);
}

static void
rejects_keep_what_is_known(void **state)
{
	g_autoptr(Report) report = sample_report_new();
	g_autofree char *csv = registers_rejects_to_csv(report->rejects);

	(void)state;
	assert_string_equal(csv,
	    "file,line,column,reason,excerpt\n"
	    "exports/jira.csv,219,8,\"“3/4/26” could be two dates; say which "
	    "with FORMAT=PATH\",\"ORD-17,Story,3/4/26\"\n"
	    "exports/jira.csv,401,,fewer cells than columns,"
	    "\"'=cmd|'/c calc'!A1\"\n"
	    "exports/structure.sql,1190,,not a statement that PostgreSQL "
	    "knows,\n");
}

static void
every_register_is_a_file(void **state)
{
	g_autofree char *target = sandbox_path("out");
	g_autoptr(Stage) stage = stage_open(target, NULL);
	g_autoptr(Report) report = sample_report_new();

	(void)state;
	assert_true(registers_write(report, stage, NULL));
	assert_true(stage_commit(stage, NULL));
	assert_int_equal(sandbox_count("out/registers"), 3);
	assert_true(sandbox_has("out/registers/migration-risk.csv"));
	assert_true(sandbox_has("out/registers/timeline.csv"));
	assert_true(sandbox_holds("out/registers/seams.csv", "from\n"));
	assert_true(sandbox_has("out/rejects.csv"));
}

static void
no_rejects_is_a_header(void **state)
{
	g_autoptr(Report) report = sample_report_new_thin();
	g_autofree char *csv = registers_rejects_to_csv(report->rejects);

	(void)state;
	assert_string_equal(csv, "file,line,column,reason,excerpt\n");
}

int
main(void)
{
	const struct CMUnitTest tests[] = {
		cmocka_unit_test(machines_read_their_own_form),
		cmocka_unit_test(nothing_runs_in_a_spreadsheet),
		cmocka_unit_test(rejects_keep_what_is_known),
		cmocka_unit_test_setup_teardown(
		    every_register_is_a_file, sandbox_setup, sandbox_teardown),
		cmocka_unit_test(no_rejects_is_a_header),
	};

	return cmocka_run_group_tests_name("registers", tests, NULL, NULL);
}
