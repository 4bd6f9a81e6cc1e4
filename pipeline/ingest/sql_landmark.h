/*
 * sql_landmark.h - lines at which a damaged script can be picked up again.
 *
 * Pure functions over text, used by the splitter when something in a script
 * never ends.  Offsets are into TEXT.
 */
#ifndef PIPELINE_INGEST_SQL_LANDMARK_H
#define PIPELINE_INGEST_SQL_LANDMARK_H

#include <stdbool.h>
#include <stddef.h>

/* LENGTH bytes at TEXT are WORD; ASCII case ignored. */
bool sql_word_is(const char *text, size_t length, const char *word);

/* LENGTH bytes at TEXT, which stood in brackets, are a name and no subscript
 * or length of an array. */
bool sql_is_bracketed_name(const char *text, size_t length);

/* Letters, digits, underscore and everything beyond ASCII. */
bool sql_is_word_byte(char c);

/*
 * The first line after FROM and before TO that begins like a statement
 * (CREATE, ALTER, INSERT INTO, COPY …) and follows a line that ends one
 * (";") or a comment; 0 when there is none.
 */
size_t sql_landmark_find(const char *text, size_t from, size_t to);

/* Whether a line met among COPY data can only be SQL: the closing "\." of
 * the data is then missing. */
bool sql_landmark_ends_copy(const char *line, size_t length);

/* STATEMENT is COPY … FROM stdin.  *TEXT_ROWS (may be NULL): its data has
 * one row per line, as neither CSV nor binary data has. */
bool sql_landmark_begins_copy(
    const char *statement, size_t length, bool *text_rows);

#endif
