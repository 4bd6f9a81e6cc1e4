#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>
#include <cmocka.h>

#include "pipeline/base/display.h"

typedef struct LineCase {
	const char *text, *want;
} LineCase;

static const LineCase lines[] = {
	{ "plain", "plain" },
	{ "two\nlines\r\n", "two\\nlines\\r\\n" },
	{ "\x1b[31mred\a", "\\x1b[31mred\\x07" },
	{ "a\tb", "a\\tb" },
	{ "\xc2\x9b"
	  "31m",
	    "\\x9b31m" },
	{ "evil\xe2\x80\xaetxt", "evil\\u202etxt" },
	{ "b\xff", "b\xef\xbf\xbd" },
	{ "Größe 値段", "Größe 値段" },
};

static void
no_control_reaches_the_terminal(void **state)
{
	(void)state;
	for (size_t i = 0; i < G_N_ELEMENTS(lines); i++) {
		g_autofree char *line = display_line(lines[i].text);

		assert_string_equal(line, lines[i].want);
	}
}

typedef struct ClipCase {
	const char *text;
	size_t width;
	const char *want;
	size_t cells;
} ClipCase;

static const ClipCase clips[] = {
	{ "abc", 3, "abc", 3 },
	{ "abcd", 3, "ab…", 3 },
	{ "値段表", 6, "値段表", 6 },
	{ "値段表", 5, "値段…", 5 },
	{ "値段表", 4, "値…", 3 },
	{ "e\xcc\x81t\xc3\xa9", 3, "e\xcc\x81t\xc3\xa9", 3 },
	{ "ab cd", 4, "ab…", 3 },
	{ "abc", 1, "…", 1 },
	{ "abc", 0, "", 0 },
};

static void
text_is_clipped_by_its_width(void **state)
{
	(void)state;
	for (size_t i = 0; i < G_N_ELEMENTS(clips); i++) {
		const ClipCase *c = &clips[i];
		g_autofree char *clip = display_clip(c->text, c->width);
		g_autoptr(GString) padded = g_string_new(NULL);

		assert_string_equal(clip, c->want);
		assert_int_equal(display_width(clip), c->cells);
		display_append(padded, c->text, c->width);
		assert_int_equal(display_width(padded->str), c->width);
	}
}

int
main(void)
{
	const struct CMUnitTest tests[] = {
		cmocka_unit_test(no_control_reaches_the_terminal),
		cmocka_unit_test(text_is_clipped_by_its_width),
	};

	return cmocka_run_group_tests_name("display", tests, NULL, NULL);
}
