/*
 * sql_follow.h - what the words of a statement tell the splitter.
 *
 * Whether it is a routine, whose body has semicolons of its own, and whether
 * a word begins another statement though nothing ended the one before.  WORD
 * is the one at the current place of SPLIT.
 */
#ifndef PIPELINE_INGEST_SQL_FOLLOW_H
#define PIPELINE_INGEST_SQL_FOLLOW_H

#include "pipeline/ingest/sql_scan.h"

/* Takes notice of a word of the statement that is open. */
void sql_follow_word(SqlSplit *split, const char *word, size_t length);

/* A statement begins here without a mark before it. */
bool sql_follow_is_unannounced(
    const SqlSplit *split, const char *word, size_t length);

#endif
