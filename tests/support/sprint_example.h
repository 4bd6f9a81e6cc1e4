/*
 * sprint_example.h - a company whose sprints gave so much to debt.
 */
#ifndef TESTS_SUPPORT_SPRINT_EXAMPLE_H
#define TESTS_SUPPORT_SPRINT_EXAMPLE_H

#include "tests/support/company.h"

/* As of 2026-07-01.  "Sprint 1" … "Sprint N", two weeks each, of which the
 * last ended the day before; each has a feature and, unless DEBT is 0, an
 * issue with the label tech-debt, of DEBT of ALL points. */
Company *sprint_example_new(const double *debt, const double *all, int n);

/* An issue that was finished in the I-th of N such sprints, in its first days;
 * to be changed and given to company_add_issue(). */
Issue sprint_example_work(Company *company, int i, int n, double points);

#endif
