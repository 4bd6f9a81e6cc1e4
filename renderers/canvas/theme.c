#include "renderers/canvas/theme.h"

#include <math.h>

typedef struct Role {
	const char *name;
	uint32_t light, dark;
	double alpha;
} Role;

static const Role roles[COLOUR_COUNT] = {
	[COLOUR_BACKGROUND] = { "background", 0xFFFFFF, 0x14181F, 1 },
	[COLOUR_TEXT] = { "text", 0x1B1F24, 0xE6EAF0, 1 },
	[COLOUR_MUTED] = { "muted", 0x57606A, 0x9DA7B3, 1 },
	[COLOUR_AXIS] = { "axis", 0x848D97, 0x6E7887, 1 },
	[COLOUR_GRID] = { "grid", 0xE3E6EA, 0x2A313B, 1 },
	[COLOUR_SHADE] = { "shade", 0x6B7280, 0x9DA7B3, 0.10 },
	[COLOUR_BLUE] = { "blue", 0x0072B2, 0x0072B2, 1 },
	[COLOUR_VERMILLION] = { "vermillion", 0xD55E00, 0xD55E00, 1 },
	[COLOUR_GREEN] = { "green", 0x009E73, 0x009E73, 1 },
	[COLOUR_PURPLE] = { "purple", 0xCC79A7, 0xCC79A7, 1 },
	[COLOUR_GREY] = { "grey", 0x6B7280, 0x6B7280, 1 },
	[COLOUR_BLUE_OUTER] = { "blue-outer", 0x0072B2, 0x0072B2, 0.18 },
	[COLOUR_VERMILLION_OUTER] = { "vermillion-outer", 0xD55E00, 0xD55E00,
	    0.18 },
	[COLOUR_GREEN_OUTER] = { "green-outer", 0x009E73, 0x009E73, 0.18 },
	[COLOUR_PURPLE_OUTER] = { "purple-outer", 0xCC79A7, 0xCC79A7, 0.22 },
	[COLOUR_GREY_OUTER] = { "grey-outer", 0x6B7280, 0x6B7280, 0.18 },
	[COLOUR_BLUE_INNER] = { "blue-inner", 0x0072B2, 0x0072B2, 0.42 },
	[COLOUR_VERMILLION_INNER] = { "vermillion-inner", 0xD55E00, 0xD55E00,
	    0.42 },
	[COLOUR_GREEN_INNER] = { "green-inner", 0x009E73, 0x009E73, 0.42 },
	[COLOUR_PURPLE_INNER] = { "purple-inner", 0xCC79A7, 0xCC79A7, 0.48 },
	[COLOUR_GREY_INNER] = { "grey-inner", 0x6B7280, 0x6B7280, 0.42 },
	[COLOUR_BLUE_TEXT] = { "blue-text", 0x0067A0, 0x56AEE3, 1 },
	[COLOUR_VERMILLION_TEXT] = { "vermillion-text", 0xAB4400, 0xF08A42, 1 },
	[COLOUR_GREEN_TEXT] = { "green-text", 0x007354, 0x35C299, 1 },
	[COLOUR_PURPLE_TEXT] = { "purple-text", 0xA0437A, 0xDE9BC0, 1 },
	[COLOUR_GREY_TEXT] = { "grey-text", 0x57606A, 0x9DA7B3, 1 },
};

Colour
theme_colour(ColourRole role, ThemeGround ground)
{
	const Role *r = &roles[role];
	Colour colour = { .rgb = r->light, .alpha = r->alpha };

	switch (ground) {
	case THEME_LIGHT:
		break;
	case THEME_DARK:
		colour.rgb = r->dark;
		break;
	}
	return colour;
}

const char *
theme_role_name(ColourRole role)
{
	return roles[role].name;
}

ColourRole
theme_tint(ColourRole hue, Tint tint)
{
	static const ColourRole first[] = {
		[TINT_FULL] = COLOUR_BLUE,
		[TINT_OUTER] = COLOUR_BLUE_OUTER,
		[TINT_INNER] = COLOUR_BLUE_INNER,
		[TINT_TEXT] = COLOUR_BLUE_TEXT,
	};

	g_assert(hue >= COLOUR_BLUE && hue <= COLOUR_GREY);
	return first[tint] + (hue - COLOUR_BLUE);
}

static double
linear(uint32_t rgb, int shift)
{
	double c = (rgb >> shift & 0xFF) / 255.0;

	return c <= 0.04045 ? c / 12.92 : pow((c + 0.055) / 1.055, 2.4);
}

static double
luminance(uint32_t rgb)
{
	return 0.2126 * linear(rgb, 16) + 0.7152 * linear(rgb, 8) +
	       0.0722 * linear(rgb, 0);
}

double
theme_contrast(uint32_t one, uint32_t other)
{
	double a = luminance(one), b = luminance(other);

	return (fmax(a, b) + 0.05) / (fmin(a, b) + 0.05);
}

uint32_t
theme_blend(Colour colour, uint32_t ground)
{
	uint32_t blended = 0;

	for (int shift = 16; shift >= 0; shift -= 8) {
		double over = colour.rgb >> shift & 0xFF;
		double under = ground >> shift & 0xFF;
		double mix = over * colour.alpha + under * (1 - colour.alpha);

		blended |= (uint32_t)lround(mix) << shift;
	}
	return blended;
}

void
theme_append_css(GString *css)
{
	g_string_append(css, "@media screen and (prefers-color-scheme:dark){");
	for (int i = 0; i < COLOUR_COUNT; i++) {
		if (roles[i].dark == roles[i].light)
			continue;
		g_string_append_printf(css,
		    ".fill-%s{fill:#%06X}.stroke-%s{stroke:#%06X}",
		    roles[i].name, roles[i].dark, roles[i].name, roles[i].dark);
	}
	g_string_append(css, "}");
}
