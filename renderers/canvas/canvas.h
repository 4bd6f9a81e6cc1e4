/*
 * canvas.h - the drawing vocabulary of charts.
 *
 * Colours by role, lengths in pixels, y grows downward.  A canvas draws on a
 * Surface in whatever units the surface's cairo context has when the canvas
 * is made, and records what it drew: every line of text with its box, the
 * shapes that show a title when pointed at, and what is taken, so that labels
 * can be placed where they hit nothing and svg_finish() can lay selectable
 * text over the letters.  Drawing cannot fail here: see surface_finish().
 */
#ifndef RENDERERS_CANVAS_CANVAS_H
#define RENDERERS_CANVAS_CANVAS_H

#include <glib.h>
#include <stdbool.h>
#include <stddef.h>

#include "renderers/canvas/obstacles.h"
#include "renderers/canvas/surface.h"
#include "renderers/canvas/theme.h"
#include "renderers/canvas/typeset.h"

typedef struct Canvas Canvas;

typedef enum Dash {
	DASH_SOLID,
	DASH_DASHED,
} Dash;

typedef struct Stroke {
	ColourRole role;
	double width;
	Dash dash;
} Stroke;

typedef enum MarkShape {
	MARK_CIRCLE,
	MARK_DIAMOND,
	MARK_SQUARE,
	MARK_TRIANGLE, /* points up */
} MarkShape;

/* A data point; hollow ones are filled with the background. */
typedef struct Mark {
	MarkShape shape;
	double size; /* diameter of the circle of equal weight */
	ColourRole role;
	bool hollow;
} Mark;

typedef enum TextAnchor {
	ANCHOR_START,
	ANCHOR_MIDDLE,
	ANCHOR_END,
} TextAnchor;

/* What y means. */
typedef enum TextBaseline {
	BASELINE_FIRST, /* the first line's baseline */
	BASELINE_TOP,
	BASELINE_MIDDLE, /* half the height of capitals */
	BASELINE_BOTTOM,
} TextBaseline;

typedef struct TextSpec {
	const char *string;
	double x, y;
	TextFace face;
	TextFit fit;
	TextAnchor anchor;
	TextBaseline baseline;
	ColourRole role;
	bool plate; /* lines behind it are kept off its letters */
	bool upward; /* turned to run from bottom to top */
} TextSpec;

/* A line of text as drawn, in canvas coordinates. */
typedef struct CanvasText {
	char *string;
	char *title; /* shown when pointed at; NULL */
	Point origin; /* start of its baseline */
	double width;
	bool upward;
	TextFace face;
	ColourRole role;
	Box box; /* as a font sees it: ascent to descent */
} CanvasText;

typedef enum HoverForm {
	HOVER_BOX,
	HOVER_CIRCLE,
	HOVER_LINE,
	HOVER_POLYGON,
} HoverForm;

/* Where a pointer shows a title. */
typedef struct HoverShape {
	HoverForm form;
	Box box; /* of HOVER_BOX and HOVER_CIRCLE */
	GArray *points; /* of Point, for the others; NULL */
} HoverShape;

typedef struct Hover {
	char *title;
	GArray *shapes; /* of HoverShape */
} Hover;

/* Borrows both; WIDTH is fixed, the height is as the drawing needs. */
Canvas *canvas_new(Surface *surface, const Typeset *typeset, double width);
void canvas_free(Canvas *canvas);
G_DEFINE_AUTOPTR_CLEANUP_FUNC(Canvas, canvas_free)

double canvas_width(const Canvas *canvas);

/* INFINITY until it is set. */
double canvas_height(const Canvas *canvas);
void canvas_set_height(Canvas *canvas, double height);
const Typeset *canvas_typeset(const Canvas *canvas);

/* Origin, as a stack.  Recorded boxes are absolute all the same. */
void canvas_save(Canvas *canvas);
void canvas_translate(Canvas *canvas, double x, double y);
void canvas_restore(Canvas *canvas);

/* Shapes and texts until canvas_end_hover() show TITLE when pointed at.
 * Not nested. */
void canvas_begin_hover(Canvas *canvas, const char *title);
void canvas_end_hover(Canvas *canvas);

/* TITLE shows over BOX, where something else drew. */
void canvas_add_hover(Canvas *canvas, const char *title, Box box);

/* The nearest place where a line of 1 px falls on whole device pixels. */
double canvas_crisp(double coordinate);

void canvas_line(
    Canvas *canvas, double x1, double y1, double x2, double y2, Stroke stroke);
void canvas_polyline(
    Canvas *canvas, const Point *points, size_t count, Stroke stroke);

/* Filled, without outline: a band, an area. */
void canvas_polygon(
    Canvas *canvas, const Point *points, size_t count, ColourRole role);
void canvas_box(Canvas *canvas, Box box, double radius, ColourRole role);

/* The outline lies inside BOX. */
void canvas_frame(Canvas *canvas, Box box, double radius, Stroke stroke);

/* A mark also takes its place: no label will be put over it. */
void canvas_mark(Canvas *canvas, double x, double y, Mark mark);

/* Returns the box of all its lines. */
Box canvas_text(Canvas *canvas, const TextSpec *text);

/* The box canvas_text() would return; draws nothing. */
Box canvas_text_box(const Canvas *canvas, const TextSpec *text);

/* Keeps labels away from what is not a mark: a line, a bar. */
void canvas_reserve_box(Canvas *canvas, Box box);
void canvas_reserve_line(Canvas *canvas, const Point *points, size_t count);

/* Inside the canvas, hitting neither text nor mark nor reserved places. */
bool canvas_is_free(const Canvas *canvas, Box box);

/* Draws the first candidate that is free all around and returns its index,
 * or -1 if none is.  Candidates are one label at several places; WITHIN,
 * unless NULL, is a part of the canvas that it must not leave. */
int canvas_place_text(Canvas *canvas, const TextSpec *candidates, size_t count,
    const Box *within);

/* What was drawn so far, in the order of drawing. */
size_t canvas_text_count(const Canvas *canvas);
const CanvasText *canvas_text_at(const Canvas *canvas, size_t i);
size_t canvas_hover_count(const Canvas *canvas);
const Hover *canvas_hover_at(const Canvas *canvas, size_t i);

#endif
