#include "pipeline/analysis/domain_charts.h"

#include "pipeline/analysis/migration_risk.h"
#include "pipeline/analysis/words.h"

enum { MOST_NODES = 12 };

/* No row of the chart. */
#define NO_ROW G_MAXUINT

/* The rows of the tables that have a key within or between domains, by
 * domain; ROW_OF[table] leads to them. */
static void
add_tables(const DomainMapResult *map, ChartSpec *chart, guint *row_of)
{
	const DomainParts *parts = map->parts;
	g_autofree bool *tied = g_new0(bool, parts->tables + 1);

	for (guint i = 0; i < map->graph->edges->len; i++) {
		const TableEdge *edge =
		    &g_array_index(map->graph->edges, TableEdge, i);

		if (parts->domain[edge->a] != NO_DOMAIN &&
		    parts->domain[edge->b] != NO_DOMAIN)
			tied[edge->a] = tied[edge->b] = true;
	}
	for (guint i = 0; i < parts->tables; i++)
		row_of[i] = NO_ROW;
	for (guint d = 0; d < map->domains->len; d++)
		for (guint i = 0; i < parts->tables; i++) {
			g_autofree char *name = NULL;
			ChartRow *row;

			if (parts->domain[i] != d || !tied[i])
				continue;
			name = migration_table_name(
			    table_graph_table(map->graph, i));
			row_of[i] = chart->rows->len;
			row = chart_spec_add_row(chart, name);
			row->group = g_strdup(domain_map_at(map, d)->name);
		}
}

/* "user_id" or "tenant_id, user_id", after what TEXT says already. */
static char *
add_columns(char *text, const ForeignKey *key)
{
	GString *words = g_string_new(text);

	g_free(text);
	for (guint i = 0; i < key->columns->len; i++) {
		g_string_append(words, words->len > 0 ? ", " : "");
		g_string_append(words, key->columns->pdata[i]);
	}
	return g_string_free(words, FALSE);
}

/* Keys of one table to another are one link; they come one after the other,
 * but not at once. */
static void
add_key_link(const DomainMapResult *map, ChartSpec *chart, const TableKey *key,
    const guint *row_of, GHashTable *links)
{
	const size_t from = row_of[key->from], to = row_of[key->to];
	gpointer pair = GSIZE_TO_POINTER(from * chart->rows->len + to + 1);
	const guint known = GPOINTER_TO_UINT(g_hash_table_lookup(links, pair));
	ChartLink *link;

	if (known > 0) {
		link = &g_array_index(chart->links, ChartLink, known - 1);
		link->dashed = link->dashed && key->key->inferred;
	} else {
		link = chart_spec_add_link(chart, from, to,
		    g_array_index(map->graph->edges, TableEdge, key->edge)
			.weight,
		    NULL);
		link->dashed = key->key->inferred;
		g_hash_table_insert(
		    links, pair, GUINT_TO_POINTER(chart->links->len));
	}
	link->text = add_columns(link->text, key->key);
}

static char *
keys_title(const DomainMapResult *map)
{
	char all[NUMBER_TEXT_SIZE];

	return lang_count(MSG_DOMAINS_MATRIX_TITLE_ONE,
	    MSG_DOMAINS_MATRIX_TITLE_MANY, map->seams->list->len,
	    number_format_count(map->keys, all), NULL);
}

ChartSpec *
domain_matrix(const DomainMapResult *map)
{
	g_autofree char *title = keys_title(map);
	g_autoptr(ChartSpec) chart = chart_spec_new(CHART_MATRIX,
	    "domain-matrix", title, lang_text(MSG_DOMAINS_MATRIX_SUBTITLE));
	g_autofree guint *row_of = g_new(guint, map->parts->tables + 1);
	g_autoptr(GHashTable) links = g_hash_table_new(NULL, NULL);

	chart->table = g_strdup("domain-ties");
	add_tables(map, chart, row_of);
	for (guint i = 0; i < map->graph->keys->len; i++) {
		const TableKey *key =
		    &g_array_index(map->graph->keys, TableKey, i);

		if (row_of[key->from] != NO_ROW && row_of[key->to] != NO_ROW)
			add_key_link(map, chart, key, row_of, links);
	}
	return chart->links->len > 0 ? g_steal_pointer(&chart) : NULL;
}

