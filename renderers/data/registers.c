#include "renderers/data/registers.h"

#include <string.h>

#include "pipeline/base/text.h"

static void
append_cell(GString *csv, const char *text, bool last)
{
	text_append_csv_cell(csv, text);
	g_string_append_c(csv, last ? '\n' : ',');
}

static void
append_count(GString *csv, long count)
{
	char text[32] = "";

	if (count > 0)
		g_snprintf(text, sizeof(text), "%ld", count);
	append_cell(csv, text, false);
}

static void
append_row(GString *csv, const GPtrArray *row)
{
	for (unsigned i = 0; i < row->len; i++) {
		const TableCell *cell = row->pdata[i];

		append_cell(csv,
		    cell->machine != NULL ? cell->machine : cell->text,
		    i + 1 == row->len);
	}
}

char *
registers_table_to_csv(const ReportTable *table)
{
	GString *csv = g_string_new(NULL);

	for (unsigned i = 0; i < table->columns->len; i++) {
		const TableColumn *column = table->columns->pdata[i];

		append_cell(csv, column->key, i + 1 == table->columns->len);
	}
	for (unsigned i = 0; i < table->rows->len; i++)
		append_row(csv, table->rows->pdata[i]);
	return g_string_free(csv, FALSE);
}

char *
registers_rejects_to_csv(const GPtrArray *rejects)
{
	GString *csv = g_string_new("file,line,column,reason,excerpt\n");

	for (unsigned i = 0; i < rejects->len; i++) {
		const ReportReject *reject = rejects->pdata[i];

		append_cell(csv, reject->file, false);
		append_count(csv, reject->line);
		append_count(csv, reject->column);
		append_cell(csv, reject->reason, false);
		append_cell(
		    csv, reject->excerpt != NULL ? reject->excerpt : "", true);
	}
	return g_string_free(csv, FALSE);
}

static bool
write_table(const ReportTable *table, Stage *stage, GError **error)
{
	g_autofree char *path = NULL, *csv = NULL;

	if (table == NULL || table->register_name == NULL)
		return true;
	path = g_strdup_printf("registers/%s.csv", table->register_name);
	csv = registers_table_to_csv(table);
	return stage_write(stage, path, csv, strlen(csv), error);
}

static bool
write_section(const Section *section, Stage *stage, GError **error)
{
	for (unsigned i = 0; i < section->blocks->len; i++) {
		const Block *block = section->blocks->pdata[i];

		if (!write_table(block->table, stage, error))
			return false;
	}
	return true;
}

bool
registers_write(const Report *report, Stage *stage, GError **error)
{
	g_autofree char *rejects = registers_rejects_to_csv(report->rejects);

	for (unsigned i = 0; i < report->sections->len; i++)
		if (!write_section(report->sections->pdata[i], stage, error))
			return false;
	return stage_write(
	    stage, "rejects.csv", rejects, strlen(rejects), error);
}
