/*
 * mapped.h - Hibernate mappings and the tables that they make, for tests.
 */
#ifndef TESTS_SUPPORT_MAPPED_H
#define TESTS_SUPPORT_MAPPED_H

#include <stddef.h>

typedef struct MappedCase {
	const char *mapping;	/* inside of the root element */
	const char *table;	/* whose description is compared */
	const char *expected;	/* as describe_table(); NULL: no such table */
} MappedCase;

/* A class with its key; REST are more elements of it. */
#define MAPPED_CLASS(name, table, rest)                                        \
	"<class name=\"" name "\" table=\"" table                              \
	"\"><id name=\"id\" type=\"long\"/>" rest "</class>"

/* Reads each case by itself and compares. */
void mapped_assert(const MappedCase *cases, size_t count);

#endif
