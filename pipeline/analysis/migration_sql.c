#include "pipeline/analysis/migration_sql.h"

#include <string.h>

#include "pipeline/analysis/table_class.h"

/* Names are this long at most in the databases that we know; statements for
 * one finding; columns of an index. */
enum { MOST_NAME = 60, MOST_STATEMENTS = 5 };

typedef struct Script {
	const Evidence *evidence;
	SqlTarget target;
	const Table *table;
	GString *text;
	int statements;
} Script;

static SqlTarget
target_of_format(const char *format)
{
	static const struct {
		const char *part;
		SqlTarget target;
	} parts[] = { { "postgres", SQL_POSTGRES }, { "psql", SQL_POSTGRES },
		{ "mysql", SQL_MYSQL }, { "sqlserver", SQL_SERVER },
		{ "mssql", SQL_SERVER } };

	for (size_t i = 0; format != NULL && i < G_N_ELEMENTS(parts); i++)
		if (strstr(format, parts[i].part) != NULL)
			return parts[i].target;
	return SQL_GENERIC;
}

/* A type that only one database spells so. */
static SqlTarget
target_of_type(const char *type)
{
	static const struct {
		const char *prefix;
		SqlTarget target;
	} types[] = { { "jsonb", SQL_POSTGRES }, { "bytea", SQL_POSTGRES },
		{ "timestamptz", SQL_POSTGRES },
		{ "timestamp with", SQL_POSTGRES },
		{ "character varying", SQL_POSTGRES },
		{ "mediumtext", SQL_MYSQL }, { "longtext", SQL_MYSQL },
		{ "tinyint(", SQL_MYSQL }, { "int(", SQL_MYSQL },
		{ "bigint(", SQL_MYSQL }, { "nvarchar", SQL_SERVER },
		{ "datetime2", SQL_SERVER }, { "datetimeoffset", SQL_SERVER },
		{ "uniqueidentifier", SQL_SERVER } };

	for (size_t i = 0; i < G_N_ELEMENTS(types); i++)
		if (g_ascii_strncasecmp(
			type, types[i].prefix, strlen(types[i].prefix)) == 0)
			return types[i].target;
	return SQL_GENERIC;
}

SqlTarget
sql_target_of(const Evidence *evidence, const Table *table)
{
	const Input *input =
	    g_ptr_array_index(facts_inputs(evidence->facts), table->input);
	SqlTarget target = target_of_format(input->format);

	for (guint i = 0; target == SQL_GENERIC && i < table->columns->len;
	     i++) {
		const Column *column = g_ptr_array_index(table->columns, i);

		target = target_of_type(column->type_text);
	}
	return target;
}

static void
append_name(Script *script, const char *name)
{
	static const char *const quotes[] = {
		[SQL_GENERIC] = "\"\"",
		[SQL_POSTGRES] = "\"\"",
		[SQL_MYSQL] = "``",
		[SQL_SERVER] = "[]",
	};
	const char *pair = quotes[script->target];

	g_string_append_c(script->text, pair[0]);
	for (const char *c = name; *c != '\0'; c++) {
		if (*c == pair[1])
			g_string_append_c(script->text, pair[1]);
		g_string_append_c(script->text, *c);
	}
	g_string_append_c(script->text, pair[1]);
}

static void
append_table(Script *script, const Table *table)
{
	if (table->schema != NULL) {
		append_name(script, table->schema);
		g_string_append_c(script->text, '.');
	}
	append_name(script, table->name);
}

static void
append_names(Script *script, const GPtrArray *names)
{
	g_string_append(script->text, " (");
	for (guint i = 0; i < names->len; i++) {
		if (i > 0)
			g_string_append(script->text, ", ");
		append_name(script, g_ptr_array_index(names, i));
	}
	g_string_append(script->text, ")");
}

/* What every statement begins with, after those before it. */
static void
begin(Script *script, const char *words)
{
	if (script->text->len > 0)
		g_string_append_c(script->text, ' ');
	g_string_append(script->text, words);
	script->statements++;
}

