/*
 * matrix_view.h - what a matrix shows: rows and their links, or groups.
 *
 * Runs of rows of one group are blocks.  Folded, each block is one row, and
 * links between the same two blocks are one cell.  Borrows the spec.
 */
#ifndef RENDERERS_CHART_MATRIX_VIEW_H
#define RENDERERS_CHART_MATRIX_VIEW_H

#include <glib.h>
#include <stdbool.h>

#include "pipeline/report/chart_spec.h"

typedef struct MatrixBlock {
	const char *label; /* NULL: rows without a group */
	guint first, count; /* rows of the spec */
	guint at, length; /* rows of the view */
} MatrixBlock;

typedef struct MatrixCell {
	guint row, column; /* of the view */
	double weight; /* sum; NAN if none of it is known */
	ChartRole role; /* NEUTRAL inside a group, BAD across */
	bool dashed; /* all of it */
	char *title;
} MatrixCell;

typedef struct MatrixView {
	const ChartSpec *spec;
	bool folded;
	guint side; /* rows, and columns */
	double greatest; /* weight of all cells; 0 if none is known */
	GArray *blocks; /* of MatrixBlock */
	GArray *cells; /* of MatrixCell, by row, then column */
} MatrixView;

/* Links to rows that are not there are left out. */
void matrix_view_init(MatrixView *view, const ChartSpec *spec, bool fold);
void matrix_view_clear(MatrixView *view);
G_DEFINE_AUTO_CLEANUP_CLEAR_FUNC(MatrixView, matrix_view_clear)

const MatrixBlock *matrix_view_block(const MatrixView *view, guint i);
const MatrixCell *matrix_view_cell(const MatrixView *view, guint i);

/* Of row I of the view. */
const char *matrix_view_label(const MatrixView *view, guint i);

/* Whether folding would make fewer rows, and not a single one. */
bool matrix_view_can_fold(const MatrixView *view);

/* "Sales: orders, order_lines, …", for pointing; the caller frees it. */
char *matrix_view_block_title(const MatrixView *view, guint i);

#endif
