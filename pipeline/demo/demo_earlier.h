/*
 * demo_earlier.h - the sample company's schema as it was some months ago.
 *
 * Bills, metrics and issues tell the past by their dates; a dump does not.
 * Where today's has a thousand or more, a dump of then has fewer rows, bytes
 * and numbers used, in proportion to the users.
 */
#ifndef PIPELINE_DEMO_DEMO_EARLIER_H
#define PIPELINE_DEMO_DEMO_EARLIER_H

#include <glib.h>
#include <stdbool.h>

#include "pipeline/demo/demo.h"

/* The two files of a dump, below the folder of demo_write and of
 * demo_write_earlier. */
#define DEMO_STRUCTURE "schema/structure.sql"
#define DEMO_SIZES "schema/pg_class_sizes.csv"

/* Writes both into DIR, as of MONTHS, at most 17, before the report date. */
bool demo_write_earlier(
    const char *dir, const DemoOptions *options, int months, GError **error);

#endif
