#include "pipeline/analysis/domain_parts.h"

#include <math.h>
#include <string.h>

#include "pipeline/analysis/migration_risk.h"
#include "pipeline/base/text.h"
#include "pipeline/facts/name_words.h"

enum { LEIDEN_RUNS = 20, LEAST_DOMAIN = 2 };

/* Of tables with keys, that a proposed domain has at least. */
static const double least_share = 0.05;

/* What the steps share. */
typedef struct Work {
	const Evidence *evidence;
	const TableGraph *graph;
	DomainParts *parts;
	guint *cluster; /* per table: its group of step 2; NO_DOMAIN */
	guint clusters;
	guint least; /* tables of a proposed domain */
} Work;

/* How strongly something is tied to a domain. */
typedef struct Tie {
	double heaviest, sum;
} Tie;

static const TableEdge *
edge_at(const TableGraph *graph, guint i)
{
	return &g_array_index(graph->edges, TableEdge, i);
}

bool
domain_pattern_matches(const char *pattern, const Table *table)
{
	g_autofree char *name = migration_table_name(table);

	return text_matches(pattern, table->name) ||
	       text_matches(pattern, name);
}

static bool
domain_wants(const ConfigDomain *domain, const Table *table)
{
	for (char **pattern = domain->tables; *pattern != NULL; pattern++)
		if (domain_pattern_matches(*pattern, table))
			return true;
	return false;
}

static void
put(Work *work, guint table, guint domain, DomainReason reason)
{
	work->parts->domain[table] = domain;
	work->parts->reason[table] = reason;
}

static void
place_configured(Work *work)
{
	const GPtrArray *domains = work->evidence->config->domains;

	work->parts->count = work->parts->configured = domains->len;
	for (guint i = 0; i < work->graph->tables->len; i++)
		for (guint j = 0; j < domains->len; j++)
			if (domain_wants(domains->pdata[j],
				table_graph_table(work->graph, i))) {
				put(work, i, j, DOMAIN_BY_CONFIG);
				break;
			}
}

static void
find_best(Work *work)
{
	DomainParts *parts = work->parts;
	g_autofree bool *included = g_new(bool, parts->tables);

	for (guint i = 0; i < parts->tables; i++)
		included[i] = !work->graph->hub[i];
	parts->table_of = g_new(guint, parts->tables);
	parts->network =
	    table_graph_network(work->graph, included, parts->table_of);
	parts->best =
	    communities_find(parts->network, LEIDEN_RUNS, work->evidence->seed);
}

/* Tables without ties are groups of one. */
static void
number_singles(Work *work, const bool *included)
{
	for (guint i = 0; i < work->parts->tables; i++)
		if (included[i] && work->cluster[i] == NO_DOMAIN)
			work->cluster[i] = work->clusters++;
}

static void
cluster_rest(Work *work)
{
	DomainParts *parts = work->parts;
	g_autofree bool *included = g_new(bool, parts->tables);
	g_autofree guint *table_of = g_new0(guint, parts->tables);
	g_autoptr(Communities) found = NULL;
	Network *network;

	for (guint i = 0; i < parts->tables; i++)
		included[i] =
		    !work->graph->hub[i] && parts->domain[i] == NO_DOMAIN;
	network = table_graph_network(work->graph, included, table_of);
	found = communities_find(network, LEIDEN_RUNS, work->evidence->seed);
	for (guint i = 0; i < network->nodes; i++)
		work->cluster[table_of[i]] = (guint)found->groups[i];
	work->clusters = (guint)found->count;
	network_free(network);
	number_singles(work, included);
}

static guint
cluster_size(const Work *work, guint cluster)
{
	guint size = 0;

	for (guint i = 0; i < work->parts->tables; i++)
		size += work->cluster[i] == cluster;
	return size;
}

static void
put_cluster(Work *work, guint cluster, guint domain, DomainReason reason)
{
	for (guint i = 0; i < work->parts->tables; i++)
		if (work->cluster[i] == cluster) {
			put(work, i, domain, reason);
			work->cluster[i] = NO_DOMAIN;
		}
}

