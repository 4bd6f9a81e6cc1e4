#include "renderers/html/page.h"

#include "pipeline/lang/lang.h"

static void
find_tables(Page *page)
{
	const GPtrArray *sections = page->report->sections;

	for (unsigned i = 0; i < sections->len; i++) {
		const Section *section = sections->pdata[i];

		for (unsigned k = 0; k < section->blocks->len; k++) {
			const Block *block = section->blocks->pdata[k];

			if (block->table != NULL)
				g_hash_table_insert(page->tables,
				    block->table->id, block->table);
			if (block->chart != NULL &&
			    block->chart->table != NULL &&
			    !g_hash_table_contains(
				page->shown_by, block->chart->table))
				g_hash_table_insert(page->shown_by,
				    block->chart->table, block->chart->id);
		}
	}
}

static void
add_banner(const Report *report, xmlNode *body)
{
	xmlNode *header = html_add(body, "header", "banner");
	xmlNode *line;
	char text[DATE_TEXT_SIZE], iso[DATE_TEXT_SIZE];

	if (report->service != NULL)
		html_add_with(header, "p", "service", report->service);
	line = html_add(header, "p", "what");
	html_add_inline_with(line, "span", NULL, lang_text(MSG_PAGE_REVIEW));
	html_add_inline_with(line, "span", NULL, " · ");
	html_set(html_add_inline_with(line, "time", NULL,
		     date_format_human(report->as_of, text)),
	    "datetime", date_format_iso(report->as_of, iso));
	html_add_link(html_add(header, "p", "back"), NULL, "#page-contents",
	    lang_text(MSG_PAGE_CONTENTS));
}

static void
add_main(const Page *page, xmlNode *body)
{
	const GPtrArray *sections = page->report->sections;
	xmlNode *main = html_add(body, "main", NULL);

	html_set(main, "id", "page-main");
	page_add_answer(page, main);
	page_add_menu(page->report, main);
	for (unsigned i = 0; i < sections->len; i++)
		page_add_section(page, sections->pdata[i], main);
	page_add_figures(page, main);
}

static void
add_footer(const Page *page, xmlNode *body)
{
	const Report *report = page->report;
	char date[DATE_TEXT_SIZE];
	g_autofree char *words = lang_format(MSG_PAGE_FOOTER, report->version,
	    date_format_human(report->as_of, date), NULL);
	xmlNode *footer = html_add(body, "footer", NULL);

	html_add_with(footer, "p", NULL, words);
	html_add_link(html_add(footer, "p", "back"), NULL, "#page-main",
	    lang_text(MSG_PAGE_TOP));
}

static void
add_body(const Page *page, xmlNode *root)
{
	xmlNode *body = html_add(root, "body", NULL);

	html_add_text(body, "\n");
	html_add_link(body, "skip", "#page-main", lang_text(MSG_PAGE_SKIP));
	add_banner(page->report, body);
	page_add_nav(page->report, body);
	add_main(page, body);
	add_footer(page, body);
	page_share_glyphs(body);
}

xmlDoc *
page_new(const Report *report, const Drawings *drawings, const char *style)
{
	g_autoptr(GHashTable) tables =
	    g_hash_table_new(g_str_hash, g_str_equal);
	g_autoptr(GHashTable) shown_by =
	    g_hash_table_new(g_str_hash, g_str_equal);
	g_autoptr(GHashTable) headings =
	    g_hash_table_new_full(g_str_hash, g_str_equal, g_free, NULL);
	g_autoptr(GHashTable) shown = g_hash_table_new(g_str_hash, g_str_equal);
	Page page = { report, drawings, style != NULL, style, tables, shown_by,
		headings, shown };
	xmlDoc *document = html_new("en");
	xmlNode *root = xmlDocGetRootElement(document);

	find_tables(&page);
	page_add_head(&page, root);
	add_body(&page, root);
	return document;
}
