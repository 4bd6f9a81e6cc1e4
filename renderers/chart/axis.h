/*
 * axis.h - ticks with labels that do not touch.
 *
 * Lengths in px.  Lists of ticks own their labels.
 */
#ifndef RENDERERS_CHART_AXIS_H
#define RENDERERS_CHART_AXIS_H

#include "renderers/canvas/canvas.h"
#include "renderers/chart/axis_text.h"

typedef struct AxisTick {
	double at; /* px along the axis */
	char *label;
} AxisTick;

/* GArray of AxisTick: as many as stand side by side without touching. */
GArray *axis_ticks_across(
    const Canvas *canvas, const ChartAxis *axis, const Scale *scale);

/* At these VALUES, ascending, if their labels stand side by side without
 * touching; else as above. */
GArray *axis_ticks_at(const Canvas *canvas, const ChartAxis *axis,
    const Scale *scale, const GArray *values);

/* As many as are easy to read one above the other. */
GArray *axis_ticks_upright(const ChartAxis *axis, const Scale *scale);

/* SCALE with its ends moved out to ticks that axis_ticks_upright() gives. */
Scale axis_nice_upright(Scale scale);

/* The widest label. */
double axis_label_width(const Canvas *canvas, const GArray *ticks);

/* Guide lines from TOP to BOTTOM; labels above TOP or below BOTTOM, kept
 * inside the canvas. */
void axis_draw_across(Canvas *canvas, const GArray *ticks, double top,
    double bottom, bool labels_above);

/* Guide lines from LEFT to RIGHT. */
void axis_draw_guides(
    Canvas *canvas, const GArray *ticks, double left, double right);

/* The labels of an upright axis, ending before LEFT. */
void axis_draw_labels(Canvas *canvas, const GArray *ticks, double left);

/* GArray of double: where each unit of each decade is, px, which tells a log
 * axis from an even one.  None of other axes, nor where they are too dense. */
GArray *axis_log_marks(const Scale *scale);

/* Short marks there, from AT on. */
void axis_draw_log_marks_across(Canvas *canvas, const Scale *scale, double at);
void axis_draw_log_marks_upright(Canvas *canvas, const Scale *scale, double at);

/* What the labels of an across axis take, above or below the plot. */
double axis_depth(void);

#endif
