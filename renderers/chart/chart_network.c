#include "renderers/chart/chart_kinds.h"

#include <math.h>

#include "renderers/chart/axis_text.h"
#include "renderers/chart/frame.h"
#include "renderers/chart/look.h"
#include "renderers/chart/network_layout.h"
#include "renderers/chart/network_names.h"
#include "renderers/chart/network_route.h"

#define LEAST_RADIUS 11.0
#define MOST_RADIUS 27.0
#define NODE_GAP 16.0 /* between two nodes, at least */
#define OUTLINE 2.0
#define LEAST_LINE 1.25
#define MOST_LINE 6.5
#define ALL_LINES 100.0 /* px of width; many arrows are thinner */
#define THIN_LINE 2.5 /* the heaviest of very many */
#define SIDE_SHARE 0.2 /* of the width, at each side of the ring */
#define NARROW_SIDE_SHARE 0.27
#define VERTICAL_MARGIN 54.0
#define LEAST_HEIGHT 120.0
#define ROW_HEIGHT 34.0 /* more for each row, up to a limit */
#define MOST_HEIGHT 460.0
#define LEAST_ROW 8.0 /* where there is little room */
#define NUMBER_DIGITS 3
#define NUMBER_MARGIN 2.0

typedef struct Network {
	Canvas *canvas;
	const ChartSpec *spec;
	Box plot;
	NetworkNode *nodes;
	GArray *names; /* of TextSpec */
	GArray *name_boxes; /* of Box, each with its margin */
	GArray *routes; /* of Route */
	GArray *links; /* of const ChartLink *, the heaviest first */
} Network;

static const ChartRow *
row_at(const Network *network, size_t i)
{
	return g_ptr_array_index(network->spec->rows, i);
}

static const ChartLink *
link_at(const Network *network, guint i)
{
	return g_array_index(network->links, const ChartLink *, i);
}

static bool
is_positive(double value)
{
	return isfinite(value) && value > 0;
}

static double
most_tables(const ChartSpec *spec)
{
	double most = 0;

	for (guint i = 0; i < spec->rows->len; i++) {
		const ChartRow *row = g_ptr_array_index(spec->rows, i);

		most = is_positive(row->mid) ? fmax(most, row->mid) : most;
	}
	return most;
}

/* Area by value; smaller where there are many. */
static double
radius_of(const Network *network, size_t i, double most)
{
	double value = row_at(network, i)->mid;
	double room = sqrt(network->plot.width * network->plot.height /
			   network->spec->rows->len) /
		      5;
	double largest = CLAMP(room, LEAST_RADIUS, MOST_RADIUS);

	if (!is_positive(value))
		return LEAST_RADIUS;
	return fmax(LEAST_RADIUS, largest * sqrt(value / most));
}

static void
place_nodes(Network *network)
{
	guint count = network->spec->rows->len;
	g_autofree Point *places = g_new(Point, count);
	double most = most_tables(network->spec);
	Box plot = network->plot;

	network_layout(network->spec, places);
	network->nodes = g_new(NetworkNode, count);
	for (guint i = 0; i < count; i++)
		network->nodes[i] = (NetworkNode){
			{ plot.x + places[i].x * plot.width,
			    plot.y + places[i].y * plot.height },
			radius_of(network, i, most),
		};
	network_separate(
	    network->nodes, count, box_grown(plot, MOST_RADIUS), NODE_GAP);
	for (guint i = 0; i < count; i++) {
		const NetworkNode *node = &network->nodes[i];

		canvas_reserve_box(network->canvas,
		    (Box){ node->at.x - node->radius, node->at.y - node->radius,
			2 * node->radius, 2 * node->radius });
	}
}

static void
place_name(Network *network, size_t i)
{
	const NameGround ground = {
		.spec = network->spec,
		.nodes = network->nodes,
		.plot = network->plot,
		.within = { 0, network->plot.y - VERTICAL_MARGIN,
		    canvas_width(network->canvas),
		    network->plot.height + 2 * VERTICAL_MARGIN },
	};
	TextSpec name;
	Box box;

	if (!network_name_place(network->canvas, &ground, i, &name))
		return;
	box = canvas_text_box(network->canvas, &name);
	canvas_reserve_box(network->canvas, box);
	box = box_grown(box, NAME_MARGIN);
	g_array_append_val(network->names, name);
	g_array_append_val(network->name_boxes, box);
}

static int
compare_links(const void *a, const void *b)
{
	const ChartLink *one = *(const ChartLink *const *)a;
	const ChartLink *other = *(const ChartLink *const *)b;
	double x = is_positive(one->weight) ? one->weight : 0;
	double y = is_positive(other->weight) ? other->weight : 0;

	if (x != y)
		return x > y ? -1 : 1;
	if (one->from != other->from)
		return one->from < other->from ? -1 : 1;
	return one->to < other->to ? -1 : one->to > other->to;
}

