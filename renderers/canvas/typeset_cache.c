#include "renderers/canvas/typeset_cache.h"

struct TypesetCache {
	GHashTable *paragraphs; /* Key * → Paragraph * */
};

typedef struct Key {
	char *text;
	TextFace face;
	TextFit fit;
} Key;

/* One text is seldom set in many ways. */
static guint
hash_key(const void *data)
{
	const Key *key = data;

	return g_str_hash(key->text);
}

static bool
same(double a, double b)
{
	return !(a < b || a > b);
}

static gboolean
equal_keys(const void *one, const void *other)
{
	const Key *a = one, *b = other;

	return same(a->face.size, b->face.size) &&
	       a->face.bold == b->face.bold &&
	       same(a->fit.max_width, b->fit.max_width) &&
	       a->fit.max_lines == b->fit.max_lines &&
	       g_str_equal(a->text, b->text);
}

static void
free_key(void *data)
{
	Key *key = data;

	g_free(key->text);
	g_free(key);
}

static void
drop_paragraph(void *data)
{
	paragraph_free(data);
}

TypesetCache *
typeset_cache_new(void)
{
	TypesetCache *cache = g_new0(TypesetCache, 1);

	cache->paragraphs = g_hash_table_new_full(
	    hash_key, equal_keys, free_key, drop_paragraph);
	return cache;
}

void
typeset_cache_free(TypesetCache *cache)
{
	if (cache == NULL)
		return;
	g_hash_table_unref(cache->paragraphs);
	g_free(cache);
}

Paragraph *
typeset_cache_find(
    const TypesetCache *cache, const char *text, TextFace face, TextFit fit)
{
	const Key key = { (char *)text, face, fit };
	Paragraph *found = g_hash_table_lookup(cache->paragraphs, &key);

	return found != NULL ? paragraph_ref(found) : NULL;
}

void
typeset_cache_add(TypesetCache *cache, const char *text, TextFace face,
    TextFit fit, Paragraph *paragraph)
{
	Key *key = g_new(Key, 1);

	if (g_hash_table_size(cache->paragraphs) >= TYPESET_CACHE_MOST)
		g_hash_table_remove_all(cache->paragraphs);
	*key = (Key){ g_strdup(text), face, fit };
	g_hash_table_insert(cache->paragraphs, key, paragraph_ref(paragraph));
}
