/*
 * csv_columns.h - what the columns of one CSV file mean, and the state that
 * csv_rows.c keeps of it.
 *
 * Settled when the header has been read, again when the first row shows that
 * the header ran two names together, and where another table begins.
 */
#ifndef PIPELINE_INGEST_CSV_COLUMNS_H
#define PIPELINE_INGEST_CSV_COLUMNS_H

#include <glib.h>
#include <stdbool.h>
#include <stddef.h>

#include "pipeline/ingest/column_rules.h"
#include "pipeline/ingest/csv_rows.h"
#include "pipeline/ingest/layout.h"
#include "pipeline/ingest/preamble.h"

typedef struct ShortRows {
	long count, first_line;
} ShortRows;

struct CsvRows {
	char delimiter;
	const GArray *holds;
	Preamble *preamble;
	int *skip_columns; /* of each skip rule; -1: not in the file */
	const Binding *binding;
	Binder *binder;
	GPtrArray *names; /* of char *: the header */
	long header_line; /* 0: the file has none */
	int glued; /* two names run together; -1: none, settled */
	size_t glued_at;
	Layout *layout;
	ColumnRules *rules;
	bool *wanted; /* per column: its cells are kept */
	Record record;
	GString *text; /* of the cells kept, NUL after each */
	Cell *cells; /* per column; text is an offset until end */
	size_t *offsets;
	unsigned columns, count;
	bool any, extra; /* some cell, one beyond the header, has text */
	long broken_line; /* rows after it are not trusted; 0: none */
	ShortRows padded;
	long cut_line; /* the last row breaks off; 0: no */
};

/* Finds what ROWS' names mean; room for one more than the header has. */
void csv_columns_lay_out(CsvRows *rows);

/* Tells of each column that headroom.yaml names and the header lacks. */
void csv_columns_check_mapped(const CsvRows *rows);

/* The current row, the first, shows whether a comma was lost in the header
 * alone: then the two names are parted. */
void csv_columns_settle_glued(CsvRows *rows);

#endif
