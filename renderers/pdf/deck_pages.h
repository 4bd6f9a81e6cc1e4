/*
 * deck_pages.h - the kinds of pages that the deck has.
 *
 * Each fills the inside of a slide that has begun; its frame and its place
 * in the outline are deck.c's.
 */
#ifndef RENDERERS_PDF_DECK_PAGES_H
#define RENDERERS_PDF_DECK_PAGES_H

#include "renderers/pdf/slide.h"

/* The service, the answer, and the decisions due next. */
void deck_title(const Slide *slide);

/* A section that has a brief. */
void deck_section(const Slide *slide, const Section *section);

#endif
