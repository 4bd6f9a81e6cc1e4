/*
 * scenario_example.h - a shop with four limits, and what if.
 */
#ifndef TESTS_SUPPORT_SCENARIO_EXAMPLE_H
#define TESTS_SUPPORT_SCENARIO_EXAMPLE_H

#include "pipeline/analysis/scenarios.h"
#include "tests/support/company.h"

/*
 * 4,000 users who grow by 8 % a month, as of 1 July 2026; orders, whose
 * integer key is used by 2.2 %; p95 with noise, at 120 ms; hosting by proxy;
 * and SCENARIOS, the items of that section of headroom.yaml; NULL: none.
 * Limits: int4-orders, database, hosting, team-stage.
 */
Company *scenario_company(const char *scenarios);

/* Its scenarios, computed. */
const ScenariosResult *scenarios_of(Company *company);

#endif
