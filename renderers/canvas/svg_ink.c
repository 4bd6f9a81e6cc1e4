#include "renderers/canvas/svg_ink.h"

#include "renderers/canvas/svg_letters.h"
#include "renderers/canvas/svg_path.h"

#define SVG ((const xmlChar *)"http://www.w3.org/2000/svg")
#define XLINK ((const xmlChar *)"http://www.w3.org/1999/xlink")

struct SvgInk {
	char *prefix;
	cairo_t *cairo;
	xmlDoc *doc;
	xmlNode *svg, *defs;
	xmlNs *xlink;
	xmlNode *drawing; /* what is drawn goes here */
	SvgLetters *letters;

	/* The last elements, which have LOOK: the first of them alone, or the
	 * group of all; NULL. */
	InkLook look;
	xmlNode *first, *group;
};

const double svg_ink_dashes[2] = { 5, 3 };

SvgInk *
svg_ink_new(const char *prefix, cairo_t *cairo)
{
	SvgInk *ink = g_new0(SvgInk, 1);

	ink->prefix = g_strdup(prefix);
	ink->cairo = cairo;
	ink->doc = xmlNewDoc((const xmlChar *)"1.0");
	ink->svg = xmlNewDocNode(ink->doc, NULL, (const xmlChar *)"svg", NULL);
	xmlDocSetRootElement(ink->doc, ink->svg);
	xmlSetNs(ink->svg, xmlNewNs(ink->svg, SVG, NULL));
	ink->xlink = xmlNewNs(ink->svg, XLINK, (const xmlChar *)"xlink");
	ink->defs = svg_add(ink->svg, "defs", NULL);
	ink->drawing = svg_add(ink->svg, "g", NULL);
	svg_set(ink->drawing, "stroke-linejoin", "round");
	ink->letters = svg_letters_new(ink->defs, ink->prefix, cairo);
	return ink;
}

void
svg_ink_free(SvgInk *ink)
{
	if (ink == NULL)
		return;
	svg_letters_free(ink->letters);
	xmlFreeDoc(ink->doc);
	g_free(ink->prefix);
	g_free(ink);
}

static bool
same_number(double a, double b)
{
	return !(a < b || a > b);
}

static bool
same_look(const InkLook *a, const InkLook *b)
{
	return a->filled == b->filled && a->stroked == b->stroked &&
	       a->fill == b->fill && a->stroke == b->stroke &&
	       same_number(a->width, b->width) && a->dashed == b->dashed &&
	       a->round == b->round;
}

/* NAME is "fill" or "stroke". */
static void
set_colour(xmlNode *node, const char *name, ColourRole role, GString *class)
{
	Colour colour = theme_colour(role, THEME_LIGHT);
	g_autofree char *opacity = g_strconcat(name, "-opacity", NULL);
	char hex[8];

	g_snprintf(hex, sizeof hex, "#%06X", colour.rgb);
	svg_set(node, name, hex);
	if (colour.alpha < 1)
		svg_set_number(node, opacity, colour.alpha);
	g_string_append_printf(class, "%s%s-%s", class->len > 0 ? " " : "",
	    name, theme_role_name(role));
}

static void
set_dashes(xmlNode *node)
{
	g_autoptr(GString) dashes = g_string_new(NULL);

	svg_append_number(dashes, svg_ink_dashes[0]);
	g_string_append_c(dashes, ',');
	svg_append_number(dashes, svg_ink_dashes[1]);
	svg_set(node, "stroke-dasharray", dashes->str);
}

static void
set_stroke(xmlNode *node, const InkLook *look, GString *class)
{
	set_colour(node, "stroke", look->stroke, class);
	if (!same_number(look->width, 1))
		svg_set_number(node, "stroke-width", look->width);
	if (look->round)
		svg_set(node, "stroke-linecap", "round");
	if (look->dashed)
		set_dashes(node);
}

