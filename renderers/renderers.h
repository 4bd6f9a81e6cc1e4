/*
 * renderers.h - the one list of everything that turns a report into files.
 *
 * There are 2 things to do to add a renderer: write renderers/KIND/NAME.[ch]
 * with a NAME_write() of the form below, and give it a line in renderers.c.
 * A renderer reads the sealed report, writes into the stage, and knows
 * nothing else.  The manifest, which lists the others' files, comes last.
 */
#ifndef RENDERERS_RENDERERS_H
#define RENDERERS_RENDERERS_H

#include <glib.h>
#include <stdbool.h>

#include "pipeline/base/fsio.h"
#include "pipeline/report/report.h"

/* What is written only where it is asked for. */
typedef enum RenderExtra {
	RENDER_PNG = 1 << 0, /* images of the charts */
} RenderExtra;

typedef struct Renderer {
	const char *name;
	const char *summary; /* what it writes, for --help */
	bool (*write)(const Report *report, Stage *stage, GError **error);
	unsigned extra; /* of RenderExtra; 0: always written */
} Renderer;

/* In the order they run; an entry whose name is NULL ends it. */
extern const Renderer renderers[];

/* EXTRAS: of RenderExtra, what to write besides.  Stops at the first that
 * fails; its error names the file. */
bool renderers_write_all(
    const Report *report, unsigned extras, Stage *stage, GError **error);

#endif
