/*
 * build_table.h - tables for tests out of one line of text.
 */
#ifndef TESTS_SUPPORT_BUILD_TABLE_H
#define TESTS_SUPPORT_BUILD_TABLE_H

#include "pipeline/facts/facts.h"

/*
 * COLUMNS is "id bigint, buyer_id integer > buyers, note text": name, type,
 * and "> [schema.]table" for a foreign key.  A column "id" is the primary
 * key.
 */
Table *build_table(const char *schema, const char *name, const char *columns);

/* The same as a partition of PARENT. */
Table *build_partition(const char *name, const char *parent,
    const char *columns);

/* Adds an input, or finds it, and hands TABLE over as one of its tables. */
void give_table(Facts *facts, const char *path, Table *table);

/* The finding with CODE; NULL. */
const Finding *find_finding(const Facts *facts, const char *code);

#endif
