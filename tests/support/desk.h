/*
 * desk.h - a canvas on a scratch surface, for tests that draw.
 */
#ifndef TESTS_SUPPORT_DESK_H
#define TESTS_SUPPORT_DESK_H

#include "renderers/canvas/canvas.h"

typedef struct Desk {
	Typeset *typeset;
	Surface *surface;
	Canvas *canvas;
} Desk;

/* cmocka's setup and teardown; *STATE is a Desk whose canvas is 200 px wide,
 * or as wide as a chart is on a page or a phone. */
int desk_set_up(void **state);
int desk_set_up_wide(void **state);
int desk_set_up_narrow(void **state);
int desk_tear_down(void **state);

#define WITH_DESK(test)                                                        \
	cmocka_unit_test_setup_teardown(test, desk_set_up, desk_tear_down)
#define WITH_WIDE_DESK(test)                                                   \
	cmocka_unit_test_setup_teardown(test, desk_set_up_wide, desk_tear_down)
#define WITH_NARROW_DESK(test)                                                 \
	cmocka_unit_test_setup_teardown(                                       \
	    test, desk_set_up_narrow, desk_tear_down)

/* The first line of text drawn that says STRING; NULL if none does. */
const CanvasText *desk_find_text(const Canvas *canvas, const char *string);

/* Whether something shows TITLE when pointed at. */
bool desk_has_hover(const Canvas *canvas, const char *title);

#endif
