/* The last step of every analysis: order what was appended, and refuse a
 * report whose parts do not fit together. */
#include "pipeline/report/report.h"

#include <stdlib.h>
#include <string.h>

static int
compare_sections(const void *a, const void *b)
{
	const Section *const *left = a, *const *right = b;

	if ((*left)->rank != (*right)->rank)
		return (*left)->rank < (*right)->rank ? -1 : 1;
	return strcmp((*left)->id, (*right)->id);
}

static int
compare_inputs(const void *a, const void *b)
{
	const ReportInput *const *left = a, *const *right = b;

	return strcmp((*left)->path, (*right)->path);
}

static int
compare_rejects(const void *a, const void *b)
{
	const ReportReject *const *left = a, *const *right = b;
	int order = strcmp((*left)->file, (*right)->file);

	if (order != 0)
		return order;
	if ((*left)->line != (*right)->line)
		return (*left)->line < (*right)->line ? -1 : 1;
	return ((*left)->column > (*right)->column) -
	       ((*left)->column < (*right)->column);
}

static int
compare_sources(const void *a, const void *b)
{
	const ReportSource *const *left = a, *const *right = b;

	return strcmp((*left)->id, (*right)->id);
}

static int
compare_events(const void *a, const void *b)
{
	const ReportEvent *const *left = a, *const *right = b;

	return strcmp((*left)->key, (*right)->key);
}

const ReportSource *
report_find_source(const Report *report, const char *id)
{
	const ReportSource key = { .id = (char *)id }, *wanted = &key;
	const ReportSource **found =
	    report->sources->len == 0
		? NULL
		: bsearch(&wanted, report->sources->pdata, report->sources->len,
		      sizeof(void *), compare_sources);

	return found == NULL ? NULL : *found;
}

static void
take_id(GHashTable *taken, const char *what, const char *id)
{
	char *key = g_strconcat(what, " ", id, NULL);

	if (!g_hash_table_add(taken, key))
		g_error("the report has two of: %s %s", what, id);
}

static void
check_figure(const Report *report, const char *id)
{
	if (id != NULL && figure_set_find(report->figures, id) == NULL)
		g_error("the report shows a figure that is not set: %s", id);
}

static void
check_table(const Report *report, const ReportTable *table)
{
	for (unsigned i = 0; i < table->rows->len; i++) {
		const GPtrArray *row = table->rows->pdata[i];

		if (row->len != table->columns->len)
			g_error("table %s, row %u: %u cells for %u columns",
			    table->id, i + 1, row->len, table->columns->len);
		for (unsigned k = 0; k < row->len; k++) {
			const TableCell *cell = row->pdata[k];

			check_figure(report, cell->figure);
		}
	}
}

/* By the names of those that have names. */
static void
take_rows(const ReportTable *table, GHashTable *taken)
{
	for (unsigned i = 0; table->named && i < table->rows->len; i++) {
		g_autofree char *id = g_strdup_printf(
		    "%s.%s", table->id, report_row_name(table->rows->pdata[i]));

		take_id(taken, "row", id);
	}
}

static void
check_leads(const ReportTable *table, const GPtrArray *row, GHashTable *taken)
{
	for (unsigned i = 0; i < row->len; i++) {
		const TableCell *cell = row->pdata[i];
		g_autofree char *key = g_strconcat("row ", cell->row, NULL);

		if (cell->row != NULL && !g_hash_table_contains(taken, key))
			g_error("table %s leads to a row that is not there: %s",
			    table->id, cell->row);
	}
}

static void
check_block(const Report *report, const Block *block, GHashTable *taken)
{
	check_figure(report, block->figure);
	if (block->chart != NULL)
		take_id(taken, "chart", block->chart->id);
	if (block->table == NULL)
		return;
	take_id(taken, "table", block->table->id);
	if (block->table->register_name != NULL)
		take_id(taken, "register", block->table->register_name);
	check_table(report, block->table);
	take_rows(block->table, taken);
}

/* What may name a table that comes after it. */
static void
check_names(const Section *section, GHashTable *taken)
{
	for (unsigned i = 0; i < section->blocks->len; i++) {
		const Block *block = section->blocks->pdata[i];
		const ReportTable *table = block->table;
		g_autofree char *key = NULL;

		for (unsigned k = 0; table != NULL && k < table->rows->len; k++)
			check_leads(table, table->rows->pdata[k], taken);
		if (block->chart == NULL || block->chart->table == NULL)
			continue;
		key = g_strconcat("table ", block->chart->table, NULL);
		if (!g_hash_table_contains(taken, key))
			g_error("chart %s names a table that is not there: %s",
			    block->chart->id, block->chart->table);
	}
}

static bool
has_column(const ReportTable *table, const char *key)
{
	for (unsigned i = 0; i < table->columns->len; i++) {
		const TableColumn *column = table->columns->pdata[i];

		if (g_str_equal(column->key, key))
			return true;
	}
	return false;
}

static void
check_brief(const Section *section)
{
	const SectionBrief *brief = section->brief;
	const ReportTable *table =
	    brief == NULL || brief->table == NULL
		? NULL
		: section_find_table(section, brief->table);

	if (table == NULL || brief->columns == NULL)
		return;
	for (char **key = brief->columns; *key != NULL; key++)
		if (!has_column(table, *key))
			g_error("table %s, shown in short, has no column %s",
			    table->id, *key);
}

static void
check_report(const Report *report)
{
	g_autoptr(GHashTable) taken =
	    g_hash_table_new_full(g_str_hash, g_str_equal, g_free, NULL);

	for (unsigned i = 0; i < report->sections->len; i++) {
		const Section *section = report->sections->pdata[i];

		take_id(taken, "section", section->id);
		for (unsigned k = 0; k < section->blocks->len; k++)
			check_block(report, section->blocks->pdata[k], taken);
		check_brief(section);
	}
	for (unsigned i = 0; i < report->limits->len; i++) {
		const ReportLimit *limit = report->limits->pdata[i];

		take_id(taken, "limit", limit->id);
	}
	for (unsigned i = 0; i < report->sources->len; i++) {
		const ReportSource *source = report->sources->pdata[i];

		take_id(taken, "source", source->id);
	}
	for (unsigned i = 0; i < report->events->len; i++) {
		const ReportEvent *event = report->events->pdata[i];

		take_id(taken, "event", event->key);
	}
	for (unsigned i = 0; i < report->sections->len; i++)
		check_names(report->sections->pdata[i], taken);
}

void
report_seal(Report *report)
{
	g_ptr_array_sort(report->sections, compare_sections);
	g_ptr_array_sort(report->inputs, compare_inputs);
	g_ptr_array_sort(report->rejects, compare_rejects);
	g_ptr_array_sort(report->sources, compare_sources);
	g_ptr_array_sort(report->events, compare_events);
	finding_list_sort(report->findings);
	check_report(report);
}
