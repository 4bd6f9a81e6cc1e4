#include "pipeline/analysis/knowledge_map.h"

#include <math.h>
#include <string.h>

#include "pipeline/analysis/domain_profile.h"
#include "pipeline/analysis/knowledge_leaving.h"
#include "pipeline/analysis/knowledge_pairing.h"
#include "pipeline/analysis/knowledge_truck.h"
#include "pipeline/base/text.h"

enum { HALF_YEAR = 183 };

static double
assumed(const Evidence *evidence, AssumptionId id)
{
	return assume(&evidence->config->assumptions, id);
}

static KnowledgeArea *
area_at(const KnowledgeMapResult *map, guint i)
{
	return g_ptr_array_index(map->list, i);
}

const KnowledgeArea *
knowledge_map_at(const KnowledgeMapResult *map, guint i)
{
	return area_at(map, i);
}

guint
knowledge_sole_expert(const KnowledgeArea *area)
{
	return area->experts->len == 1 && area->state == AREA_SOLE
		   ? g_array_index(area->experts, guint, 0)
		   : NO_PERSON;
}

static void
free_area(void *data)
{
	KnowledgeArea *area = data;

	g_free(area->id);
	g_array_unref(area->experts);
	g_array_unref(area->gone);
	g_array_unref(area->needs);
	g_free(area);
}

static void
make_list(KnowledgeMapResult *map)
{
	g_autoptr(GHashTable) taken =
	    g_hash_table_new_full(g_str_hash, g_str_equal, g_free, NULL);

	map->list = g_ptr_array_new_with_free_func(free_area);
	for (guint i = 0; i < map->areas->names->len; i++) {
		KnowledgeArea *area = g_new0(KnowledgeArea, 1);

		area->name = g_ptr_array_index(map->areas->names, i);
		area->id = text_slug_unique(area->name, taken);
		area->domain = NO_DOMAIN;
		area->experts = g_array_new(FALSE, FALSE, sizeof(guint));
		area->gone = g_array_new(FALSE, FALSE, sizeof(guint));
		area->needs = g_array_new(FALSE, FALSE, sizeof(AreaNeed));
		area->top = area->second = NO_PERSON;
		area->last = INSTANT_NONE;
		g_ptr_array_add(map->list, area);
	}
}

static bool
is_open(const Issue *issue)
{
	return issue->resolved == INSTANT_NONE &&
	       issue->category != STATUS_DONE;
}

/* What issue I says of the area AT. */
static void
count_issue(
    const Evidence *evidence, KnowledgeMapResult *map, guint i, guint at)
{
	const Issue *issue = g_ptr_array_index(map->areas->issues, i);
	const double window = assumed(evidence, ASSUME_KNOWLEDGE_WINDOW);
	KnowledgeArea *area = area_at(map, at);
	PersonEvent events[ISSUE_EVENTS];
	const size_t count = people_events_of(map->people, issue, events);

	area->issues++;
	area->open += is_open(issue);
	for (size_t k = 0; k < count; k++)
		area->events += events[k].age >= 0 && events[k].age <= window;
}

/* Adds to KNOWLEDGE, of all areas; if PRESENT only what is of people who are
 * still here. */
static void
learn(const KnowledgeMapResult *map, Knowledge *knowledge, bool present)
{
	for (guint i = 0; i < map->areas->issues->len; i++) {
		PersonEvent events[ISSUE_EVENTS];
		const size_t count = people_events_of(map->people,
		    g_ptr_array_index(map->areas->issues, i), events);

		for (size_t e = 0; e < count; e++)
			for (guint k = map->areas->first[i];
			     k < map->areas->first[i + 1]; k++)
				if (events[e].age >= 0 &&
				    !(present && people_is_gone(map->people,
						     events[e].person)))
					knowledge_add(knowledge,
					    g_array_index(
						map->areas->places, guint, k),
					    events[e].person, events[e].weight,
					    events[e].age);
	}
}

Knowledge *
knowledge_learn(const Evidence *evidence, const KnowledgeMapResult *map,
    double half_life, bool present)
{
	const KnowledgeRule rule = {
		.half_life = half_life,
		.expert_share = assumed(evidence, ASSUME_EXPERT_SHARE),
		.expert_least = assumed(evidence, ASSUME_EXPERT_LEAST),
	};
	Knowledge *knowledge =
	    knowledge_new(map->list->len, people_count(map->people), rule);

	learn(map, knowledge, present);
	return knowledge;
}

