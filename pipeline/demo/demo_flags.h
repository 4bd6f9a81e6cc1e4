/*
 * demo_flags.h - Larkfield's feature flags, as a list of all of them.
 *
 * Some were for releases that are long out, and nobody took them out of the
 * code.
 */
#ifndef PIPELINE_DEMO_DEMO_FLAGS_H
#define PIPELINE_DEMO_DEMO_FLAGS_H

#include "pipeline/demo/larkfield.h"

bool demo_write_flags(
    const Larkfield *company, const char *path, GError **error);

#endif
