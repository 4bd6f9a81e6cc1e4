#include "renderers/chart/matrix_labels.h"

#include <math.h>

#include "renderers/chart/labels.h"
#include "renderers/chart/look.h"

#define LINE 14.0 /* what a name takes along the edge */
#define LEADER 14.0 /* length of the line from a name to its part */
#define NAME_GAP 3.0
#define PART_GAP 8.0 /* of a name above, to the end of its part */
#define MOVED 1.5 /* from how far on a line leads back */
#define MOST_MOVED 40.0

static const EdgeLabel *
label_at(const GArray *labels, guint i)
{
	return &g_array_index(labels, EdgeLabel, i);
}

static TextSpec
name_text(const char *string, double room)
{
	TextSpec text = look_text(LOOK_LABEL, string);

	text.fit = (TextFit){ room - LEADER - 2 * NAME_GAP, 1 };
	text.baseline = BASELINE_MIDDLE;
	return text;
}

LabelRun
matrix_labels_run_above(const Canvas *canvas, const GArray *labels)
{
	for (guint i = 0; i < labels->len; i++) {
		const EdgeLabel *label = label_at(labels, i);
		TextSpec text = look_text(LOOK_LABEL, label->string);

		if (label->string != NULL &&
		    canvas_text_box(canvas, &text).width >
			label->length - PART_GAP)
			return LABELS_UPWARD;
	}
	return LABELS_ABOVE;
}

double
matrix_labels_room(
    const Canvas *canvas, const GArray *labels, LabelRun run, double most)
{
	double widest = 0;

	for (guint i = 0; i < labels->len; i++) {
		TextSpec text;

		if (label_at(labels, i)->string == NULL)
			continue;
		text = name_text(label_at(labels, i)->string, most);
		widest = fmax(widest, canvas_text_box(canvas, &text).width);
	}
	if (widest == 0)
		return 0;
	return run == LABELS_ABOVE ? LINE + NAME_GAP
				   : ceil(widest) + LEADER + 2 * NAME_GAP;
}

static int
compare_ranks(const void *a, const void *b, void *data)
{
	const guint *one = a, *other = b;
	double x = label_at(data, *one)->rank;
	double y = label_at(data, *other)->rank;

	if (x != y)
		return x > y ? -1 : 1;
	return *one < *other ? -1 : *one > *other;
}

/* Indices of those that have a name, the highest rank first. */
static GArray *
by_rank(const GArray *labels)
{
	GArray *order = g_array_new(false, false, sizeof(guint));

	for (guint i = 0; i < labels->len; i++)
		if (label_at(labels, i)->string != NULL)
			g_array_append_val(order, i);
	g_array_sort_with_data(order, compare_ranks, (void *)labels);
	return order;
}

static bool
is_crowded(GArray *placed, const LabelEdge *edge)
{
	if (placed->len * LINE > edge->to - edge->from + 0.01)
		return true;
	labels_spread(placed, edge->from, edge->to);
	for (guint i = 0; i < placed->len; i++) {
		const EndLabel *label = &g_array_index(placed, EndLabel, i);

		if (fabs(label->y - label->wanted) > MOST_MOVED)
			return true;
	}
	return false;
}

static int
compare_places(const void *a, const void *b)
{
	double x = ((const EndLabel *)a)->wanted;
	double y = ((const EndLabel *)b)->wanted;

	return x < y ? -1 : x > y;
}

/* As many as can stand near to where they want to be, as EndLabel in the
 * order of the edge. */
static GArray *
place(const GArray *labels, const LabelEdge *edge)
{
	g_autoptr(GArray) order = by_rank(labels);
	GArray *placed = g_array_new(false, false, sizeof(EndLabel));

	for (guint i = 0; i < order->len; i++) {
		const EdgeLabel *from =
		    label_at(labels, g_array_index(order, guint, i));
		EndLabel label = {
			.string = (char *)from->string,
			.wanted = from->middle,
			.height = LINE,
		};

		g_array_append_val(placed, label);
		if (is_crowded(placed, edge))
			g_array_set_size(placed, placed->len - 1);
	}
	g_array_sort(placed, compare_places);
	labels_spread(placed, edge->from, edge->to);
	return placed;
}

/* Beside the edge; the line comes back to it. */
static void
draw_beside(Canvas *canvas, const EndLabel *label, const LabelEdge *edge)
{
	TextSpec text = name_text(label->string, edge->room);
	double far = edge->at - LEADER, near = edge->at;
	bool moved = fabs(label->y - label->wanted) > MOVED;
	double end = (moved ? far : near) - 2 * NAME_GAP;

	if (edge->run == LABELS_LEFT) {
		text.x = end;
		text.y = label->y;
		text.anchor = ANCHOR_END;
	} else {
		text.x = label->y;
		text.y = end;
		text.upward = true;
	}
	canvas_text(canvas, &text);
	if (moved && edge->run == LABELS_LEFT)
		canvas_line(
		    canvas, far, label->y, near, label->wanted, look_axis());
	else if (moved)
		canvas_line(
		    canvas, label->y, far, label->wanted, near, look_axis());
}

static void
draw_above(Canvas *canvas, const GArray *labels, const LabelEdge *edge)
{
	for (guint i = 0; i < labels->len; i++) {
		const EdgeLabel *label = label_at(labels, i);
		TextSpec text = look_text(LOOK_LABEL, label->string);

		text.x = label->middle;
		text.y = edge->at - NAME_GAP;
		text.anchor = ANCHOR_MIDDLE;
		text.baseline = BASELINE_BOTTOM;
		if (label->string != NULL)
			canvas_text(canvas, &text);
	}
}

void
matrix_labels_draw(Canvas *canvas, const GArray *labels, const LabelEdge *edge)
{
	g_autoptr(GArray) placed = NULL;

	if (edge->run == LABELS_ABOVE) {
		draw_above(canvas, labels, edge);
		return;
	}
	placed = place(labels, edge);
	for (guint i = 0; i < placed->len; i++)
		draw_beside(canvas, &g_array_index(placed, EndLabel, i), edge);
}
