#include "pipeline/analysis/communities.h"

#include <igraph/igraph.h>
#include <math.h>
#include <string.h>

/* Differences of modularity below this are rounding. */
static const double same_modularity = 1e-9;

/* Leiden's own randomness in merging; igraph's documentation has 0.01. */
static const double leiden_beta = 0.01;

/* Below 0 igraph means to go on while something changes; as of 0.10 it goes on
 * while nothing does (its issue 2798), and so may never end. */
enum { LEIDEN_ROUNDS = 2 };

typedef struct Run {
	size_t *groups;
	double modularity;
} Run;

/* Links with ends FROM and TO, by their numbers. */
static void
make_graph(igraph_t *graph, size_t nodes, const size_t *from, const size_t *to,
    size_t count, bool directed)
{
	igraph_vector_int_t ends;

	igraph_vector_int_init(&ends, 2 * (igraph_integer_t)count);
	for (size_t i = 0; i < count; i++) {
		VECTOR(ends)[2 * i] = (igraph_integer_t)from[i];
		VECTOR(ends)[2 * i + 1] = (igraph_integer_t)to[i];
	}
	igraph_create(graph, &ends, (igraph_integer_t)nodes, directed);
	igraph_vector_int_destroy(&ends);
}

/* A network as igraph has it. */
typedef struct Weighted {
	igraph_t graph;
	igraph_vector_t weights, strengths;
	double total;
} Weighted;

static void
weighted_init(Weighted *weighted, const Network *network)
{
	g_autofree size_t *from = g_new(size_t, network->count);
	g_autofree size_t *to = g_new(size_t, network->count);

	igraph_vector_init(
	    &weighted->weights, (igraph_integer_t)network->count);
	igraph_vector_init(
	    &weighted->strengths, (igraph_integer_t)network->nodes);
	for (size_t i = 0; i < network->count; i++) {
		const NetworkLink *link = &network->links[i];

		from[i] = link->a;
		to[i] = link->b;
		VECTOR(weighted->weights)[i] = link->weight;
		VECTOR(weighted->strengths)[link->a] += link->weight;
		VECTOR(weighted->strengths)[link->b] += link->weight;
	}
	make_graph(
	    &weighted->graph, network->nodes, from, to, network->count, false);
	weighted->total = network_weight(network);
}

static void
weighted_clear(Weighted *weighted)
{
	igraph_destroy(&weighted->graph);
	igraph_vector_destroy(&weighted->weights);
	igraph_vector_destroy(&weighted->strengths);
}

static void
to_vector(igraph_vector_int_t *vector, const size_t *groups, size_t nodes)
{
	igraph_vector_int_init(vector, (igraph_integer_t)nodes);
	for (size_t i = 0; i < nodes; i++)
		VECTOR(*vector)[i] = (igraph_integer_t)groups[i];
}

/* Groups to begin with: every node alone, or, for every second seed, any. */
static void
start_groups(size_t *groups, size_t nodes, uint64_t seed)
{
	Rng rng;

	rng_init(&rng, seed, "leiden");
	for (size_t i = 0; i < nodes; i++)
		groups[i] = seed % 2 == 0 ? i : rng_index(&rng, nodes);
	partition_canonical(groups, nodes);
}

/* Leiden maximises modularity where nodes weigh their strengths and the
 * resolution is 1/(2W). */
static void
run_leiden(
    const Weighted *weighted, const Network *network, uint64_t seed, Run *run)
{
	igraph_vector_int_t membership;

	run->groups = g_new(size_t, network->nodes);
	start_groups(run->groups, network->nodes, seed);
	to_vector(&membership, run->groups, network->nodes);
	igraph_rng_seed(igraph_rng_default(), (igraph_uint_t)seed);
	igraph_community_leiden(&weighted->graph, &weighted->weights,
	    &weighted->strengths, 1 / (2 * weighted->total), leiden_beta, true,
	    LEIDEN_ROUNDS, &membership, NULL, NULL);
	for (size_t i = 0; i < network->nodes; i++)
		run->groups[i] = VECTOR(weighted->strengths)[i] > 0
				     ? (size_t)VECTOR(membership)[i]
				     : network->nodes + i;
	igraph_vector_int_destroy(&membership);
	partition_canonical(run->groups, network->nodes);
	run->modularity = network_modularity(network, run->groups);
}

static bool
partition_is_less(const size_t *a, const size_t *b, size_t nodes)
{
	for (size_t i = 0; i < nodes; i++)
		if (a[i] != b[i])
			return a[i] < b[i];
	return false;
}

static bool
run_is_better(const Run *a, const Run *b, size_t nodes)
{
	if (fabs(a->modularity - b->modularity) < same_modularity)
		return partition_is_less(a->groups, b->groups, nodes);
	return a->modularity > b->modularity;
}

