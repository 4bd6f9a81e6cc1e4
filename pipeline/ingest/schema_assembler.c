#include "pipeline/ingest/schema_assembler.h"

#include <math.h>
#include <string.h>

#include "pipeline/base/number.h"
#include "pipeline/ingest/hbm_schema.h"
#include "pipeline/ingest/schema_parts.h"
#include "pipeline/ingest/schema_tables.h"

struct SchemaAssembler {
	Facts *facts;
	GPtrArray *databases; /* of DatabasePart * */
	HbmModel *classes;
};

/* Where a row goes and what it says. */
typedef struct Row {
	Facts *facts;
	DatabasePart *database;
	size_t input;
	const Record *record;
} Row;

static void
free_database(void *data)
{
	database_part_free(data);
}

SchemaAssembler *
schema_assembler_new(Facts *facts)
{
	SchemaAssembler *assembler = g_new0(SchemaAssembler, 1);

	assembler->facts = facts;
	assembler->databases = g_ptr_array_new_with_free_func(free_database);
	assembler->classes = hbm_model_new(facts);
	return assembler;
}

void
schema_assembler_free(SchemaAssembler *assembler)
{
	if (assembler == NULL)
		return;
	g_ptr_array_unref(assembler->databases);
	hbm_model_free(assembler->classes);
	g_free(assembler);
}

HbmModel *
schema_assembler_classes(SchemaAssembler *assembler)
{
	return assembler->classes;
}

bool
schema_is_system(const char *schema)
{
	static const char *const names[] = { "information_schema", "pg_catalog",
		"mysql", "performance_schema", "sys" };

	for (size_t i = 0; schema && i < G_N_ELEMENTS(names); i++)
		if (g_ascii_strcasecmp(schema, names[i]) == 0)
			return true;
	return schema && g_str_has_prefix(schema, "pg_toast");
}

static DatabasePart *
find_database(
    SchemaAssembler *assembler, const char *folder, const char *catalog)
{
	DatabasePart *database;

	for (unsigned i = 0; i < assembler->databases->len; i++) {
		database = assembler->databases->pdata[i];
		if (strcmp(database->folder, folder) == 0 &&
		    g_strcmp0(database->catalog, catalog) == 0)
			return database;
	}
	database = database_part_new(folder, catalog);
	g_ptr_array_add(assembler->databases, database);
	return database;
}

static const char *
intern(const Row *row, Field field)
{
	return facts_intern(row->facts, record_text(row->record, field));
}

static double
number(const Row *row, Field field)
{
	double value;

	return record_number(row->record, field, &value) ? value : NAN;
}

/* What is below nought is not known. */
static double
count(const Row *row, Field field)
{
	double value = number(row, field);

	return value >= 0 ? value : NAN;
}

/* The first that has a value of each of FIELD's entries, added up. */
static double
sum(const Row *row, Field field)
{
	const FieldMap *last = NULL;
	double total = NAN;

	for (const Value *value = record_value(row->record, field); value;
	     value = record_next(row->record, value)) {
		double part;

		if (value->map == last || !number_parse(value->text, &part) ||
		    part < 0)
			continue;
		last = value->map;
		total = isnan(total) ? part : total + part;
	}
	return total;
}

/* The table that the row concerns; NULL: it does not say. */
static TablePart *
row_table(const Row *row)
{
	const char *name = intern(row, FIELD_TABLE);
	TablePart *table;

	if (name == NULL)
		return NULL;
	table =
	    database_part_table(row->database, intern(row, FIELD_SCHEMA), name);
	table_part_count(table, row->input);
	return table;
}

/* Arrays and the user's own types are spelt by the type's name. */
static const char *
column_type(const Row *row)
{
	const char *type = record_text(row->record, FIELD_COLUMN_TYPE);
	const char *udt = record_text(row->record, FIELD_UDT);
	const char *length = record_text(row->record, FIELD_TYPE_LENGTH);
	g_autofree char *text = NULL;

	if (udt && type && strcmp(type, "ARRAY") == 0)
		text = g_strconcat(udt + (*udt == '_'), "[]", NULL);
	else if (udt && type && strcmp(type, "USER-DEFINED") == 0)
		text = g_strdup(udt);
	else if (type && length)
		text = g_strdup_printf("%s(%s)", type, length);
	else
		text = g_strdup(type ? type : "");
	return facts_intern(row->facts, text);
}

