/*
 * network_layout.h - where the nodes of a network stand.
 *
 * At the places that the spec gives, if it gives all, else on a ring, in an
 * order that makes few links cross.  Same spec, same places.
 */
#ifndef RENDERERS_CHART_NETWORK_LAYOUT_H
#define RENDERERS_CHART_NETWORK_LAYOUT_H

#include "pipeline/report/chart_spec.h"
#include "renderers/canvas/canvas.h"

typedef struct NetworkNode {
	Point at;
	double radius;
} NetworkNode;

/* Of any link chart: whether both ends are there, and not the same. */
bool network_link_is_drawn(const ChartSpec *spec, const ChartLink *link);

/* A place from 0 to 1 both ways for each row: rows->len of them. */
void network_layout(const ChartSpec *spec, Point *places);

/* Moves nodes apart that are nearer than GAP, and all into WITHIN. */
void network_separate(NetworkNode *nodes, size_t count, Box within, double gap);

#endif
