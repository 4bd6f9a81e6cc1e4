/*
 * finding.h - what a reader should know about the input or the run.
 *
 * Bad input is a Finding in a list, not an error: collect all, report all,
 * decide once.  The list owns every string of its findings.
 */
#ifndef PIPELINE_BASE_FINDING_H
#define PIPELINE_BASE_FINDING_H

#include <glib.h>
#include <stdbool.h>

typedef enum FindingLevel {
	FINDING_NOTE,		/* good to know; nothing to do */
	FINDING_WARNING,	/* a part of the answer is weaker for it */
	FINDING_ERROR,		/* something asked for is not there */
} FindingLevel;

typedef struct Finding {
	FindingLevel level;
	char *code;		/* stable kebab-case id, e.g. "sql-unknown" */
	char *file;		/* as the user named it; NULL: the whole run */
	long line, column;	/* 1-based; 0 when unknown */
	char *message;		/* one sentence, says what to do if anything */
} Finding;

typedef struct FindingList FindingList;	/* opaque */

FindingList *finding_list_new(void);
void finding_list_free(FindingList *list);
G_DEFINE_AUTOPTR_CLEANUP_FUNC(FindingList, finding_list_free)

/* Appends a finding; FILE may be NULL, LINE and COLUMN 0.  The message may
 * quote raw input: it is made valid UTF-8 on one line, without controls. */
void finding_list_add(FindingList *list, FindingLevel level, const char *code,
    const char *file, long line, long column, const char *format, ...)
    G_GNUC_PRINTF(7, 8);

/* Appends copies of all of FROM's findings. */
void finding_list_extend(FindingList *list, const FindingList *from);

/* Every message becomes what REWRITE makes of it, which is taken over. */
void finding_list_rewrite(FindingList *list,
    char *(*rewrite)(void *data, const char *message), void *data);

size_t finding_list_count(const FindingList *list);
const Finding *finding_list_get(const FindingList *list, size_t i);

/* By file (the whole run first), errors first, code, line, column. */
void finding_list_sort(FindingList *list);

/* "note", "warning", "error" (SARIF's level names). */
const char *finding_level_name(FindingLevel level);

/* "file:line:column: message" as a person reads it on a terminal. */
char *finding_to_line(const Finding *finding);

#endif
