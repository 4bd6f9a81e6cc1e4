/*
 * issue_notes.h - what a file of issues leaves open, counted.
 *
 * A thousand issues that lack the same thing make one finding, which names
 * the first line and how to have the thing in the next export.
 */
#ifndef PIPELINE_INGEST_ISSUE_NOTES_H
#define PIPELINE_INGEST_ISSUE_NOTES_H

#include <glib.h>

#include "pipeline/facts/inputs.h"
#include "pipeline/facts/issues.h"

typedef enum IssueNote {
	ISSUE_NOTE_DATE,	/* a date of little weight is none */
	ISSUE_NOTE_NUMBER,	/* points or estimates are none */
	ISSUE_NOTE_PARENT,	/* the parent is not in the file */
	ISSUE_NOTE_RESOLVED,	/* a change of category is its end */
	ISSUE_NOTE_CHANGED,	/* its last change is its end */
	ISSUE_NOTE_COUNT
} IssueNote;

typedef struct IssueNotes IssueNotes;	/* opaque */

IssueNotes *issue_notes_new(void);
void issue_notes_free(IssueNotes *notes);
G_DEFINE_AUTOPTR_CLEANUP_FUNC(IssueNotes, issue_notes_free)

void issue_notes_add(IssueNotes *notes, IssueNote kind, long line);

/* Looks at what ISSUE, which is used, does not say. */
void issue_notes_see(IssueNotes *notes, const Issue *issue);

/* Adds a finding for each kind of thing that was met. */
void issue_notes_report(const IssueNotes *notes, Input *input);

#endif
