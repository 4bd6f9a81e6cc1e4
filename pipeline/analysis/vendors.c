#include "pipeline/analysis/vendors.h"

#include <string.h>

#include "pipeline/analysis/table_class.h"
#include "pipeline/base/text.h"
#include "pipeline/facts/name_words.h"

typedef struct Vendor {
	const char *word, *name;
	bool is_word;
} Vendor;

static const Vendor vendors[] = {
#define V(word, name, is_word) { word, name, is_word },
#include "pipeline/analysis/vendors.def"
#undef V
};

typedef struct Search {
	GHashTable *words; /* -> place in vendors + 1 */
	GHashTable *stems; /* first words of tables' names, as a set */
	Integration *found[G_N_ELEMENTS(vendors)]; /* NULL: not named */
} Search;

static void
integration_free(gpointer data)
{
	Integration *integration = data;

	g_ptr_array_unref(integration->own);
	g_array_unref(integration->columns);
	g_ptr_array_unref(integration->core);
	g_free(integration);
}

static Integration *
take(Search *search, guint vendor)
{
	Integration *integration = search->found[vendor];

	if (integration != NULL)
		return integration;
	integration = g_new0(Integration, 1);
	integration->id = vendors[vendor].word;
	integration->name = vendors[vendor].name;
	integration->own = g_ptr_array_new();
	integration->columns = g_array_new(FALSE, FALSE, sizeof(VendorColumn));
	integration->core = g_ptr_array_new();
	search->found[vendor] = integration;
	return integration;
}

static guint
look_up(const Search *search, const char *word)
{
	return GPOINTER_TO_UINT(g_hash_table_lookup(search->words, word));
}

/* The vendor that one of WORDS names, or two of them as one ("send_grid"),
 * plus 1; 0 if none. */
static guint
vendor_in(const Search *search, const GPtrArray *words)
{
	for (guint i = 0; i < words->len; i++) {
		const char *next =
		    i + 1 < words->len ? g_ptr_array_index(words, i + 1) : "";
		g_autofree char *both =
		    g_strconcat(g_ptr_array_index(words, i), next, NULL);
		guint vendor = look_up(search, words->pdata[i]);

		if (vendor == 0)
			vendor = look_up(search, both);
		if (vendor > 0)
			return vendor;
	}
	return 0;
}

static bool
is_one_of(const char *word, const char *const *all, size_t n)
{
	for (size_t i = 0; i < n; i++)
		if (g_str_equal(word, all[i]))
			return true;
	return false;
}

static bool
ends_as_id(const GPtrArray *words)
{
	static const char *const ends[] = { "id", "ids", "uid", "uuid", "sid",
		"key", "token", "ref", "reference", "code", "handle" };

	return words->len > 1 && is_one_of(words->pdata[words->len - 1], ends,
				     G_N_ELEMENTS(ends));
}

/* Of a type and name that ids can have; numbers are often counts. */
static bool
can_be_id(const Column *column, const GPtrArray *words)
{
	static const char *const no_ids[] = { "status", "state", "url",
		"enabled", "name", "email", "type", "count", "at", "on" };

	switch (column->type) {
	case COLUMN_INT2:
	case COLUMN_INT4:
	case COLUMN_INT8:
		return ends_as_id(words);
	case COLUMN_OTHER:
	case COLUMN_CHAR:
	case COLUMN_TEXT:
	case COLUMN_UUID:
		return !is_one_of(
		    words->pdata[words->len - 1], no_ids, G_N_ELEMENTS(no_ids));
	case COLUMN_DECIMAL:
	case COLUMN_FLOAT:
	case COLUMN_BOOL:
	case COLUMN_ENUM:
	case COLUMN_JSON:
	case COLUMN_BINARY:
	case COLUMN_DATE:
	case COLUMN_TIME:
	case COLUMN_TIMESTAMP:
	case COLUMN_TIMESTAMPTZ:
		return false;
	}
	g_assert_not_reached();
}

static char *
first_stem(const GPtrArray *words)
{
	GString *stem = g_string_new(NULL);

	if (words->len > 0)
		name_append_stem(stem, words->pdata[0]);
	return g_string_free(stem, FALSE);
}

/* A vendor called like a word of the language is meant where the name begins
 * with it, goes on, ends as ids do, and no table is called so. */
