#include "tests/support/describe_table.h"

static void
append_names(GString *text, const GPtrArray *names)
{
	g_string_append_c(text, '(');
	for (unsigned i = 0; i < names->len; i++) {
		const char *name = names->pdata[i];

		g_string_append_printf(
		    text, "%s%s", i > 0 ? "," : "", name ? name : "()");
	}
	g_string_append_c(text, ')');
}

static void
append_column(GString *text, const Column *column)
{
	g_string_append_printf(text, "%s %s%s%s%s", column->name,
	    *column->type_text ? column->type_text : "?",
	    column->not_null ? "!" : "", column->auto_increment ? "+" : "",
	    column->default_text ? "=" : "");
	if (column->default_text)
		g_string_append(text, column->default_text);
}

static void
append_index(GString *text, const Index *index)
{
	const char *kind = index->unique ? "unique" : "index";

	g_string_append(text, index->primary ? "primary" : kind);
	append_names(text, index->columns);
}

static void
append_key(GString *text, const ForeignKey *key)
{
	g_string_append(text, key->name ? key->name : "");
	append_names(text, key->columns);
	g_string_append_printf(text, ">%s", key->ref_table);
	if (key->ref_columns->len > 0)
		append_names(text, key->ref_columns);
	g_string_append(text, key->on_delete_cascade ? " cascade" : "");
	g_string_append(text, key->inferred ? " guess" : "");
}

char *
describe_table(const Table *table)
{
	GString *text = g_string_new(NULL);

	for (unsigned i = 0; i < table->columns->len; i++) {
		g_string_append(text, i > 0 ? ", " : "");
		append_column(text, table->columns->pdata[i]);
	}
	g_string_append(text, " |");
	for (unsigned i = 0; i < table->indexes->len; i++) {
		g_string_append_c(text, ' ');
		append_index(text, table->indexes->pdata[i]);
	}
	g_string_append(text, " |");
	for (unsigned i = 0; i < table->foreign_keys->len; i++) {
		g_string_append(text, i > 0 ? "; " : " ");
		append_key(text, table->foreign_keys->pdata[i]);
	}
	return g_string_free(text, false);
}
