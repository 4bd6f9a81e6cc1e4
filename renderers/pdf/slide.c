#include "renderers/pdf/slide.h"

#include <math.h>
#include <string.h>

#include "pipeline/lang/lang.h"
#include "renderers/pdf/tagged.h"

#define LINE_SPACING 1.3 /* as in typeset.c */
#define FOOTER_TOP 513.0
#define FLAG_WIDTH 36.0
#define FLAG_HEIGHT 5.0
#define LEAD_GAP 6.0

typedef struct Rank {
	TextFace face;
	ColourRole role;
} Rank;

static const Rank ranks[] = {
	[SLIDE_EYEBROW] = { { 11, true }, COLOUR_BLUE_TEXT },
	[SLIDE_LEAD] = { { 14, false }, COLOUR_TEXT },
	[SLIDE_BODY] = { { 10.5, false }, COLOUR_TEXT },
	[SLIDE_STRONG] = { { 10.5, true }, COLOUR_TEXT },
	[SLIDE_NOTE] = { { 9, false }, COLOUR_MUTED },
	[SLIDE_LABEL] = { { 10, true }, COLOUR_BLUE_TEXT },
};

TextSpec
slide_text(SlideText rank, const char *string, Box box)
{
	const Rank *look = &ranks[rank];
	double line = look->face.size * LINE_SPACING;
	TextSpec text = {
		.string = string,
		.x = box.x,
		.y = box.y,
		.face = look->face,
		.baseline = BASELINE_TOP,
		.role = look->role,
		.fit = { .max_width = box.width },
	};

	if (isfinite(box.height))
		text.fit.max_lines = (int)fmax(1, floor(box.height / line));
	return text;
}

double
slide_write(const Slide *slide, const char *type, const TextSpec *text)
{
	Box box;

	tagged_begin(slide->cairo, type);
	box = canvas_text(slide->canvas, text);
	tagged_end(slide->cairo, type);
	return box.y + box.height;
}

double
slide_measure(const Slide *slide, const TextSpec *text)
{
	return canvas_text_box(slide->canvas, text).height;
}

size_t
slide_first_sentence(const char *text)
{
	for (const char *p = text; *p != '\0'; p++)
		if (strchr(".!?", *p) != NULL && p[1] == ' ' &&
		    g_unichar_isupper(g_utf8_get_char(p + 2)))
			return (size_t)(p + 1 - text);
	return strlen(text);
}

/* TEXT in at most two lines from SIZE down, else in three small ones. */
static TextSpec
fit_headline(const Slide *slide, const char *string, double size, double y)
{
	const double sizes[] = { size, size - 3, size - 6, size - 8 };
	TextSpec text = {
		.string = string,
		.x = SLIDE_MARGIN,
		.y = y,
		.face = { .bold = true },
		.baseline = BASELINE_TOP,
		.role = COLOUR_TEXT,
		.fit = { SLIDE_INNER, 0 },
	};

	for (size_t i = 0; i < G_N_ELEMENTS(sizes); i++) {
		g_autoptr(Paragraph) whole = NULL;

		text.face.size = sizes[i];
		whole = typeset_paragraph(
		    slide->typeset, string, text.face, text.fit);
		if (whole->line_count <= 2)
			break;
	}
	text.fit.max_lines = 3;
	return text;
}

double
slide_write_headline(
    const Slide *slide, const char *text, double size, double y)
{
	size_t length = slide_first_sentence(text);
	g_autofree char *first = g_strndup(text, length);
	const char *rest = text + length + strspn(text + length, " ");
	TextSpec headline = fit_headline(slide, first, size, y);
	TextSpec lead;

	y = slide_write(slide, "H1", &headline);
	if (*rest == '\0')
		return y;
	lead = slide_text(SLIDE_LEAD, rest,
	    (Box){ SLIDE_MARGIN, y + LEAD_GAP, SLIDE_INNER, 60 });
	return slide_write(slide, "P", &lead);
}

void
slide_begin(Slide *slide, const char *id, const char *title)
{
	Box flag = { SLIDE_MARGIN, 0, FLAG_WIDTH, FLAG_HEIGHT };

	tagged_outline(slide->cairo, title, id);
	canvas_box(slide->canvas, flag, 0, COLOUR_BLUE);
	tagged_begin(slide->cairo, "Sect");
}

/* "Larkfield · Scaling review · 23 Nov 2026", which leads to the title. */
static char *
footer_words(const Report *report)
{
	char date[DATE_TEXT_SIZE];
	g_autofree char *what = lang_format(
	    MSG_DECK_WHAT, date_format_human(report->as_of, date), NULL);

	if (report->service == NULL)
		return g_steal_pointer(&what);
	return lang_format(MSG_DECK_OF, report->service, what, NULL);
}

static void
write_footer(const Slide *slide)
{
	Box box = { SLIDE_MARGIN, FOOTER_TOP, SLIDE_INNER - 80, 10 };
	g_autofree char *words = footer_words(slide->report);
	g_autofree char *number =
	    g_strdup_printf("%u / %u", slide->number, slide->of);
	TextSpec left = slide_text(SLIDE_NOTE, words, box);
	TextSpec right = slide_text(SLIDE_NOTE, number, box);

	right.x = SLIDE_WIDTH - SLIDE_MARGIN;
	right.anchor = ANCHOR_END;
	tagged_begin_jump(slide->cairo, "title");
	canvas_text(slide->canvas, &left);
	tagged_end(slide->cairo, CAIRO_TAG_LINK);
	slide_write(slide, "P", &right);
}

void
slide_end(Slide *slide, const char *id)
{
	write_footer(slide);
	tagged_end(slide->cairo, "Sect");
	tagged_place(slide->cairo, id);
}
