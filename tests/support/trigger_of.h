/*
 * trigger_of.h - the trigger of a made-up company, without its report.
 */
#ifndef TESTS_SUPPORT_TRIGGER_OF_H
#define TESTS_SUPPORT_TRIGGER_OF_H

#include "pipeline/analysis/triggers.h"
#include "tests/support/company.h"

/* Both fail the running test where there is no trigger ID.  The first computes
 * users, spend and triggers at its first call for COMPANY. */
const Trigger *trigger_of(Company *company, const char *id);
const Trigger *trigger_among(const TriggersResult *triggers, const char *id);

#endif
