/*
 * bystanders.h - what lies beside exports in a folder and is none.
 */
#ifndef PIPELINE_INGEST_BYSTANDERS_H
#define PIPELINE_INGEST_BYSTANDERS_H

#include <glib.h>
#include <stdbool.h>

/* A file called NAME is hidden, prose, an image, a script or a setting, and
 * not by its ending an export. */
bool bystanders_has_name(const char *name);

/* NAME is that of a Markdown document that may be a record of something: not
 * of a README or the like. */
bool bystanders_is_document(const char *name);

/*
 * Adds to ARTIFACTS the paths of what an earlier run wrote into FOLDER, each
 * with its SHA-256, as its manifest.json has them; false: there is none.
 */
bool bystanders_add_artifacts(const char *folder, GHashTable *artifacts);

/* PATH is among ARTIFACTS and still what was written. */
bool bystanders_is_artifact(GHashTable *artifacts, const char *path);

#endif
