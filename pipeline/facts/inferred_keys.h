/*
 * inferred_keys.h - databases whose foreign keys have to be inferred.
 */
#ifndef PIPELINE_FACTS_INFERRED_KEYS_H
#define PIPELINE_FACTS_INFERRED_KEYS_H

#include "pipeline/facts/table_merge.h"

/*
 * Gives the base tables of each database of MERGE that has no foreign key at
 * all, declared or told as inferred, those that names suggest
 * (key_inference.h).  They count as inferred_foreign_keys of the tables'
 * inputs, and a finding says how many there are.  Partitions are folded.
 */
void inferred_keys_add(const Merge *merge);

#endif
