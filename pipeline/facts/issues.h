/*
 * issues.h - what issue trackers say, in one vocabulary.
 *
 * Open plain data.  Strings belong to the Facts that hold the issue; a text
 * that the export does not have is NULL, a number NAN, a time INSTANT_NONE.
 */
#ifndef PIPELINE_FACTS_ISSUES_H
#define PIPELINE_FACTS_ISSUES_H

#include <stdbool.h>
#include <stddef.h>

#include "pipeline/base/date.h"

typedef enum StatusCategory {
	STATUS_UNKNOWN,
	STATUS_TODO,
	STATUS_DOING,
	STATUS_DONE,
} StatusCategory;

typedef enum IssueKind {
	ISSUE_OTHER,
	ISSUE_FEATURE,		/* story, feature, improvement, enhancement */
	ISSUE_BUG,
	ISSUE_TASK,
	ISSUE_EPIC,
	ISSUE_SUBTASK,
	ISSUE_INCIDENT,
} IssueKind;

typedef enum LinkKind {
	LINK_RELATES,
	LINK_BLOCKS,		/* this issue blocks the other */
	LINK_BLOCKED_BY,
	LINK_PARENT,		/* the other is this issue's parent or epic */
} LinkKind;

typedef struct IssueLink {
	LinkKind kind;
	const char *key;
} IssueLink;

typedef struct Issue {
	const char *scope;		/* the tracker, for bare numbers; NULL */
	const char *key;		/* unique in its tracker: "SHOP-12" */
	const char *project;
	const char *type;		/* as the tracker spells it */
	IssueKind kind;
	const char *summary;
	const char *status;
	StatusCategory category;
	const char *resolution;
	const char *priority;
	const char *assignee, *reporter;
	const char *sprint;		/* the newest it was in */
	const char *fix_version;
	Instant created, started, resolved, updated, due;
	bool started_approximate;	/* from work logs or status changes */
	double points;
	double estimate_hours, spent_hours;
	const char *const *components;	/* NULL-terminated, never NULL */
	const char *const *labels;	/* NULL-terminated, never NULL */
	const IssueLink *links;
	size_t link_count;
	size_t input;			/* index into facts_inputs() */
	long line;
} Issue;

const char *issue_kind_name(IssueKind kind);

/* "Story", "New Feature", "Historia", "Bug", "Epic" … to its kind. */
IssueKind issue_kind_from_type(const char *type);

/* LABEL is one of its labels; ASCII case ignored. */
bool issue_has_label(const Issue *issue, const char *label);

#endif
