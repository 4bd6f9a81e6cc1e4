/*
 * looking_back.h - a company with three earlier reviews, for testing what is
 * made of them.
 *
 * On 1 July 2026 it has 1,260 users and a server of which half is used.  A
 * quarter before, it was said that there would be 1,259 (inside), and that
 * its headroom would be 3.0 (outside: it is 2.0).  The tracker has an issue
 * with the label of its one decision that is due, the shape of the team,
 * unless the company is idle.
 */
#ifndef TESTS_SUPPORT_LOOKING_BACK_H
#define TESTS_SUPPORT_LOOKING_BACK_H

#include "tests/support/company.h"
#include "tests/support/past.h"

/* The caller frees both, the history last. */
Company *looking_back(History **history, bool idle);

#endif
