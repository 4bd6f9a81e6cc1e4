/*
 * tags.h - one tag out of a cell that holds all of a billing line's tags.
 *
 * Clouds write them as a JSON object, as such an object without its braces
 * (Azure), or as a list of key and value (Google), in JSON or as Python
 * prints it.
 */
#ifndef PIPELINE_INGEST_TAGS_H
#define PIPELINE_INGEST_TAGS_H

/* Value of TAG in TEXT; NULL: it has none, or TEXT is nothing of the kind.
 * The caller frees it. */
char *tags_find(const char *text, const char *tag);

#endif
