/*
 * team.h - the team roadmap: the playbook's growth stage, the next ones, and
 * the hires and changes that each asks for.
 */
#ifndef PIPELINE_ANALYSIS_TEAM_H
#define PIPELINE_ANALYSIS_TEAM_H

#include "pipeline/analysis/analysis.h"
#include "pipeline/analysis/team_groups.h"
#include "pipeline/analysis/team_plan.h"

/* Users after so many months. */
typedef struct TeamForecast {
	double months;
	Date date;
	Spread users;
} TeamForecast;

struct TeamResult {
	TeamStage stage;
	double boundary; /* users at which the next begins; NAN */
	double multiple; /* boundary / users; NAN */
	Spread months; /* until then; NAN */
	TeamRoster roster;
	TeamPlan plan;
	GArray *forecast; /* of TeamForecast, from today on; empty without
			     users */
	TeamGroups *groups;
	bool behind; /* today's stage lacks heads or roles */
	bool ahead; /* more people than today's stage has */
};

bool team_compute(const Evidence *evidence, Results *results, GError **error);
void team_describe(
    const Evidence *evidence, const Results *results, Report *report);
void team_result_free(TeamResult *team);

/* Exactly 500 users belong to STAGE_EARLY; STAGE_UNKNOWN for NAN. */
TeamStage team_stage_of(double users);

/* What the description shares with its figures, tables and charts. */

/* "Early Scale"; "early", for ids; what it is; what is risky in it. */
const char *team_stage_words(TeamStage stage);
const char *team_stage_name(TeamStage stage);
const char *team_stage_profile(TeamStage stage);
const char *team_stage_risk(TeamStage stage);

/* "team.stage.early.WHAT"; the caller frees it. */
char *team_figure_id(TeamStage stage, const char *what);

/* "team.stage.early.WHAT.qa". */
char *team_role_figure_id(TeamStage stage, const char *what, TeamRole role);

/* Adds the figures team.*. */
void team_figures(
    const Evidence *evidence, const TeamResult *team, FigureSet *figures);

#endif
