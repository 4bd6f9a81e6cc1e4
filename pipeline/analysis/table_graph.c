#include "pipeline/analysis/table_graph.h"

#include <math.h>
#include <stdint.h>

#include "pipeline/analysis/issue_tables.h"
#include "pipeline/analysis/table_class.h"
#include "pipeline/facts/name_words.h"

/* An issue that names more tables than this is a list, not a change. */
enum { MOST_TABLES_OF_CHANGE = 10 };

/* A list of constants that so many tables share joins nothing together. */
enum { LEAST_LOOKUP_REFERRERS = 3 };

bool
foreign_key_is_required(const Table *table, const ForeignKey *key)
{
	for (guint i = 0; i < key->columns->len; i++) {
		const char *name = g_ptr_array_index(key->columns, i);
		const Column *column = table_find_column(table, name);

		if (column == NULL || !column->not_null)
			return false;
	}
	return key->columns->len > 0;
}

static double
key_weight(const Table *table, const ForeignKey *key)
{
	return 1 + foreign_key_is_required(table, key) + key->on_delete_cascade;
}

/* Finds the edge of a pair by its tables. */
typedef struct EdgeIndex {
	TableGraph *graph;
	GHashTable *edges; /* a * tables + b + 1 -> edge + 1 */
} EdgeIndex;

static gpointer
pair_key(const TableGraph *graph, guint from, guint to)
{
	const size_t a = MIN(from, to), b = MAX(from, to);

	return GSIZE_TO_POINTER(a * graph->tables->len + b + 1);
}

static TableEdge *
find_edge(const EdgeIndex *index, guint from, guint to)
{
	const guint known = GPOINTER_TO_UINT(g_hash_table_lookup(
	    index->edges, pair_key(index->graph, from, to)));

	return known == 0
		   ? NULL
		   : &g_array_index(index->graph->edges, TableEdge, known - 1);
}

static TableEdge *
make_edge(EdgeIndex *index, guint from, guint to)
{
	const TableEdge edge = {
		.a = MIN(from, to),
		.b = MAX(from, to),
		.inferred = true,
	};
	GArray *edges = index->graph->edges;

	g_array_append_val(edges, edge);
	g_hash_table_insert(index->edges, pair_key(index->graph, from, to),
	    GUINT_TO_POINTER(edges->len));
	return &g_array_index(edges, TableEdge, edges->len - 1);
}

static void
add_key(EdgeIndex *index, guint from, guint to, const ForeignKey *key)
{
	TableGraph *graph = index->graph;
	TableEdge *edge = find_edge(index, from, to);
	const TableKey row = { .from = from, .to = to, .key = key };

	if (edge == NULL)
		edge = make_edge(index, from, to);
	edge->weight =
	    MAX(edge->weight, key_weight(table_graph_table(graph, from), key));
	edge->keys++;
	edge->inferred = edge->inferred && key->inferred;
	graph->inferred += key->inferred;
	g_array_append_val(graph->keys, row);
}

static void
add_keys(EdgeIndex *index, const Facts *facts)
{
	TableGraph *graph = index->graph;

	for (guint i = 0; i < graph->tables->len; i++) {
		const Table *table = table_graph_table(graph, i);

		for (guint j = 0; j < table->foreign_keys->len; j++) {
			const ForeignKey *key =
			    g_ptr_array_index(table->foreign_keys, j);
			const Table *target = facts_find_table(
			    facts, key->ref_schema, key->ref_table);
			guint to;

			if (target == NULL ||
			    !table_graph_find(graph, target, &to))
				continue;
			if (to == i)
				graph->self++;
			else
				add_key(index, i, to, key);
		}
	}
}

/* The words before all others of tables' names; of char *, NULL where a name
 * has but one, or where half of all tables begin so: that is the prefix of a
 * program, which tells nothing apart. */
static GPtrArray *
first_words(const GPtrArray *tables)
{
	GPtrArray *firsts = g_ptr_array_new_with_free_func(g_free);
	g_autoptr(GHashTable) counts =
	    g_hash_table_new_full(g_str_hash, g_str_equal, g_free, NULL);

	for (guint i = 0; i < tables->len; i++) {
		const Table *table = g_ptr_array_index(tables, i);
		g_autoptr(GPtrArray) words = name_words(table->name);
		const char *first =
		    words->len > 1 ? g_ptr_array_index(words, 0) : NULL;
		guint count;

		g_ptr_array_add(firsts, g_strdup(first));
		if (first == NULL)
			continue;
		count = GPOINTER_TO_UINT(g_hash_table_lookup(counts, first));
		g_hash_table_insert(
		    counts, g_strdup(first), GUINT_TO_POINTER(count + 1));
	}
	for (guint i = 0; i < firsts->len; i++) {
		const char *first = g_ptr_array_index(firsts, i);

		if (first != NULL &&
		    2 * GPOINTER_TO_UINT(g_hash_table_lookup(counts, first)) >
			tables->len)
			g_clear_pointer(&firsts->pdata[i], g_free);
	}
	return firsts;
}