static int
compare_sizes(gconstpointer a, gconstpointer b, gpointer data)
{
	const DomainMapResult *map = data;
	const guint left = *(const guint *)a, right = *(const guint *)b;
	const guint left_size = domain_map_at(map, left)->tables->len;
	const guint right_size = domain_map_at(map, right)->tables->len;

	if (left_size != right_size)
		return left_size > right_size ? -1 : 1;
	return (left > right) - (left < right);
}

/* The rows of the largest domains, in the order of all; ROW_OF[domain]. */
static void
add_nodes(const DomainMapResult *map, ChartSpec *chart, guint *row_of)
{
	const guint count = map->domains->len;
	g_autofree guint *sorted = g_new(guint, count + 1);

	for (guint i = 0; i < count; i++) {
		sorted[i] = i;
		row_of[i] = NO_ROW;
	}
	g_qsort_with_data(
	    sorted, (int)count, sizeof *sorted, compare_sizes, (gpointer)map);
	for (guint i = 0; i < MIN(count, MOST_NODES); i++)
		row_of[sorted[i]] = 0;
	for (guint i = 0; i < count; i++) {
		const Domain *domain = domain_map_at(map, i);

		if (row_of[i] == NO_ROW)
			continue;
		row_of[i] = chart->rows->len;
		chart_spec_add_row(chart, domain->name)->mid =
		    domain->tables->len;
	}
}

static bool
is_in_circle(const DomainMapResult *map, guint domain)
{
	for (guint i = 0; i < map->circle->len; i++)
		if (g_array_index(map->circle, guint, i) == domain)
			return true;
	return false;
}

static char *
network_title(const DomainMapResult *map)
{
	const Domain *first = domain_map_at(map, 0);
	char all[NUMBER_TEXT_SIZE];

	for (guint i = 1; i < map->domains->len; i++)
		if (domain_map_at(map, i)->coupling.in > first->coupling.in)
			first = domain_map_at(map, i);
	return lang_count(MSG_DOMAINS_NETWORK_TITLE_ONE,
	    MSG_DOMAINS_NETWORK_TITLE_MANY, first->coupling.in,
	    number_format_count(map->seams->list->len, all), first->name, NULL);
}

static char *
network_subtitle(const DomainMapResult *map)
{
	char shown[NUMBER_TEXT_SIZE], all[NUMBER_TEXT_SIZE];

	if (map->domains->len <= MOST_NODES)
		return g_strdup(lang_text(MSG_DOMAINS_NETWORK_SUBTITLE));
	return lang_format(MSG_DOMAINS_NETWORK_SUBTITLE_SOME,
	    number_format_count(MOST_NODES, shown),
	    number_format_count(map->domains->len, all), NULL);
}

ChartSpec *
domain_network(const DomainMapResult *map)
{
	g_autofree char *title = NULL, *subtitle = NULL;
	g_autofree guint *row_of = g_new(guint, map->domains->len + 1);
	ChartSpec *chart;

	if (map->seams->ties->len == 0)
		return NULL;
	title = network_title(map);
	subtitle = network_subtitle(map);
	chart =
	    chart_spec_new(CHART_NETWORK, "domain-network", title, subtitle);
	chart->table = g_strdup("domain-ties");
	add_nodes(map, chart, row_of);
	for (guint i = 0; i < map->seams->ties->len; i++) {
		const SeamTie *tie =
		    &g_array_index(map->seams->ties, SeamTie, i);
		ChartLink *link;

		if (row_of[tie->from] == NO_ROW || row_of[tie->to] == NO_ROW)
			continue;
		link = chart_spec_add_link(
		    chart, row_of[tie->from], row_of[tie->to], tie->keys, NULL);
		link->dashed = tie->inferred == tie->keys;
		if (is_in_circle(map, tie->from) && is_in_circle(map, tie->to))
			link->role = ROLE_BAD;
	}
	return chart;
}
