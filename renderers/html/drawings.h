/*
 * drawings.h - the charts of a page, each drawn once for all of its uses.
 *
 * A chart is drawn wide and narrow: see chart.h.  As files beside the linked
 * page they stand alone; the whole page holds them.
 */
#ifndef RENDERERS_HTML_DRAWINGS_H
#define RENDERERS_HTML_DRAWINGS_H

#include <libxml/tree.h>
#include <stdbool.h>

#include "pipeline/base/fsio.h"
#include "pipeline/report/report.h"
#include "renderers/canvas/typeset.h"

typedef struct Drawings Drawings;

/* NULL and ERROR when a chart cannot be drawn. */
Drawings *drawings_new(
    const Report *report, const Typeset *typeset, GError **error);
void drawings_free(Drawings *drawings);
G_DEFINE_AUTOPTR_CLEANUP_FUNC(Drawings, drawings_free)

/* All as files. */
bool drawings_write(const Drawings *drawings, Stage *stage, GError **error);

/* Path of the file, from the page; the caller frees it. */
char *drawings_path(const ChartSpec *chart, bool narrow);

/* The finished drawing of a chart of the report: see svg_finish().  Its ids
 * are those of no other.  Borrowed. */
xmlDoc *drawings_find(
    const Drawings *drawings, const ChartSpec *chart, bool narrow);

#endif
