/*
 * trigger_state.h - whether a metric is fine, to be watched or to be acted on.
 *
 * USE is metric over threshold.  States change by data points, not by how
 * often somebody looks: replay a series from its first point and the state of
 * today comes out, with nothing kept in between.  To act, a metric has to be
 * at its threshold more than once; to calm down, clearly below it for a while
 * (hysteresis, as of Prometheus' "for" and "keep_firing_for").
 */
#ifndef PIPELINE_STATS_TRIGGER_STATE_H
#define PIPELINE_STATS_TRIGGER_STATE_H

#include <stdbool.h>

typedef enum TriggerState {
	TRIGGER_STATE_UNKNOWN, /* no point yet */
	TRIGGER_STATE_OK,
	TRIGGER_STATE_MONITOR,
	TRIGGER_STATE_ACT,
} TriggerState;

typedef struct TriggerRules {
	double monitor; /* from this use on it is watched */
	double fine; /* watched no longer at this use or less */
	double calm; /* acted on no longer after so much or less … */
	int calm_points; /* … on so many points in a row */
	int act_points; /* points in a row at 1 or more that make it act */
} TriggerRules;

typedef struct TriggerMachine {
	TriggerRules rules;
	TriggerState state;
	int at_threshold, calmed; /* points in a row */
} TriggerMachine;

void trigger_machine_init(TriggerMachine *machine, TriggerRules rules);

/* Takes one more point: its USE, and whether it will SOON cross its threshold
 * at the present trend, which has it watched.  NAN is no point.  Returns the
 * state after it. */
TriggerState trigger_machine_step(
    TriggerMachine *machine, double use, bool soon);

#endif