/* Where names of indexes have to be given. */
static void
append_index_name(Script *script, const GPtrArray *columns)
{
	GString *name = g_string_new("ix_");

	g_string_append(name, script->table->name);
	for (guint i = 0; i < columns->len; i++)
		g_string_append_printf(
		    name, "_%s", (char *)g_ptr_array_index(columns, i));
	if (name->len > MOST_NAME)
		g_string_truncate(name, MOST_NAME);
	append_name(script, name->str);
	g_string_append_c(script->text, ' ');
	g_string_free(name, TRUE);
}

/* PostgreSQL makes no index of a partitioned table without locking it. */
static bool
can_index(const Script *script)
{
	return script->target != SQL_POSTGRES || !script->table->partitioned;
}

static void
add_index(
    Script *script, const GPtrArray *columns, bool unique, const char *method)
{
	static const char *const ends[] = {
		[SQL_GENERIC] = ";",
		[SQL_POSTGRES] = ";",
		[SQL_MYSQL] = ", ALGORITHM=INPLACE, LOCK=NONE;",
		[SQL_SERVER] = " WITH (ONLINE = ON);",
	};
	const SqlTarget target = script->target;

	if (!can_index(script))
		return;
	if (target == SQL_MYSQL) {
		begin(script, "ALTER TABLE ");
		append_table(script, script->table);
		g_string_append(
		    script->text, unique ? " ADD UNIQUE INDEX" : " ADD INDEX");
	} else {
		begin(
		    script, unique ? "CREATE UNIQUE INDEX " : "CREATE INDEX ");
		if (target == SQL_POSTGRES)
			g_string_append(script->text, "CONCURRENTLY ");
		else
			append_index_name(script, columns);
		g_string_append(script->text, "ON ");
		append_table(script, script->table);
	}
	if (target == SQL_POSTGRES && method != NULL)
		g_string_append_printf(script->text, " USING %s", method);
	append_names(script, columns);
	if (target == SQL_SERVER && unique) {
		g_string_append(script->text, " WHERE ");
		append_name(script, g_ptr_array_index(columns, 0));
		g_string_append(script->text, " IS NOT NULL");
	}
	g_string_append(script->text, ends[target]);
}

/* An empty column; nothing where TABLE has one so named. */
static void
add_column(
    Script *script, const Table *table, const char *name, const char *type)
{
	static const char *const ends[] = {
		[SQL_GENERIC] = ";",
		[SQL_POSTGRES] = ";",
		[SQL_MYSQL] = " NULL, ALGORITHM=INSTANT;",
		[SQL_SERVER] = " NULL;",
	};

	if (table_find_column(table, name) != NULL)
		return;
	begin(script, "ALTER TABLE ");
	append_table(script, table);
	g_string_append(script->text,
	    script->target == SQL_SERVER ? " ADD " : " ADD COLUMN ");
	append_name(script, name);
	g_string_append_printf(
	    script->text, " %s%s", type, ends[script->target]);
}

static const char *
uuid_type(SqlTarget target)
{
	static const char *const types[] = {
		[SQL_GENERIC] = "char(36)",
		[SQL_POSTGRES] = "uuid",
		[SQL_MYSQL] = "char(36)",
		[SQL_SERVER] = "uniqueidentifier",
	};

	return types[target];
}

/* A type for what refers to COLUMN: that of a serial is an integer. */
static const char *
reference_type(const Column *column)
{
	switch (column->type) {
	case COLUMN_INT2:
		return "smallint";
	case COLUMN_INT4:
		return "integer";
	case COLUMN_INT8:
		return "bigint";
	case COLUMN_OTHER:
	case COLUMN_DECIMAL:
	case COLUMN_FLOAT:
	case COLUMN_BOOL:
	case COLUMN_CHAR:
	case COLUMN_TEXT:
	case COLUMN_ENUM:
	case COLUMN_UUID:
	case COLUMN_JSON:
	case COLUMN_BINARY:
	case COLUMN_DATE:
	case COLUMN_TIME:
	case COLUMN_TIMESTAMP:
	case COLUMN_TIMESTAMPTZ:
		break;
	}
	return column->type_text;
}

