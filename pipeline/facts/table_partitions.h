/*
 * table_partitions.h - partitions folded into the tables they are parts of.
 */
#ifndef PIPELINE_FACTS_TABLE_PARTITIONS_H
#define PIPELINE_FACTS_TABLE_PARTITIONS_H

#include "pipeline/facts/table_merge.h"

/*
 * Finds the root of every partition: a map of Table * to Table *, both
 * borrowed.  A partition whose parent no file describes, or whose ancestors
 * go in a circle, becomes a base table, with one finding for all of them.
 */
GHashTable *partitions_find_roots(Merge *merge);

/*
 * Rows and bytes that a root lacks (unknown, or the 0 that servers say of it)
 * become the sum of its leaf partitions', its id_max the largest; foreign
 * keys that only partitions have are copied to the root, and, if it has no
 * index, those of its first partition that has any.  TABLES are sorted;
 * their keys point at roots already.
 */
void partitions_fold(const GPtrArray *tables, GHashTable *roots);

#endif
