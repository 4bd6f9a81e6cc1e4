#include "pipeline/analysis/schema_view.h"

#include <math.h>
#include <string.h>

#include "pipeline/analysis/spend.h"
#include "pipeline/analysis/table_class.h"
#include "pipeline/base/text.h"

/* Fewer tables than this make no convention. */
enum { LEAST_CONVENTION = 10 };

/* Services, and words in their names, that analytics runs on. */
static const char analytics_words[] =
    "Analytics,Redshift,Athena,BigQuery,Snowflake,Synapse,Databricks,"
    "ClickHouse,Fabric,replica,replicas,warehouse";

/* In MySQL a timestamp is kept in UTC and shown in the session's zone. */
static bool
is_mysql(const Evidence *evidence, const Table *table)
{
	const Input *input =
	    g_ptr_array_index(facts_inputs(evidence->facts), table->input);

	return input->format != NULL && strstr(input->format, "mysql") != NULL;
}

bool
column_is_naive_time(
    const Evidence *evidence, const Table *table, const Column *column)
{
	if (column->type != COLUMN_TIMESTAMP)
		return false;
	return !is_mysql(evidence, table) ||
	       g_ascii_strncasecmp(column->type_text, "timestamp", 9) != 0;
}

static void
count_times(
    const Evidence *evidence, const Table *table, long *naive, long *all)
{
	bool has_naive = false, has_any = false;

	for (guint i = 0; i < table->columns->len; i++) {
		const Column *column = g_ptr_array_index(table->columns, i);

		has_any = has_any || column->type == COLUMN_TIMESTAMP ||
			  column->type == COLUMN_TIMESTAMPTZ;
		has_naive =
		    has_naive || column_is_naive_time(evidence, table, column);
	}
	*naive += has_naive;
	*all += has_any;
}

/* "item_type" beside "item_id": rows of any table. */
static bool
is_about_any_row(const Table *table)
{
	for (guint i = 0; i < table->columns->len; i++) {
		const Column *column = g_ptr_array_index(table->columns, i);
		g_autofree char *id = NULL;

		if (!g_str_has_suffix(column->name, "_type"))
			continue;
		id = g_strdup_printf(
		    "%.*s_id", (int)strlen(column->name) - 5, column->name);
		if (table_find_column(table, id) != NULL)
			return true;
	}
	return false;
}

static void
add_referrers(SchemaView *view, const Table *table)
{
	for (guint i = 0; i < table->foreign_keys->len; i++) {
		const ForeignKey *key =
		    g_ptr_array_index(table->foreign_keys, i);
		const Table *target = facts_find_table(
		    view->evidence->facts, key->ref_schema, key->ref_table);
		GPtrArray *list;

		if (target == NULL)
			continue;
		list = g_hash_table_lookup(view->referrers, target);
		if (list == NULL) {
			list = g_ptr_array_new();
			g_hash_table_insert(
			    view->referrers, (gpointer)target, list);
		}
		g_ptr_array_add(list, (gpointer)table);
	}
}

static void
count_columns(SchemaView *view, const Table *table)
{
	for (guint i = 0; i < table->columns->len; i++) {
		const Column *column = g_ptr_array_index(table->columns, i);
		char *name = g_ascii_strdown(column->name, -1);
		guint count =
		    GPOINTER_TO_UINT(g_hash_table_lookup(view->columns, name));

		g_hash_table_insert(
		    view->columns, name, GUINT_TO_POINTER(count + 1));
	}
}

static void
look_at_tables(SchemaView *view)
{
	const GPtrArray *tables = facts_tables(view->evidence->facts);
	long naive = 0, timed = 0;

	for (guint i = 0; i < tables->len; i++) {
		const Table *table = g_ptr_array_index(tables, i);

		g_hash_table_add(view->names, g_ascii_strdown(table->name, -1));
		add_referrers(view, table);
		count_columns(view, table);
		count_times(view->evidence, table, &naive, &timed);
		if (table->rows > 0 && (view->largest == NULL ||
					   table->rows > view->largest->rows))
			view->largest = table;
		if (view->audit == NULL && table_is_append_name(table->name) &&
		    is_about_any_row(table))
			view->audit = table;
	}
	view->naive_times = naive >= LEAST_CONVENTION && 2 * naive > timed;
}

SchemaView *
schema_view_new(const Evidence *evidence, const SpendResult *spend)
{
	SchemaView *view = g_new0(SchemaView, 1);

	view->evidence = evidence;
	view->names =
	    g_hash_table_new_full(g_str_hash, g_str_equal, g_free, NULL);
	view->columns =
	    g_hash_table_new_full(g_str_hash, g_str_equal, g_free, NULL);
	view->referrers = g_hash_table_new_full(g_direct_hash, g_direct_equal,
	    NULL, (GDestroyNotify)g_ptr_array_unref);
	look_at_tables(view);
	view->billed = spend->latest != MONTH_NONE;
	view->split =
	    view->billed && spend_names(evidence, spend, analytics_words);
	return view;
}

void
schema_view_free(SchemaView *view)
{
	if (view == NULL)
		return;
	g_hash_table_unref(view->names);
	g_hash_table_unref(view->columns);
	g_hash_table_unref(view->referrers);
	g_free(view);
}

const GPtrArray *
schema_view_referrers(const SchemaView *view, const Table *table)
{
	return g_hash_table_lookup(view->referrers, table);
}

bool
schema_view_is_small(const SchemaView *view)
{
	const double most =
	    assume(&view->evidence->config->assumptions, ASSUME_ANALYTICS_ROWS);

	return view->largest != NULL && view->largest->rows * 10 <= most;
}

static guint
tables_with(const SchemaView *view, const char *column)
{
	g_autofree char *lower = g_ascii_strdown(column, -1);

	return GPOINTER_TO_UINT(g_hash_table_lookup(view->columns, lower));
}

/* "orders" by "order_id"; "film" by its own "film_id" in another table. */
static bool
is_named_elsewhere(const SchemaView *view, const Table *table)
{
	const Column *key = table_single_key(table);
	g_autofree char *lower = g_ascii_strdown(table->name, -1);
	g_autofree char *singular = table_singular(lower);
	g_autofree char *id = g_strdup_printf("%s_id", singular);
	const guint own = table_find_column(table, id) != NULL;

	if (tables_with(view, id) > own)
		return true;
	return key != NULL && g_str_has_prefix(key->name, singular) &&
	       tables_with(view, key->name) > 1;
}

bool
schema_view_is_referred_to(const SchemaView *view, const Table *table)
{
	if (schema_view_referrers(view, table) != NULL)
		return true;
	return table->foreign_keys_unknown && is_named_elsewhere(view, table);
}
