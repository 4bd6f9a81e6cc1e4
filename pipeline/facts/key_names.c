#include "pipeline/facts/key_names.h"

#include "pipeline/facts/name_words.h"

const char names_any_schema[] = "\x01";

static void
free_entity(void *data)
{
	Entity *entity = data;

	g_ptr_array_unref(entity->words);
	g_free(entity);
}

static const Column *
find_unique_column(const Table *table)
{
	const char *name = NULL;

	for (unsigned i = 0; i < table->indexes->len; i++) {
		const Index *index = g_ptr_array_index(table->indexes, i);

		if (!index->unique || index->partial ||
		    index->columns->len != 1 ||
		    g_ptr_array_index(index->columns, 0) == NULL)
			continue;
		if (name)
			return NULL;
		name = g_ptr_array_index(index->columns, 0);
	}
	return name ? table_find_column(table, name) : NULL;
}

/* Where no file tells keys, "id" is one. */
static const Column *
find_key(const Table *table)
{
	const Column *key = table_single_key(table);

	if (key == NULL && table_primary_key(table) == NULL)
		key = find_unique_column(table);
	if (key == NULL && table->keys_unknown && table->indexes->len == 0)
		key = table_find_column(table, "id");
	return key;
}

static void
set_text(Names *names, const char *schema)
{
	g_string_assign(names->text, schema ? schema : "");
	g_string_append_c(names->text, '\n');
}

static void
append_stems(Names *names, char **words, unsigned count)
{
	for (unsigned i = 0; i < count; i++)
		name_append_stem(names->text, words[i]);
}

static void
append_key(Names *names, const char *name)
{
	g_string_append(names->text, name);
	g_string_ascii_down(names->text);
}

static void
add_under_text(GHashTable *map, const Names *names, Entity *entity)
{
	GPtrArray *list = g_hash_table_lookup(map, names->text->str);

	if (list == NULL) {
		list = g_ptr_array_new();
		g_hash_table_insert(map, g_strdup(names->text->str), list);
	}
	g_ptr_array_add(list, entity);
}

static void
add_names(Names *names, const char *schema, Entity *entity)
{
	set_text(names, schema);
	append_stems(names, (char **)entity->words->pdata, entity->words->len);
	add_under_text(names->whole, names, entity);
	if (table_single_key(entity->table) == NULL)
		return;
	set_text(names, schema);
	append_key(names, entity->key->name);
	add_under_text(names->keys, names, entity);
}

static GHashTable *
new_map(void)
{
	return g_hash_table_new_full(
	    g_str_hash, g_str_equal, g_free, (GDestroyNotify)g_ptr_array_unref);
}

/* Of tables that are called by more than one word, and of three at least. */
static char *
find_common(const GPtrArray *entities)
{
	g_autoptr(GHashTable) counts =
	    g_hash_table_new(g_str_hash, g_str_equal);

	for (unsigned i = 0; i < entities->len; i++) {
		const Entity *entity = g_ptr_array_index(entities, i);
		const char *word;
		unsigned count;

		if (entity->words->len < 2)
			continue;
		word = g_ptr_array_index(entity->words, 0);
		count = 1 + GPOINTER_TO_UINT(g_hash_table_lookup(counts, word));
		if (count >= 3 && 2 * count >= entities->len)
			return g_strdup(word);
		g_hash_table_insert(
		    counts, (char *)word, GUINT_TO_POINTER(count));
	}
	return NULL;
}

Names *
names_new(const GPtrArray *tables)
{
	Names *names = g_new0(Names, 1);

	names->entities = g_ptr_array_new_with_free_func(free_entity);
	names->whole = new_map();
	names->keys = new_map();
	names->text = g_string_new(NULL);
	for (unsigned i = 0; i < tables->len; i++) {
		Entity *entity = g_new0(Entity, 1);

		entity->table = g_ptr_array_index(tables, i);
		entity->words = name_words(entity->table->name);
		entity->key = find_key(entity->table);
		g_ptr_array_add(names->entities, entity);
		add_names(names, entity->table->schema, entity);
		add_names(names, names_any_schema, entity);
	}
	names->common = find_common(names->entities);
	return names;
}

void
names_free(Names *names)
{
	g_hash_table_unref(names->whole);
	g_hash_table_unref(names->keys);
	g_free(names->common);
	g_string_free(names->text, true);
	g_ptr_array_unref(names->entities);
	g_free(names);
}

const GPtrArray *
names_called(Names *names, const char *schema, char **head, unsigned head_count,
    char **tail, unsigned tail_count)
{
	set_text(names, schema);
	append_stems(names, head, head_count);
	append_stems(names, tail, tail_count);
	return g_hash_table_lookup(names->whole, names->text->str);
}

const GPtrArray *
names_with_key(Names *names, const char *schema, const char *name)
{
	set_text(names, schema);
	append_key(names, name);
	return g_hash_table_lookup(names->keys, names->text->str);
}
