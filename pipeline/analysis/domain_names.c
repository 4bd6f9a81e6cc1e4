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

/* How all tables are called: made once, since each domain asks. */
typedef struct Names {
	guint tables;
	GHashTable *begin; /* prefix -> how many tables begin so */
	GHashTable
	    *whole; /* prefixes that are a table's whole name, as a set */
} Names;

static void
names_add(Names *names, const Table *table)
{
	g_autoptr(GPtrArray) words = name_words(table->name);

	for (guint count = 1; count <= MIN(words->len, MOST_WORDS); count++) {
		char *prefix = prefix_of(table, count);
		const guint n =
		    GPOINTER_TO_UINT(g_hash_table_lookup(names->begin, prefix));

		if (count == words->len)
			g_hash_table_add(names->whole, g_strdup(prefix));
		g_hash_table_insert(
		    names->begin, prefix, GUINT_TO_POINTER(n + 1));
	}
}

static void
names_init(Names *names, const GPtrArray *tables)
{
	names->tables = tables->len;
	names->begin =
	    g_hash_table_new_full(g_str_hash, g_str_equal, g_free, NULL);
	names->whole =
	    g_hash_table_new_full(g_str_hash, g_str_equal, g_free, NULL);
	for (guint i = 0; i < tables->len; i++)
		names_add(names, tables->pdata[i]);
}

static void
names_clear(Names *names)
{
	g_hash_table_unref(names->begin);
	g_hash_table_unref(names->whole);
}

/* Half of all tables begin with PREFIX: it is that of a program. */
static bool
is_of_program(const Names *names, const char *prefix)
{
	return 2 * GPOINTER_TO_UINT(g_hash_table_lookup(names->begin, prefix)) >
	       names->tables;
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

/* NULL where they begin differently, or half of all tables as they do, which
 * is the prefix of a program; or like a table that is elsewhere. */
static char *
name_by_prefix(const GPtrArray *tables, const Names *names)
{
	for (guint count = MOST_WORDS; count > 0; count--) {
		g_autofree char *prefix = common_prefix(tables, count);
		const Table *table;

		if (prefix == NULL || is_of_program(names, prefix))
			continue;
		table = table_called(tables, prefix, count);
		if (table != NULL)
			return g_strdup(table->name);
		if (!g_hash_table_contains(names->whole, prefix))
			return spell_prefix(tables, prefix, count);
	}
	return NULL;
}

double *
domain_strengths(const TableGraph *graph, const DomainParts *parts)
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

/* What sorts tables by how much is tied to them. */
typedef struct Centrality {
	guint place;
	double strength;
	guint referrers;
} Centrality;

static int
compare_centrality(gconstpointer a, gconstpointer b)
{
	const Centrality *left = a, *right = b;

	if (left->strength != right->strength)
		return left->strength > right->strength ? -1 : 1;
	if (left->referrers != right->referrers)
		return left->referrers > right->referrers ? -1 : 1;
	return (left->place > right->place) - (left->place < right->place);
}

GArray *
domain_tables_by_ties(const TableGraph *graph, const DomainParts *parts,
    const double *strength, guint domain)
{
	g_autoptr(GArray) rows = g_array_new(false, false, sizeof(Centrality));
	GArray *places = g_array_new(false, false, sizeof(guint));

	for (guint i = 0; i < parts->tables; i++) {
		const Centrality row = { i, strength[i], graph->referrers[i] };

		if (parts->domain[i] == domain)
			g_array_append_val(rows, row);
	}
	g_array_sort(rows, compare_centrality);
	for (guint i = 0; i < rows->len; i++)
		g_array_append_val(
		    places, g_array_index(rows, Centrality, i).place);
	return places;
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

/* NAME without the word that half of all tables begin with. */
static char *
without_program(const Names *names, const char *name)
{
	g_autoptr(GPtrArray) words = name_words(name);
	g_autoptr(GString) stem = g_string_new(NULL);

	if (words->len < 2)
		return g_strdup(name);
	name_append_stem(stem, g_ptr_array_index(words, 0));
	g_string_append_c(stem, stem_end);
	if (!is_of_program(names, stem->str))
		return g_strdup(name);
	g_ptr_array_add(words, NULL);
	return g_strjoinv("_", (char **)words->pdata + 1);
}

/* NAME, which it takes over, as domains are called; NULL if that is taken. */
static char *
take_name(GHashTable *taken, const Names *names, char *name)
{
	g_autofree char *given = name;
	char *shown;

	if (given == NULL)
		return NULL;
	shown = without_program(names, given);
	if (!g_hash_table_add(taken, g_ascii_strdown(shown, -1)))
		g_clear_pointer(&shown, g_free);
	return shown;
}

/* "orders 2" where all other names are taken. */
static char *
numbered_name(GHashTable *taken, const Names *names, const char *name)
{
	for (guint i = 2;; i++) {
		char *free_name =
		    take_name(taken, names, g_strdup_printf("%s %u", name, i));

		if (free_name != NULL)
			return free_name;
	}
}

static char *
name_domain(const TableGraph *graph, const DomainParts *parts,
    const double *strength, guint domain, const Names *names, GHashTable *taken)
{
	g_autoptr(GPtrArray) tables = tables_of(graph, parts, domain);
	g_autoptr(GArray) places =
	    domain_tables_by_ties(graph, parts, strength, domain);
	const Table *first =
	    table_graph_table(graph, g_array_index(places, guint, 0));
	char *name = take_name(taken, names, name_by_prefix(tables, names));

	for (guint i = 0; name == NULL && i < places->len; i++)
		name = take_name(taken, names,
		    g_strdup(table_graph_table(
			graph, g_array_index(places, guint, i))
				 ->name));
	return name != NULL ? name : numbered_name(taken, names, first->name);
}

GPtrArray *
domain_names(
    const TableGraph *graph, const DomainParts *parts, GHashTable *taken)
{
	GPtrArray *result = g_ptr_array_new_with_free_func(g_free);
	Names names;
	g_autofree double *strength = domain_strengths(graph, parts);

	names_init(&names, graph->tables);
	for (guint i = parts->configured; i < parts->count; i++)
		g_ptr_array_add(result,
		    name_domain(graph, parts, strength, i, &names, taken));
	names_clear(&names);
	return result;
}