/* A column beside each of HIT's: "id_new". */
static void
add_beside(Script *script, const Hit *hit, const char *suffix, const char *type)
{
	for (guint i = 0; i < hit->places->len; i++) {
		const HitPlace *place =
		    &g_array_index(hit->places, HitPlace, i);
		g_autofree char *name =
		    g_strconcat(place->column->name, suffix, NULL);

		if (script->statements < MOST_STATEMENTS)
			add_column(script, script->table, name, type);
	}
}

static void
write_wide_key(Script *script, const Hit *hit)
{
	add_beside(script, hit, "_new", "bigint");
}

static void
write_exact_money(Script *script, const Hit *hit)
{
	add_beside(script, hit, "_exact", "numeric(19,4)");
}

static void
write_public_id(Script *script, const Hit *hit)
{
	g_autoptr(GPtrArray) columns = g_ptr_array_new();
	static const char name[] = "public_id";

	(void)hit;
	add_column(script, script->table, name, uuid_type(script->target));
	g_ptr_array_add(columns, (gpointer)name);
	if (script->statements > 0)
		add_index(script, columns, true, NULL);
}

static void
write_event_table(Script *script, const Hit *hit)
{
	static const struct {
		const char *id, *time;
	} types[] = {
		[SQL_GENERIC] = { "bigint PRIMARY KEY",
		    "timestamp with time zone NOT NULL" },
		[SQL_POSTGRES] = { "bigint GENERATED ALWAYS AS IDENTITY "
				   "PRIMARY KEY",
		    "timestamptz NOT NULL DEFAULT now()" },
		[SQL_MYSQL] = { "bigint AUTO_INCREMENT PRIMARY KEY",
		    "timestamp(6) NOT NULL DEFAULT CURRENT_TIMESTAMP(6)" },
		[SQL_SERVER] = { "bigint IDENTITY PRIMARY KEY",
		    "datetimeoffset NOT NULL DEFAULT SYSDATETIMEOFFSET()" },
	};
	const Column *key = table_single_key(script->table);
	const Column *state = g_array_index(hit->places, HitPlace, 0).column;
	g_autofree char *lower = g_ascii_strdown(script->table->name, -1);
	g_autofree char *singular = table_singular(lower);
	g_autofree char *name = g_strconcat(singular, "_events", NULL);
	g_autofree char *owner = g_strconcat(singular, "_id", NULL);
	const Table events = { .schema = script->table->schema, .name = name };

	if (key == NULL || facts_find_table(script->evidence->facts,
			       events.schema, name) != NULL)
		return;
	begin(script, "CREATE TABLE ");
	append_table(script, &events);
	g_string_append_printf(
	    script->text, " (id %s, ", types[script->target].id);
	append_name(script, owner);
	g_string_append_printf(script->text,
	    " %s NOT NULL, old_value %s, new_value %s NOT NULL, "
	    "happened_at %s);",
	    reference_type(key), state->type_text, state->type_text,
	    types[script->target].time);
}

static void
write_tenant_keys(Script *script, const Hit *hit)
{
	const Column *key = table_single_key(script->table);
	g_autofree char *lower = g_ascii_strdown(script->table->name, -1);
	g_autofree char *singular = table_singular(lower);
	g_autofree char *name = g_strconcat(singular, "_id", NULL);

	for (guint i = 0; key != NULL && i < hit->places->len &&
			  script->statements < MOST_STATEMENTS;
	     i++)
		add_column(script,
		    g_array_index(hit->places, HitPlace, i).target, name,
		    reference_type(key));
}

static void
write_key_indexes(Script *script, const Hit *hit)
{
	for (guint i = 0;
	     i < hit->places->len && script->statements < MOST_STATEMENTS; i++)
		add_index(script,
		    g_array_index(hit->places, HitPlace, i).key->columns, false,
		    NULL);
}

