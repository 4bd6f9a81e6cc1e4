#include "renderers/canvas/svg_style.h"

#include <math.h>
#include <string.h>

#include "renderers/canvas/svg_path.h"
#include "renderers/canvas/theme.h"

static void
split_style(xmlNode *element)
{
	g_autofree char *style = svg_get(element, "style");
	g_auto(GStrv) rules = NULL;

	if (style == NULL)
		return;
	svg_unset(element, "style");
	rules = g_strsplit(style, ";", -1);
	for (char **rule = rules; *rule != NULL; rule++) {
		char *colon = strchr(*rule, ':');

		if (colon == NULL)
			continue;
		*colon = '\0';
		svg_set(element, g_strstrip(*rule), g_strstrip(colon + 1));
	}
}

/* What an SVG has anyway; our joins are round, so mitres do not matter. */
static const struct Default {
	const char *name, *value; /* NULL: whatever it is */
} defaults[] = {
	{ "clip-rule", "nonzero" },
	{ "fill-opacity", "1" },
	{ "fill-rule", "nonzero" },
	{ "overflow", NULL },
	{ "stroke", "none" },
	{ "stroke-linecap", "butt" },
	{ "stroke-linejoin", "miter" },
	{ "stroke-miterlimit", NULL },
	{ "stroke-opacity", "1" },
	{ "stroke-width", "1" },
	{ "version", NULL },
};

static void
drop_defaults(xmlNode *element)
{
	for (size_t i = 0; i < G_N_ELEMENTS(defaults); i++) {
		g_autofree char *value = svg_get(element, defaults[i].name);

		if (value == NULL)
			continue;
		if (defaults[i].value == NULL ||
		    strcmp(value, defaults[i].value) == 0)
			svg_unset(element, defaults[i].name);
	}
}

/* "rgb(1.5%, 35.29%, 64.7%)", with or without the blanks. */
static bool
read_rgb(const char *value, uint32_t *rgb)
{
	const char *p = value + strlen("rgb(");

	if (!g_str_has_prefix(value, "rgb("))
		return false;
	*rgb = 0;
	for (int i = 0; i < 3; i++) {
		char *end;
		double percent = g_ascii_strtod(p, &end);

		if (end == p || *end != '%')
			return false;
		*rgb = *rgb << 8 | (uint32_t)lround(percent * 2.55);
		p = end + 1 + strspn(end + 1, ", ");
	}
	return *p == ')';
}

static void
add_class(xmlNode *element, const char *attribute, ColourRole role)
{
	g_autofree char *former = svg_get(element, "class");
	g_autofree char *classes =
	    g_strconcat(former != NULL ? former : "", former != NULL ? " " : "",
		attribute, "-", theme_role_name(role), NULL);

	svg_set(element, "class", classes);
}

/* ATTRIBUTE is "fill" or "stroke". */
static bool
name_colour(xmlNode *element, const char *attribute, GError **error)
{
	g_autofree char *value = svg_get(element, attribute);
	char hex[8];
	ColourRole role;
	uint32_t rgb;

	if (value == NULL || strcmp(value, "none") == 0)
		return true;
	if (!read_rgb(value, &rgb) || !theme_role_of_key(rgb, &role)) {
		g_set_error(error, SVG_ERROR, SVG_ERROR_COLOUR,
		    "%s=\"%s\" of a <%s> is the colour of no role", attribute,
		    value, (const char *)element->name);
		return false;
	}
	g_snprintf(
	    hex, sizeof hex, "#%06X", theme_colour(role, THEME_LIGHT).rgb);
	svg_set(element, attribute, hex);
	add_class(element, attribute, role);
	return true;
}

static void
shorten(xmlNode *element, const char *name, char *(*shortened)(const char *))
{
	g_autofree char *value = svg_get(element, name);

	if (value != NULL) {
		g_autofree char *brief = shortened(value);

		svg_set(element, name, brief);
	}
}

static void
shorten_all(xmlNode *element)
{
	static const char *const numbers[] = { "x", "y", "width", "height",
		"stroke-width", "stroke-dasharray", "fill-opacity",
		"stroke-opacity", "transform" };

	shorten(element, "d", svg_path_compact);
	for (size_t i = 0; i < G_N_ELEMENTS(numbers); i++)
		shorten(element, numbers[i], svg_round_numbers);
}

bool
svg_style_tidy(xmlNode *element, GError **error)
{
	split_style(element);
	drop_defaults(element);
	shorten_all(element);
	return name_colour(element, "fill", error) &&
	       name_colour(element, "stroke", error);
}
