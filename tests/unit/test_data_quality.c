#include <math.h>
#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>
#include <cmocka.h>

#include "pipeline/analysis/data_quality.h"
#include "tests/support/assert_close.h"
#include "tests/support/company.h"
#include "tests/support/report_checks.h"

static Input *
add_file(Company *company, const char *path, long used, long rejected)
{
	Input *input = facts_input(
	    company->facts, company_file(company, path, INPUT_ISSUES));

	input->rows_used = used;
	input->rows_rejected = rejected;
	input->rows_read = used + rejected;
	return input;
}

static Report *
describe(Company *company)
{
	Report *report = report_new(NULL, company->evidence.as_of, "1.0");

	data_quality_describe(
	    company_evidence(company), company->results, report);
	return report;
}

static void
no_file_is_said_so(void **state)
{
	g_autoptr(Company) company = company_new("2026-07-01");
	g_autoptr(Report) report = describe(company);

	(void)state;
	assert_string_equal(report_find_section(report, "data")->lead,
	    "No file was read, so nothing here rests on evidence of the "
	    "company.");
	assert_non_null(find_block(report, "data", BLOCK_INSUFFICIENT));
	assert_close(figure_value(report, "inputs.rows_read"), 0, 0);
}

static void
one_file_is_one(void **state)
{
	g_autoptr(Company) company = company_new("2026-07-01");
	g_autoptr(Report) report = NULL;

	(void)state;
	add_file(company, "a.csv", 1000, 2);
	report = describe(company);
	assert_string_equal(report_find_section(report, "data")->lead,
	    "1 file was read. Of 1,002 rows 1,000 are used, 0 were skipped for "
	    "a stated reason, and 2 could not be read.");
}

static void
whole_files_are_said_to_be(void **state)
{
	g_autoptr(Company) company = company_new("2026-07-01");
	g_autoptr(Report) report = NULL;

	(void)state;
	add_file(company, "a.csv", 1000, 0);
	report = describe(company);
	assert_string_equal(report_find_section(report, "data")->lead,
	    "1 file was read, and all of its 1,000 rows are used.");
}

static void
flags_and_incidents_are_counted(void **state)
{
	g_autoptr(Company) company = company_new("2026-07-01");
	g_autoptr(Report) report = NULL;
	const Flag flag = { .key = "cart",
		.created = INSTANT_NONE,
		.last_changed = INSTANT_NONE };
	const Incident incident = { .id = "7", .started = 0 };

	(void)state;
	company_file(company, "flags.csv", INPUT_FLAGS);
	facts_add_flag(company->facts, &flag);
	facts_add_incident(company->facts, &incident);
	report = describe(company);
	assert_string_equal(find_block(report, "data", BLOCK_TEXT)->text,
	    "Feature flags known: 1. Incidents known: 1.");
}

/* Read is used, skipped and rejected, in each file and in all. */
static void
rows_add_up(void **state)
{
	g_autoptr(Company) company = company_new("2026-07-01");
	g_autoptr(Report) report = NULL;
	const ReportTable *table;
	Input *input;

	(void)state;
	input = add_file(company, "b.csv", 10, 3);
	input->rows_read += 7;
	input_skip(input, "footer", 5);
	input_skip(input, "dated after the report date", 2);
	add_file(company, "a.csv", 100, 0);
	report = describe(company);
	assert_close(figure_value(report, "inputs.rows_read"), 120, 0);
	assert_close(figure_value(report, "inputs.rows_read"),
	    figure_value(report, "inputs.rows_used") +
		figure_value(report, "inputs.rows_skipped") +
		figure_value(report, "inputs.rows_rejected"),
	    0);
	table = find_table(report, "inputs");
	assert_string_equal(find_cell(table, "b.csv", "skipped_because")->text,
	    "5 × footer; 2 × dated after the report date");
	assert_string_equal(
	    find_cell(table, "a.csv", "skipped_because")->text, "–");
	assert_string_equal(cell_machine(table, "b.csv", "rows_rejected"), "3");
}

