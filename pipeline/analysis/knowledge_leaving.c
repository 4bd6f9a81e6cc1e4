#include "pipeline/analysis/knowledge_leaving.h"

#include "pipeline/analysis/domain_profile.h"

static KnowledgeArea *
area_at(const KnowledgeMapResult *map, guint i)
{
	return g_ptr_array_index(map->list, i);
}

/* The domain that more than half of its issues with a domain are about. */
static guint
domain_of(const guint *votes, guint domains)
{
	guint sum = 0, best = NO_DOMAIN;

	for (guint d = 0; d < domains; d++)
		sum += votes[d];
	for (guint d = 0; d < domains; d++)
		if (2 * votes[d] > sum)
			best = d;
	return best;
}

static void
find_domains(const Results *results, KnowledgeMapResult *map)
{
	const guint domains = results->domains->domains->len;
	const guint *domain_of_issue = results->profile->issues->domain;
	g_autofree guint *votes =
	    g_new0(guint, (gsize)map->list->len * domains + 1);

	for (guint i = 0; i < map->areas->issues->len; i++)
		for (guint k = map->areas->first[i];
		     k < map->areas->first[i + 1]; k++)
			if (domain_of_issue[i] != NO_DOMAIN)
				votes[g_array_index(
					  map->areas->places, guint, k) *
					  domains +
				      domain_of_issue[i]]++;
	for (guint i = 0; i < map->list->len; i++)
		area_at(map, i)->domain =
		    domain_of(votes + (gsize)i * domains, domains);
}

static void
add_need(KnowledgeMapResult *map, const SeamTie *tie, guint i)
{
	KnowledgeArea *area = area_at(map, i);

	for (guint k = 0; k < map->list->len && area->domain == tie->from;
	     k++) {
		const AreaNeed need = { k, tie->keys };

		if (area_at(map, k)->domain == tie->to)
			g_array_append_val(area->needs, need);
	}
}

static int
compare_needs(gconstpointer a, gconstpointer b)
{
	const AreaNeed *one = a, *other = b;

	return (one->area > other->area) - (one->area < other->area);
}

void
knowledge_find_needs(const Results *results, KnowledgeMapResult *map)
{
	const GArray *ties = results->domains->seams->ties;

	find_domains(results, map);
	for (guint i = 0; i < map->list->len; i++) {
		for (guint t = 0; t < ties->len; t++)
			add_need(map, &g_array_index(ties, SeamTie, t), i);
		g_array_sort(area_at(map, i)->needs, compare_needs);
	}
}

/* An area is stalled that needs one which is; marks until nothing is new. */
static void
spread_stall(const KnowledgeMapResult *map, bool *stalled)
{
	bool more = true;

	while (more) {
		more = false;
		for (guint i = 0; i < map->list->len; i++) {
			const GArray *needs = area_at(map, i)->needs;

			for (guint k = 0; k < needs->len && !stalled[i]; k++)
				if (stalled[g_array_index(needs, AreaNeed, k)
						.area])
					stalled[i] = more = true;
		}
	}
}

static Leaving *
leave(const KnowledgeMapResult *map, guint person)
{
	g_autofree bool *stalled = g_new0(bool, map->list->len + 1);
	g_autofree bool *orphaned = g_new0(bool, map->list->len + 1);
	Leaving *leaving = g_new0(Leaving, 1);

	leaving->person = person;
	leaving->open = map->load[person];
	leaving->orphaned = g_array_new(FALSE, FALSE, sizeof(guint));
	leaving->stalled = g_array_new(FALSE, FALSE, sizeof(guint));
	for (guint i = 0; i < map->order->len; i++) {
		const guint at = g_array_index(map->order, guint, i);
		const KnowledgeArea *area = area_at(map, at);

		if (area->state == AREA_TOO_LITTLE || area->experts->len != 1 ||
		    g_array_index(area->experts, guint, 0) != person)
			continue;
		orphaned[at] = stalled[at] = true;
		g_array_append_val(leaving->orphaned, at);
	}
	spread_stall(map, stalled);
	for (guint i = 0; i < map->list->len; i++)
		if (stalled[i] && !orphaned[i])
			g_array_append_val(leaving->stalled, i);
	return leaving;
}

static void
free_leaving(void *data)
{
	Leaving *leaving = data;

	g_array_unref(leaving->orphaned);
	g_array_unref(leaving->stalled);
	g_free(leaving);
}

static int
compare_leaving(const void *a, const void *b)
{
	const Leaving *one = *(const Leaving *const *)a;
	const Leaving *other = *(const Leaving *const *)b;
	const guint all = one->orphaned->len + one->stalled->len;
	const guint others = other->orphaned->len + other->stalled->len;

	if (one->orphaned->len != other->orphaned->len)
		return one->orphaned->len > other->orphaned->len ? -1 : 1;
	if (all != others)
		return all > others ? -1 : 1;
	return (one->person > other->person) - (one->person < other->person);
}

GPtrArray *
knowledge_find_leaving(const KnowledgeMapResult *map)
{
	g_autofree bool *sole = g_new0(bool, people_count(map->people) + 1);
	GPtrArray *list = g_ptr_array_new_with_free_func(free_leaving);

	for (guint i = 0; i < map->list->len; i++) {
		const KnowledgeArea *area = area_at(map, i);

		if (area->state != AREA_TOO_LITTLE && area->experts->len == 1)
			sole[g_array_index(area->experts, guint, 0)] = true;
	}
	for (guint p = 0; p < people_count(map->people); p++)
		if (sole[p])
			g_ptr_array_add(list, leave(map, p));
	g_ptr_array_sort(list, compare_leaving);
	return list;
}
