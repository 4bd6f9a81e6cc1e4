#include "tests/support/desk.h"

#include <string.h>

static int
set_up(void **state, double width)
{
	Desk *desk = g_new0(Desk, 1);

	desk->typeset = typeset_new(NULL);
	desk->surface = surface_new_scratch();
	desk->canvas = canvas_new(desk->surface, desk->typeset, width);
	*state = desk;
	return desk->typeset == NULL ? -1 : 0;
}

int
desk_set_up(void **state)
{
	return set_up(state, 200);
}

int
desk_set_up_wide(void **state)
{
	return set_up(state, 720);
}

int
desk_set_up_narrow(void **state)
{
	return set_up(state, 350);
}

int
desk_tear_down(void **state)
{
	Desk *desk = *state;

	canvas_free(desk->canvas);
	surface_free(desk->surface);
	typeset_free(desk->typeset);
	g_free(desk);
	return 0;
}

const CanvasText *
desk_find_text(const Canvas *canvas, const char *string)
{
	for (size_t i = 0; i < canvas_text_count(canvas); i++)
		if (strcmp(canvas_text_at(canvas, i)->string, string) == 0)
			return canvas_text_at(canvas, i);
	return NULL;
}

bool
desk_has_hover(const Canvas *canvas, const char *title)
{
	for (size_t i = 0; i < canvas_hover_count(canvas); i++)
		if (strcmp(canvas_hover_at(canvas, i)->title, title) == 0)
			return true;
	return false;
}
