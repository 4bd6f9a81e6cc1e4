/*
 * small_team.h - a team of eight at 4,000 users, for testing what is said of
 * it: it lacks QA, and Growth is a year away.
 */
#ifndef TESTS_SUPPORT_SMALL_TEAM_H
#define TESTS_SUPPORT_SMALL_TEAM_H

#include "pipeline/analysis/team.h"
#include "tests/support/company.h"

/* As of 2026-07-01, growing by 8 % a month. */
Company *small_team_new(void);

/* The team's numbers, of the company's report, at its first call. */
const TeamResult *small_team_result(Company *company);

#endif