static bool
is_generated(const Row *row, const char *default_text)
{
	const char *told = record_text(row->record, FIELD_AUTO_INCREMENT);

	return (told && g_ascii_strcasecmp(told, "NO") != 0) ||
	       (default_text && g_str_has_prefix(default_text, "nextval("));
}

static const char *
take_column(const Row *row)
{
	const char *name = intern(row, FIELD_COLUMN);
	TablePart *table = name ? row_table(row) : NULL;
	ColumnPart column = {
		.name = name,
		.type = column_type(row),
		.default_text = intern(row, FIELD_DEFAULT),
		.key = intern(row, FIELD_COLUMN_KEY),
		.ordinal = number(row, FIELD_ORDINAL),
		.not_null = g_strcmp0(record_text(row->record, FIELD_NULLABLE),
				"NO") == 0,
		.input = row->input,
		.line = row->record->line,
	};

	if (table == NULL)
		return "the names of a table and a column";
	column.auto_increment = is_generated(row, column.default_text);
	if (table->line == 0)
		table->line = row->record->line;
	g_array_append_val(table->columns, column);
	return NULL;
}

static const char *
take_table(const Row *row)
{
	TablePart *table = row_table(row);

	if (table == NULL)
		return "the name of a table";
	table_part_set_type(table, intern(row, FIELD_TABLE_TYPE));
	table_part_set_size(table, count(row, FIELD_ROWS),
	    sum(row, FIELD_BYTES), count(row, FIELD_NEXT_ID));
	return NULL;
}

static const char *
take_constraint(const Row *row)
{
	const char *name = intern(row, FIELD_CONSTRAINT);
	TablePart *table = name ? row_table(row) : NULL;
	ConstraintPart constraint = {
		.schema = intern(row, FIELD_CONSTRAINT_SCHEMA),
		.name = name,
		.type = intern(row, FIELD_CONSTRAINT_TYPE),
	};

	if (table == NULL)
		return "the names of a table and a constraint";
	if (constraint.type)
		g_array_append_val(table->constraints, constraint);
	return NULL;
}

static const char *
take_key_column(const Row *row)
{
	const char *name = intern(row, FIELD_CONSTRAINT);
	const char *column = intern(row, FIELD_COLUMN);
	TablePart *table = name && column ? row_table(row) : NULL;
	KeyColumnPart key = {
		.constraint = name,
		.column = column,
		.ref_schema = intern(row, FIELD_TARGET_SCHEMA),
		.ref_table = intern(row, FIELD_TARGET_TABLE),
		.ref_column = intern(row, FIELD_TARGET_COLUMN),
		.ordinal = number(row, FIELD_ORDINAL),
		.ref_position = number(row, FIELD_REF_POSITION),
	};

	if (table == NULL)
		return "the names of a table, a constraint and a column";
	g_array_append_val(table->key_columns, key);
	row->database->targets_told |=
	    row->record->first[FIELD_TARGET_TABLE] >= 0;
	return NULL;
}

static const char *
take_reference(const Row *row)
{
	const char *name = record_text(row->record, FIELD_CONSTRAINT);
	const char *table = record_text(row->record, FIELD_TABLE);
	g_autofree char *full = NULL;
	Reference reference = {
		.input = row->input,
		.schema = intern(row, FIELD_REF_SCHEMA),
		.name = intern(row, FIELD_REF_CONSTRAINT),
		.table = intern(row, FIELD_TARGET_TABLE),
		.delete_rule = intern(row, FIELD_DELETE_RULE),
	};

	if (name == NULL)
		return "the name of a constraint";
	full = table ? table_part_reference_name(table, name) : NULL;
	g_array_append_val(
	    database_part_list(row->database->references,
		record_text(row->record, FIELD_CONSTRAINT_SCHEMA),
		full ? full : name, sizeof reference),
	    reference);
	return NULL;
}

