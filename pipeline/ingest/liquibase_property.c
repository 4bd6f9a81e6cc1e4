#include "pipeline/ingest/liquibase_property.h"
#include "pipeline/base/text.h"
#include "pipeline/ingest/liquibase_dbms.h"

#include <string.h>

/* For a whole file. */
enum {
	NESTED_MAX = 16,
	STEPS_MAX = 1000 * 1000,
	GROWTH_MAX = 64 * 1024 * 1024,
	NAME_SHOWN = 60
};

struct LiquibaseProperties {
	GHashTable *values; /* name to LiquibaseProperty *, borrowed */
	SqlNotes *notes;
	long steps; /* names that may still be expanded … */
	size_t growth; /* … and to how many bytes */
};

LiquibaseProperties *
liquibase_properties_new(
    const LiquibaseLog *log, const char *dbms, SqlNotes *notes)
{
	LiquibaseProperties *properties = g_new0(LiquibaseProperties, 1);

	properties->values = g_hash_table_new(g_str_hash, g_str_equal);
	properties->notes = notes;
	properties->steps = STEPS_MAX;
	properties->growth = GROWTH_MAX;
	for (guint i = 0; i < log->properties->len; i++) {
		LiquibaseProperty *p = log->properties->pdata[i];

		if (liquibase_dbms_matches(p->databases, dbms) &&
		    !g_hash_table_contains(properties->values, p->name))
			g_hash_table_insert(
			    properties->values, (gpointer)p->name, p);
	}
	return properties;
}

void
liquibase_properties_free(LiquibaseProperties *properties)
{
	if (properties == NULL)
		return;
	g_hash_table_destroy(properties->values);
	g_free(properties);
}

/* One text while it is expanded. */
typedef struct Expansion {
	LiquibaseProperties *properties;
	GString *out;
	int depth;
	long line;
} Expansion;

static void
note_unset(const Expansion *e, const char *name)
{
	g_autofree char *shown = text_shorten(name, NAME_SHOWN);

	sql_notes_add(e->properties->notes, FINDING_WARNING,
	    "liquibase-property", shown, e->line, 0,
	    "the property \"%s\" is not set in this file, so ${%s} stays as "
	    "it is; set it there with <property>",
	    shown, shown);
}

static void
note_endless(const Expansion *e, const char *name)
{
	g_autofree char *shown = text_shorten(name, NAME_SHOWN);

	sql_notes_add(e->properties->notes, FINDING_WARNING,
	    "liquibase-property", "", e->line, 0,
	    "the properties of this file expand without an end, so ${%s} "
	    "stays as it is; check what <property> sets",
	    shown);
}

static bool
is_endless(const Expansion *e, const LiquibaseProperty *property)
{
	return e->depth >= NESTED_MAX || e->properties->steps == 0 ||
	       property->length > e->properties->growth;
}

static void expand(Expansion *e, const char *text);

/* What stands between "${" and "}". */
static void
expand_name(Expansion *e, const char *name)
{
	LiquibaseProperties *properties = e->properties;
	const LiquibaseProperty *property;

	if (*name == ':') {
		g_string_append_printf(e->out, "${%s}", name + 1);
		return;
	}
	property = g_hash_table_lookup(properties->values, name);
	if (property == NULL || is_endless(e, property)) {
		if (property == NULL)
			note_unset(e, name);
		else
			note_endless(e, name);
		g_string_append_printf(e->out, "${%s}", name);
		return;
	}
	properties->steps--;
	properties->growth -= property->length;
	e->depth++;
	expand(e, property->value);
	e->depth--;
}

static void
expand(Expansion *e, const char *text)
{
	const char *open;

	while ((open = strstr(text, "${")) != NULL) {
		const char *close = strchr(open, '}');
		g_autofree char *name = NULL;

		if (close == NULL)
			break;
		name = g_strstrip(g_strndup(open + 2, close - open - 2));
		g_string_append_len(e->out, text, open - text);
		expand_name(e, name);
		text = close + 1;
	}
	g_string_append(e->out, text);
}

char *
liquibase_properties_expand(
    LiquibaseProperties *properties, const char *text, long line)
{
	Expansion e = {
		.properties = properties,
		.out = g_string_new(NULL),
		.line = line,
	};

	expand(&e, text);
	return g_string_free(e.out, FALSE);
}
