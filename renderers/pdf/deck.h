/*
 * deck.h - review.pdf, the review as slides for the quarterly meeting.
 *
 * A title with the answer and the decisions due next, a page for each section
 * that has a brief, in their order, and a last page on what it all rests on.
 * A page has a headline, one chart, at most five rows and the decision that is
 * asked for; what does not fit is left out, with a word on how much that is.
 * Pages are 16:9 and tagged, in reading order, with an outline and links to
 * index.html and registers/ beside the file.  No text is below 9 pt.
 */
#ifndef RENDERERS_PDF_DECK_H
#define RENDERERS_PDF_DECK_H

#include "pipeline/base/fsio.h"
#include "pipeline/report/report.h"

bool deck_write(const Report *report, Stage *stage, GError **error);

/* The file; NULL and ERROR if it cannot be drawn. */
GBytes *deck_new(const Report *report, GError **error);

#endif
