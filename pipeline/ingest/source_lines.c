#include "pipeline/ingest/source_lines.h"

#include <string.h>

#include "pipeline/ingest/source.h"

typedef struct Lines {
	const long *wanted;
	size_t count;
	GPtrArray *texts; /* of those found so far */
	GString *text; /* of the line that is read */
	long line;
	bool begun; /* the line that is read has a byte */
} Lines;

static bool
is_wanted(const Lines *lines)
{
	return lines->texts->len < lines->count &&
	       lines->wanted[lines->texts->len] == lines->line;
}

static void
end_line(Lines *lines)
{
	if (lines->text->len > 0 &&
	    lines->text->str[lines->text->len - 1] == '\r')
		g_string_truncate(lines->text, lines->text->len - 1);
	while (is_wanted(lines))
		g_ptr_array_add(
		    lines->texts, g_utf8_make_valid(lines->text->str,
				      (gssize)lines->text->len));
	g_string_truncate(lines->text, 0);
	lines->line++;
	lines->begun = false;
}

/* A character cut in two at the end is left out. */
static void
keep(Lines *lines, const char *bytes, size_t length)
{
	const size_t room = SOURCE_LINE_MOST - lines->text->len;
	const char *end;

	lines->begun = lines->begun || length > 0;
	if (!is_wanted(lines))
		return;
	g_string_append_len(lines->text, bytes, (gssize)MIN(length, room));
	if (length <= room)
		return;
	g_utf8_validate_len(lines->text->str, lines->text->len, &end);
	g_string_truncate(lines->text, (size_t)(end - lines->text->str));
}

static void
take(Lines *lines, const char *bytes, size_t length)
{
	const char *const stop = bytes + length;

	while (bytes < stop && lines->texts->len < lines->count) {
		const char *end = memchr(bytes, '\n', (size_t)(stop - bytes));

		keep(lines, bytes, (size_t)((end ? end : stop) - bytes));
		if (end == NULL)
			return;
		end_line(lines);
		bytes = end + 1;
	}
}

GPtrArray *
source_lines(const char *path, const char *member, const long *wanted,
    size_t count, GError **error)
{
	g_autoptr(Source) source =
	    source_open(path, member, &source_default_limits, error);
	g_autoptr(GPtrArray) texts = g_ptr_array_new_with_free_func(g_free);
	g_autoptr(GString) text = g_string_new(NULL);
	g_autofree char *buffer = g_malloc(SOURCE_WINDOW);
	Lines lines = { wanted, count, texts, text, 1, false };
	ssize_t got = 1;

	if (source == NULL)
		return NULL;
	while (got > 0 && texts->len < count) {
		got = source_read(source, buffer, SOURCE_WINDOW, error);
		if (got < 0)
			return NULL;
		take(&lines, buffer, (size_t)got);
	}
	if (lines.begun)
		end_line(&lines);
	while (texts->len < count)
		g_ptr_array_add(texts, NULL);
	return g_steal_pointer(&texts);
}
