#include "pipeline/stats/trigger_state.h"

#include <math.h>

void
trigger_machine_init(TriggerMachine *machine, TriggerRules rules)
{
	*machine = (TriggerMachine){ .rules = rules };
}

/* Watched or not, for what is not to be acted on. */
static TriggerState
watch(const TriggerMachine *machine, double use, bool soon)
{
	const TriggerRules *rules = &machine->rules;

	if (soon || use >= rules->monitor)
		return TRIGGER_STATE_MONITOR;
	if (machine->state == TRIGGER_STATE_MONITOR && use > rules->fine)
		return TRIGGER_STATE_MONITOR;
	return TRIGGER_STATE_OK;
}

TriggerState
trigger_machine_step(TriggerMachine *machine, double use, bool soon)
{
	const TriggerRules *rules = &machine->rules;

	if (isnan(use))
		return machine->state;
	machine->at_threshold = use >= 1 ? machine->at_threshold + 1 : 0;
	machine->calmed = use <= rules->calm ? machine->calmed + 1 : 0;
	if (machine->at_threshold >= rules->act_points)
		machine->state = TRIGGER_STATE_ACT;
	else if (machine->state != TRIGGER_STATE_ACT)
		machine->state = watch(machine, use, soon);
	else if (machine->calmed >= rules->calm_points)
		machine->state = TRIGGER_STATE_MONITOR;
	return machine->state;
}
