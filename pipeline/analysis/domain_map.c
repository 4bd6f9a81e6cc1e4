#include "pipeline/analysis/domain_map.h"

#include <math.h>

#include "pipeline/analysis/domain_names.h"
#include "pipeline/base/text.h"

/* Random networks to compare with, and runs of Leiden on each. */
enum { REWIRINGS = 60, NULL_RUNS = 3 };

static const char *const none[] = { NULL };

const Domain *
domain_map_at(const DomainMapResult *map, guint i)
{
	return (const Domain *)g_ptr_array_index(map->domains, i);
}

guint
domain_map_find(const DomainMapResult *map, const Table *table)
{
	guint place;

	return table_graph_find(map->graph, table, &place)
		   ? map->parts->domain[place]
		   : NO_DOMAIN;
}

static void
domain_free(gpointer data)
{
	Domain *domain = data;

	g_free(domain->id);
	g_free(domain->name);
	g_ptr_array_unref(domain->tables);
	g_free(domain);
}

static Domain *
add_domain(DomainMapResult *map, const char *name, GHashTable *slugs)
{
	Domain *domain = g_new0(Domain, 1);

	domain->id = text_slug_unique(name, slugs);
	domain->name = g_strdup(name);
	domain->tables = g_ptr_array_new();
	domain->components = domain->cost_tags = none;
	g_ptr_array_add(map->domains, domain);
	return domain;
}

static void
add_domains(const Evidence *evidence, DomainMapResult *map)
{
	const GPtrArray *configured = evidence->config->domains;
	g_autoptr(GHashTable) slugs =
	    g_hash_table_new_full(g_str_hash, g_str_equal, g_free, NULL);
	g_autoptr(GHashTable) taken =
	    g_hash_table_new_full(g_str_hash, g_str_equal, g_free, NULL);
	g_autoptr(GPtrArray) names = NULL;

	for (guint i = 0; i < configured->len; i++) {
		const ConfigDomain *from = g_ptr_array_index(configured, i);
		Domain *domain = add_domain(map, from->name, slugs);

		domain->configured = true;
		domain->components = (const char *const *)from->components;
		domain->cost_tags = (const char *const *)from->cost_tags;
		g_hash_table_add(taken, g_ascii_strdown(from->name, -1));
	}
	names = domain_names(map->graph, map->parts, taken);
	for (guint i = 0; i < names->len; i++)
		add_domain(map, names->pdata[i], slugs);
}

static void
place_tables(DomainMapResult *map)
{
	for (guint i = 0; i < map->parts->tables; i++) {
		const guint at = map->parts->domain[i];
		gpointer table = map->graph->tables->pdata[i];

		if (map->graph->hub[i])
			g_ptr_array_add(map->hubs, table);
		if (at == NO_DOMAIN) {
			g_ptr_array_add(map->small, table);
			continue;
		}
		Domain *domain = g_ptr_array_index(map->domains, at);

		g_ptr_array_add(domain->tables, table);
		domain->added += domain->configured &&
				 map->parts->reason[i] != DOMAIN_BY_CONFIG;
	}
}

static void
count_keys(DomainMapResult *map)
{
	for (guint i = 0; i < map->graph->keys->len; i++) {
		const TableKey *key =
		    &g_array_index(map->graph->keys, TableKey, i);
		const guint from = map->parts->domain[key->from];
		const guint to = map->parts->domain[key->to];

		if (from != NO_DOMAIN && from == to) {
			Domain *domain = map->domains->pdata[from];

			domain->coupling.inside++;
			continue;
		}
		if (from != NO_DOMAIN) {
			Domain *domain = map->domains->pdata[from];

			domain->coupling.out++;
		}
		if (to != NO_DOMAIN) {
			Domain *domain = map->domains->pdata[to];

			domain->coupling.in++;
		}
	}
}

static void
weigh_edge(DomainMapResult *map, const TableEdge *edge)
{
	const guint a = map->parts->domain[edge->a];
	const guint b = map->parts->domain[edge->b];

	if (a != NO_DOMAIN) {
		Domain *domain = map->domains->pdata[a];

		if (a == b)
			domain->coupling.weight_inside += edge->weight;
		else
			domain->coupling.weight_across += edge->weight;
	}
	if (b != NO_DOMAIN && a != b) {
		Domain *domain = map->domains->pdata[b];

		domain->coupling.weight_across += edge->weight;
	}
}

