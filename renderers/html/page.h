/*
 * page.h - the review as one HTML page.
 *
 * Built from the report alone, in reading order: the answer with its key
 * figures and what it rests on, the sections by rank, and an appendix that
 * every number links to.  No script, no inline style; a page that is not
 * whole links report.css, charts and registers beside it, a whole one has
 * everything inside.
 *
 * Ids: a section has its own; "figure-", "table-", "row-" and "chart-" go
 * before those of what a section holds, and "SECTION." before those of its
 * headings; "page-" is the page's; "_1", "_2"… are the letters of its drawings.
 */
#ifndef RENDERERS_HTML_PAGE_H
#define RENDERERS_HTML_PAGE_H

#include <stdbool.h>

#include "pipeline/report/report.h"
#include "renderers/html/drawings.h"
#include "renderers/html/html_tree.h"

typedef struct Page {
	const Report *report;
	const Drawings *drawings;
	bool whole; /* one file, nothing beside it */
	const char *style; /* the style sheet of a whole page */
	GHashTable *tables; /* id → ReportTable * */
	GHashTable *shown_by; /* id of a table → of the chart that shows it */
	GHashTable *headings; /* ids that headings have taken */
	GHashTable *shown; /* ids of figures that are linked to */
} Page;

/* A whole page if STYLE is not NULL.  DRAWINGS are those of REPORT.  The
 * caller frees it. */
xmlDoc *page_new(
    const Report *report, const Drawings *drawings, const char *style);

/* The parts; each appends to PARENT. */
void page_add_head(const Page *page, xmlNode *parent);
/* Beside the text where there is room, and a list to open after the answer
 * where there is not: the style sheet shows one. */
void page_add_nav(const Report *report, xmlNode *parent);
void page_add_menu(const Report *report, xmlNode *parent);
void page_add_answer(const Page *page, xmlNode *parent);
void page_add_section(
    const Page *page, const Section *section, xmlNode *parent);
void page_add_figures(const Page *page, xmlNode *parent);

/* The drawings of BODY define each letter once for all of them, and are then
 * written as XML. */
void page_share_glyphs(xmlNode *body);

void page_add_table(
    const Page *page, const ReportTable *table, xmlNode *parent);
/* Closed until it is opened, where there are more rows than one reads. */
void page_add_long_table(
    const Page *page, const ReportTable *table, xmlNode *parent);
/* In SECTION, whose words it need not repeat. */
void page_add_chart(const Page *page, const Section *section,
    const ChartSpec *chart, xmlNode *parent);

/* Key figures BLOCKS[0..COUNT) side by side. */
void page_add_cards(
    const Page *page, Block *const *blocks, size_t count, xmlNode *parent);

/* TEXT, linked to figure ID in the appendix if ID is not NULL. */
void page_add_value(
    const Page *page, xmlNode *parent, const char *text, const char *id);

/* How many key figures open SECTION: the page shows them in its answer. */
unsigned page_opening_cards(const Page *page, const Section *section);

/* The table that follows them, or opens SECTION: in the answer, too.  NULL
 * if there is none. */
const ReportTable *page_opening_table(const Page *page, const Section *section);

#endif
