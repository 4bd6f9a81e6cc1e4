#include <string.h>

#include "pipeline/base/text.h"
#include "pipeline/lang/lang.h"
#include "renderers/html/page.h"

/* The places of findings that say the same. */
enum { MOST_DETAILS = 5 };

void
page_add_value(
    const Page *page, xmlNode *parent, const char *text, const char *id)
{
	const FigureSet *figures = page->report->figures;
	const Figure *figure = id != NULL ? figure_set_find(figures, id) : NULL;
	g_autofree char *href = NULL;
	xmlNode *place = parent;

	if (figure != NULL) {
		href = g_strconcat("#figure-", id, NULL);
		place = html_add_link(parent, "figure", href, "");
		g_hash_table_add(page->shown, figure->id);
	}
	html_add_name(place, text);
}

unsigned
page_opening_cards(const Page *page, const Section *section)
{
	unsigned count = 0;

	if (section != page->report->sections->pdata[0])
		return 0;
	while (
	    count < section->blocks->len &&
	    ((Block *)section->blocks->pdata[count])->kind == BLOCK_KEY_FIGURE)
		count++;
	return count;
}

const ReportTable *
page_opening_table(const Page *page, const Section *section)
{
	unsigned place = page_opening_cards(page, section);
	const ReportTable *table;

	if (section != page->report->sections->pdata[0] ||
	    place >= section->blocks->len)
		return NULL;
	table = ((Block *)section->blocks->pdata[place])->table;
	if (table == NULL || table->file_only ||
	    g_hash_table_contains(page->shown_by, table->id))
		return NULL;
	return table;
}

/* "3.4× (2.6× to 4.5×)": the value large, its interval small. */
static void
add_card_value(const Page *page, const Block *block, xmlNode *parent)
{
	const char *range = strstr(block->detail, " (");
	g_autofree char *value = NULL;

	if (range == NULL || !g_str_has_suffix(range, ")")) {
		page_add_value(page, parent, block->detail, block->figure);
		return;
	}
	value = g_strndup(block->detail, (size_t)(range - block->detail));
	page_add_value(page, parent, value, block->figure);
	html_add_inline_with(parent, "span", "range", range);
}

void
page_add_cards(
    const Page *page, Block *const *blocks, size_t count, xmlNode *parent)
{
	xmlNode *list = html_add(parent, "dl", "cards");

	for (size_t i = 0; i < count; i++) {
		const Block *block = blocks[i];
		xmlNode *card = html_add(list, "div", "card");

		html_add_with(card, "dt", NULL, block->text);
		add_card_value(page, block, html_add(card, "dd", "value"));
		if (block->note != NULL)
			html_add_with(card, "dd", "note", block->note);
	}
}

/* One that can be linked to, by the link that it is. */
static void
add_heading(
    const Page *page, const Section *section, const char *text, xmlNode *parent)
{
	g_autofree char *slug = text_slug_unique(text, page->headings);
	g_autofree char *id = g_strconcat(section->id, ".", slug, NULL);
	g_autofree char *href = g_strconcat("#", id, NULL);
	xmlNode *heading = html_add(parent, "h3", NULL);

	html_set(heading, "id", id);
	html_add_link(heading, "anchor", href, text);
}

static void
add_list(const GPtrArray *items, xmlNode *parent)
{
	xmlNode *list = html_add(parent, "ul", NULL);

	for (unsigned i = 0; i < items->len; i++)
		html_add_with(list, "li", NULL, items->pdata[i]);
}

typedef struct Level {
	const char *class;
	const char *mark; /* a shape of its own for each */
	Message word;
} Level;

static const Level levels[] = {
	[FINDING_NOTE] = { "finding note", "●", MSG_PAGE_NOTE },
	[FINDING_WARNING] = { "finding warning", "▲", MSG_PAGE_WARNING },
	[FINDING_ERROR] = { "finding error", "■", MSG_PAGE_ERROR },
};

/* What is said of one place each; the first few of them. */
static void
add_details(Block *const *blocks, size_t count, xmlNode *box)
{
	size_t shown = MIN(count, MOST_DETAILS);
	g_autofree char *rest = NULL;

	for (size_t i = 0; i < shown; i++)
		if (blocks[i]->detail != NULL)
			html_add_name(
			    html_add(box, "p", "detail"), blocks[i]->detail);
	if (shown == count)
		return;
	rest = lang_count(MSG_PAGE_MORE_PLACES, MSG_PAGE_MORE_PLACES,
	    (long)(count - shown), NULL);
	html_add_with(box, "p", "detail", rest);
}

static void
add_findings(Block *const *blocks, size_t count, xmlNode *parent)
{
	const Level *level = &levels[blocks[0]->level];
	xmlNode *box = html_add(parent, "div", level->class);
	xmlNode *head = html_add(box, "p", "level");
	xmlNode *mark = html_add_inline_with(head, "span", "mark", level->mark);

	html_set(mark, "aria-hidden", "true");
	html_add_text(head, " ");
	html_add_text(head, lang_text(level->word));
	html_add_with(box, "p", "text", blocks[0]->text);
	add_details(blocks, count, box);
}

static void
add_insufficient(const Block *block, xmlNode *parent)
{
	xmlNode *box = html_add(parent, "div", "insufficient");
	xmlNode *list;

	html_add_with(box, "p", "level", lang_text(MSG_PAGE_INSUFFICIENT));
	list = html_add(box, "dl", NULL);
	html_add_with(list, "dt", NULL, lang_text(MSG_PAGE_MISSING));
	html_add_with(list, "dd", NULL, block->text);
	if (block->detail == NULL)
		return;
	html_add_with(list, "dt", NULL, lang_text(MSG_PAGE_NEEDED));
	html_add_with(list, "dd", NULL, block->detail);
}

