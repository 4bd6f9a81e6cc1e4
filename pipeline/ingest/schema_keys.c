#include "pipeline/ingest/schema_keys.h"

#include <string.h>

/* A key that foreign keys can point at. */
typedef struct Target {
	TablePart *table;
	const char *constraint;
} Target;

static int
compare_key_columns(const void *left, const void *right)
{
	const KeyColumnPart *a = left, *b = right;
	int order = strcmp(a->constraint, b->constraint);

	if (order == 0)
		order = (a->ordinal > b->ordinal) - (a->ordinal < b->ordinal);
	return order ? order : strcmp(a->column, b->column);
}

/* The key columns of CONSTRAINT in PART, which are sorted: [*FROM, end). */
static unsigned
key_columns_of(const TablePart *part, const char *constraint, unsigned *from)
{
	const GArray *all = part->key_columns;
	unsigned i = 0, end;

	while (i < all->len &&
	       strcmp(g_array_index(all, KeyColumnPart, i).constraint,
		   constraint) != 0)
		i++;
	for (end = i; end < all->len; end++)
		if (strcmp(g_array_index(all, KeyColumnPart, end).constraint,
			constraint) != 0)
			break;
	*from = i;
	return end;
}

static const KeyColumnPart *
key_column(const TablePart *part, unsigned i)
{
	return &g_array_index(part->key_columns, KeyColumnPart, i);
}

static const ConstraintPart *
constraint_at(const TablePart *part, unsigned i)
{
	return &g_array_index(part->constraints, ConstraintPart, i);
}

static int
compare_constraints(const void *left, const void *right)
{
	const ConstraintPart *a = left, *b = right;
	int order = strcmp(a->name, b->name);

	return order ? order : strcmp(a->type, b->type);
}

/* Two files of one folder may tell the same thing. */
static void
sort_and_fold(TablePart *part)
{
	GArray *keys = part->key_columns, *constraints = part->constraints;

	g_array_sort(keys, compare_key_columns);
	for (unsigned i = keys->len; i-- > 1;)
		if (compare_key_columns(
			key_column(part, i), key_column(part, i - 1)) == 0)
			g_array_remove_index(keys, i);
	g_array_sort(constraints, compare_constraints);
	for (unsigned i = constraints->len; i-- > 1;)
		if (compare_constraints(constraint_at(part, i),
			constraint_at(part, i - 1)) == 0)
			g_array_remove_index(constraints, i);
}

static char *
make_key(const char *schema, const char *name)
{
	return g_strdup_printf("%s\n%s", schema ? schema : "", name);
}

/* Keys' names are unique in a schema, unlike those of foreign keys. */
void
schema_keys_init(
    SchemaKeys *keys, const DatabasePart *database, const GPtrArray *parts)
{
	*keys = (SchemaKeys){ .database = database };
	keys->targets =
	    g_hash_table_new_full(g_str_hash, g_str_equal, g_free, g_free);
	for (unsigned i = 0; i < parts->len; i++) {
		TablePart *part = parts->pdata[i];

		sort_and_fold(part);
		for (unsigned j = 0; j < part->constraints->len; j++) {
			const ConstraintPart *c = constraint_at(part, j);
			Target target = { part, c->name };

			if (!part_is(c->type, "foreign"))
				g_hash_table_insert(keys->targets,
				    make_key(c->schema, c->name),
				    g_memdup2(&target, sizeof target));
		}
	}
}

static void
add_key(Table *table, const TablePart *part, const ConstraintPart *from)
{
	unsigned first, end = key_columns_of(part, from->name, &first);
	Index *index;

	if (first == end)
		return;
	index = table_add_index(table, from->name, true);
	index->primary = part_is(from->type, "primary");
	for (unsigned i = first; i < end; i++)
		index_add_column(index, key_column(part, i)->column);
}

/* Every row of a name that many tables use must agree on the target. */
static const Target *
find_target(SchemaKeys *keys, const GArray *references)
{
	const Target *target = NULL;

	for (unsigned i = 0; references && i < references->len; i++) {
		const Reference *reference =
		    &g_array_index(references, Reference, i);
		g_autofree char *key = NULL;
		const Target *found;

		if (reference->name == NULL)
			continue;
		key = make_key(reference->schema, reference->name);
		found = g_hash_table_lookup(keys->targets, key);
		if (found && target && found != target)
			return NULL;
		target = found ? found : target;
	}
	return target;
}

/* The table that all columns used by the constraint lie in. */
static const Referenced *
find_referenced(const GArray *referenced)
{
	const Referenced *first = NULL;

	for (unsigned i = 0; referenced && i < referenced->len; i++) {
		const Referenced *r = &g_array_index(referenced, Referenced, i);

		if (first && (g_strcmp0(first->schema, r->schema) != 0 ||
				 strcmp(first->table, r->table) != 0))
			return NULL;
		first = r;
	}
	return first;
}

static const char *
target_column(const Target *target, double position)
{
	unsigned first,
	    end = key_columns_of(target->table, target->constraint, &first);

	for (unsigned i = first; i < end; i++)
		if (key_column(target->table, i)->ordinal == position)
			return key_column(target->table, i)->column;
	return NULL;
}

static bool
cascades(const GArray *references)
{
	for (unsigned i = 0; references && i < references->len; i++)
		if (part_is(g_array_index(references, Reference, i).delete_rule,
			"CASCADE"))
			return true;
	return false;
}

static void
add_foreign_key(SchemaKeys *keys, Table *table, const TablePart *part,
    const ConstraintPart *from)
{
	const GArray *references = database_part_peek(
	    keys->database->references, from->schema, from->name);
	const Target *target = find_target(keys, references);
	const Referenced *used = find_referenced(database_part_peek(
	    keys->database->referenced, from->schema, from->name));
	unsigned first, end = key_columns_of(part, from->name, &first);
	ForeignKey *key;

	if (first == end || (target == NULL && used == NULL)) {
		keys->unresolved++;
		keys->unresolved_example = from->name;
		return;
	}
	key = table_add_foreign_key(table, from->name,
	    target ? target->table->schema : used->schema,
	    target ? target->table->name : used->table);
	key->on_delete_cascade = cascades(references);
	key->line = table->line;
	for (unsigned i = first; i < end; i++) {
		const KeyColumnPart *column = key_column(part, i);
		const char *to = NULL;

		if (target)
			to = target_column(target, column->ref_position);
		else if (end - first == 1)
			to = used->column;
		foreign_key_add_column(key, column->column, to);
	}
}

void
schema_keys_add(SchemaKeys *keys, Table *table, const TablePart *part)
{
	for (unsigned i = 0; i < part->constraints->len; i++) {
		const ConstraintPart *constraint = constraint_at(part, i);

		if (part_is(constraint->type, "foreign"))
			add_foreign_key(keys, table, part, constraint);
		else
			add_key(table, part, constraint);
	}
}

void
schema_keys_clear(SchemaKeys *keys)
{
	g_hash_table_unref(keys->targets);
}
