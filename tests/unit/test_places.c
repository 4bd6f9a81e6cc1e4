#include <math.h>
#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>
#include <cmocka.h>

#include "pipeline/config/places.h"

#include <string.h>

typedef struct Refusal {
	const char *text;
	const char *want;
} Refusal;

static const Refusal refusals[] = {
	{ "a: 1\na: 2\n",
	    "f:2:1: \"a\" is given twice, first in line 1; keep one" },
	{ "x:\n  - {b: 1, b: 2}\n",
	    "f:2:12: \"x[0].b\" is given twice, first in line 2; keep one" },
	{ "a: &x 1\n",
	    "f:1:4: anchors (&) and tags (!) are not used here; write the "
	    "value itself" },
	{ "a: &x [1]\nb: *x\n",
	    "f:1:4: anchors (&) and tags (!) are not used here; write the "
	    "value itself" },
	{ "b: *x\n",
	    "f:1:4: aliases (*) are not used here; write the value itself" },
	{ "a: !!int 1\n",
	    "f:1:4: anchors (&) and tags (!) are not used here; write the "
	    "value itself" },
	{ "!x {a: 1}\n",
	    "f:1:1: anchors (&) and tags (!) are not used here; write the "
	    "value itself" },
	{ "a: 1\n---\nb: 2\n",
	    "f:2:1: a second document begins here; keep one" },
	{ "? [a, b]\n: c\n",
	    "f:1:3: a key must be a word, not a list or a section" },
	{ "a: \"x\\0y\"\n", "f:1:4: a value holds a NUL character" },
	{ "\"x\\0y\": a\n", "f:1:1: this key is too long to be one" },
	{ "a: [1\nb: 2\n",
	    "f:2:2: not valid YAML: while parsing a flow sequence, did not "
	    "find expected ',' or ']'" },
	{ "a:\n\tb: 1\n",
	    "f:2:1: not valid YAML: while scanning for the next token, found "
	    "character that cannot start any token" },
	{ "a: 1\nb: \xff\xfe\n", "f:2:4: this is not UTF-8 text" },
	{ "\x7f"
	  "ELF\x02\x01\x01",
	    "f:1:1: this is not UTF-8 text" },
	{ "[[[[[[[[[[[[[[[[[",
	    "f:1:17: this is nested too deeply to be a configuration" },
};

static void
what_nobody_needs_is_refused(void **state)
{
	int wrong = 0;

	(void)state;
	for (size_t i = 0; i < G_N_ELEMENTS(refusals); i++) {
		g_autoptr(GError) error = NULL;
		g_autoptr(Places) places = places_read(
		    "f", refusals[i].text, strlen(refusals[i].text), &error);

		assert_null(places);
		if (g_str_equal(error->message, refusals[i].want))
			continue;
		wrong++;
		print_error(
		    "got  %s\nwant %s\n", error->message, refusals[i].want);
	}
	assert_int_equal(wrong, 0);
}

static void
long_keys_are_refused(void **state)
{
	g_autofree char *key = g_strnfill(PLACE_MAX_NAME + 1, 'k');
	g_autofree char *text = g_strdup_printf("%s: 1\n", key);
	g_autoptr(GError) error = NULL;
	g_autoptr(Places) places = places_read("f", text, strlen(text), &error);

	(void)state;
	assert_null(places);
	assert_string_equal(
	    error->message, "f:1:1: this key is too long to be one");
}

static void
every_value_has_its_place(void **state)
{
	static const char text[] = "a: 1\nb:\n  - c: x\n    d:\n  - [y, ~]\n";
	g_autoptr(Places) places = places_read("f", text, strlen(text), NULL);
	const Place *place;

	(void)state;
	assert_int_equal(places->all->len, 9);
	place = places_find(places, "b[0].d");
	assert_true(place->empty);
	assert_int_equal(place->key_line, 4);
	assert_int_equal(place->key_column, 5);
	place = places_find(places, "b[1][0]");
	assert_false(place->empty);
	assert_int_equal(place->line, 5);
	assert_int_equal(place->column, 6);
	assert_true(places_find(places, "b[1][1]")->empty);
	assert_int_equal(places_find(places, "b")->kind, PLACE_LIST);
	assert_int_equal(places_find(places, "b[0]")->kind, PLACE_SECTION);
	assert_int_equal(places_find(places, "")->kind, PLACE_SECTION);
	assert_null(places_find(places, "b[2]"));
}

static void
nothing_has_no_places(void **state)
{
	static const char *const texts[] = { "", "\n\n", "# only words\n" };

	(void)state;
	for (size_t i = 0; i < G_N_ELEMENTS(texts); i++) {
		g_autoptr(Places) places =
		    places_read("f", texts[i], strlen(texts[i]), NULL);

		assert_int_equal(places->all->len, 0);
	}
}

static void
values_and_their_number_are_kept(void **state)
{
	static const char text[] = "a: ' b '\nc: [1, two]\nd:\ne: {f: g}\n";
	g_autoptr(Places) places = places_read("f", text, strlen(text), NULL);

	(void)state;
	assert_string_equal(places_find(places, "a")->text, " b ");
	assert_string_equal(places_find(places, "c[1]")->text, "two");
	assert_null(places_find(places, "c")->text);
	assert_int_equal(places_find(places, "c")->items, 2);
	assert_true(places_find(places, "d")->empty);
	assert_int_equal(places_find(places, "e")->items, 1);
	assert_int_equal(places_find(places, "")->items, 4);
}

int
main(void)
{
	const struct CMUnitTest tests[] = {
		cmocka_unit_test(what_nobody_needs_is_refused),
		cmocka_unit_test(long_keys_are_refused),
		cmocka_unit_test(every_value_has_its_place),
		cmocka_unit_test(nothing_has_no_places),
		cmocka_unit_test(values_and_their_number_are_kept),
	};

	return cmocka_run_group_tests_name("places", tests, NULL, NULL);
}
