#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>
#include <cmocka.h>

#include "renderers/canvas/svg_letters.h"
#include "tests/support/assert_close.h"
#include "tests/support/desk.h"
#include "tests/support/svg_text.h"

typedef struct LineCase {
	const char *name, *text;
	size_t letters; /* in their places */
	size_t defined; /* new ones */
} LineCase;

/* One after the other, in one drawing. */
static const LineCase lines[] = {
	{ "each letter once", "abba", 4, 2 },
	{ "known letters", "ba", 2, 0 },
	{ "a blank draws nothing", "a b", 2, 0 },
	{ "only blanks", " \u00a0 ", 0, 0 },
	{ "right to left", "שלום", 4, 4 },
	{ "one box for each letter without a font", "\U0010FFFD", 1, 1 },
};

static size_t
count_children(const xmlNode *node)
{
	return xmlChildElementCount((xmlNode *)node);
}

static GArray *
letters_of(
    SvgLetters *letters, const Typeset *typeset, const char *text, double size)
{
	g_autoptr(Paragraph) p = typeset_paragraph(
	    typeset, text, (TextFace){ size, false }, (TextFit){ 0, 0 });

	return svg_letters_of(letters, p->lines[0].line);
}

static void
letters_are_defined_once(void **state)
{
	const Desk *desk = *state;
	g_autoptr(xmlDoc) doc = svg_text_read("");
	xmlNode *defs = xmlDocGetRootElement(doc);
	g_autoptr(SvgLetters) letters =
	    svg_letters_new(defs, "k", surface_cairo(desk->surface));

	for (size_t i = 0; i < G_N_ELEMENTS(lines); i++) {
		size_t before = count_children(defs);
		g_autoptr(GArray) out =
		    letters_of(letters, desk->typeset, lines[i].text, 12);
		size_t defined = count_children(defs) - before;

		if (out->len != lines[i].letters || defined != lines[i].defined)
			fail_msg("%s: %u letters, %zu defined", lines[i].name,
			    out->len, defined);
	}
}

static void
sizes_are_letters_of_their_own(void **state)
{
	const Desk *desk = *state;
	g_autoptr(xmlDoc) doc = svg_text_read("");
	xmlNode *defs = xmlDocGetRootElement(doc);
	g_autoptr(SvgLetters) letters =
	    svg_letters_new(defs, "k", surface_cairo(desk->surface));
	g_autoptr(GArray) small = letters_of(letters, desk->typeset, "l", 10);
	g_autoptr(GArray) large = letters_of(letters, desk->typeset, "l", 20);
	g_autofree char *out = svg_text_write(doc);

	/* The bar of "l" is 1556 units of 2048 high, 184 wide, 193 in. */
	assert_string_equal(out,
	    "<path id=\"k-1\" d=\"M.94-7.59h.9v7.59h-.9z\"/>"
	    "<path id=\"k-2\" d=\"M1.89-15.2h1.8v15.2h-1.8z\"/>");
}

/* Advances of DejaVu Sans 2.37: "i" has 569 units of 2048. */
static void
letters_stand_where_pango_puts_them(void **state)
{
	const Desk *desk = *state;
	g_autoptr(xmlDoc) doc = svg_text_read("");
	g_autoptr(SvgLetters) letters = svg_letters_new(
	    xmlDocGetRootElement(doc), "k", surface_cairo(desk->surface));
	g_autoptr(GArray) out = letters_of(letters, desk->typeset, "iii", 12);

	for (guint i = 0; i < out->len; i++) {
		const SvgLetter *at = &g_array_index(out, SvgLetter, i);

		assert_close(at->x, i * 569 * 12 / 2048.0, 2e-3);
		assert_close(at->y, 0, 0);
	}
}

int
main(void)
{
	const struct CMUnitTest tests[] = {
		WITH_DESK(letters_are_defined_once),
		WITH_DESK(sizes_are_letters_of_their_own),
		WITH_DESK(letters_stand_where_pango_puts_them),
	};

	return cmocka_run_group_tests_name("svg_letters", tests, NULL, NULL);
}
