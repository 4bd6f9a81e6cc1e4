/*
 * config_errors.h - all that is wrong with a configuration, line by line.
 */
#ifndef PIPELINE_CONFIG_CONFIG_ERRORS_H
#define PIPELINE_CONFIG_CONFIG_ERRORS_H

#include <glib.h>
#include <stdbool.h>

#include "pipeline/config/places.h"

typedef struct ConfigErrors {
	const char *file;
	const Places *places;
	GString *text;		/* the lines so far */
	unsigned count;
} ConfigErrors;

/* Adds "FILE:LINE:COLUMN: MESSAGE" for the value at PATH (its key, when
 * AT_KEY); lines beyond the twentieth are only counted. */
void config_errors_add(ConfigErrors *errors, const char *path, bool at_key,
    const char *format, ...) G_GNUC_PRINTF(4, 5);

#endif
