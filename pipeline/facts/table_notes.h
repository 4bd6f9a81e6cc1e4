/*
 * table_notes.h - what to tell about tables that several dumps describe.
 *
 * Hundreds of tables may be told twice, so there is one finding for each
 * pair of files, with counts and up to three examples.
 */
#ifndef PIPELINE_FACTS_TABLE_NOTES_H
#define PIPELINE_FACTS_TABLE_NOTES_H

#include "pipeline/facts/facts_private.h"

typedef struct TableNotes TableNotes; /* opaque */

TableNotes *table_notes_new(void);
void table_notes_free(TableNotes *notes);
G_DEFINE_AUTOPTR_CLEANUP_FUNC(TableNotes, table_notes_free)

/* KEPT and OTHER are one table; notes where they differ: columns, classes of
 * type, the number of declared keys.  What a format cannot tell at all (no
 * columns, no keys) is no difference. */
void table_notes_same(TableNotes *notes, const Table *kept, const Table *other);

/* KEPT and OTHER have one name but are different tables. */
void table_notes_apart(
    TableNotes *notes, const Table *kept, const Table *other);

/* One finding for each pair of files, to FACTS. */
void table_notes_report(const TableNotes *notes, Facts *facts);

#endif
