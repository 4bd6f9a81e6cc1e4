#include "pipeline/ingest/liquibase_work.h"

#include <string.h>

char *
liquibase_work_text(
    const LiquibaseWork *work, const LiquibaseNode *node, const char *name)
{
	const char *raw = liquibase_node_get(node, name);
	g_autofree char *text = NULL;

	if (raw == NULL)
		return NULL;
	text = g_strstrip(
	    liquibase_properties_expand(work->properties, raw, node->line));
	return *text != '\0' ? g_steal_pointer(&text) : NULL;
}

static bool
is_word(const LiquibaseWork *work, const LiquibaseNode *node, const char *name,
    const char *word)
{
	g_autofree char *text = liquibase_work_text(work, node, name);

	return text != NULL && g_ascii_strcasecmp(text, word) == 0;
}

bool
liquibase_work_flag(
    const LiquibaseWork *work, const LiquibaseNode *node, const char *name)
{
	return is_word(work, node, name, "true");
}

bool
liquibase_work_denies(
    const LiquibaseWork *work, const LiquibaseNode *node, const char *name)
{
	return is_word(work, node, name, "false");
}

/* "order", `order` and [order] to order. */
static char *
unquote(char *name)
{
	static const char *const quotes[] = { "\"\"", "``", "[]" };
	size_t length = strlen(name);

	for (size_t i = 0; i < G_N_ELEMENTS(quotes) && length > 2; i++) {
		if (name[0] != quotes[i][0] || name[length - 1] != quotes[i][1])
			continue;
		memmove(name, name + 1, length - 2);
		name[length - 2] = '\0';
		break;
	}
	return name;
}

char *
liquibase_work_name(
    const LiquibaseWork *work, const LiquibaseNode *node, const char *name)
{
	char *text = liquibase_work_text(work, node, name);

	return text != NULL ? unquote(text) : NULL;
}

GPtrArray *
liquibase_work_names(
    const LiquibaseWork *work, const LiquibaseNode *node, const char *name)
{
	g_autofree char *text = liquibase_work_text(work, node, name);
	g_auto(GStrv) parts = g_strsplit(text != NULL ? text : "", ",", -1);
	GPtrArray *names = g_ptr_array_new_with_free_func(g_free);

	for (size_t i = 0; parts[i] != NULL; i++)
		if (*g_strstrip(parts[i]) != '\0')
			g_ptr_array_add(names, unquote(g_strdup(parts[i])));
	return names;
}

bool
liquibase_work_table(const LiquibaseWork *work, const LiquibaseNode *node,
    const char *schema, const char *name, SqlName *out)
{
	g_autofree char *text = liquibase_work_text(work, node, name);
	const char *dot = text != NULL ? strrchr(text, '.') : NULL;

	if (text == NULL)
		return false;
	out->schema = liquibase_work_name(work, node, schema);
	if (dot == NULL || dot == text || dot[1] == '\0') {
		out->name = unquote(g_steal_pointer(&text));
		return true;
	}
	if (out->schema == NULL)
		out->schema = unquote(g_strndup(text, dot - text));
	out->name = unquote(g_strdup(dot + 1));
	return true;
}

/* The column "a"; the primary key, if it has no name. */
static char *
describe(const char *what, const char *name)
{
	return name != NULL ? g_strdup_printf("%s \"%s\"", what, name)
			    : g_strdup(what);
}

SqlOutcome
liquibase_work_unknown(
    const LiquibaseWork *work, const char *what, const char *name)
{
	g_autofree char *thing = describe(what, name);

	if (!work->conditional)
		sql_notes_add(work->sql.notes, FINDING_WARNING,
		    "liquibase-unknown", "", work->change->line, 0,
		    "%s changes %s of \"%s\", which this file does not make; "
		    "the change is skipped",
		    work->change->name, thing, work->relation->name);
	return sql_skipped("about what this file does not create");
}

SqlOutcome
liquibase_work_twice(
    const LiquibaseWork *work, const char *what, const char *name)
{
	g_autofree char *thing = describe(what, name);

	if (!work->conditional)
		sql_notes_add(work->sql.notes, FINDING_WARNING,
		    "liquibase-twice", "", work->change->line, 0,
		    "%s makes %s of \"%s\" a second time; the first is kept",
		    work->change->name, thing, work->relation->name);
	return sql_skipped("made a second time");
}
