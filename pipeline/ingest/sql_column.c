#include "pipeline/ingest/sql_column.h"
#include "pipeline/base/number.h"
#include "pipeline/ingest/sql_key.h"
#include "pipeline/ingest/sql_type.h"

#include <math.h>

/* One column while its clauses are read. */
typedef struct Reading {
	SqlLexer *lx;
	const SqlWork *work;
	SqlRelation *relation;
	Column *column;
	char *constraint; /* CONSTRAINT name, for the next clause */
} Reading;

static void
read_not_null(Reading *r)
{
	r->column->not_null = true;
}

static void
read_null(Reading *r)
{
	r->column->not_null = false;
}

static void
read_default(Reading *r)
{
	g_free(r->column->default_text);
	r->column->default_text = sql_expression_read(r->lx);
}

/* SQL Server may name columns even here: PRIMARY KEY CLUSTERED (a, b). */
static void
add_key(Reading *r, int flags)
{
	g_autoptr(GPtrArray) columns = sql_key_array();

	if (!sql_lex_accept(r->lx, "CLUSTERED"))
		sql_lex_accept(r->lx, "NONCLUSTERED");
	if (!sql_key_columns(r->lx, columns))
		g_ptr_array_add(columns, g_strdup(r->column->name));
	sql_catalog_add_index(
	    r->work->catalog, r->relation, r->constraint, columns, flags);
}

static void
read_primary(Reading *r)
{
	r->column->not_null = true;
	add_key(r, SQL_INDEX_PRIMARY);
}

/* MySQL: a bare KEY makes a primary key of the column. */
static void
read_bare_key(Reading *r)
{
	if (r->lx->dialect == SQL_MYSQL)
		read_primary(r);
}

static void
read_unique(Reading *r)
{
	sql_lex_accept(r->lx, "KEY");
	if (!sql_lex_accept(r->lx, "NULLS NOT DISTINCT"))
		sql_lex_accept(r->lx, "NULLS DISTINCT");
	add_key(r, SQL_INDEX_UNIQUE);
}

static void
read_check(Reading *r)
{
	r->relation->checks++;
	sql_lex_skip(r->lx);
}

static void
read_references(Reading *r)
{
	g_autoptr(GPtrArray) columns = sql_key_array();

	g_ptr_array_add(columns, g_strdup(r->column->name));
	sql_key_references(r->lx, r->work, r->relation, r->constraint, columns);
}

/* SQL Server: INDEX name UNIQUE NONCLUSTERED, of the column it stands at. */
static void
read_index(Reading *r)
{
	g_autofree char *name = sql_lex_name(r->lx);
	int flags = sql_lex_accept(r->lx, "UNIQUE") ? SQL_INDEX_UNIQUE : 0;
	g_autoptr(GPtrArray) columns = sql_key_array();

	g_ptr_array_add(columns, g_strdup(r->column->name));
	sql_catalog_add_index(
	    r->work->catalog, r->relation, name, columns, flags);
}

/* IDENTITY(1000, 1), AS IDENTITY (START WITH 1000), or (START WITH 1 RESTART
 * WITH 1000): no id below that will be given out, and those may be. */
static void
read_seed(Reading *r)
{
	SqlLexer lx = *r->lx;
	bool here = true; /* the number that stands here is the seed */
	double seed = NAN;

	sql_lex_next(&lx);
	while (lx.kind != SQL_TOKEN_END && !sql_lex_at_mark(&lx, ')')) {
		g_autofree char *text = g_strndup(lx.text, lx.length);

		if (here && lx.kind == SQL_TOKEN_NUMBER)
			number_parse(text, &seed);
		here = sql_lex_accept(&lx, "START WITH") ||
		       sql_lex_accept(&lx, "RESTART WITH") ||
		       sql_lex_accept(&lx, "START");
		if (!here)
			sql_lex_next(&lx);
	}
	if (seed > 1)
		r->relation->table->id_max = seed - 1;
	sql_lex_skip(r->lx);
}

static void
read_auto_increment(Reading *r)
{
	r->column->auto_increment = true;
	if (sql_lex_at_mark(r->lx, '('))
		read_seed(r);
}

static void
read_autoincrement(Reading *r)
{
	sql_catalog_take_for_sqlite(r->work->catalog);
	read_auto_increment(r);
}

/* GENERATED ALWAYS AS IDENTITY (…) or AS (expression) VIRTUAL. */
static void
read_generated(Reading *r)
{
	while (sql_lex_at(r->lx, "ALWAYS") || sql_lex_at(r->lx, "BY") ||
	       sql_lex_at(r->lx, "DEFAULT") || sql_lex_at(r->lx, "ON") ||
	       sql_lex_at(r->lx, "NULL"))
		sql_lex_next(r->lx);
	if (!sql_lex_accept(r->lx, "AS"))
		return;
	if (sql_lex_accept(r->lx, "IDENTITY"))
		read_auto_increment(r);
	else if (!sql_lex_accept(r->lx, "ROW START") &&
		 !sql_lex_accept(r->lx, "ROW END"))
		sql_lex_skip(r->lx);
}

static void
skip_one(Reading *r)
{
	sql_lex_skip(r->lx);
}

