/*
 * communities.h - the groups that a network falls into, and whether it does.
 *
 * Leiden's algorithm (Traag 2019, by igraph) on modularity.  Single runs can
 * stick, so it runs with many seeds, from single nodes and from random groups
 * in turn; the best counts, and of equals the
 * partition whose canonical array is least.  Same network and seed, same
 * groups.
 */
#ifndef PIPELINE_ANALYSIS_COMMUNITIES_H
#define PIPELINE_ANALYSIS_COMMUNITIES_H

#include <glib.h>
#include <stdbool.h>
#include <stddef.h>
#include <stdint.h>

#include "pipeline/stats/network.h"

typedef struct Communities {
	size_t *groups; /* canonical, one per node */
	size_t count; /* of groups; a node without links is one of its own */
	double modularity; /* NAN without links */
	double agreement; /* mean normalised mutual information of the runs
			     with the best; NAN without links */
} Communities;

Communities *communities_find(const Network *network, int runs, uint64_t seed);
void communities_free(Communities *communities);
G_DEFINE_AUTOPTR_CLEANUP_FUNC(Communities, communities_free)

/*
 * What modularity random networks of the same degrees reach: Q alone says
 * nothing, since sparse ones all have some (Guimera 2004).  Weights do not
 * count, and the network itself is measured like the others.
 */
typedef struct NullModel {
	double modularity; /* of the network, unweighted */
	double mean, deviation; /* of the rewired; sample deviation */
	double z; /* NAN where all are alike */
} NullModel;

NullModel communities_null(
    const Network *network, int rewirings, int runs, uint64_t seed);

/* The groups of nodes that lead to each other along arrows FROM[i] -> TO[i];
 * fills GROUPS, canonical, one per node, and returns how many there are. */
size_t communities_cycles(size_t nodes, const size_t *from, const size_t *to,
    size_t count, size_t *groups);

#endif