static void
collect_links(Network *network)
{
	const GArray *links = network->spec->links;

	for (guint i = 0; i < links->len; i++) {
		const ChartLink *link = &g_array_index(links, ChartLink, i);

		if (network_link_is_drawn(network->spec, link))
			g_array_append_val(network->links, link);
	}
	g_array_sort(network->links, compare_links);
}

static bool
has_way_back(const Network *network, const ChartLink *link)
{
	for (guint i = 0; i < network->links->len; i++)
		if (link_at(network, i)->from == link->to &&
		    link_at(network, i)->to == link->from)
			return true;
	return false;
}

static double
line_width(const Network *network, const ChartLink *link)
{
	double most = link_at(network, 0)->weight;
	double widest =
	    CLAMP(ALL_LINES / network->links->len, THIN_LINE, MOST_LINE);

	if (!is_positive(link->weight) || !is_positive(most))
		return LEAST_LINE;
	return fmax(LEAST_LINE, widest * link->weight / most);
}

static void
find_routes(Network *network)
{
	const RouteGround ground = { network->nodes, network->spec->rows->len,
		network->name_boxes, network->routes };

	for (guint i = 0; i < network->links->len; i++) {
		const ChartLink *link = link_at(network, i);
		Route route = {
			.from = link->from,
			.to = link->to,
			.paired = has_way_back(network, link),
			.width = line_width(network, link),
		};

		route.head = 6 + route.width;
		network_route_find(&route, &ground);
		g_array_append_val(network->routes, route);
	}
}

static ColourRole
line_colour(const ChartLink *link)
{
	return look_role(link->role).hue;
}

static void
draw_head(const Network *network, const Route *route, ColourRole role)
{
	Point base = route->points[ROUTE_POINTS - 1];
	double dx = route->tip.x - base.x, dy = route->tip.y - base.y;
	double length = hypot(dx, dy), half = 3 + route->width * 0.8;
	Point head[3] = { route->tip, base, base };

	if (length < 0.01)
		return;
	head[1].x -= dy / length * half;
	head[1].y += dx / length * half;
	head[2].x += dy / length * half;
	head[2].y -= dx / length * half;
	canvas_polygon(network->canvas, head, 3, role);
	canvas_reserve_line(network->canvas, head, 3);
}

static char *
link_title(const Network *network, const ChartLink *link)
{
	g_autofree char *weight = axis_number_text(link->weight, NUMBER_DIGITS);
	GString *title = g_string_new(NULL);

	g_string_append_printf(title, "%s → %s: %s",
	    row_at(network, link->from)->label,
	    row_at(network, link->to)->label, weight);
	if (link->text != NULL)
		g_string_append_printf(title, "; %s", link->text);
	return g_string_free(title, false);
}

static void
draw_link(const Network *network, guint i)
{
	const ChartLink *link = link_at(network, i);
	const Route *route = &g_array_index(network->routes, Route, i);
	g_autofree char *title = link_title(network, link);

	canvas_begin_hover(network->canvas, title);
	canvas_polyline(network->canvas, route->points, ROUTE_POINTS,
	    (Stroke){ line_colour(link), route->width,
		link->dashed ? DASH_DASHED : DASH_SOLID });
	draw_head(network, route, line_colour(link));
	canvas_end_hover(network->canvas);
}

static bool
is_crossed(const Network *network, guint own, Box box)
{
	for (guint i = 0; i < network->routes->len; i++)
		if (i != own &&
		    network_route_hits(
			&g_array_index(network->routes, Route, i), box))
			return true;
	return false;
}

/* The number of keys on its line, where nothing else is; nothing if there is
 * no such place. */
static void
draw_weight(const Network *network, guint i)
{
	static const double shares[] = { 0.5, 0.42, 0.58, 0.34, 0.66, 0.26,
		0.74, 0.18, 0.82 };
	const ChartLink *link = link_at(network, i);
	const Route *route = &g_array_index(network->routes, Route, i);
	g_autofree char *number = axis_number_text(link->weight, NUMBER_DIGITS);
	TextSpec text = look_text(LOOK_LABEL, number);

	text.anchor = ANCHOR_MIDDLE;
	text.baseline = BASELINE_MIDDLE;
	for (size_t k = 0; k < G_N_ELEMENTS(shares); k++) {
		Point at = network_route_at(route, shares[k]);
		Box box;

		text.x = at.x;
		text.y = at.y;
		box = box_grown(
		    canvas_text_box(network->canvas, &text), NUMBER_MARGIN);
		if (!canvas_is_free(network->canvas, box) ||
		    is_crossed(network, i, box))
			continue;
		canvas_box(network->canvas, box, 3, COLOUR_BACKGROUND);
		canvas_text(network->canvas, &text);
		return;
	}
}

