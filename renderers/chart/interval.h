/*
 * interval.h - a middle value with its interval, along an across axis.
 */
#ifndef RENDERERS_CHART_INTERVAL_H
#define RENDERERS_CHART_INTERVAL_H

#include <stdbool.h>

#include "pipeline/report/chart_spec.h"
#include "renderers/canvas/canvas.h"

typedef struct Interval {
	double lo, mid, hi; /* px; lo, hi: NAN if not known */
	bool open_end; /* goes on beyond hi */
	ChartRole role;
	bool hollow;
} Interval;

/* Along y = AT, or along x = AT if UPRIGHT. */
void interval_draw(
    Canvas *canvas, const Interval *interval, double at, bool upright);

#endif
