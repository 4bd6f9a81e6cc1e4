/*
 * team_changes.h - what each stage changes in the shape of a team, besides
 * its size.
 */
#ifndef PIPELINE_ANALYSIS_TEAM_CHANGES_H
#define PIPELINE_ANALYSIS_TEAM_CHANGES_H

#include "pipeline/analysis/team_plan.h"
#include "pipeline/lang/lang.h"

typedef struct TeamChange {
	TeamStage stage;
	Message words; /* {0} is the count, {1} to {2} the size of a squad */
	TeamRoleSet by; /* the hires that it is made with; empty: with those
			   who are there */
	double count; /* of owners, squads, rotas …; NAN: of nothing */
	bool per_squad, per_site; /* so many for each */
	bool says_people; /* its words have the people, not the count */
} TeamChange;

enum { TEAM_CHANGES = 9 };
extern const TeamChange team_changes[TEAM_CHANGES]; /* by stage */

double team_change_count(const TeamChange *change, const TeamPlan *plan);

/* Of the hires of its stage that it is made with; NAN where these are not
 * known.  0: it takes nobody new. */
double team_change_monthly(const TeamChange *change, const TeamPlan *plan);
double team_change_first_year(const TeamChange *change, const TeamPlan *plan);

/* A sentence that says what to do; the caller frees it. */
char *team_change_words(
    const Evidence *evidence, const TeamChange *change, const TeamPlan *plan);

#endif
