/*
 * config_find.h - where headroom.yaml says what a figure rests on.
 */
#ifndef PIPELINE_CONFIG_CONFIG_FIND_H
#define PIPELINE_CONFIG_CONFIG_FIND_H

#include "pipeline/config/config.h"

/*
 * The place of PATH, in which an item of a list is called by its name:
 * "infrastructure.hosting.value".  NULL where CONFIG says nothing there.
 */
const Place *config_find(const Config *config, const char *path);

/* The paths, as config_find takes them, of the values that stand below PATH,
 * without the names of items; of char *, in the order of the file. */
GPtrArray *config_values_below(const Config *config, const char *path);

/* What stands at PLACE, on one line: the value, those of a short list, else
 * how many entries there are; the caller frees it. */
char *config_place_text(const Config *config, const Place *place);

#endif
