/*
 * team_roster.h - who is there today, and which roles they fill.
 */
#ifndef PIPELINE_ANALYSIS_TEAM_ROSTER_H
#define PIPELINE_ANALYSIS_TEAM_ROSTER_H

#include "pipeline/analysis/analysis.h"
#include "pipeline/analysis/team_roles.h"

typedef struct TeamRoster {
	GArray *members; /* of TeamRoleSet: what each of those that
			    headroom.yaml lists can fill */
	guint told; /* of these, whose roles it tells */
	guint outside; /* listed, and no engineers */
	double heads; /* engineers; NAN */
} TeamRoster;

void team_roster_init(TeamRoster *roster, const Evidence *evidence);
void team_roster_clear(TeamRoster *roster);

/*
 * FILLED becomes how many of NEED each role gets if as many as possible are
 * filled by MEMBERS, each in EACH roles at most and once in each.
 */
void team_roster_fill(const GArray *members, const double need[TEAM_ROLES],
    unsigned each, double filled[TEAM_ROLES]);

#endif
