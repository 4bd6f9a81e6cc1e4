#include <math.h>

#include "pipeline/analysis/rules.h"
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

bool
rule_narrow_key(const SchemaView *view, const Table *table, Hit *hit)
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
	hit_add_column(hit, key);
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

bool
rule_guessable_key(const SchemaView *view, const Table *table, Hit *hit)
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
	hit_add_column(hit, key);
	hit->seen = MSG_MIGRATION_D2_SEEN;
	reach(view, table, hit);
	hit->keys = 0;
	return true;
}

bool
rule_no_key(const SchemaView *view, const Table *table, Hit *hit)
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
