#include "renderers/chart/chart_kinds.h"

#include <math.h>

#include "renderers/chart/axis_text.h"
#include "renderers/chart/frame.h"
#include "renderers/chart/look.h"
#include "renderers/chart/matrix_labels.h"
#include "renderers/chart/matrix_view.h"

#define MOST_ROWS 250 /* beyond it, groups stand for their rows */
#define LEAST_CELL 2.0 /* below it as well */
#define MOST_NAMED 60 /* rows with names of their own */
#define LEAST_NAMED_CELL 7.5
#define NAMED_HEIGHT 14.0
#define MOST_WIDTH 64.0
#define MOST_HEIGHT 32.0
#define LEAST_SHADED 6.0 /* smaller cells are there, or not */
#define LEAST_NUMBERED 28.0
#define LEAST_DASHED 12.0 /* smaller ones have no room for dashes */
#define LEAST_DOT 2.5
#define LABEL_SHARE 0.32 /* of the width, at most */
#define HEAD_ROOM 128.0
#define EDGE_GAP 1.0
#define WEIGHT_DIGITS 3

typedef struct Matrix {
	Canvas *canvas;
	MatrixView view;
	double left, top, cell_width, cell_height;
	bool named; /* each row has its name, not each block */
} Matrix;

static double
width_of(const Matrix *matrix)
{
	return matrix->cell_width * matrix->view.side;
}

static double
height_of(const Matrix *matrix)
{
	return matrix->cell_height * matrix->view.side;
}

static Box
box_of(const Matrix *matrix, guint row, guint column, guint rows, guint columns)
{
	return (Box){
		matrix->left + column * matrix->cell_width,
		matrix->top + row * matrix->cell_height,
		columns * matrix->cell_width,
		rows * matrix->cell_height,
	};
}

static bool
is_shaded(const Matrix *matrix)
{
	return fmin(matrix->cell_width, matrix->cell_height) >= LEAST_SHADED;
}

static bool
is_numbered(const Matrix *matrix)
{
	return matrix->cell_width >= LEAST_NUMBERED;
}

static ColourRole
hue_of(const MatrixCell *cell)
{
	return cell->role == ROLE_NEUTRAL ? COLOUR_BLUE
					  : look_role(cell->role).hue;
}

/* Three steps by weight, lighter ones under a number. */
static ColourRole
shade_of(const Matrix *matrix, const MatrixCell *cell)
{
	static const Tint steps[] = { TINT_OUTER, TINT_INNER, TINT_FULL };
	double share = matrix->view.greatest > 0
			   ? cell->weight / matrix->view.greatest
			   : 0;
	size_t step = share > 2.0 / 3 ? 2 : share > 1.0 / 3 ? 1 : 0;

	if (is_numbered(matrix) && step == 2)
		step = 1;
	return theme_tint(hue_of(cell), steps[step]);
}

/* Too small for shades: a dot, grey if only inferred. */
static void
draw_dot(const Matrix *matrix, const MatrixCell *cell, Box box)
{
	double width = fmax(box.width, LEAST_DOT);
	double height = fmax(box.height, LEAST_DOT);

	canvas_box(matrix->canvas,
	    (Box){ box.x + (box.width - width) / 2,
		box.y + (box.height - height) / 2, width, height },
	    0,
	    theme_tint(cell->dashed ? COLOUR_GREY : hue_of(cell), TINT_TEXT));
}

/* What is inferred is empty, round, and dashed where that can be seen. */
static void
draw_inferred(const Matrix *matrix, const MatrixCell *cell, Box box)
{
	double size = fmin(box.width, box.height);

	if (size >= LEAST_DASHED)
		canvas_frame(matrix->canvas, box, size / 2,
		    (Stroke){ hue_of(cell), 1.5, DASH_DASHED });
	else
		canvas_mark(matrix->canvas, box.x + box.width / 2,
		    box.y + box.height / 2,
		    (Mark){ MARK_CIRCLE, size, hue_of(cell), true });
}

