#include "pipeline/lang/lang.h"
#include "renderers/pdf/deck_pages.h"
#include "renderers/pdf/slide_part.h"

#define SERVICE_TOP 96.0
#define SERVICE_SIZE 20.0
#define ANSWER_TOP 150.0
#define ANSWER_SIZE 32.0
#define TABLE_GAP 34.0
#define SINCE_GAP 20.0
#define TABLE_SCALE 1.35

/* What the answer opens with: a table before any chart. */
static const ReportTable *
find_opening(const Report *report)
{
	const Section *first;

	if (report->sections->len == 0)
		return NULL;
	first = report->sections->pdata[0];
	for (unsigned i = 0; i < first->blocks->len; i++) {
		const Block *block = first->blocks->pdata[i];

		if (block->chart != NULL)
			return NULL;
		if (block->table != NULL)
			return block->table;
	}
	return NULL;
}

/* Service and date, above the answer. */
static void
write_what(const Slide *slide)
{
	const Report *report = slide->report;
	char date[DATE_TEXT_SIZE];
	g_autofree char *what = lang_format(
	    MSG_DECK_WHAT, date_format_human(report->as_of, date), NULL);
	Box box = { SLIDE_MARGIN, SLIDE_TOP, SLIDE_INNER, 12 };
	TextSpec text = slide_text(SLIDE_EYEBROW, what, box);

	slide_write(slide, "P", &text);
	if (report->service == NULL)
		return;
	box.y = SERVICE_TOP;
	box.height = ANSWER_TOP - SERVICE_TOP;
	text = slide_text(SLIDE_LEAD, report->service, box);
	text.face.size = SERVICE_SIZE;
	text.role = COLOUR_MUTED;
	text.fit.max_lines = 2;
	slide_write(slide, "P", &text);
}

void
deck_title(const Slide *slide)
{
	const Report *report = slide->report;
	const ReportTable *opening = find_opening(report);
	const char *answer = report->headline != NULL
				 ? report->headline
				 : lang_text(MSG_PAGE_REVIEW);
	const SlideTable due = {
		.table = opening, .most = SLIDE_ROWS, .scale = TABLE_SCALE
	};
	Box box = { SLIDE_MARGIN, 0, SLIDE_INNER, 0 };
	TextSpec since;
	double y;

	write_what(slide);
	y = slide_write_headline(slide, answer, ANSWER_SIZE, ANSWER_TOP);
	box.y = y + TABLE_GAP;
	box.height = SLIDE_BOTTOM - box.y;
	if (opening != NULL)
		box.y = slide_draw_table(slide, &due, box) + SINCE_GAP;
	if (report->since == NULL || box.y > SLIDE_BOTTOM - 40)
		return;
	box.height = 40;
	since = slide_text(SLIDE_BODY, report->since, box);
	since.face.size *= TABLE_SCALE;
	slide_write(slide, "P", &since);
}