static void
skip_expression(Reading *r)
{
	g_autofree char *text = sql_expression_read(r->lx);
}

static void
skip_nothing(Reading *r)
{
	(void)r;
}

static void
read_serial_default(Reading *r)
{
	read_auto_increment(r);
	r->column->not_null = true;
	add_key(r, SQL_INDEX_UNIQUE);
}

typedef struct Clause {
	const char *words;
	void (*read)(Reading *reading);
} Clause;

/* Longer phrases stand before their beginnings. */
static const Clause clauses[] = {
	{ "NOT NULL", read_not_null },
	{ "NULL", read_null },
	{ "DEFAULT", read_default },
	{ "PRIMARY KEY", read_primary },
	{ "UNIQUE", read_unique },
	{ "KEY", read_bare_key },
	{ "INDEX", read_index },
	{ "CHECK", read_check },
	{ "REFERENCES", read_references },
	{ "GENERATED", read_generated },
	{ "AS", skip_expression },
	{ "FOREIGN KEY", skip_nothing },
	{ "AUTO_INCREMENT", read_auto_increment },
	{ "AUTOINCREMENT", read_autoincrement },
	{ "IDENTITY", read_auto_increment },
	{ "SERIAL DEFAULT VALUE", read_serial_default },
	{ "VIRTUAL", skip_nothing },
	{ "STORED", skip_nothing },
	{ "PERSISTENT", skip_nothing },
	{ "PERSISTED", skip_nothing },
	{ "COLLATE", skip_one },
	{ "CHARACTER SET", skip_one },
	{ "CHARSET", skip_one },
	{ "COMMENT", skip_one },
	{ "STORAGE", skip_one },
	{ "COMPRESSION", skip_one },
	{ "ON UPDATE", skip_expression },
	{ "SRID", skip_one },
	{ "COLUMN_FORMAT", skip_one },
	{ "FIRST", skip_nothing },
	{ "AFTER", skip_one },
	{ "ROWGUIDCOL", skip_nothing },
	{ "SPARSE", skip_nothing },
	{ "BINARY", skip_nothing },
};

static bool
read_clause(Reading *r)
{
	for (size_t i = 0; i < G_N_ELEMENTS(clauses); i++) {
		if (!sql_lex_accept(r->lx, clauses[i].words))
			continue;
		clauses[i].read(r);
		g_clear_pointer(&r->constraint, g_free);
		return true;
	}
	return false;
}

static bool
at_end(const SqlLexer *lx)
{
	return lx->kind == SQL_TOKEN_END || sql_lex_at_mark(lx, ',') ||
	       sql_lex_at_mark(lx, ')');
}

/* Up to the next clause that is known; at least one token. */
static void
skip_unknown(Reading *r)
{
	size_t from = sql_lex_offset(r->lx);

	do {
		sql_lex_skip(r->lx);
	} while (!at_end(r->lx) && !sql_type_at_clause(r->lx));
	sql_key_note_unknown(r->lx, r->work, from);
}

static void
read_clauses(Reading *r)
{
	while (!at_end(r->lx)) {
		if (sql_lex_accept(r->lx, "CONSTRAINT")) {
			g_free(r->constraint);
			r->constraint = sql_lex_name(r->lx);
		} else if (!read_clause(r) &&
			   !sql_key_accept_attribute(r->lx)) {
			skip_unknown(r);
		}
	}
	g_clear_pointer(&r->constraint, g_free);
}

/* MySQL's SERIAL is more than a type. */
static void
heed_serial(Reading *r)
{
	if (!sql_type_is_serial(r->column->type_text))
		return;
	r->column->auto_increment = true;
	r->column->not_null = true;
	if (r->lx->dialect == SQL_MYSQL) {
		r->column->type = COLUMN_INT8;
		r->column->is_unsigned = true;
		add_key(r, SQL_INDEX_UNIQUE);
	}
}

bool
sql_column_read(SqlLexer *lx, const SqlWork *work, SqlRelation *relation)
{
	long line = sql_work_line(work, lx);
	g_autofree char *name = sql_lex_name(lx);
	g_autofree char *type = NULL;
	Reading r = { lx, work, relation, NULL, NULL };

	if (name == NULL)
		return false;
	type = sql_type_read(lx);
	r.column = table_add_column(relation->table, name, type);
	r.column->line = line;
	heed_serial(&r);
	read_clauses(&r);
	return true;
}

void
sql_column_retype(Column *column, const char *type_text)
{
	g_autoptr(Table) scratch = table_new(NULL, "");
	const Column *typed = table_add_column(scratch, "", type_text);

	g_free(column->type_text);
	column->type_text = g_strdup(type_text);
	column->type = typed->type;
	column->is_unsigned = typed->is_unsigned;
}

void
sql_column_redefine(
    SqlLexer *lx, const SqlWork *work, SqlRelation *relation, Column *column)
{
	g_autofree char *type = sql_type_read(lx);
	Reading r = { lx, work, relation, column, NULL };

	sql_column_retype(column, type);
	column->not_null = false;
	column->auto_increment = false;
	g_clear_pointer(&column->default_text, g_free);
	heed_serial(&r);
	read_clauses(&r);
}
