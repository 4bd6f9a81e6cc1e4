/*
 * on_call.h - how much of their time those on call give to it.
 *
 * With n people in the rota and k on call at a time each is on call k/n of
 * the time.  Incidents are those of incident exports; where none was read,
 * the issues of that kind.
 */
#ifndef PIPELINE_ANALYSIS_ON_CALL_H
#define PIPELINE_ANALYSIS_ON_CALL_H

#include "pipeline/analysis/analysis.h"

typedef struct OnCall {
	double people; /* in the rota of headroom.yaml; NAN: not said */
	double load; /* share of the time of each; NAN */
	double needed; /* people with whom it is bearable */
	double needed_primary; /* … if there is a primary alone */
	long incidents; /* in the days that count */
	double weeks; /* of those days; NAN without incidents */
	double per_week; /* incidents; NAN */
	double per_person_week; /* NAN */
	long timed, outside; /* with a time of day; out of working hours */
} OnCall;

OnCall on_call_measure(const Evidence *evidence);

#endif
