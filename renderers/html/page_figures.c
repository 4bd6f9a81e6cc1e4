/* The appendix: where every number of the page leads to. */
#include <math.h>
#include <string.h>

#include "pipeline/lang/lang.h"
#include "renderers/html/page.h"

static const struct {
	FigureTag tag;
	Message word;
} tag_words[FIGURE_TAGS] = {
	{ FIGURE_MEASURED, MSG_PAGE_MEASURED },
	{ FIGURE_ASSUMED, MSG_PAGE_ASSUMED },
	{ FIGURE_PROXY, MSG_PAGE_PROXY },
	{ FIGURE_CONFIGURED, MSG_PAGE_CONFIGURED },
	{ FIGURE_SIMULATED, MSG_PAGE_SIMULATED },
};

typedef struct Source {
	const char *prefix;
	Message one, many;
} Source;

static const Source sources[] = {
	{ "assumption:", MSG_PAGE_FROM_ASSUMPTION, MSG_PAGE_FROM_ASSUMPTIONS },
	{ "config:", MSG_PAGE_FROM_CONFIG, MSG_PAGE_FROM_CONFIG },
	{ "file:", MSG_PAGE_FROM_FILE, MSG_PAGE_FROM_FILES },
	{ "playbook:", MSG_PAGE_FROM_PLAYBOOK, MSG_PAGE_FROM_PLAYBOOK },
	{ "rule:", MSG_PAGE_FROM_RULE, MSG_PAGE_FROM_RULES },
};

/* A word that fits on a line of a phone needs no places to break in it: there
 * are thousands. */
#define WORD_ON_A_LINE 32

static void
add_name(xmlNode *parent, const char *name)
{
	for (size_t start = 0, length; name[start] != '\0'; start += length) {
		start += strspn(name + start, " ");
		length = strcspn(name + start, " ");
		if (length > WORD_ON_A_LINE) {
			html_add_name(parent, name);
			return;
		}
	}
	html_add_text(parent, name);
}

/* NULL when neither end is known. */
static char *
interval_words(const Figure *figure)
{
	char lo[FIGURE_TEXT_SIZE], hi[FIGURE_TEXT_SIZE];
	const char *from = figure_format(figure, figure->lo, lo);
	const char *to = figure_format(figure, figure->hi, hi);

	if (isnan(figure->lo) && isnan(figure->hi))
		return NULL;
	if (isnan(figure->hi))
		return lang_format(MSG_PAGE_INTERVAL_FROM, from, NULL);
	if (isnan(figure->lo))
		return lang_format(MSG_PAGE_INTERVAL_TO, to, NULL);
	return figure_format_range(figure, figure->lo, figure->hi);
}

/* The value is a name for machines: "int4-orders". */
static bool
is_name(const Figure *figure)
{
	return figure->text != NULL && g_strcmp0(figure->unit, "date") != 0;
}

static void
add_value(const Figure *figure, xmlNode *parent)
{
	xmlNode *line = html_add(parent, "p", "value");
	char value[FIGURE_TEXT_SIZE];
	g_autofree char *interval = interval_words(figure), *reason = NULL;

	if (!figure_has_value(figure)) {
		reason = lang_format(MSG_PAGE_NO_VALUE, figure->reason, NULL);
		html_add_inline_with(line, "span", "missing", reason);
		return;
	}
	if (is_name(figure))
		html_add_inline_with(line, "code", NULL, figure->text);
	else
		html_add_text(line, figure_format_value(figure, value));
	if (interval == NULL)
		return;
	html_add_text(line, " ");
	html_add_inline_with(line, "span", "range", interval);
}

