/*
 * read_csv.h - a CSV file as a table of cells, for tests of what we write.
 *
 * Read strictly by libcsv, gunzipped if need be; what cannot be read, or is
 * not well-formed, fails the running test.
 */
#ifndef TESTS_SUPPORT_READ_CSV_H
#define TESTS_SUPPORT_READ_CSV_H

#include <glib.h>
#include <stdbool.h>
#include <stddef.h>

typedef struct CsvTable {
	GPtrArray *rows; /* of GPtrArray * of char *; the header is the first */
	bool bom;
} CsvTable;

CsvTable *read_csv(const char *path);
void csv_table_free(CsvTable *table);
G_DEFINE_AUTOPTR_CLEANUP_FUNC(CsvTable, csv_table_free)

/* The NTH column (from 0) that is called NAME; fails if there is none. */
size_t csv_column(const CsvTable *table, const char *name, size_t nth);

/* How many columns are called NAME. */
size_t csv_count(const CsvTable *table, const char *name);

/* ROW counts from 1, the first after the header. */
const char *csv_cell(const CsvTable *table, size_t row, size_t column);

/* Rows after the header. */
size_t csv_rows(const CsvTable *table);

/* The whole file, gunzipped if it is gzipped; the caller frees it. */
char *read_unzipped(const char *path, size_t *length);

#endif
