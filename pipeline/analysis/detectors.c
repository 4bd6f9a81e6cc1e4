#include <math.h>
#include <string.h>

#include "pipeline/analysis/detectors.h"
#include "pipeline/base/text.h"
#include "pipeline/stats/row_growth.h"

/* Tables that a change of TABLE's key reaches: itself and its referrers. */
static void
reach(const SchemaView *view, const Table *table, Hit *hit)
{
	const GPtrArray *referrers = schema_view_referrers(view, table);
	g_autoptr(GHashTable) distinct =
	    g_hash_table_new(g_direct_hash, g_direct_equal);

	hit->tables = 1;
	if (referrers == NULL)
		return;
	for (guint i = 0; i < referrers->len; i++)
		g_hash_table_add(distinct, g_ptr_array_index(referrers, i));
	g_hash_table_remove(distinct, table);
	hit->tables += g_hash_table_size(distinct);
	hit->keys = referrers->len;
}

double
table_id_in_use(const Table *table, bool *lower_bound)
{
	*lower_bound = isnan(table->id_max);
	if (!*lower_bound)
		return table->id_max;
	return table->rows > 0 ? table->rows : NAN;
}

double
table_ids_multiple(const Evidence *evidence, const Table *table, double limit)
{
	bool lower_bound;
	const RowGrowth growth = {
		.rows = table_id_in_use(table, &lower_bound),
		.exponent =
		    table_class_elasticity(evidence, table_class_of(table))
			.mode,
	};

	return isnan(growth.rows) ? NAN : row_growth_multiple(&growth, limit);
}

/* Half of the numbers gone at ten times the users is high, at a hundred times
 * medium. */
static Severity
exhaustion_severity(double half_gone)
{
	if (isnan(half_gone))
		return SEVERITY_UNKNOWN;
	if (half_gone <= 10)
		return SEVERITY_HIGH;
	return half_gone <= 100 ? SEVERITY_MEDIUM : SEVERITY_LOW;
}

static bool
integer_key(const SchemaView *view, const Table *table, Hit *hit)
{
	const Column *key = table_single_key(table);
	bool lower_bound;
	double limit;

	/* A key borrowed from another table changes with that one; a guess
	 * hides no risk. */
	if (key == NULL || table_refers_by(table, key->name, true) ||
	    (key->type != COLUMN_INT2 && key->type != COLUMN_INT4))
		return false;
	limit = column_integer_limit(key);
	hit->severity = exhaustion_severity(
	    table_ids_multiple(view->evidence, table, limit / 2));
	hit->columns = g_strdup(key->name);
	hit->name = key->type_text;
	hit->number = table_id_in_use(table, &lower_bound) / limit;
	hit->form = FORM_RATE;
	hit->seen = isnan(hit->number) ? MSG_MIGRATION_D1_UNKNOWN
		    : lower_bound      ? MSG_MIGRATION_D1_AT_LEAST
				       : MSG_MIGRATION_D1_USED;
	reach(view, table, hit);
	return true;
}

/* A unique index on COLUMN alone; taken as given where keys are unknown. */
static bool
is_unique(const Table *table, const Column *column)
{
	if (table->keys_unknown)
		return true;
	for (guint i = 0; i < table->indexes->len; i++) {
		const Index *index = g_ptr_array_index(table->indexes, i);
		const char *only = index->columns->len == 1
				       ? g_ptr_array_index(index->columns, 0)
				       : NULL;

		if (index->unique && only != NULL &&
		    g_ascii_strcasecmp(only, column->name) == 0)
			return true;
	}
	return false;
}

/* What may stand for a row outside the system; a token is a secret, not a
 * name. */
static bool
is_public_id(const Table *table, const Column *column)
{
	static const char *const names[] = { "uuid", "guid", "ulid", "slug",
		"public_id", "external_id", "reference", "key", "code" };
	static const char *const suffixes[] = { "_uuid", "_guid", "_ulid",
		"_slug" };
	bool named = column->type == COLUMN_UUID;

	for (size_t i = 0; i < G_N_ELEMENTS(names); i++)
		named =
		    named || g_ascii_strcasecmp(column->name, names[i]) == 0;
	for (size_t i = 0; i < G_N_ELEMENTS(suffixes); i++)
		named = named || g_str_has_suffix(column->name, suffixes[i]);
	return named && !table_refers_by(table, column->name, false) &&
	       is_unique(table, column);
}

