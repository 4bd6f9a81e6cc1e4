#include "pipeline/analysis/schema_view.h"

#include <math.h>
#include <string.h>

#include "pipeline/analysis/spend.h"
#include "pipeline/analysis/table_class.h"
#include "pipeline/base/text.h"

/* Fewer tables than this make no convention. */
enum { LEAST_CONVENTION = 10 };

/* Of the columns called "…_id": where fewer are foreign keys, leaving them out
 * is the convention. */
static const double least_declared = 0.3;

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

static GPtrArray *
list_of(GHashTable *lists, gpointer key, GDestroyNotify free_key)
{
	GPtrArray *list = g_hash_table_lookup(lists, key);

	if (list != NULL) {
		if (free_key != NULL)
			free_key(key);
		return list;
	}
	list = g_ptr_array_new();
	g_hash_table_insert(lists, key, list);
	return list;
}

static void
add_keyed(SchemaView *view, const ForeignKey *key, const Table *target)
{
	char *lower = g_ascii_strdown(g_ptr_array_index(key->columns, 0), -1);
	GPtrArray *list = list_of(view->keyed, lower, g_free);

	if (!g_ptr_array_find(list, target, NULL))
		g_ptr_array_add(list, (gpointer)target);
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
		if (!key->inferred && key->columns->len == 1)
			add_keyed(view, key, target);
		list = list_of(view->referrers, (gpointer)target, NULL);
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
add_names(SchemaView *view, const Table *table)
{
	g_autofree char *lower = g_ascii_strdown(table->name, -1);
	char *stem = table_singular(lower);
	const bool several = g_hash_table_contains(view->stems, stem);

	if (!g_hash_table_contains(view->tables, lower))
		g_hash_table_insert(
		    view->tables, g_steal_pointer(&lower), (gpointer)table);
	g_hash_table_insert(
	    view->stems, stem, several ? NULL : (gpointer)table);
}

static void
look_at_tables(SchemaView *view)
{
	const GPtrArray *tables = facts_tables(view->evidence->facts);
	long naive = 0, timed = 0;

	for (guint i = 0; i < tables->len; i++) {
		const Table *table = g_ptr_array_index(tables, i);

		add_names(view, table);
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

static void
add_partitions(SchemaView *view)
{
	const Facts *facts = view->evidence->facts;
	const GPtrArray *partitions = facts_partitions(facts);

	for (guint i = 0; i < partitions->len; i++) {
		const Table *part = g_ptr_array_index(partitions, i);
		const Table *root =
		    facts_find_table(facts, part->schema, part->name);

		if (root != NULL)
			g_ptr_array_add(
			    list_of(view->partitions, (gpointer)root, NULL),
			    (gpointer)part);
	}
}

static double
third_largest(const Evidence *evidence)
{
	const GPtrArray *tables = facts_tables(evidence->facts);
	double most[3] = { 0, 0, 0 };

	for (guint i = 0; i < tables->len; i++) {
		double rows =
		    ((const Table *)g_ptr_array_index(tables, i))->rows;

		for (int k = 0; k < 3; k++)
			if (rows > most[k]) {
				const double less = most[k];

				most[k] = rows;
				rows = less;
			}
	}
	return most[2] > 0 ? most[2] : INFINITY;
}

/* Columns called "…_id" other than the table's own key; and declared ones. */
static void
count_ids(const Table *table, long *ids, long *declared)
{
	const Column *key = table_single_key(table);

	for (guint i = 0; i < table->columns->len; i++) {
		const Column *column = g_ptr_array_index(table->columns, i);
		const size_t n = strlen(column->name);

		if (column == key || n < 4 ||
		    g_ascii_strcasecmp(column->name + n - 3, "_id") != 0)
			continue;
		++*ids;
		*declared += table_refers_by(table, column->name, true);
	}
}

static bool *
who_declares(const Evidence *evidence)
{
	const GPtrArray *tables = facts_tables(evidence->facts);
	const guint inputs = facts_inputs(evidence->facts)->len;
	bool *declares = g_new0(bool, inputs);
	g_autofree long *ids = g_new0(long, inputs);
	g_autofree long *declared = g_new0(long, inputs);

	for (guint i = 0; i < tables->len; i++) {
		const Table *table = g_ptr_array_index(tables, i);

		count_ids(table, &ids[table->input], &declared[table->input]);
	}
	for (guint i = 0; i < inputs; i++)
		declares[i] =
		    declared[i] > 0 &&
		    (double)declared[i] >= least_declared * (double)ids[i];
	return declares;
}

/* The table of tenants to which most others refer. */
static const Table *
find_tenant(const SchemaView *view)
{
	static const char *const names[] = { "tenant", "organization",
		"organisation", "org", "workspace", "company", "account" };
	const Table *tenant = NULL;
	guint most = 0;

	for (size_t i = 0; i < G_N_ELEMENTS(names); i++) {
		const Table *table = g_hash_table_lookup(view->stems, names[i]);
		const GPtrArray *owned =
		    table != NULL ? schema_view_referrers(view, table) : NULL;

		if (owned == NULL || owned->len <= most)
			continue;
		tenant = table;
		most = owned->len;
	}
	return tenant;
}

SchemaView *
schema_view_new(const Evidence *evidence, const SpendResult *spend)
{
	SchemaView *view = g_new0(SchemaView, 1);

	view->evidence = evidence;
	view->tables =
	    g_hash_table_new_full(g_str_hash, g_str_equal, g_free, NULL);
	view->keyed = g_hash_table_new_full(
	    g_str_hash, g_str_equal, g_free, (GDestroyNotify)g_ptr_array_unref);
	view->stems =
	    g_hash_table_new_full(g_str_hash, g_str_equal, g_free, NULL);
	view->columns =
	    g_hash_table_new_full(g_str_hash, g_str_equal, g_free, NULL);
	view->referrers = g_hash_table_new_full(g_direct_hash, g_direct_equal,
	    NULL, (GDestroyNotify)g_ptr_array_unref);
	view->partitions = g_hash_table_new_full(g_direct_hash, g_direct_equal,
	    NULL, (GDestroyNotify)g_ptr_array_unref);
	look_at_tables(view);
	add_partitions(view);
	view->third = third_largest(evidence);
	view->declares = who_declares(evidence);
	view->tenant = find_tenant(view);
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
	g_hash_table_unref(view->tables);
	g_hash_table_unref(view->stems);
	g_hash_table_unref(view->keyed);
	g_free(view->declares);
	g_hash_table_unref(view->columns);
	g_hash_table_unref(view->referrers);
	g_hash_table_unref(view->partitions);
	g_free(view);
}

const GPtrArray *
schema_view_referrers(const SchemaView *view, const Table *table)
{
	return g_hash_table_lookup(view->referrers, table);
}

const Table *
schema_view_named(const SchemaView *view, const Table *table, const char *stem)
{
	g_autofree char *lower = g_ascii_strdown(stem, -1);
	g_autofree char *singular = table_singular(lower);
	const Table *named = g_hash_table_lookup(view->stems, singular);

	return named != NULL && named->input == table->input ? named : NULL;
}

bool
schema_view_is_keyed(
    const SchemaView *view, const char *column, const char *stem)
{
	g_autofree char *lower = g_ascii_strdown(column, -1);
	g_autofree char *part = g_ascii_strdown(stem, -1);
	const GPtrArray *list = g_hash_table_lookup(view->keyed, lower);

	for (guint i = 0; list != NULL && i < list->len; i++) {
		const Table *target = g_ptr_array_index(list, i);
		g_autofree char *name = g_ascii_strdown(target->name, -1);

		if (strstr(name, part) != NULL)
			return true;
	}
	return false;
}

bool
schema_view_declares_keys(const SchemaView *view, const Table *table)
{
	return view->declares[table->input];
}

bool
schema_view_has_index(
    const SchemaView *view, const Table *table, const GPtrArray *columns)
{
	const GPtrArray *partitions =
	    g_hash_table_lookup(view->partitions, table);

	if (table_has_index_on(table, columns))
		return true;
	for (guint i = 0; partitions != NULL && i < partitions->len; i++)
		if (!table_has_index_on(
			g_ptr_array_index(partitions, i), columns))
			return false;
	return partitions != NULL;
}

bool
schema_view_is_large(const SchemaView *view, const Table *table)
{
	return table->rows >= view->third;
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
