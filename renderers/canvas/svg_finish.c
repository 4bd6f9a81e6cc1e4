#include "renderers/canvas/svg_finish.h"

#include <libxml/xmlsave.h>
#include <math.h>

#include "renderers/canvas/svg_overlay.h"

/* Puts a new element of SVG before all others but AFTER. */
static xmlNode *
add_head(xmlNode *svg, xmlNode *after, const char *name, const char *text)
{
	xmlNode *node = svg_add(svg, name, text);

	xmlUnlinkNode(node);
	if (after != NULL)
		xmlAddNextSibling(after, node);
	else if (svg->children != NULL)
		xmlAddPrevSibling(svg->children, node);
	else
		xmlAddChild(svg, node);
	return node;
}

static void
set_size(xmlNode *svg, const Canvas *canvas, double margin)
{
	double width = ceil(canvas_width(canvas) + 2 * margin);
	double height = ceil(canvas_height(canvas) + 2 * margin);
	g_autofree char *view = g_strdup_printf("%.0f %.0f %.0f %.0f",
	    fmin(0, -margin), fmin(0, -margin), width, height);

	svg_set_number(svg, "width", width);
	svg_set_number(svg, "height", height);
	svg_set(svg, "viewBox", view);
}

static void
name_drawing(xmlNode *svg, const char *prefix, const SvgFinish *how)
{
	g_autofree char *title_id = g_strconcat(prefix, "-t", NULL);
	g_autofree char *desc_id = g_strconcat(prefix, "-d", NULL);
	g_autofree char *both = g_strconcat(title_id, " ", desc_id, NULL);
	xmlNode *title = add_head(svg, NULL, "title", how->title);
	xmlNode *desc = add_head(svg, title, "desc", how->description);

	svg_set(title, "id", title_id);
	svg_set(desc, "id", desc_id);
	svg_set(svg, "role", "img");
	svg_set(svg, "aria-labelledby", both);
}

xmlDoc *
svg_finish(Surface *surface, const Canvas *canvas, const SvgFinish *how,
    GError **error)
{
	g_autoptr(GBytes) nothing = surface_finish(surface, error);
	SvgInk *ink = surface_ink(surface);
	xmlDoc *doc;
	xmlNode *svg;

	g_assert(isfinite(canvas_height(canvas)));
	if (nothing == NULL)
		return NULL;
	doc = svg_ink_take(ink);
	svg = xmlDocGetRootElement(doc);
	svg_overlay_add(svg, canvas);
	set_size(svg, canvas, how->margin);
	name_drawing(svg, svg_ink_prefix(ink), how);
	return doc;
}

/* What the page would bring: light and dark mode. */
static xmlNode *
add_style(xmlNode *svg, xmlNode *after)
{
	g_autoptr(GString) css = g_string_new(NULL);

	theme_append_css(css);
	return add_head(svg, after, "style", css->str);
}

/* The ground to stand on, all over the drawing and its margin. */
static xmlNode *
add_ground(xmlNode *svg, xmlNode *after)
{
	static const char *const names[] = { "x", "y", "width", "height" };
	xmlNode *ground = add_head(svg, after, "rect", NULL);
	g_autofree char *view = svg_get(svg, "viewBox");
	g_auto(GStrv) numbers = g_strsplit(view, " ", -1);

	for (size_t i = 0; i < G_N_ELEMENTS(names); i++)
		svg_set(ground, names[i], numbers[i]);
	svg_set(ground, "fill", "#FFFFFF");
	svg_set(ground, "class", "fill-background");
	return ground;
}

static char *
serialise(xmlDoc *doc)
{
	xmlBuffer *buffer = xmlBufferCreate();
	xmlSaveCtxt *save = xmlSaveToBuffer(buffer, "UTF-8", 0);
	char *text;

	xmlSaveDoc(save, doc);
	xmlSaveClose(save);
	text = g_strdup((const char *)xmlBufferContent(buffer));
	xmlBufferFree(buffer);
	return text;
}

static void
discard(xmlNode *node)
{
	xmlUnlinkNode(node);
	xmlFreeNode(node);
}

char *
svg_to_file(xmlDoc *doc)
{
	xmlNode *svg = xmlDocGetRootElement(doc);
	xmlNode *style = add_style(svg, svg->children->next);
	xmlNode *ground = add_ground(svg, style);
	char *text = serialise(doc);

	discard(ground);
	discard(style);
	return text;
}
