/*
 * issue_tables.h - the tables that an issue names.
 *
 * A table is named where a word of the summary, a label or a component is
 * spelled as it is, letter case ignored: "order_items is slow".  Common words
 * are tables' names, too ("users"): what is counted is a hint, no proof.
 */
#ifndef PIPELINE_ANALYSIS_ISSUE_TABLES_H
#define PIPELINE_ANALYSIS_ISSUE_TABLES_H

#include <glib.h>
#include <stdbool.h>

#include "pipeline/facts/issues.h"
#include "pipeline/facts/schema.h"

typedef struct TableNames TableNames; /* opaque */

/* Of TABLES (of Table *); of two tables with one name the first is meant. */
TableNames *table_names_new(const GPtrArray *tables);
void table_names_free(TableNames *names);
G_DEFINE_AUTOPTR_CLEANUP_FUNC(TableNames, table_names_free)

/* Fills OUT (of guint) with the places in TABLES of those that ISSUE names,
 * ascending, each once. */
void table_names_in_issue(
    const TableNames *names, const Issue *issue, GArray *out);

/* TABLE's name is one word, as words of the language are. */
bool table_name_is_plain(const Table *table);

/* TEXT names a column, an index or the like; it may be NULL. */
bool text_is_about_data(const char *text);

#endif
