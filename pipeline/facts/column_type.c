/*
 * SQL type text to its class.  The text is first reduced: lower case, no
 * schema, quotes or arguments, single blanks; what the arguments decide
 * (tinyint(1), varchar(max)) is looked at before they go.
 */
#include "pipeline/facts/schema.h"

#include <math.h>
#include <stdlib.h>
#include <string.h>

typedef struct TypeName {
	const char *name;
	ColumnType type;
} TypeName;

/* Sorted; the words that remain after reduction, modifiers removed. */
static const TypeName type_names[] = {
	{ "bfile", COLUMN_BINARY },
	{ "bigint", COLUMN_INT8 },
	{ "bigserial", COLUMN_INT8 },
	{ "binary", COLUMN_BINARY },
	{ "binary large object", COLUMN_BINARY },
	{ "binary varying", COLUMN_BINARY },
	{ "binary_double", COLUMN_FLOAT },
	{ "binary_float", COLUMN_FLOAT },
	{ "bit", COLUMN_BOOL },
	{ "bit varying", COLUMN_BINARY },
	{ "blob", COLUMN_BINARY },
	{ "blob sub_type text", COLUMN_TEXT },
	{ "bool", COLUMN_BOOL },
	{ "boolean", COLUMN_BOOL },
	{ "bpchar", COLUMN_CHAR },
	{ "bytea", COLUMN_BINARY },
	{ "char", COLUMN_CHAR },
	{ "char varying", COLUMN_CHAR },
	{ "character", COLUMN_CHAR },
	{ "character large object", COLUMN_TEXT },
	{ "character varying", COLUMN_CHAR },
	{ "citext", COLUMN_TEXT },
	{ "clob", COLUMN_TEXT },
	{ "currency", COLUMN_DECIMAL },
	{ "date", COLUMN_DATE },
	{ "datetime", COLUMN_TIMESTAMP },
	{ "datetime2", COLUMN_TIMESTAMP },
	{ "datetimeoffset", COLUMN_TIMESTAMPTZ },
	{ "dec", COLUMN_DECIMAL },
	{ "decimal", COLUMN_DECIMAL },
	{ "double", COLUMN_FLOAT },
	{ "double precision", COLUMN_FLOAT },
	{ "enum", COLUMN_ENUM },
	{ "fixed", COLUMN_DECIMAL },
	{ "float", COLUMN_FLOAT },
	{ "float4", COLUMN_FLOAT },
	{ "float8", COLUMN_FLOAT },
	{ "image", COLUMN_BINARY },
	{ "int", COLUMN_INT4 },
	{ "int2", COLUMN_INT2 },
	{ "int4", COLUMN_INT4 },
	{ "int8", COLUMN_INT8 },
	{ "integer", COLUMN_INT4 },
	{ "json", COLUMN_JSON },
	{ "jsonb", COLUMN_JSON },
	{ "long", COLUMN_TEXT },
	{ "long raw", COLUMN_BINARY },
	{ "long varchar", COLUMN_TEXT },
	{ "longblob", COLUMN_BINARY },
	{ "longnvarchar", COLUMN_TEXT },
	{ "longtext", COLUMN_TEXT },
	{ "longvarbinary", COLUMN_BINARY },
	{ "longvarchar", COLUMN_TEXT },
	{ "mediumblob", COLUMN_BINARY },
	{ "mediumint", COLUMN_INT4 },
	{ "mediumtext", COLUMN_TEXT },
	{ "money", COLUMN_DECIMAL },
	{ "name", COLUMN_CHAR },
	{ "national char", COLUMN_CHAR },
	{ "national character", COLUMN_CHAR },
	{ "national character varying", COLUMN_CHAR },
	{ "nchar", COLUMN_CHAR },
	{ "nchar varying", COLUMN_CHAR },
	{ "nclob", COLUMN_TEXT },
	{ "ntext", COLUMN_TEXT },
	{ "number", COLUMN_DECIMAL },
	{ "numeric", COLUMN_DECIMAL },
	{ "nvarchar", COLUMN_CHAR },
	{ "nvarchar2", COLUMN_CHAR },
	{ "raw", COLUMN_BINARY },
	{ "real", COLUMN_FLOAT },
	{ "rowversion", COLUMN_BINARY },
	{ "serial", COLUMN_INT4 },
	{ "serial2", COLUMN_INT2 },
	{ "serial4", COLUMN_INT4 },
	{ "serial8", COLUMN_INT8 },
	{ "set", COLUMN_ENUM },
	{ "smalldatetime", COLUMN_TIMESTAMP },
	{ "smallint", COLUMN_INT2 },
	{ "smallmoney", COLUMN_DECIMAL },
	{ "smallserial", COLUMN_INT2 },
	{ "sqlxml", COLUMN_TEXT },
	{ "sysname", COLUMN_CHAR },
	{ "text", COLUMN_TEXT },
	{ "time", COLUMN_TIME },
	{ "time with time zone", COLUMN_TIME },
	{ "time without time zone", COLUMN_TIME },
	{ "time_with_timezone", COLUMN_TIME },
	{ "timestamp", COLUMN_TIMESTAMP },
	{ "timestamp with local time zone", COLUMN_TIMESTAMPTZ },
	{ "timestamp with time zone", COLUMN_TIMESTAMPTZ },
	{ "timestamp without time zone", COLUMN_TIMESTAMP },
	{ "timestamp_with_timezone", COLUMN_TIMESTAMPTZ },
	{ "timestamptz", COLUMN_TIMESTAMPTZ },
	{ "timetz", COLUMN_TIME },
	{ "tinyblob", COLUMN_BINARY },
	{ "tinyint", COLUMN_INT2 },
	{ "tinytext", COLUMN_TEXT },
	{ "uniqueidentifier", COLUMN_UUID },
	{ "unsigned big int", COLUMN_INT8 },
	{ "uuid", COLUMN_UUID },
	{ "varbinary", COLUMN_BINARY },
	{ "varbit", COLUMN_BINARY },
	{ "varchar", COLUMN_CHAR },
	{ "varchar2", COLUMN_CHAR },
	{ "varchar_ignorecase", COLUMN_CHAR },
	{ "xml", COLUMN_TEXT },
	{ "xmltype", COLUMN_TEXT },
};

