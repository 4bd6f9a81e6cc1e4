#include <math.h>

#include "pipeline/analysis/ladder.h"
#include "pipeline/analysis/triggers.h"

char *
trigger_label(const Trigger *trigger)
{
	return lang_format(
	    trigger->info != NULL ? trigger->info->label : MSG_TRIGGER_OWN,
	    trigger->name, NULL);
}

/* "200 ms", "5 %". */
static char *
with_unit(const Trigger *trigger, double value)
{
	const DecisionInfo *info = trigger->info;
	char number[NUMBER_TEXT_SIZE];

	words_number(value, info != NULL ? info->form : FORM_HUMAN, number);
	if (info == NULL || info->form != FORM_HUMAN ||
	    info->fallback == FALLBACK_BILLS)
		return g_strdup(number);
	return lang_format(MSG_TRIGGER_VALUE_UNIT, number, info->unit, NULL);
}

char *
trigger_value_words(const TriggersResult *triggers, const Trigger *trigger)
{
	const Elasticity *fit = &triggers->delivery.fit;
	char z[NUMBER_TEXT_SIZE], elasticity[NUMBER_TEXT_SIZE];

	if (isnan(trigger->value))
		return NULL;
	if (trigger->source != TRIGGER_BILLS || !triggers->delivery.by_users)
		return with_unit(trigger, trigger->value);
	return lang_format(MSG_TRIGGER_VALUE_DELIVERY,
	    number_format_human(trigger->value, 2, z),
	    number_format_human(fit->exponent, 2, elasticity), NULL);
}

char *
trigger_bullet_words(const TriggersResult *triggers, const Trigger *trigger)
{
	g_autofree char *value = trigger_value_words(triggers, trigger);
	g_autofree char *threshold = with_unit(trigger, trigger->threshold);

	if (value == NULL || isnan(trigger->threshold) ||
	    trigger->threshold == 0 ||
	    trigger->source == TRIGGER_BILLS)
		return g_steal_pointer(&value);
	return lang_format(MSG_TRIGGER_VALUE_OF, value, threshold, NULL);
}

const char *
trigger_source_words(const Trigger *trigger)
{
	static const Message words[] = {
		[TRIGGER_UNKNOWN] = MSG_TRIGGER_UNKNOWN,
		[TRIGGER_SERIES] = MSG_TRIGGER_MEASURED,
		[TRIGGER_VALUE] = MSG_TRIGGER_CONFIGURED,
		[TRIGGER_USERS] = MSG_TRIGGER_BY_USERS,
		[TRIGGER_QUEUE] = MSG_TRIGGER_BY_QUEUE,
		[TRIGGER_BILLS] = MSG_TRIGGER_BY_BILLS,
		[TRIGGER_REQUESTS] = MSG_TRIGGER_BY_REQUESTS,
		[TRIGGER_ISSUES] = MSG_TRIGGER_BY_ISSUES,
	};

	return lang_text(words[trigger->source]);
}

const char *
trigger_state_words(TriggerState state)
{
	static const Message words[] = {
		[TRIGGER_STATE_UNKNOWN] = MSG_TRIGGER_STATE_UNKNOWN,
		[TRIGGER_STATE_OK] = MSG_TRIGGER_STATE_OK,
		[TRIGGER_STATE_MONITOR] = MSG_TRIGGER_STATE_MONITOR,
		[TRIGGER_STATE_ACT] = MSG_TRIGGER_STATE_ACT,
	};

	return lang_text(words[state]);
}

const char *
trigger_state_name(TriggerState state)
{
	static const char *const names[] = {
		[TRIGGER_STATE_UNKNOWN] = "unknown",
		[TRIGGER_STATE_OK] = "ok",
		[TRIGGER_STATE_MONITOR] = "monitor",
		[TRIGGER_STATE_ACT] = "act",
	};

	return names[state];
}

const struct Rung *
trigger_rung(const Results *results, const Trigger *trigger)
{
	const LadderResult *ladder = results->ladder;

	for (guint r = 0; trigger->limit != NULL && r < ladder->rungs->len; r++)
		if (ladder_rung(ladder, r)->limit == trigger->limit)
			return ladder_rung(ladder, r);
	return NULL;
}