/* Runs with the seeds from SEED on, to be freed; the best one's number. */
static int
run_all(const Network *network, int runs, uint64_t seed, Run *out)
{
	Weighted weighted;
	int best = 0;

	weighted_init(&weighted, network);
	for (int i = 0; i < runs; i++) {
		run_leiden(&weighted, network, seed + (uint64_t)i, &out[i]);
		if (run_is_better(&out[i], &out[best], network->nodes))
			best = i;
	}
	weighted_clear(&weighted);
	return best;
}

static void
free_runs(Run *runs, int count)
{
	for (int i = 0; i < count; i++)
		g_free(runs[i].groups);
	g_free(runs);
}

/* Normalised mutual information: 1 for equal partitions. */
static double
compare(const size_t *a, const size_t *b, size_t nodes)
{
	igraph_vector_int_t left, right;
	igraph_real_t likeness = 1;

	if (memcmp(a, b, nodes * sizeof *a) == 0)
		return 1;
	to_vector(&left, a, nodes);
	to_vector(&right, b, nodes);
	igraph_compare_communities(
	    &left, &right, &likeness, IGRAPH_COMMCMP_NMI);
	igraph_vector_int_destroy(&left);
	igraph_vector_int_destroy(&right);
	return likeness;
}

static double
mean_agreement(const Run *runs, int count, int best, size_t nodes)
{
	double sum = 0;

	for (int i = 0; i < count; i++)
		if (i != best)
			sum +=
			    compare(runs[best].groups, runs[i].groups, nodes);
	return count > 1 ? sum / (count - 1) : 1;
}

/* Every node a group of its own. */
static Communities *
apart(size_t nodes)
{
	Communities *result = g_new0(Communities, 1);

	result->groups = g_new(size_t, nodes);
	for (size_t i = 0; i < nodes; i++)
		result->groups[i] = i;
	result->count = nodes;
	result->modularity = result->agreement = NAN;
	return result;
}

Communities *
communities_find(const Network *network, int runs, uint64_t seed)
{
	Communities *result = apart(network->nodes);
	Run *all;
	int best;

	if (network->count == 0)
		return result;
	all = g_new0(Run, runs);
	best = run_all(network, runs, seed, all);
	memcpy(result->groups, all[best].groups,
	    network->nodes * sizeof *result->groups);
	result->count = partition_canonical(result->groups, network->nodes);
	result->modularity = all[best].modularity;
	result->agreement = mean_agreement(all, runs, best, network->nodes);
	free_runs(all, runs);
	return result;
}

void
communities_free(Communities *communities)
{
	if (communities == NULL)
		return;
	g_free(communities->groups);
	g_free(communities);
}

static double
best_modularity(const Network *network, int runs, uint64_t seed)
{
	Run *all = g_new0(Run, runs);
	const int best = run_all(network, runs, seed, all);
	const double q = all[best].modularity;

	free_runs(all, runs);
	return q;
}

/* Swaps for each link, after which the old network is forgotten. */
enum { SWAPS_PER_LINK = 10 };

NullModel
communities_null(const Network *network, int rewirings, int runs, uint64_t seed)
{
	Network *copy = network_copy(network);
	g_autofree double *q = g_new(double, rewirings);
	NullModel null = { NAN, NAN, NAN, NAN };
	double sum = 0, squares = 0;
	Rng rng;

	rng_init(&rng, seed, "null model");
	for (size_t i = 0; i < copy->count; i++)
		copy->links[i].weight = 1;
	if (copy->count > 0) {
		null.modularity = best_modularity(copy, runs, seed);
		for (int i = 0; i < rewirings; i++) {
			network_rewire(
			    copy, SWAPS_PER_LINK * copy->count, &rng);
			q[i] = best_modularity(copy, runs, seed);
			sum += q[i];
		}
		null.mean = sum / rewirings;
		for (int i = 0; i < rewirings; i++)
			squares += pow(q[i] - null.mean, 2);
		null.deviation = sqrt(squares / (rewirings - 1));
		if (null.deviation > same_modularity)
			null.z = (null.modularity - null.mean) / null.deviation;
	}
	network_free(copy);
	return null;
}

size_t
communities_cycles(size_t nodes, const size_t *from, const size_t *to,
    size_t count, size_t *groups)
{
	igraph_t graph;
	igraph_vector_int_t membership;

	igraph_vector_int_init(&membership, 0);
	make_graph(&graph, nodes, from, to, count, true);
	igraph_connected_components(
	    &graph, &membership, NULL, NULL, IGRAPH_STRONG);
	for (size_t i = 0; i < nodes; i++)
		groups[i] = (size_t)VECTOR(membership)[i];
	igraph_destroy(&graph);
	igraph_vector_int_destroy(&membership);
	return partition_canonical(groups, nodes);
}
