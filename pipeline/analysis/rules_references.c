#include <math.h>
#include <string.h>

#include "pipeline/analysis/rules.h"
#include "pipeline/base/text.h"

/* As many tables that refer to it make it worth asking whether a table of that
 * name is the tenants' one. */
enum { LEAST_OWNED = 3 };

/* COLUMN is one of a foreign key, a declared one if DECLARED. */
static bool
is_in_key(const Table *table, const char *column, bool declared)
{
	for (guint i = 0; i < table->foreign_keys->len; i++) {
		const ForeignKey *key =
		    g_ptr_array_index(table->foreign_keys, i);

		for (guint c = 0; c < key->columns->len; c++)
			if (!(declared && key->inferred) &&
			    g_ascii_strcasecmp(
				g_ptr_array_index(key->columns, c), column) ==
				0)
				return true;
	}
	return false;
}

/* The column called STEM and SUFFIX ("_id") or HUMP ("Id"). */
static const Column *
find_named(
    const Table *table, const char *stem, const char *suffix, const char *hump)
{
	g_autofree char *plain = g_strconcat(stem, suffix, NULL);
	g_autofree char *humped = g_strconcat(stem, hump, NULL);
	const Column *column = table_find_column(table, plain);

	return column != NULL ? column : table_find_column(table, humped);
}

/* NAME before SUFFIX ("_type"), whatever the case, or HUMP ("Type"); NULL if
 * it does not end so. */
static char *
stem_of(const char *name, const char *suffix, const char *hump)
{
	const size_t n = strlen(name), s = strlen(suffix), h = strlen(hump);

	if (n > s && g_ascii_strcasecmp(name + n - s, suffix) == 0)
		return g_strndup(name, n - s);
	if (n > h && strcmp(name + n - h, hump) == 0)
		return g_strndup(name, n - h);
	return NULL;
}

/* A key of TABLE means the tenants' table, or a column is named after it. */
static bool
names_tenant(const SchemaView *view, const Table *table)
{
	const Column *key = table_single_key(view->tenant);
	g_autofree char *lower = g_ascii_strdown(view->tenant->name, -1);
	g_autofree char *singular = table_singular(lower);
	const GPtrArray *owned = schema_view_referrers(view, view->tenant);

	if (find_named(table, singular, "_id", "Id") != NULL ||
	    find_named(table, "tenant", "_id", "Id") != NULL)
		return true;
	if (key != NULL && g_ascii_strcasecmp(key->name, "id") != 0 &&
	    table_find_column(table, key->name) != NULL)
		return true;
	return owned != NULL &&
	       g_ptr_array_find((GPtrArray *)owned, table, NULL);
}

/* TABLE, who refers to it, who refers to them, and so on. */
static GPtrArray *
follow(const SchemaView *view, const Table *table)
{
	GPtrArray *reached = g_ptr_array_new();
	g_autoptr(GHashTable) seen =
	    g_hash_table_new(g_direct_hash, g_direct_equal);

	g_hash_table_add(seen, (gpointer)table);
	g_ptr_array_add(reached, (gpointer)table);
	for (guint next = 0; next < reached->len; next++) {
		const GPtrArray *list = schema_view_referrers(
		    view, g_ptr_array_index(reached, next));

		for (guint i = 0; list != NULL && i < list->len; i++) {
			gpointer other = g_ptr_array_index(list, i);

			if (g_hash_table_add(seen, other))
				g_ptr_array_add(reached, other);
		}
	}
	return reached;
}

/* Keys were inferred in the database of TABLE. */
static bool
keys_are_inferred(const SchemaView *view, const Table *table)
{
	const GPtrArray *owned = schema_view_referrers(view, table);

	for (guint i = 0; owned != NULL && i < owned->len; i++) {
		const Table *other = g_ptr_array_index(owned, i);

		for (guint k = 0; k < other->foreign_keys->len; k++)
			if (((const ForeignKey *)g_ptr_array_index(
				 other->foreign_keys, k))
				->inferred)
				return true;
	}
	return false;
}

static int
compare_tables(gconstpointer a, gconstpointer b)
{
	const Table *const *left = a, *const *right = b;

	return strcmp((*left)->name, (*right)->name);
}

