#include "pipeline/ingest/csv_reader.h"

#include <csv.h>
#include <string.h>

#include "pipeline/base/text.h"
#include "pipeline/ingest/csv_escapes.h"
#include "pipeline/ingest/csv_rows.h"

enum { READ_BLOCK = 256 * 1024, RESYNC_LIMIT = 1000 };

/*
 * Feeding libcsv.  TEXT holds what was read from START, where the current
 * record begins, on; the parser has seen it up to FED.
 */
typedef struct Feed {
	Source *source;
	const CsvShape *shape;
	CsvRows *rows;
	bool escapes; /* ESCAPED reads the file; else PARSER */
	struct csv_parser parser;
	CsvEscapes escaped;
	GString *text;
	size_t start, fed;
	long line; /* of the byte at FED */
	long record_line; /* of the byte at START */
	bool ended; /* TEXT holds the last byte of the source */
	size_t line_end; /* of the line being fed */
	int resyncs;
	long cut_line; /* the last unclosed quote; 0: none */
	bool skipping; /* the rest of a line that is too long */
	long open_line; /* the last, if nothing ends it; 0: ended */
} Feed;

static void
on_cell(void *bytes, size_t length, void *data)
{
	Feed *feed = data;

	csv_rows_cell(feed->rows, bytes, length);
}

static void
on_row(int terminator, void *data)
{
	Feed *feed = data;

	(void)terminator;
	if (csv_rows_end(feed->rows, feed->record_line,
		feed->text->str + feed->start, feed->line_end - feed->start))
		feed->cut_line = 0;
}

/* libcsv's state 0 is the one between two rows. */
static bool
in_record(const Feed *feed)
{
	return feed->escapes ? feed->escaped.in_record
			     : feed->parser.pstate != 0;
}

/* Reads one more block; drops what the parser is done with. */
static bool
read_more(Feed *feed, GError **error)
{
	size_t have;
	ssize_t n;

	g_string_erase(feed->text, 0, feed->start);
	feed->fed -= feed->start;
	feed->start = 0;
	have = feed->text->len;
	g_string_set_size(feed->text, have + READ_BLOCK);
	n = source_read(
	    feed->source, feed->text->str + have, READ_BLOCK, error);
	g_string_set_size(feed->text, have + MAX(n, 0));
	feed->ended = n == 0;
	return n >= 0;
}

/* Finds the next line; LENGTH counts its newline and is 0 at the end. */
static bool
next_line(Feed *feed, size_t *length, GError **error)
{
	size_t seen = feed->fed;

	for (;;) {
		const char *from = feed->text->str + seen;
		const char *end =
		    memchr(from, feed->shape->newline, feed->text->len - seen);

		if (end)
			*length = end + 1 - feed->text->str - feed->fed;
		else
			*length = feed->text->len - feed->fed;
		if (end || feed->ended || *length > feed->shape->max_record)
			return true;
		seen = feed->text->len - feed->start;
		if (!read_more(feed, error))
			return false;
	}
}

static bool
is_blank(const Feed *feed, size_t length)
{
	const char *p = feed->text->str + feed->fed;

	for (size_t i = 0; i < length; i++)
		if (!strchr(" \r\n", p[i]))
			return false;
	return true;
}

static void
start_parser(Feed *feed)
{
	if (feed->escapes) {
		csv_escapes_init(&feed->escaped, feed->shape->delimiter,
		    feed->shape->newline,
		    feed->shape->style == CSV_ESCAPES_QUOTES, on_cell, on_row,
		    feed);
		return;
	}
	csv_init(&feed->parser, CSV_STRICT | CSV_APPEND_NULL);
	csv_set_delim(&feed->parser, feed->shape->delimiter);
	if (feed->shape->style == CSV_PLAIN)
		csv_set_quote(&feed->parser, '\0');
}

static void
stop_parser(Feed *feed)
{
	if (feed->escapes)
		csv_escapes_clear(&feed->escaped);
	else
		csv_free(&feed->parser);
}

/* After a stray quote: the first line of the record is lost, what follows
 * is read anew. */
