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

static const struct {
	const char *prefix;
	Message words;
} sources[] = {
	{ "assumption:", MSG_PAGE_FROM_ASSUMPTION },
	{ "config:", MSG_PAGE_FROM_CONFIG },
	{ "file:", MSG_PAGE_FROM_FILE },
	{ "playbook:", MSG_PAGE_FROM_PLAYBOOK },
	{ "rule:", MSG_PAGE_FROM_RULE },
};

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
	return lang_format(MSG_PAGE_INTERVAL, from, to, NULL);
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
	html_add_inline_with(
	    line, "strong", NULL, figure_format_value(figure, value));
	if (interval == NULL)
		return;
	html_add_text(line, " ");
	html_add_inline_with(line, "span", "range", interval);
}

static void
add_tags(const Figure *figure, xmlNode *parent)
{
	char count[NUMBER_TEXT_SIZE];
	g_autofree char *sample = NULL;
	xmlNode *list;

	if (figure->tags == 0 && isnan(figure->n))
		return;
	list = html_add(parent, "ul", "tags");
	for (size_t i = 0; i < FIGURE_TAGS; i++)
		if (figure->tags & tag_words[i].tag)
			html_add_with(
			    list, "li", NULL, lang_text(tag_words[i].word));
	if (isnan(figure->n))
		return;
	number_format_count((int64_t)figure->n, count);
	sample = lang_format(MSG_PAGE_SAMPLE, count, NULL);
	html_add_with(list, "li", NULL, sample);
}

static void
add_source(const Page *page, const char *source, xmlNode *item)
{
	for (size_t i = 0; i < G_N_ELEMENTS(sources); i++) {
		const char *prefix = sources[i].prefix;
		g_autofree char *words = NULL;

		if (!g_str_has_prefix(source, prefix))
			continue;
		words = lang_format(
		    sources[i].words, source + strlen(prefix), NULL);
		html_add_name(item, words);
		return;
	}
	page_add_value(page, item, source, source);
}

static void
add_sources(const Page *page, const GPtrArray *inputs, xmlNode *parent)
{
	xmlNode *list;

	if (inputs->len == 0)
		return;
	html_add_with(parent, "dt", NULL, lang_text(MSG_PAGE_INPUTS));
	list = html_add(html_add(parent, "dd", NULL), "ul", NULL);
	for (unsigned i = 0; i < inputs->len; i++)
		add_source(page, inputs->pdata[i], html_add(list, "li", NULL));
}

static void
add_figure(const Page *page, const Figure *figure, xmlNode *parent)
{
	xmlNode *box = html_add(parent, "div", "origin");
	xmlNode *name = html_add(box, "div", "name");
	xmlNode *facts = html_add(box, "div", "facts");
	xmlNode *list;

	html_set_id(box, "figure-", figure->id);
	html_add_name(html_add(name, "p", "label"), figure->label);
	html_add_name(html_add(name, "code", NULL), figure->id);
	add_value(figure, facts);
	add_tags(figure, facts);
	if (figure->method == NULL && figure->inputs->len == 0)
		return;
	list = html_add(facts, "dl", NULL);
	if (figure->method != NULL) {
		html_add_with(list, "dt", NULL, lang_text(MSG_PAGE_METHOD));
		html_add_with(list, "dd", NULL, figure->method);
	}
	add_sources(page, figure->inputs, list);
}

/* The part of an id before its first dot. */
static char *
group_of(const Figure *figure)
{
	return g_strndup(figure->id, strcspn(figure->id, "."));
}

void
page_add_figures(const Page *page, xmlNode *parent)
{
	g_autoptr(GPtrArray) list = figure_set_list(page->report->figures);
	xmlNode *section = html_add(parent, "section", "origins");
	xmlNode *title =
	    html_add_with(section, "h2", NULL, lang_text(MSG_PAGE_HOW));
	g_autofree char *group = NULL, *print = NULL;

	html_set_id(section, "page-", "how");
	html_set(section, "aria-labelledby", "page-how-title");
	html_set(title, "id", "page-how-title");
	html_add_with(section, "p", "lead", lang_text(MSG_PAGE_HOW_LEAD));
	print = lang_count(
	    MSG_PAGE_HOW_PRINT, MSG_PAGE_HOW_PRINT, (long)list->len, NULL);
	html_add_with(section, "p", "print-only", print);
	for (unsigned i = 0; i < list->len; i++) {
		const Figure *figure = list->pdata[i];
		g_autofree char *next = group_of(figure);

		if (g_strcmp0(group, next) != 0)
			html_add_with(section, "h3", NULL, next);
		g_free(group);
		group = g_steal_pointer(&next);
		add_figure(page, figure, section);
	}
}
