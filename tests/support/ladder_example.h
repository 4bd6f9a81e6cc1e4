/*
 * ladder_example.h - a ladder of limits that are given, not analysed.
 */
#ifndef TESTS_SUPPORT_LADDER_EXAMPLE_H
#define TESTS_SUPPORT_LADDER_EXAMPLE_H

#include "pipeline/analysis/ladder.h"
#include "tests/support/company.h"

/* A limit of COMPANY that breaks at MULTIPLE; it may be changed until the
 * ladder is computed. */
Limit *ladder_add(
    Company *company, const char *id, LimitKind kind, double multiple);

/* [T0]: int32 at 44.5536, hosting at 12.5 (240 h), p95 at 3.4, and the team
 * at 2.5, with 8 % growth a month; as of 1 July 2026. */
Company *ladder_worked_example(void);

const LadderResult *ladder_of(Company *company);

#endif
