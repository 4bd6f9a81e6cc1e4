#include "pipeline/facts/key_inference.h"

#include <string.h>

#include "pipeline/facts/key_names.h"
#include "pipeline/facts/name_words.h"

/* More words than that are no name of a table. */
enum { WORDS_LIMIT = 8, SHORTEST_GLUED = 3 };

/* The column whose meaning is sought. */
typedef struct Search {
	Names *names;
	const Entity *own;
	const Column *column;
	char **words; /* that may name a table */
	unsigned count;
	bool settled; /* nothing that comes later can be better */
} Search;

/* One value could be of either column. */
static bool
types_agree(const Column *a, const Column *b)
{
	bool a_int = a->type >= COLUMN_INT2 && a->type <= COLUMN_INT8;
	bool b_int = b->type >= COLUMN_INT2 && b->type <= COLUMN_INT8;

	if (a_int || b_int)
		return a_int && b_int;
	if (a->type != b->type)
		return false;
	return (a->type != COLUMN_CHAR && a->type != COLUMN_OTHER) ||
	       g_ascii_strcasecmp(a->type_text, b->type_text) == 0;
}

static bool
can_mean(const Search *search, const Entity *entity)
{
	return entity->key && entity->key != search->column &&
	       types_agree(entity->key, search->column);
}

/* The one of LIST that can be meant; of several, the one whose key has the
 * column's name.  Two that are equally good settle that there is none. */
static const Entity *
choose(Search *search, const GPtrArray *list, bool others)
{
	const Entity *chosen = NULL, *named = NULL;
	unsigned count = 0, named_count = 0;

	for (unsigned i = 0; list && i < list->len; i++) {
		const Entity *entity = g_ptr_array_index(list, i);

		if ((others && entity == search->own) ||
		    !can_mean(search, entity))
			continue;
		chosen = entity;
		count++;
		if (g_ascii_strcasecmp(
			entity->key->name, search->column->name) != 0)
			continue;
		named = entity;
		named_count++;
	}
	search->settled |= count > 1;
	if (count == 1)
		return chosen;
	return named_count == 1 ? named : NULL;
}

/* Of the own table the column is the key.  The "actor_id" of film_actor is
 * not, although film's module could call it so. */
static bool
names_own(const Search *search, const GPtrArray *list, unsigned prefix)
{
	if (prefix > 0 && search->own->key != search->column)
		return false;
	return list && g_ptr_array_find((GPtrArray *)list, search->own, NULL);
}

/* What the words of the column from FROM on name, PREFIX words of a table's
 * name ahead of them. */
static const Entity *
find_prefixed(Search *search, const char *schema, char **words, unsigned prefix,
    unsigned from)
{
	const GPtrArray *list = names_called(search->names, schema, words,
	    prefix, search->words + from, search->count - from);

	if (from == 0 && names_own(search, list, prefix)) {
		search->settled = true;
		return NULL;
	}
	return choose(search, list, from == 0);
}

/* What is called so, or else what the own module calls so, the longest of its
 * prefixes first, or else what the whole database does. */
static const Entity *
find_called(Search *search, const char *schema, unsigned from)
{
	char **words = (char **)search->own->words->pdata;
	char **common = &search->names->common;
	const Entity *found = find_prefixed(search, schema, NULL, 0, from);

	for (unsigned prefix = search->own->words->len;
	     prefix-- > 1 && found == NULL && !search->settled;)
		found = find_prefixed(search, schema, words, prefix, from);
	if (*common && found == NULL && !search->settled)
		found = find_prefixed(search, schema, common, 1, from);
	return found;
}

static const Entity *
find_by_name(Search *search, const char *schema)
{
	return find_called(search, schema, 0);
}

/* TABLE's name begins as the own one does: it is the main table of the
 * module. */
static bool
begins_own(const Search *search, const Entity *entity)
{
	const GPtrArray *own = search->own->words, *words = entity->words;

	if (words->len >= own->len)
		return false;
	for (unsigned i = 0; i < words->len; i++)
		if (strcmp(g_ptr_array_index(words, i),
			g_ptr_array_index(own, i)) != 0)
			return false;
	return true;
}

