#include "pipeline/ingest/sql_reader.h"
#include "pipeline/ingest/sql_classify.h"
#include "pipeline/ingest/sql_cluster.h"
#include "pipeline/ingest/sql_postgres.h"

#include <string.h>

/* Room for the closing words of a dump, and for what a reject shows. */
enum { TAIL_SIZE = 512, EXCERPT = 400, RAILS_SEARCHED = 80 };

/* One file while it is read. */
typedef struct Reader {
	Input *input;
	size_t index;
	Facts *facts;
	SqlCluster *cluster;
	SqlNotes *notes;
	SqlSplit *split;
	const char *closing; /* words that a whole dump ends with; NULL */
	GString *tail; /* last bytes of the file */
	bool unclosed; /* something never ended */
	bool unmarked; /* the last statement lacks its mark */
	char *cut; /* how the file ends too soon; NULL */
	long cut_line;
} Reader;

/* Dumps that begin with a comment of their tool end with one. */
static const char *
expected_closing(const char *text, size_t length)
{
	static const struct {
		const char *opening, *closing;
	} dumps[] = {
		{ "-- PostgreSQL database cluster dump",
		    "PostgreSQL database cluster dump complete" },
		{ "-- PostgreSQL database dump",
		    "PostgreSQL database dump complete" },
		{ "-- MySQL dump", "Dump completed" },
		{ "-- MariaDB dump", "Dump completed" },
	};
	gssize head = (gssize)MIN(length, TAIL_SIZE);

	for (size_t i = 0; i < G_N_ELEMENTS(dumps); i++)
		if (g_strstr_len(text, head, dumps[i].opening) != NULL)
			return dumps[i].closing;
	return NULL;
}

static void
reject(Reader *r, const SqlStatement *st, size_t offset, const char *reason)
{
	g_autofree char *excerpt =
	    g_strndup(st->text, MIN(st->length, EXCERPT));
	long line, column;

	sql_statement_place(st, offset, &line, &column);
	facts_add_reject(r->facts, r->index, line, column, reason, excerpt);
	sql_notes_add(r->notes, FINDING_WARNING, "sql-rejected", reason, line,
	    column, "this statement is not used: %s", reason);
	r->input->rows_rejected++;
}

static void
account(Reader *r, const SqlStatement *st, SqlOutcome *outcome)
{
	r->input->rows_read++;
	if (outcome->verdict == SQL_USED)
		r->input->rows_used++;
	else if (outcome->verdict == SQL_SKIPPED)
		input_skip(r->input, outcome->reason, 1);
	else
		reject(r, st, outcome->offset, outcome->reason);
	g_clear_pointer(&outcome->reason, g_free);
}

/* Rails strips the closing comment from its structure.sql. */
static void
heed_rails(Reader *r, const SqlStatement *st)
{
	if (st->rows > 0 &&
	    g_strstr_len(st->text, RAILS_SEARCHED, "schema_migrations") != NULL)
		r->closing = NULL;
}

/* A statement that something unclosed has spoiled is not worth reading;
 * data of which rows were counted is. */
static bool
is_spoiled(const SqlStatement *st)
{
	return st->fault == SQL_FAULT_QUOTE || st->fault == SQL_FAULT_COMMENT ||
	       st->fault == SQL_FAULT_BODY ||
	       (st->fault == SQL_FAULT_LONG && st->rows == 0);
}

static void
note_fault(Reader *r, const SqlStatement *st)
{
	g_autofree char *fault = NULL;

	if (st->fault == SQL_FAULT_NONE || st->fault == SQL_FAULT_END ||
	    (st->fault == SQL_FAULT_LONG && st->rows > 0))
		return;
	fault = sql_statement_fault(st);
	sql_notes_add(r->notes, FINDING_WARNING, "sql-unclosed", fault,
	    st->line, st->column, "%s; reading goes on at the next statement",
	    fault);
}

/*
 * Whether the file was cut inside WORK's statement, its last.  One that only
 * lacks its mark may be whole, if a grammar says so or there is none to ask,
 * but not after something that never ended.
 */
static bool
is_cut(const Reader *r, const SqlWork *work, SqlVerdict verdict)
{
	const SqlStatement *st = work->statement;

	if (st->fault != SQL_FAULT_END || st->cut)
		return st->cut;
	return r->unclosed || verdict == SQL_REJECTED ||
	       (sql_catalog_dialect(work->catalog) == SQL_POSTGRES &&
		   !sql_postgres_takes(work));
}

