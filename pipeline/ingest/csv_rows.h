/*
 * csv_rows.h - cells of a CSV file to records.
 *
 * The first row is the header.  Every later one is counted as read and ends
 * as a record for the binder, skipped (footer, repeated header, empty) or
 * rejected.  Short rows are padded; rows that are longer than the header
 * are never shifted silently.  Cells are kept in one buffer that is used
 * again, and only those of columns that mean something.
 */
#ifndef PIPELINE_INGEST_CSV_ROWS_H
#define PIPELINE_INGEST_CSV_ROWS_H

#include <glib.h>
#include <stdbool.h>
#include <stddef.h>

#include "pipeline/ingest/bind.h"

typedef struct CsvRows CsvRows;	/* opaque */

/* HOLDS is what each column holds, of Holds; NULL: not known. */
CsvRows *csv_rows_new(const Binding *binding, Binder *binder,
    char delimiter, const GArray *holds);
void csv_rows_free(CsvRows *rows);

/* Ahead of all rows: there is no header, the descriptor has the names of
 * the first of COLUMNS. */
void csv_rows_name(CsvRows *rows, unsigned columns);

/* The next cell of the current row. */
void csv_rows_cell(CsvRows *rows, const char *bytes, size_t length);

/* The row is complete; RAW is its text, which began at LINE.  True when it
 * has as many cells as the header. */
bool csv_rows_end(CsvRows *rows, long line, const char *raw, size_t length);

/* A line before the header; "name,value" may be asked for by "/name". */
void csv_rows_preamble(CsvRows *rows, const char *raw, size_t length);

/* The row that began at LINE cannot be read; RAW is its first line. */
void csv_rows_give_up(CsvRows *rows, long line, const char *raw,
    size_t length);

/* The line LINE, which RAW begins, is longer than LIMIT bytes. */
void csv_rows_too_long(CsvRows *rows, long line, size_t limit,
    const char *raw, size_t length);

/* Tells the input's columns and findings.  False when the last row breaks
 * off, so that the file must have been cut short. */
bool csv_rows_finish(CsvRows *rows, GError **error);

#endif
