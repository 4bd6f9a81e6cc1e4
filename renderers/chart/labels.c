#include "renderers/chart/labels.h"

#include <math.h>

#include "renderers/chart/axis_text.h"
#include "renderers/chart/look.h"

#define NAME_LINES (LABEL_LINES - 1) /* over a value */
#define LEADER 12.0 /* length of a line to a moved label */
#define LEADER_GAP 3.0
#define MOVED 3.0 /* from how far on a label counts as moved */
#define SWATCH 8.0
#define LEGEND_GAP 16.0

static EndLabel *
label_at(const GArray *labels, guint i)
{
	return &g_array_index(labels, EndLabel, i);
}

static int
compare_wanted(const void *a, const void *b, void *data)
{
	const GArray *labels = data;
	const guint *one = a, *other = b;
	double x = label_at(labels, *one)->wanted;
	double y = label_at(labels, *other)->wanted;

	if (x != y)
		return x < y ? -1 : 1;
	return *one < *other ? -1 : *one > *other;
}

/* Indices of the labels from top to bottom. */
static guint *
order_of(const GArray *labels)
{
	guint *order = g_new(guint, labels->len);

	for (guint i = 0; i < labels->len; i++)
		order[i] = i;
	g_qsort_with_data(order, (int)labels->len, sizeof *order,
	    compare_wanted, (void *)labels);
	return order;
}

typedef struct Block {
	double sum;
	guint count;
} Block;

static double
block_mean(const GArray *blocks, guint i)
{
	const Block *block = &g_array_index(blocks, Block, i);

	return block->sum / block->count;
}

/* Adds VALUE as a block; joins blocks until their means ascend. */
static void
add_block(GArray *blocks, double value)
{
	Block block = { value, 1 };

	g_array_append_val(blocks, block);
	while (blocks->len > 1 && block_mean(blocks, blocks->len - 2) >=
				      block_mean(blocks, blocks->len - 1)) {
		Block last = g_array_index(blocks, Block, blocks->len - 1);
		Block *before;

		g_array_set_size(blocks, blocks->len - 1);
		before = &g_array_index(blocks, Block, blocks->len - 1);
		before->sum += last.sum;
		before->count += last.count;
	}
}

/* With the heights of those before it taken off, each label's place only
 * must not come before the last one's: isotonic regression, by pooling
 * adjacent violators. */
void
labels_spread(GArray *labels, double top, double bottom)
{
	g_autofree guint *order = order_of(labels);
	g_autoptr(GArray) blocks = g_array_new(false, false, sizeof(Block));
	double above = 0;
	guint next = 0;

	for (guint i = 0; i < labels->len; i++) {
		const EndLabel *label = label_at(labels, order[i]);

		add_block(blocks, label->wanted - label->height / 2 - above);
		above += label->height;
	}
	bottom = fmax(top, bottom - above);
	above = 0;
	for (guint b = 0; b < blocks->len; b++) {
		double start = fmin(fmax(block_mean(blocks, b), top), bottom);
		guint end = next + g_array_index(blocks, Block, b).count;

		for (; next < end; next++) {
			EndLabel *label = label_at(labels, order[next]);

			label->y = start + above + label->height / 2;
			above += label->height;
		}
	}
}

EndLabel
label_make(const char *name, const char *value)
{
	return (EndLabel){
		.string = axis_named_text(name, value),
		.name = g_strdup(name),
		.value = g_strdup(value),
	};
}

void
label_clear(EndLabel *label)
{
	g_free(label->string);
	g_free(label->name);
	g_free(label->value);
}

/* The name, or name and value in one. */
static TextSpec
label_text(const EndLabel *label, double width)
{
	TextSpec text =
	    look_text(LOOK_STRONG, label->below ? label->name : label->string);

	text.role = label->role;
	text.baseline = label->below ? BASELINE_TOP : BASELINE_MIDDLE;
	text.fit = (TextFit){ width, label->below ? NAME_LINES : LABEL_LINES };
	return text;
}

static bool
is_cut(const Canvas *canvas, const TextSpec *text)
{
	g_autoptr(Paragraph) paragraph = typeset_paragraph(
	    canvas_typeset(canvas), text->string, text->face, text->fit);

	return paragraph->shortened;
}

double
labels_measure(const Canvas *canvas, GArray *labels, double most)
{
	double widest = 0;

	for (guint i = 0; i < labels->len; i++) {
		EndLabel *label = label_at(labels, i);
		TextSpec text = label_text(label, most);
		Box box;

		label->below = label->value != NULL && is_cut(canvas, &text);
		text = label_text(label, most);
		box = canvas_text_box(canvas, &text);
		label->height = box.height;
		widest = fmax(widest, box.width);
		if (!label->below)
			continue;
		text = look_text(LOOK_STRONG, label->value);
		widest = fmax(widest, canvas_text_box(canvas, &text).width);
		label->height += look_line_height(LOOK_STRONG);
	}
	return widest;
}

static void
draw_label(Canvas *canvas, const EndLabel *label, double x, double width)
{
	TextSpec text = label_text(label, width);
	double top = label->y - label->height / 2;

	text.x = x;
	text.y = label->below ? top : label->y;
	canvas_text(canvas, &text);
	if (!label->below)
		return;
	text.string = label->value;
	text.y = top + label->height - look_line_height(LOOK_STRONG);
	canvas_text(canvas, &text);
}

void
labels_draw(Canvas *canvas, const GArray *labels, double x, double max_width)
{
	for (guint i = 0; i < labels->len; i++) {
		const EndLabel *label = label_at(labels, i);

		if (fabs(label->y - label->wanted) > MOVED)
			canvas_line(canvas, x + LEADER_GAP, label->wanted,
			    x + LEADER, label->y, look_axis());
		draw_label(canvas, label, x + LEADER + LEADER_GAP,
		    max_width - LEADER - LEADER_GAP);
	}
}

static void
draw_swatch(Canvas *canvas, const ChartSeries *series, double x, double y)
{
	LookRole look = look_role(series->role);

	if (series->form == SERIES_BARS)
		canvas_box(canvas, (Box){ x, y - SWATCH / 2, SWATCH, SWATCH },
		    1, look.hue);
	else
		canvas_mark(canvas, x + SWATCH / 2, y,
		    (Mark){ look.shape, SWATCH, look.hue, false });
}

double
labels_draw_legend(Canvas *canvas, const ChartSpec *spec, double y)
{
	double line = look_line_height(LOOK_LABEL), x = 0;
	double top = y;
	bool any = false;

	for (guint i = 0; i < spec->series->len; i++) {
		const ChartSeries *series = g_ptr_array_index(spec->series, i);
		TextSpec text = look_text(LOOK_LABEL, series->name);
		double width;

		if (series->form == SERIES_LINE || series->name == NULL)
			continue;
		text.fit = (TextFit){ canvas_width(canvas) - 2 * SWATCH, 1 };
		width = canvas_text_box(canvas, &text).width + 2 * SWATCH;
		if (x > 0 && x + width > canvas_width(canvas)) {
			x = 0;
			top += line;
		}
		draw_swatch(canvas, series, x, top + line / 2);
		text.x = x + 1.6 * SWATCH;
		text.y = top + line / 2;
		text.baseline = BASELINE_MIDDLE;
		canvas_text(canvas, &text);
		x += width + LEGEND_GAP;
		any = true;
	}
	return any ? top + line + 4 : y;
}
