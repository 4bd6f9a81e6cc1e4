#include "pipeline/ingest/index_sql.h"

#include <string.h>

/* Behind the quoted name, string or bracket that P opens. */
static const char *
skip_group(const char *p)
{
	char close = *p == '(' ? ')' : *p;

	for (p++; *p && *p != close; p++) {
		if (close == ')' && strchr("(\"'", *p)) {
			p = skip_group(p);
			if (*p == '\0')
				return p;
			p--;
		}
	}
	return *p ? p + 1 : p;
}

/* The end of the list element at P: a comma or the closing bracket. */
static const char *
element_end(const char *p)
{
	while (*p && *p != ',' && *p != ')')
		p = strchr("(\"'", *p) ? skip_group(p) : p + 1;
	return p;
}

/* A column's name, unquoted; NULL: an expression. */
static char *
column_name(const char *p, const char *end)
{
	const char *stop = p;
	g_auto(GStrv) halves = NULL;
	g_autofree char *quoted = NULL;

	if (*p == '"') {
		while (*stop == '"' && stop < end)
			stop = skip_group(stop);
		quoted = g_strndup(p + 1, stop - p - 2);
		halves = g_strsplit(quoted, "\"\"", -1);
		return g_strjoinv("\"", halves);
	}
	while (stop < end && (g_ascii_isalnum(*stop) || *stop == '_' ||
				 *stop == '$' || (unsigned char)*stop >= 0x80))
		stop++;
	if (stop == p || (stop < end && *stop != ' '))
		return NULL;
	return g_strndup(p, stop - p);
}

static const char *
find_list(const char *sql)
{
	const char *method = strstr(sql, " USING ");

	return method ? strchr(method, '(') : NULL;
}

/* The WHERE at P says that COLUMN IS NOT NULL, and no more: no value is left
 * out by that. */
static bool
leaves_out_nulls_alone(const char *p, const char *column)
{
	g_autofree char *plain =
	    g_strdup_printf(" WHERE (%s IS NOT NULL)", column);
	g_autofree char *quoted =
	    g_strdup_printf(" WHERE (\"%s\" IS NOT NULL)", column);

	return g_str_equal(p, plain) || g_str_equal(p, quoted);
}

bool
index_sql_add(Table *table, const char *name, const char *sql)
{
	bool unique = g_str_has_prefix(sql, "CREATE UNIQUE INDEX ");
	const char *p = find_list(sql), *end;
	Index *index;

	if (p == NULL || (!unique && !g_str_has_prefix(sql, "CREATE INDEX ")))
		return false;
	index = table_add_index(table, name, unique);
	do {
		g_autofree char *column = NULL;

		for (p++; *p == ' ';)
			p++;
		end = element_end(p);
		column = column_name(p, end);
		index_add_column(index, column);
		p = end;
	} while (*p == ',');
	p = strstr(p, " WHERE ");
	index->partial =
	    p != NULL && !leaves_out_nulls_alone(p, index->columns->pdata[0]);
	return true;
}
