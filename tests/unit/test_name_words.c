#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>
#include <cmocka.h>

#include <glib.h>

#include "pipeline/facts/name_words.h"

typedef struct WordsCase {
	const char *name, *words;
} WordsCase;

static const WordsCase cases[] = {
	{ "order_items", "order items" },
	{ "OrderItems", "order items" },
	{ "orderItems", "order items" },
	{ "ORDER_ITEMS", "order items" },
	{ "XMLFile", "xml file" },
	{ "customerID", "customer id" },
	{ "customer2_id", "customer2 id" },
	{ "__a--b c", "a b c" },
	{ "größe_id", "größe id" },
	{ "", "" },
	{ "_", "" },
};

static char *
join(GPtrArray *words)
{
	g_ptr_array_add(words, NULL);
	return g_strjoinv(" ", (char **)words->pdata);
}

static void
names_part_into_words(void **state)
{
	(void)state;
	for (size_t i = 0; i < G_N_ELEMENTS(cases); i++) {
		g_autoptr(GPtrArray) words = name_words(cases[i].name);
		g_autofree char *joined = join(words);

		assert_string_equal(joined, cases[i].words);
	}
}

/* Singular, plural. */
static const char *const same[][2] = {
	{ "order", "orders" },
	{ "category", "categories" },
	{ "movie", "movies" },
	{ "day", "days" },
	{ "box", "boxes" },
	{ "cache", "caches" },
	{ "house", "houses" },
	{ "address", "addresses" },
	{ "status", "statuses" },
	{ "analysis", "analyses" },
	{ "hero", "heroes" },
	{ "person", "people" },
	{ "child", "children" },
	{ "index", "indices" },
	{ "alias", "aliases" },
	{ "series", "series" },
	{ "tax", "taxes" },
	{ "id", "id" },
};

/* Two things. */
static const char *const different[][2] = {
	{ "address", "addres" },
	{ "bus", "bu" },
	{ "order", "border" },
	{ "as", "a" },
	{ "os", "o" },
};

static char *
stem_of(const char *word)
{
	GString *text = g_string_new("x");

	name_append_stem(text, word);
	return g_string_free(text, FALSE);
}

static void
plurals_have_the_stem_of_their_singular(void **state)
{
	(void)state;
	for (size_t i = 0; i < G_N_ELEMENTS(same); i++) {
		g_autofree char *one = stem_of(same[i][0]);
		g_autofree char *many = stem_of(same[i][1]);

		assert_string_equal(one, many);
	}
	for (size_t i = 0; i < G_N_ELEMENTS(different); i++) {
		g_autofree char *a = stem_of(different[i][0]);
		g_autofree char *b = stem_of(different[i][1]);

		assert_string_not_equal(a, b);
	}
}

int
main(void)
{
	const struct CMUnitTest tests[] = {
		cmocka_unit_test(names_part_into_words),
		cmocka_unit_test(plurals_have_the_stem_of_their_singular),
	};

	return cmocka_run_group_tests_name("name_words", tests, NULL, NULL);
}
