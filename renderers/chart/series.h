/*
 * series.h - lines, bands, points and bars in a plot with two axes.
 */
#ifndef RENDERERS_CHART_SERIES_H
#define RENDERERS_CHART_SERIES_H

#include "pipeline/report/chart_spec.h"
#include "renderers/canvas/canvas.h"
#include "renderers/chart/scale.h"

typedef struct Plot {
	Canvas *canvas;
	const ChartSpec *spec;
	Scale x, y;
	double left, right, top, bottom;
} Plot;

/* How far whiskers that stand side by side reach beyond their x, in pixels. */
double series_reach(const ChartSpec *spec);

/* The intervals of a line's points, as a band; gaps where there is none. */
void series_draw_band(const Plot *plot, const ChartSeries *series);

/*
 * The series itself.  A line has a gap where y is missing and is dashed
 * towards open points; open points are hollow; bars stand on zero.  A value
 * that is missing shows as a dash at the foot of the plot.
 */
void series_draw(const Plot *plot, const ChartSeries *series);

#endif
