/*
 * demo_issue.h - one issue of Larkfield's tracker, drawn from its number.
 *
 * Every issue is a function of the company and its number alone, so that
 * issues can be written in any order without being kept, and two that are
 * linked agree.
 *
 * The time that a story of given points takes grows by PLANTED_DEBT_RATE a
 * month, with log-normal noise; who works on it, when it was started and
 * whether it is done by the report date follow from that.
 */
#ifndef PIPELINE_DEMO_DEMO_ISSUE_H
#define PIPELINE_DEMO_DEMO_ISSUE_H

#include "pipeline/demo/larkfield.h"

enum { MAX_LABELS = 3, MAX_WORK_LOGS = 5, MAX_COMMENTS = 3, NO_ISSUE = 0 };

typedef enum DemoKind {
	DEMO_EPIC,
	DEMO_STORY,
	DEMO_BUG,
	DEMO_TASK,
	DEMO_DEBT, /* a task with the label tech-debt */
} DemoKind;

typedef enum DemoState {
	DEMO_TO_DO,
	DEMO_IN_PROGRESS,
	DEMO_DONE,
	DEMO_DROPPED, /* never done, as a duplicate or not wanted */
} DemoState;

typedef struct WorkLog {
	Instant time;
	long seconds;
	size_t words; /* index into demo_work */
} WorkLog;

typedef struct DemoComment {
	Instant time;
	size_t author; /* index into larkfield_people */
	size_t words; /* index into demo_comments */
} DemoComment;

typedef struct DemoIssue {
	long number; /* from 1, in the order of creation */
	DemoKind kind;
	DemoState state;
	size_t part; /* index into larkfield_parts */
	char *summary;
	int points; /* 0: none */
	long estimate; /* seconds; 0: none */
	Instant created, updated;
	Instant started, resolved; /* INSTANT_NONE: not yet */
	Date due; /* DATE_NONE: none */
	size_t assignee, reporter; /* indexes; PEOPLE: nobody */
	const char *priority;
	const char *labels[MAX_LABELS]; /* NULL: no more */
	size_t audience; /* of a story: index into demo_audiences */
	long epic; /* number; NO_ISSUE: none */
	long blocks, blocked_by; /* numbers; NO_ISSUE: none */
	size_t work_count, comment_count;
	WorkLog work[MAX_WORK_LOGS];
	DemoComment comments[MAX_COMMENTS];
} DemoIssue;

long demo_issue_count(const Larkfield *company);

void demo_issue_init(DemoIssue *issue, const Larkfield *company, long number);
void demo_issue_clear(DemoIssue *issue);

#endif
