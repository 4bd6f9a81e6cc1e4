/*
 * display.h - text from files on a terminal: harmless, and aligned.
 *
 * A cell of a terminal is the unit of width: East Asian wide letters take
 * two, marks and joiners none.
 */
#ifndef PIPELINE_BASE_DISPLAY_H
#define PIPELINE_BASE_DISPLAY_H

#include <glib.h>
#include <stddef.h>

/* TEXT on one line: what would move the cursor, ring, change colours or the
 * direction of writing is shown as "\n", "\x1b", "\u202e". */
char *display_line(const char *text);

/* Cells that TEXT takes. */
size_t display_width(const char *text);

/* At most WIDTH cells, with an ellipsis where cut. */
char *display_clip(const char *text, size_t width);

/* display_clip() of display_line(), filled up with blanks to WIDTH. */
void display_append(GString *out, const char *text, size_t width);

#endif