/* PostgreSQL's block ranges are small, and made for rows in order of time. */
static void
write_time_index(Script *script, const Hit *hit)
{
	g_autoptr(GPtrArray) columns = g_ptr_array_new();

	(void)hit;
	for (guint i = 0; i < script->table->columns->len; i++) {
		const Column *column =
		    g_ptr_array_index(script->table->columns, i);

		if (columns->len == 0 &&
		    (column->type == COLUMN_TIMESTAMP ||
			column->type == COLUMN_TIMESTAMPTZ))
			g_ptr_array_add(columns, column->name);
	}
	if (columns->len > 0)
		add_index(script, columns, false, "brin");
}

/* Every column of INDEX is there and never NULL. */
static bool
can_be_primary(const Table *table, const Index *index)
{
	if (!index->unique || index->partial || index->name == NULL)
		return false;
	for (guint i = 0; i < index->columns->len; i++) {
		const char *name = g_ptr_array_index(index->columns, i);
		const Column *column =
		    name != NULL ? table_find_column(table, name) : NULL;

		if (column == NULL || !column->not_null)
			return false;
	}
	return index->columns->len > 0;
}

static void
write_primary_key(Script *script, const Hit *hit)
{
	const Table *table = script->table;

	(void)hit;
	if (script->target != SQL_POSTGRES || table->partitioned)
		return;
	for (guint i = 0; i < table->indexes->len; i++) {
		const Index *index = g_ptr_array_index(table->indexes, i);

		if (script->statements > 0 || !can_be_primary(table, index))
			continue;
		begin(script, "ALTER TABLE ");
		append_table(script, table);
		g_string_append(script->text, " ADD PRIMARY KEY USING INDEX ");
		append_name(script, index->name);
		g_string_append_c(script->text, ';');
	}
}

/* Counts the rows that refer to nothing: with none, the key can be made. */
static void
add_orphan_query(Script *script, const HitPlace *place)
{
	const Column *key = table_single_key(place->target);

	begin(script, "SELECT count(*) FROM ");
	append_table(script, script->table);
	g_string_append(script->text, " c WHERE c.");
	append_name(script, place->column->name);
	g_string_append(
	    script->text, " IS NOT NULL AND NOT EXISTS (SELECT 1 FROM ");
	append_table(script, place->target);
	g_string_append(script->text, " p WHERE p.");
	append_name(script, key->name);
	g_string_append(script->text, " = c.");
	append_name(script, place->column->name);
	g_string_append(script->text, ");");
}

static void
write_references(Script *script, const Hit *hit)
{
	for (guint i = 0;
	     i < hit->places->len && script->statements < MOST_STATEMENTS;
	     i++) {
		const HitPlace *place =
		    &g_array_index(hit->places, HitPlace, i);

		if (place->target != NULL)
			add_orphan_query(script, place);
	}
}

static const struct {
	const char *rule;
	void (*write)(Script *script, const Hit *hit);
	bool first_step;
} writers[] = {
	{ "D1", write_wide_key, true },
	{ "D2", write_public_id, true },
	{ "D3", write_event_table, true },
	{ "D5", write_tenant_keys, true },
	{ "D6", write_key_indexes, false },
	{ "D9", write_exact_money, true },
	{ "D11", write_time_index, false },
	{ "D13", write_primary_key, false },
	{ "D15", write_references, false },
};

char *
migration_sql(const Evidence *evidence, const Table *table, const Hit *hit)
{
	Script script = { .evidence = evidence,
		.target = sql_target_of(evidence, table),
		.table = table,
		.text = g_string_new(NULL) };

	for (size_t i = 0; i < G_N_ELEMENTS(writers); i++) {
		if (!hit_is(hit, writers[i].rule))
			continue;
		writers[i].write(&script, hit);
		if (script.statements > 0 && writers[i].first_step)
			g_string_append_printf(script.text, " %s",
			    lang_text(MSG_MIGRATION_SQL_FIRST));
	}
	return g_string_free(script.text, script.statements == 0);
}