/* Those that reach the tenants' table through others alone. */
static GPtrArray *
find_unowned(const SchemaView *view)
{
	GPtrArray *unowned = g_ptr_array_new();
	g_autoptr(GPtrArray) reached = follow(view, view->tenant);

	g_ptr_array_sort(reached, compare_tables);
	for (guint i = 0; i < reached->len; i++) {
		gpointer other = g_ptr_array_index(reached, i);

		if (other != view->tenant && !names_tenant(view, other) &&
		    table_class_of(other) != TABLE_LOOKUP)
			g_ptr_array_add(unowned, other);
	}
	return unowned;
}

long
rules_count_unowned(const SchemaView *view)
{
	const GPtrArray *owned = view->tenant != NULL
				     ? schema_view_referrers(view, view->tenant)
				     : NULL;
	g_autoptr(GPtrArray) unowned = NULL;

	if (view->evidence->config->business.multi_tenant >= 0 ||
	    owned == NULL || owned->len < LEAST_OWNED)
		return 0;
	unowned = find_unowned(view);
	return unowned->len;
}

bool
rule_no_tenant(const SchemaView *view, const Table *table, Hit *hit)
{
	g_autoptr(GPtrArray) unowned = NULL;
	bool inferred;

	if (table != view->tenant ||
	    view->evidence->config->business.multi_tenant != 1)
		return false;
	unowned = find_unowned(view);
	inferred = keys_are_inferred(view, table);
	hit->rows = NAN;
	for (guint i = 0; i < unowned->len; i++) {
		const Table *other = g_ptr_array_index(unowned, i);

		hit_add_target(hit, NULL, other);
		if (!isnan(other->rows))
			hit->rows =
			    (isnan(hit->rows) ? 0 : hit->rows) + other->rows;
	}
	hit->severity = inferred ? SEVERITY_UNKNOWN : SEVERITY_HIGH;
	hit->seen =
	    inferred ? MSG_MIGRATION_D5_INFERRED : MSG_MIGRATION_D5_SEEN;
	hit->name = table->name;
	hit->number = unowned->len;
	hit->form = FORM_COUNT;
	hit->tables = unowned->len;
	return unowned->len > 0;
}

/* What comes before the last column of a key, the partition or the tenant,
 * hardly narrows the rows down: an index that begins with the last does. */
static bool
has_index(const SchemaView *view, const Table *table, const ForeignKey *key)
{
	g_autoptr(GPtrArray) last = g_ptr_array_new();

	if (schema_view_has_index(view, table, key->columns))
		return true;
	g_ptr_array_add(
	    last, g_ptr_array_index(key->columns, key->columns->len - 1));
	return schema_view_has_index(view, table, last);
}

bool
rule_no_index(const SchemaView *view, const Table *table, Hit *hit)
{
	if (table->keys_unknown || table->indexes_unknown)
		return false;
	for (guint i = 0; i < table->foreign_keys->len; i++) {
		const ForeignKey *key =
		    g_ptr_array_index(table->foreign_keys, i);

		if (!key->inferred && key->columns->len > 0 &&
		    !has_index(view, table, key))
			hit_add_key(hit, key);
	}
	hit->keys = hit->places->len;
	hit->severity = SEVERITY_LOW;
	hit->seen = MSG_MIGRATION_D6_SEEN;
	return hit->places->len > 0;
}

/* Texts of any kind compare; what we do not know does. */
static int
kind_of_type(const Column *column)
{
	if (column->type == COLUMN_TEXT || column->type == COLUMN_ENUM)
		return COLUMN_CHAR;
	return (int)column->type;
}

/* "file_type" is what the file is, and "product_type" the product where
 * others refer to products by "product_id". */
static bool
says_what_it_is(const SchemaView *view, const char *stem, const Column *id)
{
	g_autofree char *kind =
	    text_find_word(stem, "file,mime,media,import,export,external");

	return kind != NULL || schema_view_is_keyed(view, id->name, stem);
}

/* The column that holds the id beside TYPE, which names a table; NULL if TYPE
 * is not such a column. */
static const Column *
find_polymorphic(const SchemaView *view, const Table *table, const Column *type)
{
	g_autofree char *stem = stem_of(type->name, "_type", "Type");
	const Column *id = NULL;

	if (g_ascii_strcasecmp(type->name, "content_type_id") == 0)
		id = table_find_column(table, "object_id");
	else if (stem != NULL && kind_of_type(type) == COLUMN_CHAR &&
		 schema_view_named(view, table, stem) == NULL)
		id = find_named(table, stem, "_id", "Id");
	if (id == NULL || id == table_single_key(table) ||
	    is_in_key(table, id->name, true) ||
	    (stem != NULL && says_what_it_is(view, stem, id)))
		return NULL;
	return id;
}

