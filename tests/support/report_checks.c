#include "tests/support/report_checks.h"

#include <math.h>
#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>
#include <cmocka.h>
#include <string.h>

/* Words that no reader should see. */
static const char *const forbidden[] = { "(null)", "{0}", "{1}", "{2}", "nan×",
	"inf×", " nan ", " inf ", "$nan", "$inf", "  ", " .", " ,", "- ;" };

static void
check_text(const char *text, const char *where)
{
	if (text == NULL || *text == '\0')
		fail_msg("%s is blank", where);
	if (!g_utf8_validate(text, -1, NULL))
		fail_msg("%s is not UTF-8", where);
	for (size_t i = 0; i < G_N_ELEMENTS(forbidden); i++)
		if (strstr(text, forbidden[i]) != NULL)
			fail_msg("%s says \"%s\"", where, text);
	if (g_ascii_isspace(text[0]) || g_ascii_isspace(text[strlen(text) - 1]))
		fail_msg("%s begins or ends with space: \"%s\"", where, text);
}

/* Numbers that inputs and sources of the review tell, not figures. */
static bool
is_told_elsewhere(const ReportTable *table)
{
	static const char *const ids[] = { "assumptions", "billing-totals",
		"inputs", NULL };

	return table->file_only || g_strv_contains(ids, table->id);
}

/* A number on a page can be asked for by its id.  The first column says what
 * a row is about: its numbers are given, not found. */
static void
check_is_figure(const ReportTable *table, unsigned column,
    const TableCell *cell, const char *where)
{
	const TableColumn *head = table->columns->pdata[column];

	if (column > 0 && head->align == ALIGN_NUMBER && cell->figure == NULL &&
	    strpbrk(cell->text, "0123456789") != NULL)
		fail_msg(
		    "%s: %s is a number without a figure", where, cell->text);
}

static void
check_table(const ReportTable *table)
{
	check_text(table->caption, table->id);
	for (unsigned i = 0; i < table->columns->len; i++) {
		const TableColumn *column = table->columns->pdata[i];

		check_text(column->title, table->id);
	}
	for (unsigned i = 0; i < table->rows->len; i++) {
		const GPtrArray *row = table->rows->pdata[i];

		for (unsigned k = 0; k < row->len; k++) {
			const TableCell *cell = row->pdata[k];
			const TableColumn *column = table->columns->pdata[k];
			g_autofree char *where = g_strdup_printf(
			    "table %s, row %u, %s", table->id, i, column->key);

			if (strcmp(column->key, "columns") != 0)
				check_text(cell->text, where);
			if (cell->machine != NULL && *cell->machine != '\0')
				check_text(cell->machine, where);
			if (!is_told_elsewhere(table))
				check_is_figure(table, k, cell, where);
		}
	}
}

static void
check_row(const ChartSpec *chart, const ChartRow *row)
{
	/* A matrix shows its rows by their links. */
	bool shown = isfinite(row->mid) || isfinite(row->start) ||
		     chart->kind == CHART_MATRIX;

	check_text(row->label, chart->id);
	for (unsigned i = 0; i < row->cells->len; i++)
		shown = shown ||
			isfinite(g_array_index(row->cells, ChartCell, i).value);
	if (!shown)
		check_text(row->missing, row->label);
}

static void
check_chart(const ChartSpec *chart)
{
	unsigned points = chart->samples->len;

	check_text(chart->title, chart->id);
	check_text(chart->subtitle, chart->id);
	assert_non_null(chart->table);
	for (unsigned i = 0; i < chart->rows->len; i++)
		check_row(chart, chart->rows->pdata[i]);
	for (unsigned i = 0; i < chart->series->len; i++) {
		const ChartSeries *series = chart->series->pdata[i];

		check_text(series->name, chart->id);
		assert_true(series->points->len > 0);
		points += series->points->len;
	}
	if (chart->kind == CHART_MATRIX)
		assert_true(chart->links->len > 0);
	if (points == 0 && chart->rows->len == 0)
		fail_msg("chart %s shows nothing", chart->id);
}

static void
check_block(const Section *section, const Block *block)
{
	if (block->kind == BLOCK_TABLE)
		check_table(block->table);
	else if (block->kind == BLOCK_CHART)
		check_chart(block->chart);
	else if (block->kind != BLOCK_LIST)
		check_text(block->text, section->id);
	if (block->kind == BLOCK_INSUFFICIENT ||
	    block->kind == BLOCK_KEY_FIGURE)
		check_text(block->detail, section->id);
	if (block->detail != NULL)
		check_text(block->detail, section->id);
	if (block->note != NULL)
		check_text(block->note, section->id);
}

/* PATH is FILE, or a line of it. */
static bool
names_file(const char *path, const char *file)
{
	const char *rest = path + strlen(file);

	return g_str_has_prefix(path, file) && (*rest == '\0' || *rest == ':');
}

static bool
is_file(const Report *report, const char *path)
{
	bool found = false;

	for (unsigned i = 0; i < report->inputs->len; i++)
		found |= names_file(
		    path, ((ReportInput *)report->inputs->pdata[i])->path);
	for (unsigned i = 0; i < report->earlier->len; i++)
		found |= names_file(
		    path, ((ReportEarlier *)report->earlier->pdata[i])->path);
	return found;
}

static void
check_source(const Report *report, const Figure *figure, const char *source)
{
	bool known;

	if (g_str_has_prefix(source, "file:"))
		known = is_file(report, source + 5);
	else if (strchr(source, ':') != NULL)
		known = report_find_source(report, source) != NULL;
	else
		known = figure_set_find(report->figures, source) != NULL;
	if (!known)
		fail_msg("figure %s rests on %s, which is not there",
		    figure->id, source);
}

