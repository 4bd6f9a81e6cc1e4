#include "renderers/chart/network_names.h"

#include <math.h>

#include "renderers/chart/look.h"

#define NAME_GAP 5.0
#define FIT_COST 0.25 /* of a narrower name, against one more inward */
#define LINE_COST 0.4 /* of each line behind it */
#define DIAGONAL 0.7071

/* A corner or side of the name, away from the node. */
static const struct NamePlace {
	Point way;
	TextAnchor anchor;
	TextBaseline baseline;
} places[] = {
	{ { 1, 0 }, ANCHOR_START, BASELINE_MIDDLE },
	{ { 0, 1 }, ANCHOR_MIDDLE, BASELINE_TOP },
	{ { -1, 0 }, ANCHOR_END, BASELINE_MIDDLE },
	{ { 0, -1 }, ANCHOR_MIDDLE, BASELINE_BOTTOM },
	{ { DIAGONAL, DIAGONAL }, ANCHOR_START, BASELINE_TOP },
	{ { -DIAGONAL, DIAGONAL }, ANCHOR_END, BASELINE_TOP },
	{ { -DIAGONAL, -DIAGONAL }, ANCHOR_END, BASELINE_BOTTOM },
	{ { DIAGONAL, -DIAGONAL }, ANCHOR_START, BASELINE_BOTTOM },
};

/* Wider names have fewer lines. */
static const TextFit fits[] = { { 150, 2 }, { 100, 2 }, { 74, 3 }, { 52, 3 } };

/* 1 for a way that leads outward as seen from the middle of the plot, -1 for
 * one that leads inward. */
static double
outwardness(const NameGround *ground, Point at, Point way)
{
	double dx = (at.x - ground->plot.x) / ground->plot.width - 0.5;
	double dy = (at.y - ground->plot.y) / ground->plot.height - 0.5;
	double length = hypot(dx, dy);

	return length > 0 ? (dx * way.x + dy * way.y) / length : 0;
}

/* Lines between nodes that are linked. */
static guint
lines_behind(const NameGround *ground, Box box)
{
	const GArray *links = ground->spec->links;
	guint count = 0;

	for (guint i = 0; i < links->len; i++) {
		const ChartLink *link = &g_array_index(links, ChartLink, i);

		if (network_link_is_drawn(ground->spec, link))
			count +=
			    box_hit_by_line(box, ground->nodes[link->from].at,
				ground->nodes[link->to].at);
	}
	return count;
}

static TextSpec
name_text(const ChartRow *row, const NetworkNode *node,
    const struct NamePlace *place, TextFit fit)
{
	TextSpec text = look_text(
	    row->role == ROLE_FIRST ? LOOK_STRONG : LOOK_LABEL, row->label);

	text.x = node->at.x + place->way.x * (node->radius + NAME_GAP);
	text.y = node->at.y + place->way.y * (node->radius + NAME_GAP);
	text.anchor = place->anchor;
	text.baseline = place->baseline;
	text.fit = fit;
	text.plate = true;
	return text;
}

/* INFINITY where it cannot stand. */
static double
cost_of(const Canvas *canvas, const NameGround *ground, const TextSpec *text)
{
	Box box = canvas_text_box(canvas, text);
	Box roomy = box_grown(box, NAME_MARGIN);

	if (!box_contains(ground->within, box) ||
	    !canvas_is_free(canvas, roomy))
		return INFINITY;
	return LINE_COST * lines_behind(ground, roomy);
}

bool
network_name_place(
    const Canvas *canvas, const NameGround *ground, size_t i, TextSpec *out)
{
	const NetworkNode *node = &ground->nodes[i];
	const ChartRow *row = g_ptr_array_index(ground->spec->rows, i);
	double best = INFINITY;

	for (size_t n = 0; n < G_N_ELEMENTS(fits) * G_N_ELEMENTS(places); n++) {
		const size_t fit = n / G_N_ELEMENTS(places);
		const struct NamePlace *place =
		    &places[n % G_N_ELEMENTS(places)];
		TextSpec text = name_text(row, node, place, fits[fit]);
		double cost = FIT_COST * (double)fit -
			      outwardness(ground, node->at, place->way) +
			      cost_of(canvas, ground, &text);

		if (cost < best - 1e-9) {
			best = cost;
			*out = text;
		}
	}
	return isfinite(best);
}
