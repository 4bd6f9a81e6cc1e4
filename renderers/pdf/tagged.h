/*
 * tagged.h - the structure of a PDF: what a piece of drawing is, and where
 * it leads.
 *
 * Tags are those of PDF's standard structure types ("H1", "P", "Table").
 * They nest, and readers follow them in the order of drawing.  Link targets
 * are escaped here.
 */
#ifndef RENDERERS_PDF_TAGGED_H
#define RENDERERS_PDF_TAGGED_H

#include <cairo.h>

void tagged_begin(cairo_t *cairo, const char *type);
void tagged_end(cairo_t *cairo, const char *type);

/* A link to the file or page URI, or to the place NAME of this document;
 * tagged_end() with CAIRO_TAG_LINK ends both. */
void tagged_begin_uri(cairo_t *cairo, const char *uri);
void tagged_begin_jump(cairo_t *cairo, const char *name);

/* The top of this page is the place NAME; once for each. */
void tagged_place(cairo_t *cairo, const char *name);

/* An entry of the outline that leads to the place NAME. */
void tagged_outline(cairo_t *cairo, const char *title, const char *name);

#endif