/* PART of ALL; NAN where there is nothing. */
static double
share(double part, double all)
{
	return all > 0 ? part / all : NAN;
}

static void
measure_coupling(DomainMapResult *map)
{
	count_keys(map);
	for (guint i = 0; i < map->graph->edges->len; i++)
		weigh_edge(
		    map, &g_array_index(map->graph->edges, TableEdge, i));
	for (guint i = 0; i < map->domains->len; i++) {
		Domain *domain = map->domains->pdata[i];
		Coupling *c = &domain->coupling;
		const double across = c->in + c->out;

		c->instability = share(c->out, across);
		c->cross_share = share(across, across + c->inside);
		c->cross_weight = share(
		    c->weight_across, c->weight_across + c->weight_inside);
	}
}

static void
take_seams(const Evidence *evidence, DomainMapResult *map)
{
	map->seams = seams_new(evidence, map->graph, map->parts);
	for (guint i = 0; i < map->domains->len; i++) {
		Domain *domain = map->domains->pdata[i];

		domain->step = map->seams->step[i];
		domain->cut_hours = map->seams->cut[i];
		domain->alone_hours = map->seams->alone[i];
	}
}

/* KEY takes part in the judgement: neither end is a hub. */
static bool
is_judged(const DomainMapResult *map, const TableKey *key)
{
	return !map->graph->hub[key->from] && !map->graph->hub[key->to];
}

static void
count_crossing(DomainMapResult *map)
{
	const guint *group = map->parts->group;
	double judged = 0, crossing = 0, all = 0;

	for (guint i = 0; i < map->graph->keys->len; i++) {
		const TableKey *key =
		    &g_array_index(map->graph->keys, TableKey, i);
		const bool crosses = group[key->from] != group[key->to];

		all += crosses;
		judged += is_judged(map, key);
		crossing += crosses && is_judged(map, key);
	}
	map->evidence.cross_count = share(crossing, judged);
	map->evidence.cross_all = share(all, map->graph->keys->len);
}

/* The arrows from domain to domain, of keys that are judged; how many. */
static size_t
list_arrows(const DomainMapResult *map, size_t *from, size_t *to)
{
	size_t arrows = 0;

	for (guint i = 0; i < map->graph->keys->len; i++) {
		const TableKey *key =
		    &g_array_index(map->graph->keys, TableKey, i);
		const guint a = map->parts->domain[key->from];
		const guint b = map->parts->domain[key->to];

		if (a == b || a == NO_DOMAIN || b == NO_DOMAIN ||
		    !is_judged(map, key))
			continue;
		from[arrows] = a;
		to[arrows++] = b;
	}
	return arrows;
}

/* The most domains that depend on each other in one circle; of equals the
 * first. */
static void
find_circle(DomainMapResult *map)
{
	const guint keys = map->graph->keys->len, count = map->domains->len;
	g_autofree size_t *from = g_new(size_t, keys + 1);
	g_autofree size_t *to = g_new(size_t, keys + 1);
	g_autofree size_t *groups = g_new0(size_t, count + 1);
	g_autofree guint *sizes = g_new0(guint, count + 1);
	const size_t arrows = list_arrows(map, from, to);
	size_t largest = 0;

	communities_cycles(count, from, to, arrows, groups);
	for (guint i = 0; i < count; i++)
		sizes[groups[i]]++;
	for (guint i = 0; i < count; i++)
		if (sizes[i] > sizes[largest])
			largest = i;
	map->evidence.cycle = MAX(1, sizes[largest]);
	for (guint i = 0; i < count; i++)
		if (sizes[largest] > 1 && groups[i] == largest)
			g_array_append_val(map->circle, i);
}

static void
gather_evidence(const Evidence *evidence, DomainMapResult *map)
{
	const DomainParts *parts = map->parts;
	g_autofree size_t *groups = domain_parts_groups(parts);
	DomainEvidence *found = &map->evidence;

	found->modularity = network_modularity(parts->network, groups);
	found->best = parts->best->modularity;
	found->agreement = parts->best->agreement;
	found->cross_weight = network_cross_share(parts->network, groups);
	found->null = communities_null(
	    parts->network, REWIRINGS, NULL_RUNS, evidence->seed);
	count_crossing(map);
	find_circle(map);
	found->tied = share(map->graph->linked, map->graph->tables->len);
}

