/*
 * json_schema.h - does a JSON value keep to one of our schemas?
 *
 * Knows the part of JSON Schema 2020-12 that schemas/ uses: $ref within the
 * schema, type, const, enum, properties, required, additionalProperties,
 * propertyNames, items, maxItems, uniqueItems, minimum, minLength, pattern,
 * anyOf, not, if/then/else.  It never goes deeper than the schema does.
 */
#ifndef PIPELINE_HISTORY_JSON_SCHEMA_H
#define PIPELINE_HISTORY_JSON_SCHEMA_H

#include <glib.h>
#include <jansson.h>
#include <stdbool.h>

/* Every keyword that is known, whether it asks for anything or explains;
 * sorted, NULL-terminated. */
extern const char *const json_schema_keywords[];

/* True, or *WHAT is the first thing wrong with VALUE and where: "figures,
 * a.b, lo: is a text, where a number or null belongs". */
bool json_schema_check(const json_t *schema, const json_t *value, char **what);

#endif
