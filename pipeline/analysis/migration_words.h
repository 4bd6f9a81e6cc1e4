/*
 * migration_words.h - what a data migration risk is called, in words.
 */
#ifndef PIPELINE_ANALYSIS_MIGRATION_WORDS_H
#define PIPELINE_ANALYSIS_MIGRATION_WORDS_H

#include "pipeline/analysis/migration_risk.h"

/* "narrow integer key (id); no event log (status)", without what most tables
 * of the schema do alike, unless it is all there is. */
char *risk_words(const MigrationRisk *risk);

/* The same without the columns. */
char *risk_titles(const MigrationRisk *risk);

/* "integer key, 2.2 % of its numbers are used; status is overwritten, …". */
char *risk_evidence(const MigrationRisk *risk);

/* "D1; D3" and "id; status", for files. */
char *risk_rules(const MigrationRisk *risk);
char *risk_columns(const MigrationRisk *risk);

/* What to do about the worst that was found, the first of equals. */
const char *risk_fix(const MigrationRisk *risk);

/* "dump.sql:120", of the table. */
char *risk_source(const Evidence *evidence, const MigrationRisk *risk);

/* "dump.sql:121; dump.sql:130": the line of each hit, once. */
char *risk_lines(const Evidence *evidence, const MigrationRisk *risk);

/* The SQL of all hits that is safe to run; "" where none is. */
char *risk_sql(const Evidence *evidence, const MigrationRisk *risk);

/* "integer key, 2.2 % of its numbers are used". */
char *hit_evidence(const Hit *hit);

/* A cell with the word for SEVERITY. */
void severity_add_cell(GPtrArray *row, Severity severity);

/* The same, with COUNT of those that are so, "high (1)"; 0: all are. */
void severity_add_some(GPtrArray *row, Severity severity, long count);

#endif
