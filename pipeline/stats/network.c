#include "pipeline/stats/network.h"

#include <glib.h>
#include <math.h>
#include <stdint.h>
#include <string.h>

Network *
network_new(size_t nodes, size_t count)
{
	Network *network = g_new0(Network, 1);

	network->nodes = nodes;
	network->count = count;
	network->links = g_new0(NetworkLink, count);
	return network;
}

Network *
network_copy(const Network *network)
{
	Network *copy = network_new(network->nodes, network->count);

	if (network->count > 0)
		memcpy(copy->links, network->links,
		    network->count * sizeof *copy->links);
	return copy;
}

void
network_free(Network *network)
{
	if (network == NULL)
		return;
	g_free(network->links);
	g_free(network);
}

double
network_weight(const Network *network)
{
	double weight = 0;

	for (size_t i = 0; i < network->count; i++)
		weight += network->links[i].weight;
	return weight;
}

size_t
partition_canonical(size_t *groups, size_t nodes)
{
	g_autoptr(GHashTable) numbers = g_hash_table_new(NULL, NULL);

	for (size_t i = 0; i < nodes; i++) {
		gpointer known = g_hash_table_lookup(
		    numbers, GSIZE_TO_POINTER(groups[i] + 1));

		if (known == NULL) {
			known = GSIZE_TO_POINTER(
			    (size_t)g_hash_table_size(numbers) + 1);
			g_hash_table_insert(
			    numbers, GSIZE_TO_POINTER(groups[i] + 1), known);
		}
		groups[i] = GPOINTER_TO_SIZE(known) - 1;
	}
	return g_hash_table_size(numbers);
}

double
network_modularity(const Network *network, const size_t *groups)
{
	g_autofree double *strength = g_new0(double, network->nodes);
	const double total = network_weight(network);
	double q = 0;

	if (total <= 0)
		return NAN;
	for (size_t i = 0; i < network->count; i++) {
		const NetworkLink *link = &network->links[i];

		strength[groups[link->a]] += link->weight;
		strength[groups[link->b]] += link->weight;
		if (groups[link->a] == groups[link->b])
			q += link->weight / total;
	}
	for (size_t i = 0; i < network->nodes; i++)
		q -= pow(strength[i] / (2 * total), 2);
	return q;
}

double
network_cross_share(const Network *network, const size_t *groups)
{
	const double total = network_weight(network);
	double cross = 0;

	for (size_t i = 0; i < network->count; i++) {
		const NetworkLink *link = &network->links[i];

		if (groups[link->a] != groups[link->b])
			cross += link->weight;
	}
	return total > 0 ? cross / total : NAN;
}

/* Which pairs are linked: one bit for each ordered pair. */
typedef struct Pairs {
	size_t nodes;
	uint64_t *bits;
} Pairs;

static bool
pairs_has(const Pairs *pairs, size_t a, size_t b)
{
	const size_t at = a * pairs->nodes + b;

	return (pairs->bits[at / 64] >> (at % 64) & 1) != 0;
}

static void
pairs_flip(Pairs *pairs, size_t a, size_t b)
{
	const size_t ab = a * pairs->nodes + b, ba = b * pairs->nodes + a;

	pairs->bits[ab / 64] ^= (uint64_t)1 << (ab % 64);
	pairs->bits[ba / 64] ^= (uint64_t)1 << (ba % 64);
}

/* a-b and c-d become a-d and c-b. */
static void
swap_ends(Pairs *pairs, NetworkLink *one, NetworkLink *two)
{
	const size_t a = one->a, b = one->b, c = two->a, d = two->b;

	if (a == d || c == b || pairs_has(pairs, a, d) ||
	    pairs_has(pairs, c, b))
		return;
	pairs_flip(pairs, a, b);
	pairs_flip(pairs, c, d);
	pairs_flip(pairs, a, d);
	pairs_flip(pairs, c, b);
	one->b = d;
	two->b = b;
}

static void
turn(NetworkLink *link)
{
	const size_t a = link->a;

	link->a = link->b;
	link->b = a;
}

void
network_rewire(Network *network, size_t swaps, Rng *rng)
{
	const size_t n = network->nodes;
	g_autofree uint64_t *bits = g_new0(uint64_t, n * n / 64 + 1);
	Pairs pairs = { n, bits };

	if (network->count < 2)
		return;
	for (size_t i = 0; i < network->count; i++)
		pairs_flip(&pairs, network->links[i].a, network->links[i].b);
	for (size_t i = 0; i < swaps; i++) {
		NetworkLink *one =
		    &network->links[rng_index(rng, network->count)];
		NetworkLink *two =
		    &network->links[rng_index(rng, network->count)];

		if (rng_index(rng, 2) == 1)
			turn(two);
		if (one != two)
			swap_ends(&pairs, one, two);
	}
}
