#include "renderers/pdf/deck.h"

#include <cairo-pdf.h>

#include "pipeline/lang/lang.h"
#include "renderers/pdf/deck_pages.h"
#include "renderers/pdf/tagged.h"

static const char title_id[] = "title";

static unsigned
count_pages(const Report *report)
{
	unsigned count = 1;

	for (unsigned i = 0; i < report->sections->len; i++) {
		const Section *section = report->sections->pdata[i];

		count += section->brief != NULL;
	}
	return count;
}

static char *
document_title(const Report *report)
{
	char date[DATE_TEXT_SIZE];

	date_format_human(report->as_of, date);
	if (report->service == NULL)
		return lang_format(MSG_PAGE_TITLE_UNNAMED, date, NULL);
	return lang_format(MSG_PAGE_TITLE, report->service, date, NULL);
}

static void
set_metadata(cairo_surface_t *target, const Report *report)
{
	g_autofree char *creator =
	    g_strconcat("headroom ", report->version, NULL);

	cairo_pdf_surface_set_metadata(
	    target, CAIRO_PDF_METADATA_CREATOR, creator);
	if (report->service != NULL)
		cairo_pdf_surface_set_metadata(
		    target, CAIRO_PDF_METADATA_AUTHOR, report->service);
	if (report->headline != NULL)
		cairo_pdf_surface_set_metadata(
		    target, CAIRO_PDF_METADATA_SUBJECT, report->headline);
}

/* Turns to a new page, unless it is the first. */
static void
begin_page(Slide *slide, const char *id, const char *title)
{
	if (slide->number > 0)
		surface_next_page(slide->surface, SLIDE_WIDTH, SLIDE_HEIGHT);
	slide->number++;
	slide->canvas = canvas_new(slide->surface, slide->typeset, SLIDE_WIDTH);
	slide_begin(slide, id, title);
}

static void
end_page(Slide *slide, const char *id)
{
	slide_end(slide, id);
	g_clear_pointer(&slide->canvas, canvas_free);
}

static void
draw_pages(Slide *slide)
{
	const GPtrArray *sections = slide->report->sections;

	tagged_begin(slide->cairo, "Document");
	begin_page(slide, title_id, lang_text(MSG_PAGE_REVIEW));
	deck_title(slide);
	end_page(slide, title_id);
	for (unsigned i = 0; i < sections->len; i++) {
		const Section *section = sections->pdata[i];

		if (section->brief == NULL)
			continue;
		begin_page(slide, section->id, section->title);
		deck_section(slide, section);
		end_page(slide, section->id);
	}
	tagged_end(slide->cairo, "Document");
}

GBytes *
deck_new(const Report *report, GError **error)
{
	g_autoptr(Typeset) typeset = typeset_new(error);
	g_autofree char *title = document_title(report);
	g_autoptr(Surface) surface = surface_new_pdf(
	    SLIDE_WIDTH, SLIDE_HEIGHT, title, date_instant(report->as_of));
	Slide slide = {
		.report = report,
		.typeset = typeset,
		.surface = surface,
		.cairo = surface_cairo(surface),
		.of = count_pages(report),
	};

	if (typeset == NULL)
		return NULL;
	set_metadata(cairo_get_target(slide.cairo), report);
	draw_pages(&slide);
	return surface_finish(surface, error);
}

bool
deck_write(const Report *report, Stage *stage, GError **error)
{
	g_autoptr(GBytes) bytes = deck_new(report, error);

	return bytes != NULL &&
	       stage_write(stage, "review.pdf", g_bytes_get_data(bytes, NULL),
		   g_bytes_get_size(bytes), error);
}