static void
take_statement(Reader *r, const SqlStatement *st)
{
	SqlWork work = { .notes = r->notes, .statement = st };
	SqlOutcome outcome;

	sql_cluster_heed(r->cluster, st);
	work.catalog = sql_cluster_catalog(r->cluster);
	note_fault(r, st);
	heed_rails(r, st);
	if (is_spoiled(st)) {
		g_autofree char *fault = sql_statement_fault(st);

		outcome = sql_rejected(0, "%s", fault);
	} else {
		outcome = sql_classify_and_read(&work);
	}
	if (is_cut(r, &work, outcome.verdict)) {
		g_free(r->cut);
		r->cut = sql_statement_fault(st);
		r->cut_line = st->line;
	}
	r->unclosed |= is_spoiled(st);
	r->unmarked = st->fault == SQL_FAULT_END;
	account(r, st, &outcome);
}

static void
take_statements(Reader *r)
{
	SqlStatement st;

	while (sql_split_next(r->split, &st))
		take_statement(r, &st);
}

static void
take_bytes(Reader *r, const char *bytes, size_t length)
{
	size_t last = MIN(length, TAIL_SIZE);

	g_string_append_len(r->tail, bytes + length - last, (gssize)last);
	if (r->tail->len > TAIL_SIZE)
		g_string_erase(r->tail, 0, (gssize)(r->tail->len - TAIL_SIZE));
	sql_split_feed(r->split, bytes, length);
	take_statements(r);
}

static bool
take_source(Reader *r, Source *source, GError **error)
{
	g_autofree char *buffer = g_malloc(SOURCE_WINDOW);
	ssize_t n;

	while ((n = source_read(source, buffer, SOURCE_WINDOW, error)) > 0)
		take_bytes(r, buffer, (size_t)n);
	sql_split_end(r->split);
	take_statements(r);
	return n == 0;
}

static bool
lacks_closing(const Reader *r)
{
	return r->closing != NULL && strstr(r->tail->str, r->closing) == NULL;
}

static void
note_end(Reader *r)
{
	if (lacks_closing(r))
		sql_notes_add(r->notes, FINDING_WARNING, "sql-no-closing", "",
		    0, 0,
		    "the file begins as a whole dump does but does not "
		    "end with \"%s\"; if it was cut short, export it again",
		    r->closing);
	else if (r->unmarked)
		sql_notes_add(r->notes, FINDING_NOTE, "sql-no-mark", "", 0, 0,
		    "the last statement does not end with \";\"; if the file "
		    "was cut short, export it again");
}

static void
hand_over(Reader *r)
{
	GPtrArray *tables = sql_cluster_finish(r->cluster);

	if (tables->len == 0)
		sql_notes_add(r->notes, FINDING_WARNING, "sql-no-tables", "", 0,
		    0, "no table is created in this file");
	g_ptr_array_set_free_func(tables, NULL);
	for (guint i = 0; i < tables->len; i++) {
		Table *table = tables->pdata[i];

		table->input = r->index;
		facts_add_table(r->facts, table);
	}
	g_ptr_array_unref(tables);
	note_end(r);
	sql_notes_report(r->notes, r->input->findings, r->input->path);
}

static void
clear(Reader *r)
{
	sql_split_free(r->split);
	sql_cluster_free(r->cluster);
	sql_notes_free(r->notes);
	g_string_free(r->tail, TRUE);
	g_free(r->cut);
}

/* A dump without its closing comment whose last line or statement is not
 * whole either. */
static bool
breaks_off(const Reader *r)
{
	bool whole_line =
	    r->tail->len == 0 || r->tail->str[r->tail->len - 1] == '\n';

	return lacks_closing(r) && (r->unmarked || !whole_line);
}

static bool
finish(Reader *r, GError **error)
{
	if (r->cut == NULL && breaks_off(r))
		r->cut = g_strdup("the dump that begins here has no end");
	if (r->cut != NULL) {
		g_set_error(error, SOURCE_ERROR, SOURCE_ERROR_DAMAGED,
		    "%s:%ld: %s; the file was cut short or is damaged, export "
		    "it again",
		    r->input->path, MAX(r->cut_line, 1), r->cut);
		return false;
	}
	hand_over(r);
	return true;
}

bool
sql_reader_read(Source *source, Input *input, size_t input_index, Facts *facts,
    GError **error)
{
	Reader r = { .input = input, .index = input_index, .facts = facts };
	const char *head;
	size_t length;
	SqlDialect dialect;
	bool ok;

	if (!source_peek(source, &head, &length, error))
		return false;
	dialect = sql_dialect_sniff(head, length);
	r.closing = expected_closing(head, length);
	r.notes = sql_notes_new();
	r.cluster = sql_cluster_new(dialect, r.notes, &input->counts);
	r.split = sql_split_new(dialect);
	r.tail = g_string_new(NULL);
	ok = take_source(&r, source, error) && finish(&r, error);
	clear(&r);
	return ok;
}
