#include "renderers/chart/chart_kinds.h"

#include <math.h>

#include "pipeline/base/number.h"
#include "renderers/chart/frame.h"
#include "renderers/chart/look.h"
#include "renderers/chart/rows.h"

#define CELL_HEIGHT 40.0
#define CELL_GAP 2.0
#define RADIUS 3.0
#define TEXT_MARGIN 4.0
#define HEAD_LINES 2
#define HEAD_GAP 4.0
#define HEAD_LENGTH 110.0 /* of heads that run upward */
#define LEAST_TEXT_CELL 48.0
#define WIDE_HEAD 80.0 /* two lines of it say more than one upward */

typedef struct Grid {
	const ChartSpec *spec;
	double left, cell_width;
	double greatest; /* value of all cells, for shades */
	bool upward; /* heads run from bottom to top */
} Grid;

static const ChartCell *
cell_at(const ChartRow *row, guint i)
{
	return &g_array_index(row->cells, ChartCell, i);
}

static double
greatest_value(const ChartSpec *spec)
{
	double greatest = 0;

	for (guint i = 0; i < spec->rows->len; i++) {
		const ChartRow *row = g_ptr_array_index(spec->rows, i);

		for (guint k = 0; k < row->cells->len; k++)
			greatest = fmax(greatest, cell_at(row, k)->value);
	}
	return greatest;
}

/* Three steps of one hue by value where the role does not say. */
static ColourRole
value_fill(const Grid *grid, double value)
{
	double share = grid->greatest > 0 ? value / grid->greatest : 0;

	return share >= 2.0 / 3   ? COLOUR_BLUE_INNER
	       : share >= 1.0 / 3 ? COLOUR_BLUE_OUTER
				  : COLOUR_SHADE;
}

static ColourRole
cell_fill(const Grid *grid, const ChartCell *cell)
{
	switch (cell->role) {
	case ROLE_BAD:
		return COLOUR_VERMILLION_INNER;
	case ROLE_WATCH:
		return COLOUR_VERMILLION_OUTER;
	case ROLE_GOOD:
	case ROLE_MUTED:
		return COLOUR_SHADE;
	case ROLE_NEUTRAL:
		return value_fill(grid, cell->value);
	case ROLE_FIRST:
	case ROLE_SECOND:
	case ROLE_THIRD:
	case ROLE_FOURTH:
		break;
	}
	return theme_tint(look_role(cell->role).hue, TINT_INNER);
}

static bool
has_nothing(const ChartCell *cell)
{
	return isnan(cell->value) && cell->text == NULL && cell->note == NULL;
}

static bool
fits(const Canvas *canvas, const TextSpec *text)
{
	return typeset_width(canvas_typeset(canvas), text->string,
		   text->face) <= text->fit.max_width;
}

/* In cells too small for more than a letter or two, only what fits. */
static void
draw_line_of_text(
    Canvas *canvas, LookText rank, const char *string, Box box, double y)
{
	TextSpec text = look_text(rank, string);

	text.x = box.x + box.width / 2;
	text.y = y;
	text.anchor = ANCHOR_MIDDLE;
	text.baseline = BASELINE_MIDDLE;
	text.role = COLOUR_TEXT;
	text.fit = (TextFit){ box.width - 2 * TEXT_MARGIN, 1 };
	if (box.width >= LEAST_TEXT_CELL || fits(canvas, &text))
		canvas_text(canvas, &text);
}

static void
draw_cell_text(Canvas *canvas, const ChartCell *cell, Box box)
{
	double middle = box.y + box.height / 2;
	double half = look_line_height(LOOK_LABEL) / 2;
	const char *text = has_nothing(cell) ? NUMBER_MISSING : cell->text;

	if (text != NULL && cell->note != NULL) {
		draw_line_of_text(
		    canvas, LOOK_STRONG, text, box, middle - half);
		draw_line_of_text(
		    canvas, LOOK_NOTE, cell->note, box, middle + half);
	} else if (text != NULL) {
		draw_line_of_text(canvas, LOOK_STRONG, text, box, middle);
	} else if (cell->note != NULL) {
		draw_line_of_text(canvas, LOOK_NOTE, cell->note, box, middle);
	}
}

static char *
cell_title(
    const Grid *grid, const ChartRow *row, const ChartCell *cell, guint column)
{
	const char *head = column < grid->spec->columns->len
			       ? g_ptr_array_index(grid->spec->columns, column)
			       : NULL;
	GString *title = g_string_new(row->label);

	if (head != NULL)
		g_string_append_printf(title, ", %s", head);
	g_string_append_printf(
	    title, ": %s", cell->text != NULL ? cell->text : NUMBER_MISSING);
	if (cell->note != NULL)
		g_string_append_printf(title, ", %s", cell->note);
	return g_string_free(title, false);
}

