#include "pipeline/stats/truck_factor.h"

#include <glib.h>
#include <math.h>
#include <stdint.h>
#include <string.h>

/* What of the map decides: who is expert of anything at all. */
typedef struct Search {
	const ExpertMap *map;
	size_t *experts; /* people */
	size_t count;
	double total; /* weight */
} Search;

ExpertMap *
expert_map_new(size_t areas, size_t people)
{
	ExpertMap *map = g_new0(ExpertMap, 1);

	map->areas = areas;
	map->people = people;
	map->expert = g_new0(bool, areas *people + 1);
	map->weight = g_new(double, areas + 1);
	for (size_t i = 0; i < areas; i++)
		map->weight[i] = 1;
	return map;
}

ExpertMap *
expert_map_copy(const ExpertMap *map)
{
	ExpertMap *copy = expert_map_new(map->areas, map->people);

	memcpy(copy->expert, map->expert,
	    map->areas * map->people * sizeof *map->expert);
	memcpy(copy->weight, map->weight, map->areas * sizeof *map->weight);
	return copy;
}

void
expert_map_free(ExpertMap *map)
{
	if (map == NULL)
		return;
	g_free(map->expert);
	g_free(map->weight);
	g_free(map);
}

static double
total_weight(const ExpertMap *map)
{
	double total = 0;

	for (size_t i = 0; i < map->areas; i++)
		total += map->weight[i];
	return total;
}

/* Experts of AREA who are left. */
static size_t
count_left(const ExpertMap *map, const bool *gone, size_t area)
{
	size_t left = 0;

	for (size_t p = 0; p < map->people; p++)
		left += *expert_map_at(map, area, p) && !gone[p];
	return left;
}

static double
lost_weight(const ExpertMap *map, const bool *gone)
{
	double lost = 0;

	for (size_t i = 0; i < map->areas; i++)
		if (count_left(map, gone, i) == 0)
			lost += map->weight[i];
	return lost;
}

double
expert_map_lost(const ExpertMap *map, const bool *gone)
{
	const double total = total_weight(map);

	return total > 0 ? lost_weight(map, gone) / total : NAN;
}

static void
find_experts(Search *search)
{
	const ExpertMap *map = search->map;

	search->experts = g_new(size_t, map->people + 1);
	for (size_t p = 0; p < map->people; p++)
		for (size_t i = 0; i < map->areas; i++)
			if (*expert_map_at(map, i, p)) {
				search->experts[search->count++] = p;
				break;
			}
}

/* Per area, its experts as bits, by their places in the search. */
static uint32_t *
make_masks(const Search *search)
{
	uint32_t *masks = g_new0(uint32_t, search->map->areas + 1);

	for (size_t i = 0; i < search->map->areas; i++)
		for (size_t e = 0; e < search->count; e++)
			if (*expert_map_at(search->map, i, search->experts[e]))
				masks[i] |= UINT32_C(1) << e;
	return masks;
}

static double
lost_without(const Search *search, const uint32_t *masks, uint32_t gone)
{
	double lost = 0;

	for (size_t i = 0; i < search->map->areas; i++)
		if ((masks[i] & ~gone) == 0)
			lost += search->map->weight[i];
	return lost;
}

static void
list_set(const Search *search, uint32_t set, TruckFactor *factor)
{
	size_t at = factor->listed * factor->size;

	factor->count++;
	if (factor->listed == TRUCK_SETS)
		return;
	for (size_t e = 0; e < search->count; e++)
		if (set >> e & 1)
			factor->members[at++] = search->experts[e];
	factor->listed++;
}

/* The next greater number with as many bits (Gosper). */
static uint32_t
next_set(uint32_t set)
{
	const uint32_t low = set & -set, carried = set + low;

	return carried | ((set ^ carried) >> 2) / low;
}

static void
try_sets(const Search *search, const uint32_t *masks, TruckFactor *factor)
{
	const uint32_t end = UINT32_C(1) << search->count;

	for (uint32_t set = (UINT32_C(1) << factor->size) - 1; set < end;
	     set = next_set(set))
		if (2 * lost_without(search, masks, set) > search->total)
			list_set(search, set, factor);
}

static void
search_all(const Search *search, size_t least, TruckFactor *factor)
{
	g_autofree uint32_t *masks = make_masks(search);

	factor->exact = true;
	factor->size = least > 0 ? least - 1 : 0;
	factor->members = g_new(size_t, TRUCK_SETS * (search->count + 1));
	while (factor->count == 0) {
		factor->size++;
		try_sets(search, masks, factor);
	}
}

/* What leaves with PERSON where LEFT experts are left per area, and to decide
 * between equals how much of the rest rests on them. */
static void
weigh_leaving(const ExpertMap *map, const size_t *left, size_t person,
    double *lost, double *burden)
{
	*lost = *burden = 0;
	for (size_t i = 0; i < map->areas; i++) {
		if (!*expert_map_at(map, i, person))
			continue;
		if (left[i] == 1)
			*lost += map->weight[i];
		*burden += map->weight[i] / (double)left[i];
	}
}

static size_t
worst_to_lose(const Search *search, const bool *gone, const size_t *left)
{
	double most = -1, most_burden = -1;
	size_t worst = 0;

	for (size_t e = 0; e < search->count; e++) {
		const size_t person = search->experts[e];
		double lost, burden;

		if (gone[person])
			continue;
		weigh_leaving(search->map, left, person, &lost, &burden);
		if (lost < most || (lost == most && burden <= most_burden))
			continue;
		most = lost;
		most_burden = burden;
		worst = person;
	}
	return worst;
}

/* The weight that is lost with PERSON, whom LEFT counts no longer then. */
static double
take_away(const ExpertMap *map, size_t person, size_t *left)
{
	double lost = 0;

	for (size_t i = 0; i < map->areas; i++)
		if (*expert_map_at(map, i, person) && --left[i] == 0)
			lost += map->weight[i];
	return lost;
}

static void
search_greedily(const Search *search, TruckFactor *factor)
{
	const ExpertMap *map = search->map;
	g_autofree bool *gone = g_new0(bool, map->people + 1);
	g_autofree size_t *left = g_new(size_t, map->areas + 1);
	double lost = lost_weight(map, gone);

	for (size_t i = 0; i < map->areas; i++)
		left[i] = count_left(map, gone, i);
	factor->members = g_new(size_t, search->count + 1);
	factor->count = factor->listed = 1;
	while (2 * lost <= search->total) {
		const size_t worst = worst_to_lose(search, gone, left);

		gone[worst] = true;
		lost += take_away(map, worst, left);
		factor->members[factor->size++] = worst;
	}
}

TruckFactor
truck_factor_find(const ExpertMap *map, size_t least)
{
	g_autofree bool *nobody = g_new0(bool, map->people + 1);
	Search search = { .map = map, .total = total_weight(map) };
	TruckFactor factor = { .known = search.total > 0 };

	if (!factor.known)
		return factor;
	if (2 * lost_weight(map, nobody) > search.total) {
		factor.exact = true;
		return factor;
	}
	find_experts(&search);
	if (search.count <= TRUCK_EXACT)
		search_all(&search, least, &factor);
	else
		search_greedily(&search, &factor);
	g_free(search.experts);
	return factor;
}

void
truck_factor_clear(TruckFactor *factor)
{
	g_clear_pointer(&factor->members, g_free);
}

double
authorship_degree(bool first, double delivered, double others)
{
	return 3.293 + 1.098 * first + 0.164 * delivered -
	       0.321 * log1p(others);
}
