/*
 * demo_choice.h - the decisions that Larkfield takes, in its tracker.
 */
#ifndef PIPELINE_DEMO_DEMO_CHOICE_H
#define PIPELINE_DEMO_DEMO_CHOICE_H

#include "pipeline/demo/demo_issue.h"

enum { DEMO_CHOICES = 8 };

/* What is decided in issue NUMBER; NULL: nothing.  They are spread evenly. */
const char *demo_choice(const Larkfield *company, long number);

/* The kind of ISSUE, which is a task where something is decided. */
DemoKind demo_choice_kind(const Larkfield *company, const DemoIssue *issue);

/* Says in ISSUE what is decided, if it is such a task. */
void demo_choice_label(const Larkfield *company, DemoIssue *issue);

#endif
