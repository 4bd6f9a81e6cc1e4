#include <math.h>
#include <string.h>

#include "pipeline/analysis/table_class.h"

/* A table with more rows than this is no list of constants. */
static const double most_lookup_rows = 1000;
enum { MOST_JOIN_COLUMNS = 6 };

static const char *const append_words[] = { "events", "event", "logs", "log",
	"audit", "audits", "history", "histories", "versions", "activities",
	"transactions", "messages", "notifications", "clicks", "views",
	"visits", "pageviews", "impressions", "measurements", "metrics",
	"deliveries", "entries", "changes", "transitions" };

static const char *const lookup_words[] = { "types", "type", "kinds",
	"statuses", "categories", "countries", "currencies", "languages",
	"locales", "timezones", "roles", "permissions", "settings",
	"migrations", "plans", "features" };

/* NAME is WORD, or ends in "_WORD". */
static bool
ends_in_word(const char *name, const char *word)
{
	const size_t n = strlen(name), w = strlen(word);

	if (n < w || g_ascii_strcasecmp(name + n - w, word) != 0)
		return false;
	return n == w || name[n - w - 1] == '_';
}

static bool
ends_in_one(const char *name, const char *const *words, size_t count)
{
	for (size_t i = 0; i < count; i++)
		if (ends_in_word(name, words[i]))
			return true;
	return false;
}

bool
table_is_append_name(const char *name)
{
	return ends_in_one(name, append_words, G_N_ELEMENTS(append_words));
}

bool
table_is_updated(const Table *table)
{
	return table_find_column(table, "updated_at") != NULL ||
	       table_find_column(table, "updated_on") != NULL ||
	       table_find_column(table, "modified_at") != NULL;
}

bool
table_refers_by(const Table *table, const char *column, bool declared)
{
	for (guint i = 0; i < table->foreign_keys->len; i++) {
		const ForeignKey *key =
		    g_ptr_array_index(table->foreign_keys, i);

		if (key->columns->len == 1 && !(declared && key->inferred) &&
		    g_ascii_strcasecmp(
			g_ptr_array_index(key->columns, 0), column) == 0)
			return true;
	}
	return false;
}

/* Foreign keys that make up the primary key, or all but a few columns. */
static bool
joins_others(const Table *table)
{
	const Index *key = table_primary_key(table);
	guint foreign = 0;

	for (guint i = 0; key != NULL && i < key->columns->len; i++) {
		const char *column = g_ptr_array_index(key->columns, i);

		foreign +=
		    column != NULL && table_refers_by(table, column, false);
	}
	if (foreign >= 2)
		return true;
	return table->foreign_keys->len == 2 &&
	       table->columns->len <= MOST_JOIN_COLUMNS;
}

TableClass
table_class_of(const Table *table)
{
	const bool small =
	    isnan(table->rows) || table->rows <= most_lookup_rows;

	if (table_is_append_name(table->name) && !table_is_updated(table))
		return TABLE_APPEND;
	if (small &&
	    ends_in_one(table->name, lookup_words, G_N_ELEMENTS(lookup_words)))
		return TABLE_LOOKUP;
	if (joins_others(table))
		return TABLE_JOIN;
	return TABLE_ENTITY;
}

ThreePoint
table_class_elasticity(const Evidence *evidence, TableClass c)
{
	switch (c) {
	case TABLE_LOOKUP:
		return (ThreePoint){ 0, 0, 0 };
	case TABLE_JOIN:
		return evidence_assumption(evidence, ASSUME_JOIN_GROWTH);
	case TABLE_ENTITY:
	case TABLE_APPEND:
		return (ThreePoint){ 1, 1, 1 };
	}
	g_assert_not_reached();
}

char *
table_singular(const char *name)
{
	const size_t n = strlen(name);

	if (g_str_has_suffix(name, "ies") && n > 4)
		return g_strdup_printf("%.*sy", (int)n - 3, name);
	if (g_str_has_suffix(name, "ses") || g_str_has_suffix(name, "xes"))
		return g_strndup(name, n - 2);
	if (g_str_has_suffix(name, "s") && !g_str_has_suffix(name, "ss") &&
	    n > 2)
		return g_strndup(name, n - 1);
	return g_strdup(name);
}