/* A circle alone is no mud: two keys can close it.  It is where keys cross
 * more than a modular schema's may. */
static bool
is_mud(const Assumptions *a, const DomainEvidence *found)
{
	if (found->modularity < assume(a, ASSUME_MODULAR_Q) &&
	    found->cross_weight > assume(a, ASSUME_MUD_CROSS))
		return true;
	return found->cycle >= assume(a, ASSUME_MUD_CYCLE) &&
	       found->cross_weight > assume(a, ASSUME_MODULAR_CROSS);
}

static bool
is_modular(const Assumptions *a, const DomainEvidence *found)
{
	return found->modularity >= assume(a, ASSUME_MODULAR_Q) &&
	       found->null.z >= assume(a, ASSUME_MODULAR_Z) &&
	       found->cross_weight <= assume(a, ASSUME_MODULAR_CROSS) &&
	       found->cycle == 1;
}

static DomainVerdict
judge(const Evidence *evidence, const DomainMapResult *map)
{
	const Assumptions *a = &evidence->config->assumptions;

	if (map->keys == 0)
		return VERDICT_UNKNOWN;
	if (map->graph->tables->len < assume(a, ASSUME_JUDGED_TABLES) ||
	    map->keys < assume(a, ASSUME_JUDGED_KEYS) ||
	    map->evidence.tied < assume(a, ASSUME_JUDGED_SHARE))
		return VERDICT_TOO_SMALL;
	if (is_mud(a, &map->evidence))
		return VERDICT_MUD;
	return is_modular(a, &map->evidence) ? VERDICT_MODULAR : VERDICT_MIXED;
}

static bool
matches_none(const DomainMapResult *map, const char *pattern)
{
	for (guint i = 0; i < map->graph->tables->len; i++)
		if (domain_pattern_matches(
			pattern, table_graph_table(map->graph, i)))
			return false;
	return true;
}

static void
find_unmatched(const Evidence *evidence, DomainMapResult *map)
{
	const GPtrArray *configured = evidence->config->domains;

	for (guint i = 0; i < configured->len; i++) {
		const ConfigDomain *domain = configured->pdata[i];

		for (char **p = domain->tables; *p != NULL; p++)
			if (matches_none(map, *p))
				g_ptr_array_add(map->unmatched, *p);
	}
}

static guint
count_unknown(const TableGraph *graph)
{
	guint unknown = 0;

	for (guint i = 0; i < graph->tables->len; i++)
		unknown += table_graph_table(graph, i)->foreign_keys_unknown;
	return unknown;
}

bool
domain_map_compute(const Evidence *evidence, Results *results, GError **error)
{
	DomainMapResult *map = g_new0(DomainMapResult, 1);

	(void)error;
	map->domains = g_ptr_array_new_with_free_func(domain_free);
	map->small = g_ptr_array_new();
	map->hubs = g_ptr_array_new();
	map->unmatched = g_ptr_array_new();
	map->circle = g_array_new(false, false, sizeof(guint));
	map->graph = table_graph_new(evidence);
	map->parts = domain_parts_new(evidence, map->graph);
	map->keys = map->graph->keys->len;
	map->inferred = map->graph->inferred;
	map->unknown = count_unknown(map->graph);
	add_domains(evidence, map);
	place_tables(map);
	measure_coupling(map);
	take_seams(evidence, map);
	gather_evidence(evidence, map);
	map->verdict = judge(evidence, map);
	find_unmatched(evidence, map);
	results->domains = map;
	return true;
}

void
domain_map_result_free(DomainMapResult *map)
{
	if (map == NULL)
		return;
	seams_free(map->seams);
	domain_parts_free(map->parts);
	table_graph_free(map->graph);
	g_ptr_array_unref(map->domains);
	g_ptr_array_unref(map->small);
	g_ptr_array_unref(map->hubs);
	g_ptr_array_unref(map->unmatched);
	g_array_unref(map->circle);
	g_free(map);
}
