/*
 * network_route.h - the way of an arrow from node to node.
 *
 * A curve that bends as little as lets it pass other nodes and names, and
 * that crosses few of the arrows before it.  Of a pair of arrows there and
 * back each bends to its own right.
 */
#ifndef RENDERERS_CHART_NETWORK_ROUTE_H
#define RENDERERS_CHART_NETWORK_ROUTE_H

#include "renderers/chart/network_layout.h"

#define ROUTE_POINTS 25

/* From the edge of one node to the edge of the other, less the head. */
typedef struct Route {
	size_t from, to;
	bool paired; /* there is one back */
	double width, head; /* px; of the line, and length of its head */
	Point points[ROUTE_POINTS];
	Point least, most; /* corners of the box around the points */
	Point tip; /* of the head */
} Route;

typedef struct RouteGround {
	const NetworkNode *nodes;
	size_t node_count;
	const GArray *names; /* of Box: what no arrow may cross */
	const GArray *routes; /* of Route: those before */
} RouteGround;

/* Fills the points, the corners and the tip of ROUTE, whose other fields are
 * set. */
void network_route_find(Route *route, const RouteGround *ground);

/* The point at SHARE, 0 to 1, of its way. */
Point network_route_at(const Route *route, double share);

bool network_route_hits(const Route *route, Box box);

#endif
