#include "pipeline/ingest/liquibase_reader.h"
#include "pipeline/ingest/liquibase_change.h"
#include "pipeline/ingest/liquibase_dbms.h"
#include "pipeline/ingest/liquibase_parse.h"
#include "pipeline/ingest/sql_settle.h"

#include <string.h>

/* Of a reject, and of the files that were not read. */
enum { EXCERPT = 400, FILES_SHOWN = 5 };

/* One log while it is replayed. */
typedef struct Replay {
	const LiquibaseLog *log;
	const char *dbms;
	Input *input;
	size_t index;
	Facts *facts;
	SqlNotes *notes;
	SqlCatalog *catalog;
	LiquibaseProperties *properties;
	GHashTable *ran; /* set of "author\nid\npath" */
	long elsewhere; /* changes for other databases */
	long contextual; /* changeSets for some contexts only */
	GPtrArray *files; /* of const char *: not read */
	long files_line;
} Replay;

static SqlDialect
dialect_of(const char *dbms)
{
	return g_strcmp0(dbms, "mysql") == 0 || g_strcmp0(dbms, "mariadb") == 0
		   ? SQL_MYSQL
		   : SQL_OTHER;
}

/* The change as it is written, without what is in it. */
static char *
excerpt_of(const LiquibaseNode *change)
{
	GString *out = g_string_new(NULL);

	g_string_append_printf(out, "<%s", change->name);
	for (guint i = 0; i + 1 < change->attributes->len && out->len < EXCERPT;
	     i += 2) {
		const char *name = change->attributes->pdata[i];
		const char *value = change->attributes->pdata[i + 1];

		g_string_append_printf(out, " %s=\"%s\"", name, value);
	}
	g_string_append_c(out, '>');
	return g_string_free(out, FALSE);
}

static void
reject(Replay *r, const LiquibaseNode *change, const char *reason)
{
	g_autofree char *excerpt = excerpt_of(change);

	facts_add_reject(r->facts, r->index, change->line, 0, reason, excerpt);
	sql_notes_add(r->notes, FINDING_WARNING, "liquibase-rejected", reason,
	    change->line, 0, "this change is not used: %s", reason);
	r->input->rows_rejected++;
}

static void
account(Replay *r, const LiquibaseNode *change, SqlOutcome *outcome)
{
	if (outcome->verdict == SQL_USED)
		r->input->rows_used++;
	else if (outcome->verdict == SQL_SKIPPED)
		input_skip(r->input, outcome->reason, 1);
	else
		reject(r, change, outcome->reason);
	g_clear_pointer(&outcome->reason, g_free);
}

static void
note_file(Replay *r, const LiquibaseNode *change)
{
	const char *file = liquibase_change_file(change);

	if (!liquibase_change_is_file(change))
		return;
	if (r->files->len == 0)
		r->files_line = change->line;
	g_ptr_array_add(r->files, (gpointer)(file != NULL ? file : "?"));
}

static void
replay_change(Replay *r, const LiquibaseSet *set, const LiquibaseNode *change)
{
	SqlStatement statement = { .text = "", .line = change->line };
	LiquibaseWork work = {
		.sql = { .catalog = r->catalog,
		    .notes = r->notes,
		    .statement = &statement },
		.properties = r->properties,
		.change = change,
		.dbms = r->dbms,
		.conditional = set->conditional,
	};
	SqlOutcome outcome = liquibase_change_apply(&work);

	note_file(r, change);
	account(r, change, &outcome);
}

/* Liquibase tells changeSets by id, author and file. */
static bool
ran_already(Replay *r, const LiquibaseSet *set)
{
	g_autofree char *key = g_strjoin("\n", set->author ? set->author : "",
	    set->id ? set->id : "", set->path ? set->path : "", NULL);

	if (set->id == NULL || g_hash_table_add(r->ran, g_steal_pointer(&key)))
		return false;
	sql_notes_add(r->notes, FINDING_WARNING, "liquibase-same-id", "",
	    set->line, 0,
	    "the changeSet \"%s\" by %s stands in this file twice; only the "
	    "first is replayed",
	    set->id, set->author != NULL ? set->author : "nobody");
	return true;
}