static void
resync(Feed *feed)
{
	const char *from = feed->text->str + feed->start;
	size_t rest = feed->text->len - feed->start;
	const char *end = memchr(from, feed->shape->newline, rest);
	size_t length = end ? (size_t)(end + 1 - from) : rest;

	stop_parser(feed);
	start_parser(feed);
	csv_rows_give_up(feed->rows, feed->record_line, from, length);
	feed->cut_line = feed->record_line;
	feed->start += length;
	feed->fed = feed->start;
	feed->line = ++feed->record_line;
	feed->resyncs++;
}

/*
 * Feeds one line.  A quote inside an unquoted cell, or inside a quoted one
 * while the record is on one line, is taken as a character; a quote that
 * neither ends nor doubles in a later line shows that the record was
 * opened by mistake: false.
 */
static bool
feed_line(Feed *feed, size_t length)
{
	size_t end = feed->line_end = feed->fed + length;

	if (feed->escapes) {
		csv_escapes_parse(
		    &feed->escaped, feed->text->str + feed->fed, length);
		feed->fed = end;
	}
	while (feed->fed < end) {
		const char *p = feed->text->str + feed->fed;
		size_t n = csv_parse(
		    &feed->parser, p, end - feed->fed, on_cell, on_row, feed);

		feed->fed += n;
		if (feed->fed == end)
			break;
		if (feed->parser.quoted && feed->line > feed->record_line)
			return false;
		csv_set_opts(&feed->parser, CSV_APPEND_NULL);
		csv_parse(&feed->parser, feed->text->str + feed->fed, 1,
		    on_cell, on_row, feed);
		csv_set_opts(&feed->parser, CSV_STRICT | CSV_APPEND_NULL);
		feed->fed++;
	}
	return true;
}

/* Moves on to the next record if FED has come to one. */
static void
end_line(Feed *feed)
{
	feed->line++;
	if (in_record(feed))
		return;
	feed->start = feed->fed;
	feed->record_line = feed->line;
}

static bool
set_cut_error(const Feed *feed, GError **error)
{
	g_set_error(error, SOURCE_ERROR, SOURCE_ERROR_DAMAGED,
	    "%s:%ld: is cut short: a quoted cell opens here and never "
	    "closes; export it again",
	    source_path(feed->source), feed->cut_line);
	return false;
}

/* The last line may lack its newline; a cell may still be open. */
static bool
finish_parser(Feed *feed)
{
	if (feed->escapes)
		return csv_escapes_finish(&feed->escaped);
	csv_set_opts(
	    &feed->parser, CSV_STRICT | CSV_STRICT_FINI | CSV_APPEND_NULL);
	return csv_fini(&feed->parser, on_cell, on_row, feed) == 0;
}

static void
end_text(Feed *feed)
{
	if (!in_record(feed))
		return;
	if (!finish_parser(feed)) {
		resync(feed);
		return;
	}
	feed->start = feed->fed;
	feed->open_line = feed->record_line;
}

static void
skip_line(Feed *feed, size_t length)
{
	feed->fed += length;
	feed->start = feed->fed;
	feed->record_line = ++feed->line;
}

/* Passes over LENGTH bytes of a line, and over its end if that is here. */
static void
skip_part(Feed *feed, size_t length)
{
	const char *last = feed->text->str + feed->fed + length - 1;

	feed->skipping = *last != feed->shape->newline;
	feed->fed += length;
	feed->start = feed->fed;
	if (!feed->skipping)
		feed->record_line = ++feed->line;
}

/* Unlike a quote left open, a long line does not go on behind its end. */
static void
give_up_line(Feed *feed, size_t length)
{
	stop_parser(feed);
	start_parser(feed);
	csv_rows_too_long(feed->rows, feed->line, feed->shape->max_record,
	    feed->text->str + feed->fed, length);
	skip_part(feed, length);
}

static void
take_line(Feed *feed, size_t length)
{
	bool runaway =
	    feed->fed + length - feed->start > feed->shape->max_record;

	if (feed->skipping)
		skip_part(feed, length);
	else if (runaway && feed->line == feed->record_line &&
		 feed->line > feed->shape->header_line)
		give_up_line(feed, length);
	else if (!in_record(feed) && is_blank(feed, length))
		skip_line(feed, length);
	else if (!in_record(feed) && feed->line < feed->shape->header_line) {
		csv_rows_preamble(
		    feed->rows, feed->text->str + feed->fed, length);
		skip_line(feed, length);
	} else if (runaway || !feed_line(feed, length)) {
		resync(feed);
	} else {
		end_line(feed);
	}
}

