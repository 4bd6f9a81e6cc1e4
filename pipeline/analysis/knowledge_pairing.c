#include "pipeline/analysis/knowledge_pairing.h"

#include <math.h>

/* Who knows this share of what the best learner does is as good a one. */
static const double as_good = 0.9;

/* How things would stand once a pairing is done. */
typedef struct Standing {
	TruckFactor truck;
	guint worst; /* areas to lose with one person */
} Standing;

static void
learner_of(
    const KnowledgeMapResult *map, const bool *resolves, Pairing *pairing)
{
	double best = 0;

	for (guint p = 0; p < people_count(map->people); p++)
		if (p != pairing->knower && resolves[p])
			best = fmax(
			    best, knowledge_of(map->present, pairing->area, p));
	pairing->learner = NO_PERSON;
	for (guint p = 0; p < people_count(map->people); p++) {
		const double k = knowledge_of(map->present, pairing->area, p);

		if (p == pairing->knower || !resolves[p] || k < as_good * best)
			continue;
		if (pairing->learner == NO_PERSON ||
		    map->load[p] < map->load[pairing->learner])
			pairing->learner = p;
	}
}

/* Who is here and finished something in the window: others may know much,
 * but cannot take an issue over. */
static bool *
find_resolvers(const Evidence *evidence, const KnowledgeMapResult *map)
{
	const double window =
	    assume(&evidence->config->assumptions, ASSUME_KNOWLEDGE_WINDOW);
	bool *resolves = g_new0(bool, people_count(map->people) + 1);

	for (guint i = 0; i < map->areas->issues->len; i++) {
		const Issue *issue = g_ptr_array_index(map->areas->issues, i);
		const guint person = people_find(map->people, issue->assignee);

		if (person != NO_PERSON && issue->resolved != INSTANT_NONE &&
		    !people_is_gone(map->people, person) &&
		    evidence->as_of - instant_date(issue->resolved) <= window)
			resolves[person] = true;
	}
	return resolves;
}

static GArray *
list_candidates(const Evidence *evidence, const KnowledgeMapResult *map)
{
	const ThreePoint hours =
	    evidence_assumption(evidence, ASSUME_PAIRING_HOURS);
	g_autofree bool *resolves = find_resolvers(evidence, map);
	GArray *list = g_array_new(FALSE, FALSE, sizeof(Pairing));

	for (guint i = 0; i < map->order->len && list->len < PAIRINGS; i++) {
		const guint at = g_array_index(map->order, guint, i);
		Pairing pairing = { .area = at,
			.knower =
			    knowledge_sole_expert(knowledge_map_at(map, at)) };

		if (pairing.knower == NO_PERSON)
			continue;
		learner_of(map, resolves, &pairing);
		if (pairing.learner != NO_PERSON) {
			pairing.issues =
			    fmax(1, ceil(knowledge_needed(map->knowledge, at) -
					 knowledge_of(map->present, at,
					     pairing.learner)));
			pairing.hours =
			    (ThreePoint){ hours.low * pairing.issues,
				    hours.mode * pairing.issues,
				    hours.high * pairing.issues };
		}
		g_array_append_val(list, pairing);
	}
	return list;
}

static bool *
expert_of(
    const KnowledgeMapResult *map, ExpertMap *experts, const Pairing *pairing)
{
	guint place = 0;

	while (g_array_index(map->judged_areas, guint, place) != pairing->area)
		place++;
	return expert_map_at(experts, place, pairing->learner);
}

/* Areas whose only expert is one and the same person, the most there are. */
static guint
worst_loss(const ExpertMap *experts)
{
	g_autofree guint *alone = g_new0(guint, experts->people + 1);
	guint worst = 0;

	for (size_t i = 0; i < experts->areas; i++) {
		size_t last = 0, count = 0;

		for (size_t p = 0; p < experts->people; p++)
			if (*expert_map_at(experts, i, p)) {
				last = p;
				count++;
			}
		if (count != 1)
			continue;
		alone[last]++;
		worst = MAX(worst, alone[last]);
	}
	return worst;
}

static Standing
stand_with(const KnowledgeMapResult *map, ExpertMap *experts,
    const Pairing *pairing, size_t least)
{
	bool *expert = expert_of(map, experts, pairing);
	Standing standing;

	*expert = true;
	standing.truck = truck_factor_find(experts, least);
	standing.worst = worst_loss(experts);
	*expert = false;
	return standing;
}

static bool
is_better(const Standing *one, const Pairing *first, const Standing *other,
    const Pairing *second)
{
	if (one->truck.size != other->truck.size)
		return one->truck.size > other->truck.size;
	if (one->truck.count != other->truck.count)
		return one->truck.count < other->truck.count;
	if (one->worst != other->worst)
		return one->worst < other->worst;
	return first->hours.mode < second->hours.mode;
}

/* Moves the pairing that helps most of those from FROM on there. */
static void
choose_next(const KnowledgeMapResult *map, ExpertMap *experts, GArray *list,
    guint from, size_t least)
{
	Standing best = { .worst = 0 };
	guint chosen = from;
	Pairing next;

	for (guint i = from; i < list->len; i++) {
		const Pairing *pairing = &g_array_index(list, Pairing, i);
		Standing standing = stand_with(map, experts, pairing, least);

		if (i > from && !is_better(&standing, pairing, &best,
				    &g_array_index(list, Pairing, chosen))) {
			truck_factor_clear(&standing.truck);
			continue;
		}
		truck_factor_clear(&best.truck);
		best = standing;
		chosen = i;
	}
	next = g_array_index(list, Pairing, chosen);
	next.truck = best.truck.size;
	truck_factor_clear(&best.truck);
	g_array_remove_index(list, chosen);
	g_array_insert_val(list, from, next);
	*expert_of(map, experts, &next) = true;
}

/* Those without anybody to learn, to the end. */
static guint
set_aside_hopeless(GArray *list)
{
	guint hopeful = 0;

	for (guint i = 0; i < list->len; i++) {
		const Pairing pairing = g_array_index(list, Pairing, i);

		if (pairing.learner == NO_PERSON)
			continue;
		g_array_remove_index(list, i);
		g_array_insert_val(list, hopeful, pairing);
		hopeful++;
	}
	return hopeful;
}

GArray *
knowledge_find_pairings(const Evidence *evidence, const KnowledgeMapResult *map)
{
	ExpertMap *experts;
	GArray *list;
	guint hopeful;
	size_t least = map->truck[TRUCK_AREAS].size;

	if (evidence->before != NULL)
		return g_array_new(FALSE, FALSE, sizeof(Pairing));
	list = list_candidates(evidence, map);
	hopeful = set_aside_hopeless(list);
	experts = expert_map_copy(map->experts);
	for (guint i = 0; i < hopeful; i++) {
		choose_next(map, experts, list, i, least);
		least = g_array_index(list, Pairing, i).truck;
	}
	for (guint i = hopeful; i < list->len; i++)
		g_array_index(list, Pairing, i).truck = least;
	expert_map_free(experts);
	return list;
}