/* Why SET is not replayed; NULL when it is. */
static const char *
find_obstacle(Replay *r, const LiquibaseSet *set)
{
	if (set->ignored)
		return "in a changeSet that is to be ignored";
	if (!liquibase_dbms_runs(r->log, set, r->dbms)) {
		r->elsewhere += set->changes->len;
		return "in a changeSet for another database";
	}
	if (set->stray && !liquibase_change_is_file(set->changes->pdata[0]))
		return "outside of any changeSet";
	return ran_already(r, set) ? "in a changeSet that ran already" : NULL;
}

static void
replay_set(Replay *r, const LiquibaseSet *set)
{
	const char *obstacle = find_obstacle(r, set);

	r->input->rows_read += set->changes->len;
	if (obstacle != NULL && set->changes->len > 0)
		input_skip(r->input, obstacle, set->changes->len);
	if (obstacle != NULL)
		return;
	r->contextual += set->contextual;
	for (guint i = 0; i < set->changes->len; i++)
		replay_change(r, set, set->changes->pdata[i]);
}

static void
note_database(const Replay *r)
{
	if (r->elsewhere > 0)
		sql_notes_add(r->notes, FINDING_NOTE, "liquibase-dbms", "", 0,
		    0,
		    "replayed as for %s, because most changeSets run there; "
		    "changes for others only were skipped (%ld)",
		    r->dbms != NULL ? r->dbms : "a database without a name",
		    r->elsewhere);
	else if (r->dbms != NULL)
		sql_notes_add(r->notes, FINDING_NOTE, "liquibase-dbms", "", 0,
		    0, "replayed as for %s, which this file names", r->dbms);
	if (r->contextual > 0)
		sql_notes_add(r->notes, FINDING_NOTE, "liquibase-context", "",
		    0, 0,
		    "changeSets for certain contexts or labels were replayed "
		    "too, as Liquibase does when it is given none (%ld)",
		    r->contextual);
}

static void
note_files(const Replay *r)
{
	GString *names = g_string_new(NULL);

	for (guint i = 0; i < r->files->len && i < FILES_SHOWN; i++)
		g_string_append_printf(names, "%s%s", i > 0 ? ", " : "",
		    (const char *)r->files->pdata[i]);
	if (r->files->len > FILES_SHOWN)
		g_string_append(names, ", …");
	if (r->files->len > 0)
		sql_notes_add(r->notes, FINDING_WARNING, "liquibase-files", "",
		    r->files_line, 0,
		    "other files that it names are not read along with it "
		    "(%u: %s); give them as inputs, too: each is replayed by "
		    "itself",
		    r->files->len, names->str);
	g_string_free(names, TRUE);
}

static void
hand_over(Replay *r)
{
	GPtrArray *tables = sql_settle(r->catalog, r->notes, &r->input->counts);

	if (tables->len == 0 && r->files->len == 0)
		sql_notes_add(r->notes, FINDING_WARNING, "liquibase-no-tables",
		    "", 0, 0, "no table is created in this file");
	g_ptr_array_set_free_func(tables, NULL);
	for (guint i = 0; i < tables->len; i++) {
		Table *table = tables->pdata[i];

		table->input = r->index;
		facts_add_table(r->facts, table);
	}
	g_ptr_array_unref(tables);
	note_database(r);
	note_files(r);
	sql_notes_report(r->notes, r->input->findings, r->input->path);
}

static void
replay(Replay *r)
{
	r->dbms = liquibase_dbms_choose(r->log);
	r->notes = sql_notes_new();
	r->catalog = sql_catalog_new(dialect_of(r->dbms));
	r->properties = liquibase_properties_new(r->log, r->dbms, r->notes);
	r->ran = g_hash_table_new_full(g_str_hash, g_str_equal, g_free, NULL);
	r->files = g_ptr_array_new();
	for (guint i = 0; i < r->log->sets->len; i++)
		replay_set(r, r->log->sets->pdata[i]);
	hand_over(r);
	g_ptr_array_unref(r->files);
	g_hash_table_destroy(r->ran);
	liquibase_properties_free(r->properties);
	sql_catalog_free(r->catalog);
	sql_notes_free(r->notes);
}

bool
liquibase_reader_read(Source *source, Input *input, size_t input_index,
    Facts *facts, GError **error)
{
	g_autoptr(XmlStream) stream = xml_stream_new(source);
	g_autoptr(LiquibaseLog) log = liquibase_log_new();
	Replay r = {
		.log = log,
		.input = input,
		.index = input_index,
		.facts = facts,
	};

	liquibase_parse(stream, log);
	if (!xml_stream_finish(stream, input, error))
		return false;
	replay(&r);
	return true;
}
