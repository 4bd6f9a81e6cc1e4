/*
 * config_schema.h - the one table of what headroom.yaml may say.
 *
 * Each key names where in Config its value goes, how it is read and between
 * which limits.  The loader makes libcyaml's schema of it, checks keys
 * against it and converts by it: a new key is one line here and one member
 * in config.h.
 */
#ifndef PIPELINE_CONFIG_CONFIG_SCHEMA_H
#define PIPELINE_CONFIG_CONFIG_SCHEMA_H

#include <stddef.h>

#include "pipeline/config/config.h"

typedef enum KeyKind {
	KEY_TEXT,		/* char * */
	KEY_TEXTS,		/* char **, from a list */
	KEY_NUMBER,		/* double */
	KEY_FRACTION,		/* double; 0.08 or 8% */
	KEY_DATE,		/* Date, from 2026-03-31 */
	KEY_TRISTATE,		/* int: 1, 0; untouched when absent */
	KEY_SWITCH,		/* bool */
	KEY_CURRENCY,		/* char *, three capitals */
	KEY_CADENCE,		/* Recurrence, as cadence.h reads it */
	KEY_ASSUMPTION,		/* Assumption, from a number or three; libcyaml
				 * knows no either-or and leaves it alone */
	KEY_SECTION,		/* members of the same struct, or below it */
	KEY_LIST,		/* GPtrArray of items, each told by its first
				 * key, which is required and unique */
} KeyKind;

typedef struct ConfigKey {
	const char *name;	/* NULL ends a table */
	KeyKind kind;
	size_t offset;		/* in the struct of the table's section */
	double min, max;	/* of numbers and fractions */
	const struct ConfigKey *keys;	/* of sections and items */
	void *(*new_item)(void);	/* of lists: with defaults */
} ConfigKey;

extern const ConfigKey config_keys[];	/* of Config */
extern const ConfigKey scenario_keys[];	/* of Config, what a scenario may say */

size_t config_keys_count(const ConfigKey *keys);

/* NULL when there is none so named. */
const ConfigKey *config_keys_find(const ConfigKey *keys, const char *name);

#endif
