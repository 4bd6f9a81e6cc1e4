/*
 * registers.h - the report's tables as CSV files.
 *
 * registers/NAME.csv for every table that has a register name, and
 * rejects.csv.  UTF-8 without a byte order mark, lines end in LF, a header
 * always; cells are the machine form of the table's, and no cell can run as
 * a formula in a spreadsheet.
 */
#ifndef RENDERERS_DATA_REGISTERS_H
#define RENDERERS_DATA_REGISTERS_H

#include "pipeline/base/fsio.h"
#include "pipeline/report/report.h"

bool registers_write(const Report *report, Stage *stage, GError **error);

/* The caller frees these. */
char *registers_table_to_csv(const ReportTable *table);
char *registers_rejects_to_csv(const GPtrArray *rejects);

#endif
