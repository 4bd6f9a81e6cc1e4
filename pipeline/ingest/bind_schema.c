#include "pipeline/ingest/bind_kinds.h"

#include <math.h>
#include <string.h>

#include "pipeline/base/number.h"

typedef struct SchemaBinder {
	const Binding *binding;
} SchemaBinder;

/* A column's name comes before its type, so that it waits here. */
typedef struct PendingColumn {
	const char *name, *type, *default_text;
	bool not_null, auto_increment;
} PendingColumn;

/* A table with all that belongs to it, under construction. */
typedef struct Whole {
	Table *table;
	PendingColumn column;
	Index *index;
	const char *index_name;
	bool index_column_given;
	bool view;
} Whole;

static void
end_column(Whole *whole)
{
	const PendingColumn *pending = &whole->column;
	Column *column;

	if (pending->name == NULL)
		return;
	column = table_add_column(
	    whole->table, pending->name, pending->type ? pending->type : "");
	column->not_null = pending->not_null;
	column->auto_increment |= pending->auto_increment;
	column->default_text = g_strdup(pending->default_text);
	column->line = whole->table->line;
	memset(&whole->column, 0, sizeof whole->column);
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
on_column(Whole *whole, const char *text)
{
	end_column(whole);
	whole->column.name = text;
}

static void
on_column_type(Whole *whole, const char *text)
{
	whole->column.type = text;
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
}

static void
on_auto_increment(Whole *whole, const char *text)
{
	whole->column.auto_increment = strstr(text, "auto_increment") != NULL;
}

static void
on_index(Whole *whole, const char *text)
{
	end_index_column(whole);
	if (whole->index == NULL || strcmp(whole->index_name, text) != 0) {
		whole->index = table_add_index(whole->table, text, false);
		whole->index->primary = strcmp(text, "PRIMARY") == 0;
		whole->index_name = text;
	}
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
	[FIELD_COLUMN] = on_column,
	[FIELD_COLUMN_TYPE] = on_column_type,
	[FIELD_NULLABLE] = on_nullable,
	[FIELD_DEFAULT] = on_default,
	[FIELD_AUTO_INCREMENT] = on_auto_increment,
	[FIELD_INDEX] = on_index,
	[FIELD_INDEX_COLUMN] = on_index_column,
	[FIELD_NON_UNIQUE] = on_non_unique,
	[FIELD_TABLE_TYPE] = on_table_type,
	[FIELD_ROWS] = on_rows,
	[FIELD_BYTES] = on_bytes,
	[FIELD_NEXT_ID] = on_next_id,
};

static void *
open_binder(const Binding *binding)
{
	SchemaBinder *self = g_new0(SchemaBinder, 1);

	self->binding = binding;
	return self;
}

static void
count_table(InputCounts *counts, const Table *table)
{
	counts->tables++;
	counts->columns += table->columns->len;
	counts->primary_keys += table_primary_key(table) != NULL;
	counts->indexes += table->indexes->len;
	counts->foreign_keys += table->foreign_keys->len;
}

/* Values come in the order of the document: each goes to what is open. */
static void
fill(Whole *whole, const Record *record)
{
	for (unsigned i = 0; i < record->values->len; i++) {
		const Value *value = &g_array_index(record->values, Value, i);

		if (value->text && handlers[value->map->to])
			handlers[value->map->to](whole, value->text);
	}
	end_column(whole);
	end_index_column(whole);
}

static void
take_whole(const Binding *binding, const Record *record)
{
	const char *schema = record_text(record, FIELD_SCHEMA);
	g_autoptr(Table) table =
	    table_new(schema, record_text(record, FIELD_TABLE));
	Whole whole = { .table = table, .index_column_given = true };

	table->input = binding->index;
	table->line = record->line;
	table->foreign_keys_unknown = true;
	fill(&whole, record);
	if (whole.view) {
		binding->input->counts.views++;
		binding_skip(binding, "view");
		return;
	}
	count_table(&binding->input->counts, table);
	facts_add_table(binding->facts, g_steal_pointer(&table));
	binding_use(binding);
}

static void
take_part(const Binding *binding, const Record *record)
{
	const char *lacks = schema_assembler_take(binding->assembler,
	    binding->index, binding->descriptor->rows, record);

	if (lacks)
		binding_reject(
		    binding, record->line, 0, NULL, "lacks %s", lacks);
	else
		binding_use(binding);
}

static void
take(void *data, const Record *record)
{
	const SchemaBinder *self = data;
	const Binding *binding = self->binding;
	const char *schema = record_text(record, FIELD_SCHEMA);

	if (schema == NULL)
		schema = record_text(record, FIELD_CONSTRAINT_SCHEMA);
	if (schema_is_system(schema))
		binding_skip(binding, "system schema");
	else if (binding->descriptor->rows != ROWS_WHOLE)
		take_part(binding, record);
	else if (record_text(record, FIELD_TABLE) == NULL)
		binding_reject(binding, record->line, 0, NULL,
		    "lacks the name of a table");
	else
		take_whole(binding, record);
}

static void
finish(void *data)
{
	(void)data;
}

const BinderClass bind_schema_class = {
	.open = open_binder,
	.take = take,
	.finish = finish,
	.free = g_free,
};
