/*
 * detect_sql.h - whether a text is an SQL script, and in whose dialect.
 *
 * Dialects that are read are told by markers anywhere in the text; those
 * that are refused by phrases in code alone (sql_marks.h), so that no dump
 * is refused for what its comments or rows speak of.
 */
#ifndef PIPELINE_INGEST_DETECT_SQL_H
#define PIPELINE_INGEST_DETECT_SQL_H

#include "pipeline/ingest/detect.h"

/* TEXT's first line is one that scripts begin with, and no header of a CSV. */
bool detect_sql_begins(const char *text);

/* One of LINES is what no cell of a CSV begins a line with by chance. */
bool detect_sql_inside(char *const *lines);

/* A descriptor of a dialect that is refused. */
bool detect_sql_is_dialect(const Descriptor *descriptor);

/* Fills OUT's descriptor and why for TEXT, which is SQL. */
bool detect_sql(const DescriptorSet *set, const char *text, Detected *out);

#endif
