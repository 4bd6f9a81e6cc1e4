#include "tests/support/sql_script.h"

#include <math.h>
#include <string.h>

#include "pipeline/ingest/sql_classify.h"
#include "pipeline/ingest/sql_cluster.h"
#include "pipeline/ingest/sql_settle.h"

static void
describe_column(GString *out, const Column *column)
{
	g_string_append_printf(out, " %s %s %s%s%s%s", column->name,
	    column->type_text, column_type_name(column->type),
	    column->not_null ? " notnull" : "",
	    column->is_unsigned ? " unsigned" : "",
	    column->auto_increment ? " auto" : "");
	if (column->default_text != NULL)
		g_string_append_printf(out, " =%s", column->default_text);
	g_string_append_c(out, '\n');
}

static void
describe_names(GString *out, const GPtrArray *names)
{
	g_string_append(out, " (");
	for (guint i = 0; i < names->len; i++) {
		const char *name = names->pdata[i];

		g_string_append_printf(
		    out, "%s%s", i > 0 ? " " : "", name ? name : "?");
	}
	g_string_append_c(out, ')');
}

static void
describe_index(GString *out, const Index *index)
{
	const char *kind = index->unique ? "unique" : "index";

	g_string_append_printf(out, " %s %s", index->primary ? "primary" : kind,
	    index->name != NULL ? index->name : "-");
	describe_names(out, index->columns);
	g_string_append(out, index->partial ? " partial\n" : "\n");
}

static void
describe_key(GString *out, const ForeignKey *key)
{
	g_string_append_printf(
	    out, " key %s", key->name != NULL ? key->name : "-");
	describe_names(out, key->columns);
	g_string_append_printf(out, " > %s%s%s",
	    key->ref_schema != NULL ? key->ref_schema : "",
	    key->ref_schema != NULL ? "." : "", key->ref_table);
	describe_names(out, key->ref_columns);
	g_string_append(out, key->on_delete_cascade ? " cascade\n" : "\n");
}

static void
describe_head(GString *out, const Table *table)
{
	g_string_append_printf(out, "%s %s%s%s",
	    table->kind == TABLE_PARTITION ? "partition" : "table",
	    table->schema != NULL ? table->schema : "",
	    table->schema != NULL ? "." : "", table->name);
	if (table->parent != NULL)
		g_string_append_printf(out, " of %s%s%s",
		    table->parent_schema != NULL ? table->parent_schema : "",
		    table->parent_schema != NULL ? "." : "", table->parent);
	if (table->partitioned)
		g_string_append_printf(out, " by %s",
		    table->partition_key != NULL ? table->partition_key : "-");
	if (!isnan(table->rows))
		g_string_append_printf(out, " rows %ld", (long)table->rows);
	if (!isnan(table->id_max))
		g_string_append_printf(out, " id %ld", (long)table->id_max);
	g_string_append_c(out, '\n');
}

char *
sql_script_describe(const GPtrArray *tables)
{
	GString *out = g_string_new(NULL);

	for (guint i = 0; i < tables->len; i++) {
		const Table *table = tables->pdata[i];

		describe_head(out, table);
		for (guint n = 0; n < table->columns->len; n++)
			describe_column(out, table->columns->pdata[n]);
		for (guint n = 0; n < table->indexes->len; n++)
			describe_index(out, table->indexes->pdata[n]);
		for (guint n = 0; n < table->foreign_keys->len; n++)
			describe_key(out, table->foreign_keys->pdata[n]);
	}
	return g_string_free(out, FALSE);
}

static void
describe_outcome(GString *out, const SqlStatement *st, SqlOutcome *outcome)
{
	long line, column;

	sql_statement_place(st, outcome->offset, &line, &column);
	if (outcome->verdict == SQL_USED)
		g_string_append(out, "used\n");
	else if (outcome->verdict == SQL_SKIPPED)
		g_string_append_printf(out, "skipped: %s\n", outcome->reason);
	else
		g_string_append_printf(out, "rejected %ld:%ld: %s\n", line,
		    column, outcome->reason);
	g_clear_pointer(&outcome->reason, g_free);
}

static char *
describe_notes(const SqlNotes *notes)
{
	g_autoptr(FindingList) list = finding_list_new();
	GString *out = g_string_new(NULL);

	sql_notes_report(notes, list, "f");
	for (size_t i = 0; i < finding_list_count(list); i++) {
		const Finding *finding = finding_list_get(list, i);

		g_string_append_printf(out, "%s %ld: %s\n", finding->code,
		    finding->line, finding->message);
	}
	return g_string_free(out, FALSE);
}

void
sql_script_run(SqlScript *script, SqlDialect dialect, const char *text)
{
	g_autoptr(SqlNotes) notes = sql_notes_new();
	g_autoptr(SqlCluster) cluster =
	    sql_cluster_new(dialect, notes, &script->counts);
	g_autoptr(SqlSplit) split = sql_split_new(dialect);
	g_autoptr(GPtrArray) tables = NULL;
	GString *outcomes = g_string_new(NULL);
	SqlStatement st;

	*script = (SqlScript){ NULL, NULL, NULL, { 0 } };
	sql_split_feed(split, text, strlen(text));
	sql_split_end(split);
	while (sql_split_next(split, &st)) {
		SqlWork work = { .notes = notes, .statement = &st };
		SqlOutcome outcome;

		sql_cluster_heed(cluster, &st);
		work.catalog = sql_cluster_catalog(cluster);
		outcome = sql_classify_and_read(&work);
		describe_outcome(outcomes, &st, &outcome);
	}
	tables = sql_cluster_finish(cluster);
	script->tables = sql_script_describe(tables);
	script->outcomes = g_string_free(outcomes, FALSE);
	script->notes = describe_notes(notes);
}

void
sql_script_clear(SqlScript *script)
{
	g_free(script->tables);
	g_free(script->outcomes);
	g_free(script->notes);
}

void
sql_bench_init(SqlBench *bench, SqlDialect dialect, const char *text)
{
	*bench = (SqlBench){ { NULL, NULL, NULL, false }, { .line = 1 } };
	bench->work.catalog = sql_catalog_new(dialect);
	bench->work.notes = sql_notes_new();
	bench->work.statement = &bench->statement;
	sql_bench_next(bench, text);
}

void
sql_bench_next(SqlBench *bench, const char *text)
{
	bench->statement = (SqlStatement){
		.text = text, .length = strlen(text), .line = 1, .column = 1
	};
}

char *
sql_bench_settle(SqlBench *bench)
{
	InputCounts counts = { 0 };
	g_autoptr(GPtrArray) tables =
	    sql_settle(bench->work.catalog, bench->work.notes, &counts);

	return sql_script_describe(tables);
}

void
sql_bench_clear(SqlBench *bench)
{
	sql_catalog_free(bench->work.catalog);
	sql_notes_free(bench->work.notes);
}
