/*
 * matrix_labels.h - names along the two edges of a matrix.
 *
 * Each name wants to stand at the middle of its part of the edge; those that
 * are crowded move along a little and a line leads back.  Where there is no
 * room for all, those of the highest rank stay.
 */
#ifndef RENDERERS_CHART_MATRIX_LABELS_H
#define RENDERERS_CHART_MATRIX_LABELS_H

#include "renderers/canvas/canvas.h"

typedef struct EdgeLabel {
	const char *string; /* borrowed; NULL: none */
	double middle, length; /* of its part of the edge */
	double rank; /* the greater stay */
} EdgeLabel;

typedef enum LabelRun {
	LABELS_LEFT, /* of the matrix, one below the other */
	LABELS_ABOVE,
	LABELS_UPWARD, /* above, turned to run upward */
} LabelRun;

typedef struct LabelEdge {
	LabelRun run;
	double from, to; /* along the edge, for the names too */
	double at; /* across: where the matrix begins */
	double room; /* for a name and its line, at most */
} LabelEdge;

/* LABELS_ABOVE if each name is no longer than its part. */
LabelRun matrix_labels_run_above(const Canvas *canvas, const GArray *labels);

/* The room that LABELS need across the edge, at most MOST. */
double matrix_labels_room(
    const Canvas *canvas, const GArray *labels, LabelRun run, double most);

/* LABELS: of EdgeLabel, in the order of the edge. */
void matrix_labels_draw(
    Canvas *canvas, const GArray *labels, const LabelEdge *edge);

#endif
