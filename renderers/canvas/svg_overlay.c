#include "renderers/canvas/svg_overlay.h"

#include <math.h>

#include "renderers/canvas/svg_group.h"
#include "renderers/canvas/svg_path.h"

#define HOVER_LINE_WIDTH 10.0

static void
add_circle(xmlNode *parent, const HoverShape *shape)
{
	xmlNode *circle = svg_add(parent, "circle", NULL);
	double radius = shape->box.width / 2;

	svg_set_number(circle, "cx", shape->box.x + radius);
	svg_set_number(circle, "cy", shape->box.y + radius);
	svg_set_number(circle, "r", radius);
}

static void
add_box(xmlNode *parent, const HoverShape *shape)
{
	xmlNode *rect = svg_add(parent, "rect", NULL);

	svg_set_number(rect, "x", shape->box.x);
	svg_set_number(rect, "y", shape->box.y);
	svg_set_number(rect, "width", shape->box.width);
	svg_set_number(rect, "height", shape->box.height);
}

/* No pointer is finer than that. */
static double
to_tenth(double coordinate)
{
	return round(coordinate * 10) / 10;
}

static void
add_points(xmlNode *parent, const char *name, const HoverShape *shape)
{
	xmlNode *node = svg_add(parent, name, NULL);
	g_autoptr(GString) points = g_string_new(NULL);

	for (guint i = 0; i < shape->points->len; i++) {
		const Point *p = &g_array_index(shape->points, Point, i);
		if (i > 0)
			g_string_append_c(points, ' ');
		svg_append_number(points, to_tenth(p->x));
		g_string_append_c(points, ',');
		svg_append_number(points, to_tenth(p->y));
	}
	svg_set(node, "points", points->str);
}

static void
add_line(xmlNode *parent, const HoverShape *shape)
{
	add_points(parent, "polyline", shape);
	svg_set(parent->last, "pointer-events", "stroke");
	svg_set_number(parent->last, "stroke-width", HOVER_LINE_WIDTH);
}

static void
add_shape(xmlNode *parent, const HoverShape *shape)
{
	switch (shape->form) {
	case HOVER_BOX:
		add_box(parent, shape);
		break;
	case HOVER_CIRCLE:
		add_circle(parent, shape);
		break;
	case HOVER_LINE:
		add_line(parent, shape);
		break;
	case HOVER_POLYGON:
		add_points(parent, "polygon", shape);
		break;
	}
}

/* A single shape carries its title itself. */
static void
add_hover(xmlNode *parent, const Hover *hover)
{
	const HoverShape *shapes =
	    (const HoverShape *)(const void *)hover->shapes->data;

	if (hover->shapes->len == 1) {
		add_shape(parent, shapes);
		svg_add(parent->last, "title", hover->title);
		return;
	}
	if (hover->shapes->len > 1) {
		xmlNode *group = svg_add(parent, "g", NULL);

		svg_add(group, "title", hover->title);
		for (guint i = 0; i < hover->shapes->len; i++)
			add_shape(group, &shapes[i]);
	}
}

static void
add_hovers(xmlNode *svg, const Canvas *canvas)
{
	xmlNode *group = svg_add(svg, "g", NULL);

	svg_set(group, "fill", "none");
	svg_set(group, "pointer-events", "all");
	for (size_t i = 0; i < canvas_hover_count(canvas); i++)
		add_hover(group, canvas_hover_at(canvas, i));
	if (group->children == NULL) {
		xmlUnlinkNode(group);
		xmlFreeNode(group);
	}
}

/* The set width makes other fonts cover the same letters. */
static void
add_text(xmlNode *parent, const CanvasText *text)
{
	xmlNode *node = svg_add(parent, "text", text->string);

	svg_set_number(node, "x", text->origin.x);
	svg_set_number(node, "y", text->origin.y);
	svg_set_number(node, "font-size", text->face.size);
	if (text->face.bold)
		svg_set(node, "font-weight", "bold");
	svg_set_number(node, "textLength", text->width);
	if (text->upward) {
		g_autofree char *x = svg_get(node, "x");
		g_autofree char *y = svg_get(node, "y");
		g_autofree char *turn =
		    g_strdup_printf("rotate(-90 %s %s)", x, y);

		svg_set(node, "transform", turn);
	}
	if (text->title != NULL)
		svg_add(node, "title", text->title);
}

void
svg_overlay_add(xmlNode *svg, const Canvas *canvas)
{
	xmlNode *group;

	add_hovers(svg, canvas);
	group = svg_add(svg, "g", NULL);
	svg_set(group, "fill-opacity", "0");
	svg_set(group, "font-family", TYPESET_FAMILY ",Verdana,sans-serif");
	for (size_t i = 0; i < canvas_text_count(canvas); i++)
		add_text(group, canvas_text_at(canvas, i));
	svg_group_alike(group);
}
