/*
 * fixed.h - the limits that a scenario takes as mended.
 *
 * Its `fixed` names limits ("int4-orders"), infrastructure decisions
 * ("hosting") and tables with a data risk ("orders"), as the report or the
 * figures do.  A decision or table stands for all limits that its change
 * mends.
 */
#ifndef PIPELINE_ANALYSIS_FIXED_H
#define PIPELINE_ANALYSIS_FIXED_H

#include "pipeline/analysis/analysis.h"
#include "pipeline/analysis/limit.h"

typedef enum FixedState {
	FIXED_LIMIT, /* a limit, or what mends one */
	FIXED_NO_LIMIT, /* a decision or risk without a limit on the ladder */
	FIXED_UNKNOWN,
} FixedState;

/* Whether CONFIG takes LIMIT as mended. */
bool fixed_mends(const Config *config, const Limit *limit);

/* What NAME is among RESULTS, whose limits are all there. */
FixedState fixed_state(const Results *results, const char *name);

/* What limits can be mended by: "hosting, int4-orders, orders"; "": none. */
char *fixed_known(const Results *results);

/* What NAME, which is unknown, may have meant; NULL.  The caller frees it. */
char *fixed_suggestion(const Results *results, const char *name);

#endif
