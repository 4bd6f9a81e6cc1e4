/*
 * csv_escapes.h - cells as MySQL and MariaDB write them, with backslashes.
 *
 * `mysql -B` and SELECT … INTO OUTFILE put a backslash ahead of what would
 * end a cell or a line: "\n", "\t", "\\", "\0", "\"", a backslash and then a
 * line end.  libcsv knows doubled quotes only.  A cell that is "\N" is NULL
 * and comes out empty; a NUL is left out, as everywhere.
 */
#ifndef PIPELINE_INGEST_CSV_ESCAPES_H
#define PIPELINE_INGEST_CSV_ESCAPES_H

#include <glib.h>
#include <stdbool.h>
#include <stddef.h>

/* As libcsv's: the bytes are the parser's; TERMINATOR says nothing. */
typedef void CsvCellFunc(void *bytes, size_t length, void *data);
typedef void CsvRowFunc(int terminator, void *data);

typedef struct CsvEscapes {
	char delimiter, newline;
	bool quotes;		/* a cell may be quoted */
	GString *cell;		/* the open one */
	bool in_record, quoted, escaped;
	bool opened;		/* the cell has begun, were it with nothing */
	bool was_quoted;	/* … with a quote */
	CsvCellFunc *on_cell;
	CsvRowFunc *on_row;
	void *data;		/* of both */
} CsvEscapes;

void csv_escapes_init(CsvEscapes *parser, char delimiter, char newline,
    bool quotes, CsvCellFunc *on_cell, CsvRowFunc *on_row, void *data);
void csv_escapes_clear(CsvEscapes *parser);

void csv_escapes_parse(CsvEscapes *parser, const char *bytes, size_t length);

/* The text ends here, with or without the last line's end.  False when a
 * quoted cell is open, of which nothing is handed on. */
bool csv_escapes_finish(CsvEscapes *parser);

#endif
