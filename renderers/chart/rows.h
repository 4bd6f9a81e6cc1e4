/*
 * rows.h - where the rows of a chart are, and their labels.
 *
 * Wide charts have the labels in a column at the left, narrow ones above
 * each row, where they have the whole width.
 */
#ifndef RENDERERS_CHART_ROWS_H
#define RENDERERS_CHART_ROWS_H

#include "pipeline/report/chart_spec.h"
#include "renderers/canvas/canvas.h"

typedef struct RowPlace {
	double top, height; /* of the whole row */
	double plot_top, plot_height;
} RowPlace;

typedef struct Rows {
	const ChartSpec *spec;
	double left, right; /* of the plot */
	double bottom;
	bool stacked; /* labels above */
	GArray *places; /* of RowPlace, one per row */
} Rows;

/* Lays the rows of SPEC out from TOP down; each has PLOT_HEIGHT at least for
 * what is drawn in it. */
void rows_init(Rows *rows, const Canvas *canvas, const ChartSpec *spec,
    double top, double plot_height);
void rows_clear(Rows *rows);
G_DEFINE_AUTO_CLEANUP_CLEAR_FUNC(Rows, rows_clear)

/* All of them, down by DY. */
void rows_move(Rows *rows, double dy);

const ChartRow *rows_row(const Rows *rows, guint i);
const RowPlace *rows_place(const Rows *rows, guint i);
double rows_middle(const Rows *rows, guint i);

/* Labels and notes; strong where the row is what the title is about. */
void rows_draw_labels(const Rows *rows, Canvas *canvas);

/* Hairlines between rows, to lead the eye from a label to what it names. */
void rows_draw_rules(const Rows *rows, Canvas *canvas);

/* The reason why row I shows nothing, in its plot; "–" without one. */
void rows_draw_missing(const Rows *rows, Canvas *canvas, guint i);

#endif
