#include <math.h>
#include <string.h>

#include "pipeline/analysis/detectors.h"
#include "pipeline/analysis/spend.h"
#include "pipeline/base/number.h"
#include "pipeline/base/text.h"

static const char money_words[] =
    "price,amount,total,subtotal,balance,cost,fee,tax,discount,revenue";

static GPtrArray *
referrers_of(const SchemaView *view, const Table *table)
{
	return g_hash_table_lookup(view->referrers, table);
}

/* Tables that a change of TABLE's key reaches: itself and its referrers. */
static void
reach(const SchemaView *view, const Table *table, Hit *hit)
{
	const GPtrArray *referrers = referrers_of(view, table);
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
	const Column *key = table_single_key(table);

	*lower_bound = false;
	if (!isnan(table->id_max))
		return table->id_max;
	if (key == NULL || !key->auto_increment)
		return NAN;
	*lower_bound = true;
	return table->rows;
}

static Severity
exhaustion_severity(double used)
{
	if (isnan(used))
		return SEVERITY_UNKNOWN;
	if (used * 10 >= 0.5)
		return SEVERITY_HIGH;
	return used * 100 >= 0.5 ? SEVERITY_MEDIUM : SEVERITY_LOW;
}

static bool
integer_key(const SchemaView *view, const Table *table, Hit *hit)
{
	const Column *key = table_single_key(table);
	char used_text[NUMBER_TEXT_SIZE];
	bool lower_bound;
	double used;

	if (key == NULL ||
	    (key->type != COLUMN_INT2 && key->type != COLUMN_INT4))
		return false;
	used = table_id_in_use(table, &lower_bound) / column_integer_limit(key);
	hit->severity = exhaustion_severity(used);
	hit->columns = g_strdup(key->name);
	hit->evidence =
	    isnan(used)
		? lang_format(MSG_MIGRATION_D1_UNKNOWN, key->type_text, NULL)
		: lang_format(lower_bound ? MSG_MIGRATION_D1_AT_LEAST
					  : MSG_MIGRATION_D1_USED,
		      key->type_text, number_format_rate(used, used_text),
		      NULL);
	reach(view, table, hit);
	return true;
}

static bool
is_public_id(const Column *column)
{
	static const char *const names[] = { "uuid", "guid", "ulid", "slug",
		"public_id", "external_id", "token", "key", "code" };

	if (column->type == COLUMN_UUID)
		return true;
	for (size_t i = 0; i < G_N_ELEMENTS(names); i++)
		if (g_ascii_strcasecmp(column->name, names[i]) == 0)
			return true;
	return false;
}

static bool
guessable_id(const SchemaView *view, const Table *table, Hit *hit)
{
	const Column *key = table_single_key(table);
	const GPtrArray *referrers = referrers_of(view, table);

	if (key == NULL || !key->auto_increment || referrers == NULL ||
	    table_class_of(table) != TABLE_ENTITY)
		return false;
	for (guint i = 0; i < table->columns->len; i++)
		if (is_public_id(g_ptr_array_index(table->columns, i)))
			return false;
	hit->severity = view->evidence->config->business.multi_tenant == 1
			    ? SEVERITY_HIGH
			    : SEVERITY_MEDIUM;
	hit->columns = g_strdup(key->name);
	hit->evidence = g_strdup(lang_text(MSG_MIGRATION_D2_SEEN));
	reach(view, table, hit);
	hit->keys = 0;
	return true;
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
	if (status == NULL || table_find_column(table, "updated_at") == NULL ||
	    has_history_table(view, table))
		return false;
	hit->severity = SEVERITY_MEDIUM;
	hit->columns = g_strdup(status->name);
	hit->evidence = lang_format(MSG_MIGRATION_D3_SEEN, status->name, NULL);
	hit->tables = 1;
	return true;
}

bool
has_analytics_split(const SchemaView *view)
{
	const double analytics =
	    spend_category_monthly(view->spend, "Analytics");

	return analytics > 0;
}

static bool
no_analytics_split(const SchemaView *view, const Table *table, Hit *hit)
{
	const double most =
	    assume(&view->evidence->config->assumptions, ASSUME_ANALYTICS_ROWS);
	char rows[NUMBER_TEXT_SIZE];

	if (table != view->largest || !(table->rows * 10 > most) ||
	    has_analytics_split(view))
		return false;
	hit->severity = table->rows > most ? SEVERITY_HIGH : SEVERITY_MEDIUM;
	hit->evidence = lang_format(MSG_MIGRATION_D4_SEEN,
	    number_format_human(table->rows, 2, rows), NULL);
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
		if (hit->keys > 0)
			g_string_append(columns, ", ");
		g_string_append(columns, g_ptr_array_index(key->columns, 0));
		hit->keys++;
	}
	if (!(hit->keys > 0))
		return false;
	hit->severity = SEVERITY_LOW;
	hit->columns = g_strdup(columns->str);
	hit->evidence = g_strdup(lang_text(MSG_MIGRATION_D6_SEEN));
	return true;
}

/* Names the columns of TABLE that TAKE takes; NULL when it takes none. */
static char *
columns_that(const Table *table, bool (*take)(const Column *))
{
	g_autoptr(GString) columns = g_string_new(NULL);

	for (guint i = 0; i < table->columns->len; i++) {
		const Column *column = g_ptr_array_index(table->columns, i);

		if (!take(column))
			continue;
		if (columns->len > 0)
			g_string_append(columns, ", ");
		g_string_append(columns, column->name);
	}
	return columns->len == 0 ? NULL : g_strdup(columns->str);
}

