/*
 * sql_notes.h - findings about a script, a thousand equal ones made one.
 *
 * Notes with the same code and subject are counted, not repeated; the first
 * gives the place and the words.
 */
#ifndef PIPELINE_INGEST_SQL_NOTES_H
#define PIPELINE_INGEST_SQL_NOTES_H

#include <glib.h>

#include "pipeline/base/finding.h"

typedef struct SqlNotes SqlNotes;	/* opaque */

SqlNotes *sql_notes_new(void);
void sql_notes_free(SqlNotes *notes);
G_DEFINE_AUTOPTR_CLEANUP_FUNC(SqlNotes, sql_notes_free)

/* SUBJECT, with CODE, tells equal notes from others. */
void sql_notes_add(SqlNotes *notes, FindingLevel level, const char *code,
    const char *subject, long line, long column, const char *format, ...)
    G_GNUC_PRINTF(7, 8);

/* Appends what was noted to LIST in the order it was first met. */
void sql_notes_report(const SqlNotes *notes, FindingList *list,
    const char *file);

#endif
