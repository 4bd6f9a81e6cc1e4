#include "tests/support/chart_audit.h"

#include <math.h>

#define TOLERANCE 1.0
#define INK_SHARE 0.7 /* of a line's height that letters cover */
#define WORD_GAP 2.0 /* that two texts on one line are told apart by */

static Box
ink_of(const CanvasText *text)
{
	Box box = text->box;
	double *start = text->upward ? &box.x : &box.y;
	double *size = text->upward ? &box.width : &box.height;

	double *from = text->upward ? &box.y : &box.x;
	double *length = text->upward ? &box.height : &box.width;

	*start += *size * (1 - INK_SHARE) / 2 + TOLERANCE / 2;
	*size = *size * INK_SHARE - TOLERANCE;
	*from -= WORD_GAP / 2;
	*length += WORD_GAP;
	return box;
}

static void
audit_text(GString *problems, const Canvas *canvas, size_t i)
{
	const CanvasText *text = canvas_text_at(canvas, i);
	Box page = { 0, 0, canvas_width(canvas), canvas_height(canvas) };

	if (!box_contains(box_grown(page, TOLERANCE), text->box))
		g_string_append_printf(problems,
		    "“%s” leaves the canvas: %.1f, %.1f to %.1f, %.1f\n",
		    text->string, text->box.x, text->box.y,
		    text->box.x + text->box.width,
		    text->box.y + text->box.height);
	for (size_t k = 0; k < i; k++) {
		const CanvasText *other = canvas_text_at(canvas, k);

		if (box_overlaps(ink_of(text), ink_of(other)))
			g_string_append_printf(problems,
			    "“%s” and “%s” overlap near %.0f, %.0f\n",
			    other->string, text->string, text->origin.x,
			    text->origin.y);
	}
}

char *
chart_audit(const Canvas *canvas)
{
	GString *problems = g_string_new(NULL);

	if (!isfinite(canvas_height(canvas)))
		g_string_append(problems, "the canvas has no height\n");
	for (size_t i = 0; i < canvas_text_count(canvas); i++)
		audit_text(problems, canvas, i);
	return g_string_free(problems, problems->len == 0);
}
