/*
 * text.h - small string services that GLib does not have.
 */
#ifndef PIPELINE_BASE_TEXT_H
#define PIPELINE_BASE_TEXT_H

#include <glib.h>
#include <stdbool.h>
#include <stddef.h>

/* Lower case [a-z0-9_-]; a run of other bytes becomes one "-"; a valid slug
 * stays as it is; never empty. */
char *text_slug(const char *name);

/* text_slug, with "-2", "-3"… until it is not a key of TAKEN; adds a copy
 * of it (a string table that frees its keys). */
char *text_slug_unique(const char *name, GHashTable *taken);

/* Valid UTF-8 without control characters (tab and newline stay, CR becomes
 * newline): what pages, JSON and XML 1.0 can hold. */
char *text_clean(const char *text);

/* At most MAX characters, with an ellipsis where cut; never splits UTF-8. */
char *text_shorten(const char *text, size_t max);

/* A spreadsheet must not run it: "'" before = + - @ tab, CR and LF, except
 * where the cell is a plain number; doubled quotes; quoted when needed. */
void text_append_csv_cell(GString *out, const char *text);

/* Shell-style * and ? match, ASCII case ignored. */
bool text_matches(const char *pattern, const char *text);

/* First of the comma-separated WORDS, as spelled there, that TEXT contains
 * as a whole word ("_" and "-" end words), ASCII case ignored; NULL if none.
 * The caller frees it. */
char *text_find_word(const char *text, const char *words);

#endif
