/*
 * network_names.h - where the name of a node stands.
 */
#ifndef RENDERERS_CHART_NETWORK_NAMES_H
#define RENDERERS_CHART_NETWORK_NAMES_H

#include "renderers/chart/network_layout.h"

#define NAME_MARGIN 3.0 /* around a name, that arrows keep off */

typedef struct NameGround {
	const ChartSpec *spec;
	const NetworkNode *nodes; /* one per row */
	Box plot; /* outward is away from its middle */
	Box within; /* no name leaves it */
} NameGround;

/*
 * Beside node I: outward, wide and off the straight lines between nodes, as
 * far as each can be had, where CANVAS is free.  False if there is no place,
 * and the node has to be pointed at to tell its name.
 */
bool network_name_place(
    const Canvas *canvas, const NameGround *ground, size_t i, TextSpec *out);

#endif
