#include "pipeline/analysis/knowledge_truck.h"

#include <math.h>

/* The judged areas and who is an expert in KNOWLEDGE and still here. */
static ExpertMap *
make_experts(const KnowledgeMapResult *map, const Knowledge *knowledge)
{
	ExpertMap *experts =
	    expert_map_new(map->judged, people_count(map->people));

	for (guint i = 0; i < map->judged; i++) {
		const guint area = g_array_index(map->judged_areas, guint, i);
		const double needed = knowledge_needed(knowledge, area);

		for (guint p = 0; p < people_count(map->people); p++)
			*expert_map_at(experts, i, p) =
			    !people_is_gone(map->people, p) &&
			    knowledge_of(knowledge, area, p) >= needed;
	}
	return experts;
}

static TruckFactor
truck_with(
    const Evidence *evidence, const KnowledgeMapResult *map, double half_life)
{
	Knowledge *knowledge = knowledge_learn(evidence, map, half_life, false);
	ExpertMap *experts = make_experts(map, knowledge);
	const TruckFactor factor = truck_factor_find(experts, 0);

	expert_map_free(experts);
	knowledge_free(knowledge);
	return factor;
}

static TruckFactor
truck_by_issues(const KnowledgeMapResult *map)
{
	ExpertMap *experts = expert_map_copy(map->experts);
	TruckFactor factor;

	for (guint i = 0; i < map->judged; i++)
		experts->weight[i] = knowledge_map_at(
		    map, g_array_index(map->judged_areas, guint, i))
					 ->issues;
	factor = truck_factor_find(experts, 0);
	expert_map_free(experts);
	return factor;
}

/* What people resolved in each area, and who was first. */
typedef struct Deliveries {
	guint *count; /* areas x people */
	guint *first; /* per area: a person, or NO_PERSON */
	guint *all; /* per area */
	Instant *since; /* per area: when the first was resolved */
} Deliveries;

static void
deliver(Deliveries *made, const KnowledgeMapResult *map, guint area,
    guint person, Instant time)
{
	made->count[area * people_count(map->people) + person]++;
	if (made->all[area]++ > 0 && made->since[area] <= time)
		return;
	made->since[area] = time;
	made->first[area] = person;
}

static void
count_deliveries(Deliveries *made, const KnowledgeMapResult *map)
{
	for (guint i = 0; i < map->areas->issues->len; i++) {
		const Issue *issue = g_ptr_array_index(map->areas->issues, i);
		const guint person = people_find(map->people, issue->assignee);

		if (person == NO_PERSON || issue->resolved == INSTANT_NONE)
			continue;
		for (guint k = map->areas->first[i];
		     k < map->areas->first[i + 1]; k++)
			deliver(made, map,
			    g_array_index(map->areas->places, guint, k), person,
			    issue->resolved);
	}
}

static double
degree_of(const Deliveries *made, const KnowledgeMapResult *map, guint area,
    guint person)
{
	const guint own =
	    made->count[area * people_count(map->people) + person];

	return own == 0 ? 0
			: authorship_degree(made->first[area] == person, own,
			      made->all[area] - own);
}

static void
find_authors(const Deliveries *made, const KnowledgeMapResult *map, guint i,
    ExpertMap *authors)
{
	const guint area = g_array_index(map->judged_areas, guint, i);
	double most = 0;

	for (guint p = 0; p < people_count(map->people); p++)
		most = fmax(most, degree_of(made, map, area, p));
	for (guint p = 0; p < people_count(map->people); p++) {
		const double degree = degree_of(made, map, area, p);

		*expert_map_at(authors, i, p) =
		    !people_is_gone(map->people, p) &&
		    degree >= AUTHORSHIP_LEAST &&
		    degree > AUTHORSHIP_SHARE * most;
	}
}

static TruckFactor
truck_by_authors(const KnowledgeMapResult *map)
{
	const guint areas = map->list->len;
	ExpertMap *authors =
	    expert_map_new(map->judged, people_count(map->people));
	Deliveries made = {
		.count = g_new0(guint, areas * people_count(map->people) + 1),
		.first = g_new0(guint, areas + 1),
		.all = g_new0(guint, areas + 1),
		.since = g_new0(Instant, areas + 1),
	};
	TruckFactor factor;

	count_deliveries(&made, map);
	for (guint i = 0; i < map->judged; i++)
		find_authors(&made, map, i, authors);
	factor = truck_factor_find(authors, 0);
	expert_map_free(authors);
	g_free(made.count);
	g_free(made.first);
	g_free(made.all);
	g_free(made.since);
	return factor;
}

void
knowledge_find_trucks(const Evidence *evidence, KnowledgeMapResult *map)
{
	const ThreePoint range =
	    evidence_assumption(evidence, ASSUME_KNOWLEDGE_HALF_LIFE);

	map->experts = make_experts(map, map->knowledge);
	map->truck[TRUCK_AREAS] = truck_factor_find(map->experts, 0);
	map->truck[TRUCK_ISSUES] = truck_by_issues(map);
	map->truck[TRUCK_SHORT] = truck_with(evidence, map, range.low);
	map->truck[TRUCK_LONG] = truck_with(evidence, map, range.high);
	map->truck[TRUCK_AUTHORS] = truck_by_authors(map);
}
