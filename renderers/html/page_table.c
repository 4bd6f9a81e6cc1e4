#include <string.h>

#include "pipeline/base/number.h"
#include "pipeline/lang/lang.h"
#include "renderers/html/page.h"

/* Texts longer than this get room, rather than a tower of short lines. */
enum { LONG_TEXT = 24 };

/* A register on the page is cut here; its file has all of it. */
enum { MOST_ROWS = 25 };

/* One that is in no file is there as a whole, closed if it has more rows. */
enum { MOST_READ = 40 };

/* A date or an amount up to this long stays on one line. */
enum { ONE_LINE = 16 };

static unsigned
shown_rows(const ReportTable *table)
{
	return table->register_name == NULL ? table->rows->len
					    : MIN(table->rows->len, MOST_ROWS);
}

static bool
has_long_text(const ReportTable *table, unsigned place)
{
	for (unsigned i = 0; i < shown_rows(table); i++) {
		const GPtrArray *row = table->rows->pdata[i];
		const TableCell *cell = row->pdata[place];

		if (g_utf8_strlen(cell->text, -1) > LONG_TEXT)
			return true;
	}
	return false;
}

static const char *
column_class(const ReportTable *table, unsigned place)
{
	const TableColumn *column = table->columns->pdata[place];

	if (column->align == ALIGN_NUMBER)
		return "number";
	return has_long_text(table, place) ? "long" : NULL;
}

static void
add_caption(const Page *page, const ReportTable *table, xmlNode *parent)
{
	xmlNode *caption = html_add(parent, "caption", NULL);
	xmlNode *text = html_add_inline(caption, "span", NULL);
	g_autofree char *href = NULL, *label = NULL;
	xmlNode *link;

	html_set_id(caption, "caption-", table->id);
	html_add_text(text, table->caption);
	if (page->whole || table->register_name == NULL)
		return;
	href = g_strdup_printf("registers/%s.csv", table->register_name);
	label = lang_format(MSG_PAGE_AS_CSV_OF, table->caption, NULL);
	html_add_text(text, " ");
	link = html_add_link(text, "file", href, lang_text(MSG_PAGE_AS_CSV));
	html_set(link, "aria-label", label);
}

static void
add_heads(const ReportTable *table, xmlNode *parent)
{
	const GPtrArray *columns = table->columns;
	xmlNode *row = html_add(html_add(parent, "thead", NULL), "tr", NULL);

	for (unsigned i = 0; i < columns->len; i++) {
		const TableColumn *column = columns->pdata[i];
		xmlNode *cell = html_add_with(
		    row, "th", column_class(table, i), column->title);

		html_set(cell, "scope", "col");
	}
}

/* "14 Mar 2027", "2027-03-14", "12 weeks": pieces of it say nothing. */
static bool
stays_whole(const char *text)
{
	return strpbrk(text, "0123456789") != NULL &&
	       strpbrk(text, " -") != NULL &&
	       g_utf8_strlen(text, -1) <= ONE_LINE;
}

static const char *
cell_class(const TableColumn *column, const TableCell *cell)
{
	bool missing = g_str_equal(cell->text, NUMBER_MISSING);

	if (column->align == ALIGN_NUMBER)
		return missing ? "number missing" : "number";
	if (missing)
		return "missing";
	return stays_whole(cell->text) ? "whole" : NULL;
}

/* To the row that has more of it. */
static void
add_lead(const TableCell *cell, xmlNode *node)
{
	g_autofree char *href = g_strconcat("#row-", cell->row, NULL);

	html_add_name(html_add_link(node, NULL, href, ""), cell->text);
}

/* The first column names the row, unless it holds numbers. */
static void
add_cell(const Page *page, const TableColumn *column, const TableCell *cell,
    bool first, xmlNode *row)
{
	bool number = column->align == ALIGN_NUMBER;
	xmlNode *node = html_add(
	    row, first && !number ? "th" : "td", cell_class(column, cell));

	if (first && !number)
		html_set(node, "scope", "row");
	if (cell->row != NULL)
		add_lead(cell, node);
	else
		page_add_value(page, node, cell->text, cell->figure);
}

static void
add_row(const Page *page, const ReportTable *table, const GPtrArray *cells,
    xmlNode *body)
{
	xmlNode *row = html_add(body, "tr", NULL);
	g_autofree char *prefix = g_strdup_printf("row-%s.", table->id);

	if (table->named)
		html_set_id(row, prefix, report_row_name(cells));
	for (unsigned i = 0; i < cells->len; i++)
		add_cell(page, table->columns->pdata[i], cells->pdata[i],
		    i == 0, row);
}

static void
add_no_rows(const ReportTable *table, xmlNode *body)
{
	g_autofree char *span = g_strdup_printf("%u", table->columns->len);
	xmlNode *cell = html_add_with(html_add(body, "tr", NULL), "td",
	    "missing", lang_text(MSG_PAGE_NO_ROWS));

	html_set(cell, "colspan", span);
}

/* Says where the rows are that the page leaves out. */
static void
add_rest(const ReportTable *table, xmlNode *parent)
{
	char shown[NUMBER_TEXT_SIZE], all[NUMBER_TEXT_SIZE];
	g_autofree char *file = NULL, *words = NULL;

	if (shown_rows(table) == table->rows->len)
		return;
	file = g_strdup_printf("registers/%s.csv", table->register_name);
	words = lang_format(MSG_PAGE_MORE_ROWS,
	    number_format_count(shown_rows(table), shown),
	    number_format_count(table->rows->len, all), file, NULL);
	html_add_with(parent, "p", "rest", words);
}

void
page_add_table(const Page *page, const ReportTable *table, xmlNode *parent)
{
	xmlNode *region = html_add(parent, "div", "scroll");
	xmlNode *node = html_add(region, "table", NULL);
	xmlNode *body;
	g_autofree char *caption = g_strconcat("caption-", table->id, NULL);

	html_set(region, "role", "region");
	html_set(region, "aria-labelledby", caption);
	html_set(region, "tabindex", "0");
	html_set_id(node, "table-", table->id);
	add_caption(page, table, node);
	add_heads(table, node);
	body = html_add(node, "tbody", NULL);
	if (table->rows->len == 0)
		add_no_rows(table, body);
	for (unsigned i = 0; i < shown_rows(table); i++)
		add_row(page, table, table->rows->pdata[i], body);
	add_rest(table, parent);
}

void
page_add_long_table(const Page *page, const ReportTable *table, xmlNode *parent)
{
	g_autofree char *words = NULL;

	if (shown_rows(table) > MOST_READ) {
		words = lang_count(MSG_PAGE_ALL_ROWS, MSG_PAGE_ALL_ROWS,
		    (long)table->rows->len, table->caption, NULL);
		parent = html_add(parent, "details", "numbers fold");
		html_add_with(parent, "summary", NULL, words);
	}
	page_add_table(page, table, parent);
}
