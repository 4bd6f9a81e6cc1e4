/*
 * Any bytes are split, read and settled in every dialect; however the bytes
 * are cut into windows, the statements are the same.
 */
#include "tests/fuzz/fuzz.h"

#include <glib.h>
#include <string.h>

#include "pipeline/ingest/sql_classify.h"
#include "pipeline/ingest/sql_settle.h"

static void
read_statement(const SqlWork *work, GString *told)
{
	const SqlStatement *st = work->statement;
	SqlOutcome outcome;
	long line, column;

	g_assert_cmpuint(strlen(st->text), ==, st->length);
	g_assert_cmpint(st->line, >=, 1);
	g_assert_cmpint(st->column, >=, 1);
	g_string_append_printf(told, "%ld:%ld:%d:%ld:%s\n", st->line,
	    st->column, st->fault, st->rows, st->text);
	outcome = sql_classify_and_read(work);
	g_assert_true(
	    (outcome.verdict == SQL_USED) == (outcome.reason == NULL));
	g_assert_cmpuint(outcome.offset, <=, st->length);
	sql_statement_place(st, outcome.offset, &line, &column);
	g_free(outcome.reason);
}

static void
check_tables(SqlCatalog *catalog, SqlNotes *notes)
{
	InputCounts counts = { 0 };
	g_autoptr(GPtrArray) tables = sql_settle(catalog, notes, &counts);

	g_assert_cmpint(counts.tables, ==, tables->len);
	g_assert_cmpint(counts.partitions, <=, counts.tables);
	g_assert_cmpint(counts.primary_keys, <=, counts.tables);
	for (guint i = 0; i < tables->len; i++) {
		const Table *table = tables->pdata[i];

		g_assert_nonnull(table->name);
		g_assert_true(
		    table->kind == TABLE_BASE || table->parent != NULL);
		counts.columns -= table->columns->len;
	}
	g_assert_cmpint(counts.columns, ==, 0);
}

/* What the statements of BYTES are, fed in windows of WINDOW bytes. */
static char *
read_all(const char *bytes, size_t size, size_t window, SqlDialect dialect)
{
	g_autoptr(SqlCatalog) catalog = sql_catalog_new(dialect);
	g_autoptr(SqlNotes) notes = sql_notes_new();
	g_autoptr(SqlSplit) split = sql_split_new(dialect);
	GString *told = g_string_new(NULL);
	SqlStatement st;
	SqlWork work = { catalog, notes, &st, false };

	for (size_t at = 0; at < size; at += window) {
		sql_split_feed(split, bytes + at, MIN(window, size - at));
		while (sql_split_next(split, &st))
			read_statement(&work, told);
	}
	sql_split_end(split);
	while (sql_split_next(split, &st))
		read_statement(&work, told);
	check_tables(catalog, notes);
	return g_string_free(told, FALSE);
}

int
fuzz_one(const uint8_t *bytes, size_t size)
{
	const char *text = (const char *)bytes;
	size_t window = 1 + size % 613;

	for (SqlDialect d = SQL_OTHER; d <= SQL_MYSQL; d++) {
		g_autofree char *whole = read_all(text, size, MAX(size, 1), d);
		g_autofree char *parts = read_all(text, size, window, d);

		g_assert_cmpstr(whole, ==, parts);
	}
	sql_dialect_sniff(text, size);
	return 0;
}
