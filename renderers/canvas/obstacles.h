/*
 * obstacles.h - what is already taken on a drawing, for placing labels.
 *
 * Boxes and line segments in canvas coordinates.  Touching is not hitting.
 */
#ifndef RENDERERS_CANVAS_OBSTACLES_H
#define RENDERERS_CANVAS_OBSTACLES_H

#include <glib.h>
#include <stdbool.h>
#include <stddef.h>

typedef struct Point {
	double x, y;
} Point;

typedef struct Box {
	double x, y, width, height;
} Box;

typedef struct Obstacles {
	GArray *boxes; /* of Box */
	GArray *segments; /* of Segment */
} Obstacles;

void obstacles_init(Obstacles *obstacles);
void obstacles_clear(Obstacles *obstacles);

void obstacles_add_box(Obstacles *obstacles, Box box);
void obstacles_add_line(
    Obstacles *obstacles, const Point *points, size_t count);

bool obstacles_hit(const Obstacles *obstacles, Box box);

/* Whether the line between FROM and TO enters BOX. */
bool box_hit_by_line(Box box, Point from, Point to);

bool box_overlaps(Box one, Box other);
bool box_contains(Box outer, Box inner);

/* BOX grown by MARGIN on every side. */
Box box_grown(Box box, double margin);

#endif