/* ENTITY's name ends in what the column names. */
static bool
is_called_so(const Search *search, const Entity *entity)
{
	const GPtrArray *words = entity->words;
	g_autoptr(GString) a = g_string_new(NULL), b = g_string_new(NULL);

	if (words->len < search->count)
		return false;
	for (unsigned i = 0; i < search->count; i++) {
		name_append_stem(a, search->words[i]);
		name_append_stem(b,
		    g_ptr_array_index(words, words->len - search->count + i));
	}
	return g_string_equal(a, b);
}

/* Those that number what they share a key's name with; the others refer to
 * one of them with their own key.  MAIN: whose module the own table is of. */
static unsigned
count_owners(Search *search, const char *schema, const Entity **owner,
    const Entity **main)
{
	const GPtrArray *list =
	    names_with_key(search->names, schema, search->column->name);
	unsigned owners = 0;

	for (unsigned i = 0; list && i < list->len; i++) {
		const Entity *entity = g_ptr_array_index(list, i);

		if (!entity->key->auto_increment || !can_mean(search, entity))
			continue;
		*owner = entity;
		owners++;
		if (begins_own(search, entity))
			*main = entity;
	}
	return owners;
}

static const Entity *
find_namesake(Search *search, const char *schema)
{
	const Entity *owner = NULL, *main = NULL;

	if (count_owners(search, schema, &owner, &main) != 1)
		return NULL;
	return is_called_so(search, owner) ? owner : NULL;
}

/* Nobody numbers it: natural keys, and those that programs make up. */
static const Entity *
find_only_key(Search *search, const char *schema)
{
	const GPtrArray *list =
	    names_with_key(search->names, schema, search->column->name);
	const Entity *only = choose(search, list, true);

	return only && is_called_so(search, only) ? only : NULL;
}

static const Entity *
find_by_key(Search *search, const char *schema)
{
	const Entity *owner = NULL, *main = NULL;
	unsigned owners = count_owners(search, schema, &owner, &main);

	search->settled |= owners > 1;
	if (owners > 0)
		return owners == 1 ? owner : main;
	return find_only_key(search, schema);
}

/* Such keys are other systems' own. */
static bool
is_foreign_role(const char *word)
{
	static const char *const words[] = { "external", "ext", "remote",
		"foreign", "upstream", "provider", "legacy" };

	for (size_t i = 0; i < G_N_ELEMENTS(words); i++)
		if (strcmp(word, words[i]) == 0)
			return true;
	return false;
}

static const Entity *
find_in_role(Search *search, const char *schema)
{
	for (unsigned from = 1; from < search->count && !search->settled;
	     from++) {
		const Entity *found;

		if (is_foreign_role(search->words[from - 1]))
			return NULL;
		found = find_called(search, schema, from);
		if (found)
			return found;
	}
	return NULL;
}

/* Some other table's name is how that of the own begins. */
static bool
extends_another(Search *search, const char *schema)
{
	const GPtrArray *words = search->own->words;

	for (unsigned i = 1; i < words->len; i++)
		if (names_called(search->names, schema, (char **)words->pdata,
			i, NULL, 0))
			return true;
	return false;
}

/* The first of a tree has no parent: NULL, or 0 where some other column says
 * how deep it is. */
static bool
is_tree(const Search *search)
{
	static const char *const marks[] = { "level", "depth", "lft", "path",
		"children_count" };

	if (!search->column->not_null)
		return true;
	for (size_t i = 0; i < G_N_ELEMENTS(marks); i++)
		if (table_find_column(search->own->table, marks[i]))
			return true;
	return false;
}

static const Entity *
find_parent(Search *search, const char *schema)
{
	if (search->count != 1 || strcmp(search->words[0], "parent") != 0 ||
	    !can_mean(search, search->own) || !is_tree(search) ||
	    extends_another(search, schema))
		return NULL;
	return search->own;
}

static const Entity *(*const rules[])(Search *, const char *) = {
	find_namesake,
	find_by_name,
	find_by_key,
	find_in_role,
	find_parent,
};

