/*
 * config_convert.h - what libcyaml loaded, into Config, by the one table.
 *
 * libcyaml fills a row of slots for each section, in the order of its keys;
 * every scalar is text, so that we parse numbers ourselves.
 */
#ifndef PIPELINE_CONFIG_CONFIG_CONVERT_H
#define PIPELINE_CONFIG_CONFIG_CONVERT_H

#include "pipeline/config/config_errors.h"
#include "pipeline/config/config_schema.h"

typedef struct Slot {
	void *value;		/* char *, char **, or Slot *; NULL: absent */
	unsigned count;		/* of a list's items */
} Slot;

/* Sets the members of SECTION that SLOTS have; PATH is "" for the root.  A
 * value that cannot be read is an error and leaves its member.  An item of a
 * list goes over the one of its name that is there, so that a second round
 * says only what is different. */
void config_convert(ConfigErrors *errors, const ConfigKey *keys,
    const Slot *slots, void *section, const char *path);

#endif
