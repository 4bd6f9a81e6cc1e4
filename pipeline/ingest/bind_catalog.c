/*
 * One file that tells a whole database: rows of relations, of columns and of
 * the columns of keys, each with its position, in any order.  Tables are
 * made when the file has ended; a row whose table no row describes is
 * skipped then.
 */
#include "pipeline/ingest/bind_kinds.h"

#include <math.h>
#include <string.h>

typedef struct ColumnRow {
	double position;
	const char *name, *type;
	bool not_null, auto_increment;
	long line;
} ColumnRow;

/* One column of one key. */
typedef struct KeyRow {
	const char *name, *kind; /* "primary", "unique", "index", "foreign" */
	double position;
	const char *column; /* NULL: an expression */
	const char *target_schema, *target, *target_column, *delete_rule;
	bool partial;
	long line;
} KeyRow;

/* What has been told of a relation so far. */
typedef struct Relation {
	Table *table;
	GArray *columns; /* of ColumnRow */
	GArray *keys; /* of KeyRow */
	bool described, view;
	long repeated; /* descriptions after the first */
} Relation;

typedef struct CatalogBinder {
	const Binding *binding;
	GPtrArray *relations; /* of Relation *, owned, as they came */
	GHashTable *by_name; /* "schema\nname" to Relation * */
} CatalogBinder;

static void
free_relation(void *data)
{
	Relation *relation = data;

	table_free(relation->table);
	g_array_unref(relation->columns);
	g_array_unref(relation->keys);
	g_free(relation);
}

static void *
open_binder(const Binding *binding)
{
	CatalogBinder *self = g_new0(CatalogBinder, 1);

	self->binding = binding;
	self->relations = g_ptr_array_new_with_free_func(free_relation);
	self->by_name =
	    g_hash_table_new_full(g_str_hash, g_str_equal, g_free, NULL);
	return self;
}

static void
free_binder(void *data)
{
	CatalogBinder *self = data;

	g_hash_table_unref(self->by_name);
	g_ptr_array_unref(self->relations);
	g_free(self);
}

static const char *
intern(const CatalogBinder *self, const Record *record, Field field)
{
	return facts_intern(self->binding->facts, record_text(record, field));
}

static bool
says(const Record *record, Field field, const char *word)
{
	const char *text = record_text(record, field);

	return text && g_ascii_strcasecmp(text, word) == 0;
}

/* A count or a position; NAN where there is none. */
static double
number(const Record *record, Field field)
{
	double value;

	return record_number(record, field, &value) && value >= 0 ? value : NAN;
}

static Relation *
find_relation(CatalogBinder *self, const Record *record)
{
	const char *schema = record_text(record, FIELD_SCHEMA);
	const char *name = record_text(record, FIELD_TABLE);
	g_autofree char *key =
	    g_strdup_printf("%s\n%s", schema ? schema : "", name);
	Relation *relation = g_hash_table_lookup(self->by_name, key);

	if (relation)
		return relation;
	relation = g_new0(Relation, 1);
	relation->table = table_new(schema, name);
	relation->table->input = self->binding->index;
	relation->table->line = record->line;
	relation->columns = g_array_new(false, false, sizeof(ColumnRow));
	relation->keys = g_array_new(false, false, sizeof(KeyRow));
	g_ptr_array_add(self->relations, relation);
	g_hash_table_insert(self->by_name, g_steal_pointer(&key), relation);
	return relation;
}

/* These take one row; NULL, or what it lacks to be used. */
static const char *
take_relation(CatalogBinder *self, const Record *record)
{
	Relation *relation = find_relation(self, record);
	Table *table = relation->table;

	if (relation->described) {
		relation->repeated++;
		return NULL;
	}
	relation->described = true;
	relation->view = says(record, FIELD_TABLE_TYPE, "view");
	table->line = record->line;
	table->rows = number(record, FIELD_ROWS);
	table->bytes = number(record, FIELD_BYTES);
	table->id_max = number(record, FIELD_NEXT_ID);
	table->partition_key =
	    g_strdup(record_text(record, FIELD_PARTITION_KEY));
	table->partitioned = table->partition_key != NULL;
	if (says(record, FIELD_TABLE_TYPE, "partition")) {
		table->kind = TABLE_PARTITION;
		table->parent_schema =
		    g_strdup(record_text(record, FIELD_PARENT_SCHEMA));
		table->parent =
		    g_strdup(record_text(record, FIELD_PARENT_TABLE));
	}
	return NULL;
}

