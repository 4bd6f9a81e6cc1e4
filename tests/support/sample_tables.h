/*
 * sample_tables.h - the tables of the sample report.
 *
 * The caller owns what these return.
 */
#ifndef TESTS_SUPPORT_SAMPLE_TABLES_H
#define TESTS_SUPPORT_SAMPLE_TABLES_H

#include "pipeline/report/report.h"

ReportTable *sample_table_ladder(void);
ReportTable *sample_table_risk(void);

/* The register; it names all that breaks pages which trust it. */
ReportTable *sample_table_migration(void);
ReportTable *sample_table_curves(void);

#endif