static void
check_told(const ReportSource *source)
{
	check_text(source->label, source->id);
	if (source->text != NULL)
		check_text(source->text, source->id);
	if (source->usual_lo > source->usual ||
	    source->usual_hi < source->usual)
		fail_msg("source %s is outside its range", source->id);
}

static void
check_evidence(const Report *report, const Figure *figure)
{
	for (unsigned i = 0; i < figure->evidence->len; i++) {
		const FigureRow *row = figure->evidence->pdata[i];

		if (!is_file(report, row->file))
			fail_msg("figure %s shows a row of %s, which was not "
				 "read",
			    figure->id, row->file);
		if (row->key != NULL)
			check_text(row->key, figure->id);
		if (row->value != NULL)
			check_text(row->value, figure->id);
	}
}

/* PATH holds the ids on the way here. */
static void
check_grounds(const Report *report, const Figure *figure, GHashTable *path,
    GHashTable *fine)
{
	if (g_hash_table_contains(fine, figure->id))
		return;
	if (!g_hash_table_add(path, figure->id))
		fail_msg("figure %s rests on itself", figure->id);
	for (unsigned i = 0; i < figure->inputs->len; i++) {
		const Figure *below =
		    figure_set_find(report->figures, figure->inputs->pdata[i]);

		if (below != NULL)
			check_grounds(report, below, path, fine);
	}
	g_hash_table_remove(path, figure->id);
	g_hash_table_add(fine, figure->id);
}

static void
check_all_grounds(const Report *report, const GPtrArray *figures)
{
	g_autoptr(GHashTable) path = g_hash_table_new(g_str_hash, g_str_equal);
	g_autoptr(GHashTable) fine = g_hash_table_new(g_str_hash, g_str_equal);

	for (unsigned i = 0; i < figures->len; i++)
		check_grounds(report, figures->pdata[i], path, fine);
}

static void
check_figure(const Report *report, const Figure *figure)
{
	const bool rows = g_str_has_prefix(figure->id, "inputs.");

	check_text(figure->label, figure->id);
	check_text(figure->unit, figure->id);
	if (!figure_has_value(figure)) {
		check_text(figure->reason, figure->id);
		return;
	}
	check_text(figure->method, figure->id);
	if (figure->lo > figure->value || figure->hi < figure->value)
		fail_msg("figure %s is outside its limits", figure->id);
	if (figure->inputs->len == 0 && !(rows && report->inputs->len == 0))
		fail_msg("figure %s rests on nothing", figure->id);
	for (unsigned i = 0; i < figure->inputs->len; i++)
		check_source(report, figure, figure->inputs->pdata[i]);
	check_evidence(report, figure);
}

void
check_report(const Report *report)
{
	g_autoptr(GPtrArray) figures = figure_set_list(report->figures);

	check_text(report->headline, "headline");
	for (unsigned i = 0; i < report->sections->len; i++) {
		const Section *section = report->sections->pdata[i];

		check_text(section->title, section->id);
		check_text(section->lead, section->id);
		for (unsigned k = 0; k < section->blocks->len; k++)
			check_block(section, section->blocks->pdata[k]);
	}
	for (unsigned i = 0; i < figures->len; i++)
		check_figure(report, figures->pdata[i]);
	for (unsigned i = 0; i < report->sources->len; i++)
		check_told(report->sources->pdata[i]);
	check_all_grounds(report, figures);
}

double
figure_value(const Report *report, const char *id)
{
	const Figure *figure = figure_set_find(report->figures, id);

	if (figure == NULL)
		fail_msg("no figure %s", id);
	if (isnan(figure->value))
		fail_msg("figure %s has no value: %s", id, figure->reason);
	return figure->value;
}

void
check_missing(const Report *report, const char *id, const char *words)
{
	const Figure *figure = figure_set_find(report->figures, id);

	if (figure == NULL)
		fail_msg("no figure %s", id);
	if (figure_has_value(figure))
		fail_msg("figure %s has a value", id);
	if (strstr(figure->reason, words) == NULL)
		fail_msg(
		    "figure %s is missing because: %s", id, figure->reason);
}

const Block *
find_block(const Report *report, const char *id, BlockKind kind)
{
	const Section *section = report_find_section(report, id);

	if (section == NULL)
		fail_msg("no section %s", id);
	for (unsigned i = 0; i < section->blocks->len; i++) {
		const Block *block = section->blocks->pdata[i];

		if (block->kind == kind)
			return block;
	}
	return NULL;
}

const ReportTable *
find_table(const Report *report, const char *id)
{
	for (unsigned i = 0; i < report->sections->len; i++) {
		const Section *section = report->sections->pdata[i];

		for (unsigned k = 0; k < section->blocks->len; k++) {
			const Block *block = section->blocks->pdata[k];

			if (block->table != NULL &&
			    strcmp(block->table->id, id) == 0)
				return block->table;
		}
	}
	return NULL;
}

const TableCell *
find_cell(const ReportTable *table, const char *row, const char *column)
{
	for (unsigned i = 0; i < table->rows->len; i++) {
		const GPtrArray *cells = table->rows->pdata[i];
		const TableCell *first = cells->pdata[0];

		if (strcmp(first->text, row) != 0)
			continue;
		for (unsigned k = 0; k < table->columns->len; k++) {
			const TableColumn *head = table->columns->pdata[k];

			if (strcmp(head->key, column) == 0)
				return cells->pdata[k];
		}
	}
	return NULL;
}

const char *
cell_machine(const ReportTable *table, const char *row, const char *column)
{
	const TableCell *cell =
	    table == NULL ? NULL : find_cell(table, row, column);

	if (cell == NULL)
		return "";
	return cell->machine != NULL ? cell->machine : cell->text;
}
