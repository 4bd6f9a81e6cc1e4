/*
 * describe_table.h - a table as one line of text, to compare in tests.
 */
#ifndef TESTS_SUPPORT_DESCRIBE_TABLE_H
#define TESTS_SUPPORT_DESCRIBE_TABLE_H

#include "pipeline/facts/schema.h"

/*
 * "id bigint!+, name varchar(40) | primary(id) unique(name) index(a,b) |
 * fk(a)>t(id) cascade; (b)>u guess": ! is not null, + counts by itself.  The
 * caller frees it.
 */
char *describe_table(const Table *table);

#endif
