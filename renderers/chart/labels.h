/*
 * labels.h - names beside the ends of lines, and a legend for the rest.
 */
#ifndef RENDERERS_CHART_LABELS_H
#define RENDERERS_CHART_LABELS_H

#include "pipeline/report/chart_spec.h"
#include "renderers/canvas/canvas.h"

#define LABEL_LINES 3

/* A label that wants to be centred at WANTED and gets y. */
typedef struct EndLabel {
	char *string; /* name, and value unless that stands below */
	char *name, *value; /* NULL: a string alone */
	bool below;
	ColourRole role;
	double wanted, y, height;
} EndLabel;

/* "NAME: VALUE" for the end of a line; owns its strings. */
EndLabel label_make(const char *name, const char *value);
void label_clear(EndLabel *label);

/* Gives labels their heights, no wider than MOST; returns the greatest width.
 * Where a name is too long, it is cut, and its value stands below. */
double labels_measure(const Canvas *canvas, GArray *labels, double most);

/*
 * Moves labels apart so that none overlaps another and all lie between TOP
 * and BOTTOM, each as near to where it wants to be as the others let it.
 * If there is not room for all, they overflow at BOTTOM.  Keeps the order
 * of the list.
 */
void labels_spread(GArray *labels, double top, double bottom);

/* Draws them from X on, at most MAX_WIDTH wide; a thin line leads to those
 * that were moved. */
void labels_draw(
    Canvas *canvas, const GArray *labels, double x, double max_width);

/* One line of marks with names for series that have no end to be labelled
 * at; wraps; returns the y below it, Y if there is none. */
double labels_draw_legend(Canvas *canvas, const ChartSpec *spec, double y);

#endif
