#include "pipeline/ingest/csv_columns.h"

#include <string.h>

static int
find_column(const CsvRows *rows, const char *name)
{
	g_autofree char *wanted = layout_fold(name);

	for (unsigned i = 0; i < rows->columns; i++) {
		g_autofree char *folded = layout_fold(rows->names->pdata[i]);

		if (strcmp(folded, wanted) == 0)
			return i;
	}
	return -1;
}

static void
find_skip_columns(CsvRows *rows)
{
	const Descriptor *descriptor = rows->binding->descriptor;

	rows->skip_columns =
	    g_renew(int, rows->skip_columns, descriptor->skip_count);
	for (unsigned i = 0; i < descriptor->skip_count; i++) {
		const char *name = descriptor->skip[i].column;
		int column = name ? find_column(rows, name) : 0;

		rows->skip_columns[i] = column;
		if (column >= 0)
			rows->wanted[column] = true;
	}
}

void
csv_columns_lay_out(CsvRows *rows)
{
	const Descriptor *descriptor = rows->binding->descriptor;

	rows->columns = rows->names->len;
	layout_free(rows->layout);
	column_rules_free(rows->rules);
	record_reset(&rows->record, 0);
	rows->layout = layout_new(descriptor, rows->names, rows->holds,
	    rows->binding->cost_tag, &rows->record);
	rows->rules = column_rules_new(descriptor, rows->names);
	rows->wanted = g_renew(bool, rows->wanted, rows->columns + 1);
	rows->cells = g_renew(Cell, rows->cells, rows->columns + 1);
	rows->offsets = g_renew(size_t, rows->offsets, rows->columns + 1);
	for (unsigned i = 0; i < rows->columns; i++)
		rows->wanted[i] =
		    i == 0 || layout_column(rows->layout, i)->value_count > 0 ||
		    column_rules_want(rows->rules, i);
	rows->wanted[rows->columns] = false;
	find_skip_columns(rows);
	preamble_lay_out(rows->preamble, descriptor, &rows->record);
}

/* What the user named for MAP is not there, however it is spelt. */
static bool
is_missing(const CsvRows *rows, const FieldMap *map)
{
	for (unsigned i = 0; i < map->from_count; i++)
		if (strchr(map->from[i], '*') || map->from[i][0] == '/' ||
		    find_column(rows, map->from[i]) >= 0)
			return false;
	return true;
}

void
csv_columns_check_mapped(const CsvRows *rows)
{
	const Descriptor *descriptor = rows->binding->descriptor;
	Input *input = rows->binding->input;

	for (unsigned i = 0; i < descriptor->mapped; i++) {
		const FieldMap *map = &descriptor->fields[i];

		if (is_missing(rows, map))
			finding_list_add(input->findings, FINDING_WARNING,
			    "column-missing", input->path, rows->header_line, 0,
			    "has no column \"%s\", which headroom.yaml says "
			    "is %s",
			    map->from[0], field_name(map->to));
	}
}

void
csv_columns_settle_glued(CsvRows *rows)
{
	char *name = rows->names->pdata[rows->glued];
	Input *input = rows->binding->input;
	bool split = rows->count == rows->columns + 1;

	finding_list_add(input->findings, FINDING_WARNING, "header-glued",
	    input->path, rows->header_line, rows->glued + 1,
	    split ? "the header runs two names together, \"%s\", and the "
		    "rows have one cell more: read as two columns"
		  : "the header runs two names together, \"%s\": read as one "
		    "column; check the columns after it",
	    name);
	if (split) {
		g_ptr_array_insert(rows->names, rows->glued + 1,
		    g_strdup(name + rows->glued_at));
		name[rows->glued_at] = '\0';
		csv_columns_lay_out(rows);
	}
	rows->glued = -1;
}
