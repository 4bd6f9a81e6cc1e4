#include "pipeline/ingest/csv_escapes.h"

#include <string.h>

void
csv_escapes_init(CsvEscapes *parser, char delimiter, char newline, bool quotes,
    CsvCellFunc *on_cell, CsvRowFunc *on_row, void *data)
{
	*parser = (CsvEscapes){
		.delimiter = delimiter,
		.newline = newline,
		.quotes = quotes,
		.cell = g_string_new(NULL),
		.on_cell = on_cell,
		.on_row = on_row,
		.data = data,
	};
}

void
csv_escapes_clear(CsvEscapes *parser)
{
	g_string_free(parser->cell, true);
}

static void
end_cell(CsvEscapes *parser)
{
	parser->on_cell(parser->cell->str, parser->cell->len, parser->data);
	g_string_truncate(parser->cell, 0);
	parser->opened = parser->was_quoted = false;
}

static void
end_record(CsvEscapes *parser)
{
	end_cell(parser);
	parser->in_record = false;
	parser->on_row(parser->newline, parser->data);
}

/* What the byte C after a backslash stands for.  "\N" is one cell's whole
 * text, and a NUL is dropped: neither stands for anything. */
static void
unescape(CsvEscapes *parser, char c)
{
	static const char codes[] = "btnrZ", meanings[] = "\b\t\n\r\x1a";
	const char *code = strchr(codes, c);

	parser->escaped = false;
	if (c == '0' || (c == 'N' && !parser->quoted))
		return;
	g_string_append_c(parser->cell, code && c ? meanings[code - codes] : c);
}

/* A quote opens a cell and closes it; doubled, it is one of the text, as it
 * is in a cell that none opened. */
static void
take_quote(CsvEscapes *parser, bool first)
{
	if (!first && !parser->quoted)
		g_string_append_c(parser->cell, '"');
	if (first || parser->was_quoted)
		parser->quoted = !parser->quoted;
	parser->was_quoted |= first;
}

static void
take_byte(CsvEscapes *parser, char c)
{
	bool first = !parser->opened;

	parser->in_record = parser->opened = true;
	if (parser->escaped)
		unescape(parser, c);
	else if (c == '\\')
		parser->escaped = true;
	else if (c == '"' && parser->quotes)
		take_quote(parser, first);
	else if (parser->quoted)
		g_string_append_c(parser->cell, c);
	else if (c == parser->delimiter)
		end_cell(parser);
	else if (c == parser->newline)
		end_record(parser);
	else
		g_string_append_c(parser->cell, c);
}

void
csv_escapes_parse(CsvEscapes *parser, const char *bytes, size_t length)
{
	for (size_t i = 0; i < length; i++)
		take_byte(parser, bytes[i]);
}

bool
csv_escapes_finish(CsvEscapes *parser)
{
	if (parser->quoted)
		return false;
	if (parser->in_record)
		end_record(parser);
	return true;
}
