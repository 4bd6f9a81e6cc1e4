#include "pipeline/lang/lang.h"
#include "renderers/html/page.h"

static void
add_caption(const ChartSpec *chart, xmlNode *figure)
{
	xmlNode *caption = html_add(figure, "figcaption", NULL);

	html_add_with(caption, "p", "finding-title", chart->title);
	if (chart->subtitle != NULL)
		html_add_with(caption, "p", "subtitle", chart->subtitle);
}

/* The chart's numbers: its own table, or a link to where another chart has
 * shown it. */
static void
add_numbers(const Page *page, const ChartSpec *chart, xmlNode *figure)
{
	const char *shown_by =
	    g_hash_table_lookup(page->shown_by, chart->table);
	g_autofree char *href = g_strconcat("#table-", chart->table, NULL);
	xmlNode *details;

	if (!g_str_equal(shown_by, chart->id)) {
		html_add_link(html_add(figure, "p", "numbers"), NULL, href,
		    lang_text(MSG_PAGE_NUMBERS));
		return;
	}
	details = html_add(figure, "details", "numbers");
	html_add_with(details, "summary", NULL, lang_text(MSG_PAGE_NUMBERS));
	page_add_table(
	    page, g_hash_table_lookup(page->tables, chart->table), details);
}

void
page_add_chart(const Page *page, const ChartSpec *chart, xmlNode *parent)
{
	xmlNode *figure = html_add(parent, "figure", "chart");

	html_set_id(figure, "chart-", chart->id);
	add_caption(chart, figure);
	if (chart->table != NULL)
		add_numbers(page, chart, figure);
}