static bool
is_id_word(const char *word)
{
	static const char *const words[] = { "id", "uuid", "guid", "fk" };

	for (size_t i = 0; i < G_N_ELEMENTS(words); i++)
		if (strcmp(word, words[i]) == 0)
			return true;
	return false;
}

/* Cuts WORDS down to those that may name a table; false: the column does not
 * look like a key.  "customerid" is cut within its only word. */
static bool
cut_to_name(const GPtrArray *words, char ***first, unsigned *count)
{
	char *only;
	size_t length;

	*first = (char **)words->pdata;
	*count = words->len;
	if (words->len == 0 || words->len > WORDS_LIMIT)
		return false;
	if (words->len == 1) {
		only = words->pdata[0];
		length = strlen(only);
		if (length < SHORTEST_GLUED + 2 ||
		    strcmp(only + length - 2, "id") != 0)
			return false;
		only[length - 2] = '\0';
		return true;
	}
	while (*count > 0 && is_id_word((*first)[*count - 1]))
		--*count;
	if (*count == words->len)
		while (*count > 0 && is_id_word((*first)[0])) {
			++*first;
			--*count;
		}
	return *count > 0 && *count < words->len;
}

/* Another column says which table is meant: owner_type beside owner_id. */
static bool
is_polymorphic(const Table *table, const Column *column)
{
	static const char *const kinds[] = { "type", "class", "table",
		"model" };
	const char *name = column->name;
	size_t length = strlen(name);

	if (length < 3 || g_ascii_strcasecmp(name + length - 2, "id") != 0)
		return false;
	for (size_t i = 0; i < G_N_ELEMENTS(kinds); i++) {
		g_autofree char *beside = g_strdup_printf(
		    "%.*s%s", (int)(length - 2), name, kinds[i]);

		if (table_find_column(table, beside))
			return true;
	}
	return false;
}

static const Entity *
apply_rules(Search *search, bool by_name_alone)
{
	const char *const schemas[] = { search->own->table->schema,
		names_any_schema };
	size_t count = by_name_alone ? 2 : G_N_ELEMENTS(rules);

	for (size_t s = 0; s < G_N_ELEMENTS(schemas); s++)
		for (size_t i = 0; i < count && !search->settled; i++) {
			const Entity *found = rules[i](search, schemas[s]);

			if (found)
				return found;
		}
	return NULL;
}

/* A key of its own that the table does not number itself may be another
 * table's: of a customer, the details. */
static const Entity *
find_meaning(Names *names, const Entity *own, const Column *column)
{
	g_autoptr(GPtrArray) words = name_words(column->name);
	Search search = { .names = names, .own = own, .column = column };
	bool glued = words->len == 1;

	if (column->auto_increment ||
	    !cut_to_name(words, &search.words, &search.count) ||
	    is_polymorphic(own->table, column))
		return NULL;
	return apply_rules(
	    &search, glued || table_single_key(own->table) == column);
}

static void
add_key(Table *table, const Column *column, const Entity *target)
{
	ForeignKey *key = table_add_foreign_key(
	    table, NULL, target->table->schema, target->table->name);

	key->inferred = true;
	key->line = column->line;
	foreign_key_add_column(key, column->name, target->key->name);
}

static long
infer_of(Names *names, const Entity *own)
{
	const GPtrArray *columns = own->table->columns;
	long inferred = 0;

	for (unsigned i = 0; i < columns->len; i++) {
		const Column *column = g_ptr_array_index(columns, i);
		const Entity *target = find_meaning(names, own, column);

		if (target == NULL)
			continue;
		add_key(own->table, column, target);
		inferred++;
	}
	return inferred;
}

long
keys_infer(const GPtrArray *tables)
{
	Names *names = names_new(tables);
	long inferred = 0;

	for (unsigned i = 0; i < names->entities->len; i++) {
		const Entity *own = g_ptr_array_index(names->entities, i);

		inferred += infer_of(names, own);
	}
	names_free(names);
	return inferred;
}
