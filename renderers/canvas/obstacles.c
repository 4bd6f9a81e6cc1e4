#include "renderers/canvas/obstacles.h"

#include <math.h>

typedef struct Segment {
	Point from, to;
} Segment;

void
obstacles_init(Obstacles *obstacles)
{
	obstacles->boxes = g_array_new(false, false, sizeof(Box));
	obstacles->segments = g_array_new(false, false, sizeof(Segment));
}

void
obstacles_clear(Obstacles *obstacles)
{
	g_clear_pointer(&obstacles->boxes, g_array_unref);
	g_clear_pointer(&obstacles->segments, g_array_unref);
}

void
obstacles_add_box(Obstacles *obstacles, Box box)
{
	g_array_append_val(obstacles->boxes, box);
}

void
obstacles_add_line(Obstacles *obstacles, const Point *points, size_t count)
{
	for (size_t i = 1; i < count; i++) {
		Segment segment = { points[i - 1], points[i] };

		g_array_append_val(obstacles->segments, segment);
	}
}

bool
box_overlaps(Box one, Box other)
{
	return one.x < other.x + other.width && other.x < one.x + one.width &&
	       one.y < other.y + other.height && other.y < one.y + one.height;
}

bool
box_contains(Box outer, Box inner)
{
	return inner.x >= outer.x && inner.y >= outer.y &&
	       inner.x + inner.width <= outer.x + outer.width &&
	       inner.y + inner.height <= outer.y + outer.height;
}

Box
box_grown(Box box, double margin)
{
	return (Box){ box.x - margin, box.y - margin, box.width + 2 * margin,
		box.height + 2 * margin };
}

/* Narrows [*enter, *leave], the part of a segment START + t·DELTA between LO
 * and HI; false when nothing remains (Liang–Barsky). */
static bool
clip_part(double start, double delta, double lo, double hi, double *enter,
    double *leave)
{
	double a, b;

	if (delta == 0)
		return start > lo && start < hi;
	a = (lo - start) / delta;
	b = (hi - start) / delta;
	*enter = fmax(*enter, fmin(a, b));
	*leave = fmin(*leave, fmax(a, b));
	return *enter < *leave;
}

bool
box_hit_by_line(Box box, Point from, Point to)
{
	double enter = 0, leave = 1;

	return clip_part(from.x, to.x - from.x, box.x, box.x + box.width,
		   &enter, &leave) &&
	       clip_part(from.y, to.y - from.y, box.y, box.y + box.height,
		   &enter, &leave);
}

bool
obstacles_hit(const Obstacles *obstacles, Box box)
{
	for (guint i = 0; i < obstacles->boxes->len; i++)
		if (box_overlaps(box, g_array_index(obstacles->boxes, Box, i)))
			return true;
	for (guint i = 0; i < obstacles->segments->len; i++) {
		const Segment *segment =
		    &g_array_index(obstacles->segments, Segment, i);

		if (box_hit_by_line(box, segment->from, segment->to))
			return true;
	}
	return false;
}
