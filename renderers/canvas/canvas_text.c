#include "renderers/canvas/canvas_state.h"

#define LABEL_CLEARANCE 2.0 /* around a placed label, px */
#define PLATE_MARGIN 1.5
#define CAP_HEIGHT 0.729 /* of DejaVu Sans, in em */

/* Where a text's first baseline starts, before it is turned. */
static Point
text_origin(const TextSpec *text, const Paragraph *p)
{
	double below = p->lines[p->line_count - 1].baseline - p->ascent;
	double dy = 0;

	switch (text->baseline) {
	case BASELINE_FIRST:
		break;
	case BASELINE_TOP:
		dy = p->ascent;
		break;
	case BASELINE_MIDDLE:
		dy = (text->face.size * CAP_HEIGHT - below) / 2;
		break;
	case BASELINE_BOTTOM:
		dy = -below - p->descent;
		break;
	}
	return (Point){ 0, dy };
}

static double
anchor_share(TextAnchor anchor)
{
	static const double shares[] = {
		[ANCHOR_START] = 0,
		[ANCHOR_MIDDLE] = 0.5,
		[ANCHOR_END] = 1,
	};

	return shares[anchor];
}

/* A box beside the text's point, turned with the text if it is. */
static Box
turn_box(const TextSpec *text, Box box)
{
	if (!text->upward)
		return (Box){ text->x + box.x, text->y + box.y, box.width,
			box.height };
	return (Box){ text->x + box.y, text->y - box.x - box.width, box.height,
		box.width };
}

static Point
turn_point(const TextSpec *text, Point point)
{
	if (!text->upward)
		return (Point){ text->x + point.x, text->y + point.y };
	return (Point){ text->x + point.y, text->y - point.x };
}

static Box
paragraph_box(const TextSpec *text, const Paragraph *p)
{
	Point origin = text_origin(text, p);

	return turn_box(text, (Box){ -p->width * anchor_share(text->anchor),
				  origin.y - p->ascent, p->width, p->height });
}

Box
canvas_text_box(const Canvas *canvas, const TextSpec *text)
{
	g_autoptr(Paragraph) p = typeset_paragraph(
	    canvas->typeset, text->string, text->face, text->fit);

	return paragraph_box(text, p);
}

static void
show_line(Canvas *canvas, Point at, bool upward, ColourRole role,
    PangoLayoutLine *line)
{
	if (canvas->ink != NULL) {
		svg_ink_text(canvas->ink, at, upward, role, line);
		return;
	}
	canvas_use_colour(canvas, role);
	cairo_save(canvas->cairo);
	cairo_move_to(canvas->cairo, at.x, at.y);
	if (upward)
		cairo_rotate(canvas->cairo, -G_PI / 2);
	pango_cairo_show_layout_line(canvas->cairo, line);
	cairo_restore(canvas->cairo);
	cairo_new_path(canvas->cairo);
}

static void
draw_line(Canvas *canvas, const TextSpec *text, const Paragraph *p, size_t i)
{
	const TextLine *line = &p->lines[i];
	Point start = {
		-line->width * anchor_share(text->anchor),
		text_origin(text, p).y + line->baseline - p->ascent,
	};
	Point at = turn_point(text, start);
	Box box = turn_box(text, (Box){ start.x, start.y - p->ascent,
				     line->width, p->ascent + p->descent });
	CanvasText record = {
		.string = g_strdup(line->string),
		.origin = canvas_absolute(canvas, at.x, at.y),
		.width = line->width,
		.upward = text->upward,
		.face = text->face,
		.role = text->role,
		.box = canvas_absolute_box(canvas, box),
	};

	show_line(canvas, record.origin, text->upward, text->role, line->line);
	if (p->shortened)
		record.title = g_strdup(text->string);
	else if (canvas->hover != NULL)
		record.title = g_strdup(canvas->hover->title);
	g_array_append_val(canvas->texts, record);
	obstacles_add_box(&canvas->taken, record.box);
}

static void
draw_plate(Canvas *canvas, Box box)
{
	Box bounds = box_grown(canvas_absolute_box(canvas, box), PLATE_MARGIN);

	canvas_trace_box(canvas, bounds, PLATE_MARGIN);
	canvas_fill_path(canvas, COLOUR_BACKGROUND);
}

Box
canvas_text(Canvas *canvas, const TextSpec *text)
{
	g_autoptr(Paragraph) p = typeset_paragraph(
	    canvas->typeset, text->string, text->face, text->fit);
	Box box = paragraph_box(text, p);

	if (text->plate)
		draw_plate(canvas, box);
	for (size_t i = 0; i < p->line_count; i++)
		if (p->lines[i].string[0] != '\0')
			draw_line(canvas, text, p, i);
	canvas_record_box(canvas, HOVER_BOX, canvas_absolute_box(canvas, box));
	return box;
}

int
canvas_place_text(
    Canvas *canvas, const TextSpec *candidates, size_t count, const Box *within)
{
	for (size_t i = 0; i < count; i++) {
		Box box = canvas_text_box(canvas, &candidates[i]);

		if (within != NULL && !box_contains(*within, box))
			continue;
		if (!canvas_is_free(canvas, box_grown(box, LABEL_CLEARANCE)))
			continue;
		canvas_text(canvas, &candidates[i]);
		return (int)i;
	}
	return -1;
}
