#include "renderers/canvas/theme.h"

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
