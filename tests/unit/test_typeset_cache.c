#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>
#include <cmocka.h>

#include "renderers/canvas/typeset_cache.h"

static const TextFace plain = { .size = 12 };
static const TextFit whole = { 0, 0 };

static Paragraph *
set(const Typeset *typeset, const char *text)
{
	return typeset_paragraph(typeset, text, plain, whole);
}

static void
equal_texts_are_set_once(void **state)
{
	g_autoptr(Typeset) typeset = typeset_new(NULL);
	g_autoptr(Paragraph) one = set(typeset, "orders.id");
	g_autoptr(Paragraph) two = set(typeset, "orders.id");

	(void)state;
	assert_ptr_equal(one, two);
}

typedef struct OtherCase {
	const char *text;
	TextFace face;
	TextFit fit;
} OtherCase;

static const OtherCase others[] = {
	{ "orders.ID", { 12, false }, { 0, 0 } },
	{ "orders.id", { 12.5, false }, { 0, 0 } },
	{ "orders.id", { 12, true }, { 0, 0 } },
	{ "orders.id", { 12, false }, { 40, 0 } },
	{ "orders.id", { 12, false }, { 40, 1 } },
	{ "orders.id", { 12, false }, { 40.5, 1 } },
};

static void
what_differs_in_anything_is_set_anew(void **state)
{
	g_autoptr(Typeset) typeset = typeset_new(NULL);
	g_autoptr(Paragraph) p = set(typeset, "orders.id");
	g_autoptr(TypesetCache) cache = typeset_cache_new();

	(void)state;
	typeset_cache_add(cache, "orders.id", plain, whole, p);
	for (size_t i = 0; i < G_N_ELEMENTS(others); i++) {
		const OtherCase *c = &others[i];

		assert_null(
		    typeset_cache_find(cache, c->text, c->face, c->fit));
		typeset_cache_add(cache, c->text, c->face, c->fit, p);
	}
}

/* What a caller holds outlives both the cache's own and a fresh start. */
static void
references_outlive_the_cache(void **state)
{
	g_autoptr(Typeset) typeset = typeset_new(NULL);
	TypesetCache *cache = typeset_cache_new();
	g_autoptr(Paragraph) p = set(typeset, "first");
	g_autoptr(Paragraph) found = NULL;

	(void)state;
	typeset_cache_add(cache, "first", plain, whole, p);
	found = typeset_cache_find(cache, "first", plain, whole);
	for (int i = 0; i < TYPESET_CACHE_MOST; i++) {
		g_autofree char *text = g_strdup_printf("text %d", i);

		typeset_cache_add(cache, text, plain, whole, p);
	}
	assert_null(typeset_cache_find(cache, "first", plain, whole));
	typeset_cache_free(cache);
	assert_string_equal(found->lines[0].string, "first");
}

int
main(void)
{
	const struct CMUnitTest tests[] = {
		cmocka_unit_test(equal_texts_are_set_once),
		cmocka_unit_test(what_differs_in_anything_is_set_anew),
		cmocka_unit_test(references_outlive_the_cache),
	};

	return cmocka_run_group_tests_name("typeset_cache", tests, NULL, NULL);
}
