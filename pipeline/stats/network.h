/*
 * network.h - weighted links between numbered nodes, and partitions of them.
 *
 * A network is simple: no link to itself, one link for each pair.  A
 * partition gives every node the number of its group; it is canonical where
 * groups are numbered by their first node, so that equal partitions are
 * equal arrays.
 */
#ifndef PIPELINE_STATS_NETWORK_H
#define PIPELINE_STATS_NETWORK_H

#include <stdbool.h>
#include <stddef.h>

#include "pipeline/stats/rng.h"

typedef struct NetworkLink {
	size_t a, b;
	double weight; /* above 0 */
} NetworkLink;

typedef struct Network {
	size_t nodes, count;
	NetworkLink *links; /* of COUNT */
} Network;

/* With room for COUNT links, to be filled. */
Network *network_new(size_t nodes, size_t count);
Network *network_copy(const Network *network);
void network_free(Network *network);

double network_weight(const Network *network);

/* Numbers the groups by their first node; how many there are. */
size_t partition_canonical(size_t *groups, size_t nodes);

/* Newman's Q = sum over groups of W_c/W - (S_c/2W)^2, where W_c is the weight
 * within c and S_c the sum of its nodes' strengths; NAN without links.
 * GROUPS are below NODES. */
double network_modularity(const Network *network, const size_t *groups);

/* The share of the weight that crosses groups; NAN without links. */
double network_cross_share(const Network *network, const size_t *groups);

/*
 * Rewires in place, and leaves every node as many links as it has: two links
 * a-b and c-d become a-d and c-b, SWAPS times at most, but none that would
 * link a node to itself or twice.  Takes nodes^2 bits.
 */
void network_rewire(Network *network, size_t swaps, Rng *rng);

#endif
