/*
 * fonts.h - a private set of fonts, and what pango needs to set text in them.
 *
 * DejaVu Sans, alone or with Noto Sans for the scripts it lacks: to load
 * those takes as long as to draw several charts.  No user or system setting
 * of fonts reaches either.
 */
#ifndef RENDERERS_CANVAS_FONTS_H
#define RENDERERS_CANVAS_FONTS_H

#include <glib.h>
#include <pango/pangocairo.h>
#include <stdbool.h>

typedef struct Fonts Fonts;

#define FONTS_ERROR (fonts_error_quark())
GQuark fonts_error_quark(void);

typedef enum FontsError {
	FONTS_ERROR_MISSING,
} FontsError;

/* Fails when DejaVu's files are not installed; the others need not be.  Those
 * WITH_OTHERS live beside some without. */
Fonts *fonts_new(bool with_others, GError **error);
void fonts_free(Fonts *fonts);
G_DEFINE_AUTOPTR_CLEANUP_FUNC(Fonts, fonts_free)

/* Borrowed. */
PangoContext *fonts_context(const Fonts *fonts);

/* Whether one of the faces has C, or C needs none. */
bool fonts_can_draw(const Fonts *fonts, gunichar c);

/* Whether each of the faces, regular and bold, has all of TEXT. */
bool fonts_all_draw(const Fonts *fonts, const char *text);

#endif
