/*
 * shown_rows.h - the rows behind a figure that are kept to be shown.
 *
 * A median of three hundred issues cannot show them all: these keep at most
 * FIGURE_EVIDENCE, chosen so that they tell where the figure comes from.
 */
#ifndef PIPELINE_ANALYSIS_SHOWN_ROWS_H
#define PIPELINE_ANALYSIS_SHOWN_ROWS_H

#include "pipeline/analysis/analysis.h"
#include "pipeline/analysis/spend.h"

/* ISSUE as the tracker calls it, and VALUE, what it adds to FIGURE. */
void figure_shows_issue(Figure *figure, const Evidence *evidence,
    const Issue *issue, const char *value);

/* FIGURE was measured on SERIES: its files, and MOST of its points, evenly
 * from the first to the last, which of one is the one. */
void figure_reads_series(Figure *figure, const Evidence *evidence,
    const Series *series, size_t most);

/* The dearest services of the month that SPEND tells of. */
void figure_shows_services(
    Figure *figure, const Evidence *evidence, const SpendResult *spend);

#endif
