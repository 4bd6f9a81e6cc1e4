/*
 * marks.h - lines across the plot at values of interest.
 */
#ifndef RENDERERS_CHART_MARKS_H
#define RENDERERS_CHART_MARKS_H

#include "renderers/canvas/canvas.h"
#include "renderers/chart/scale.h"

/* So that every mark lies inside the plot. */
void marks_add_to_domain(
    const ChartSpec *spec, bool on_y, AxisScale kind, Domain *domain);

/* Upright lines from TOP to BOTTOM.  Their labels stand under the plot,
 * except where a tick of TICKS says the same; returns the y below them. */
double marks_draw_across(Canvas *canvas, const ChartSpec *spec,
    const Scale *scale, const GArray *ticks, double top, double bottom);

/* The same of those on y, where that axis runs across as well. */
double marks_draw_y_across(Canvas *canvas, const ChartSpec *spec,
    const Scale *scale, const GArray *ticks, double top, double bottom);

/* Level lines from LEFT to RIGHT with their labels just above them. */
void marks_draw_upright(Canvas *canvas, const ChartSpec *spec,
    const Scale *scale, double left, double right);

#endif