static char *
node_title(const ChartRow *row, const char *number)
{
	GString *title = g_string_new(row->label);

	g_string_append_printf(
	    title, ": %s", row->value != NULL ? row->value : number);
	if (row->note != NULL)
		g_string_append_printf(title, ", %s", row->note);
	if (row->missing != NULL)
		g_string_append_printf(title, ", %s", row->missing);
	return g_string_free(title, false);
}

/* A disc of the lightest tint with an outline; empty where hollow. */
static void
draw_disc(const Network *network, const NetworkNode *node, const ChartRow *row)
{
	ColourRole hue =
	    row->role == ROLE_NEUTRAL ? COLOUR_BLUE : look_role(row->role).hue;
	double inner = 2 * (node->radius - OUTLINE);
	Mark disc = { MARK_CIRCLE, 2 * node->radius, hue, false };

	canvas_mark(network->canvas, node->at.x, node->at.y, disc);
	disc.size = inner;
	disc.role = COLOUR_BACKGROUND;
	canvas_mark(network->canvas, node->at.x, node->at.y, disc);
	disc.role = theme_tint(hue, TINT_OUTER);
	if (!row->hollow)
		canvas_mark(network->canvas, node->at.x, node->at.y, disc);
}

static void
draw_node(const Network *network, size_t i)
{
	const ChartRow *row = row_at(network, i);
	const NetworkNode *node = &network->nodes[i];
	g_autofree char *number = axis_number_text(row->mid, NUMBER_DIGITS);
	TextSpec text = look_text(LOOK_STRONG, number);
	g_autofree char *title = node_title(row, number);

	canvas_begin_hover(network->canvas, title);
	draw_disc(network, node, row);
	text.x = node->at.x;
	text.y = node->at.y;
	text.anchor = ANCHOR_MIDDLE;
	text.baseline = BASELINE_MIDDLE;
	if (canvas_text_box(network->canvas, &text).width <
	    2 * (node->radius - OUTLINE))
		canvas_text(network->canvas, &text);
	canvas_end_hover(network->canvas);
}

static Box
plot_box(const Canvas *canvas, const ChartSpec *spec, double top)
{
	double width = canvas_width(canvas);
	double side =
	    width * (look_is_narrow(canvas) ? NARROW_SIDE_SHARE : SIDE_SHARE);
	double height = spec->rows->len < 3
			    ? 2 * MOST_RADIUS
			    : fmin(LEAST_HEIGHT + ROW_HEIGHT * spec->rows->len,
				  MOST_HEIGHT);

	top += VERTICAL_MARGIN;
	height = frame_fit_height(canvas, top, height, VERTICAL_MARGIN,
	    fmin(height, LEAST_HEIGHT + LEAST_ROW * spec->rows->len));
	return (Box){ side, top, width - 2 * side, height };
}

/* Names are placed first, so that arrows can go around them. */
static void
draw(Network *network)
{
	guint count = network->spec->rows->len;

	place_nodes(network);
	for (guint i = 0; i < count; i++)
		place_name(network, i);
	collect_links(network);
	find_routes(network);
	for (guint i = network->links->len; i > 0; i--)
		draw_link(network, i - 1);
	for (guint i = 0; i < network->names->len; i++)
		canvas_text(network->canvas,
		    &g_array_index(network->names, TextSpec, i));
	for (guint i = 0; i < count; i++)
		draw_node(network, i);
	for (guint i = 0; i < network->links->len; i++)
		draw_weight(network, i);
}

void
chart_network_draw(const ChartSpec *spec, Canvas *canvas, double top)
{
	Network network = { .canvas = canvas, .spec = spec };

	if (spec->rows->len == 0) {
		frame_draw_nothing(canvas, top);
		return;
	}
	network.plot = plot_box(canvas, spec, top);
	network.names = g_array_new(false, false, sizeof(TextSpec));
	network.name_boxes = g_array_new(false, false, sizeof(Box));
	network.routes = g_array_new(false, false, sizeof(Route));
	network.links = g_array_new(false, false, sizeof(ChartLink *));
	draw(&network);
	canvas_set_height(
	    canvas, network.plot.y + network.plot.height + VERTICAL_MARGIN);
	g_free(network.nodes);
	g_array_unref(network.names);
	g_array_unref(network.name_boxes);
	g_array_unref(network.routes);
	g_array_unref(network.links);
}