static void
add_names(const Evidence *evidence, TableGraph *graph, const GPtrArray *firsts)
{
	const double bonus =
	    assume(&evidence->config->assumptions, ASSUME_PREFIX_WEIGHT);

	for (guint i = 0; i < graph->edges->len; i++) {
		TableEdge *edge = &g_array_index(graph->edges, TableEdge, i);
		const char *a = g_ptr_array_index(firsts, edge->a);

		if (a != NULL &&
		    g_strcmp0(a, g_ptr_array_index(firsts, edge->b)) == 0)
			edge->weight += bonus;
	}
}

static void
count_change(const EdgeIndex *index, const GArray *tables)
{
	for (guint i = 0; i < tables->len; i++)
		for (guint j = i + 1; j < tables->len; j++) {
			TableEdge *edge =
			    find_edge(index, g_array_index(tables, guint, i),
				g_array_index(tables, guint, j));

			if (edge != NULL)
				edge->changes++;
		}
}

static void
add_changes(const Evidence *evidence, EdgeIndex *index)
{
	const GPtrArray *issues = facts_issues(evidence->facts);
	const double full =
	    assume(&evidence->config->assumptions, ASSUME_CO_CHANGES);
	GArray *edges = index->graph->edges;
	g_autoptr(TableNames) names = table_names_new(index->graph->tables);
	g_autoptr(GArray) named = g_array_new(false, false, sizeof(guint));

	for (guint i = 0; i < issues->len; i++) {
		table_names_in_issue(names, issues->pdata[i], named);
		if (named->len <= MOST_TABLES_OF_CHANGE)
			count_change(index, named);
	}
	for (guint i = 0; i < edges->len; i++) {
		TableEdge *edge = &g_array_index(edges, TableEdge, i);

		edge->weight += MIN(1, edge->changes / full);
	}
}

static int
compare_edges(gconstpointer a, gconstpointer b)
{
	const TableEdge *left = a, *right = b;

	if (left->a != right->a)
		return left->a < right->a ? -1 : 1;
	return (left->b > right->b) - (left->b < right->b);
}

/* Sorts the edges, and tells the keys their places. */
static void
sort_edges(TableGraph *graph)
{
	g_autoptr(GHashTable) places = g_hash_table_new(NULL, NULL);

	g_array_sort(graph->edges, compare_edges);
	for (guint i = 0; i < graph->edges->len; i++) {
		const TableEdge *edge =
		    &g_array_index(graph->edges, TableEdge, i);

		g_hash_table_insert(places, pair_key(graph, edge->a, edge->b),
		    GUINT_TO_POINTER(i));
	}
	for (guint i = 0; i < graph->keys->len; i++) {
		TableKey *key = &g_array_index(graph->keys, TableKey, i);

		key->edge = GPOINTER_TO_UINT(g_hash_table_lookup(
		    places, pair_key(graph, key->from, key->to)));
	}
}

/* Counts each pair once, however many keys it has. */
static void
count_referrers(TableGraph *graph)
{
	g_autoptr(GHashTable) seen = g_hash_table_new(NULL, NULL);

	for (guint i = 0; i < graph->keys->len; i++) {
		const TableKey *key = &g_array_index(graph->keys, TableKey, i);
		const size_t arrow =
		    (size_t)key->from * graph->tables->len + key->to + 1;

		if (g_hash_table_add(seen, GSIZE_TO_POINTER(arrow)))
			graph->referrers[key->to]++;
	}
}

/* A list of constants that refers to nothing, and that several tables refer to
 * of which most are called otherwise: it is no module's own. */