static void
propose_large(Work *work)
{
	for (guint i = 0; i < work->clusters; i++)
		if (cluster_size(work, i) >= work->least)
			put_cluster(
			    work, i, work->parts->count++, DOMAIN_BY_KEYS);
}

static void
tie_add(Tie *tie, double weight)
{
	tie->heaviest = MAX(tie->heaviest, weight);
	tie->sum += weight;
}

static bool
tie_is_stronger(Tie a, Tie b)
{
	if (a.heaviest != b.heaviest)
		return a.heaviest > b.heaviest;
	return a.sum > b.sum;
}

/* The domain that tables of CLUSTER are tied to most, by edges without hubs,
 * or NO_DOMAIN. */
static guint
nearest_domain(const Work *work, guint cluster)
{
	const DomainParts *parts = work->parts;
	g_autofree double *sums = g_new0(double, parts->count);
	guint nearest = NO_DOMAIN;

	for (guint i = 0; i < work->graph->edges->len; i++) {
		const TableEdge *edge = edge_at(work->graph, i);
		const bool at_a = work->cluster[edge->a] == cluster;
		const guint other = at_a ? edge->b : edge->a;

		if ((!at_a && work->cluster[edge->b] != cluster) ||
		    work->graph->hub[other] ||
		    parts->domain[other] == NO_DOMAIN)
			continue;
		sums[parts->domain[other]] += edge->weight;
	}
	for (guint i = 0; i < parts->count; i++)
		if (sums[i] > 0 &&
		    (nearest == NO_DOMAIN || sums[i] > sums[nearest]))
			nearest = i;
	return nearest;
}

static void
join_small(Work *work)
{
	bool moved = true;

	while (moved) {
		moved = false;
		for (guint i = 0; i < work->clusters; i++) {
			const guint nearest = cluster_size(work, i) > 0
						  ? nearest_domain(work, i)
						  : NO_DOMAIN;

			if (nearest == NO_DOMAIN)
				continue;
			put_cluster(work, i, nearest, DOMAIN_BY_TIES);
			moved = true;
		}
	}
}

/* The hub that CLUSTER is tied to most, or NO_DOMAIN: a table. */
static guint
hub_of_cluster(const Work *work, guint cluster)
{
	g_autofree Tie *ties = g_new0(Tie, work->parts->tables);
	guint nearest = NO_DOMAIN;

	for (guint i = 0; i < work->graph->edges->len; i++) {
		const TableEdge *edge = edge_at(work->graph, i);

		if (work->cluster[edge->a] == cluster &&
		    work->graph->hub[edge->b])
			tie_add(&ties[edge->b], edge->weight);
		if (work->cluster[edge->b] == cluster &&
		    work->graph->hub[edge->a])
			tie_add(&ties[edge->a], edge->weight);
	}
	for (guint i = 0; i < work->parts->tables; i++)
		if (ties[i].sum > 0 &&
		    (nearest == NO_DOMAIN ||
			tie_is_stronger(ties[i], ties[nearest])))
			nearest = i;
	return nearest;
}

/* Groups that are tied to HUB alone, of all hubs most; OWN[cluster]. */
static guint
count_own(const Work *work, guint hub, const guint *hub_of, bool *own)
{
	guint tables = 0;

	for (guint i = 0; i < work->clusters; i++) {
		own[i] = hub_of[i] == hub;
		if (own[i])
			tables += cluster_size(work, i);
	}
	return tables;
}

/* The domain HUB is tied to most; parts->count stands for its own small
 * groups, where they are tables enough for a domain; or NO_DOMAIN. */
