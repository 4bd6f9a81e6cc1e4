#include "tests/support/slide_desk.h"

#include <math.h>
#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>
#include <string.h>
#include <cmocka.h>

#include "tests/support/chart_audit.h"
#include "tests/support/desk.h"
#include "tests/support/sample_report.h"

#define LEAST_SIZE 9.0

void
slide_desk_brief(Report *report)
{
	for (unsigned i = 0; i < report->sections->len; i++) {
		Section *section = report->sections->pdata[i];
		SectionBrief brief = { 0 };

		for (unsigned k = section->blocks->len; k-- > 0;) {
			const Block *block = section->blocks->pdata[k];

			if (block->chart != NULL)
				brief.chart = block->chart->id;
			if (block->table != NULL)
				brief.table = block->table->id;
		}
		section_set_brief(section, &brief);
		section_set_ask(section, "Do it, or say why not.");
	}
}

void
slide_desk_clear(SlideDesk *desk)
{
	canvas_free(desk->slide.canvas);
	desk->slide.canvas =
	    canvas_new(desk->surface, desk->typeset, SLIDE_WIDTH);
	canvas_set_height(desk->slide.canvas, SLIDE_HEIGHT);
}

int
slide_desk_set_up(void **state)
{
	SlideDesk *desk = g_new0(SlideDesk, 1);

	desk->report = sample_report_new();
	slide_desk_brief(desk->report);
	desk->typeset = typeset_new(NULL);
	assert_non_null(desk->typeset);
	desk->surface = surface_new_pdf(SLIDE_WIDTH, SLIDE_HEIGHT, "T", 0);
	desk->slide = (Slide){
		.report = desk->report,
		.typeset = desk->typeset,
		.surface = desk->surface,
		.cairo = surface_cairo(desk->surface),
		.number = 2,
		.of = 9,
	};
	slide_desk_clear(desk);
	*state = desk;
	return 0;
}

int
slide_desk_tear_down(void **state)
{
	SlideDesk *desk = *state;

	canvas_free(desk->slide.canvas);
	surface_free(desk->surface);
	typeset_free(desk->typeset);
	report_free(desk->report);
	g_free(desk);
	return 0;
}

Section *
slide_desk_section(const SlideDesk *desk, const char *id)
{
	for (unsigned i = 0; i < desk->report->sections->len; i++) {
		Section *section = desk->report->sections->pdata[i];

		if (g_str_equal(section->id, id))
			return section;
	}
	fail_msg("no section %s", id);
	return NULL;
}

GBytes *
slide_desk_finish(SlideDesk *desk)
{
	g_autoptr(GError) error = NULL;
	GBytes *bytes = surface_finish(desk->surface, &error);

	if (bytes == NULL)
		fail_msg("%s", error->message);
	return bytes;
}

bool
pdf_holds(GBytes *pdf, const char *text)
{
	size_t size;
	const void *data = g_bytes_get_data(pdf, &size);

	return memmem(data, size, text, strlen(text)) != NULL;
}

static void
audit_text(const CanvasText *text)
{
	const Box *box = &text->box;

	if (text->face.size < LEAST_SIZE)
		fail_msg("%g pt: %s", text->face.size, text->string);
	if (box->x < SLIDE_MARGIN - 1 || box->y < 0 ||
	    box->x + box->width > SLIDE_WIDTH - SLIDE_MARGIN + 1 ||
	    box->y + box->height > SLIDE_HEIGHT)
		fail_msg("outside the margins: %s", text->string);
}

void
slide_desk_audit(const SlideDesk *desk)
{
	const Canvas *canvas = desk->slide.canvas;
	g_autofree char *problems = chart_audit(canvas);

	if (problems != NULL)
		fail_msg("%s", problems);
	for (size_t i = 0; i < canvas_text_count(canvas); i++)
		audit_text(canvas_text_at(canvas, i));
}

const CanvasText *
slide_desk_text(const SlideDesk *desk, const char *string)
{
	return desk_find_text(desk->slide.canvas, string);
}