static void
set_look(xmlNode *node, const InkLook *look)
{
	g_autoptr(GString) class = g_string_new(NULL);

	if (look->filled)
		set_colour(node, "fill", look->fill, class);
	else
		svg_set(node, "fill", "none");
	if (look->stroked)
		set_stroke(node, look, class);
	svg_set(node, "class", class->str);
}

/* What comes next looks different. */
static void
end_run(SvgInk *ink)
{
	if (ink->first != NULL && ink->group == NULL)
		set_look(ink->first, &ink->look);
	ink->first = ink->group = NULL;
}

/* An element with LOOK after all others. */
static xmlNode *
add_element(SvgInk *ink, const char *name, const InkLook *look)
{
	if (ink->first == NULL || !same_look(&ink->look, look)) {
		end_run(ink);
		ink->look = *look;
		ink->first = svg_add(ink->drawing, name, NULL);
		return ink->first;
	}
	if (ink->group == NULL) {
		ink->group = svg_add(ink->drawing, "g", NULL);
		set_look(ink->group, look);
		xmlUnlinkNode(ink->first);
		xmlAddChild(ink->group, ink->first);
	}
	return svg_add(ink->group, name, NULL);
}

static char *
take_path(cairo_t *cairo)
{
	cairo_path_t *path = cairo_copy_path(cairo);
	char *d = svg_path_write(path);

	cairo_path_destroy(path);
	cairo_new_path(cairo);
	return d;
}

void
svg_ink_path(SvgInk *ink, const InkLook *look)
{
	g_autofree char *d = take_path(ink->cairo);

	if (d[0] != '\0')
		svg_set(add_element(ink, "path", look), "d", d);
}

static void
set_letter(const SvgInk *ink, xmlNode *use, const SvgLetter *letter)
{
	g_autofree char *href =
	    g_strdup_printf("#%s-%u", ink->prefix, letter->id);

	xmlNewNsProp(
	    use, ink->xlink, (const xmlChar *)"href", (const xmlChar *)href);
}

/* What rounds to nothing is not said. */
static void
set_offset(xmlNode *use, const char *name, double offset)
{
	if (offset >= 0.005 || offset <= -0.005)
		svg_set_number(use, name, offset);
}

static void
add_letters(SvgInk *ink, xmlNode *line, const GArray *letters)
{
	for (guint i = 0; i < letters->len; i++) {
		const SvgLetter *letter = &g_array_index(letters, SvgLetter, i);
		xmlNode *use = svg_add(line, "use", NULL);

		set_letter(ink, use, letter);
		set_offset(use, "x", letter->x);
		set_offset(use, "y", letter->y);
	}
}

static void
move_to(xmlNode *node, Point at, bool upward)
{
	g_autoptr(GString) transform = g_string_new("translate(");

	svg_append_number(transform, at.x);
	g_string_append_c(transform, ' ');
	svg_append_number(transform, at.y);
	g_string_append(transform, upward ? ")rotate(-90)" : ")");
	svg_set(node, "transform", transform->str);
}

void
svg_ink_text(SvgInk *ink, Point at, bool upward, ColourRole role,
    const PangoLayoutLine *line)
{
	const InkLook look = { .filled = true, .fill = role };
	g_autoptr(GArray) letters = svg_letters_of(ink->letters, line);
	xmlNode *node;

	if (letters->len == 0)
		return;
	node = add_element(ink, "g", &look);
	move_to(node, at, upward);
	add_letters(ink, node, letters);
}

const char *
svg_ink_prefix(const SvgInk *ink)
{
	return ink->prefix;
}

static void
drop_empty(xmlNode *node)
{
	if (node->children != NULL)
		return;
	xmlUnlinkNode(node);
	xmlFreeNode(node);
}

xmlDoc *
svg_ink_take(SvgInk *ink)
{
	end_run(ink);
	drop_empty(ink->drawing);
	drop_empty(ink->defs);
	return g_steal_pointer(&ink->doc);
}
