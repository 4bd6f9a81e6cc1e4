/* The first screen: the answer, its key figures, and what it rests on. */
#include "pipeline/base/number.h"
#include "pipeline/lang/lang.h"
#include "pipeline/report/basis.h"
#include "renderers/html/page.h"

typedef struct Rows {
	long read, used, skipped, rejected;
	long failed; /* files */
} Rows;

static Rows
count_rows(const GPtrArray *inputs)
{
	Rows rows = { 0 };

	for (unsigned i = 0; i < inputs->len; i++) {
		const ReportInput *input = inputs->pdata[i];

		rows.read += input->rows_read;
		rows.used += input->rows_used;
		rows.skipped += input->rows_skipped;
		rows.rejected += input->rows_rejected;
		rows.failed += input->failed;
	}
	return rows;
}

/* TEXT, which is freed, after what ITEM says already. */
static void
add_part(xmlNode *item, const char *class, char *text)
{
	if (item->children != NULL)
		html_add_text(item, ", ");
	if (class == NULL)
		html_add_text(item, text);
	else
		html_add_inline_with(item, "span", class, text);
	g_free(text);
}

static void
add_count(
    xmlNode *item, const char *class, Message one, Message many, long count)
{
	if (count > 0)
		add_part(item, class, lang_count(one, many, count, NULL));
}

static void
add_files(xmlNode *item, const Report *report)
{
	g_autofree char *files = lang_count(
	    MSG_PAGE_FILE, MSG_PAGE_FILES, (long)report->inputs->len, NULL);

	if (report_find_section(report, "data") != NULL)
		html_add_link(item, NULL, "#data", files);
	else
		html_add_text(item, files);
}

static void
add_rows(xmlNode *list, const Report *report)
{
	const GPtrArray *inputs = report->inputs;
	Rows rows = count_rows(inputs);
	xmlNode *item = html_add(list, "li", NULL);
	char used[NUMBER_TEXT_SIZE], read[NUMBER_TEXT_SIZE];

	if (inputs->len == 0) {
		html_add_text(item, lang_text(MSG_PAGE_NO_FILES));
		return;
	}
	add_files(item, report);
	add_part(item, NULL,
	    lang_format(MSG_PAGE_ROWS_USED,
		number_format_count(rows.used, used),
		number_format_count(rows.read, read), NULL));
	add_count(item, NULL, MSG_PAGE_ROWS_SKIPPED, MSG_PAGE_ROWS_SKIPPED,
	    rows.skipped);
	add_part(item, rows.rejected > 0 ? "warning" : NULL,
	    lang_count(MSG_PAGE_ROWS_REJECTED, MSG_PAGE_ROWS_REJECTED,
		rows.rejected, NULL));
	add_count(item, "error", MSG_PAGE_FILES_FAILED, MSG_PAGE_FILES_FAILED,
	    rows.failed);
}

static void
add_basis(xmlNode *list, const Report *report)
{
	Basis basis = basis_count(report->figures);
	long all =
	    (long)basis.own + basis.assumed + basis.proxy + basis.missing;
	g_autofree char *figures =
	    lang_count(MSG_PAGE_ONE_FIGURE, MSG_PAGE_MANY_FIGURES, all, NULL);
	xmlNode *item;

	if (all == 0)
		return;
	item = html_add(list, "li", NULL);
	html_add_link(item, NULL, "#page-how", figures);
	add_count(
	    item, NULL, MSG_PAGE_FIGURES_OWN, MSG_PAGE_FIGURES_OWN, basis.own);
	add_count(item, NULL, MSG_PAGE_FIGURES_ASSUMED,
	    MSG_PAGE_FIGURES_ASSUMED, basis.assumed);
	add_count(item, NULL, MSG_PAGE_FIGURES_PROXY, MSG_PAGE_FIGURES_PROXY,
	    basis.proxy);
	add_count(item, NULL, MSG_PAGE_FIGURES_MISSING,
	    MSG_PAGE_FIGURES_MISSING, basis.missing);
}

typedef struct LevelWords {
	FindingLevel level;
	const char *class;
	Message one, many;
} LevelWords;

static const LevelWords level_words[] = {
	{ FINDING_ERROR, "error", MSG_PAGE_ONE_ERROR, MSG_PAGE_MANY_ERRORS },
	{ FINDING_WARNING, "warning", MSG_PAGE_ONE_WARNING,
	    MSG_PAGE_MANY_WARNINGS },
	{ FINDING_NOTE, NULL, MSG_PAGE_ONE_NOTE, MSG_PAGE_MANY_NOTES },
};

