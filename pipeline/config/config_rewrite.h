/*
 * config_rewrite.h - the words of headroom.yaml, replaced one by one.
 *
 * All that the one table of its keys calls text goes through it, and so does
 * what is told of its places; names of series, tables, tags and files are
 * left alone, since they name what exports have.
 */
#ifndef PIPELINE_CONFIG_CONFIG_REWRITE_H
#define PIPELINE_CONFIG_CONFIG_REWRITE_H

#include "pipeline/config/config.h"

/* What TEXT becomes; the caller frees it. */
typedef char *(*ConfigRewrite)(void *data, const char *text);

/* Scenarios, too. */
void config_rewrite(Config *config, ConfigRewrite rewrite, void *data);

#endif