static bool
is_meant(const Search *search, const Vendor *vendor, const GPtrArray *words)
{
	g_autofree char *stem = first_stem(words);

	if (!vendor->is_word)
		return true;
	return words->len > 2 && ends_as_id(words) &&
	       g_str_equal(words->pdata[0], vendor->word) &&
	       !g_hash_table_contains(search->stems, stem);
}

static void
add_column(Search *search, const Table *table, const Column *column)
{
	g_autoptr(GPtrArray) words = name_words(column->name);
	const guint vendor = vendor_in(search, words);
	const VendorColumn entry = { table, column,
		vendor > 0 && can_be_id(column, words) };
	Integration *integration;

	if (vendor == 0 || !is_meant(search, &vendors[vendor - 1], words) ||
	    table_refers_by(table, column->name, false))
		return;
	integration = take(search, vendor - 1);
	g_array_append_val(integration->columns, entry);
	if (entry.id && !g_ptr_array_find(integration->core, table, NULL))
		g_ptr_array_add(integration->core, (gpointer)table);
}

static void
add_table(Search *search, const Table *table)
{
	g_autoptr(GPtrArray) words = name_words(table->name);
	const guint vendor = vendor_in(search, words);

	if (vendor > 0 && !vendors[vendor - 1].is_word) {
		g_ptr_array_add(take(search, vendor - 1)->own, (gpointer)table);
		return;
	}
	for (guint i = 0; i < table->columns->len; i++)
		add_column(search, table, table->columns->pdata[i]);
}

/* The service is no third party to itself. */
static bool
is_itself(const Evidence *evidence, const char *word)
{
	const char *service = evidence->config->service;
	g_autofree char *found =
	    service == NULL ? NULL : text_find_word(service, word);

	return found != NULL;
}

static void
learn(const Evidence *evidence, Search *search, const GPtrArray *tables)
{
	search->words = g_hash_table_new(g_str_hash, g_str_equal);
	search->stems =
	    g_hash_table_new_full(g_str_hash, g_str_equal, g_free, NULL);
	for (guint i = 0; i < G_N_ELEMENTS(vendors); i++)
		if (!is_itself(evidence, vendors[i].word))
			g_hash_table_insert(search->words,
			    (char *)vendors[i].word, GUINT_TO_POINTER(i + 1));
	for (guint i = 0; i < tables->len; i++) {
		const Table *table = g_ptr_array_index(tables, i);
		g_autoptr(GPtrArray) words = name_words(table->name);

		g_hash_table_add(search->stems, first_stem(words));
	}
}

static bool
names_it(const char *const *texts, const char *word)
{
	for (; *texts != NULL; texts++) {
		g_autofree char *found = text_find_word(*texts, word);

		if (found != NULL)
			return true;
	}
	return false;
}

static guint
count_issues(const Evidence *evidence, const char *word)
{
	const GPtrArray *issues = facts_issues(evidence->facts);
	guint count = 0;

	for (guint i = 0; i < issues->len; i++) {
		const Issue *issue = g_ptr_array_index(issues, i);

		count += names_it(issue->labels, word) ||
			 names_it(issue->components, word);
	}
	return count;
}

static int
compare_integrations(gconstpointer a, gconstpointer b)
{
	const Integration *left = *(Integration *const *)a;
	const Integration *right = *(Integration *const *)b;

	if (left->core->len != right->core->len)
		return left->core->len > right->core->len ? -1 : 1;
	return strcmp(left->name, right->name);
}

GPtrArray *
vendors_find(const Evidence *evidence, const SpendResult *spend)
{
	const GPtrArray *tables = facts_tables(evidence->facts);
	GPtrArray *list = g_ptr_array_new_with_free_func(integration_free);
	Search search = { 0 };

	learn(evidence, &search, tables);
	for (guint i = 0; i < tables->len; i++)
		add_table(&search, g_ptr_array_index(tables, i));
	for (guint i = 0; i < G_N_ELEMENTS(vendors); i++) {
		Integration *integration = search.found[i];

		if (integration == NULL)
			continue;
		integration->billed =
		    spend_names(evidence, spend, integration->id);
		integration->issues = count_issues(evidence, integration->id);
		g_ptr_array_add(list, integration);
	}
	g_ptr_array_sort(list, compare_integrations);
	g_hash_table_unref(search.words);
	g_hash_table_unref(search.stems);
	return list;
}
