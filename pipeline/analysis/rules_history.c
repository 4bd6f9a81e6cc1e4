#include "pipeline/analysis/rules.h"

static bool
is_logged_by_referrer(const SchemaView *view, const Table *table)
{
	const GPtrArray *referrers = schema_view_referrers(view, table);

	for (guint i = 0; referrers != NULL && i < referrers->len; i++) {
		const Table *other = g_ptr_array_index(referrers, i);

		if (other != table && table_is_append_name(other->name))
			return true;
	}
	return false;
}

static bool
has_history_table(const SchemaView *view, const Table *table)
{
	static const char *const suffixes[] = { "events", "history",
		"histories", "audit", "audits", "versions", "transitions",
		"changes", "logs", "activities" };
	g_autofree char *lower = g_ascii_strdown(table->name, -1);
	g_autofree char *singular = table_singular(lower);

	for (size_t i = 0; i < G_N_ELEMENTS(suffixes); i++) {
		g_autofree char *one =
		    g_strdup_printf("%s_%s", singular, suffixes[i]);
		g_autofree char *many =
		    g_strdup_printf("%s_%s", lower, suffixes[i]);

		if (g_hash_table_contains(view->tables, one) ||
		    g_hash_table_contains(view->tables, many))
			return true;
	}
	return false;
}

bool
rule_no_event_log(const SchemaView *view, const Table *table, Hit *hit)
{
	const Column *status = table_find_column(table, "status");

	if (status == NULL)
		status = table_find_column(table, "state");
	if (status == NULL || !table_is_updated(table) ||
	    has_history_table(view, table) ||
	    is_logged_by_referrer(view, table))
		return false;
	hit->severity =
	    view->audit != NULL ? SEVERITY_UNKNOWN : SEVERITY_MEDIUM;
	hit_add_column(hit, status);
	hit->name = view->audit != NULL ? view->audit->name : status->name;
	hit->seen = view->audit != NULL ? MSG_MIGRATION_D3_MAYBE
					: MSG_MIGRATION_D3_SEEN;
	hit->tables = 1;
	return true;
}

/* Only bills that were read can show that nothing is split off. */
bool
rule_no_analytics(const SchemaView *view, const Table *table, Hit *hit)
{
	const double most =
	    assume(&view->evidence->config->assumptions, ASSUME_ANALYTICS_ROWS);

	if (table != view->largest || schema_view_is_small(view) ||
	    !view->billed || view->split)
		return false;
	hit->severity = table->rows > most ? SEVERITY_HIGH : SEVERITY_MEDIUM;
	hit->seen = MSG_MIGRATION_D4_SEEN;
	hit->number = table->rows;
	hit->tables = 1;
	return true;
}

static bool
is_time(const Column *column)
{
	return column != NULL && (column->type == COLUMN_DATE ||
				     column->type == COLUMN_TIMESTAMP ||
				     column->type == COLUMN_TIMESTAMPTZ);
}

/* Some index, or the partitioning, lets old rows be left alone by time. */
static bool
is_led_by_time(const Table *table)
{
	if (table->partitioned || table->partition_key != NULL)
		return true;
	for (guint i = 0; i < table->indexes->len; i++) {
		const Index *index = g_ptr_array_index(table->indexes, i);
		const char *first = index->columns->len == 0
					? NULL
					: g_ptr_array_index(index->columns, 0);

		if (first != NULL && is_time(table_find_column(table, first)))
			return true;
	}
	return false;
}

bool
rule_unbounded(const SchemaView *view, const Table *table, Hit *hit)
{
	const double most =
	    assume(&view->evidence->config->assumptions, ASSUME_APPEND_ROWS);

	if (table->keys_unknown || table->indexes_unknown ||
	    table_class_of(table) != TABLE_APPEND || is_led_by_time(table) ||
	    !(table->rows * 50 > most))
		return false;
	hit->severity =
	    table->rows * 10 > most ? SEVERITY_HIGH : SEVERITY_MEDIUM;
	hit->seen = MSG_MIGRATION_D11_SEEN;
	hit->number = table->rows * 50;
	hit->tables = 1;
	return true;
}