/* A word here and all that follows say nothing about the class. */
static const char *const modifiers[] = {
	"unsigned",
	"signed",
	"zerofill",
	"identity",
	"auto_increment",
	"character set",
	"charset",
	"collate",
	"not null",
	"null",
	"default",
	"generated",
	"primary",
	"unique",
	"check",
	"references",
	"constraint",
	"comment",
};

static int
compare_type_name(const void *key, const void *member)
{
	return strcmp(key, ((const TypeName *)member)->name);
}

static bool
is_modifier(const char *words)
{
	for (size_t i = 0; i < G_N_ELEMENTS(modifiers); i++) {
		size_t length = strlen(modifiers[i]);

		if (strncmp(words, modifiers[i], length) == 0 &&
		    (words[length] == ' ' || words[length] == '\0'))
			return true;
	}
	return false;
}

static void
cut_modifiers(char *words)
{
	for (char *word = strchr(words, ' '); word; word = strchr(word, ' ')) {
		if (is_modifier(word + 1)) {
			*word = '\0';
			return;
		}
		word++;
	}
}

/* The text of the first parentheses goes to ARGUMENT, none to the result. */
static char *
drop_arguments(const char *text, GString *argument)
{
	GString *out = g_string_new(NULL);
	int depth = 0;
	bool first = true, quoted = false;

	for (const char *p = text; *p; p++) {
		quoted ^= depth > 0 && *p == '\'';
		if (*p == '(' && !quoted) {
			depth++;
		} else if (*p == ')' && !quoted) {
			depth -= depth > 0;
			first = false;
			g_string_append_c(out, ' ');
		} else if (depth == 0) {
			g_string_append_c(out, *p);
		} else if (first) {
			g_string_append_c(argument, *p);
		}
	}
	return g_string_free(out, FALSE);
}

