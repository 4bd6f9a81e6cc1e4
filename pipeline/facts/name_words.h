/*
 * name_words.h - names of tables and columns as words that compare.
 *
 * "OrderItems", "order_item" and "ORDER_ITEMS" are two words each, whose
 * stems are equal.  Stems are for comparing only, and are no words: "movies"
 * and "movie" become "movi".  English plurals; other words stay as they are.
 */
#ifndef PIPELINE_FACTS_NAME_WORDS_H
#define PIPELINE_FACTS_NAME_WORDS_H

#include <glib.h>

/* The words of NAME in lower case, parted by what is no letter or digit and
 * by humps; of char *. */
GPtrArray *name_words(const char *name);

/* Appends the stem of WORD, one in lower case, to TEXT. */
void name_append_stem(GString *text, const char *word);

#endif
