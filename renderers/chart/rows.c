#include "renderers/chart/rows.h"

#include <math.h>

#include "pipeline/base/number.h"
#include "renderers/chart/look.h"

#define COLUMN_SHARE 0.34 /* of the width, at most, for labels */
#define COLUMN_GAP 14.0
#define LABEL_LINES 2
#define NOTE_LINES 2
#define NOTE_GAP 1.0
#define PADDING 5.0 /* above and below what is in a row */
#define STACK_GAP 3.0 /* between a label and its plot below */

static bool
is_strong(const ChartRow *row)
{
	return row->role == ROLE_FIRST || row->critical;
}

static TextSpec
label_text(const ChartRow *row, double width)
{
	TextSpec text =
	    look_text(is_strong(row) ? LOOK_STRONG : LOOK_LABEL, row->label);

	text.baseline = BASELINE_TOP;
	text.fit = (TextFit){ width, LABEL_LINES };
	return text;
}

static TextSpec
note_text(const ChartRow *row, double width)
{
	TextSpec text = look_text(LOOK_NOTE, row->note);

	text.baseline = BASELINE_TOP;
	text.fit = (TextFit){ width, NOTE_LINES };
	return text;
}

static double
label_height(const Canvas *canvas, const ChartRow *row, double width)
{
	TextSpec label = label_text(row, width);
	double height = canvas_text_box(canvas, &label).height;

	if (row->note != NULL) {
		TextSpec note = note_text(row, width);

		height += NOTE_GAP + canvas_text_box(canvas, &note).height;
	}
	return height;
}

/* As wide as the widest label needs, within reason. */
static double
column_width(const Canvas *canvas, const ChartSpec *spec)
{
	double most = canvas_width(canvas) * COLUMN_SHARE, widest = 0;

	for (guint i = 0; i < spec->rows->len; i++) {
		const ChartRow *row = g_ptr_array_index(spec->rows, i);
		TextSpec label = label_text(row, most);

		widest = fmax(widest, canvas_text_box(canvas, &label).width);
		if (row->note != NULL) {
			TextSpec note = note_text(row, most);

			widest =
			    fmax(widest, canvas_text_box(canvas, &note).width);
		}
	}
	return ceil(widest);
}

static RowPlace
place_row(const Rows *rows, const Canvas *canvas, const ChartRow *row,
    double top, double plot_height)
{
	double width = rows->stacked ? rows->right : rows->left - COLUMN_GAP;
	double label = label_height(canvas, row, width);
	RowPlace place = { .top = top };

	if (rows->stacked) {
		place.height = label + STACK_GAP + plot_height + 2 * PADDING;
		place.plot_top = top + PADDING + label + STACK_GAP;
		place.plot_height = plot_height;
	} else {
		place.height = fmax(label, plot_height) + 2 * PADDING;
		place.plot_top = top;
		place.plot_height = place.height;
	}
	return place;
}

void
rows_init(Rows *rows, const Canvas *canvas, const ChartSpec *spec, double top,
    double plot_height)
{
	rows->spec = spec;
	rows->stacked = look_is_narrow(canvas);
	rows->left =
	    rows->stacked ? 0 : column_width(canvas, spec) + COLUMN_GAP;
	rows->right = canvas_width(canvas);
	rows->places = g_array_new(false, false, sizeof(RowPlace));
	for (guint i = 0; i < spec->rows->len; i++) {
		RowPlace place = place_row(rows, canvas,
		    g_ptr_array_index(spec->rows, i), top, plot_height);

		g_array_append_val(rows->places, place);
		top += place.height;
	}
	rows->bottom = top;
}

void
rows_clear(Rows *rows)
{
	g_clear_pointer(&rows->places, g_array_unref);
}

void
rows_move(Rows *rows, double dy)
{
	for (guint i = 0; i < rows->places->len; i++) {
		RowPlace *place = &g_array_index(rows->places, RowPlace, i);

		place->top += dy;
		place->plot_top += dy;
	}
	rows->bottom += dy;
}

const ChartRow *
rows_row(const Rows *rows, guint i)
{
	return g_ptr_array_index(rows->spec->rows, i);
}

const RowPlace *
rows_place(const Rows *rows, guint i)
{
	return &g_array_index(rows->places, RowPlace, i);
}

double
rows_middle(const Rows *rows, guint i)
{
	const RowPlace *place = rows_place(rows, i);

	return place->plot_top + place->plot_height / 2;
}

static void
draw_label(const Rows *rows, Canvas *canvas, guint i)
{
	const ChartRow *row = rows_row(rows, i);
	const RowPlace *place = rows_place(rows, i);
	double width = rows->stacked ? rows->right : rows->left - COLUMN_GAP;
	double height = label_height(canvas, row, width);
	TextSpec label = label_text(row, width);
	Box box;

	label.plate = rows->stacked;
	label.y = rows->stacked ? place->top + PADDING
				: place->top + (place->height - height) / 2;
	box = canvas_text(canvas, &label);
	if (row->note != NULL) {
		TextSpec note = note_text(row, width);

		note.plate = rows->stacked;
		note.y = box.y + box.height + NOTE_GAP;
		canvas_text(canvas, &note);
	}
}

void
rows_draw_labels(const Rows *rows, Canvas *canvas)
{
	for (guint i = 0; i < rows->places->len; i++)
		draw_label(rows, canvas, i);
}

void
rows_draw_rules(const Rows *rows, Canvas *canvas)
{
	for (guint i = rows->stacked ? 1 : 0; i < rows->places->len; i++) {
		double y = canvas_crisp(rows_place(rows, i)->top);

		canvas_line(canvas, 0, y, rows->right, y, look_grid());
	}
}

void
rows_draw_missing(const Rows *rows, Canvas *canvas, guint i)
{
	const ChartRow *row = rows_row(rows, i);
	g_autofree char *reason =
	    row->missing == NULL
		? g_strdup(NUMBER_MISSING)
		: g_strconcat(NUMBER_MISSING, " ", row->missing, NULL);
	TextSpec text = look_text(LOOK_NOTE, reason);

	text.x = rows->left;
	text.y = rows_middle(rows, i);
	text.baseline = BASELINE_MIDDLE;
	text.fit = (TextFit){ rows->right - rows->left, LABEL_LINES };
	text.plate = true;
	canvas_text(canvas, &text);
}
