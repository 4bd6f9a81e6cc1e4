#include "renderers/chart/look.h"

static const LookRole roles[] = {
	[ROLE_NEUTRAL] = { COLOUR_GREY, MARK_CIRCLE },
	[ROLE_FIRST] = { COLOUR_BLUE, MARK_CIRCLE },
	[ROLE_SECOND] = { COLOUR_VERMILLION, MARK_DIAMOND },
	[ROLE_THIRD] = { COLOUR_GREEN, MARK_SQUARE },
	[ROLE_FOURTH] = { COLOUR_PURPLE, MARK_TRIANGLE },
	[ROLE_MUTED] = { COLOUR_GREY, MARK_CIRCLE },
	[ROLE_BAD] = { COLOUR_VERMILLION, MARK_DIAMOND },
	[ROLE_WATCH] = { COLOUR_PURPLE, MARK_TRIANGLE },
	[ROLE_GOOD] = { COLOUR_GREEN, MARK_CIRCLE },
};

static const struct {
	TextFace face;
	ColourRole role;
} ranks[] = {
	[LOOK_TITLE] = { { 16, true }, COLOUR_TEXT },
	[LOOK_LABEL] = { { 11.5, false }, COLOUR_TEXT },
	[LOOK_STRONG] = { { 11.5, true }, COLOUR_TEXT },
	[LOOK_NOTE] = { { 11.5, false }, COLOUR_MUTED },
};

LookRole
look_role(ChartRole role)
{
	return roles[role];
}

TextSpec
look_text(LookText rank, const char *string)
{
	return (TextSpec){
		.string = string,
		.face = ranks[rank].face,
		.role = ranks[rank].role,
	};
}

double
look_line_height(LookText rank)
{
	return ranks[rank].face.size * 1.3;
}

Stroke
look_grid(void)
{
	return (Stroke){ COLOUR_GRID, 1, DASH_SOLID };
}

Stroke
look_axis(void)
{
	return (Stroke){ COLOUR_AXIS, 1, DASH_SOLID };
}

bool
look_is_narrow(const Canvas *canvas)
{
	return canvas_width(canvas) < LOOK_NARROW;
}
