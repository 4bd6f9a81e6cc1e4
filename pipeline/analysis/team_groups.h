/*
 * team_groups.h - whether a distributed team is part of the team.
 *
 * The playbook's three conditions: it shares the context in which others
 * decide, attends the same ceremonies, and owns parts of the product.  With
 * two of them it works as one team; without two it gets tickets and returns
 * code; otherwise nobody can tell.
 *
 * Context is read from the issues that somebody raises and the records of
 * decisions that name them, against those of the others who do the work: who
 * is only given tickets does little of either.  Reviews and comments are in no
 * export, so these stand in for them.
 */
#ifndef PIPELINE_ANALYSIS_TEAM_GROUPS_H
#define PIPELINE_ANALYSIS_TEAM_GROUPS_H

#include "pipeline/analysis/analysis.h"

typedef enum GroupCondition {
	GROUP_CONTEXT,
	GROUP_CEREMONIES,
	GROUP_OWNERSHIP,
	GROUP_CONDITIONS
} GroupCondition;

typedef enum GroupState {
	GROUP_UNKNOWN,
	GROUP_MET,
	GROUP_UNMET,
} GroupState;

typedef enum GroupVerdict {
	GROUP_OPEN,
	GROUP_ONE_TEAM,
	GROUP_TICKETS, /* in, and code out */
} GroupVerdict;

/* What a side did in the window. */
typedef struct GroupWork {
	guint people; /* who resolved something */
	guint resolved, raised; /* issues, by these */
	guint decided; /* records of decisions that name one of them */
} GroupWork;

typedef struct TeamGroup {
	const ConfigGroup *config;
	char *slug;
	GroupWork own, others;
	double context; /* raised by each, of what each of the others did;
			   NAN */
	double decides; /* the same of records of decisions; NAN */
	char *area; /* the part of the product that it does most of; NULL */
	guint area_resolved; /* issues of that part, by all */
	double owned; /* its share of these; NAN */
	guint strangers; /* of its people: whom nothing else knows */
	GPtrArray *lost; /* of char *: components that no issue names */
	GPtrArray *raised, *resolved; /* of const Issue *: by it; of AREA */
	GroupState states[GROUP_CONDITIONS];
	guint met;
	GroupVerdict verdict;
} TeamGroup;

typedef struct TeamGroups {
	GPtrArray *list; /* of TeamGroup *, those that are judged */
	guint sites; /* at which the company's own people are; 2 at most */
} TeamGroups;

/* Results need the domains' profile. */
TeamGroups *team_groups_new(const Evidence *evidence, const Results *results);
void team_groups_free(TeamGroups *groups);

const TeamGroup *team_groups_at(const TeamGroups *groups, guint i);

/* Adds the figures team.group.*. */
void team_groups_figures(
    const Evidence *evidence, const TeamGroups *groups, FigureSet *figures);

/* Adds what is to be said of them, if there are any. */
void team_groups_describe(
    const Evidence *evidence, const TeamGroups *groups, Section *section);

/* Names that headroom.yaml spells as nobody else does. */
void team_groups_findings(
    const Evidence *evidence, const TeamGroups *groups, FindingList *findings);

#endif
