/*
 * sample_report.h - a believable report, for tests and for looking at pages.
 *
 * The order service of a company that does not exist, a year after launch.
 * It has every kind of block, chart and finding, long names without a place
 * to break, missing values, an empty table, Chinese, Arabic and Hebrew text,
 * and text that would be markup, a formula or a path if anybody believed it.
 */
#ifndef TESTS_SUPPORT_SAMPLE_REPORT_H
#define TESTS_SUPPORT_SAMPLE_REPORT_H

#include "pipeline/report/report.h"

/* Sealed; the caller frees it. */
Report *sample_report_new(void);

/* The report of a run that had nothing to go on: no section has a number. */
Report *sample_report_new_thin(void);

#endif