static bool
guessable_id(const SchemaView *view, const Table *table, Hit *hit)
{
	const Column *key = table_single_key(table);

	if (key == NULL || !key->auto_increment ||
	    !schema_view_is_referred_to(view, table) ||
	    table_class_of(table) != TABLE_ENTITY)
		return false;
	for (guint i = 0; i < table->columns->len; i++)
		if (is_public_id(table, g_ptr_array_index(table->columns, i)))
			return false;
	hit->severity = view->evidence->config->business.multi_tenant == 1
			    ? SEVERITY_HIGH
			    : SEVERITY_MEDIUM;
	hit->columns = g_strdup(key->name);
	hit->seen = MSG_MIGRATION_D2_SEEN;
	reach(view, table, hit);
	hit->keys = 0;
	return true;
}

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

		if (g_hash_table_contains(view->names, one) ||
		    g_hash_table_contains(view->names, many))
			return true;
	}
	return false;
}

static bool
no_event_log(const SchemaView *view, const Table *table, Hit *hit)
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
	hit->columns = g_strdup(status->name);
	hit->name = view->audit != NULL ? view->audit->name : status->name;
	hit->seen = view->audit != NULL ? MSG_MIGRATION_D3_MAYBE
					: MSG_MIGRATION_D3_SEEN;
	hit->tables = 1;
	return true;
}

/* Only bills that were read can show that nothing is split off. */
static bool
no_analytics_split(const SchemaView *view, const Table *table, Hit *hit)
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
unindexed_keys(const SchemaView *view, const Table *table, Hit *hit)
{
	g_autoptr(GString) columns = g_string_new(NULL);

	(void)view;
	if (table->keys_unknown)
		return false;
	for (guint i = 0; i < table->foreign_keys->len; i++) {
		const ForeignKey *key =
		    g_ptr_array_index(table->foreign_keys, i);

		if (key->inferred || key->columns->len == 0 ||
		    table_has_index_on(table, key->columns))
			continue;
		for (guint c = 0; c < key->columns->len; c++) {
			if (columns->len > 0)
				g_string_append(columns, ", ");
			g_string_append(
			    columns, g_ptr_array_index(key->columns, c));
		}
		hit->keys++;
	}
	if (!(hit->keys > 0))
		return false;
	hit->severity = SEVERITY_LOW;
	hit->columns = g_strdup(columns->str);
	hit->seen = MSG_MIGRATION_D6_SEEN;
	return true;
}

static void
add_column(GString *columns, const Column *column)
{
	if (columns->len > 0)
		g_string_append(columns, ", ");
	g_string_append(columns, column->name);
}

/* A unit beside it makes it none: total_ms, tax_rate, cost_factor. */
static bool
is_float_money(const Column *column)
{
	g_autofree char *money = NULL;
	g_autofree char *unit = NULL;

	if (column->type != COLUMN_FLOAT)
		return false;
	money = text_find_word(column->name,
	    "price,cost,fee,balance,revenue,subtotal,amount,total,tax,"
	    "discount");
	unit = text_find_word(column->name,
	    "factor,multiplier,coefficient,rate,percent,percentage,pct,ratio,"
	    "share,score,weight,count,ms,time,duration,seconds,minutes,hours,"
	    "days,bytes,size,distance");
	return money != NULL && unit == NULL;
}

static bool
float_money(const SchemaView *view, const Table *table, Hit *hit)
{
	g_autoptr(GString) columns = g_string_new(NULL);

	(void)view;
	for (guint i = 0; i < table->columns->len; i++) {
		const Column *column = g_ptr_array_index(table->columns, i);

		if (is_float_money(column))
			add_column(columns, column);
	}
	if (columns->len == 0)
		return false;
	hit->columns = g_strdup(columns->str);
	hit->severity = SEVERITY_HIGH;
	hit->seen = MSG_MIGRATION_D9_SEEN;
	hit->tables = 1;
	return true;
}

