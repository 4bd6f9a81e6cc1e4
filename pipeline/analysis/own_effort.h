/*
 * own_effort.h - what work like a migration took this team.
 *
 * The hours of the rules are estimates of ours.  Where the tracker has five
 * closed issues that name the same kind of work, with the hours that they
 * took, those count instead.
 */
#ifndef PIPELINE_ANALYSIS_OWN_EFFORT_H
#define PIPELINE_ANALYSIS_OWN_EFFORT_H

#include "pipeline/analysis/detectors.h"

/* Closed issues that make an estimate. */
enum { OWN_EFFORT_LEAST = 5 };

typedef struct OwnEffort {
	GPtrArray *issues; /* of const Issue *, in their order; never NULL */
	ThreePoint hours; /* P10, median and P90; NAN with too few issues */
} OwnEffort;

/* Fills OUT, by rule. */
void own_efforts_init(const Evidence *evidence, OwnEffort *out);
void own_efforts_clear(OwnEffort *efforts);

/* There are enough issues to go by. */
bool own_effort_known(const OwnEffort *effort);

#endif
