/*
 * table_graph.h - tables as a network, linked by their foreign keys.
 *
 * Nodes are the base tables, by their place in facts_tables(); partitions
 * are part of theirs.  All keys of one pair make one edge, whose weight is
 *
 *     1 + [NOT NULL] + [ON DELETE CASCADE]     of the strictest of its keys
 *     + 0.5 where both names begin alike       order_items, order_notes
 *     + min(1, issues that name both / 5)
 *
 * which stand in for Service Cutter's consistency constraint, identity and
 * lifecycle, semantic proximity, and for change in common.  Keys of a table
 * to itself are no edges.
 */
#ifndef PIPELINE_ANALYSIS_TABLE_GRAPH_H
#define PIPELINE_ANALYSIS_TABLE_GRAPH_H

#include <glib.h>
#include <stdbool.h>

#include "pipeline/analysis/analysis.h"
#include "pipeline/stats/network.h"

typedef struct TableEdge {
	guint a, b; /* a < b */
	double weight;
	guint keys; /* foreign keys, either way */
	guint changes; /* issues that name both */
	bool inferred; /* no key of it is declared */
} TableEdge;

typedef struct TableKey {
	guint from, to; /* tables; not equal */
	guint edge;
	const ForeignKey *key;
} TableKey;

typedef struct TableGraph {
	const GPtrArray *tables; /* of Table *, borrowed from the facts */
	GHashTable *places; /* Table * -> place + 1 */
	GArray *keys; /* of TableKey, by table, as the facts have them */
	GArray *edges; /* of TableEdge, by a, then b */
	guint *referrers; /* per table: other tables with keys to it */
	bool *hub; /* per table: set aside before clustering */
	guint hubs;
	guint linked; /* tables with an edge */
	guint inferred; /* keys */
	guint self; /* keys of a table to itself */
} TableGraph;

TableGraph *table_graph_new(const Evidence *evidence);
void table_graph_free(TableGraph *graph);
G_DEFINE_AUTOPTR_CLEANUP_FUNC(TableGraph, table_graph_free)

static inline const Table *
table_graph_table(const TableGraph *graph, guint place)
{
	return (const Table *)g_ptr_array_index(graph->tables, place);
}

/* All columns of KEY, one of TABLE's, are NOT NULL: a row needs its target. */
bool foreign_key_is_required(const Table *table, const ForeignKey *key);

/* Its place; false when TABLE is none of them. */
bool table_graph_find(
    const TableGraph *graph, const Table *table, guint *place);

/* Of the tables in INCLUDED those with edges among them, and these edges;
 * TABLE_OF, with room for all tables, is the table of each node. */
Network *table_graph_network(
    const TableGraph *graph, const bool *included, guint *table_of);

#endif
