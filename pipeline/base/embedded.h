/*
 * embedded.h - the data files that are compiled into the program.
 *
 * Every file under schemas/ and every renderers/html/ style sheet, found by
 * its path from the root ("schemas/formats/jira-csv.yaml").  ci/embed writes
 * the table at build time; the bytes live as long as the program.
 */
#ifndef PIPELINE_BASE_EMBEDDED_H
#define PIPELINE_BASE_EMBEDDED_H

#include <stddef.h>

typedef struct Embedded {
	const char *path;
	const char *bytes;	/* one NUL follows, not counted in LENGTH */
	size_t length;
} Embedded;

/* Sorted by path; an entry whose path is NULL ends it. */
extern const Embedded embedded_files[];

/* NULL when no file has that PATH. */
const Embedded *embedded_find(const char *path);

/* The file after PREVIOUS (NULL: the first) whose path begins with PREFIX;
 * NULL after the last. */
const Embedded *embedded_next(const char *prefix, const Embedded *previous);

#endif
