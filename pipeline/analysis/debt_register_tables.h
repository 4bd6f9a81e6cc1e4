/*
 * debt_register_tables.h - the debt register as tables and as a chart.
 */
#ifndef PIPELINE_ANALYSIS_DEBT_REGISTER_TABLES_H
#define PIPELINE_ANALYSIS_DEBT_REGISTER_TABLES_H

#include "pipeline/analysis/debt_register.h"
#include "pipeline/lang/lang.h"

/* Pieces by kind. */
ReportTable *debt_counts_table(const DebtRegisterResult *result);

/* What costs most to leave alone, by kind. */
ReportTable *debt_page_table(
    const Evidence *evidence, const DebtRegisterResult *result);

/* A column of one wait, "PREFIX_12mSUFFIX"; {0} of TITLE are its months. */
void debt_add_wait_column(ReportTable *table, const char *prefix,
    const char *suffix, Message title, int wait);

/* All: registers/debt.csv. */
ReportTable *debt_register_table(
    const Evidence *evidence, const DebtRegisterResult *result);

/* What waiting costs, of those that cost most; NULL where no cost is known.
 * Its numbers are in the table. */
ReportTable *debt_waiting_table(
    const Evidence *evidence, const DebtRegisterResult *result);
ChartSpec *debt_waiting_chart(
    const Evidence *evidence, const DebtRegisterResult *result);

#endif
