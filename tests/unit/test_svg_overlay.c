#include <math.h>
#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>
#include <cmocka.h>

#include <string.h>

#include "renderers/canvas/svg_overlay.h"
#include "tests/support/desk.h"
#include "tests/support/svg_text.h"

static char *
overlay(const Canvas *canvas)
{
	g_autoptr(xmlDoc) doc = svg_text_read("");

	svg_overlay_add(xmlDocGetRootElement(doc), canvas);
	return svg_text_write(doc);
}

static void
each_string_is_there_to_be_found(void **state)
{
	Canvas *canvas = ((Desk *)*state)->canvas;
	g_autofree char *out = NULL;

	canvas_text(canvas, &(TextSpec){ .string = "R&D <p95>",
				.x = 10,
				.y = 20.456,
				.face = { 12, true } });
	canvas_text(canvas, &(TextSpec){ .string = "up",
				.x = 10,
				.y = 90,
				.face = { 10, false },
				.upward = true });
	out = overlay(canvas);
	assert_true(g_str_has_prefix(out, "<g fill-opacity=\"0\" "));
	assert_non_null(
	    strstr(out, "<text x=\"10\" y=\"20.46\" font-size=\"12\" "
			"font-weight=\"bold\" textLength=\""));
	assert_non_null(strstr(out, ">R&amp;D &lt;p95&gt;</text>"));
	assert_non_null(strstr(out, "transform=\"rotate(-90 10 90)\">up<"));
}

static void
hovers_lie_under_the_text(void **state)
{
	static const Point line[] = { { 1, 2 }, { 3, 4.25 } };
	Canvas *canvas = ((Desk *)*state)->canvas;
	g_autofree char *out = NULL;

	canvas_begin_hover(canvas, "44× & more");
	canvas_mark(canvas, 20, 30, (Mark){ .size = 12, .role = COLOUR_BLUE });
	canvas_end_hover(canvas);
	canvas_begin_hover(canvas, "both");
	canvas_box(canvas, (Box){ 1, 2, 30, 40 }, 0, COLOUR_BLUE);
	canvas_polyline(
	    canvas, line, 2, (Stroke){ COLOUR_BLUE, 2, DASH_SOLID });
	canvas_end_hover(canvas);
	canvas_begin_hover(canvas, "nothing to point at");
	canvas_end_hover(canvas);
	out = overlay(canvas);
	assert_true(g_str_has_prefix(out,
	    "<g fill=\"none\" pointer-events=\"all\">"
	    "<circle cx=\"20\" cy=\"30\" r=\"6\"><title>44× &amp; more</title>"
	    "</circle><g><title>both</title>"
	    "<rect x=\"1\" y=\"2\" width=\"30\" height=\"40\"/>"
	    "<polyline points=\"1,2 3,4.3\" pointer-events=\"stroke\" "
	    "stroke-width=\"10\"/></g></g><g fill-opacity=\"0\""));
	assert_null(strstr(out, "nothing to point at"));
}

int
main(void)
{
	const struct CMUnitTest tests[] = {
		WITH_DESK(each_string_is_there_to_be_found),
		WITH_DESK(hovers_lie_under_the_text),
	};

	return cmocka_run_group_tests_name("svg_overlay", tests, NULL, NULL);
}
