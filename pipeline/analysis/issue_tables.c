#include "pipeline/analysis/issue_tables.h"

#include <stdbool.h>

#include "pipeline/base/text.h"
#include "pipeline/facts/name_words.h"

/* Work on how data are kept. */
static const char data_words[] =
    "table,tables,column,columns,row,rows,index,indexes,key,keys,id,ids,uuid,"
    "uuids,bigint,float,floats,decimal,decimals,timestamp,timestamps,schema,"
    "foreign key,migrate,migration,partition,partitions,tenant,json";

struct TableNames {
	GHashTable *places; /* lower-case name -> place + 1 */
};

TableNames *
table_names_new(const GPtrArray *tables)
{
	TableNames *names = g_new0(TableNames, 1);

	names->places =
	    g_hash_table_new_full(g_str_hash, g_str_equal, g_free, NULL);
	for (guint i = 0; i < tables->len; i++) {
		const Table *table = g_ptr_array_index(tables, i);
		char *lower = g_ascii_strdown(table->name, -1);

		if (g_hash_table_contains(names->places, lower))
			g_free(lower);
		else
			g_hash_table_insert(
			    names->places, lower, GUINT_TO_POINTER(i + 1));
	}
	return names;
}

void
table_names_free(TableNames *names)
{
	if (names == NULL)
		return;
	g_hash_table_unref(names->places);
	g_free(names);
}

static bool
is_part_of_name(char c)
{
	return g_ascii_isalnum(c) || c == '_' || (unsigned char)c >= 0x80;
}

static void
look_up(const TableNames *names, const GString *word, GArray *out)
{
	const guint place =
	    GPOINTER_TO_UINT(g_hash_table_lookup(names->places, word->str));

	if (place > 0) {
		const guint table = place - 1;

		g_array_append_val(out, table);
	}
}

static void
look_in_text(const TableNames *names, const char *text, GArray *out)
{
	g_autoptr(GString) word = g_string_new(NULL);

	for (const char *p = text; p != NULL; p++) {
		if (is_part_of_name(*p)) {
			g_string_append_c(word, g_ascii_tolower(*p));
			continue;
		}
		if (word->len > 0)
			look_up(names, word, out);
		g_string_truncate(word, 0);
		if (*p == '\0')
			return;
	}
}

static int
compare_places(gconstpointer a, gconstpointer b)
{
	const guint left = *(const guint *)a, right = *(const guint *)b;

	return (left > right) - (left < right);
}

static void
drop_doubles(GArray *places)
{
	guint kept = 0;

	for (guint i = 0; i < places->len; i++) {
		const guint place = g_array_index(places, guint, i);

		if (kept == 0 ||
		    g_array_index(places, guint, kept - 1) != place)
			g_array_index(places, guint, kept++) = place;
	}
	g_array_set_size(places, kept);
}

void
table_names_in_issue(const TableNames *names, const Issue *issue, GArray *out)
{
	g_array_set_size(out, 0);
	look_in_text(names, issue->summary, out);
	for (size_t i = 0; issue->labels[i] != NULL; i++)
		look_in_text(names, issue->labels[i], out);
	for (size_t i = 0; issue->components[i] != NULL; i++)
		look_in_text(names, issue->components[i], out);
	g_array_sort(out, compare_places);
	drop_doubles(out);
}

bool
table_name_is_plain(const Table *table)
{
	g_autoptr(GPtrArray) words = name_words(table->name);

	return words->len < 2;
}

bool
text_is_about_data(const char *text)
{
	g_autofree char *word =
	    text != NULL ? text_find_word(text, data_words) : NULL;

	return word != NULL;
}
