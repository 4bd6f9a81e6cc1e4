/*
 * swings.h - which assumptions move the answer most.
 *
 * One at a time, each assumption that has a range is put at either end of it,
 * with all else as it is and on the same draws.  What is looked at is the
 * headroom, and the last day to decide on what is then first to break.  An
 * assumption that sets more than one limit moves all of them together.
 */
#ifndef PIPELINE_ANALYSIS_SWINGS_H
#define PIPELINE_ANALYSIS_SWINGS_H

#include "pipeline/analysis/analysis.h"
#include "pipeline/lang/lang.h"

enum { SWINGS_MOST = 3 }; /* that are named in the first sentence */

/* An assumption that can move the answer. */
typedef struct SwingInfo {
	AssumptionId id;
	Message name, label; /* in a sentence, and by itself */
	Message pin; /* how to know it better */
} SwingInfo;

/* The answer with an assumption at one end of its range. */
typedef struct SwingEnd {
	double at; /* the assumption */
	double headroom; /* P50; INFINITY: nothing breaks */
	double decide_weeks; /* from the report date; not finite: no date */
} SwingEnd;

typedef struct Swing {
	const SwingInfo *info;
	SwingEnd low, high; /* of the assumption, not of the answer */
	bool moves_headroom; /* as it is told, with two digits */
	bool moves_date; /* by a week or more */
} Swing;

struct SwingsResult {
	GArray *swings; /* of Swing: what moves the headroom, by how many times
			   it does, then what moves the date, by weeks */
	GArray *still; /* of Swing: what was tried and moves neither */
};

bool swings_compute(const Evidence *evidence, Results *results, GError **error);
void swings_result_free(SwingsResult *swings);

/* Puts what moves the answer most at the head of SECTION, as its first
 * sentence, charts and a table; nothing where there is no headroom. */
void swings_describe(const Evidence *evidence, const Results *results,
    Section *section, FigureSet *figures);

const Swing *swing_at(const GArray *swings, guint i);

#endif
