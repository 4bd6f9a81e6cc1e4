#include <math.h>
#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>
#include <cmocka.h>

#include <locale.h>
#include <string.h>

#include "renderers/canvas/typeset.h"
#include "tests/support/assert_close.h"

static const TextFace plain = { .size = 12 };

static int
open_typeset(void **state)
{
	*state = typeset_new(NULL);
	return *state == NULL ? -1 : 0;
}

static int
close_typeset(void **state)
{
	typeset_free(*state);
	return 0;
}

/* Advances of DejaVu Sans 2.37, in 1/2048 em. */
static void
widths_are_those_of_the_packaged_font(void **state)
{
	assert_close(
	    typeset_width(*state, "0", plain), 1303 * 12 / 2048.0, 1e-3);
	assert_close(
	    typeset_width(*state, "00", plain), 2 * 1303 * 12 / 2048.0, 1e-3);
	assert_close(typeset_width(*state, "0", (TextFace){ 24, false }),
	    1303 * 24 / 2048.0, 1e-3);
	assert_close(typeset_width(*state, "0", (TextFace){ 12, true }),
	    1425 * 12 / 2048.0, 1e-3);
	assert_close(typeset_width(*state, "", plain), 0, 0);
}

static void
locale_changes_nothing(void **state)
{
	double before = typeset_width(*state, "漢字 1 234,5 ﬁ", plain);
	g_autoptr(Typeset) other = NULL;

	assert_non_null(g_setenv("LANG", "ja_JP.UTF-8", true) ? "" : NULL);
	g_setenv("LANGUAGE", "ja", true);
	g_setenv("PANGO_LANGUAGE", "ja", true);
	setlocale(LC_ALL, "");
	other = typeset_new(NULL);
	assert_close(typeset_width(other, "漢字 1 234,5 ﬁ", plain), before, 0);
	setlocale(LC_ALL, "C");
	g_unsetenv("LANG");
	g_unsetenv("LANGUAGE");
	g_unsetenv("PANGO_LANGUAGE");
}

typedef struct FitCase {
	const char *name, *text;
	TextFit fit;
	size_t lines;
	bool shortened;
	const char *first, *last;
} FitCase;

static const FitCase fits[] = {
	{ "as it is", "orders.id", { 0, 0 }, 1, false, "orders.id",
	    "orders.id" },
	{ "empty", "", { 50, 2 }, 1, false, "", "" },
	{ "own line breaks", "one\ntwo", { 0, 0 }, 2, false, "one", "two" },
	{ "a space at the end", "one ", { 0, 0 }, 1, false, "one", "one" },
	{ "own joints", "one\u200Btwo", { 0, 0 }, 1, false, "onetwo",
	    "onetwo" },
	{ "wraps at words", "the first to break", { 60, 0 }, 2, false,
	    "the first", "to break" },
	{ "wraps a long name at its joints",
	    "customer_subscription_invoice_items.id", { 150, 0 }, 2, false,
	    "customer_subscription_", "invoice_items.id" },
	{ "wraps a name without joints", "customersubscriptioninvoiceitems",
	    { 100, 0 }, 3, false, NULL, "ems" },
	{ "numbers have no joints", "x 1234.56", { 50, 0 }, 2, false, "x",
	    "1234.56" },
	{ "one line", "the first to break", { 80, 1 }, 1, true, "the first to…",
	    "the first to…" },
	{ "two lines", "the first to break is the key", { 60, 2 }, 2, true,
	    "the first", NULL },
	{ "fits to the letter", "exact", { 1000, 1 }, 1, false, "exact",
	    "exact" },
	{ "breaks joined on one line", "one\ntwo", { 0, 1 }, 1, true, "one two",
	    "one two" },
	{ "too narrow for a letter", "wide", { 1, 1 }, 1, true, "…", "…" },
	{ "too narrow for a letter of many parts",
	    "\U0001F469\u200D\U0001F469\u200D\U0001F466", { 15, 2 }, 1, true,
	    "…", "…" },
	{ "combining marks stay whole",
	    "e\xCC\x81"
	    "e\xCC\x81"
	    "e\xCC\x81"
	    "e\xCC\x81"
	    "e\xCC\x81"
	    "e\xCC\x81",
	    { 30, 1 }, 1, true,
	    "e\xCC\x81"
	    "e\xCC\x81…",
	    NULL },
	{ "bad bytes",
	    "a\xFF"
	    "b",
	    { 0, 0 }, 1, false,
	    "a\xEF\xBF\xBD"
	    "b",
	    NULL },
};

static void
check_fit(const Typeset *typeset, const FitCase *c)
{
	g_autoptr(Paragraph) p =
	    typeset_paragraph(typeset, c->text, plain, c->fit);
	const TextLine *last = &p->lines[p->line_count - 1];

	if (p->line_count != c->lines || p->shortened != c->shortened)
		fail_msg("%s: %zu lines, last “%s”", c->name, p->line_count,
		    last->string);
	if (c->first != NULL)
		assert_string_equal(p->lines[0].string, c->first);
	if (c->last != NULL)
		assert_string_equal(last->string, c->last);
	for (size_t i = 0; i < p->line_count; i++) {
		const TextLine *line = &p->lines[i];

		assert_close(line->width,
		    typeset_width(typeset, line->string, plain), 1e-9);
		assert_true(line->width <= p->width);
		if (c->fit.max_width >= 10)
			assert_true(line->width <= c->fit.max_width);
	}
}

