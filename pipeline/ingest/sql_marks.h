/*
 * sql_marks.h - phrases that give a dialect away, found in code alone.
 *
 * Pure.  A phrase is words between blanks, as the lexer cuts them; ASCII
 * case is ignored.  "*" stands for any one token, "@" for a name, "#" for a
 * number.  Comments, strings and the rows after COPY … FROM stdin are no
 * code, so a dump may tell of another dialect without being taken for it.
 */
#ifndef PIPELINE_INGEST_SQL_MARKS_H
#define PIPELINE_INGEST_SQL_MARKS_H

#include <stddef.h>

#include "pipeline/ingest/sql_dialect.h"

/* How many of the COUNT PHRASES occur in TEXT, which DIALECT quotes. */
unsigned sql_marks_count(const char *text, size_t length, SqlDialect dialect,
    char *const *phrases, unsigned count);

#endif
