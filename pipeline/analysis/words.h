/*
 * words.h - the few forms of numbers that every description uses.
 */
#ifndef PIPELINE_ANALYSIS_WORDS_H
#define PIPELINE_ANALYSIS_WORDS_H

#include <glib.h>

#include "pipeline/analysis/spread.h"
#include "pipeline/base/number.h"
#include "pipeline/lang/lang.h"
#include "pipeline/report/report.h"

typedef enum NumberForm {
	FORM_HUMAN, /* "10 million" */
	FORM_COUNT, /* "2,147,483,647" */
	FORM_SHARE, /* "5 %" */
	FORM_RATE, /* "2.2 %" */
} NumberForm;

/* All but FORM_COUNT have at most three digits; returns BUF. */
const char *words_number(
    double value, NumberForm form, char buf[NUMBER_TEXT_SIZE]);

/* "1×", "50×": a multiple that is asked about, not measured; returns BUF. */
const char *words_times(double multiple, char buf[NUMBER_TEXT_SIZE]);

/* "2.1× to 5.0×", "from 2.1×" where P90 is not finite, "" where there is
 * nothing between the two, "–" if missing. */
char *words_range_multiple(Spread multiple);

/* "3.4× (2.1× to 5.0×)", "3.4×" where the range says no more; "–". */
char *words_multiple(Spread multiple);

/* A table cell with what words_multiple says, and P50 for machines. */
void words_add_multiple(GPtrArray *row, Spread multiple, const char *figure);

/* How many there are of a kind, with the words for one and for many. */
typedef struct CountWords {
	Message one, many;
	long count;
} CountWords;

/* "1 has to be watched and 4 are fine": of those of the N that are not 0. */
char *words_counts(const CountWords *counts, size_t n);

typedef struct ColumnWords {
	const char *key;
	Message title;
	CellAlign align;
} ColumnWords;

void words_add_columns(
    ReportTable *table, const ColumnWords *columns, size_t n);

/* One for each of the multiples from the I-th on: "PREFIX_10x", and TITLE
 * with {0} being "10×". */
void words_add_multiple_columns(
    ReportTable *table, const char *prefix, Message title, int i);

/* A table cell with an amount or a share; "–" if missing. */
void words_add_money(
    GPtrArray *row, double amount, const char *currency, const char *figure);

/* The same with two significant digits for people and all for machines: what
 * a model estimates. */
void words_add_estimate(
    GPtrArray *row, double amount, const char *currency, const char *figure);
void words_add_share(GPtrArray *row, double share, const char *figure);

#endif
