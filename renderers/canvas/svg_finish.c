#include "renderers/canvas/svg_finish.h"

#include <libxml/xmlsave.h>
#include <math.h>

#include "renderers/canvas/svg_group.h"
#include "renderers/canvas/svg_overlay.h"

#define XLINK ((const xmlChar *)"http://www.w3.org/1999/xlink")

G_DEFINE_AUTOPTR_CLEANUP_FUNC(xmlDoc, xmlFreeDoc)

static void
drop_namespace(xmlNode *svg, const xmlChar *href)
{
	for (xmlNs **ns = &svg->nsDef; *ns != NULL; ns = &(*ns)->next) {
		xmlNs *gone = *ns;

		if (!xmlStrEqual(gone->href, href))
			continue;
		*ns = gone->next;
		xmlFreeNs(gone);
		return;
	}
}

/* Pages need no xlink for it; viewers of files may be older. */
static void
use_plain_href(xmlNode *svg)
{
	g_autoptr(GPtrArray) elements = svg_elements(svg);
	const xmlChar *name = (const xmlChar *)"href";

	for (guint i = 0; i < elements->len; i++) {
		xmlNode *element = elements->pdata[i];
		xmlAttr *attr = xmlHasNsProp(element, name, XLINK);
		xmlChar *value =
		    attr != NULL ? xmlNodeGetContent((xmlNode *)attr) : NULL;

		if (attr == NULL)
			continue;
		xmlRemoveProp(attr);
		xmlSetProp(element, name, value);
		xmlFree(value);
	}
	drop_namespace(svg, XLINK);
}

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

/* Also of the ground, which covers the margin too. */
static void
set_box(xmlNode *node, const Canvas *canvas, double margin)
{
	svg_set_number(node, "x", -margin);
	svg_set_number(node, "y", -margin);
	svg_set_number(node, "width", ceil(canvas_width(canvas) + 2 * margin));
	svg_set_number(
	    node, "height", ceil(canvas_height(canvas) + 2 * margin));
}

static void
set_size(xmlNode *svg, const Canvas *canvas, double margin)
{
	g_autofree char *x = NULL;
	g_autofree char *w = NULL;
	g_autofree char *h = NULL;
	g_autofree char *view = NULL;

	set_box(svg, canvas, margin);
	x = svg_get(svg, "x");
	w = svg_get(svg, "width");
	h = svg_get(svg, "height");
	view = g_strdup_printf("%s %s %s %s", x, x, w, h);
	svg_unset(svg, "x");
	svg_unset(svg, "y");
	svg_set(svg, "viewBox", view);
}

static xmlNode *
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
	return desc;
}

/* What a page would bring: dark mode and a ground to stand on. */
static void
make_standalone(
    xmlNode *svg, xmlNode *after, const Canvas *canvas, double margin)
{
	g_autoptr(GString) css = g_string_new(NULL);
	xmlNode *style, *ground;

	theme_append_css(css);
	style = add_head(svg, after, "style", css->str);
	ground = add_head(svg, style, "rect", NULL);
	set_box(ground, canvas, margin);
	svg_set(ground, "fill", "#FFFFFF");
	svg_set(ground, "class", "fill-background");
}

static char *
serialise(xmlDoc *doc, bool standalone)
{
	xmlBuffer *buffer = xmlBufferCreate();
	xmlSaveCtxt *save =
	    xmlSaveToBuffer(buffer, "UTF-8", standalone ? 0 : XML_SAVE_NO_DECL);
	char *text;

	xmlSaveDoc(save, doc);
	xmlSaveClose(save);
	text = g_strdup((const char *)xmlBufferContent(buffer));
	xmlBufferFree(buffer);
	return text;
}

char *
svg_finish(Surface *surface, const Canvas *canvas, const SvgFinish *how,
    GError **error)
{
	g_autoptr(GBytes) nothing = surface_finish(surface, error);
	SvgInk *ink = surface_ink(surface);
	g_autoptr(xmlDoc) doc = NULL;
	xmlNode *svg, *desc;

	g_assert(isfinite(canvas_height(canvas)));
	if (nothing == NULL)
		return NULL;
	doc = svg_ink_take(ink);
	svg = xmlDocGetRootElement(doc);
	svg_overlay_add(svg, canvas);
	set_size(svg, canvas, how->margin);
	desc = name_drawing(svg, svg_ink_prefix(ink), how);
	if (how->standalone)
		make_standalone(svg, desc, canvas, how->margin);
	else
		use_plain_href(svg);
	return serialise(doc, how->standalone);
}