static void
draw_cell(
    Canvas *canvas, const Grid *grid, const Rows *rows, guint i, guint column)
{
	const RowPlace *place = rows_place(rows, i);
	const ChartRow *row = rows_row(rows, i);
	const ChartCell *cell = cell_at(row, column);
	g_autofree char *title = cell_title(grid, row, cell, column);
	Box box = {
		grid->left + column * grid->cell_width + CELL_GAP / 2,
		place->plot_top + CELL_GAP / 2,
		grid->cell_width - CELL_GAP,
		place->plot_height - CELL_GAP,
	};

	canvas_begin_hover(canvas, title);
	if (has_nothing(cell))
		canvas_frame(canvas, box, RADIUS, look_grid());
	else
		canvas_box(canvas, box, RADIUS, cell_fill(grid, cell));
	draw_cell_text(canvas, cell, box);
	canvas_end_hover(canvas);
}

static TextSpec
head_text(const Grid *grid, guint column)
{
	TextSpec text = look_text(
	    LOOK_NOTE, g_ptr_array_index(grid->spec->columns, column));

	text.x = grid->left + (column + 0.5) * grid->cell_width;
	text.anchor = ANCHOR_MIDDLE;
	text.baseline = BASELINE_BOTTOM;
	text.fit = (TextFit){ grid->cell_width - 2 * TEXT_MARGIN, HEAD_LINES };
	if (grid->upward) {
		text.upward = true;
		text.anchor = ANCHOR_START;
		text.baseline = BASELINE_MIDDLE;
		text.fit = (TextFit){ HEAD_LENGTH, 1 };
	}
	return text;
}

/* Narrow heads run upward as soon as one would be broken inside a word. */
static bool
heads_are_cramped(const Canvas *canvas, const Grid *grid)
{
	for (guint i = 0; i < grid->spec->columns->len; i++) {
		TextSpec text = head_text(grid, i);
		g_auto(GStrv) words = g_strsplit(text.string, " ", -1);

		if (text.fit.max_width >= WIDE_HEAD)
			return false;
		for (char **word = words; *word != NULL; word++)
			if (typeset_width(canvas_typeset(canvas), *word,
				text.face) > text.fit.max_width)
				return true;
	}
	return false;
}

static guint
column_count(const ChartSpec *spec)
{
	guint count = spec->columns->len;

	for (guint i = 0; i < spec->rows->len; i++) {
		const ChartRow *row = g_ptr_array_index(spec->rows, i);

		count = MAX(count, row->cells->len);
	}
	return count;
}

static void
draw_heads(Canvas *canvas, const Grid *grid, double bottom)
{
	for (guint i = 0; i < grid->spec->columns->len; i++) {
		TextSpec text = head_text(grid, i);

		text.y = bottom - HEAD_GAP;
		canvas_text(canvas, &text);
	}
}

static double
head_depth(const Canvas *canvas, const Grid *grid)
{
	double deepest = 0;

	for (guint i = 0; i < grid->spec->columns->len; i++) {
		TextSpec text = head_text(grid, i);

		deepest = fmax(deepest, canvas_text_box(canvas, &text).height);
	}
	return deepest + HEAD_GAP;
}

static Grid
make_grid(const ChartSpec *spec, const Rows *rows)
{
	return (Grid){
		.spec = spec,
		.left = rows->left,
		.cell_width = (rows->right - rows->left) / column_count(spec),
		.greatest = greatest_value(spec),
	};
}

void
chart_heat_draw(const ChartSpec *spec, Canvas *canvas, double top)
{
	g_auto(Rows) rows = { 0 };
	double depth;
	Grid grid;

	if (spec->rows->len == 0 || column_count(spec) == 0) {
		frame_draw_nothing(canvas, top);
		return;
	}
	rows_init(&rows, canvas, spec, top, CELL_HEIGHT);
	grid = make_grid(spec, &rows);
	grid.upward = heads_are_cramped(canvas, &grid);
	depth = head_depth(canvas, &grid);
	rows_move(&rows, depth);
	draw_heads(canvas, &grid, top + depth);
	rows_draw_labels(&rows, canvas);
	for (guint i = 0; i < spec->rows->len; i++) {
		const ChartRow *row = rows_row(&rows, i);

		if (row->cells->len == 0)
			rows_draw_missing(&rows, canvas, i);
		for (guint k = 0; k < row->cells->len; k++)
			draw_cell(canvas, &grid, &rows, i, k);
	}
	canvas_set_height(canvas, rows.bottom);
}
