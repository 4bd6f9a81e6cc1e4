/*
 * csv_reader.h - CSV and its relatives, in a stream, onto libcsv.
 *
 * Text is fed to libcsv line by line, so that physical lines are known and
 * a record that a stray quote opened can be given up: its first line is
 * rejected and reading goes on with the next one.  Memory is one record,
 * at most max_record bytes, and one row buffer that is used again.
 */
#ifndef PIPELINE_INGEST_CSV_READER_H
#define PIPELINE_INGEST_CSV_READER_H

#include <glib.h>
#include <stdbool.h>
#include <stddef.h>

#include "pipeline/ingest/bind.h"
#include "pipeline/ingest/source.h"

enum { CSV_MAX_RECORD = 16 * 1024 * 1024 };

/* How cells keep delimiters and line ends apart from their text. */
typedef enum CsvStyle {
	CSV_QUOTES,		/* quoted, quotes doubled */
	CSV_PLAIN,		/* not at all */
	CSV_ESCAPES,		/* by backslashes: csv_escapes.h */
	CSV_ESCAPES_QUOTES,	/* quoted, and by backslashes */
} CsvStyle;

/* How one file is laid out, as the detector found. */
typedef struct CsvShape {
	char delimiter;
	char newline;		/* '\n', or '\r' for old Macintosh files */
	long header_line;	/* 1-based physical line; 0: there is none */
	size_t max_record;	/* bytes; CSV_MAX_RECORD */
	CsvStyle style;
	unsigned columns;	/* where there is no header */
	GArray *holds;		/* of Holds, of each column; NULL: any */
} CsvShape;

/*
 * Reads SOURCE to its end into BINDER, counting in the binding's input and
 * rejecting what no record can be made of.  False with ERROR only when the
 * file itself cannot be read on or turns out to be cut short.
 */
bool csv_reader_read(Source *source, const CsvShape *shape,
    const Binding *binding, Binder *binder, GError **error);

/* The cells of one line of LENGTH bytes; of char *. */
GPtrArray *csv_split(const char *line, size_t length, char delimiter);

/* The cells of the first record of TEXT, which may be of several lines, in
 * SHAPE's style. */
GPtrArray *csv_first_record(const CsvShape *shape, const char *text,
    size_t length);

#endif
