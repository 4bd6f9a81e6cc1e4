/*
 * slide_desk.h - a slide to draw on, and reports to draw, for tests.
 */
#ifndef TESTS_SUPPORT_SLIDE_DESK_H
#define TESTS_SUPPORT_SLIDE_DESK_H

#include "renderers/pdf/slide.h"

typedef struct SlideDesk {
	Report *report; /* the sample report with briefs */
	Typeset *typeset;
	Surface *surface; /* a PDF */
	Slide slide; /* has not begun */
} SlideDesk;

/* cmocka's setup and teardown; *STATE is a SlideDesk. */
int slide_desk_set_up(void **state);
int slide_desk_tear_down(void **state);

#define WITH_SLIDE(test)                                                       \
	cmocka_unit_test_setup_teardown(                                       \
	    test, slide_desk_set_up, slide_desk_tear_down)

/* Every section of REPORT gets a brief of its first chart and of its first
 * table, with all columns. */
void slide_desk_brief(Report *report);

/* The section ID; fails the running test if there is none. */
Section *slide_desk_section(const SlideDesk *desk, const char *id);

/* Forgets what was drawn on the slide. */
void slide_desk_clear(SlideDesk *desk);

/* The PDF; ends drawing. */
GBytes *slide_desk_finish(SlideDesk *desk);

/* TEXT is in the file as it stands, outside of what is compressed. */
bool pdf_holds(GBytes *pdf, const char *text);

/* Fails the running test where texts overlap, leave the page's margins, or
 * are below 9 pt. */
void slide_desk_audit(const SlideDesk *desk);

/* The first line drawn on the slide that says STRING; NULL. */
const CanvasText *slide_desk_text(const SlideDesk *desk, const char *string);

#endif
