/*
 * manifest.h - manifest.json: what a run was made from and what it made.
 *
 * Every file written so far with its size and SHA-256, and every input and
 * every earlier review that the report speaks of with its own; so it has to be the last file of a run, and cannot list itself.
 */
#ifndef RENDERERS_DATA_MANIFEST_H
#define RENDERERS_DATA_MANIFEST_H

#include "pipeline/base/fsio.h"
#include "pipeline/report/report.h"

bool manifest_write(const Report *report, Stage *stage, GError **error);

#endif