/* "  "pg_catalog"."int4"  " to "int4"; blanks become single spaces. */
static char *
reduce(const char *text, GString *argument)
{
	g_autofree char *folded = g_ascii_strdown(text, -1);
	g_autofree char *bare = drop_arguments(folded, argument);
	GString *out = g_string_new(NULL);
	const char *dot;

	for (const char *p = bare; *p; p++) {
		if (strchr("\"`", *p))
			continue;
		if (!g_ascii_isspace(*p))
			g_string_append_c(out, *p);
		else if (out->len > 0 && out->str[out->len - 1] != ' ')
			g_string_append_c(out, ' ');
	}
	if (out->len > 0 && out->str[out->len - 1] == ' ')
		g_string_truncate(out, out->len - 1);
	cut_modifiers(out->str);
	dot = strrchr(out->str, '.');
	if (dot)
		memmove(out->str, dot + 1, strlen(dot));
	return g_string_free(out, FALSE);
}

/* SQL Server's [int] loses its brackets; integer[] keeps them. */
static void
strip_brackets(char *words)
{
	size_t length = strlen(words);

	if (words[0] != '[' || words[length - 1] != ']')
		return;
	memmove(words, words + 1, length - 2);
	words[length - 2] = '\0';
}

ColumnType
column_type_from_text(const char *type_text)
{
	g_autoptr(GString) argument = g_string_new(NULL);
	g_autofree char *words = reduce(type_text, argument);
	const TypeName *found;

	strip_brackets(words);
	found = bsearch(words, type_names, G_N_ELEMENTS(type_names),
	    sizeof type_names[0], compare_type_name);
	if (found == NULL)
		return COLUMN_OTHER;
	if (g_str_equal(words, "tinyint") && g_str_equal(argument->str, "1"))
		return COLUMN_BOOL;
	if (g_str_equal(words, "bit") && argument->len > 0 &&
	    !g_str_equal(argument->str, "1"))
		return COLUMN_BINARY;
	if (found->type == COLUMN_CHAR && (g_str_equal(argument->str, "max") ||
					      g_str_equal(argument->str, "-1")))
		return COLUMN_TEXT;
	return found->type;
}

const char *
column_type_name(ColumnType type)
{
	static const char *const names[] = {
		[COLUMN_OTHER] = "other",
		[COLUMN_INT2] = "int2",
		[COLUMN_INT4] = "int4",
		[COLUMN_INT8] = "int8",
		[COLUMN_DECIMAL] = "decimal",
		[COLUMN_FLOAT] = "float",
		[COLUMN_BOOL] = "bool",
		[COLUMN_CHAR] = "char",
		[COLUMN_TEXT] = "text",
		[COLUMN_ENUM] = "enum",
		[COLUMN_UUID] = "uuid",
		[COLUMN_JSON] = "json",
		[COLUMN_BINARY] = "binary",
		[COLUMN_DATE] = "date",
		[COLUMN_TIME] = "time",
		[COLUMN_TIMESTAMP] = "timestamp",
		[COLUMN_TIMESTAMPTZ] = "timestamptz",
	};

	return names[type];
}

/* Bits of an integer column; 0 for what is not integer. */
static int
integer_bits(const Column *column)
{
	static const int bits[COLUMN_TIMESTAMPTZ + 1] = {
		[COLUMN_INT2] = 16,
		[COLUMN_INT4] = 32,
		[COLUMN_INT8] = 64,
	};
	g_autofree char *folded = g_ascii_strdown(column->type_text, -1);

	if (bits[column->type] && strstr(folded, "tinyint"))
		return 8;
	if (bits[column->type] && strstr(folded, "mediumint"))
		return 24;
	return bits[column->type];
}

double
column_integer_limit(const Column *column)
{
	int bits = integer_bits(column);

	if (bits == 0)
		return NAN;
	return ldexp(1, column->is_unsigned ? bits : bits - 1) - 1;
}
