#include "pipeline/ingest/whole_table.h"

#include <math.h>
#include <string.h>

#include "pipeline/base/number.h"
#include "pipeline/ingest/constraint_sql.h"
#include "pipeline/ingest/pending_key.h"
#include "pipeline/ingest/type_text.h"

/* A column's name may come before or after its type, so that it waits. */
typedef struct PendingColumn {
	bool open;
	const char *name, *type, *length, *scale, *default_text;
	bool not_null, auto_increment, is_unsigned;
} PendingColumn;

typedef struct PrimaryColumn {
	const char *name;
	double ordinal;
} PrimaryColumn;

/* A table under construction. */
typedef struct Whole {
	Table *table;
	WholeLosses *losses;
	PendingColumn column;
	PendingKey key;
	GArray *primary; /* of PrimaryColumn */
	bool primary_listed; /* by name, so that an index may be it */
	Index *index;
	const char *index_name;
	bool index_column_given;
	bool view;
} Whole;

static void
lose(Whole *whole, long *counter)
{
	if (whole->losses->line == 0)
		whole->losses->line = whole->table->line;
	++*counter;
}

/* PARTS have no room for one more, which is lost. */
static bool
is_full(Whole *whole, const GPtrArray *parts)
{
	if (parts->len < TABLE_PARTS_MAX)
		return false;
	lose(whole, &whole->losses->beyond);
	return true;
}

static bool
is_yes(const char *text)
{
	return g_ascii_strcasecmp(text, "YES") == 0;
}

static void
end_column(Whole *whole)
{
	PendingColumn pending = whole->column;
	g_autofree char *type = NULL;
	Column *column;

	memset(&whole->column, 0, sizeof whole->column);
	if (!pending.open || is_full(whole, whole->table->columns))
		return;
	if (pending.name == NULL ||
	    table_find_column(whole->table, pending.name)) {
		lose(whole, &whole->losses->columns);
		return;
	}
	type = type_text_make(pending.type ? pending.type : "", pending.length,
	    pending.scale, pending.is_unsigned);
	column = table_add_column(whole->table, pending.name, type);
	column->not_null = pending.not_null;
	column->auto_increment |= pending.auto_increment;
	column->default_text = g_strdup(pending.default_text);
	column->line = whole->table->line;
}

static void
begin_column(Whole *whole)
{
	end_column(whole);
	whole->column.open = true;
}

/* An element of an index without a column indexes an expression. */
static void
end_index_column(Whole *whole)
{
	if (whole->index && !whole->index_column_given)
		index_add_column(whole->index, NULL);
	whole->index_column_given = true;
}

static void
begin_index(Whole *whole)
{
	end_index_column(whole);
	whole->index = NULL;
	if (is_full(whole, whole->table->indexes))
		return;
	whole->index = table_add_index(whole->table, NULL, false);
	whole->index_name = NULL;
	whole->index_column_given = false;
}

static void
begin_unique(Whole *whole)
{
	begin_index(whole);
	if (whole->index)
		whole->index->unique = true;
}

static void
end_key(Whole *whole)
{
	if (whole->key.open && is_full(whole, whole->table->foreign_keys))
		whole->key.open = false;
	else if (!pending_key_end(&whole->key, whole->table))
		lose(whole, &whole->losses->keys);
}

static void
begin_key(Whole *whole)
{
	end_key(whole);
	pending_key_begin(&whole->key, whole->column.name);
}

static void
on_part(Whole *whole, const char *text)
{
	static const struct {
		const char *name;
		void (*begin)(Whole *);
	} parts[] = {
		{ "column", begin_column },
		{ "index", begin_index },
		{ "unique", begin_unique },
		{ "foreign-key", begin_key },
	};

	for (size_t i = 0; i < G_N_ELEMENTS(parts); i++)
		if (strcmp(parts[i].name, text) == 0)
			parts[i].begin(whole);
}

static void
on_column(Whole *whole, const char *text)
{
	if (!whole->column.open || whole->column.name)
		begin_column(whole);
	whole->column.name = text;
}

static void
on_column_type(Whole *whole, const char *text)
{
	whole->column.type = text;
}

static void
on_type_length(Whole *whole, const char *text)
{
	whole->column.length = text;
}

static void
on_type_scale(Whole *whole, const char *text)
{
	whole->column.scale = text;
}

