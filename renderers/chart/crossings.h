/*
 * crossings.h - when bullets reach their thresholds: a strip of time at
 * their right.
 *
 * A row's first cell is its crossing, on the y axis of the chart, which is
 * time: the middle, and lo and hi, which may be infinite.  What lies beyond
 * the end of the axis goes on as an arrow.
 */
#ifndef RENDERERS_CHART_CROSSINGS_H
#define RENDERERS_CHART_CROSSINGS_H

#include "pipeline/report/chart_spec.h"
#include "renderers/canvas/canvas.h"
#include "renderers/chart/scale.h"

typedef struct Crossings {
	Canvas *canvas;
	const ChartSpec *spec;
	Scale scale;
	double left;
} Crossings;

/* A row of SPEC has one. */
bool crossings_any(const ChartSpec *spec);

/* Between LEFT and RIGHT. */
Crossings crossings_make(
    Canvas *canvas, const ChartSpec *spec, double left, double right);

/* The label at TOP, guide lines and marks from PLOT_TOP to BOTTOM; returns
 * the y below the marks' labels. */
double crossings_draw_axis(
    const Crossings *crossings, double top, double plot_top, double bottom);

/* The crossing of ROW along Y; a dash without one. */
void crossings_draw_row(
    const Crossings *crossings, const ChartRow *row, double y);

#endif
