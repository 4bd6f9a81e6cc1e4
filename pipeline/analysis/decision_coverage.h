/*
 * decision_coverage.h - decisions that exports show, and whether somebody
 * wrote them down.
 *
 * A service that bills begin to name was chosen; so was what an issue with
 * the label "architecture" is about.  A record covers a decision if it names
 * it and was written near it in time.  It does not matter how many records
 * there are of other things.
 */
#ifndef PIPELINE_ANALYSIS_DECISION_COVERAGE_H
#define PIPELINE_ANALYSIS_DECISION_COVERAGE_H

#include "pipeline/analysis/analysis.h"

typedef enum DetectedKind {
	DETECTED_SERVICE, /* name is what bills call it */
	DETECTED_ISSUE, /* name is its summary */
} DetectedKind;

typedef struct DetectedDecision {
	DetectedKind kind;
	const char *name;
	const Issue *issue; /* NULL: none */
	Date date; /* of the first charge's month; of the issue's end */
	const DecisionRecord *record; /* that covers it; NULL: none */
} DetectedDecision;

typedef struct DecisionCoverage {
	GArray *detected; /* of DetectedDecision, not covered first, then the
			     newest */
	long covered;
	double share; /* covered; NAN: no records read, or none detected */
	long records, whole; /* read; with all parts */
	double hours; /* to write down what is not covered */
} DecisionCoverage;

DecisionCoverage *decision_coverage_new(const Evidence *evidence);
void decision_coverage_free(DecisionCoverage *coverage);
G_DEFINE_AUTOPTR_CLEANUP_FUNC(DecisionCoverage, decision_coverage_free)

#endif