static void
draw_square(const Matrix *matrix, const MatrixCell *cell, Box box)
{
	canvas_box(matrix->canvas, box, 1, shade_of(matrix, cell));
	canvas_frame(
	    matrix->canvas, box, 1, (Stroke){ hue_of(cell), 1, DASH_SOLID });
}

static void
draw_number(const Matrix *matrix, const MatrixCell *cell, Box box)
{
	g_autofree char *number = axis_number_text(cell->weight, WEIGHT_DIGITS);
	TextSpec text = look_text(LOOK_LABEL, number);

	text.x = box.x + box.width / 2;
	text.y = box.y + box.height / 2;
	text.anchor = ANCHOR_MIDDLE;
	text.baseline = BASELINE_MIDDLE;
	if (canvas_text_box(matrix->canvas, &text).width <= box.width)
		canvas_text(matrix->canvas, &text);
}

static void
draw_cell(const Matrix *matrix, const MatrixCell *cell)
{
	Box box = box_of(matrix, cell->row, cell->column, 1, 1);

	canvas_begin_hover(matrix->canvas, cell->title);
	if (!is_shaded(matrix))
		draw_dot(matrix, cell, box);
	else if (cell->dashed)
		draw_inferred(matrix, cell, box_grown(box, -EDGE_GAP));
	else
		draw_square(matrix, cell, box_grown(box, -EDGE_GAP / 2));
	if (is_numbered(matrix))
		draw_number(matrix, cell, box);
	canvas_end_hover(matrix->canvas);
}

/* The diagonal, and lines between blocks all across. */
static void
draw_ground(const Matrix *matrix)
{
	double right = matrix->left + width_of(matrix);
	double bottom = matrix->top + height_of(matrix);

	for (guint i = 0; i < matrix->view.blocks->len; i++) {
		const MatrixBlock *block = matrix_view_block(&matrix->view, i);
		Box box = box_of(
		    matrix, block->at, block->at, block->length, block->length);
		double x = canvas_crisp(box.x), y = canvas_crisp(box.y);

		canvas_line(
		    matrix->canvas, matrix->left, y, right, y, look_grid());
		canvas_line(
		    matrix->canvas, x, matrix->top, x, bottom, look_grid());
		canvas_box(matrix->canvas, box, 0, COLOUR_SHADE);
	}
	canvas_frame(matrix->canvas,
	    box_of(matrix, 0, 0, matrix->view.side, matrix->view.side), 0,
	    look_grid());
}

static void
draw_blocks(const Matrix *matrix)
{
	for (guint i = 0; i < matrix->view.blocks->len; i++) {
		const MatrixBlock *block = matrix_view_block(&matrix->view, i);
		g_autofree char *title =
		    matrix_view_block_title(&matrix->view, i);

		canvas_begin_hover(matrix->canvas, title);
		canvas_frame(matrix->canvas,
		    box_of(matrix, block->at, block->at, block->length,
			block->length),
		    0, look_axis());
		canvas_end_hover(matrix->canvas);
	}
}

static bool
has_groups(const Matrix *matrix)
{
	for (guint i = 0; i < matrix->view.blocks->len; i++)
		if (matrix_view_block(&matrix->view, i)->label != NULL)
			return true;
	return false;
}

/* Names of blocks, or of each row of the view. */
static GArray *
edge_labels(const Matrix *matrix, bool each, double from, double size)
{
	GArray *labels = g_array_new(false, false, sizeof(EdgeLabel));
	guint count = each ? matrix->view.side : matrix->view.blocks->len;

	for (guint i = 0; i < count; i++) {
		const MatrixBlock *block =
		    each && !matrix->view.folded
			? NULL
			: matrix_view_block(&matrix->view, i);
		guint at = block != NULL ? block->at : i;
		guint length = block != NULL ? block->length : 1;
		EdgeLabel label = {
			.string = each ? matrix_view_label(&matrix->view, i)
				       : block->label,
			.middle = from + (at + length / 2.0) * size,
			.length = length * size,
			.rank = block != NULL ? block->count : 1,
		};

		g_array_append_val(labels, label);
	}
	return labels;
}

