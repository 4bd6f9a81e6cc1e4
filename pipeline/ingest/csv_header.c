#include "pipeline/ingest/csv_header.h"

#include <string.h>

#include "pipeline/ingest/csv_reader.h"
#include "pipeline/ingest/layout.h"
#include "pipeline/ingest/value_shape.h"

enum { SEARCH_LINES = 20 };

const char csv_delimiters[] = ",;\t|";

void
csv_lines_init(CsvLines *lines, const char *text, size_t length)
{
	bool mac = !memchr(text, '\n', length) && memchr(text, '\r', length);

	*lines = (CsvLines){ text, text + length, mac ? '\r' : '\n', 0 };
}

bool
csv_lines_next(CsvLines *lines, const char **line, size_t *length)
{
	const char *stop;

	if (lines->at >= lines->end)
		return false;
	stop = memchr(lines->at, lines->newline, lines->end - lines->at);
	*line = lines->at;
	*length = (stop ? stop : lines->end) - lines->at;
	lines->at = stop ? stop + 1 : lines->end;
	lines->number++;
	return true;
}

void
csv_header_init(CsvHeader *header, const char *line, size_t length, long number,
    char delimiter)
{
	header->cells = csv_split(line, length, delimiter);
	header->folded =
	    g_hash_table_new_full(g_str_hash, g_str_equal, g_free, NULL);
	for (unsigned i = 0; i < header->cells->len; i++)
		g_hash_table_add(
		    header->folded, layout_fold(header->cells->pdata[i]));
	header->line = number;
	header->delimiter = delimiter;
	header->quoted = memchr(line, '"', length) != NULL;
}

void
csv_header_clear(CsvHeader *header)
{
	g_clear_pointer(&header->cells, g_ptr_array_unref);
	g_clear_pointer(&header->folded, g_hash_table_unref);
}

bool
csv_header_has(const CsvHeader *header, const char *name)
{
	g_autofree char *folded = layout_fold(name);

	return g_hash_table_contains(header->folded, folded);
}

bool
csv_header_is_data(const CsvHeader *header)
{
	g_autoptr(GPtrArray) first = g_ptr_array_new();
	ValueShape shape;

	g_ptr_array_add(first, header->cells->pdata[0]);
	shape = value_shape(first);
	return *(char *)first->pdata[0] && shape != SHAPE_TEXT &&
	       shape != SHAPE_CURRENCY && shape != SHAPE_SPAN;
}

char
csv_told_delimiter(const char *line, size_t length)
{
	if (length < 5 || g_ascii_strncasecmp(line, "sep=", 4) != 0)
		return 0;
	return line[4];
}

static unsigned
count_cells(const char *line, size_t length, char delimiter)
{
	g_autoptr(GPtrArray) cells = csv_split(line, length, delimiter);

	return cells->len;
}

typedef struct Guess {
	const char *line;
	size_t length;
	long number;
	char delimiter;
	unsigned cells;
} Guess;

static void
guess_first(CsvLines *lines, Guess *best, char *told)
{
	csv_lines_next(lines, &best->line, &best->length);
	*told = csv_told_delimiter(best->line, best->length);
	if (*told)
		csv_lines_next(lines, &best->line, &best->length);
	best->number = lines->number;
	for (const char *d = csv_delimiters; *d; d++) {
		unsigned cells = count_cells(best->line, best->length, *d);

		if ((*told && *d != *told) || cells <= best->cells)
			continue;
		best->cells = cells;
		best->delimiter = *d;
	}
}

/* Other lines come ahead of it: two in a row have more cells than those. */
static void
guess_later(CsvLines lines, char delimiter, Guess *best)
{
	Guess last = { .delimiter = delimiter }, next = last;

	while (lines.number < SEARCH_LINES &&
	       csv_lines_next(&lines, &next.line, &next.length)) {
		next.number = lines.number;
		next.cells = count_cells(next.line, next.length, delimiter);
		if (last.cells == next.cells && last.cells > best->cells)
			*best = last;
		last = next;
	}
}

void
csv_header_guess(const char *text, size_t length, CsvHeader *out)
{
	Guess best = { .line = text, .delimiter = ',' };
	CsvLines lines;
	char told;

	csv_lines_init(&lines, text, length);
	guess_first(&lines, &best, &told);
	for (const char *d = csv_delimiters; *d && !told; d++)
		guess_later(lines, *d, &best);
	csv_header_init(
	    out, best.line, best.length, best.number, best.delimiter);
}