bool
rule_polymorphic(const SchemaView *view, const Table *table, Hit *hit)
{
	for (guint i = 0; i < table->columns->len; i++) {
		const Column *type = g_ptr_array_index(table->columns, i);
		const Column *id = find_polymorphic(view, table, type);

		if (id == NULL)
			continue;
		hit_add_column(hit, type);
		hit_add_column(hit, id);
	}
	/* A log is about rows of any table, and of those that are gone. */
	hit->severity = table->foreign_keys_unknown ? SEVERITY_UNKNOWN
			: table_class_of(table) == TABLE_APPEND
			    ? SEVERITY_LOW
			    : SEVERITY_MEDIUM;
	hit->seen = table->foreign_keys_unknown ? MSG_MIGRATION_D7_MAYBE
						: MSG_MIGRATION_D7_SEEN;
	hit->tables = 1;
	return hit->places->len > 0;
}

static bool
types_differ(const Column *from, const Column *to)
{
	return from != NULL && to != NULL && from->type != COLUMN_OTHER &&
	       to->type != COLUMN_OTHER &&
	       kind_of_type(from) != kind_of_type(to);
}

/* The column of TARGET that the I-th of KEY refers to. */
static const Column *
referred_column(const ForeignKey *key, guint i, const Table *target)
{
	const Index *primary = table_primary_key(target);
	const GPtrArray *names = key->ref_columns->len > 0 ? key->ref_columns
				 : primary != NULL         ? primary->columns
							   : NULL;
	const char *name = names != NULL && i < names->len
			       ? g_ptr_array_index(names, i)
			       : NULL;

	return name != NULL ? table_find_column(target, name) : NULL;
}

static bool
key_differs(const SchemaView *view, const Table *table, const ForeignKey *key)
{
	const Table *target = facts_find_table(
	    view->evidence->facts, key->ref_schema, key->ref_table);

	for (guint i = 0; target != NULL && i < key->columns->len; i++)
		if (types_differ(table_find_column(
				     table, g_ptr_array_index(key->columns, i)),
			referred_column(key, i, target)))
			return true;
	return false;
}

static bool
is_in_primary_key(const Table *table, const Column *column)
{
	const Index *key = table_primary_key(table);

	for (guint i = 0; key != NULL && i < key->columns->len; i++) {
		const char *name = g_ptr_array_index(key->columns, i);

		if (name != NULL && g_ascii_strcasecmp(name, column->name) == 0)
			return true;
	}
	return false;
}

/* The table that COLUMN is named after and could refer to, but does not. */
static const Table *
undeclared_target(
    const SchemaView *view, const Table *table, const Column *column)
{
	g_autofree char *stem = stem_of(column->name, "_id", "Id");
	const Table *target =
	    stem != NULL ? schema_view_named(view, table, stem) : NULL;

	if (target == NULL || target == table ||
	    is_in_key(table, column->name, false) ||
	    is_in_primary_key(table, column) ||
	    find_named(table, stem, "_type", "Type") != NULL ||
	    table_single_key(target) == NULL ||
	    types_differ(column, table_single_key(target)))
		return NULL;
	return target;
}

/* Keys that do not fit are worse than those that are missing. */
bool
rule_mismatch(const SchemaView *view, const Table *table, Hit *hit)
{
	for (guint i = 0; i < table->foreign_keys->len; i++) {
		const ForeignKey *key =
		    g_ptr_array_index(table->foreign_keys, i);

		if (!key->inferred && key_differs(view, table, key))
			hit_add_key(hit, key);
	}
	hit->severity = SEVERITY_MEDIUM;
	hit->seen = MSG_MIGRATION_D15_SEEN;
	hit->tables = 1;
	if (hit->places->len > 0)
		return true;
	hit->severity = SEVERITY_LOW;
	hit->seen = MSG_MIGRATION_D15_UNDECLARED;
	hit->rows = 0;
	for (guint i = 0;
	     schema_view_declares_keys(view, table) &&
	     !table->foreign_keys_unknown && i < table->columns->len;
	     i++) {
		const Column *column = g_ptr_array_index(table->columns, i);
		const Table *target = undeclared_target(view, table, column);

		if (target != NULL)
			hit_add_target(hit, column, target);
	}
	return hit->places->len > 0;
}
