#include "pipeline/ingest/liquibase_log.h"

#include <string.h>

enum { STRINGS_BLOCK = 16 * 1024 };

static void
free_node(gpointer data)
{
	LiquibaseNode *node = data;

	g_ptr_array_unref(node->attributes);
	g_ptr_array_unref(node->children);
	if (node->text != NULL)
		g_string_free(node->text, TRUE);
	g_free(node);
}

static void
free_list(gpointer data)
{
	g_strfreev(data);
}

static void
free_set(gpointer data)
{
	LiquibaseSet *set = data;

	g_ptr_array_unref(set->demands);
	g_ptr_array_unref(set->changes);
	g_free(set);
}

static void
free_property(gpointer data)
{
	LiquibaseProperty *property = data;

	g_strfreev(property->databases);
	g_free(property);
}

LiquibaseLog *
liquibase_log_new(void)
{
	LiquibaseLog *log = g_new0(LiquibaseLog, 1);

	log->strings = g_string_chunk_new(STRINGS_BLOCK);
	log->demands = g_ptr_array_new_with_free_func(free_list);
	log->sets = g_ptr_array_new_with_free_func(free_set);
	log->properties = g_ptr_array_new_with_free_func(free_property);
	return log;
}

void
liquibase_log_free(LiquibaseLog *log)
{
	if (log == NULL)
		return;
	g_ptr_array_unref(log->properties);
	g_ptr_array_unref(log->sets);
	g_ptr_array_unref(log->demands);
	g_string_chunk_free(log->strings);
	g_free(log);
}

LiquibaseSet *
liquibase_log_add_set(LiquibaseLog *log, long line)
{
	LiquibaseSet *set = g_new0(LiquibaseSet, 1);

	set->line = line;
	set->demands = g_ptr_array_new_with_free_func(free_list);
	set->changes = g_ptr_array_new_with_free_func(free_node);
	g_ptr_array_add(log->sets, set);
	return set;
}

LiquibaseNode *
liquibase_log_add_node(
    LiquibaseLog *log, GPtrArray *list, const char *name, long line)
{
	LiquibaseNode *node = g_new0(LiquibaseNode, 1);

	node->name = g_string_chunk_insert_const(log->strings, name);
	node->line = line;
	node->attributes = g_ptr_array_new();
	node->children = g_ptr_array_new_with_free_func(free_node);
	g_ptr_array_add(list, node);
	return node;
}

void
liquibase_log_set(
    LiquibaseLog *log, LiquibaseNode *node, const char *name, const char *value)
{
	g_ptr_array_add(
	    node->attributes, g_string_chunk_insert_const(log->strings, name));
	g_ptr_array_add(
	    node->attributes, g_string_chunk_insert_const(log->strings, value));
}

void
liquibase_log_add_property(LiquibaseLog *log, const char *name,
    const char *value, const char *databases)
{
	LiquibaseProperty *property = g_new0(LiquibaseProperty, 1);

	property->name = g_string_chunk_insert_const(log->strings, name);
	property->value = g_string_chunk_insert_const(log->strings, value);
	property->length = strlen(value);
	property->databases = liquibase_split_databases(databases);
	g_ptr_array_add(log->properties, property);
}

static bool
is_blank(const char *text)
{
	return text[strspn(text, " \t\r\n")] == '\0';
}

const char *
liquibase_node_get(const LiquibaseNode *node, const char *name)
{
	for (guint i = 0; i + 1 < node->attributes->len; i += 2) {
		const char *value = node->attributes->pdata[i + 1];

		if (strcmp(node->attributes->pdata[i], name) == 0)
			return is_blank(value) ? NULL : value;
	}
	return NULL;
}

const LiquibaseNode *
liquibase_node_child(const LiquibaseNode *node, const char *name)
{
	for (guint i = 0; i < node->children->len; i++) {
		const LiquibaseNode *child = node->children->pdata[i];

		if (strcmp(child->name, name) == 0)
			return child;
	}
	return NULL;
}

char **
liquibase_split_databases(const char *text)
{
	g_autofree char *folded = NULL;
	g_autoptr(GStrvBuilder) names = NULL;
	g_auto(GStrv) parts = NULL;

	if (text == NULL || is_blank(text))
		return NULL;
	folded = g_ascii_strdown(text, -1);
	parts = g_strsplit(folded, ",", -1);
	names = g_strv_builder_new();
	for (size_t i = 0; parts[i] != NULL; i++)
		if (*g_strstrip(parts[i]) != '\0')
			g_strv_builder_add(names, parts[i]);
	return g_strv_builder_end(names);
}
