/*
 * team_scene.h - a company with a group elsewhere, for testing what is said
 * of distributed teams: Ana and Ben at home, Cy and Di in "Kiln Lane".
 */
#ifndef TESTS_SUPPORT_TEAM_SCENE_H
#define TESTS_SUPPORT_TEAM_SCENE_H

#include "pipeline/analysis/team_groups.h"
#include "tests/support/company.h"

/* MORE lines of headroom.yaml, which go on with the group. */
Company *team_scene_new(const char *more);

/* COUNT issues of COMPONENT, raised by FROM and finished by BY, on END. */
void team_scene_add(Company *company, int count, const char *from,
    const char *by, const char *component, const char *end);

/* The group, as the whole report finds it. */
const TeamGroup *team_scene_group(Company *company);

#endif
