#include <math.h>
#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>
#include <cmocka.h>

#include "pipeline/report/report.h"

typedef struct CellCase {
	const char *name;
	const char *text, *machine;
	const char *want_text, *want_machine;
} CellCase;

static const CellCase cells[] = {
	{ "same for both", "orders", NULL, "orders", NULL },
	{ "a form for each", "3.4×", "3.4", "3.4×", "3.4" },
	{ "missing", NULL, NULL, "–", "" },
	{ "missing to people only", NULL, "0", "–", "0" },
	{ "empty is not missing", "", NULL, "", NULL },
};

static void
check_cell(void **state)
{
	const CellCase *c = *state;
	ReportTable *table = report_table_new("t", "T", NULL);
	GPtrArray *row = report_table_add_row(table);
	const TableCell *cell;

	report_row_add(row, c->text, c->machine, NULL);
	cell = row->pdata[0];
	assert_string_equal(cell->text, c->want_text);
	if (c->want_machine == NULL)
		assert_null(cell->machine);
	else
		assert_string_equal(cell->machine, c->want_machine);
	report_table_free(table);
}

typedef struct NumberCase {
	double value;
	int digits;
	const char *want_text, *want_machine;
} NumberCase;

static const NumberCase numbers[] = {
	{ 1234.56, 3, "1,230", "1234.56" },
	{ 1.0 / 3, 2, "0.33", "0.333333333333" },
	{ NAN, 2, "–", "" },
	{ INFINITY, 2, "–", "" },
};

static void
check_number(void **state)
{
	const NumberCase *c = *state;
	ReportTable *table = report_table_new("t", "T", NULL);
	GPtrArray *row = report_table_add_row(table);
	const TableCell *cell;

	report_row_add_number(row, c->value, c->digits, "figure.id");
	cell = row->pdata[0];
	assert_string_equal(cell->text, c->want_text);
	assert_string_equal(cell->machine, c->want_machine);
	assert_string_equal(cell->figure, "figure.id");
	report_table_free(table);
}

static void
table_keeps_order(void **state)
{
	ReportTable *table = report_table_new("t", "Tables", "tables");

	(void)state;
	report_table_add_column(table, "name", "Name", ALIGN_TEXT);
	report_table_add_column(table, "rows", "Rows", ALIGN_NUMBER);
	assert_int_equal(table->columns->len, 2);
	assert_int_equal(
	    ((TableColumn *)table->columns->pdata[1])->align, ALIGN_NUMBER);
	assert_int_equal(table->rows->len, 0);
	assert_string_equal(table->register_name, "tables");
	assert_false(table->file_only);
	report_table_free(table);
}

static void
rows_have_names_and_lead_to_others(void **state)
{
	ReportTable *table = report_table_new("t", "Tables", NULL);
	GPtrArray *row = report_table_add_row(table);

	(void)state;
	report_row_add(row, "One", NULL, NULL);
	assert_string_equal(report_row_name(row), "One");
	assert_null(((TableCell *)row->pdata[0])->row);
	row = report_table_add_row(table);
	report_row_add(row, "Two", "two", NULL);
	report_row_add(row, "more", NULL, NULL);
	report_row_lead_to(row, "u", "x");
	report_row_lead_to(row, "u", "y");
	assert_string_equal(report_row_name(row), "two");
	assert_string_equal(((TableCell *)row->pdata[1])->row, "u.y");
	assert_null(((TableCell *)row->pdata[0])->row);
	report_table_free(table);
}

int
main(void)
{
	struct CMUnitTest
	    tests[G_N_ELEMENTS(cells) + G_N_ELEMENTS(numbers) + 2];
	size_t count = 0;

	for (size_t i = 0; i < G_N_ELEMENTS(cells); i++)
		tests[count++] = (struct CMUnitTest){ cells[i].name, check_cell,
			NULL, NULL, (void *)&cells[i] };
	for (size_t i = 0; i < G_N_ELEMENTS(numbers); i++)
		tests[count++] = (struct CMUnitTest){ numbers[i].want_text,
			check_number, NULL, NULL, (void *)&numbers[i] };
	tests[count++] = (struct CMUnitTest)cmocka_unit_test(table_keeps_order);
	tests[count++] = (struct CMUnitTest)cmocka_unit_test(
	    rows_have_names_and_lead_to_others);
	return cmocka_run_group_tests_name("report_table", tests, NULL, NULL);
}