static bool
run(Feed *feed, GError **error)
{
	size_t length;

	while (feed->resyncs < RESYNC_LIMIT) {
		if (!next_line(feed, &length, error))
			return false;
		if (length > 0) {
			take_line(feed, length);
			continue;
		}
		end_text(feed);
		if (feed->fed == feed->text->len)
			break;
	}
	if (feed->cut_line > 0 || feed->resyncs >= RESYNC_LIMIT)
		return set_cut_error(feed, error);
	return true;
}

/* A row may break off just where its last cell is as good without the rest. */
static void
describe_end(const Feed *feed, Input *input)
{
	if (feed->open_line > 0)
		finding_list_add(input->findings, FINDING_NOTE, "no-line-end",
		    input->path, feed->open_line, 0,
		    "the last line has no end; if the file was cut short, "
		    "export it again");
}

bool
csv_reader_read(Source *source, const CsvShape *shape, const Binding *binding,
    Binder *binder, GError **error)
{
	Feed feed = {
		.source = source,
		.shape = shape,
		.escapes = shape->style == CSV_ESCAPES ||
			   shape->style == CSV_ESCAPES_QUOTES,
		.rows = csv_rows_new(
		    binding, binder, shape->delimiter, shape->holds),
		.text = g_string_sized_new(2 * READ_BLOCK),
		.line = 1,
		.record_line = 1,
	};
	bool ok;

	start_parser(&feed);
	if (shape->header_line == 0)
		csv_rows_name(feed.rows, shape->columns);
	ok = run(&feed, error) && csv_rows_finish(feed.rows, error);
	if (ok)
		describe_end(&feed, binding->input);
	stop_parser(&feed);
	csv_rows_free(feed.rows);
	g_string_free(feed.text, true);
	return ok;
}

/* The first record alone. */
typedef struct Splitting {
	GPtrArray *cells;
	bool ended;
} Splitting;

static void
split_cell(void *bytes, size_t length, void *data)
{
	Splitting *splitting = data;

	if (!splitting->ended)
		g_ptr_array_add(
		    splitting->cells, g_strstrip(g_strndup(bytes, length)));
}

static void
split_row(int terminator, void *data)
{
	Splitting *splitting = data;

	(void)terminator;
	splitting->ended = true;
}

/* The length of TEXT's first line with its end. */
static size_t
line_length(const CsvShape *shape, const char *text, size_t length)
{
	const char *end = memchr(text, shape->newline, length);

	return end ? (size_t)(end + 1 - text) : length;
}

static void
split_quoted(const CsvShape *shape, const char *text, size_t length,
    Splitting *splitting)
{
	struct csv_parser parser;

	csv_init(&parser, CSV_APPEND_NULL);
	csv_set_delim(&parser, shape->delimiter);
	if (shape->style == CSV_PLAIN)
		csv_set_quote(&parser, '\0');
	while (length > 0 && !splitting->ended) {
		size_t n = line_length(shape, text, length);

		csv_parse(&parser, text, n, split_cell, split_row, splitting);
		text += n;
		length -= n;
	}
	csv_fini(&parser, split_cell, split_row, splitting);
	csv_free(&parser);
}

static void
split_escaped(const CsvShape *shape, const char *text, size_t length,
    Splitting *splitting)
{
	CsvEscapes parser;

	csv_escapes_init(&parser, shape->delimiter, shape->newline,
	    shape->style == CSV_ESCAPES_QUOTES, split_cell, split_row,
	    splitting);
	while (length > 0 && !splitting->ended) {
		size_t n = line_length(shape, text, length);

		csv_escapes_parse(&parser, text, n);
		text += n;
		length -= n;
	}
	csv_escapes_finish(&parser);
	csv_escapes_clear(&parser);
}

GPtrArray *
csv_first_record(const CsvShape *shape, const char *text, size_t length)
{
	Splitting splitting = {
		.cells = g_ptr_array_new_with_free_func(g_free),
	};

	if (shape->style == CSV_QUOTES || shape->style == CSV_PLAIN)
		split_quoted(shape, text, length, &splitting);
	else
		split_escaped(shape, text, length, &splitting);
	return splitting.cells;
}

GPtrArray *
csv_split(const char *line, size_t length, char delimiter)
{
	const CsvShape shape = { .delimiter = delimiter, .newline = '\n' };

	return csv_first_record(&shape, line, length);
}