static bool
naive_time(const SchemaView *view, const Table *table, Hit *hit)
{
	g_autoptr(GString) columns = g_string_new(NULL);

	for (guint i = 0; i < table->columns->len; i++) {
		const Column *column = g_ptr_array_index(table->columns, i);

		if (column_is_naive_time(view->evidence, table, column))
			add_column(columns, column);
	}
	if (columns->len == 0)
		return false;
	hit->columns = g_strdup(columns->str);
	hit->severity = SEVERITY_LOW;
	hit->convention = view->naive_times;
	hit->seen = view->naive_times ? MSG_MIGRATION_D10_CONVENTION
				      : MSG_MIGRATION_D10_SEEN;
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

static bool
unbounded_append(const SchemaView *view, const Table *table, Hit *hit)
{
	const double most =
	    assume(&view->evidence->config->assumptions, ASSUME_APPEND_ROWS);

	if (table->keys_unknown || table_class_of(table) != TABLE_APPEND ||
	    is_led_by_time(table) || !(table->rows * 50 > most))
		return false;
	hit->severity =
	    table->rows * 10 > most ? SEVERITY_HIGH : SEVERITY_MEDIUM;
	hit->seen = MSG_MIGRATION_D11_SEEN;
	hit->number = table->rows * 50;
	hit->tables = 1;
	return true;
}

static bool
no_primary_key(const SchemaView *view, const Table *table, Hit *hit)
{
	(void)view;
	if (table->keys_unknown || table_primary_key(table) != NULL ||
	    table->columns->len == 0)
		return false;
	hit->severity = SEVERITY_MEDIUM;
	hit->seen = MSG_MIGRATION_D13_SEEN;
	hit->tables = 1;
	return true;
}

/* Hours are estimates of ours, printed as such. */
static const Detector detectors[] = {
	{ "D1", MSG_MIGRATION_D1, MSG_MIGRATION_D1_FIX, { 24, 40, 80 },
	    { 4, 6, 10 }, { 2, 3, 6 }, true, integer_key },
	{ "D2", MSG_MIGRATION_D2, MSG_MIGRATION_D2_FIX, { 16, 32, 64 },
	    { 2, 4, 8 }, { 0, 0, 0 }, true, guessable_id },
	{ "D3", MSG_MIGRATION_D3, MSG_MIGRATION_D3_FIX, { 40, 80, 160 },
	    { 6, 10, 20 }, { 0, 0, 0 }, true, no_event_log },
	{ "D4", MSG_MIGRATION_D4, MSG_MIGRATION_D4_FIX, { 24, 60, 140 },
	    { 0, 0, 0 }, { 0, 0, 0 }, true, no_analytics_split },
	{ "D6", MSG_MIGRATION_D6, MSG_MIGRATION_D6_FIX, { 0, 0, 0 },
	    { 0, 0, 0 }, { 1, 2, 4 }, false, unindexed_keys },
	{ "D9", MSG_MIGRATION_D9, MSG_MIGRATION_D9_FIX, { 8, 16, 32 },
	    { 2, 3, 6 }, { 0, 0, 0 }, true, float_money },
	{ "D10", MSG_MIGRATION_D10, MSG_MIGRATION_D10_FIX, { 8, 16, 40 },
	    { 1, 2, 4 }, { 0, 0, 0 }, true, naive_time },
	{ "D11", MSG_MIGRATION_D11, MSG_MIGRATION_D11_FIX, { 16, 32, 64 },
	    { 0, 0, 0 }, { 0, 0, 0 }, true, unbounded_append },
	{ "D13", MSG_MIGRATION_D13, MSG_MIGRATION_D13_FIX, { 4, 8, 16 },
	    { 0, 0, 0 }, { 0, 0, 0 }, true, no_primary_key },
};

const Detector *
detector_find(const char *id)
{
	for (size_t i = 0; i < G_N_ELEMENTS(detectors); i++)
		if (strcmp(detectors[i].id, id) == 0)
			return &detectors[i];
	return NULL;
}

void
detectors_look(const SchemaView *view, const Table *table, GArray *hits)
{
	for (size_t i = 0; i < G_N_ELEMENTS(detectors); i++) {
		Hit hit = { .detector = &detectors[i] };

		if (detectors[i].look(view, table, &hit))
			g_array_append_val(hits, hit);
	}
}

void
hit_clear(gpointer data)
{
	Hit *hit = data;

	g_free(hit->columns);
}