static void
texts_are_fitted(void **state)
{
	for (size_t i = 0; i < G_N_ELEMENTS(fits); i++)
		check_fit(*state, &fits[i]);
}

static void
nothing_is_lost_by_wrapping(void **state)
{
	const char *text = "customer_subscription_invoice_line_items.id int4 "
			   "runs out of numbers first";
	g_autoptr(GString) seen = g_string_new(NULL);
	g_autoptr(Paragraph) p =
	    typeset_paragraph(*state, text, plain, (TextFit){ 120, 0 });
	g_autofree char *want = g_strdup(text);

	for (size_t i = 0; i < p->line_count; i++)
		g_string_append(seen, p->lines[i].string);
	g_string_replace(seen, " ", "", 0);
	g_strdelimit(want, " ", '\n');
	g_autoptr(GString) joined = g_string_new(want);
	g_string_replace(joined, "\n", "", 0);
	assert_string_equal(seen->str, joined->str);
}

/* Or "runs out" is read as "runsout" where lines are put together. */
static void
spaces_between_lines_are_drawn_beside_them(void **state)
{
	static const struct {
		const char *text, *drawn;
	} cases[] = {
		{ "runs out of", "runs out \nof" },
		{ "one\ntwo", "one\ntwo" },
		{ "order_items", "order_\nitems" },
		{ "טקסט ארוך מאוד", "טקסט\nארוך\nמאוד" },
	};

	for (size_t i = 0; i < G_N_ELEMENTS(cases); i++) {
		g_autoptr(Paragraph) p = typeset_paragraph(
		    *state, cases[i].text, plain, (TextFit){ 50, 0 });
		const TextLine *first = &p->lines[0];

		assert_string_equal(
		    pango_layout_get_text(p->layout), cases[i].drawn);
		assert_close(first->width,
		    typeset_width(*state, first->string, plain), 0.02);
		assert_false(g_str_has_suffix(first->string, " "));
	}
}

/* Fallback fonts must not make one line taller than the next. */
static void
lines_keep_their_distance(void **state)
{
	g_autoptr(Paragraph) p = typeset_paragraph(
	    *state, "Ag\n漢字\nहिन्दी", plain, (TextFit){ 0, 0 });

	assert_int_equal(p->line_count, 3);
	assert_close(p->lines[0].baseline, p->ascent, 0);
	assert_close(p->lines[1].baseline - p->lines[0].baseline, 15.6, 1e-9);
	assert_close(p->lines[2].baseline - p->lines[1].baseline, 15.6, 1e-9);
	assert_close(p->height, p->ascent + p->descent + 2 * 15.6, 1e-9);
	assert_close(p->ascent + p->descent, 12 * 1.164, 1e-2);
}

static void
missing_glyphs_are_told_once_each(void **state)
{
	g_autofree char *none =
	    typeset_missing_glyphs(*state, "Ünï – 3.4× → ≤ ▲\tP50\u200B");
	g_autofree char *some =
	    typeset_missing_glyphs(*state, "a\U0010FFFD"
					   "b\U000F1234\U0010FFFD");

	assert_null(none);
	assert_string_equal(some, "\U0010FFFD\U000F1234");
}

static int
count_glyphs(const Paragraph *paragraph)
{
	PangoLayoutIter *iter = pango_layout_get_iter(paragraph->layout);
	int count = 0;

	do {
		const PangoGlyphItem *run =
		    pango_layout_iter_get_run_readonly(iter);

		for (int i = 0; run != NULL && i < run->glyphs->num_glyphs; i++)
			count +=
			    run->glyphs->glyphs[i].glyph != PANGO_GLYPH_EMPTY;
	} while (pango_layout_iter_next_run(iter));
	pango_layout_iter_free(iter);
	return count;
}

/* So that they can be searched for where they are drawn; Arabic needs its
 * ligatures. */
static void
latin_letters_are_drawn_one_by_one(void **state)
{
	static const struct {
		const char *text;
		int glyphs;
	} cases[] = { { "fi", 2 }, { "office", 6 }, { "لا", 1 } };

	for (size_t i = 0; i < G_N_ELEMENTS(cases); i++) {
		g_autoptr(Paragraph) p = typeset_paragraph(
		    *state, cases[i].text, plain, (TextFit){ 0 });

		assert_int_equal(count_glyphs(p), cases[i].glyphs);
	}
}

int
main(void)
{
	const struct CMUnitTest tests[] = {
		cmocka_unit_test(widths_are_those_of_the_packaged_font),
		cmocka_unit_test(locale_changes_nothing),
		cmocka_unit_test(texts_are_fitted),
		cmocka_unit_test(nothing_is_lost_by_wrapping),
		cmocka_unit_test(spaces_between_lines_are_drawn_beside_them),
		cmocka_unit_test(lines_keep_their_distance),
		cmocka_unit_test(missing_glyphs_are_told_once_each),
		cmocka_unit_test(latin_letters_are_drawn_one_by_one),
	};

	return cmocka_run_group_tests_name(
	    "typeset", tests, open_typeset, close_typeset);
}