static void
lay_out_width(Matrix *matrix, double room)
{
	double span = canvas_width(matrix->canvas) - room - EDGE_GAP;

	matrix->left = room;
	matrix->cell_width = fmin(span / matrix->view.side, MOST_WIDTH);
	matrix->cell_height = fmin(matrix->cell_width, MOST_HEIGHT);
	if (matrix->named)
		matrix->cell_height = fmax(matrix->cell_height, NAMED_HEIGHT);
}

/* Names of rows if there is room for them; FOLD as the view is. */
static void
lay_out(Matrix *matrix, const ChartSpec *spec, bool fold)
{
	double most = canvas_width(matrix->canvas) * LABEL_SHARE;

	matrix_view_init(&matrix->view, spec, fold);
	for (int named = 1; named >= 0; named--) {
		g_autoptr(GArray) labels =
		    edge_labels(matrix, named != 0, 0, 1);

		matrix->named = named != 0;
		lay_out_width(matrix, matrix_labels_room(matrix->canvas, labels,
					  LABELS_LEFT, most));
		if (matrix->cell_width >= LEAST_NAMED_CELL &&
		    matrix->view.side <= MOST_NAMED)
			break;
	}
}

static bool
must_fold(const Matrix *matrix)
{
	return matrix_view_can_fold(&matrix->view) &&
	       (matrix->view.side > MOST_ROWS ||
		   matrix->cell_width < LEAST_CELL);
}

static void
draw_row_labels(const Matrix *matrix)
{
	g_autoptr(GArray) labels = edge_labels(
	    matrix, matrix->named, matrix->top, matrix->cell_height);
	const LabelEdge edge = {
		.run = LABELS_LEFT,
		.from = matrix->top,
		.to = matrix->top + height_of(matrix),
		.at = matrix->left,
		.room = canvas_width(matrix->canvas) * LABEL_SHARE,
	};

	matrix_labels_draw(matrix->canvas, labels, &edge);
}

/* Columns have the names of groups where there are any; returns the y at
 * which the matrix begins. */
static double
draw_heads(const Matrix *matrix, double top)
{
	g_autoptr(GArray) labels =
	    edge_labels(matrix, matrix->view.folded || !has_groups(matrix),
		matrix->left, matrix->cell_width);
	LabelRun run = matrix_labels_run_above(matrix->canvas, labels);
	const LabelEdge edge = {
		.run = run,
		.from = matrix->left,
		.to = canvas_width(matrix->canvas),
		.at = ceil(top + matrix_labels_room(
				     matrix->canvas, labels, run, HEAD_ROOM)),
		.room = HEAD_ROOM,
	};

	matrix_labels_draw(matrix->canvas, labels, &edge);
	return edge.at;
}

static void
draw(Matrix *matrix, double top)
{
	matrix->top = draw_heads(matrix, top);
	draw_ground(matrix);
	draw_row_labels(matrix);
	draw_blocks(matrix);
	for (guint i = 0; i < matrix->view.cells->len; i++)
		draw_cell(matrix, matrix_view_cell(&matrix->view, i));
	canvas_set_height(
	    matrix->canvas, matrix->top + height_of(matrix) + EDGE_GAP);
}

void
chart_matrix_draw(const ChartSpec *spec, Canvas *canvas, double top)
{
	Matrix matrix = { .canvas = canvas };

	if (spec->rows->len == 0) {
		frame_draw_nothing(canvas, top);
		return;
	}
	lay_out(&matrix, spec, false);
	if (must_fold(&matrix)) {
		matrix_view_clear(&matrix.view);
		lay_out(&matrix, spec, true);
	}
	draw(&matrix, top);
	matrix_view_clear(&matrix.view);
}
