/*
 * team_roles.h - what a team needs somebody for, and who can do it.
 *
 * headroom.yaml spells roles as each company does; what is read here are the
 * few that the playbook asks for.  Who does none of these is an engineer like
 * any other.
 */
#ifndef PIPELINE_ANALYSIS_TEAM_ROLES_H
#define PIPELINE_ANALYSIS_TEAM_ROLES_H

#include <stdbool.h>

typedef enum TeamRole {
	TEAM_ROLE_DEVOPS,
	TEAM_ROLE_QA,
	TEAM_ROLE_DATA,
	TEAM_ROLE_MANAGER,
	TEAM_ROLE_PLATFORM,
	TEAM_ROLE_SRE,
	TEAM_ROLE_ENGINEER, /* any: counts heads */
	TEAM_ROLES
} TeamRole;

/* A set of roles: 1 << TeamRole. */
typedef unsigned TeamRoleSet;

typedef struct RoleMeaning {
	bool known;
	bool outside; /* known, and not engineering: "sales" */
	TeamRoleSet fills; /* empty for backend, lead … */
} RoleMeaning;

/* "DevOps", "senior QA engineer", "site-reliability", "em" … */
RoleMeaning team_role_read(const char *spelling);

/* What somebody hired as ROLE can fill. */
TeamRoleSet team_role_fills(TeamRole role);

/* "devops": for ids and files. */
const char *team_role_name(TeamRole role);

/* "DevOps"; "2 engineering managers", which the caller frees. */
const char *team_role_words(TeamRole role);
char *team_role_count_words(TeamRole role, double n);

#endif
