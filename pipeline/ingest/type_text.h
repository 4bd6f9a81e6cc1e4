/*
 * type_text.h - a column's type out of the parts that an export tells.
 */
#ifndef PIPELINE_INGEST_TYPE_TEXT_H
#define PIPELINE_INGEST_TYPE_TEXT_H

#include <stdbool.h>

/*
 * "varchar", "40" to "varchar(40)"; "decimal", "10.2" or "10" and "2" to
 * "decimal(10,2)".  Sizes that say nothing (of an integer, or larger than a
 * declaration can be) are left out.  LENGTH and SCALE may be NULL; the caller
 * frees the result.
 */
char *type_text_make(const char *type, const char *length,
    const char *scale, bool is_unsigned);

#endif