/* Fifty documents of a folder would fill the page. */
static void
documents_of_a_folder_are_one_row(void **state)
{
	static const char *const paths[] = { "adr/1.md", "adr/2.md", "adr/3.md",
		"doc/1.md" };
	g_autoptr(Company) company = company_new("2026-07-01");
	g_autoptr(Report) report = NULL;
	const ReportTable *table;

	(void)state;
	for (size_t i = 0; i < G_N_ELEMENTS(paths); i++) {
		Input *input = add_file(company, paths[i], 1, 0);

		input->kind = INPUT_DECISIONS;
		if (i == 0)
			continue;
		input->rows_used--;
		input_skip(input, "a template", 1);
	}
	report = describe(company);
	table = find_table(report, "inputs");
	assert_int_equal(table->rows->len, 2);
	assert_string_equal(
	    find_cell(table, "adr (3 files)", "skipped_because")->text,
	    "2 × a template");
	assert_string_equal(
	    cell_machine(table, "adr (3 files)", "rows_read"), "3");
	assert_non_null(find_cell(table, "doc/1.md", "rows_read"));
	assert_int_equal(report->inputs->len, G_N_ELEMENTS(paths));
}

static void
rejects_and_findings_are_passed_on(void **state)
{
	g_autoptr(Company) company = company_new("2026-07-01");
	g_autoptr(Report) report = NULL;
	const ReportReject *reject;
	Input *input = add_file(company, "a.csv", 1, 1);

	(void)state;
	finding_list_add(input->findings, FINDING_WARNING, "odd-date", "a.csv",
	    7, 2, "a date could be read two ways");
	facts_add_reject(company->facts,
	    company_file(company, "a.csv", INPUT_ISSUES), 9, 3, "not a number",
	    "=1+1");
	report = describe(company);
	assert_int_equal(report->rejects->len, 1);
	reject = report->rejects->pdata[0];
	assert_string_equal(reject->file, "a.csv");
	assert_int_equal(reject->line, 9);
	assert_string_equal(reject->excerpt, "=1+1");
	assert_int_equal(finding_list_count(report->findings), 1);
	assert_string_equal(
	    find_block(report, "data", BLOCK_FINDING)->detail, "a.csv:7");
}

/* To the last digit, and each currency by itself. */
static void
money_is_exact(void **state)
{
	g_autoptr(Company) company = company_new("2026-07-01");
	g_autoptr(Report) report = NULL;
	const ReportTable *table;

	(void)state;
	company_add_cost(company, "2026-06", "Compute", "vm",
	    "0.000000000000000000000001", "USD");
	company_add_cost(company, "2026-06", "Compute", "vm2", "7", "USD");
	company_add_cost(company, "2026-06", "Compute", "vm3", "3.10", "EUR");
	report = describe(company);
	table = find_table(report, "billing-totals");
	assert_int_equal(table->rows->len, 2);
	for (unsigned i = 0; i < 2; i++) {
		const GPtrArray *row = table->rows->pdata[i];
		const TableCell *currency = row->pdata[1];
		const TableCell *effective = row->pdata[3];

		assert_string_equal(effective->text,
		    currency->text[0] == 'E' ? "3.1"
					     : "7.000000000000000000000001");
	}
}

static void
a_file_that_nobody_knows_is_listed(void **state)
{
	g_autoptr(Company) company = company_new("2026-07-01");
	g_autoptr(Report) report = NULL;
	Input *input = add_file(company, "a.bin", 0, 0);

	(void)state;
	g_clear_pointer(&input->format, g_free);
	input->failed = true;
	report = describe(company);
	assert_string_equal(
	    find_cell(find_table(report, "inputs"), "a.bin", "format")->text,
	    "not recognised");
	assert_true(((const ReportInput *)report->inputs->pdata[0])->failed);
}

int
main(void)
{
	const struct CMUnitTest tests[] = {
		cmocka_unit_test(no_file_is_said_so),
		cmocka_unit_test(one_file_is_one),
		cmocka_unit_test(whole_files_are_said_to_be),
		cmocka_unit_test(flags_and_incidents_are_counted),
		cmocka_unit_test(rows_add_up),
		cmocka_unit_test(documents_of_a_folder_are_one_row),
		cmocka_unit_test(rejects_and_findings_are_passed_on),
		cmocka_unit_test(money_is_exact),
		cmocka_unit_test(a_file_that_nobody_knows_is_listed),
	};

	return cmocka_run_group_tests_name("data_quality", tests, NULL, NULL);
}
