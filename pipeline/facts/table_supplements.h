/*
 * table_supplements.h - sizes and keys find the tables that they are about.
 *
 * A list of sizes, constraints or indexes names tables and does not describe
 * them, so it cannot tell which database it is of.  It means a table by
 * schema and name; where several databases have it, the one that is
 * described in the same folder.
 */
#ifndef PIPELINE_FACTS_TABLE_SUPPLEMENTS_H
#define PIPELINE_FACTS_TABLE_SUPPLEMENTS_H

#include "pipeline/facts/table_merge.h"

/* Gives the tables of MERGE what they lack, out of SUPPLEMENTS (of
 * Supplement *), which are sorted and emptied of it; of several that tell
 * of one table, the larger.  Rows that mean no table become skipped. */
void table_supplements_join(Merge *merge, GPtrArray *supplements);

#endif
