#include <math.h>

#include "pipeline/analysis/limit.h"
#include "pipeline/base/text.h"

Limit *
limit_new(const char *id, LimitKind kind, const char *label,
    const char *crossing, const char *section)
{
	Limit *limit = g_new0(Limit, 1);

	limit->id = g_strdup(id);
	limit->kind = kind;
	limit->label = g_strdup(label);
	limit->crossing = g_strdup(crossing);
	limit->section = g_strdup(section);
	limit->draws = g_new(double, DRAWS);
	limit_set_multiple(limit, NAN);
	limit->hours = NAN;
	for (int i = 0; i < MULTIPLE_COUNT; i++)
		limit->cost[i] = NAN;
	limit->inputs = g_ptr_array_new_with_free_func(g_free);
	return limit;
}

void
limit_free(Limit *limit)
{
	if (limit == NULL)
		return;
	g_free(limit->id);
	g_free(limit->label);
	g_free(limit->crossing);
	g_free(limit->section);
	g_free(limit->draws);
	g_free(limit->months);
	g_ptr_array_unref(limit->inputs);
	g_free(limit);
}

void
limit_set_multiple(Limit *limit, double multiple)
{
	for (int i = 0; i < DRAWS; i++)
		limit->draws[i] = multiple;
}

void
limit_add_input(Limit *limit, const char *format, ...)
{
	va_list args;

	va_start(args, format);
	g_ptr_array_add(limit->inputs, g_strdup_vprintf(format, args));
	va_end(args);
}

LimitSet *
limit_set_new(void)
{
	LimitSet *set = g_new0(LimitSet, 1);

	set->limits =
	    g_ptr_array_new_with_free_func((GDestroyNotify)limit_free);
	set->slugs =
	    g_hash_table_new_full(g_str_hash, g_str_equal, g_free, NULL);
	return set;
}

void
limit_set_free(LimitSet *set)
{
	if (set == NULL)
		return;
	g_ptr_array_unref(set->limits);
	g_hash_table_unref(set->slugs);
	g_free(set);
}

Limit *
limit_set_add(LimitSet *set, Limit *limit)
{
	char *slug = text_slug_unique(limit->id, set->slugs);

	g_free(limit->id);
	limit->id = slug;
	g_ptr_array_add(set->limits, limit);
	return limit;
}
