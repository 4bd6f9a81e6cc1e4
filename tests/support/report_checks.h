/*
 * report_checks.h - what must hold for every report, whatever it is about.
 */
#ifndef TESTS_SUPPORT_REPORT_CHECKS_H
#define TESTS_SUPPORT_REPORT_CHECKS_H

#include "pipeline/report/report.h"

/*
 * Fails the running test unless: every section has a title and a lead; no
 * text is blank, shows a number that is none or a placeholder without its
 * word; every figure has a value or a reason, is within its limits, and has
 * inputs, each a figure, a file, an assumption or whatever Figure.inputs
 * names; every chart says something, and says where it does not.
 */
void check_report(const Report *report);

/* The figure's value; fails the running test where it has none. */
double figure_value(const Report *report, const char *id);

/* Fails the running test unless figure ID has no value, and its reason
 * contains WORDS. */
void check_missing(const Report *report, const char *id, const char *words);

/* The first block of KIND in SECTION; NULL when there is none. */
const Block *find_block(
    const Report *report, const char *section, BlockKind kind);

/* NULL when there is no such table, row (by its first cell) or column. */
const ReportTable *find_table(const Report *report, const char *id);
const TableCell *find_cell(
    const ReportTable *table, const char *row, const char *column);

/* What files say of that cell: machine, else text; "" when there is none. */
const char *cell_machine(
    const ReportTable *table, const char *row, const char *column);

#endif
