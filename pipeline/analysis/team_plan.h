/*
 * team_plan.h - what each stage asks of a team, and whom to hire for it.
 *
 * The stages are taken in their order from today's on: whoever is hired for
 * one is there for the next.  NAN is not known, and so is whoever is missing
 * where headroom.yaml does not say who does what.
 */
#ifndef PIPELINE_ANALYSIS_TEAM_PLAN_H
#define PIPELINE_ANALYSIS_TEAM_PLAN_H

#include "pipeline/analysis/analysis.h"
#include "pipeline/analysis/team_roster.h"

typedef enum TeamStage {
	STAGE_MVP, /* below 500 users */
	STAGE_EARLY, /* 500 to 10,000 */
	STAGE_GROWTH, /* 10,000 to 100,000 */
	STAGE_SCALE, /* 100,000 and more */
	STAGE_COUNT,
	STAGE_UNKNOWN = STAGE_COUNT,
} TeamStage;

/* One role at one stage; of TEAM_ROLE_ENGINEER heads in all. */
typedef struct TeamNeed {
	double required, present; /* today; NAN */
	double gap; /* between the two; NAN */
	double hires; /* for this stage, after those for the ones before; NAN */
	double monthly, first_year; /* of these; NAN */
} TeamNeed;

typedef struct TeamStep {
	double least, most; /* engineers, managers too */
	TeamNeed needs[TEAM_ROLES];
	double hires; /* for this stage; where roles are not told, by heads
			 alone: at least; NAN */
	double total; /* hires from today's stage to this one; NAN */
	double heads; /* once they are there; NAN */
	double paths; /* between so many people; NAN */
	double
	    within; /* of these, within squads of one size; NAN: not Growth */
	Spread months; /* until it begins, 0 where it has; INFINITY; NAN */
	Date begins; /* DATE_NONE: it has, or never will, or not known */
	Date seek; /* open the requisitions; DATE_NONE */
	Date full; /* when who is sought then is of full use; DATE_NONE */
	bool now; /* the day to seek them is here, or past */
	double each; /* cost of one person a month */
	double monthly, first_year; /* of its hires; NAN */
	double total_monthly; /* … of all until then; NAN */
} TeamStep;

typedef struct TeamPlan {
	TeamStep steps[STAGE_COUNT];
	double squads; /* from the Growth stage on */
	guint due; /* domains that call for one by themselves */
	double sites; /* where the company's own people are: 1 or 2 */
} TeamPlan;

/* Of a company whose users are in STAGE; fills in PLAN, which knows its sites.
 * Results need users and profile. */
void team_plan_make(const Evidence *evidence, const Results *results,
    const TeamRoster *roster, TeamStage stage, TeamPlan *plan);

/* Users at which the stage after STAGE begins; NAN after the last. */
double team_stage_end(TeamStage stage);

/* n (n - 1) / 2 pairs that may have to talk. */
double team_paths(double people);

#endif
