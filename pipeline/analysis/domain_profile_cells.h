/*
 * domain_profile_cells.h - what is known of one domain, as cells of a row.
 *
 * Each function appends one cell, or as many as it says.
 */
#ifndef PIPELINE_ANALYSIS_DOMAIN_PROFILE_CELLS_H
#define PIPELINE_ANALYSIS_DOMAIN_PROFILE_CELLS_H

#include "pipeline/analysis/domain_profile.h"
#include "pipeline/analysis/words.h"

void profile_add_risk(GPtrArray *row, const DomainProfile *profile);
void profile_add_rank(GPtrArray *row, const DomainProfile *profile);
void profile_add_experts(GPtrArray *row, const DomainProfile *profile);
void profile_add_issues(GPtrArray *row, const DomainProfile *profile);
void profile_add_spend(
    const Evidence *evidence, GPtrArray *row, const DomainProfile *profile);

/* Rows at the M-th of the multiples; and the column for it. */
void profile_add_rows(GPtrArray *row, const DomainProfile *profile, int m);
void profile_add_rows_column(ReportTable *table, int m);

/* When to separate it, and why: two cells. */
void profile_add_time(
    const Evidence *evidence, GPtrArray *row, const DomainProfile *profile);

/* Its load: a cell for each of these columns. */
enum { PROFILE_LOAD_COLUMNS = 5 };
extern const ColumnWords profile_load_columns[PROFILE_LOAD_COLUMNS];
void profile_add_load(GPtrArray *row, const DomainProfile *profile);

/* All of it, as further columns and cells of a table that has a row for each
 * domain. */
void domain_profile_add_columns(ReportTable *table);
void domain_profile_add_cells(
    const Evidence *evidence, const DomainProfile *profile, GPtrArray *row);

#endif
