/*
 * assumption_words.h - assumptions as people read them.
 */
#ifndef PIPELINE_ANALYSIS_ASSUMPTION_WORDS_H
#define PIPELINE_ANALYSIS_ASSUMPTION_WORDS_H

#include "pipeline/config/assumptions.h"

/* What it is, and whence. */
const char *assumption_about(AssumptionId id);

/* With its unit: "2 weeks", "4 % a month"; "1 to 4 weeks".  The caller frees
 * these. */
char *assumption_value_words(AssumptionId id, double value);
char *assumption_range_words(AssumptionId id, double low, double high);

#endif
