#include "pipeline/ingest/type_text.h"

#include <glib.h>
#include <string.h>

#include "pipeline/base/number.h"
#include "pipeline/facts/schema.h"

/* What drivers tell where no size was declared is larger. */
enum { DIGITS_LIMIT = 1000, LENGTH_LIMIT = 1 << 30 };

static bool
has_size(const char *type, ColumnType class)
{
	return class == COLUMN_CHAR || class == COLUMN_BINARY ||
	       class == COLUMN_DECIMAL || g_ascii_strcasecmp(type, "bit") == 0;
}

static bool
is_count(const char *text, double limit)
{
	double value;

	return text && number_parse(text, &value) && value > 0 &&
	       value <= limit;
}

/* Appends "(10,2)", unless LENGTH and SCALE say nothing. */
static void
append_size(
    GString *text, ColumnType class, const char *length, const char *scale)
{
	g_auto(GStrv) sizes = g_strsplit_set(length, ".,", 2);
	bool decimal = class == COLUMN_DECIMAL;

	if (!is_count(sizes[0], decimal ? DIGITS_LIMIT : LENGTH_LIMIT))
		return;
	if (sizes[1])
		scale = sizes[1];
	g_string_append_printf(text, "(%s", sizes[0]);
	if (decimal && is_count(scale, DIGITS_LIMIT))
		g_string_append_printf(text, ",%s", scale);
	g_string_append_c(text, ')');
}

char *
type_text_make(
    const char *type, const char *length, const char *scale, bool is_unsigned)
{
	ColumnType class = column_type_from_text(type);
	GString *text = g_string_new(type);

	if (length && *length && !strchr(type, '(') && has_size(type, class))
		append_size(text, class, length, scale);
	if (is_unsigned)
		g_string_append(text, " unsigned");
	return g_string_free(text, false);
}
