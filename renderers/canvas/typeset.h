/*
 * typeset.h - letters: measured, wrapped and shortened in one known font.
 *
 * A Typeset sets in DejaVu Sans and, what DejaVu lacks, in Noto Sans where it
 * is installed; no user or system font setting reaches it, so that every
 * machine draws the same letters.  Sizes and widths are in pixels of the drawing, y grows downward.
 * One Typeset serves any number of drawings, from one thread.
 */
#ifndef RENDERERS_CANVAS_TYPESET_H
#define RENDERERS_CANVAS_TYPESET_H

#include <glib.h>
#include <pango/pangocairo.h>
#include <stdbool.h>
#include <stddef.h>

#define TYPESET_FAMILY "DejaVu Sans"

typedef struct Typeset Typeset;

typedef struct TextFace {
	double size; /* em, in pixels */
	bool bold;
} TextFace;

/* How a text is fitted into a width. */
typedef struct TextFit {
	double max_width; /* 0: as wide as it is */
	int max_lines; /* 0: any number; beyond it, an ellipsis */
} TextFit;

/* One line of a paragraph, by its own baseline. */
typedef struct TextLine {
	PangoLayoutLine *line; /* borrowed from the paragraph */
	char *string; /* as drawn, with its ellipsis */
	double width;
	double baseline; /* below the paragraph's top */
} TextLine;

typedef struct Paragraph {
	PangoLayout *layout;
	TextLine *lines;
	size_t line_count;
	double width, height; /* of all lines */
	double ascent, descent; /* of one line */
	bool shortened; /* something did not fit */
	unsigned references; /* see paragraph_ref() */
} Paragraph;

/* Fails when the font files are not installed. */
Typeset *typeset_new(GError **error);
void typeset_free(Typeset *typeset);
G_DEFINE_AUTOPTR_CLEANUP_FUNC(Typeset, typeset_free)

/* Never NULL; invalid UTF-8 and control characters are replaced.  What was
 * set before is handed out again: nothing in it may be changed. */
Paragraph *typeset_paragraph(
    const Typeset *typeset, const char *text, TextFace face, TextFit fit);

/* Another reference, which paragraph_free() gives up; the last one frees. */
Paragraph *paragraph_ref(Paragraph *paragraph);
void paragraph_free(Paragraph *paragraph);
G_DEFINE_AUTOPTR_CLEANUP_FUNC(Paragraph, paragraph_free)

/* Width of TEXT on one line. */
double typeset_width(const Typeset *typeset, const char *text, TextFace face);

/* The characters of TEXT that no font here can draw, each once, in order;
 * NULL if there are none.  The caller frees it. */
char *typeset_missing_glyphs(const Typeset *typeset, const char *text);

#endif
