/* The first screen: the answer, its key figures, and what it rests on. */
#include "pipeline/base/number.h"
#include "pipeline/lang/lang.h"
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

static void
add_item(xmlNode *list, const char *class, char *text)
{
	html_add_with(list, "li", class, text);
	g_free(text);
}

static void
add_count(xmlNode *list, const char *class, Message message, long count)
{
	if (count > 0)
		add_item(
		    list, class, lang_count(message, message, count, NULL));
}

static void
add_files(xmlNode *list, const Report *report)
{
	g_autofree char *files = lang_count(
	    MSG_PAGE_FILE, MSG_PAGE_FILES, (long)report->inputs->len, NULL);
	xmlNode *item = html_add(list, "li", NULL);

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
	char used[NUMBER_TEXT_SIZE], read[NUMBER_TEXT_SIZE];

	if (inputs->len == 0) {
		html_add_with(list, "li", NULL, lang_text(MSG_PAGE_NO_FILES));
		return;
	}
	add_files(list, report);
	add_item(list, NULL,
	    lang_format(MSG_PAGE_ROWS_USED,
		number_format_count(rows.used, used),
		number_format_count(rows.read, read), NULL));
	add_count(list, NULL, MSG_PAGE_ROWS_SKIPPED, rows.skipped);
	add_count(list, "warning", MSG_PAGE_ROWS_REJECTED, rows.rejected);
	add_count(list, "error", MSG_PAGE_FILES_FAILED, rows.failed);
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
	{ FINDING_NOTE, "note", MSG_PAGE_ONE_NOTE, MSG_PAGE_MANY_NOTES },
};

static void
add_findings(xmlNode *list, const FindingList *findings)
{
	for (size_t i = 0; i < G_N_ELEMENTS(level_words); i++) {
		const LevelWords *words = &level_words[i];
		long count = 0;

		for (size_t k = 0; k < finding_list_count(findings); k++)
			count += finding_list_get(findings, k)->level ==
				 words->level;
		if (count > 0)
			add_item(list, words->class,
			    lang_count(words->one, words->many, count, NULL));
	}
}

static void
add_evidence(const Report *report, xmlNode *parent)
{
	xmlNode *box = html_add(parent, "div", "evidence");
	xmlNode *list;

	html_add_with(box, "p", NULL, lang_text(MSG_PAGE_EVIDENCE));
	list = html_add(box, "ul", NULL);
	add_rows(list, report);
	add_findings(list, report->findings);
}

/* What the first section opens with. */
static void
add_opening(const Page *page, const Section *section, xmlNode *answer)
{
	unsigned cards = page_opening_cards(page, section);
	const ReportTable *table = page_opening_table(page, section);

	if (cards > 0)
		page_add_cards(
		    page, (Block **)section->blocks->pdata, cards, answer);
	if (table != NULL)
		page_add_table(page, table, answer);
}

/* What changed since the last run, which the part on it tells in full;
 * quietly where there was none. */
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
	line = html_add(parent, "p", told ? "since" : "since none");
	if (linked)
		html_add_link(line, "figure", "#accountability", text);
	else
		html_add_text(line, text);
}

void
page_add_answer(const Page *page, xmlNode *parent)
{
	const Report *report = page->report;
	xmlNode *answer = html_add(parent, "section", "answer");

	html_set(answer, "aria-labelledby", "page-answer");
	html_set_id(html_add_with(answer, "h1", NULL,
			report->headline != NULL ? report->headline
						 : lang_text(MSG_PAGE_REVIEW)),
	    "page-", "answer");
	if (report->sections->len > 0)
		add_opening(page, report->sections->pdata[0], answer);
	add_since(report, answer);
	add_evidence(report, answer);
}
