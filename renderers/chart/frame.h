/*
 * frame.h - what all charts have around their plot: title and subtitle.
 */
#ifndef RENDERERS_CHART_FRAME_H
#define RENDERERS_CHART_FRAME_H

#include "pipeline/report/chart_spec.h"
#include "renderers/canvas/canvas.h"

/* The finding and the subtitle, wrapped, if TITLED; returns the y at which
 * the chart goes on. */
double frame_draw_head(Canvas *canvas, const ChartSpec *spec, bool titled);

/* What the label of an axis takes above a plot; 0 if there is none. */
double frame_axis_label_depth(const ChartAxis *axis);

/* The label of an axis, if any, on one line from X, its top at Y. */
void frame_draw_axis_label(
    Canvas *canvas, const ChartAxis *axis, double x, double y);

/* The same, no further than RIGHT. */
void frame_fit_axis_label(
    Canvas *canvas, const ChartAxis *axis, double x, double right, double y);

/* HEIGHT from TOP on, or what is left of the room that the canvas has for the
 * drawing and BELOW it, but no less than LEAST. */
double frame_fit_height(const Canvas *canvas, double top, double height,
    double below, double least);

/* Below the chart: whose figures, and of when.  Makes the canvas higher. */
void frame_draw_source(Canvas *canvas, const char *source);

/* A chart without anything to draw says so with a dash. */
void frame_draw_nothing(Canvas *canvas, double top);

/* What frame_draw_rest() adds to a chart. */
double frame_rest_depth(void);

/* Below all else: that COUNT more rows are not drawn. */
void frame_draw_rest(Canvas *canvas, guint count);

#endif
