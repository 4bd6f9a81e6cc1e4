/*
 * expand.h - from the paths that a user names to the files to read.
 */
#ifndef PIPELINE_INGEST_EXPAND_H
#define PIPELINE_INGEST_EXPAND_H

#include <glib.h>
#include <stdbool.h>

/* One file to read, or why there is none. */
typedef struct Expanded {
	char *path;
	char *member;		/* inside an archive; NULL */
	char *problem;		/* "is …": completes "PATH: …"; NULL */
	bool prose;		/* Markdown: no export unless it is a record */
} Expanded;

/* "archive.zip/member.csv"; the caller frees it. */
char *expanded_name(const Expanded *file);

/*
 * The files that PATH stands for, of Expanded *: a folder's files in sorted
 * order, folders in it too; an archive's members; otherwise PATH itself,
 * whether it exists or not.  Appends to PASSED (of char *) what lies in the
 * folder or archive and is no export (bystanders.h), and links from a folder
 * back to one above it.
 */
GPtrArray *expand_path(const char *path, GPtrArray *passed);

#endif
