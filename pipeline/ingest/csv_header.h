/*
 * csv_header.h - the first lines of a CSV file, as headers they might be.
 *
 * Works on the decoded start of a file.  Lines are physical ones: a header
 * has none within its cells.
 */
#ifndef PIPELINE_INGEST_CSV_HEADER_H
#define PIPELINE_INGEST_CSV_HEADER_H

#include <glib.h>
#include <stdbool.h>
#include <stddef.h>

/* What is tried, in this order. */
extern const char csv_delimiters[];

/* The lines of a text, one after the other; borrows the text. */
typedef struct CsvLines {
	const char *at, *end;
	char newline; /* '\n', or '\r' in old Macintosh files */
	long number; /* of the line last given; 0: none yet */
} CsvLines;

void csv_lines_init(CsvLines *lines, const char *text, size_t length);

/* The next line without its newline; false at the end. */
bool csv_lines_next(CsvLines *lines, const char **line, size_t *length);

/* One line under one delimiter. */
typedef struct CsvHeader {
	GPtrArray *cells; /* of char *, trimmed */
	GHashTable *folded; /* set of folded cells */
	long line;
	char delimiter;
	bool quoted; /* it has a quote */
} CsvHeader;

void csv_header_init(CsvHeader *header, const char *line, size_t length,
    long number, char delimiter);
void csv_header_clear(CsvHeader *header);
G_DEFINE_AUTO_CLEANUP_CLEAR_FUNC(CsvHeader, csv_header_clear)

/* Some cell is NAME, case and blanks around it ignored. */
bool csv_header_has(const CsvHeader *header, const char *name);

/* It begins with a number or a date, as rows do. */
bool csv_header_is_data(const CsvHeader *header);

/* "sep=;" says the delimiter; 0: LINE does not. */
char csv_told_delimiter(const char *line, size_t length);

/*
 * What is most likely the header of a file in no known format: its first
 * line under the delimiter that makes most of it, or a later one that with
 * the line after it makes more.
 */
void csv_header_guess(const char *text, size_t length, CsvHeader *out);

#endif
