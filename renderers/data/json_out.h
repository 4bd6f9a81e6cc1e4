/*
 * json_out.h - how all our JSON files are written.
 *
 * Keys sorted, 12 digits, indented by two, UTF-8, one line feed at the end.
 * Constructors never fail: what JSON cannot hold becomes null.
 */
#ifndef RENDERERS_DATA_JSON_OUT_H
#define RENDERERS_DATA_JSON_OUT_H

#include <glib.h>
#include <jansson.h>
#include <stdbool.h>

#include "pipeline/base/fsio.h"

/* null for NULL; text that is not UTF-8 is cleaned. */
json_t *json_out_text(const char *text);

/* An integer where VALUE is whole; null where it is not finite. */
json_t *json_out_number(double value);

/* An array of the strings in TEXTS. */
json_t *json_out_texts(const GPtrArray *texts);

/* The caller frees it. */
char *json_out_dump(const json_t *root);

/* Dumps and drops ROOT into the file RELATIVE of STAGE. */
bool json_out_write(json_t *root, Stage *stage, const char *relative,
    GError **error);

#endif