static bool
is_shared_list(const TableGraph *graph, const GPtrArray *firsts, guint place)
{
	const char *first = g_ptr_array_index(firsts, place);
	guint alike = 0, all = 0;

	if (graph->referrers[place] < LEAST_LOOKUP_REFERRERS ||
	    table_class_of(table_graph_table(graph, place)) != TABLE_LOOKUP)
		return false;
	for (guint i = 0; i < graph->keys->len; i++) {
		const TableKey *key = &g_array_index(graph->keys, TableKey, i);

		if (key->from == place)
			return false;
		if (key->to != place)
			continue;
		all++;
		alike +=
		    first != NULL &&
		    g_strcmp0(first, g_ptr_array_index(firsts, key->from)) == 0;
	}
	return 2 * alike < all;
}

static void
count_linked(TableGraph *graph)
{
	g_autofree bool *linked = g_new0(bool, graph->tables->len);

	for (guint i = 0; i < graph->edges->len; i++) {
		const TableEdge *edge =
		    &g_array_index(graph->edges, TableEdge, i);

		linked[edge->a] = linked[edge->b] = true;
	}
	for (guint i = 0; i < graph->tables->len; i++)
		graph->linked += linked[i];
}

/* What most others refer to holds all together and would blur every group. */
static void
mark_hubs(const Evidence *evidence, TableGraph *graph, const GPtrArray *firsts)
{
	const Assumptions *assumptions = &evidence->config->assumptions;
	const double most = MAX(assume(assumptions, ASSUME_HUB_REFERRERS),
	    assume(assumptions, ASSUME_HUB_SHARE) * graph->linked);

	for (guint i = 0; i < graph->tables->len; i++) {
		graph->hub[i] = graph->referrers[i] > most ||
				is_shared_list(graph, firsts, i);
		graph->hubs += graph->hub[i];
	}
}

TableGraph *
table_graph_new(const Evidence *evidence)
{
	TableGraph *graph = g_new0(TableGraph, 1);
	EdgeIndex index = { graph, g_hash_table_new(NULL, NULL) };
	g_autoptr(GPtrArray) firsts =
	    first_words(facts_tables(evidence->facts));

	graph->tables = facts_tables(evidence->facts);
	graph->places = g_hash_table_new(NULL, NULL);
	for (guint i = 0; i < graph->tables->len; i++)
		g_hash_table_insert(graph->places, graph->tables->pdata[i],
		    GUINT_TO_POINTER(i + 1));
	graph->keys = g_array_new(false, true, sizeof(TableKey));
	graph->edges = g_array_new(false, true, sizeof(TableEdge));
	graph->referrers = g_new0(guint, graph->tables->len);
	graph->hub = g_new0(bool, graph->tables->len);
	add_keys(&index, evidence->facts);
	add_names(evidence, graph, firsts);
	add_changes(evidence, &index);
	g_hash_table_unref(index.edges);
	sort_edges(graph);
	count_linked(graph);
	count_referrers(graph);
	mark_hubs(evidence, graph, firsts);
	return graph;
}

void
table_graph_free(TableGraph *graph)
{
	if (graph == NULL)
		return;
	g_hash_table_unref(graph->places);
	g_array_unref(graph->keys);
	g_array_unref(graph->edges);
	g_free(graph->referrers);
	g_free(graph->hub);
	g_free(graph);
}

bool
table_graph_find(const TableGraph *graph, const Table *table, guint *place)
{
	const guint known =
	    GPOINTER_TO_UINT(g_hash_table_lookup(graph->places, table));

	if (known == 0)
		return false;
	*place = known - 1;
	return true;
}

Network *
table_graph_network(
    const TableGraph *graph, const bool *included, guint *table_of)
{
	g_autofree guint *node = g_new(guint, graph->tables->len);
	g_autofree bool *linked = g_new0(bool, graph->tables->len);
	size_t nodes = 0, count = 0;
	Network *network;

	for (guint i = 0; i < graph->edges->len; i++) {
		const TableEdge *edge =
		    &g_array_index(graph->edges, TableEdge, i);

		if (included[edge->a] && included[edge->b]) {
			linked[edge->a] = linked[edge->b] = true;
			count++;
		}
	}
	for (guint i = 0; i < graph->tables->len; i++)
		if (linked[i]) {
			node[i] = (guint)nodes;
			table_of[nodes++] = i;
		}
	network = network_new(nodes, count);
	count = 0;
	for (guint i = 0; i < graph->edges->len; i++) {
		const TableEdge *edge =
		    &g_array_index(graph->edges, TableEdge, i);

		if (included[edge->a] && included[edge->b])
			network->links[count++] = (NetworkLink){ node[edge->a],
				node[edge->b], edge->weight };
	}
	return network;
}