static void
add_tags(const Figure *figure, xmlNode *parent)
{
	char count[NUMBER_TEXT_SIZE];
	g_autofree char *sample = NULL, *line = NULL;
	const char *words[FIGURE_TAGS + 2];
	size_t n = 0;

	for (size_t i = 0; i < FIGURE_TAGS; i++)
		if (figure->tags & tag_words[i].tag)
			words[n++] = lang_text(tag_words[i].word);
	if (!isnan(figure->n)) {
		number_format_count((int64_t)figure->n, count);
		words[n++] = sample = lang_format(MSG_PAGE_SAMPLE, count, NULL);
	}
	if (n == 0)
		return;
	words[n] = NULL;
	line = g_strjoinv(" · ", (char **)words);
	html_add_with(parent, "p", "tags", line);
}

/* NULL for what is a figure. */
static const Source *
source_of(const char *input)
{
	for (size_t i = 0; i < G_N_ELEMENTS(sources); i++)
		if (g_str_has_prefix(input, sources[i].prefix))
			return &sources[i];
	return NULL;
}

static void
add_figure_link(const Page *page, const char *id, xmlNode *item)
{
	g_autofree char *href = NULL;

	if (figure_set_find(page->report->figures, id) != NULL) {
		href = g_strconcat("#figure-", id, NULL);
		item = html_add_link(item, NULL, href, "");
	}
	add_name(item, id);
}

/* All the inputs that come from SOURCE, as one item. */
static void
add_alike(const GPtrArray *inputs, const Source *source, xmlNode *item)
{
	g_autoptr(GString) names = g_string_new(NULL);
	g_autofree char *words = NULL;
	unsigned count = 0;

	for (unsigned i = 0; i < inputs->len; i++) {
		const char *input = inputs->pdata[i];

		if (source_of(input) != source)
			continue;
		g_string_append(names, count++ > 0 ? ", " : "");
		g_string_append(names, input + strlen(source->prefix));
	}
	words = lang_format(
	    count > 1 ? source->many : source->one, names->str, NULL);
	add_name(item, words);
}

static bool
is_first_of_source(const GPtrArray *inputs, unsigned place)
{
	const Source *source = source_of(inputs->pdata[place]);

	for (unsigned i = 0; i < place; i++)
		if (source_of(inputs->pdata[i]) == source)
			return false;
	return true;
}

static void
add_sources(const Page *page, const GPtrArray *inputs, xmlNode *parent)
{
	xmlNode *list;

	if (inputs->len == 0)
		return;
	html_add_with(parent, "dt", NULL, lang_text(MSG_PAGE_INPUTS));
	list = html_add(html_add(parent, "dd", NULL), "ul", NULL);
	for (unsigned i = 0; i < inputs->len; i++) {
		const char *input = inputs->pdata[i];
		const Source *source = source_of(input);

		if (source == NULL)
			add_figure_link(
			    page, input, html_add(list, "li", NULL));
		else if (is_first_of_source(inputs, i))
			add_alike(inputs, source, html_add(list, "li", NULL));
	}
}

static void
add_figure(const Page *page, const Figure *figure, xmlNode *parent)
{
	xmlNode *box = html_add(parent, "div", NULL);
	xmlNode *name = html_add(box, "p", NULL), *list;

	html_set_id(box, "figure-", figure->id);
	add_name(html_add_inline(name, "b", NULL), figure->label);
	html_add_text(name, " ");
	add_name(html_add_inline(name, "code", NULL), figure->id);
	add_value(figure, box);
	add_tags(figure, box);
	if (figure->method == NULL && figure->inputs->len == 0)
		return;
	list = html_add(box, "dl", NULL);
	if (figure->method != NULL) {
		html_add_with(list, "dt", NULL, lang_text(MSG_PAGE_METHOD));
		html_add_with(list, "dd", NULL, figure->method);
	}
	add_sources(page, figure->inputs, list);
}

static size_t
group_length(const Figure *figure)
{
	return strcspn(figure->id, ".");
}