static const char *
take_column(CatalogBinder *self, const Record *record)
{
	ColumnRow row = {
		.position = number(record, FIELD_ORDINAL),
		.name = intern(self, record, FIELD_COLUMN),
		.type = intern(self, record, FIELD_COLUMN_TYPE),
		.not_null = says(record, FIELD_NULLABLE, "NO"),
		.auto_increment = says(record, FIELD_AUTO_INCREMENT, "YES"),
		.line = record->line,
	};

	if (row.name == NULL || row.type == NULL || isnan(row.position))
		return "a column's name, type or position";
	g_array_append_val(find_relation(self, record)->columns, row);
	return NULL;
}

static bool
is_key_kind(const char *kind)
{
	static const char *const kinds[] = { "primary", "unique", "index",
		"foreign" };

	for (size_t i = 0; kind && i < G_N_ELEMENTS(kinds); i++)
		if (strcmp(kind, kinds[i]) == 0)
			return true;
	return false;
}

static const char *
take_key(CatalogBinder *self, const Record *record)
{
	KeyRow row = {
		.name = intern(self, record, FIELD_CONSTRAINT),
		.kind = intern(self, record, FIELD_CONSTRAINT_TYPE),
		.position = number(record, FIELD_ORDINAL),
		.column = intern(self, record, FIELD_COLUMN),
		.target_schema = intern(self, record, FIELD_TARGET_SCHEMA),
		.target = intern(self, record, FIELD_TARGET_TABLE),
		.target_column = intern(self, record, FIELD_TARGET_COLUMN),
		.delete_rule = intern(self, record, FIELD_DELETE_RULE),
		.partial = says(record, FIELD_PARTIAL, "YES"),
		.line = record->line,
	};

	if (row.name == NULL || !is_key_kind(row.kind) || isnan(row.position))
		return "a key's name, kind or position";
	if (strcmp(row.kind, "foreign") == 0 && !(row.column && row.target))
		return "a foreign key's column or target";
	g_array_append_val(find_relation(self, record)->keys, row);
	return NULL;
}

static const struct {
	const char *name;
	const char *(*take)(CatalogBinder *self, const Record *record);
} takers[] = {
	{ "relation", take_relation },
	{ "column", take_column },
	{ "key", take_key },
};

static const char *
take_row(CatalogBinder *self, const Record *record)
{
	if (record_text(record, FIELD_TABLE) == NULL)
		return "the name of a table";
	for (size_t i = 0; i < G_N_ELEMENTS(takers); i++)
		if (says(record, FIELD_ROW_OF, takers[i].name))
			return takers[i].take(self, record);
	return "relation, column or key as what it is";
}

static void
take(void *data, const Record *record)
{
	CatalogBinder *self = data;
	const char *lacks;

	if (schema_is_system(record_text(record, FIELD_SCHEMA))) {
		binding_skip(self->binding, "system schema");
		return;
	}
	lacks = take_row(self, record);
	if (lacks)
		binding_reject(
		    self->binding, record->line, 0, NULL, "lacks %s", lacks);
	else
		binding_use(self->binding);
}

/* Equal rows are told twice; the first of them counts. */
static int
compare_columns(const void *left, const void *right)
{
	const ColumnRow *a = left, *b = right;

	if (a->position != b->position)
		return a->position < b->position ? -1 : 1;
	return strcmp(a->name, b->name);
}

/* Sorts ROWS; of equal ones the first stays.  The number that went. */
static long
sort_and_fold(GArray *rows, GCompareFunc compare)
{
	size_t size = g_array_get_element_size(rows);
	unsigned before = rows->len;

	g_array_sort(rows, compare);
	for (unsigned i = rows->len; i-- > 1;) {
		const char *row = rows->data + i * size;

		if (compare(row - size, row) == 0)
			g_array_remove_index(rows, i);
	}
	return (long)before - rows->len;
}

