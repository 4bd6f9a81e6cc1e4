#include "pipeline/ingest/csv_sample.h"

#include <csv.h>

#include "pipeline/ingest/offer_guess.h"

enum { SAMPLE_ROWS = 100, SAMPLE_COLUMNS = 300, VALUE_LENGTH = 200 };

typedef struct Sampler {
	GPtrArray *columns; /* of OfferColumn * */
	GPtrArray *row; /* of char *, of the open row */
	unsigned width; /* of the header */
	unsigned rows;
} Sampler;

static void
take_cell(void *bytes, size_t length, void *data)
{
	Sampler *sampler = data;
	const char *end;

	g_utf8_validate_len(bytes, MIN(length, VALUE_LENGTH), &end);
	g_ptr_array_add(sampler->row,
	    g_strstrip(g_strndup(bytes, end - (const char *)bytes)));
}

/* Rows of another length than the header's show nothing. */
static void
take_row(int terminator, void *data)
{
	Sampler *sampler = data;
	bool fits =
	    sampler->row->len == sampler->width && sampler->rows < SAMPLE_ROWS;

	(void)terminator;
	for (unsigned i = 0; fits && i < sampler->columns->len; i++) {
		OfferColumn *column = sampler->columns->pdata[i];
		const char *cell = sampler->row->pdata[i];

		if (*cell)
			g_ptr_array_add(column->values, g_strdup(cell));
	}
	sampler->rows += fits;
	g_ptr_array_set_size(sampler->row, 0);
}

/* Reads the rows below HEADER; true when there is any text below it. */
static bool
read_rows(
    Sampler *sampler, const char *text, size_t length, const CsvHeader *header)
{
	struct csv_parser parser;
	CsvLines lines;
	const char *line;
	size_t line_length;

	csv_lines_init(&lines, text, length);
	while (lines.number < header->line &&
	       csv_lines_next(&lines, &line, &line_length))
		continue;
	csv_init(&parser, CSV_APPEND_NULL);
	csv_set_delim(&parser, header->delimiter);
	csv_parse(&parser, lines.at, lines.end - lines.at, take_cell, take_row,
	    sampler);
	if (sampler->rows == 0)
		csv_fini(&parser, take_cell, take_row, sampler);
	csv_free(&parser);
	return lines.at < lines.end;
}

GPtrArray *
csv_sample_columns(const char *text, size_t length, const CsvHeader *header)
{
	Sampler sampler = {
		.columns = g_ptr_array_new_with_free_func(offer_column_free),
		.row = g_ptr_array_new_with_free_func(g_free),
		.width = header->cells->len,
	};

	for (unsigned i = 0; i < MIN(sampler.width, SAMPLE_COLUMNS); i++)
		g_ptr_array_add(
		    sampler.columns, offer_column_new(header->cells->pdata[i]));
	read_rows(&sampler, text, length, header);
	g_ptr_array_unref(sampler.row);
	return sampler.columns;
}

bool
csv_sample_is_table(const char *text, size_t length, const CsvHeader *header)
{
	g_autoptr(GPtrArray) none = g_ptr_array_new();
	g_autoptr(GPtrArray) row = g_ptr_array_new_with_free_func(g_free);
	Sampler sampler = { none, row, header->cells->len, 0 };

	return sampler.width >= 2 &&
	       (!read_rows(&sampler, text, length, header) || sampler.rows > 0);
}
