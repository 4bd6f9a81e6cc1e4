#include "pipeline/analysis/domain_names.h"

#include <string.h>

#include "pipeline/facts/name_words.h"

/* Words that a prefix has at most, and the share of tables that begin so. */
enum { MOST_WORDS = 3, LEAST_NAMED = 2 };
static const double most_tables = 0.6;

/* Parts the stems of words; no word has it. */
static const char stem_end = ' ';

/* "merge requ " of merge_request_diffs, for WORDS of 2; NULL: it has fewer
 * words. */
static char *
prefix_of(const Table *table, guint count)
{
	g_autoptr(GPtrArray) words = name_words(table->name);
	GString *stems;

	if (words->len < count)
		return NULL;
	stems = g_string_new(NULL);
	for (guint i = 0; i < count; i++) {
		name_append_stem(stems, g_ptr_array_index(words, i));
		g_string_append_c(stems, stem_end);
	}
	return g_string_free(stems, FALSE);
}

static int
compare_texts(gconstpointer a, gconstpointer b)
{
	return strcmp(*(const char *const *)a, *(const char *const *)b);
}

/* How many of TABLES begin with PREFIX. */
static guint
count_prefix(const GPtrArray *tables, const char *prefix, guint count)
{
	guint n = 0;

	for (guint i = 0; i < tables->len; i++) {
		g_autofree char *own = prefix_of(tables->pdata[i], count);

		n += g_strcmp0(own, prefix) == 0;
	}
	return n;
}

/* The prefix of COUNT words that most of TABLES share; NULL where too few
 * do. */
static char *
common_prefix(const GPtrArray *tables, guint count)
{
	g_autoptr(GPtrArray) prefixes = g_ptr_array_new_with_free_func(g_free);
	const char *best = NULL;
	guint run = 0, longest = 0;

	for (guint i = 0; i < tables->len; i++) {
		char *prefix = prefix_of(tables->pdata[i], count);

		if (prefix != NULL)
			g_ptr_array_add(prefixes, prefix);
	}
	g_ptr_array_sort(prefixes, compare_texts);
	for (guint i = 0; i < prefixes->len; i++) {
		const char *prefix = prefixes->pdata[i];

		run = i > 0 && strcmp(prefix, prefixes->pdata[i - 1]) == 0
			  ? run + 1
			  : 1;
		if (run > longest) {
			longest = run;
			best = prefix;
		}
	}
	return longest >= LEAST_NAMED && longest >= most_tables * tables->len
		   ? g_strdup(best)
		   : NULL;
}

/* The table called PREFIX and no more; NULL: none. */
static const Table *
table_called(const GPtrArray *tables, const char *prefix, guint count)
{
	for (guint i = 0; i < tables->len; i++) {
		const Table *table = tables->pdata[i];
		g_autoptr(GPtrArray) words = name_words(table->name);
		g_autofree char *own = prefix_of(table, count);

		if (words->len == count && g_strcmp0(own, prefix) == 0)
			return table;
	}
	return NULL;
}

/* The first COUNT words, as the first of TABLES that begins so has them. */
static char *
spell_prefix(const GPtrArray *tables, const char *prefix, guint count)
{
	for (guint i = 0; i < tables->len; i++) {
		const Table *table = tables->pdata[i];
		g_autofree char *own = prefix_of(table, count);
		g_autoptr(GPtrArray) words = NULL;

		if (g_strcmp0(own, prefix) != 0)
			continue;
		words = name_words(table->name);
		g_ptr_array_set_size(words, (int)count);
		g_ptr_array_add(words, NULL);
		return g_strjoinv("_", (char **)words->pdata);
	}
	return NULL;
}

/* NULL where they begin differently, or half of ALL tables as they do: that
 * is the prefix of a program. */
static char *
name_by_prefix(const GPtrArray *tables, const GPtrArray *all)
{
	for (guint count = MOST_WORDS; count > 0; count--) {
		g_autofree char *prefix = common_prefix(tables, count);
		const Table *table;

		if (prefix == NULL ||
		    2 * count_prefix(all, prefix, count) > all->len)
			continue;
		table = table_called(tables, prefix, count);
		return table != NULL ? g_strdup(table->name)
				     : spell_prefix(tables, prefix, count);
	}
	return NULL;
}

/* Per table: the weight of its edges within its domain. */
static double *
strengths_within(const TableGraph *graph, const DomainParts *parts)
{
	double *strength = g_new0(double, parts->tables);

	for (guint i = 0; i < graph->edges->len; i++) {
		const TableEdge *edge =
		    &g_array_index(graph->edges, TableEdge, i);

		if (parts->group[edge->a] != parts->group[edge->b])
			continue;
		strength[edge->a] += edge->weight;
		strength[edge->b] += edge->weight;
	}
	return strength;
}

static bool
is_more_central(
    const TableGraph *graph, const double *strength, guint a, guint b)
{
	if (strength[a] != strength[b])
		return strength[a] > strength[b];
	return graph->referrers[a] > graph->referrers[b];
}

/* The table of DOMAIN that most is tied to. */
static guint
central_table(const TableGraph *graph, const DomainParts *parts,
    const double *strength, guint domain)
{
	guint best = NO_DOMAIN;

	for (guint i = 0; i < parts->tables; i++)
		if (parts->domain[i] == domain &&
		    (best == NO_DOMAIN ||
			is_more_central(graph, strength, i, best)))
			best = i;
	return best;
}

static GPtrArray *
tables_of(const TableGraph *graph, const DomainParts *parts, guint domain)
{
	GPtrArray *tables = g_ptr_array_new();

	for (guint i = 0; i < parts->tables; i++)
		if (parts->domain[i] == domain)
			g_ptr_array_add(tables, graph->tables->pdata[i]);
	return tables;
}

static bool
take_name(GHashTable *taken, const char *name)
{
	return g_hash_table_add(taken, g_ascii_strdown(name, -1));
}

/* "orders 2" where "orders" is taken. */
static char *
next_free_name(GHashTable *taken, const char *name)
{
	for (guint i = 2;; i++) {
		char *numbered = g_strdup_printf("%s %u", name, i);

		if (take_name(taken, numbered))
			return numbered;
		g_free(numbered);
	}
}

GPtrArray *
domain_names(
    const TableGraph *graph, const DomainParts *parts, GHashTable *taken)
{
	GPtrArray *names = g_ptr_array_new_with_free_func(g_free);
	g_autofree double *strength = strengths_within(graph, parts);

	for (guint i = parts->configured; i < parts->count; i++) {
		g_autoptr(GPtrArray) tables = tables_of(graph, parts, i);
		const Table *center = table_graph_table(
		    graph, central_table(graph, parts, strength, i));
		char *name = name_by_prefix(tables, graph->tables);

		if (name == NULL || !take_name(taken, name)) {
			g_free(name);
			name = take_name(taken, center->name)
				   ? g_strdup(center->name)
				   : next_free_name(taken, center->name);
		}
		g_ptr_array_add(names, name);
	}
	return names;
}
