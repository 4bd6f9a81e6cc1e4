#include "pipeline/report/report.h"

#include <math.h>

#include "pipeline/base/number.h"

static void
column_free(void *data)
{
	TableColumn *column = data;

	g_free(column->key);
	g_free(column->title);
	g_free(column);
}

static void
cell_free(void *data)
{
	TableCell *cell = data;

	g_free(cell->text);
	g_free(cell->machine);
	g_free(cell->figure);
	g_free(cell->row);
	g_free(cell);
}

static void
row_unref(void *data)
{
	g_ptr_array_unref(data);
}

ReportTable *
report_table_new(const char *id, const char *caption, const char *register_name)
{
	ReportTable *table = g_new0(ReportTable, 1);

	table->id = g_strdup(id);
	table->caption = g_strdup(caption);
	table->register_name = g_strdup(register_name);
	table->columns = g_ptr_array_new_with_free_func(column_free);
	table->rows = g_ptr_array_new_with_free_func(row_unref);
	return table;
}

void
report_table_free(ReportTable *table)
{
	if (table == NULL)
		return;
	g_free(table->id);
	g_free(table->caption);
	g_free(table->register_name);
	g_ptr_array_unref(table->columns);
	g_ptr_array_unref(table->rows);
	g_free(table);
}

void
report_table_add_column(
    ReportTable *table, const char *key, const char *title, CellAlign align)
{
	TableColumn *column = g_new(TableColumn, 1);

	column->key = g_strdup(key);
	column->title = g_strdup(title);
	column->align = align;
	g_ptr_array_add(table->columns, column);
}

GPtrArray *
report_table_add_row(ReportTable *table)
{
	GPtrArray *row = g_ptr_array_new_with_free_func(cell_free);

	g_ptr_array_add(table->rows, row);
	return row;
}

void
report_row_add(
    GPtrArray *row, const char *text, const char *machine, const char *figure)
{
	TableCell *cell = g_new(TableCell, 1);

	if (text == NULL && machine == NULL)
		machine = "";
	cell->text = g_strdup(text != NULL ? text : NUMBER_MISSING);
	cell->machine = g_strdup(machine);
	cell->figure = g_strdup(figure);
	cell->row = NULL;
	g_ptr_array_add(row, cell);
}

const char *
report_row_name(const GPtrArray *row)
{
	const TableCell *cell = row->pdata[0];

	return cell->machine != NULL ? cell->machine : cell->text;
}

void
report_row_lead_to(GPtrArray *row, const char *table, const char *key)
{
	TableCell *cell = row->pdata[row->len - 1];

	g_free(cell->row);
	cell->row = g_strdup_printf("%s.%s", table, key);
}

void
report_row_add_number(
    GPtrArray *row, double value, int digits, const char *figure)
{
	char text[NUMBER_TEXT_SIZE], machine[NUMBER_TEXT_SIZE];

	if (isfinite(value))
		report_row_add(row, number_format_human(value, digits, text),
		    number_format_machine(value, machine), figure);
	else
		report_row_add(row, NULL, NULL, figure);
}
