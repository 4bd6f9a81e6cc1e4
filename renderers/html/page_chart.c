#include "pipeline/lang/lang.h"
#include "renderers/canvas/svg_node.h"
#include "renderers/chart/chart_words.h"
#include "renderers/html/page.h"

/* Below this the narrow drawing is shown; report.css has it too. */
static const char narrow_query[] = "(max-width: 39.99rem)";

/* To the chart as a file of its own. */
static void
add_file_link(const ChartSpec *chart, xmlNode *parent)
{
	g_autofree char *href = g_strdup_printf("charts/%s.svg", chart->id);
	g_autofree char *label =
	    lang_format(MSG_PAGE_AS_SVG_OF, chart->title, NULL);

	html_add_text(parent, " ");
	html_set(
	    html_add_link(parent, "file", href, lang_text(MSG_PAGE_AS_SVG)),
	    "aria-label", label);
}

static void
add_caption(const Page *page, const Section *section, const ChartSpec *chart,
    xmlNode *figure)
{
	bool said = g_strcmp0(chart->title, section->lead) == 0 &&
		    g_strcmp0(chart->title, page->report->headline) != 0;
	g_autofree char *href = g_strconcat("#chart-", chart->id, NULL);
	bool small_print = chart->subtitle != NULL || !page->whole;
	xmlNode *caption, *line;

	if (said && !small_print)
		return;
	caption = html_add(figure, "figcaption", NULL);
	if (!said)
		html_add_link(html_add(caption, "p", "finding-title"), "anchor",
		    href, chart->title);
	if (!small_print)
		return;
	line = html_add(caption, "p", "subtitle");
	if (chart->subtitle != NULL)
		html_add_text(line, chart->subtitle);
	if (!page->whole)
		add_file_link(chart, line);
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

/* Both drawings; the style sheet shows one. */
static void
add_drawings(const Page *page, const ChartSpec *chart, xmlNode *plot)
{
	html_add_copy(html_add(plot, "div", "wide"),
	    drawings_find(page->drawings, chart, false));
	html_add_copy(html_add(plot, "div", "narrow"),
	    drawings_find(page->drawings, chart, true));
}

static void
add_picture(const Page *page, const ChartSpec *chart, xmlNode *plot)
{
	xmlNode *picture = html_add(plot, "picture", NULL), *image;
	g_autofree char *narrow = drawings_path(chart, true);
	g_autofree char *wide = drawings_path(chart, false);
	const xmlNode *drawing =
	    xmlDocGetRootElement(drawings_find(page->drawings, chart, false));
	g_autofree char *width = svg_get(drawing, "width");
	g_autofree char *height = svg_get(drawing, "height");
	g_autofree char *words = chart_words(chart);

	html_add_source(picture, narrow_query, narrow);
	image = html_add_inline(picture, "img", NULL);
	html_set(image, "src", wide);
	html_set(image, "alt", words);
	html_set(image, "width", width);
	html_set(image, "height", height);
}

void
page_add_chart(const Page *page, const Section *section, const ChartSpec *chart,
    xmlNode *parent)
{
	xmlNode *figure = html_add(parent, "figure", "chart"), *plot;

	html_set_id(figure, "chart-", chart->id);
	add_caption(page, section, chart, figure);
	plot = html_add(figure, "div", "plot");
	if (!page->whole)
		add_picture(page, chart, plot);
	else
		add_drawings(page, chart, plot);
	if (chart->table != NULL)
		add_numbers(page, chart, figure);
}
