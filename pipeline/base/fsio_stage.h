/*
 * fsio_stage.h - what a Stage is made of; for fsio.c and fsio_commit.c only.
 *
 * Beside the target "out" a stage is ".out.headroom-new-N", and the former
 * run rests in ".out.headroom-old" where a swap must take two renames.
 * Each running stage holds a lock on its folder, so that what a killed run
 * left behind can be told from what another run is writing.
 */
#ifndef PIPELINE_BASE_FSIO_STAGE_H
#define PIPELINE_BASE_FSIO_STAGE_H

#include "pipeline/base/fsio.h"

#define STAGE_INSIDE_NAME ".headroom-new"
#define STAGE_MANIFEST "manifest.json"

struct Stage {
	char *target;	/* absolute, symbolic links resolved */
	char *folder;	/* where files are staged */
	GString *former; /* manifests of earlier runs, as text */
	bool inside;	/* FOLDER lies in TARGET */
	bool merging;	/* files are being moved: if that fails, the rest and
			 * its manifest stay for the next run to clear */
	bool committed;
	int lock;	/* -1 where the file system has no locks */
};

/* PATH's folder and ".NAME.headroom-WHAT" in it. */
char *stage_sibling(const char *path, const char *what);

/* Makes and locks the folder TARGET/.headroom-new, after removing what a
 * killed run left there; fails if another run is at it. */
bool stage_begin_inside(Stage *stage, GError **error);

#endif
