#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>
#include <cmocka.h>

#include "renderers/canvas/fonts.h"

static Fonts *
open_fonts(bool with_others)
{
	Fonts *fonts = fonts_new(with_others, NULL);

	assert_non_null(fonts);
	return fonts;
}

typedef struct TextCase {
	const char *text;
	bool all; /* DejaVu's faces have it */
} TextCase;

static const TextCase texts[] = {
	{ "", true },
	{ "orders.id 3.4×\n\tÜnï – → ≤ ▲", true },
	{ "no\u200Bspace", true },
	{ "漢", false },
	{ "a \U0010FFFD", false },
};

static void
family_has_latin_but_not_all(void **state)
{
	g_autoptr(Fonts) fonts = open_fonts(false);

	(void)state;
	for (size_t i = 0; i < G_N_ELEMENTS(texts); i++)
		if (fonts_all_draw(fonts, texts[i].text) != texts[i].all)
			fail_msg("\"%s\"", texts[i].text);
}

/* The bold face has fewer: a text in it must not show boxes. */
static void
what_one_face_has_not_all_draw(void **state)
{
	g_autoptr(Fonts) fonts = open_fonts(false);

	(void)state;
	assert_true(fonts_can_draw(fonts, 0x1D5A0));
	assert_false(fonts_all_draw(fonts, "\U0001D5A0"));
	assert_false(fonts_can_draw(fonts, 0x10FFFD));
}

static void
others_add_scripts(void **state)
{
	g_autoptr(Fonts) family = open_fonts(false);
	g_autoptr(Fonts) all = open_fonts(true);

	(void)state;
	assert_true(fonts_can_draw(all, 'a'));
	assert_false(fonts_can_draw(family, 0x6F22));
	if (!fonts_can_draw(all, 0x6F22))
		skip(); /* Noto Sans CJK is not installed */
	assert_ptr_not_equal(fonts_context(family), fonts_context(all));
}

int
main(void)
{
	const struct CMUnitTest tests[] = {
		cmocka_unit_test(family_has_latin_but_not_all),
		cmocka_unit_test(what_one_face_has_not_all_draw),
		cmocka_unit_test(others_add_scripts),
	};

	return cmocka_run_group_tests_name("fonts", tests, NULL, NULL);
}