/* A page that is one file has nothing beside it to link to. */
static void
add_file(const Page *page, const Block *block, xmlNode *parent)
{
	xmlNode *line = html_add(parent, "p", "file");

	html_add_text(line, block->text);
	html_add_text(line, " ");
	if (page->whole)
		html_add_text(line, block->detail);
	else
		html_add_link(line, "file", block->detail, block->detail);
}

static void
add_date(Date date, xmlNode *parent)
{
	char text[DATE_TEXT_SIZE], iso[DATE_TEXT_SIZE];

	if (date == DATE_NONE) {
		html_add_with(parent, "p", "date", lang_text(MSG_PAGE_NO_DATE));
		return;
	}
	html_set(html_add_inline_with(html_add(parent, "p", "date"), "time",
		     NULL, date_format_human(date, text)),
	    "datetime", date_format_iso(date, iso));
}

static void
add_events(Block *const *blocks, size_t count, xmlNode *parent)
{
	xmlNode *list = html_add(parent, "ol", "events");

	for (size_t i = 0; i < count; i++) {
		const Block *block = blocks[i];
		xmlNode *item = html_add(list, "li", NULL);

		add_date(block->date, item);
		html_add_with(item, "p", "text", block->text);
		if (block->detail != NULL)
			html_add_with(item, "p", "detail", block->detail);
	}
}

static void
add_table(const Page *page, const ReportTable *table, xmlNode *parent)
{
	if (!table->file_only &&
	    !g_hash_table_contains(page->shown_by, table->id))
		page_add_long_table(page, table, parent);
}

/* Adds what the COUNT blocks of one kind are together. */
static void
add_blocks(const Page *page, const Section *section, Block *const *blocks,
    size_t count, xmlNode *parent)
{
	const Block *block = blocks[0];

	switch (block->kind) {
	case BLOCK_HEADING:
		add_heading(page, section, block->text, parent);
		break;
	case BLOCK_TEXT:
		html_add_with(parent, "p", NULL, block->text);
		break;
	case BLOCK_LIST:
		add_list(block->items, parent);
		break;
	case BLOCK_TABLE:
		add_table(page, block->table, parent);
		break;
	case BLOCK_CHART:
		page_add_chart(page, section, block->chart, parent);
		break;
	case BLOCK_FINDING:
		add_findings(blocks, count, parent);
		break;
	case BLOCK_KEY_FIGURE:
		page_add_cards(page, blocks, count, parent);
		break;
	case BLOCK_EVENT:
		add_events(blocks, count, parent);
		break;
	case BLOCK_INSUFFICIENT:
		add_insufficient(block, parent);
		break;
	case BLOCK_FILE:
		add_file(page, block, parent);
		break;
	}
}

/* Whether neighbours make one list. */
static bool
joins(const Block *block, const Block *next)
{
	if (block->kind != next->kind)
		return false;
	if (block->kind == BLOCK_FINDING)
		return block->level == next->level &&
		       g_str_equal(block->text, next->text);
	return block->kind == BLOCK_KEY_FIGURE || block->kind == BLOCK_EVENT;
}

/* Over it, which of the deliverables it is about. */
static void
add_title(const Section *section, xmlNode *node)
{
	g_autofree char *id = g_strconcat("title-", section->id, NULL);
	g_autofree char *href = g_strconcat("#", section->id, NULL);
	int number = section_deliverable(section->rank);
	g_autofree char *above = lang_count(
	    MSG_PAGE_DELIVERABLE, MSG_PAGE_DELIVERABLE, number, NULL);
	xmlNode *title;

	if (number > 0)
		html_add_with(node, "p", "deliverable", above);
	title = html_add(node, "h2", NULL);
	html_set(title, "id", id);
	html_add_link(title, "anchor", href, section->title);
	html_set(node, "aria-labelledby", id);
}

/* The first sentence, and the decision asked for, but for what the answer
 * has said. */
static void
add_opening(const Page *page, const Section *section, xmlNode *node)
{
	xmlNode *ask;

	if (section->lead != NULL &&
	    g_strcmp0(section->lead, page->report->headline) != 0)
		html_add_with(node, "p", "lead", section->lead);
	if (section->ask == NULL || page_opening_table(page, section) != NULL)
		return;
	ask = html_add(node, "p", "ask");
	html_add_inline_with(ask, "b", NULL, lang_text(MSG_PAGE_ASK));
	html_add_text(ask, " ");
	html_add_text(ask, section->ask);
}

void
page_add_section(const Page *page, const Section *section, xmlNode *parent)
{
	Block *const *blocks = (Block *const *)section->blocks->pdata;
	xmlNode *node = html_add(parent, "section", NULL), *notes = NULL;
	unsigned i = page_opening_cards(page, section) +
		     (page_opening_table(page, section) != NULL);
	unsigned count;

	html_set(node, "id", section->id);
	add_title(section, node);
	add_opening(page, section, node);
	for (; i < section->blocks->len; i += count) {
		bool found = blocks[i]->kind == BLOCK_FINDING;

		count = 1;
		while (i + count < section->blocks->len &&
		       joins(blocks[i], blocks[i + count]))
			count++;
		if (!found)
			notes = NULL;
		else if (notes == NULL)
			notes = html_add(node, "div", "notes");
		add_blocks(
		    page, section, &blocks[i], count, found ? notes : node);
	}
}
