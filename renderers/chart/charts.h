/*
 * charts.h - every chart of a report as SVG files, and as images.
 *
 * charts/ID.svg says all that the chart says, and whose it is and of when,
 * and is usable on its own, as is charts/ID.png.
 * charts/page/ID-wide.svg and -narrow.svg are the same for a page that
 * prints the title itself.
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

/* Path of the file for a page, from the page; the caller frees it. */
char *charts_page_path(const ChartSpec *chart, bool narrow);

#endif
