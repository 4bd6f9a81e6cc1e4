/*
 * table_sizes.h - statistics find the tables that they are about.
 *
 * A list of sizes names tables and does not describe them, so it cannot tell
 * which database it is of.  It means a table by schema and name; where
 * several databases have it, the one that is described in the same folder.
 */
#ifndef PIPELINE_FACTS_TABLE_SIZES_H
#define PIPELINE_FACTS_TABLE_SIZES_H

#include "pipeline/facts/table_merge.h"

/* Gives the tables of MERGE the rows and bytes that they lack, out of SIZES
 * (of TableSize); of several that tell of one table, the larger.  Sorts
 * SIZES; rows that mean no table become skipped. */
void table_sizes_join(Merge *merge, GArray *sizes);

#endif
