/*
 * known_team.h - three people, four components, and who did what when.
 *
 * The worked example of the model: Ana, Ben and Cy, and billing, auth, core
 * and search, with ages in days; two people have to leave until more than
 * half is nobody's.
 */
#ifndef TESTS_SUPPORT_KNOWN_TEAM_H
#define TESTS_SUPPORT_KNOWN_TEAM_H

#include "pipeline/analysis/knowledge_map.h"
#include "tests/support/company.h"

/* As of 2026-07-01; one event is enough to judge a component. */
Company *known_team_new(void);

/* The same without issues. */
Company *known_team_empty(void);

/* WHO resolved an issue of COMPONENT AGE days before the report date; AGE
 * below 0: it is still open.  COMPONENT may be NULL. */
void known_team_add(
    Company *company, const char *who, const char *component, double age);

/* Runs every analysis at its first call. */
const KnowledgeMapResult *known_team_map(Company *company);

/* By its name; fails the running test where there is none. */
const KnowledgeArea *known_team_area(
    const KnowledgeMapResult *map, const char *name);

#endif
