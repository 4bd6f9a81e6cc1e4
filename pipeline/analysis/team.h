/*
 * team.h - the playbook's growth stage of the team, and the next one.
 */
#ifndef PIPELINE_ANALYSIS_TEAM_H
#define PIPELINE_ANALYSIS_TEAM_H

#include "pipeline/analysis/analysis.h"

typedef enum TeamStage {
	STAGE_MVP, /* below 500 users */
	STAGE_EARLY, /* 500 to 10,000 */
	STAGE_GROWTH, /* 10,000 to 100,000 */
	STAGE_SCALE, /* 100,000 and more */
	STAGE_COUNT,
	STAGE_UNKNOWN = STAGE_COUNT,
} TeamStage;

struct TeamResult {
	TeamStage stage;
	double boundary; /* users at which the next begins; NAN */
	double multiple; /* boundary / users; NAN */
	Spread months; /* until then; NAN */
};

bool team_compute(const Evidence *evidence, Results *results, GError **error);
void team_describe(
    const Evidence *evidence, const Results *results, Report *report);
void team_result_free(TeamResult *team);

/* Exactly 500 users belong to STAGE_EARLY; STAGE_UNKNOWN for NAN. */
TeamStage team_stage_of(double users);

/* Users at which the stage after STAGE begins; NAN after the last. */
double team_stage_end(TeamStage stage);

#endif
