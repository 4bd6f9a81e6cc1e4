/*
 * words.h - the few forms of numbers that every description uses.
 */
#ifndef PIPELINE_ANALYSIS_WORDS_H
#define PIPELINE_ANALYSIS_WORDS_H

#include <glib.h>

/* "3.4×", or "–". */
char *words_multiple_only(double value);

/* "2.1× to 5.0×" (P10 to P90), "from 2.1×", or "–". */
char *words_range_multiple(double lo, double hi);

/* "3.4× (2.1× to 5.0×)". */
char *words_multiple(double value, double lo, double hi);

/* A table cell with an amount; "–" if missing. */
void words_add_money(
    GPtrArray *row, double amount, const char *currency, const char *figure);

#endif
