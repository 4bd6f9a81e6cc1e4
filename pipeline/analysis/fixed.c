#include "pipeline/analysis/fixed.h"

#include <string.h>

#include "pipeline/analysis/migration_risk.h"
#include "pipeline/analysis/triggers.h"
#include "pipeline/base/text.h"
#include "pipeline/config/suggest.h"

/* "orders" of "migration.orders.cost"; NULL where nothing prices the fix. */
static char *
change_of(const Limit *limit)
{
	const char *from, *to;

	if (limit->cost_figure == NULL)
		return NULL;
	from = strchr(limit->cost_figure, '.');
	to = strrchr(limit->cost_figure, '.');
	return from == to ? NULL : g_strndup(from + 1, (gsize)(to - from - 1));
}

static bool
mends(const char *slug, const Limit *limit)
{
	g_autofree char *change = change_of(limit);

	return g_str_equal(slug, limit->id) || g_strcmp0(slug, change) == 0;
}

bool
fixed_mends(const Config *config, const Limit *limit)
{
	for (char **name = config->fixed; *name != NULL; name++) {
		g_autofree char *slug = text_slug(*name);

		if (mends(slug, limit))
			return true;
	}
	return false;
}

static bool
is_decision(const TriggersResult *triggers, const char *slug)
{
	for (guint i = 0; triggers != NULL && i < triggers->triggers->len; i++)
		if (g_str_equal(
			g_array_index(triggers->triggers, Trigger, i).id, slug))
			return true;
	return false;
}

static bool
is_risk(const MigrationResult *migration, const char *slug)
{
	for (guint i = 0; migration != NULL && i < migration->risks->len; i++)
		if (g_str_equal(migration_risk_at(migration, i)->id, slug))
			return true;
	return false;
}

FixedState
fixed_state(const Results *results, const char *name)
{
	const GPtrArray *limits = results->limits->limits;
	g_autofree char *slug = text_slug(name);

	for (guint i = 0; i < limits->len; i++)
		if (mends(slug, g_ptr_array_index(limits, i)))
			return FIXED_LIMIT;
	return is_decision(results->triggers, slug) ||
		       is_risk(results->migration, slug)
		   ? FIXED_NO_LIMIT
		   : FIXED_UNKNOWN;
}

static void
note(GPtrArray *names, char *name)
{
	if (name == NULL ||
	    g_ptr_array_find_with_equal_func(names, name, g_str_equal, NULL))
		g_free(name);
	else
		g_ptr_array_add(names, name);
}

static int
compare_names(gconstpointer a, gconstpointer b)
{
	const char *const *left = a, *const *right = b;

	return strcmp(*left, *right);
}

/* Of char *, sorted. */
static GPtrArray *
names_of_limits(const Results *results)
{
	GPtrArray *names = g_ptr_array_new_with_free_func(g_free);
	const GPtrArray *limits = results->limits->limits;

	for (guint i = 0; i < limits->len; i++) {
		const Limit *limit = g_ptr_array_index(limits, i);

		note(names, g_strdup(limit->id));
		note(names, change_of(limit));
	}
	g_ptr_array_sort(names, compare_names);
	return names;
}

char *
fixed_known(const Results *results)
{
	g_autoptr(GPtrArray) names = names_of_limits(results);

	g_ptr_array_add(names, NULL);
	return lang_join(MSG_LIST_NEXT, (char **)names->pdata);
}

char *
fixed_suggestion(const Results *results, const char *name)
{
	g_autoptr(GPtrArray) names = names_of_limits(results);
	const MigrationResult *migration = results->migration;

	for (guint i = 0; migration != NULL && i < migration->risks->len; i++)
		g_ptr_array_add(
		    names, g_strdup(migration_risk_at(migration, i)->id));
	return g_strdup(
	    suggest_name(name, (const char *const *)names->pdata, names->len));
}
