/* The contents of the page, by the parts that its sections belong to. */
#include <limits.h>

#include "pipeline/lang/lang.h"
#include "renderers/html/page.h"

static const struct {
	int rank; /* of its first section at the least */
	Message title;
} parts[] = {
	{ INT_MIN, MSG_PAGE_PART_ANSWER },
	{ 20, MSG_PAGE_PART_DELIVERABLES },
	{ 80, MSG_PAGE_PART_PLAN },
	{ 100, MSG_PAGE_PART_EVIDENCE },
};

static void
add_link(xmlNode *list, int number, const char *id, const char *title)
{
	g_autofree char *href = g_strconcat("#", id, NULL);
	xmlNode *item = html_add(list, "li", NULL);
	xmlNode *link = html_add_link(item, NULL, href, "");
	char digit[16];

	if (number > 0) {
		g_snprintf(digit, sizeof(digit), "%d", number);
		html_add_inline_with(link, "span", "step", digit);
		html_add_text(link, " ");
	}
	html_add_text(link, title);
}

/* The number of the deliverable that SECTION opens; 0: it opens none. */
static int
opens(const GPtrArray *sections, unsigned place)
{
	const Section *section = sections->pdata[place], *before;
	int number = section_deliverable(section->rank);

	if (place == 0)
		return number;
	before = sections->pdata[place - 1];
	return section_deliverable(before->rank) == number ? 0 : number;
}

/* The sections from FIRST on that rank below END; returns the next one. */
static unsigned
add_part(const GPtrArray *sections, unsigned first, int end, xmlNode *list)
{
	unsigned i = first;

	for (; i < sections->len; i++) {
		const Section *section = sections->pdata[i];

		if (section->rank >= end)
			break;
		add_link(list, opens(sections, i), section->id, section->title);
	}
	return i;
}

static xmlNode *
add_title(xmlNode *parent, Message title)
{
	xmlNode *item = html_add(parent, "li", NULL);

	html_add_with(item, "span", "part", lang_text(title));
	return html_add(item, "ol", NULL);
}

static void
add_contents(const Report *report, xmlNode *parent)
{
	xmlNode *nav = html_add(parent, "nav", NULL);
	xmlNode *contents = html_add(nav, "ol", NULL), *list = NULL;
	const GPtrArray *sections = report->sections;
	unsigned place = 0;

	html_set(nav, "aria-label", lang_text(MSG_PAGE_CONTENTS));
	for (size_t p = 0; p < G_N_ELEMENTS(parts); p++) {
		bool last = p + 1 == G_N_ELEMENTS(parts);
		int end = last ? INT_MAX : parts[p + 1].rank;
		const Section *next =
		    place < sections->len ? sections->pdata[place] : NULL;

		if (!last && p > 0 && (next == NULL || next->rank >= end))
			continue;
		list = add_title(contents, parts[p].title);
		if (p == 0)
			add_link(
			    list, 0, "page-main", lang_text(MSG_PAGE_GLANCE));
		place = add_part(sections, place, end, list);
	}
	add_link(list, 0, "page-how", lang_text(MSG_PAGE_HOW));
}

void
page_add_nav(const Report *report, xmlNode *parent)
{
	add_contents(report, html_add(parent, "div", "side"));
}

void
page_add_menu(const Report *report, xmlNode *parent)
{
	xmlNode *menu = html_add(parent, "details", "menu");

	html_add_with(menu, "summary", NULL, lang_text(MSG_PAGE_CONTENTS));
	menu = html_add(menu, "div", NULL);
	html_set_id(menu, "page-", "contents");
	add_contents(report, menu);
}