static void
on_unsigned(Whole *whole, const char *text)
{
	whole->column.is_unsigned = is_yes(text);
}

static void
on_nullable(Whole *whole, const char *text)
{
	whole->column.not_null = g_ascii_strcasecmp(text, "NO") == 0;
}

static void
on_default(Whole *whole, const char *text)
{
	whole->column.default_text = text;
	whole->column.auto_increment |= g_str_has_prefix(text, "nextval(");
}

static void
on_auto_increment(Whole *whole, const char *text)
{
	whole->column.auto_increment |= is_yes(text);
}

static void
on_primary_key(Whole *whole, const char *text)
{
	PrimaryColumn column = { whole->column.name, whole->primary->len };

	if (column.name && is_yes(text) &&
	    whole->primary->len < TABLE_PARTS_MAX)
		g_array_append_val(whole->primary, column);
}

static void
on_primary_column(Whole *whole, const char *text)
{
	PrimaryColumn column = { text, whole->primary->len };

	if (whole->primary->len < TABLE_PARTS_MAX)
		g_array_append_val(whole->primary, column);
	whole->primary_listed = true;
}

static void
on_ordinal(Whole *whole, const char *text)
{
	double value;

	if (whole->primary->len > 0 && number_parse(text, &value))
		g_array_index(
		    whole->primary, PrimaryColumn, whole->primary->len - 1)
		    .ordinal = value;
}

static void
name_index(Whole *whole, const char *name)
{
	bool first = whole->index == NULL;

	whole->index = NULL;
	if (first ? whole->table->indexes->len >= TABLE_PARTS_MAX
		  : is_full(whole, whole->table->indexes))
		return;
	whole->index = table_add_index(whole->table, name, false);
	whole->index->primary = strcmp(name, "PRIMARY") == 0;
	whole->index_name = name;
}

/* The name of the index that has just begun, or of one more column of it. */
static void
on_index(Whole *whole, const char *text)
{
	if (whole->index && !whole->index->name) {
		whole->index->name = g_strdup(text);
		whole->index_name = text;
		return;
	}
	end_index_column(whole);
	if (whole->index == NULL || strcmp(whole->index_name, text) != 0)
		name_index(whole, text);
	whole->index_column_given = false;
}

static void
on_index_column(Whole *whole, const char *text)
{
	if (whole->index == NULL)
		return;
	index_add_column(whole->index, text);
	whole->index_column_given = true;
}

static void
on_non_unique(Whole *whole, const char *text)
{
	if (whole->index)
		whole->index->unique = strcmp(text, "0") == 0;
}

static void
on_foreign_key(Whole *whole, const char *text)
{
	whole->key.name = text;
}

static void
on_key_column(Whole *whole, const char *text)
{
	g_ptr_array_add(whole->key.columns, (char *)text);
}

/* Of a schema and a catalog, what the descriptor has first counts. */
static void
on_ref_schema(Whole *whole, const char *text)
{
	if (whole->key.ref_schema == NULL)
		whole->key.ref_schema = text;
}

static void
on_ref_table(Whole *whole, const char *text)
{
	whole->key.ref_table = text;
}

static void
on_ref_column(Whole *whole, const char *text)
{
	g_ptr_array_add(whole->key.ref_columns, (char *)text);
}

static void
on_delete_rule(Whole *whole, const char *text)
{
	whole->key.cascade = g_ascii_strcasecmp(text, "CASCADE") == 0;
}

static void
on_inferred(Whole *whole, const char *text)
{
	whole->key.inferred |= is_yes(text);
}

static void
on_constraint_sql(Whole *whole, const char *text)
{
	if (is_full(whole, whole->table->foreign_keys))
		return;
	if (!constraint_sql_add(whole->table, text, whole->column.name))
		lose(whole, &whole->losses->constraints);
}

static void
on_table_type(Whole *whole, const char *text)
{
	whole->view = strcmp(text, "view") == 0;
}

static double
parse_count(const char *text)
{
	double value;

	return number_parse(text, &value) && value >= 0 ? value : NAN;
}

static void
on_rows(Whole *whole, const char *text)
{
	whole->table->rows = parse_count(text);
}

static void
on_bytes(Whole *whole, const char *text)
{
	double bytes = parse_count(text);

	if (isnan(whole->table->bytes))
		whole->table->bytes = bytes;
	else if (!isnan(bytes))
		whole->table->bytes += bytes;
}

