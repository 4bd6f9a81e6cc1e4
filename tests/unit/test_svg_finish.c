#include <math.h>
#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>
#include <cmocka.h>

#include <string.h>

#include "renderers/canvas/svg_finish.h"
#include "renderers/canvas/svg_node.h"
#include "tests/support/svg_text.h"

static void
draw(Canvas *canvas)
{
	static const Stroke grid = { COLOUR_GRID, 1, DASH_SOLID };

	for (int i = 0; i < 5; i++)
		canvas_line(canvas, 20 * i, 30, 20 * i, 90, grid);
	canvas_text(canvas, &(TextSpec){ .string = "p95 breaks first",
				.x = 0,
				.y = 20,
				.face = { 12, true },
				.role = COLOUR_TEXT });
	canvas_begin_hover(canvas, "3.4×");
	canvas_mark(canvas, 50, 60, (Mark){ .size = 8, .role = COLOUR_BLUE });
	canvas_end_hover(canvas);
	canvas_line(
	    canvas, 0, 40, 100, 80, (Stroke){ COLOUR_GREEN, 2, DASH_DASHED });
	canvas_set_height(canvas, 99.5);
}

static xmlDoc *
finished(const SvgFinish *how)
{
	g_autoptr(Typeset) typeset = typeset_new(NULL);
	g_autoptr(Surface) surface = surface_new_svg("ladder");
	g_autoptr(Canvas) canvas = canvas_new(surface, typeset, 200);
	g_autoptr(GError) error = NULL;
	xmlDoc *svg;

	draw(canvas);
	svg = svg_finish(surface, canvas, how, &error);
	if (svg == NULL)
		fail_msg("%s", error->message);
	return svg;
}

static const SvgFinish flush = { "The ladder", "What breaks", 0 };
static const SvgFinish framed = { "The <ladder>", "What breaks", 16 };

/* As a page would write it. */
static char *
inlined(void)
{
	g_autoptr(xmlDoc) doc = finished(&flush);
	xmlBuffer *buffer = xmlBufferCreate();
	char *text;

	xmlNodeDump(buffer, doc, xmlDocGetRootElement(doc), 0, 0);
	text = g_strdup((const char *)xmlBufferContent(buffer));
	xmlBufferFree(buffer);
	return text;
}

static void
same_drawing_same_bytes(void **state)
{
	g_autofree char *one = inlined();
	g_autofree char *two = inlined();

	(void)state;
	assert_string_equal(one, two);
}

/* All ids begin with the prefix and occur once; no reference dangles. */
static void
ids_can_stand_beside_other_charts(void **state)
{
	g_autoptr(xmlDoc) doc = finished(&flush);
	g_autoptr(GPtrArray) all = svg_elements(xmlDocGetRootElement(doc));
	g_autoptr(GHashTable) ids =
	    g_hash_table_new_full(g_str_hash, g_str_equal, g_free, NULL);
	guint uses = 0;

	(void)state;
	for (guint i = 0; i < all->len; i++) {
		char *id = svg_get(all->pdata[i], "id");

		if (id == NULL)
			continue;
		assert_true(g_str_has_prefix(id, "ladder-"));
		assert_true(g_hash_table_add(ids, id));
	}
	for (guint i = 0; i < all->len; i++) {
		xmlChar *href =
		    xmlGetNsProp(all->pdata[i], (const xmlChar *)"href",
			(const xmlChar *)"http://www.w3.org/1999/xlink");

		if (href != NULL) {
			assert_true(g_hash_table_contains(ids, href + 1));
			uses++;
		}
		xmlFree(href);
	}
	assert_int_equal(uses, strlen("p95breaksfirst"));
}

static void
nothing_a_strict_policy_blocks(void **state)
{
	g_autofree char *svg = inlined();

	(void)state;
	assert_null(strstr(svg, "style"));
	assert_null(strstr(svg, "rgb("));
	assert_null(strstr(svg, "<?xml"));
	assert_true(g_str_has_prefix(svg, "<svg "));
}

static void
size_names_and_text_are_there(void **state)
{
	g_autofree char *svg = inlined();

	(void)state;
	assert_non_null(
	    strstr(svg, "width=\"200\" height=\"100\" viewBox=\"0 0 200 100\" "
			"role=\"img\" aria-labelledby=\"ladder-t ladder-d\">"
			"<title id=\"ladder-t\">The ladder</title>"
			"<desc id=\"ladder-d\">What breaks</desc>"));
	assert_non_null(strstr(svg, ">p95 breaks first</text>"));
	assert_non_null(strstr(svg, "<title>3.4×</title>"));
	assert_non_null(strstr(svg, "class=\"stroke-grid\""));
	assert_non_null(strstr(svg, "class=\"fill-text\""));
}

static void
standalone_brings_ground_and_dark_mode(void **state)
{
	g_autoptr(xmlDoc) doc = finished(&framed);
	g_autofree char *svg = svg_to_file(doc), *again = svg_to_file(doc);

	(void)state;
	assert_string_equal(svg, again);
	assert_true(g_str_has_prefix(svg, "<?xml version=\"1.0\""));
	assert_non_null(strstr(svg, "prefers-color-scheme:dark"));
	assert_non_null(strstr(svg, "viewBox=\"-16 -16 232 132\""));
	assert_non_null(
	    strstr(svg, "</style><rect x=\"-16\" y=\"-16\" width=\"232\" "
			"height=\"132\" fill=\"#FFFFFF\" "
			"class=\"fill-background\"/>"));
	assert_non_null(strstr(svg, ">The &lt;ladder&gt;</title>"));
}

static void
what_could_not_be_drawn_is_an_error(void **state)
{
	g_autoptr(Typeset) typeset = typeset_new(NULL);
	g_autoptr(Surface) surface = surface_new_svg("ladder");
	g_autoptr(Canvas) canvas = canvas_new(surface, typeset, 200);
	g_autoptr(GError) error = NULL;

	(void)state;
	canvas_set_height(canvas, 100);
	cairo_restore(surface_cairo(surface)); /* without a save */
	assert_null(svg_finish(surface, canvas, &flush, &error));
	assert_true(
	    g_error_matches(error, SURFACE_ERROR, SURFACE_ERROR_FAILED));
}

int
main(void)
{
	const struct CMUnitTest tests[] = {
		cmocka_unit_test(same_drawing_same_bytes),
		cmocka_unit_test(ids_can_stand_beside_other_charts),
		cmocka_unit_test(nothing_a_strict_policy_blocks),
		cmocka_unit_test(size_names_and_text_are_there),
		cmocka_unit_test(standalone_brings_ground_and_dark_mode),
		cmocka_unit_test(what_could_not_be_drawn_is_an_error),
	};

	return cmocka_run_group_tests_name("svg_finish", tests, NULL, NULL);
}