static void
add_findings(xmlNode *list, const FindingList *findings)
{
	xmlNode *item;

	if (finding_list_count(findings) == 0)
		return;
	item = html_add(list, "li", NULL);
	for (size_t i = 0; i < G_N_ELEMENTS(level_words); i++) {
		const LevelWords *words = &level_words[i];
		long count = 0;

		for (size_t k = 0; k < finding_list_count(findings); k++)
			count += finding_list_get(findings, k)->level ==
				 words->level;
		add_count(item, words->class, words->one, words->many, count);
	}
	html_add_text(item, " ");
	html_add_text(item, lang_text(MSG_PAGE_IN_THE_DATA));
}

/* Which of the assumptions moves the answer most. */
static void
add_assumptions(xmlNode *list, const Report *report)
{
	const Section *section = report_find_section(report, "assumptions");

	if (section != NULL && section->lead != NULL)
		html_add_link(html_add(list, "li", NULL), "figure",
		    "#assumptions", section->lead);
}

/* How far the answer can be trusted. */
static void
add_evidence(const Report *report, xmlNode *parent)
{
	xmlNode *list;

	html_add_with(parent, "h2", NULL, lang_text(MSG_PAGE_EVIDENCE));
	list = html_add(parent, "ul", "evidence");
	add_rows(list, report);
	add_basis(list, report);
	add_findings(list, report->findings);
	add_assumptions(list, report);
}

/* The files beside the page that say the same. */
static void
add_forms(xmlNode *parent)
{
	static const struct {
		const char *path;
		Message text;
	} forms[] = {
		{ "review.pdf", MSG_DECK_LINK },
		{ "review.html", MSG_PAGE_ONE_FILE },
		{ "review.json", MSG_PAGE_AS_DATA },
	};
	xmlNode *line = html_add(parent, "p", "forms");

	for (size_t i = 0; i < G_N_ELEMENTS(forms); i++) {
		if (i > 0)
			html_add_text(line, " · ");
		html_add_link(
		    line, "file", forms[i].path, lang_text(forms[i].text));
	}
}

/* What changed since the last run, which the part on it tells in full;
 * quietly how to have it where there was none. */
static void
add_since(const Report *report, xmlNode *parent)
{
	bool told = report->since != NULL;
	bool linked = report_find_section(report, "accountability") != NULL;
	const char *text =
	    told ? report->since : lang_text(MSG_PAGE_NO_EARLIER);
	xmlNode *line;

	if (!told && (!linked || report->earlier->len > 0))
		return;
	html_add_with(parent, "h2", NULL, lang_text(MSG_PAGE_CHANGED));
	line = html_add(parent, "p", told ? "since" : "since none");
	if (linked)
		html_add_link(line, "figure", "#accountability", text);
	else
		html_add_text(line, text);
}

/* The first key figure, which the sentence is about. */
static void
add_headroom(const Page *page, const Block *block, xmlNode *hero)
{
	xmlNode *line = html_add(hero, "p", "headroom");

	html_add_with(line, "span", "label", block->text);
	page_add_value(page, html_add(line, "span", "value"), block->detail,
	    block->figure);
	if (block->note != NULL)
		html_add_with(line, "span", "note", block->note);
}

static void
add_hero(const Page *page, Block *const *cards, unsigned count, xmlNode *answer)
{
	const char *headline = page->report->headline;
	xmlNode *hero = html_add(answer, "div", "hero"), *title;

	if (count > 0)
		add_headroom(page, cards[0], hero);
	title = html_add_with(hero, "h1", NULL,
	    headline != NULL ? headline : lang_text(MSG_PAGE_REVIEW));
	html_set_id(title, "page-", "answer");
	if (count > 1)
		page_add_cards(page, cards + 1, count - 1, hero);
}

void
page_add_answer(const Page *page, xmlNode *parent)
{
	const Report *report = page->report;
	const Section *first =
	    report->sections->len > 0 ? report->sections->pdata[0] : NULL;
	const ReportTable *table =
	    first != NULL ? page_opening_table(page, first) : NULL;
	unsigned cards = first != NULL ? page_opening_cards(page, first) : 0;
	xmlNode *answer = html_add(parent, "section", "answer");
	xmlNode *rest, *left, *right;

	html_set(answer, "aria-labelledby", "page-answer");
	add_hero(page, cards > 0 ? (Block **)first->blocks->pdata : NULL, cards,
	    answer);
	rest = html_add(answer, "div", "next");
	left = html_add(rest, "div", NULL);
	right = html_add(rest, "div", NULL);
	if (table != NULL)
		page_add_table(page, table, left);
	add_since(report, left);
	add_evidence(report, right);
	if (!page->whole)
		add_forms(right);
}