static void
add_columns(Relation *relation)
{
	for (unsigned i = 0; i < relation->columns->len; i++) {
		const ColumnRow *from =
		    &g_array_index(relation->columns, ColumnRow, i);
		Column *column =
		    table_add_column(relation->table, from->name, from->type);

		column->not_null = from->not_null;
		column->auto_increment |= from->auto_increment;
		column->line = from->line;
	}
}

/* A foreign key may have the name of an index. */
static int
compare_keys(const void *left, const void *right)
{
	const KeyRow *a = left, *b = right;
	int order = strcmp(a->name, b->name);

	order = order ? order : strcmp(a->kind, b->kind);
	return order
		   ? order
		   : (a->position > b->position) - (a->position < b->position);
}

static void
add_foreign_key(Table *table, const KeyRow *rows, unsigned count)
{
	ForeignKey *key = table_add_foreign_key(
	    table, rows->name, rows->target_schema, rows->target);

	key->on_delete_cascade = g_strcmp0(rows->delete_rule, "CASCADE") == 0;
	key->line = rows->line;
	for (unsigned i = 0; i < count; i++)
		foreign_key_add_column(
		    key, rows[i].column, rows[i].target_column);
}

static void
add_index(Table *table, const KeyRow *rows, unsigned count)
{
	bool primary = strcmp(rows->kind, "primary") == 0;
	Index *index = table_add_index(
	    table, rows->name, primary || strcmp(rows->kind, "unique") == 0);

	index->primary = primary;
	index->partial = rows->partial;
	for (unsigned i = 0; i < count; i++)
		index_add_column(index, rows[i].column);
}

static void
add_keys(Relation *relation)
{
	const GArray *keys = relation->keys;

	for (unsigned i = 0, end; i < keys->len; i = end) {
		const KeyRow *first = &g_array_index(keys, KeyRow, i);

		for (end = i + 1; end < keys->len; end++) {
			const KeyRow *row = &g_array_index(keys, KeyRow, end);

			if (strcmp(row->name, first->name) != 0 ||
			    strcmp(row->kind, first->kind) != 0)
				break;
		}
		if (strcmp(first->kind, "foreign") == 0)
			add_foreign_key(relation->table, first, end - i);
		else
			add_index(relation->table, first, end - i);
	}
}

static void
count_table(InputCounts *counts, const Table *table)
{
	counts->tables++;
	counts->partitions += table->kind == TABLE_PARTITION;
	counts->columns += table->columns->len;
	counts->primary_keys += table_primary_key(table) != NULL;
	counts->foreign_keys += table->foreign_keys->len;
}

static void
finish_relation(const Binding *binding, Relation *relation)
{
	InputCounts *counts = &binding->input->counts;
	long repeated = sort_and_fold(relation->columns, compare_columns) +
			sort_and_fold(relation->keys, compare_keys) +
			relation->repeated;
	long told = (long)relation->columns->len + relation->keys->len;

	if (repeated > 0)
		input_unuse(binding->input, "told before", repeated);
	if (!relation->described) {
		input_unuse(binding->input,
		    "about a table that no row "
		    "describes",
		    told);
		return;
	}
	add_keys(relation);
	counts->indexes += relation->table->indexes->len;
	if (relation->view) {
		counts->views++;
		input_unuse(binding->input, "about a view", told + 1);
		return;
	}
	add_columns(relation);
	count_table(counts, relation->table);
	facts_add_table(binding->facts, g_steal_pointer(&relation->table));
}

static void
finish(void *data)
{
	CatalogBinder *self = data;

	for (unsigned i = 0; i < self->relations->len; i++)
		finish_relation(self->binding, self->relations->pdata[i]);
}

const BinderClass bind_catalog_class = {
	.open = open_binder,
	.take = take,
	.finish = finish,
	.free = free_binder,
};
