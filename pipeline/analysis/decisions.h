/*
 * decisions.h - the six infrastructure decisions of the playbook.
 *
 * One table: what shows that a decision is due again, what it is changed to
 * and how much work that is.  Thresholds are the playbook's, hours and run
 * factors ours.
 */
#ifndef PIPELINE_ANALYSIS_DECISIONS_H
#define PIPELINE_ANALYSIS_DECISIONS_H

#include "pipeline/analysis/words.h"
#include "pipeline/stats/distribution.h"

/* What stands in where there is neither a series nor a value. */
typedef enum DecisionFallback {
	FALLBACK_NONE,
	FALLBACK_USERS, /* Little's law over users */
	FALLBACK_QUEUE, /* M/M/1 over service time and utilisation */
	FALLBACK_BILLS, /* spikes of delivery cost */
	FALLBACK_REQUESTS, /* open issues that ask for it */
	FALLBACK_ISSUES, /* the share of issues that are about it */
} DecisionFallback;

typedef struct DecisionInfo {
	const char *name; /* "hosting" */
	const char *series; /* usual name of its series */
	const char *unit; /* of its figure */
	Message label, approach, crossing, solution;
	double threshold; /* the playbook's; crossing is strictly above */
	NumberForm form; /* of values and threshold */
	ThreePoint hours; /* of the migration */
	const char *categories; /* FOCUS ServiceCategories it is billed under,
				   between commas */
	const char *services; /* words in the names of services that are
				 today's approach, between commas */
	double run_factor; /* of that category's spend afterwards; NAN */
	DecisionFallback fallback;
} DecisionInfo;

enum { DECISIONS = 6 };
extern const DecisionInfo decisions[DECISIONS];

/* One of the playbook's, ASCII case ignored; NULL when NAME is none. */
const DecisionInfo *decision_find(const char *name);

#endif
