#include "pipeline/analysis/limit.h"

#include <math.h>
#include <string.h>

#include "pipeline/analysis/users.h"
#include "pipeline/base/text.h"
#include "pipeline/stats/growth.h"

Limit *
limit_new(const char *id, LimitKind kind, LimitWords words)
{
	Limit *limit = g_new0(Limit, 1);

	limit->id = g_strdup(id);
	limit->kind = kind;
	limit->words = words;
	limit->words.subject = g_strdup(words.subject);
	limit->words.detail = g_strdup(words.detail);
	limit->draws = g_new(double, DRAWS);
	limit_set_multiple(limit, NAN);
	limit->hours = NAN;
	for (int i = 0; i < MULTIPLE_COUNT; i++)
		limit->cost[i] = NAN;
	limit->inputs = g_ptr_array_new_with_free_func(g_free);
	limit->fix_inputs = g_ptr_array_new_with_free_func(g_free);
	return limit;
}

void
limit_free(Limit *limit)
{
	if (limit == NULL)
		return;
	g_free(limit->id);
	g_free((char *)limit->words.subject);
	g_free((char *)limit->words.detail);
	g_free(limit->draws);
	g_free(limit->months);
	g_free(limit->cost_figure);
	g_free(limit->monthly_figure);
	g_ptr_array_unref(limit->inputs);
	g_ptr_array_unref(limit->fix_inputs);
	g_free(limit);
}

void
limit_set_multiple(Limit *limit, double multiple)
{
	for (int i = 0; i < DRAWS; i++)
		limit->draws[i] = multiple;
}

void
limit_reads(Limit *limit, unsigned tags, const char *format, ...)
{
	va_list args;

	va_start(args, format);
	g_ptr_array_add(limit->inputs, g_strdup_vprintf(format, args));
	va_end(args);
	limit->tags |= tags;
}

void
limit_uses(Limit *limit, AssumptionId id)
{
	limit_reads(
	    limit, FIGURE_ASSUMED, "assumption:%s", assumption_info(id)->name);
}

void
limit_fix_reads(Limit *limit, const char *format, ...)
{
	va_list args;

	va_start(args, format);
	g_ptr_array_add(limit->fix_inputs, g_strdup_vprintf(format, args));
	va_end(args);
}

void
limit_fix_uses(Limit *limit, AssumptionId id)
{
	limit_fix_reads(limit, "assumption:%s", assumption_info(id)->name);
}

Spread
limit_months(const Limit *limit, const UsersResult *users)
{
	g_autofree double *months = NULL;

	if (limit->months != NULL)
		return spread_of(limit->months, DRAWS);
	months = g_new(double, DRAWS);
	for (int i = 0; i < DRAWS; i++)
		months[i] =
		    growth_months_to(limit->draws[i], users->growth_draws[i]);
	return spread_of(months, DRAWS);
}

char *
limit_subject(const Limit *limit)
{
	const char *cost = limit->cost_figure;

	return cost == NULL
		   ? g_strdup_printf("limit.%s", limit->id)
		   : g_strndup(cost, (size_t)(strrchr(cost, '.') - cost));
}

char *
limit_label(const Limit *limit)
{
	return lang_format(limit->words.label, limit->words.subject, NULL);
}

char *
limit_crossing(const Limit *limit)
{
	const LimitWords *words = &limit->words;
	char threshold[NUMBER_TEXT_SIZE];

	return lang_format(words->crossing,
	    words_number(words->threshold, words->form, threshold),
	    words->detail, NULL);
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
	for (int i = 0; i < DRAWS; i++)
		if (limit->draws[i] < 1)
			limit->draws[i] = 1;
	g_ptr_array_add(set->limits, limit);
	return limit;
}