static bool
is_float_money(const Column *column)
{
	g_autofree char *spaced =
	    g_strdelimit(g_strdup(column->name), "_", ' ');
	g_autofree char *word = text_find_word(spaced, money_words);

	return column->type == COLUMN_FLOAT && word != NULL;
}

static bool
float_money(const SchemaView *view, const Table *table, Hit *hit)
{
	(void)view;
	hit->columns = columns_that(table, is_float_money);
	if (hit->columns == NULL)
		return false;
	hit->severity = SEVERITY_HIGH;
	hit->evidence = g_strdup(lang_text(MSG_MIGRATION_D9_SEEN));
	hit->tables = 1;
	return true;
}

static bool
is_naive_time(const Column *column)
{
	return column->type == COLUMN_TIMESTAMP;
}

static bool
naive_time(const SchemaView *view, const Table *table, Hit *hit)
{
	(void)view;
	hit->columns = columns_that(table, is_naive_time);
	if (hit->columns == NULL)
		return false;
	hit->severity = SEVERITY_LOW;
	hit->evidence = g_strdup(lang_text(MSG_MIGRATION_D10_SEEN));
	hit->tables = 1;
	return true;
}

/* Some index, or the partitioning, lets old rows be left alone by time. */
static bool
is_led_by_time(const Table *table)
{
	const Column *time = table_time_column(table);

	if (table->partitioned || table->partition_key != NULL)
		return true;
	for (guint i = 0; time != NULL && i < table->indexes->len; i++) {
		const Index *index = g_ptr_array_index(table->indexes, i);
		const char *first = index->columns->len == 0
					? NULL
					: g_ptr_array_index(index->columns, 0);

		if (first != NULL && g_ascii_strcasecmp(first, time->name) == 0)
			return true;
	}
	return false;
}

static bool
unbounded_append(const SchemaView *view, const Table *table, Hit *hit)
{
	const double most =
	    assume(&view->evidence->config->assumptions, ASSUME_APPEND_ROWS);
	char rows[NUMBER_TEXT_SIZE];

	if (table->keys_unknown || table_class_of(table) != TABLE_APPEND ||
	    is_led_by_time(table) || !(table->rows * 50 > most))
		return false;
	hit->severity =
	    table->rows * 10 > most ? SEVERITY_HIGH : SEVERITY_MEDIUM;
	hit->evidence = lang_format(MSG_MIGRATION_D11_SEEN,
	    number_format_human(table->rows * 50, 2, rows), NULL);
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
	hit->evidence = g_strdup(lang_text(MSG_MIGRATION_D13_SEEN));
	hit->tables = 1;
	return true;
}

/* Hours are estimates of ours, printed as such. */
static const Detector detectors[] = {
	{ "D1", MSG_MIGRATION_D1, MSG_MIGRATION_D1_FIX, { 24, 40, 80 },
	    { 4, 6, 10 }, { 2, 3, 6 }, integer_key },
	{ "D2", MSG_MIGRATION_D2, MSG_MIGRATION_D2_FIX, { 16, 32, 64 },
	    { 2, 4, 8 }, { 0, 0, 0 }, guessable_id },
	{ "D3", MSG_MIGRATION_D3, MSG_MIGRATION_D3_FIX, { 40, 80, 160 },
	    { 6, 10, 20 }, { 0, 0, 0 }, no_event_log },
	{ "D4", MSG_MIGRATION_D4, MSG_MIGRATION_D4_FIX, { 24, 60, 140 },
	    { 0, 0, 0 }, { 0, 0, 0 }, no_analytics_split },
	{ "D6", MSG_MIGRATION_D6, MSG_MIGRATION_D6_FIX, { 0, 0, 0 },
	    { 0, 0, 0 }, { 1, 2, 4 }, unindexed_keys },
	{ "D9", MSG_MIGRATION_D9, MSG_MIGRATION_D9_FIX, { 8, 16, 32 },
	    { 2, 3, 6 }, { 0, 0, 0 }, float_money },
	{ "D10", MSG_MIGRATION_D10, MSG_MIGRATION_D10_FIX, { 8, 16, 40 },
	    { 1, 2, 4 }, { 0, 0, 0 }, naive_time },
	{ "D11", MSG_MIGRATION_D11, MSG_MIGRATION_D11_FIX, { 16, 32, 64 },
	    { 0, 0, 0 }, { 0, 0, 0 }, unbounded_append },
	{ "D13", MSG_MIGRATION_D13, MSG_MIGRATION_D13_FIX, { 4, 8, 16 },
	    { 0, 0, 0 }, { 0, 0, 0 }, no_primary_key },
};

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

SchemaView *
schema_view_new(const Evidence *evidence, const SpendResult *spend)
{
	const GPtrArray *tables = facts_tables(evidence->facts);
	SchemaView *view = g_new0(SchemaView, 1);

	view->evidence = evidence;
	view->spend = spend;
	view->names =
	    g_hash_table_new_full(g_str_hash, g_str_equal, g_free, NULL);
	view->referrers = g_hash_table_new_full(g_direct_hash, g_direct_equal,
	    NULL, (GDestroyNotify)g_ptr_array_unref);
	for (guint i = 0; i < tables->len; i++) {
		const Table *table = g_ptr_array_index(tables, i);

		g_hash_table_add(view->names, g_ascii_strdown(table->name, -1));
		add_referrers(view, table);
		if (!isnan(table->rows) &&
		    (view->largest == NULL ||
			table->rows > view->largest->rows))
			view->largest = table;
	}
	return view;
}

void
schema_view_free(SchemaView *view)
{
	if (view == NULL)
		return;
	g_hash_table_unref(view->names);
	g_hash_table_unref(view->referrers);
	g_free(view);
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
	g_free(hit->evidence);
}
