/*
 * config_check.h - what headroom.yaml must be, before and after it is loaded.
 */
#ifndef PIPELINE_CONFIG_CONFIG_CHECK_H
#define PIPELINE_CONFIG_CONFIG_CHECK_H

#include "pipeline/config/config.h"
#include "pipeline/config/config_errors.h"

/* Every key is known and every value of its key's shape: a single value, a
 * list, a section.  There is at least one place, the root, a section. */
void config_check_shape(ConfigErrors *errors);

/* What must hold between values: phases, people's aliases, domains.  A phase
 * that has a mode alone gets it as low and high too. */
void config_check(Config *config, ConfigErrors *errors);

#endif