static guint
domain_of_hub(const Work *work, guint hub, const bool *own, bool enough)
{
	const DomainParts *parts = work->parts;
	g_autofree Tie *ties = g_new0(Tie, parts->count + 1);
	guint nearest = NO_DOMAIN;

	for (guint i = 0; i < work->graph->edges->len; i++) {
		const TableEdge *edge = edge_at(work->graph, i);
		const guint other = edge->a == hub ? edge->b : edge->a;

		if (edge->a != hub && edge->b != hub)
			continue;
		if (parts->domain[other] != NO_DOMAIN)
			tie_add(&ties[parts->domain[other]], edge->weight);
		else if (enough && work->cluster[other] != NO_DOMAIN &&
			 own[work->cluster[other]])
			tie_add(&ties[parts->count], edge->weight);
	}
	for (guint i = 0; i <= parts->count; i++)
		if (ties[i].sum > 0 &&
		    (nearest == NO_DOMAIN ||
			tie_is_stronger(ties[i], ties[nearest])))
			nearest = i;
	return nearest;
}

static void
place_hub(Work *work, guint hub, const guint *hub_of)
{
	DomainParts *parts = work->parts;
	g_autofree bool *own = g_new0(bool, work->clusters + 1);
	const guint tables = count_own(work, hub, hub_of, own);
	guint domain = parts->domain[hub];

	if (domain == NO_DOMAIN) {
		domain =
		    domain_of_hub(work, hub, own, tables + 1 >= work->least);
		if (domain == NO_DOMAIN)
			return;
		parts->count += domain == parts->count;
		put(work, hub, domain, DOMAIN_BY_HUB);
	}
	for (guint i = 0; i < work->clusters; i++)
		if (own[i])
			put_cluster(work, i, domain, DOMAIN_BY_HUB);
}

static void
place_hubs(Work *work)
{
	g_autofree guint *hub_of = g_new(guint, work->clusters + 1);

	for (guint i = 0; i < work->clusters; i++)
		hub_of[i] = hub_of_cluster(work, i);
	for (guint i = 0; i < work->parts->tables; i++)
		if (work->graph->hub[i])
			place_hub(work, i, hub_of);
}

/* Stems of the first words of all tables; of char *. */
static GPtrArray *
first_stems(const TableGraph *graph)
{
	GPtrArray *stems = g_ptr_array_new_with_free_func(g_free);

	for (guint i = 0; i < graph->tables->len; i++) {
		g_autoptr(GPtrArray) words =
		    name_words(table_graph_table(graph, i)->name);
		GString *stem = g_string_new(NULL);

		if (words->len > 0)
			name_append_stem(stem, g_ptr_array_index(words, 0));
		g_ptr_array_add(stems, g_string_free(stem, FALSE));
	}
	return stems;
}

/* The domain that most tables of those that begin with STEM are in, if they
 * are the most of those in any, and fewer than half of all tables. */
static guint
domain_by_stem(const Work *work, const GPtrArray *stems, const char *stem)
{
	const DomainParts *parts = work->parts;
	g_autofree guint *counts = g_new0(guint, parts->count);
	guint placed = 0, alike = 0;

	for (guint i = 0; i < parts->tables; i++) {
		if (strcmp(stems->pdata[i], stem) != 0)
			continue;
		alike++;
		if (parts->domain[i] == NO_DOMAIN)
			continue;
		counts[parts->domain[i]]++;
		placed++;
	}
	if (2 * alike > parts->tables || *stem == '\0')
		return NO_DOMAIN;
	for (guint i = 0; i < parts->count; i++)
		if (2 * counts[i] > placed)
			return i;
	return NO_DOMAIN;
}

static void
place_by_name(Work *work)
{
	DomainParts *parts = work->parts;
	g_autoptr(GPtrArray) stems = first_stems(work->graph);
	g_autofree guint *found = g_new(guint, parts->tables);

	for (guint i = 0; i < parts->tables; i++)
		found[i] = work->cluster[i] != NO_DOMAIN &&
				   cluster_size(work, work->cluster[i]) == 1
			       ? domain_by_stem(work, stems, stems->pdata[i])
			       : NO_DOMAIN;
	for (guint i = 0; i < parts->tables; i++)
		if (found[i] != NO_DOMAIN) {
			put(work, i, found[i], DOMAIN_BY_NAME);
			work->cluster[i] = NO_DOMAIN;
		}
}

