#include "pipeline/ingest/schema_keys.h"

#include <math.h>
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

static bool
has_constraint(const TablePart *part, const char *name)
{
	for (unsigned i = 0; i < part->constraints->len; i++)
		if (strcmp(constraint_at(part, i)->name, name) == 0)
			return true;
	return false;
}

/* Where key columns tell their targets, they tell of what kind a key is. */
static void
add_told_constraints(TablePart *part)
{
	for (unsigned i = 0; i < part->key_columns->len; i++) {
		const KeyColumnPart *column = key_column(part, i);
		ConstraintPart constraint = {
			.schema = part->schema,
			.name = column->constraint,
			.type = "unique",
		};

		if (has_constraint(part, column->constraint))
			continue;
		if (column->ref_table)
			constraint.type = "foreign";
		else if (part_is(column->constraint, "PRIMARY"))
			constraint.type = "primary";
		g_array_append_val(part->constraints, constraint);
	}
}

/* Two files of one folder may tell the same thing. */
static void
sort_and_fold(TablePart *part, bool targets_told)
{
	GArray *keys = part->key_columns, *constraints = part->constraints;

	if (targets_told)
		add_told_constraints(part);

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

		sort_and_fold(part, database->targets_told);
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

/* What a foreign key points at, by whichever file tells it. */
typedef struct Aim {
	const char *schema, *table; /* TABLE NULL: nobody tells */
	const Target *target; /* the key there, if that is told */
	const char *only_column; /* or else the column, of a single one */
} Aim;

/* SQL Server lists the columns that a foreign key is made of, where the
 * others list those that it points at. */
static bool
is_own(
    const TablePart *part, const Referenced *used, unsigned first, unsigned end)
{
	if (g_strcmp0(used->schema, part->schema) != 0 ||
	    strcmp(used->table, part->name) != 0 || used->column == NULL)
		return false;
	for (unsigned i = first; i < end; i++)
		if (strcmp(key_column(part, i)->column, used->column) == 0)
			return true;
	return false;
}

static Aim
find_aim(SchemaKeys *keys, const TablePart *part, const ConstraintPart *from,
    const GArray *references)
{
	unsigned first, end = key_columns_of(part, from->name, &first);
	const Target *target = find_target(keys, references);
	const Referenced *used;

	if (first < end && key_column(part, first)->ref_table)
		return (Aim){ key_column(part, first)->ref_schema,
			key_column(part, first)->ref_table, NULL, NULL };
	if (target)
		return (Aim){ target->table->schema, target->table->name,
			target, NULL };
	if (references && references->len == 1) {
		const Reference *only =
		    &g_array_index(references, Reference, 0);

		if (only->table)
			return (Aim){ only->schema, only->table, NULL, NULL };
	}
	used = find_referenced(database_part_peek(
	    keys->database->referenced, from->schema, from->name));
	if (used == NULL || is_own(part, used, first, end))
		return (Aim){ 0 };
	return (Aim){ used->schema, used->table, NULL,
		end - first == 1 ? used->column : NULL };
}

/* SQL Server does not tell positions: columns stand in the key's order. */
static const char *
aimed_column(const Aim *aim, const KeyColumnPart *column)
{
	double position = column->ref_position;

	if (column->ref_column)
		return column->ref_column;
	if (aim->target)
		return target_column(
		    aim->target, isnan(position) ? column->ordinal : position);
	return aim->only_column;
}

static void
add_foreign_key(SchemaKeys *keys, Table *table, const TablePart *part,
    const ConstraintPart *from)
{
	const GArray *references =
	    database_part_references(keys->database, part, from);
	unsigned first, end = key_columns_of(part, from->name, &first);
	Aim aim = find_aim(keys, part, from, references);
	ForeignKey *key;

	if (first == end || aim.table == NULL) {
		keys->unresolved++;
		keys->unresolved_example = from->name;
		return;
	}
	key = table_add_foreign_key(table, from->name, aim.schema, aim.table);
	key->on_delete_cascade = cascades(references);
	key->line = table->line;
	for (unsigned i = first; i < end; i++)
		foreign_key_add_column(key, key_column(part, i)->column,
		    aimed_column(&aim, key_column(part, i)));
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
