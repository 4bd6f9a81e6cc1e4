#include <math.h>

#include "pipeline/analysis/governance.h"
#include "pipeline/base/number.h"

static const Message weekdays[] = { MSG_GOVERNANCE_MONDAY,
	MSG_GOVERNANCE_TUESDAY, MSG_GOVERNANCE_WEDNESDAY,
	MSG_GOVERNANCE_THURSDAY, MSG_GOVERNANCE_FRIDAY, MSG_GOVERNANCE_SATURDAY,
	MSG_GOVERNANCE_SUNDAY };

static const char *
nth_words(int nth)
{
	static const Message words[] = { MSG_GOVERNANCE_FIRST,
		MSG_GOVERNANCE_SECOND, MSG_GOVERNANCE_THIRD,
		MSG_GOVERNANCE_FOURTH };

	return lang_text(nth < 0 ? MSG_GOVERNANCE_LAST : words[nth - 1]);
}

char *
process_cadence(const Process *process)
{
	const Recurrence *rule = &process->rule;
	const char *day = lang_text(weekdays[rule->weekday]);
	char interval[NUMBER_TEXT_SIZE];

	number_format_count(rule->interval, interval);
	if (rule->unit == RECURRENCE_WEEKS)
		return rule->interval == 1
			   ? lang_format(MSG_GOVERNANCE_EVERY_WEEK, day, NULL)
			   : lang_format(MSG_GOVERNANCE_EVERY_WEEKS, interval,
				 day, NULL);
	if (rule->interval == 1)
		return lang_format(MSG_GOVERNANCE_EVERY_MONTH,
		    nth_words(rule->nth), day, NULL);
	return lang_format(MSG_GOVERNANCE_EVERY_MONTHS, nth_words(rule->nth),
	    day, interval, NULL);
}

char *
process_label(const Process *process)
{
	return g_strdup(process->info != NULL ? lang_text(process->info->label)
					      : process->config->name);
}

/* What headroom.yaml lists, else the USUAL, else a dash. */
static char *
told_or_usual(char *const *told, const ProcessInfo *info, Message usual)
{
	if (told != NULL && told[0] != NULL)
		return lang_join(MSG_LIST_NEXT, (char **)told);
	return g_strdup(info != NULL ? lang_text(usual) : NUMBER_MISSING);
}

char *
process_artifacts(const Process *process)
{
	return told_or_usual(
	    process->config != NULL ? process->config->artifacts : NULL,
	    process->info,
	    process->info != NULL ? process->info->artifacts : MSG_COUNT);
}

char *
process_with(const Process *process)
{
	return told_or_usual(
	    process->config != NULL ? process->config->with : NULL,
	    process->info,
	    process->info != NULL ? process->info->with : MSG_COUNT);
}

const char *
process_owner(const Process *process)
{
	if (process->owner != NULL)
		return process->owner;
	return lang_text(process->info != NULL ? MSG_GOVERNANCE_NO_OWNER
					       : MSG_GOVERNANCE_NO_OWNER_OWN);
}
