#include "pipeline/ingest/constraint_sql.h"

#include <string.h>

#include "pipeline/ingest/sql_key.h"

/* What was read into a table of the reader's own moves to TABLE. */
static void
move_all(Table *table, Table *from)
{
	for (unsigned i = 0; i < from->foreign_keys->len; i++)
		((ForeignKey *)from->foreign_keys->pdata[i])->line =
		    table->line;
	g_ptr_array_extend_and_steal(
	    table->foreign_keys, g_steal_pointer(&from->foreign_keys));
	g_ptr_array_extend_and_steal(
	    table->indexes, g_steal_pointer(&from->indexes));
	from->foreign_keys = g_ptr_array_new();
	from->indexes = g_ptr_array_new();
}

static bool
read_references(SqlLexer *lexer, const SqlWork *work, SqlRelation *relation,
    const char *column)
{
	g_autoptr(GPtrArray) columns = sql_key_array();

	if (column == NULL || !sql_lex_accept(lexer, "REFERENCES"))
		return false;
	g_ptr_array_add(columns, g_strdup(column));
	return sql_key_references(lexer, work, relation, NULL, columns) != NULL;
}

static bool
read_constraints(const SqlWork *work, SqlRelation *relation, const char *column)
{
	SqlLexer lexer = sql_work_lexer(work);
	bool any = false, more = true;

	while (more) {
		while (sql_lex_accept_mark(&lexer, ',') ||
		       sql_lex_accept(&lexer, "ADD"))
			continue;
		more = sql_key_read(&lexer, work, relation) ||
		       read_references(&lexer, work, relation, column);
		any |= more;
	}
	return any;
}

bool
constraint_sql_add(Table *table, const char *sql, const char *column)
{
	g_autoptr(SqlCatalog) catalog = sql_catalog_new(SQL_OTHER);
	g_autoptr(SqlNotes) notes = sql_notes_new();
	SqlStatement statement = { .text = sql, .length = strlen(sql) };
	SqlWork work = { catalog, notes, &statement, false };
	SqlName name = { NULL, table->name };
	SqlRelation *relation = sql_catalog_add(catalog, SQL_TABLE, &name, 0);
	Table *own = relation->table;

	if (!read_constraints(&work, relation, column) ||
	    own->foreign_keys->len + own->indexes->len + relation->checks == 0)
		return false;
	move_all(table, own);
	return true;
}
