#include "pipeline/config/config_errors.h"

enum { MOST_LINES = 20 };

void
config_errors_add(ConfigErrors *errors, const char *path, bool at_key,
    const char *format, ...)
{
	const Place *place = places_find(errors->places, path);
	long line = 1, column = 1;
	va_list arguments;

	if (errors->count++ >= MOST_LINES)
		return;
	if (place) {
		line = at_key ? place->key_line : place->line;
		column = at_key ? place->key_column : place->column;
	}
	if (errors->text->len > 0)
		g_string_append_c(errors->text, '\n');
	g_string_append_printf(
	    errors->text, "%s:%ld:%ld: ", errors->file, line, column);
	va_start(arguments, format);
	g_string_append_vprintf(errors->text, format, arguments);
	va_end(arguments);
	if (errors->count == MOST_LINES)
		g_string_append(errors->text,
		    "\nthere may be more; these are the first twenty");
}
