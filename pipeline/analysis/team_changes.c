#include "pipeline/analysis/team_changes.h"

#include <math.h>

#include "pipeline/base/number.h"

enum {
	OWNERS =
	    1 << TEAM_ROLE_DEVOPS | 1 << TEAM_ROLE_QA | 1 << TEAM_ROLE_DATA,
	ENGINEERS = 1 << TEAM_ROLE_ENGINEER,
	MANAGERS = 1 << TEAM_ROLE_MANAGER,
	PLATFORM = 1 << TEAM_ROLE_PLATFORM,
	SRE = 1 << TEAM_ROLE_SRE,
	DATA = 1 << TEAM_ROLE_DATA,
};

const TeamChange team_changes[TEAM_CHANGES] = {
	{ STAGE_MVP, MSG_TEAM_DO_MVP, 0, NAN, false, false, false },
	{ STAGE_EARLY, MSG_TEAM_DO_OWNERS, OWNERS, 3, false, false, false },
	{ STAGE_EARLY, MSG_TEAM_DO_PAIRS, 0, NAN, false, false, false },
	{ STAGE_GROWTH, MSG_TEAM_DO_SQUADS, ENGINEERS, 1, true, false, false },
	{ STAGE_GROWTH, MSG_TEAM_DO_MANAGERS, MANAGERS, 1, true, false, false },
	{ STAGE_SCALE, MSG_TEAM_DO_PLATFORM, PLATFORM, 1, false, false, false },
	{ STAGE_SCALE, MSG_TEAM_DO_SRE, SRE, 1, false, true, true },
	{ STAGE_SCALE, MSG_TEAM_DO_DATA, DATA, 1, false, false, false },
	{ STAGE_SCALE, MSG_TEAM_DO_REVIEW, 0, 1, false, false, false },
};

double
team_change_count(const TeamChange *change, const TeamPlan *plan)
{
	return change->count * (change->per_squad ? plan->squads : 1) *
	       (change->per_site ? plan->sites : 1);
}

/* The sum of a number of the needs that CHANGE is made with. */
static double
sum(const TeamChange *change, const TeamPlan *plan, size_t offset)
{
	const TeamStep *step = &plan->steps[change->stage];
	double total = 0;

	for (int r = 0; r < TEAM_ROLES; r++)
		if (change->by & 1u << r)
			total += *(const double *)(const void
				*)((const char *)&step->needs[r] + offset);
	return total;
}

double
team_change_monthly(const TeamChange *change, const TeamPlan *plan)
{
	return sum(change, plan, offsetof(TeamNeed, monthly));
}

double
team_change_first_year(const TeamChange *change, const TeamPlan *plan)
{
	return sum(change, plan, offsetof(TeamNeed, first_year));
}

char *
team_change_words(
    const Evidence *evidence, const TeamChange *change, const TeamPlan *plan)
{
	const ThreePoint squad =
	    evidence_assumption(evidence, ASSUME_SQUAD_ENGINEERS);
	const double number =
	    change->says_people
		? sum(change, plan, offsetof(TeamNeed, required))
		: team_change_count(change, plan);
	char count[NUMBER_TEXT_SIZE], least[NUMBER_TEXT_SIZE],
	    most[NUMBER_TEXT_SIZE];

	return lang_format(change->words, number_format_human(number, 3, count),
	    number_format_human(ceil(squad.low), 3, least),
	    number_format_human(ceil(squad.high), 3, most), NULL);
}
