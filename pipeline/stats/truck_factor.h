/*
 * truck_factor.h - how few people would have to leave until most areas are
 * nobody's.
 *
 * It is the size of the smallest set of people without whom strictly more
 * than half of all areas, by their weights, have no expert.  Up to
 * TRUCK_EXACT experts every set is tried; beyond, whoever takes most along
 * leaves next, which gives a set that is small but perhaps not the smallest.
 * Areas and people are numbers from 0 on.
 */
#ifndef PIPELINE_STATS_TRUCK_FACTOR_H
#define PIPELINE_STATS_TRUCK_FACTOR_H

#include <stdbool.h>
#include <stddef.h>

enum { TRUCK_EXACT = 20, TRUCK_SETS = 20 };

typedef struct ExpertMap {
	size_t areas, people;
	bool *expert; /* areas x people */
	double *weight; /* per area, not below 0 */
} ExpertMap;

/* Nobody knows anything yet, and every area weighs 1. */
ExpertMap *expert_map_new(size_t areas, size_t people);
ExpertMap *expert_map_copy(const ExpertMap *map);
void expert_map_free(ExpertMap *map);

static inline bool *
expert_map_at(const ExpertMap *map, size_t area, size_t person)
{
	return &map->expert[area * map->people + person];
}

/* The share of weight that has no expert once those of GONE (per person) have
 * left; NAN where nothing weighs anything. */
double expert_map_lost(const ExpertMap *map, const bool *gone);

typedef struct TruckFactor {
	bool known; /* false where no area weighs anything */
	bool exact; /* every smaller set was tried */
	size_t size; /* 0: most has no expert as it is */
	size_t count; /* sets of that size; 1 unless exact */
	size_t listed; /* of them in MEMBERS, at most TRUCK_SETS */
	size_t *members; /* listed x size people, each set ascending, unless
			    it is not exact: then in the order of leaving */
} TruckFactor;

/* Sets of fewer than LEAST people are known to be too small; 0: nothing is. */
TruckFactor truck_factor_find(const ExpertMap *map, size_t least);
void truck_factor_clear(TruckFactor *factor);

/*
 * Avelino's degree of authorship, from commits to a file (PeerJ 1233):
 * 3.293 + 1.098 FA + 0.164 DL - 0.321 ln(1 + AC), where FA says who made it,
 * DL is what the person delivered and AC what others did.
 */
double authorship_degree(bool first, double delivered, double others);

/* Least degree of an author, and least share of the greatest degree. */
#define AUTHORSHIP_LEAST 3.293
#define AUTHORSHIP_SHARE 0.75

#endif
