/*
 * look.h - what roles and ranks of text look like in every chart.
 */
#ifndef RENDERERS_CHART_LOOK_H
#define RENDERERS_CHART_LOOK_H

#include "pipeline/report/chart_spec.h"
#include "renderers/canvas/canvas.h"

/* Narrower charts put labels above rows and panels below one another. */
#define LOOK_NARROW 480.0

typedef enum LookText {
	LOOK_TITLE,
	LOOK_LABEL, /* names of things */
	LOOK_STRONG, /* the thing the title is about, values */
	LOOK_NOTE, /* subtitle, ticks, second lines */
} LookText;

/* Never colour alone: each role has a shape too. */
typedef struct LookRole {
	ColourRole hue;
	MarkShape shape;
} LookRole;

LookRole look_role(ChartRole role);

/* A text of that rank with its face and colour; the rest is zero. */
TextSpec look_text(LookText rank, const char *string);

double look_line_height(LookText rank);

/* Guide lines, and lines that something is measured against. */
Stroke look_grid(void);
Stroke look_axis(void);

bool look_is_narrow(const Canvas *canvas);

#endif