static const char *
take_referenced(const Row *row)
{
	const char *name = record_text(row->record, FIELD_CONSTRAINT);
	Referenced referenced = {
		.input = row->input,
		.schema = intern(row, FIELD_SCHEMA),
		.table = intern(row, FIELD_TABLE),
		.column = intern(row, FIELD_COLUMN),
	};

	if (name == NULL || referenced.table == NULL)
		return "the names of a constraint and a table";
	g_array_append_val(
	    database_part_list(row->database->referenced,
		record_text(row->record, FIELD_CONSTRAINT_SCHEMA), name,
		sizeof referenced),
	    referenced);
	return NULL;
}

static const char *
take_index(const Row *row)
{
	IndexPart index = {
		.name = intern(row, FIELD_INDEX),
		.sql = intern(row, FIELD_INDEX_SQL),
	};
	TablePart *table = index.name && index.sql ? row_table(row) : NULL;

	if (table == NULL)
		return "a table's name, an index's name and its definition";
	g_array_append_val(table->indexes, index);
	return NULL;
}

static const char *
take_index_column(const Row *row)
{
	const char *index = intern(row, FIELD_INDEX);
	TablePart *table = index ? row_table(row) : NULL;
	IndexColumnPart column = {
		.index = index,
		.column = intern(row, FIELD_INDEX_COLUMN),
		.ordinal = number(row, FIELD_ORDINAL),
		.unique = g_strcmp0(record_text(row->record, FIELD_NON_UNIQUE),
			      "0") == 0,
	};

	if (table == NULL)
		return "the names of a table and an index";
	g_array_append_val(table->index_columns, column);
	return NULL;
}

/* ROWS_WHOLE and ROWS_CATALOG never come here. */
static const char *(*const takers[ROWS_KIND_COUNT])(const Row *) = {
	[ROWS_TABLES] = take_table,
	[ROWS_COLUMNS] = take_column,
	[ROWS_CONSTRAINTS] = take_constraint,
	[ROWS_KEY_COLUMNS] = take_key_column,
	[ROWS_REFERENCES] = take_reference,
	[ROWS_REFERENCED] = take_referenced,
	[ROWS_INDEXES] = take_index,
	[ROWS_INDEX_COLUMNS] = take_index_column,
	[ROWS_SIZES] = take_table,
};

/* One input stands for each kind of rows, whatever the order of files. */
static void
note_told(const Row *row, RowKind rows)
{
	DatabasePart *database = row->database;
	size_t *held = &database->inputs[rows];

	if (!database->told[rows] ||
	    strcmp(facts_input(row->facts, row->input)->path,
		facts_input(row->facts, *held)->path) < 0)
		*held = row->input;
	database->told[rows] = true;
}

const char *
schema_assembler_take(SchemaAssembler *assembler, size_t input, RowKind rows,
    const Record *record)
{
	g_autofree char *folder =
	    g_path_get_dirname(facts_input(assembler->facts, input)->path);
	Row row = {
		.facts = assembler->facts,
		.database = find_database(
		    assembler, folder, record_text(record, FIELD_CATALOG)),
		.input = input,
		.record = record,
	};

	note_told(&row, rows == ROWS_INDEX_COLUMNS ? ROWS_INDEXES : rows);
	return takers[rows](&row);
}

static int
compare_databases(const void *left, const void *right)
{
	const DatabasePart *a = *(const DatabasePart *const *)left;
	const DatabasePart *b = *(const DatabasePart *const *)right;
	int order = strcmp(a->folder, b->folder);

	return order ? order : g_strcmp0(a->catalog, b->catalog);
}

void
schema_assembler_finish(SchemaAssembler *assembler)
{
	g_ptr_array_sort(assembler->databases, compare_databases);
	schema_tables_join(assembler->databases);
	for (unsigned i = 0; i < assembler->databases->len; i++)
		schema_tables_build(
		    assembler->facts, assembler->databases->pdata[i]);
	hbm_schema_build(assembler->classes);
}
