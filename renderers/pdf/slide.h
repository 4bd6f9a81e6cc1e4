/*
 * slide.h - one page of the deck: its grid, its words and its frame.
 *
 * Lengths are in points, y grows downward.  What is drawn is tagged, and is
 * drawn in reading order.  A Slide borrows all it holds, but for its canvas.
 */
#ifndef RENDERERS_PDF_SLIDE_H
#define RENDERERS_PDF_SLIDE_H

#include <stdbool.h>

#include "pipeline/report/report.h"
#include "renderers/canvas/canvas.h"

#define SLIDE_WIDTH 960.0
#define SLIDE_HEIGHT 540.0
#define SLIDE_MARGIN 48.0
#define SLIDE_TOP 34.0
#define SLIDE_GUTTER 32.0
#define SLIDE_BOTTOM 498.0 /* of all but the footer */
#define SLIDE_INNER (SLIDE_WIDTH - 2 * SLIDE_MARGIN)

typedef struct Slide {
	const Report *report;
	const Typeset *typeset;
	Surface *surface;
	cairo_t *cairo; /* of the surface */
	Canvas *canvas; /* as large as the page */
	unsigned number, of;
} Slide;

/* Ranks of text on a slide; none is below 9 pt. */
typedef enum SlideText {
	SLIDE_EYEBROW, /* what the page is about, above its headline */
	SLIDE_LEAD, /* what goes on after the headline */
	SLIDE_BODY,
	SLIDE_STRONG,
	SLIDE_NOTE, /* heads of columns, subtitles */
	SLIDE_LABEL, /* names what follows */
} SlideText;

/* A text of that rank, its top at BOX's, in at most its width, and no more
 * lines than its height holds; the rest is zero. */
TextSpec slide_text(SlideText rank, const char *string, Box box);

/* TEXT as a structure element of TYPE; returns the y below it. */
double slide_write(const Slide *slide, const char *type, const TextSpec *text);

/* The height of TEXT. */
double slide_measure(const Slide *slide, const TextSpec *text);

/* The bytes of TEXT's first sentence; of all of it if there is one. */
size_t slide_first_sentence(const char *text);

/* TEXT's first sentence as large as it can be from SIZE down, and the rest
 * below it, from Y; returns the y below. */
double slide_write_headline(
    const Slide *slide, const char *text, double size, double y);

/* Begins a page called ID, with TITLE in the outline, and ends it. */
void slide_begin(Slide *slide, const char *id, const char *title);
void slide_end(Slide *slide, const char *id);

#endif
