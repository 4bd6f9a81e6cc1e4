/*
 * playbook_phases.h - the six phases and what may be read about their order.
 *
 * Weeks as the playbook states them; when phase 5 may start it does not say.
 */
#ifndef TESTS_SUPPORT_PLAYBOOK_PHASES_H
#define TESTS_SUPPORT_PLAYBOOK_PHASES_H

#include "pipeline/stats/distribution.h"
#include "pipeline/stats/schedule.h"

enum { PHASES = 6 };

extern const ThreePoint playbook_weeks[PHASES];
extern const double playbook_mid_weeks[PHASES];

/* 'A' at once, 'B' after 1 to 3, 'C' after 4, 'E' after 2. */
Schedule *playbook_schedule(char reading);

#endif
