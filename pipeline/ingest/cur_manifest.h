/*
 * cur_manifest.h - which version of an AWS cost and usage report is current.
 *
 * AWS may keep every version of a month's report in a folder of its own,
 * named by an assembly id, with a manifest in each; the manifest one folder
 * above is the current version's, and lists its files.
 */
#ifndef PIPELINE_INGEST_CUR_MANIFEST_H
#define PIPELINE_INGEST_CUR_MANIFEST_H

#include <glib.h>
#include <stdbool.h>

typedef struct CurManifest {
	char *path;
	char *assembly;
	GPtrArray *files;	/* of char *: names without folders */
} CurManifest;

/* The reports' manifests that lie in FOLDER, sorted; of CurManifest *. */
GPtrArray *cur_manifests_read(const char *folder);

/* CHILD holds a version of a report that CURRENT, the manifests of the
 * folder it is in, say is past. */
bool cur_manifests_supersede(const GPtrArray *current, const char *child);

/* The first file that MANIFEST, which lies in FOLDER, lists though it is not
 * there while others are; NULL: all are there, or none. */
const char *cur_manifest_find_missing(const CurManifest *manifest,
    const char *folder);

#endif