static void
on_next_id(Whole *whole, const char *text)
{
	whole->table->id_max = parse_count(text);
}

static void (*const handlers[FIELD_COUNT])(Whole *, const char *) = {
	[FIELD_PART] = on_part,
	[FIELD_COLUMN] = on_column,
	[FIELD_COLUMN_TYPE] = on_column_type,
	[FIELD_TYPE_LENGTH] = on_type_length,
	[FIELD_TYPE_SCALE] = on_type_scale,
	[FIELD_UNSIGNED] = on_unsigned,
	[FIELD_NULLABLE] = on_nullable,
	[FIELD_DEFAULT] = on_default,
	[FIELD_AUTO_INCREMENT] = on_auto_increment,
	[FIELD_PRIMARY_KEY] = on_primary_key,
	[FIELD_PRIMARY_COLUMN] = on_primary_column,
	[FIELD_ORDINAL] = on_ordinal,
	[FIELD_INDEX] = on_index,
	[FIELD_INDEX_COLUMN] = on_index_column,
	[FIELD_NON_UNIQUE] = on_non_unique,
	[FIELD_FOREIGN_KEY] = on_foreign_key,
	[FIELD_KEY_COLUMN] = on_key_column,
	[FIELD_TARGET_SCHEMA] = on_ref_schema,
	[FIELD_TARGET_TABLE] = on_ref_table,
	[FIELD_TARGET_COLUMN] = on_ref_column,
	[FIELD_DELETE_RULE] = on_delete_rule,
	[FIELD_INFERRED] = on_inferred,
	[FIELD_CONSTRAINT_SQL] = on_constraint_sql,
	[FIELD_TABLE_TYPE] = on_table_type,
	[FIELD_ROWS] = on_rows,
	[FIELD_BYTES] = on_bytes,
	[FIELD_NEXT_ID] = on_next_id,
};

static int
compare_primary(const void *left, const void *right)
{
	const PrimaryColumn *a = left, *b = right;

	return (a->ordinal > b->ordinal) - (a->ordinal < b->ordinal);
}

/* INDEX is unique and over the columns of the primary key. */
static bool
is_primary(const Whole *whole, const Index *index)
{
	if (!index->unique || index->columns->len != whole->primary->len)
		return false;
	for (unsigned i = 0; i < index->columns->len; i++)
		if (g_strcmp0(index->columns->pdata[i],
			g_array_index(whole->primary, PrimaryColumn, i).name))
			return false;
	return true;
}

static Index *
find_primary(const Whole *whole)
{
	const GPtrArray *indexes = whole->table->indexes;

	for (unsigned i = 0; whole->primary_listed && i < indexes->len; i++)
		if (is_primary(whole, indexes->pdata[i]))
			return indexes->pdata[i];
	return NULL;
}

static void
add_primary(Whole *whole)
{
	Index *index;

	if (whole->primary->len == 0 || table_primary_key(whole->table))
		return;
	g_array_sort(whole->primary, compare_primary);
	index = find_primary(whole);
	if (index == NULL)
		index = table_add_index(whole->table, NULL, true);
	index->primary = true;
	for (unsigned i = 0; i < whole->primary->len; i++) {
		const char *name =
		    g_array_index(whole->primary, PrimaryColumn, i).name;
		Column *column = table_find_column(whole->table, name);

		if (index->columns->len <= i)
			index_add_column(index, name);
		if (column)
			column->not_null = true;
	}
}

static void
take_values(Whole *whole, const Record *record)
{
	for (unsigned i = 0; i < record->values->len; i++) {
		const Value *value = &g_array_index(record->values, Value, i);

		if (value->text && handlers[value->map->to])
			handlers[value->map->to](whole, value->text);
	}
	end_key(whole);
	end_column(whole);
	end_index_column(whole);
	add_primary(whole);
}

bool
whole_table_fill(Table *table, const Record *record, WholeLosses *losses)
{
	Whole whole = {
		.table = table,
		.losses = losses,
		.primary = g_array_new(false, false, sizeof(PrimaryColumn)),
		.index_column_given = true,
	};

	pending_key_init(&whole.key);
	take_values(&whole, record);
	pending_key_clear(&whole.key);
	g_array_unref(whole.primary);
	return !whole.view;
}
