#include "pipeline/ingest/sql_exec.h"
#include "pipeline/base/number.h"
#include "pipeline/ingest/sql_family.h"

#include <string.h>

enum { PARTS = 4 };

/* "shop.dbo.a.b" to its names, the last first; the caller frees them. */
static void
split_name(const char *text, char *parts[PARTS])
{
	SqlLexer lx;

	sql_lex_init(&lx, text, strlen(text), 0, SQL_OTHER);
	do {
		g_free(parts[PARTS - 1]);
		memmove(parts + 1, parts, (PARTS - 1) * sizeof *parts);
		parts[0] = sql_lex_name(&lx);
	} while (sql_lex_accept_mark(&lx, '.'));
}

/* The next string, maybe after "@objname =" and N; NULL if none follows. */
static char *
read_argument(SqlLexer *lx)
{
	while (lx->kind != SQL_TOKEN_END && lx->kind != SQL_TOKEN_STRING)
		sql_lex_next(lx);
	return sql_lex_string(lx);
}

static void
rename_index(const SqlRelation *relation, const char *from, const char *to)
{
	for (guint i = 0; i < relation->table->indexes->len; i++) {
		Index *index = relation->table->indexes->pdata[i];

		if (g_strcmp0(index->name, from) != 0)
			continue;
		g_free(index->name);
		index->name = g_strdup(to);
	}
}

/* PARTS name what is renamed, the last name first; KIND may be NULL. */
static void
apply_rename(const SqlWork *work, char *const parts[PARTS], const char *to,
    const char *kind)
{
	bool column = kind && g_ascii_strcasecmp(kind, "COLUMN") == 0;
	bool index = kind && g_ascii_strcasecmp(kind, "INDEX") == 0;
	int at = column || index ? 1 : 0;
	SqlName name = { parts[at + 1], parts[at] };
	SqlRelation *relation =
	    name.name ? sql_catalog_find_table(work->catalog, &name) : NULL;

	if (relation == NULL)
		return;
	if (column)
		sql_family_rename_column(relation, parts[0], to);
	else if (index)
		rename_index(relation, parts[0], to);
	else
		sql_catalog_rename(work->catalog, relation, NULL, to);
}

static SqlOutcome
read_rename(SqlLexer *lx, const SqlWork *work)
{
	g_autofree char *from = read_argument(lx);
	g_autofree char *to = read_argument(lx);
	g_autofree char *kind = read_argument(lx);
	char *parts[PARTS] = { NULL };

	if (from == NULL || to == NULL)
		return sql_skipped("not about tables: EXEC");
	split_name(from, parts);
	apply_rename(work, parts, to, kind);
	for (int i = 0; i < PARTS; i++)
		g_free(parts[i]);
	return sql_used();
}

SqlOutcome
sql_exec_procedure(const SqlWork *work)
{
	SqlLexer lx = sql_work_lexer(work);
	g_auto(SqlName) name = { NULL, NULL };

	if (!sql_lex_accept(&lx, "EXEC"))
		sql_lex_accept(&lx, "EXECUTE");
	if (sql_lex_qualified(&lx, &name) &&
	    g_ascii_strcasecmp(name.name, "sp_rename") == 0)
		return read_rename(&lx, work);
	return sql_skipped("not about tables: EXEC");
}

SqlOutcome
sql_exec_dbcc(const SqlWork *work)
{
	SqlLexer lx = sql_work_lexer(work);
	g_autofree char *text = NULL, *number = NULL;
	char *parts[PARTS] = { NULL };
	SqlRelation *relation = NULL;
	double last;

	sql_lex_next(&lx);
	if (!sql_lex_accept(&lx, "CHECKIDENT"))
		return sql_skipped("not about tables: DBCC");
	text = read_argument(&lx);
	if (text != NULL) {
		split_name(text, parts);
		relation = sql_catalog_find_table(
		    work->catalog, &(SqlName){ parts[1], parts[0] });
	}
	while (lx.kind != SQL_TOKEN_END && lx.kind != SQL_TOKEN_NUMBER)
		sql_lex_next(&lx);
	number = g_strndup(lx.text, lx.length);
	if (relation != NULL && number_parse(number, &last))
		relation->table->id_max = last;
	for (int i = 0; i < PARTS; i++)
		g_free(parts[i]);
	return sql_used();
}
