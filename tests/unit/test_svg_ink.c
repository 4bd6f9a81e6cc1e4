#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>
#include <cmocka.h>

#include <string.h>

#include "renderers/canvas/canvas.h"
#include "tests/support/svg_text.h"

#define ROUND "<g stroke-linejoin=\"round\">"
#define BLUE_LINE                                                              \
	"fill=\"none\" stroke=\"#0072B2\" stroke-width=\"2\" "                 \
	"class=\"stroke-blue\""

static const Stroke blue = { COLOUR_BLUE, 2, DASH_SOLID };

/* What the ink has of a drawing: cairo 1.16's and 1.18's paths alike. */
typedef struct InkCase {
	const char *name;
	void (*draw)(Canvas *canvas);
	const char *out;
} InkCase;

static void
nothing(Canvas *canvas)
{
	(void)canvas;
}

static void
one_line(Canvas *canvas)
{
	canvas_line(canvas, 1, 2, 3, 2, blue);
}

static void
two_alike(Canvas *canvas)
{
	canvas_line(canvas, 1, 2, 3, 2, blue);
	canvas_line(canvas, 1, 4, 3, 4, blue);
}

static void
two_that_differ(Canvas *canvas)
{
	static const Stroke dashed = { COLOUR_GRID, 1, DASH_DASHED };

	canvas_line(canvas, 1, 2, 3, 2, blue);
	canvas_line(canvas, 1, 4, 3, 4, dashed);
}

static void
band(Canvas *canvas)
{
	canvas_box(canvas, (Box){ 1, 2, 3, 4 }, 0, COLOUR_BLUE_OUTER);
}

static void
dot(Canvas *canvas)
{
	canvas_mark(canvas, 5, 6, (Mark){ .size = 8, .role = COLOUR_BLUE });
}

static void
hollow(Canvas *canvas)
{
	canvas_mark(canvas, 5, 6, (Mark){ MARK_SQUARE, 10, COLOUR_BLUE, true });
}

static const InkCase cases[] = {
	{ "nothing", nothing, "" },
	{ "one by itself", one_line,
	    ROUND "<path d=\"M1 2h2\" " BLUE_LINE "/></g>" },
	{ "neighbours that look alike share a group", two_alike,
	    ROUND "<g " BLUE_LINE "><path d=\"M1 2h2\"/>"
		  "<path d=\"M1 4h2\"/></g></g>" },
	{ "others stand alone", two_that_differ,
	    ROUND "<path d=\"M1 2h2\" " BLUE_LINE "/><path d=\"M1 4h2\" "
		  "fill=\"none\" stroke=\"#E3E6EA\" stroke-dasharray=\"5,3\" "
		  "class=\"stroke-grid\"/></g>" },
	{ "a fill that shows through", band,
	    ROUND "<path d=\"M1 2h3v4h-3z\" fill=\"#0072B2\" "
		  "fill-opacity=\".18\" class=\"fill-blue-outer\"/></g>" },
	{ "a dot is the end of a line", dot,
	    ROUND "<path d=\"M5 6h0\" fill=\"none\" stroke=\"#0072B2\" "
		  "stroke-width=\"8\" stroke-linecap=\"round\" "
		  "class=\"stroke-blue\"/></g>" },
	{ "filled and outlined in one", hollow,
	    ROUND "<path d=\"M1.46 2.46h7.08v7.08h-7.08z\" fill=\"#FFFFFF\" "
		  "stroke=\"#0072B2\" stroke-width=\"2\" "
		  "class=\"fill-background stroke-blue\"/></g>" },
};

static char *
ink_of(void (*draw)(Canvas *))
{
	g_autoptr(Typeset) typeset = typeset_new(NULL);
	g_autoptr(Surface) surface = surface_new_svg("k");
	g_autoptr(Canvas) canvas = canvas_new(surface, typeset, 100);
	g_autoptr(xmlDoc) doc = NULL;

	draw(canvas);
	doc = svg_ink_take(surface_ink(surface));
	return svg_text_write(doc);
}

static void
drawings_become_elements(void **state)
{
	(void)state;
	for (size_t i = 0; i < G_N_ELEMENTS(cases); i++) {
		g_autofree char *out = ink_of(cases[i].draw);

		if (strcmp(out, cases[i].out) != 0)
			fail_msg("%s:\n%s\nnot\n%s", cases[i].name, out,
			    cases[i].out);
	}
}

static void
two_texts(Canvas *canvas)
{
	TextSpec text = { .string = "ll",
		.x = 10,
		.y = 20.126,
		.face = { 10, false },
		.role = COLOUR_TEXT };

	canvas_text(canvas, &text);
	text.upward = true;
	canvas_text(canvas, &text);
}

static void
letters_are_used_where_they_stand(void **state)
{
	g_autofree char *out = ink_of(two_texts);

	(void)state;
	assert_string_equal(out,
	    "<defs><path id=\"k-1\" d=\"M.94-7.59h.9v7.59h-.9z\"/></defs>" ROUND
	    "<g fill=\"#1B1F24\" class=\"fill-text\">"
	    "<g transform=\"translate(10 20.13)\"><use xlink:href=\"#k-1\"/>"
	    "<use xlink:href=\"#k-1\" x=\"2.78\"/></g>"
	    "<g transform=\"translate(10 20.13)rotate(-90)\">"
	    "<use xlink:href=\"#k-1\"/>"
	    "<use xlink:href=\"#k-1\" x=\"2.78\"/></g></g></g>");
}

int
main(void)
{
	const struct CMUnitTest tests[] = {
		cmocka_unit_test(drawings_become_elements),
		cmocka_unit_test(letters_are_used_where_they_stand),
	};

	return cmocka_run_group_tests_name("svg_ink", tests, NULL, NULL);
}
