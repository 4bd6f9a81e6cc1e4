/*
 * debt_evidence.h - the issues behind the figures of technical debt.
 */
#ifndef PIPELINE_ANALYSIS_DEBT_EVIDENCE_H
#define PIPELINE_ANALYSIS_DEBT_EVIDENCE_H

#include "pipeline/analysis/debt.h"

/* Finished and open work, evenly from the quickest to the slowest. */
void debt_show_durations(
    const Evidence *evidence, const DebtResult *debt, Figure *figure);

/* Work that the trend was fitted to, evenly from the oldest on. */
void debt_show_trend(
    const Evidence *evidence, const DebtResult *debt, Figure *figure);

/* Work finished now and half a year ago; where the trend told the ratio, the
 * trend. */
void debt_show_windows(
    const Evidence *evidence, const DebtResult *debt, Figure *figure);

/* Open debt, the most hours first. */
void debt_show_principal(
    const Evidence *evidence, const DebtResult *debt, Figure *figure);

/* Debt worked off in the last 90 days, the newest first. */
void debt_show_allocation(
    const Evidence *evidence, const DebtResult *debt, Figure *figure);

#endif
