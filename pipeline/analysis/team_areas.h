/*
 * team_areas.h - which part of the product a distributed team does most of.
 */
#ifndef PIPELINE_ANALYSIS_TEAM_AREAS_H
#define PIPELINE_ANALYSIS_TEAM_AREAS_H

#include "pipeline/analysis/people.h"
#include "pipeline/analysis/team_groups.h"

enum { NO_GROUP = -1 };

/* All that a group is judged by; team_groups.c owns it. */
typedef struct GroupScene {
	const Evidence *evidence;
	const Results *results;
	People *people;
	int *group_of; /* per person: index in the configuration, NO_GROUP */
	bool *judged; /* per group of the configuration */
	bool *worked; /* per person: resolved something in the window */
	double window; /* days */
	guint least; /* events that tell something */
} GroupScene;

/* Within the window before the report date. */
bool team_is_recent(const GroupScene *scene, Instant time);

/* Fills in what GROUP, the INDEX-th of the configuration, owns: of the
 * components and domains that it is said to, else of any component. */
void team_areas_judge(const GroupScene *scene, guint index, TeamGroup *group);

#endif