/* How many figures from FIRST on have the same part before the first dot. */
static unsigned
group_size(const GPtrArray *list, unsigned first)
{
	const Figure *figure = list->pdata[first];
	size_t length = group_length(figure);
	unsigned i = first + 1;

	for (; i < list->len; i++) {
		const Figure *next = list->pdata[i];

		if (group_length(next) != length ||
		    strncmp(next->id, figure->id, length) != 0)
			break;
	}
	return i - first;
}

/* Closed until one of them is wanted: a link to it opens the group. */
static void
add_group(const Page *page, const GPtrArray *list, unsigned first,
    unsigned count, xmlNode *parent)
{
	const Figure *figure = list->pdata[first];
	g_autofree char *name = g_strndup(figure->id, group_length(figure));
	g_autofree char *figures =
	    lang_count(MSG_PAGE_ONE_FIGURE, MSG_PAGE_MANY_FIGURES, count, NULL);
	xmlNode *group = html_add(parent, "details", "group");
	xmlNode *head = html_add(group, "summary", NULL);

	html_add_inline_with(head, "code", NULL, name);
	html_add_text(head, " ");
	html_add_inline_with(head, "span", NULL, figures);
	for (unsigned i = 0; i < count; i++)
		add_figure(page, list->pdata[first + i], group);
}

static void
show_inputs(const Page *page, const Figure *figure, GPtrArray *shown)
{
	for (unsigned i = 0; i < figure->inputs->len; i++) {
		const Figure *input = figure_set_find(
		    page->report->figures, figure->inputs->pdata[i]);

		if (input != NULL && g_hash_table_add(page->shown, input->id))
			g_ptr_array_add(shown, (Figure *)input);
	}
}

/* The figures that the page shows, and all that those were made from. */
static GPtrArray *
list_shown(const Page *page, const GPtrArray *all)
{
	g_autoptr(GPtrArray) found = g_ptr_array_new();
	GPtrArray *sorted = g_ptr_array_new();

	for (unsigned i = 0; i < all->len; i++) {
		const Figure *figure = all->pdata[i];

		if (g_hash_table_contains(page->shown, figure->id))
			g_ptr_array_add(found, all->pdata[i]);
	}
	for (unsigned i = 0; i < found->len; i++)
		show_inputs(page, found->pdata[i], found);
	for (unsigned i = 0; i < all->len; i++) {
		const Figure *figure = all->pdata[i];

		if (g_hash_table_contains(page->shown, figure->id))
			g_ptr_array_add(sorted, all->pdata[i]);
	}
	return sorted;
}

static void
add_lead(const GPtrArray *all, const GPtrArray *shown, xmlNode *section)
{
	g_autofree char *print = lang_count(
	    MSG_PAGE_HOW_PRINT, MSG_PAGE_HOW_PRINT, (long)all->len, NULL);
	g_autofree char *rest = lang_count(MSG_PAGE_HOW_ONE_MORE,
	    MSG_PAGE_HOW_MORE, (long)(all->len - shown->len), NULL);
	xmlNode *lead =
	    html_add_with(section, "p", "lead", lang_text(MSG_PAGE_HOW_LEAD));

	if (all->len > shown->len) {
		html_add_text(lead, " ");
		html_add_text(lead, rest);
	}
	html_add_with(section, "p", "print-only", print);
}

void
page_add_figures(const Page *page, xmlNode *parent)
{
	g_autoptr(GPtrArray) all = figure_set_list(page->report->figures);
	g_autoptr(GPtrArray) list = list_shown(page, all);
	xmlNode *section = html_add(parent, "section", "origins");
	xmlNode *title =
	    html_add_with(section, "h2", NULL, lang_text(MSG_PAGE_HOW));
	unsigned count;

	html_set_id(section, "page-", "how");
	html_set(section, "aria-labelledby", "page-how-title");
	html_set(title, "id", "page-how-title");
	add_lead(all, list, section);
	for (unsigned i = 0; i < list->len; i += count) {
		count = group_size(list, i);
		add_group(page, list, i, count, section);
	}
}