/* Proposed domains by size, the larger first, then by their first table. */
typedef struct Rank {
	guint domain, size, first;
} Rank;

static int
compare_ranks(gconstpointer a, gconstpointer b)
{
	const Rank *left = a, *right = b;

	if (left->size != right->size)
		return left->size > right->size ? -1 : 1;
	return (left->first > right->first) - (left->first < right->first);
}

static void
renumber(Work *work)
{
	DomainParts *parts = work->parts;
	const guint proposed = parts->count - parts->configured;
	g_autofree Rank *ranks = g_new0(Rank, proposed + 1);
	g_autofree guint *number = g_new(guint, parts->count);

	for (guint i = parts->tables; i-- > 0;) {
		const guint domain = parts->domain[i];

		if (domain == NO_DOMAIN || domain < parts->configured)
			continue;
		ranks[domain - parts->configured].domain = domain;
		ranks[domain - parts->configured].size++;
		ranks[domain - parts->configured].first = i;
	}
	qsort(ranks, proposed, sizeof *ranks, compare_ranks);
	for (guint i = 0; i < parts->configured; i++)
		number[i] = i;
	for (guint i = 0; i < proposed; i++)
		number[ranks[i].domain] = parts->configured + i;
	for (guint i = 0; i < parts->tables; i++)
		if (parts->domain[i] != NO_DOMAIN)
			parts->domain[i] = number[parts->domain[i]];
}

static void
fill_groups(Work *work)
{
	DomainParts *parts = work->parts;
	guint next = parts->count + work->clusters;

	for (guint i = 0; i < parts->tables; i++)
		if (parts->domain[i] != NO_DOMAIN)
			parts->group[i] = parts->domain[i];
		else if (work->cluster[i] != NO_DOMAIN)
			parts->group[i] = parts->count + work->cluster[i];
		else
			parts->group[i] = next++;
}

static guint
least_tables(const Work *work)
{
	const double most =
	    assume(&work->evidence->config->assumptions, ASSUME_DOMAIN_TABLES);
	const double share = nearbyint(least_share * work->graph->linked);

	return (guint)MAX(LEAST_DOMAIN, MIN(most, share));
}

DomainParts *
domain_parts_new(const Evidence *evidence, const TableGraph *graph)
{
	DomainParts *parts = g_new0(DomainParts, 1);
	Work work = { .evidence = evidence, .graph = graph, .parts = parts };

	parts->tables = graph->tables->len;
	parts->domain = g_new(guint, parts->tables);
	parts->group = g_new(guint, parts->tables);
	parts->reason = g_new0(DomainReason, parts->tables);
	work.cluster = g_new(guint, parts->tables);
	for (guint i = 0; i < parts->tables; i++)
		parts->domain[i] = work.cluster[i] = NO_DOMAIN;
	work.least = least_tables(&work);
	place_configured(&work);
	find_best(&work);
	cluster_rest(&work);
	propose_large(&work);
	join_small(&work);
	place_hubs(&work);
	place_by_name(&work);
	renumber(&work);
	fill_groups(&work);
	g_free(work.cluster);
	return parts;
}

void
domain_parts_free(DomainParts *parts)
{
	if (parts == NULL)
		return;
	g_free(parts->domain);
	g_free(parts->group);
	g_free(parts->reason);
	g_free(parts->table_of);
	network_free(parts->network);
	communities_free(parts->best);
	g_free(parts);
}

size_t *
domain_parts_groups(const DomainParts *parts)
{
	size_t *groups = g_new(size_t, parts->network->nodes + 1);

	for (size_t i = 0; i < parts->network->nodes; i++)
		groups[i] = parts->group[parts->table_of[i]];
	partition_canonical(groups, parts->network->nodes);
	return groups;
}
