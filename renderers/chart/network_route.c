#include "renderers/chart/network_route.h"

#include <math.h>

#define NODE_GAP 2.0 /* between a node and its arrows */
#define PASS_GAP 5.0 /* between an arrow and a node it passes */
#define NAME_COST 100.0
#define NODE_COST 100.0
#define CROSSING_COST 1.0
#define BEND_COST 4.0
#define MOST_CROSSED 150 /* arrows; beyond it, nobody follows one */
#define BISECTIONS 24
#define CROSSING_STEP                                                          \
	4 /* a chord of so many points is near enough to the curve */

/* Shares of the distance, to the right of the way; the first is best. */
static const double alone[] = { 0, 0.12, -0.12, 0.24, -0.24, 0.4, -0.4, 0.6,
	-0.6 };
static const double in_pair[] = { 0.12, 0.2, 0.3, 0.4, 0.55 };

typedef struct Curve {
	Point start, control, end;
} Curve;

static Point
curve_at(const Curve *curve, double t)
{
	double a = (1 - t) * (1 - t), b = 2 * t * (1 - t), c = t * t;

	return (Point){
		a * curve->start.x + b * curve->control.x + c * curve->end.x,
		a * curve->start.y + b * curve->control.y + c * curve->end.y,
	};
}

static double
distance(Point one, Point other)
{
	return hypot(one.x - other.x, one.y - other.y);
}

/* Where the curve leaves a circle around its start (or END). */
static double
leave_at(const Curve *curve, double radius, bool end)
{
	Point centre = end ? curve->end : curve->start;
	double inside = end ? 1 : 0, outside = 0.5;

	for (int i = 0; i < BISECTIONS; i++) {
		double t = (inside + outside) / 2;

		if (distance(curve_at(curve, t), centre) < radius)
			inside = t;
		else
			outside = t;
	}
	return outside;
}

static void
find_corners(Route *route)
{
	route->least = route->most = route->points[0];
	for (size_t i = 1; i < ROUTE_POINTS; i++) {
		Point p = route->points[i];

		route->least.x = fmin(route->least.x, p.x);
		route->least.y = fmin(route->least.y, p.y);
		route->most.x = fmax(route->most.x, p.x);
		route->most.y = fmax(route->most.y, p.y);
	}
}

/* Whether what lies between LEAST and MOST is nowhere near ROUTE. */
static bool
is_apart(const Route *route, Point least, Point most)
{
	return least.x > route->most.x || least.y > route->most.y ||
	       most.x < route->least.x || most.y < route->least.y;
}

static void
trace(Route *route, const RouteGround *ground, double bend)
{
	const NetworkNode *from = &ground->nodes[route->from];
	const NetworkNode *to = &ground->nodes[route->to];
	double dx = to->at.x - from->at.x, dy = to->at.y - from->at.y;
	Curve curve = {
		from->at,
		{ (from->at.x + to->at.x) / 2 - dy * bend,
		    (from->at.y + to->at.y) / 2 + dx * bend },
		to->at,
	};
	double first = leave_at(&curve, from->radius + NODE_GAP, false);
	double last =
	    leave_at(&curve, to->radius + NODE_GAP + route->head, true);

	for (size_t i = 0; i < ROUTE_POINTS; i++) {
		double share = (double)i / (ROUTE_POINTS - 1);

		route->points[i] =
		    curve_at(&curve, first + (last - first) * share);
	}
	find_corners(route);
	route->tip =
	    curve_at(&curve, leave_at(&curve, to->radius + NODE_GAP, true));
}

static double
distance_to_segment(Point p, Point a, Point b)
{
	double dx = b.x - a.x, dy = b.y - a.y;
	double square = dx * dx + dy * dy;
	double t =
	    square > 0 ? ((p.x - a.x) * dx + (p.y - a.y) * dy) / square : 0;

	t = CLAMP(t, 0, 1);
	return distance(p, (Point){ a.x + t * dx, a.y + t * dy });
}

static bool
hits_node(const Route *route, const NetworkNode *node)
{
	double least = node->radius + PASS_GAP + route->width / 2;

	if (is_apart(route, (Point){ node->at.x - least, node->at.y - least },
		(Point){ node->at.x + least, node->at.y + least }))
		return false;
	for (size_t i = 1; i < ROUTE_POINTS; i++)
		if (distance_to_segment(node->at, route->points[i - 1],
			route->points[i]) < least)
			return true;
	return false;
}

static double
side_of(Point p, Point a, Point b)
{
	return (b.x - a.x) * (p.y - a.y) - (b.y - a.y) * (p.x - a.x);
}

static bool
segments_cross(Point a, Point b, Point c, Point d)
{
	return (side_of(c, a, b) > 0) != (side_of(d, a, b) > 0) &&
	       (side_of(a, c, d) > 0) != (side_of(b, c, d) > 0);
}

static bool
routes_cross(const Route *one, const Route *other)
{
	const size_t step = CROSSING_STEP;

	if (is_apart(one, other->least, other->most))
		return false;
	for (size_t i = step; i < ROUTE_POINTS; i += step)
		for (size_t k = step; k < ROUTE_POINTS; k += step)
			if (segments_cross(one->points[i - step],
				one->points[i], other->points[k - step],
				other->points[k]))
				return true;
	return false;
}

bool
network_route_hits(const Route *route, Box box)
{
	Box b = box_grown(box, route->width / 2);

	if (is_apart(route, (Point){ b.x, b.y },
		(Point){ b.x + b.width, b.y + b.height }))
		return false;
	for (size_t i = 1; i < ROUTE_POINTS; i++)
		if (box_hit_by_line(b, route->points[i - 1], route->points[i]))
			return true;
	return false;
}

/* COST and that of the way of ROUTE, or so much of it as is beyond MOST. */
static double
add_cost(
    double cost, const Route *route, const RouteGround *ground, double most)
{
	for (size_t i = 0; i < ground->node_count; i++)
		if (i != route->from && i != route->to &&
		    hits_node(route, &ground->nodes[i]))
			cost += NODE_COST;
	for (guint i = 0; i < ground->names->len; i++)
		if (network_route_hits(
			route, g_array_index(ground->names, Box, i)))
			cost += NAME_COST;
	if (ground->routes->len > MOST_CROSSED)
		return cost;
	for (guint i = 0; i < ground->routes->len && cost < most; i++)
		if (routes_cross(
			route, &g_array_index(ground->routes, Route, i)))
			cost += CROSSING_COST;
	return cost;
}

void
network_route_find(Route *route, const RouteGround *ground)
{
	const double *bends = route->paired ? in_pair : alone;
	size_t count =
	    route->paired ? G_N_ELEMENTS(in_pair) : G_N_ELEMENTS(alone);
	double best = INFINITY, bend = bends[0];

	for (size_t i = 0; i < count; i++) {
		double cost = BEND_COST * fabs(bends[i]);

		trace(route, ground, bends[i]);
		cost = add_cost(cost, route, ground, best);
		if (cost < best) {
			best = cost;
			bend = bends[i];
		}
	}
	trace(route, ground, bend);
}

Point
network_route_at(const Route *route, double share)
{
	double at = CLAMP(share, 0, 1) * (ROUTE_POINTS - 1);
	size_t i = MIN((size_t)at, ROUTE_POINTS - 2);
	double rest = at - (double)i;
	Point a = route->points[i], b = route->points[i + 1];

	return (Point){ a.x + (b.x - a.x) * rest, a.y + (b.y - a.y) * rest };
}
