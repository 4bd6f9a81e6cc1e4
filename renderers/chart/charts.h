/*
 * charts.h - every chart of a report as an SVG file, and as an image.
 *
 * charts/ID.svg says all that the chart says, and whose it is and of when,
 * and is usable on its own, as is charts/ID.png.
 */
#ifndef RENDERERS_CHART_CHARTS_H
#define RENDERERS_CHART_CHARTS_H

#include "pipeline/base/fsio.h"
#include "pipeline/report/report.h"

bool charts_write(const Report *report, Stage *stage, GError **error);

/* The images alone. */
bool charts_write_png(const Report *report, Stage *stage, GError **error);

/* The characters of all charts that no font here can draw, each once; OUT is
 * NULL if there are none.  The caller frees it. */
bool charts_missing_glyphs(const Report *report, char **out, GError **error);

#endif