typedef struct Ranking {
	const Knowledge *knowledge;
	guint area;
} Ranking;

static int
compare_knowing(gconstpointer a, gconstpointer b, gpointer data)
{
	const Ranking *ranking = data;
	const guint left = *(const guint *)a, right = *(const guint *)b;
	const double one =
	    knowledge_of(ranking->knowledge, ranking->area, left);
	const double other =
	    knowledge_of(ranking->knowledge, ranking->area, right);

	if (one != other)
		return one > other ? -1 : 1;
	return (left > right) - (left < right);
}

static void
find_experts(KnowledgeMapResult *map, guint at)
{
	KnowledgeArea *area = area_at(map, at);
	const double needed = knowledge_needed(map->knowledge, at);
	Ranking ranking = { map->knowledge, at };
	double best = 0, next = 0;

	for (guint p = 0; p < people_count(map->people); p++) {
		const double k = knowledge_of(map->knowledge, at, p);
		const bool gone = people_is_gone(map->people, p);

		if (k >= needed)
			g_array_append_val(
			    gone ? area->gone : area->experts, p);
		if (gone || k <= next)
			continue;
		next = k;
		area->second = p;
		if (k <= best)
			continue;
		next = best;
		best = k;
		area->second = area->top;
		area->top = p;
	}
	g_array_sort_with_data(area->experts, compare_knowing, &ranking);
	g_array_sort_with_data(area->gone, compare_knowing, &ranking);
	area->top_share = knowledge_top_share(map->present, at);
	area->effective = knowledge_effective_people(map->present, at);
}

static AreaState
judge(const Evidence *evidence, const KnowledgeArea *area)
{
	if (area->events < assumed(evidence, ASSUME_KNOWLEDGE_EVENTS))
		return AREA_TOO_LITTLE;
	if (area->experts->len == 0)
		return AREA_ORPHANED;
	return area->experts->len == 1 ||
		       area->top_share > assumed(evidence, ASSUME_SOLE_SHARE)
		   ? AREA_SOLE
		   : AREA_SHARED;
}

/* When the most knowing last finished something there. */
static void
find_last(KnowledgeMapResult *map)
{
	for (guint i = 0; i < map->areas->issues->len; i++) {
		const Issue *issue = g_ptr_array_index(map->areas->issues, i);
		const guint person = people_find(map->people, issue->assignee);

		for (guint k = map->areas->first[i];
		     k < map->areas->first[i + 1]; k++) {
			KnowledgeArea *area = area_at(
			    map, g_array_index(map->areas->places, guint, k));

			if (person != NO_PERSON && person == area->top)
				area->last = MAX(area->last, issue->resolved);
		}
	}
}

static void
judge_all(const Evidence *evidence, KnowledgeMapResult *map)
{
	for (guint i = 0; i < map->areas->issues->len; i++)
		for (guint k = map->areas->first[i];
		     k < map->areas->first[i + 1]; k++)
			count_issue(evidence, map, i,
			    g_array_index(map->areas->places, guint, k));
	for (guint i = 0; i < map->list->len; i++) {
		KnowledgeArea *area = area_at(map, i);

		find_experts(map, i);
		area->state = judge(evidence, area);
		map->states[area->state]++;
		if (area->state != AREA_TOO_LITTLE)
			g_array_append_val(map->judged_areas, i);
	}
	map->judged = map->judged_areas->len;
	find_last(map);
}

static int
compare_risk(gconstpointer a, gconstpointer b, gpointer data)
{
	static const int rank[AREA_STATES] = {
		[AREA_ORPHANED] = 0,
		[AREA_SOLE] = 1,
		[AREA_SHARED] = 2,
		[AREA_TOO_LITTLE] = 3,
	};
	const KnowledgeMapResult *map = data;
	const guint left = *(const guint *)a, right = *(const guint *)b;
	const KnowledgeArea *one = area_at(map, left);
	const KnowledgeArea *other = area_at(map, right);

	if (one->state != other->state)
		return rank[one->state] - rank[other->state];
	if (one->events != other->events)
		return one->events > other->events ? -1 : 1;
	return (left > right) - (left < right);
}

