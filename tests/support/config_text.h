/*
 * config_text.h - configurations for tests out of a text.
 */
#ifndef TESTS_SUPPORT_CONFIG_TEXT_H
#define TESTS_SUPPORT_CONFIG_TEXT_H

#include "pipeline/config/config.h"

/* Loads TEXT from a file of its own; in errors its name is "c.yaml". */
Config *config_from_text(const char *text, GError **error);
Config *config_from_bytes(const char *bytes, size_t length, GError **error);

typedef struct ConfigErrorCase {
	const char *text;
	const char *want;	/* the whole message, every line */
} ConfigErrorCase;

/* Prints what differs and fails when any case does. */
void assert_config_errors(const ConfigErrorCase *cases, size_t count);

#endif