static void
put_in_order(KnowledgeMapResult *map)
{
	for (guint i = 0; i < map->list->len; i++)
		g_array_append_val(map->order, i);
	g_array_sort_with_data(map->order, compare_risk, map);
}

/* As of DAYS_AGO: what everybody did until then. */
static TopPerson
top_person(
    const Evidence *evidence, const KnowledgeMapResult *map, double days_ago)
{
	const guint count = people_count(map->people);
	const double half_life = assumed(evidence, ASSUME_KNOWLEDGE_HALF_LIFE);
	const double absent = assumed(evidence, ASSUME_KNOWLEDGE_ABSENT);
	g_autofree double *known = g_new0(double, count + 1);
	g_autofree bool *active = g_new0(bool, count + 1);
	TopPerson top = { NO_PERSON, NAN, 0 };
	double sum = 0;

	for (guint i = 0; i < map->areas->issues->len; i++) {
		PersonEvent events[ISSUE_EVENTS];
		const size_t n = people_events_of(map->people,
		    g_ptr_array_index(map->areas->issues, i), events);

		for (size_t e = 0; e < n; e++) {
			const double age = events[e].age - days_ago;

			if (age < 0)
				continue;
			known[events[e].person] +=
			    events[e].weight * exp2(-age / half_life);
			if (age <= absent)
				active[events[e].person] = true;
		}
	}
	for (guint p = 0; p < count; p++) {
		sum += known[p];
		top.active += active[p];
		if (known[p] > 0 &&
		    (top.person == NO_PERSON || known[p] > known[top.person]))
			top.person = p;
	}
	if (top.person != NO_PERSON)
		top.share = known[top.person] / sum;
	return top;
}

static void
find_load(KnowledgeMapResult *map)
{
	map->load = g_new0(guint, people_count(map->people) + 1);
	for (guint i = 0; i < map->areas->issues->len; i++) {
		const Issue *issue = g_ptr_array_index(map->areas->issues, i);
		const guint person = people_find(map->people, issue->assignee);

		if (person != NO_PERSON && is_open(issue))
			map->load[person]++;
	}
	for (guint p = 0; p < people_count(map->people); p++)
		map->here += !people_is_gone(map->people, p);
}

bool
knowledge_map_compute(
    const Evidence *evidence, Results *results, GError **error)
{
	KnowledgeMapResult *map = g_new0(KnowledgeMapResult, 1);
	const double half_life = assumed(evidence, ASSUME_KNOWLEDGE_HALF_LIFE);

	(void)error;
	map->people = people_new(evidence);
	map->areas = knowledge_areas_new(evidence, results);
	map->order = g_array_new(FALSE, FALSE, sizeof(guint));
	map->judged_areas = g_array_new(FALSE, FALSE, sizeof(guint));
	make_list(map);
	map->knowledge = knowledge_learn(evidence, map, half_life, false);
	map->present = knowledge_learn(evidence, map, half_life, true);
	find_load(map);
	judge_all(evidence, map);
	put_in_order(map);
	knowledge_find_trucks(evidence, map);
	knowledge_find_needs(results, map);
	map->leaving = knowledge_find_leaving(map);
	map->pairings = knowledge_find_pairings(evidence, map);
	map->top_now = top_person(evidence, map, 0);
	map->top_before = top_person(evidence, map, HALF_YEAR);
	results->knowledge = map;
	return true;
}

void
knowledge_map_result_free(KnowledgeMapResult *map)
{
	if (map == NULL)
		return;
	for (int i = 0; i < TRUCK_BASES; i++)
		truck_factor_clear(&map->truck[i]);
	g_ptr_array_unref(map->leaving);
	g_array_unref(map->pairings);
	g_ptr_array_unref(map->list);
	g_array_unref(map->order);
	g_array_unref(map->judged_areas);
	expert_map_free(map->experts);
	knowledge_free(map->knowledge);
	knowledge_free(map->present);
	knowledge_areas_free(map->areas);
	people_free(map->people);
	g_free(map->load);
	g_free(map);
}
