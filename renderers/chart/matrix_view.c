#include "renderers/chart/matrix_view.h"

#include <math.h>

#include "renderers/chart/axis_text.h"

#define TITLE_NAMES 12 /* of a block, in its title */
#define TITLE_LINKS 6 /* of a folded cell */
#define WEIGHT_DIGITS 3
#define ELLIPSIS "…"

static const ChartRow *
row_at(const ChartSpec *spec, size_t i)
{
	return g_ptr_array_index(spec->rows, i);
}

static const ChartLink *
link_at(const ChartSpec *spec, guint i)
{
	return &g_array_index(spec->links, ChartLink, i);
}

const MatrixBlock *
matrix_view_block(const MatrixView *view, guint i)
{
	return &g_array_index(view->blocks, MatrixBlock, i);
}

const MatrixCell *
matrix_view_cell(const MatrixView *view, guint i)
{
	return &g_array_index(view->cells, MatrixCell, i);
}

const char *
matrix_view_label(const MatrixView *view, guint i)
{
	const MatrixBlock *block;

	if (!view->folded)
		return row_at(view->spec, i)->label;
	block = matrix_view_block(view, i);
	return block->label != NULL ? block->label
				    : row_at(view->spec, block->first)->label;
}

static bool
same_group(const ChartSpec *spec, size_t one, size_t other)
{
	return g_strcmp0(
		   row_at(spec, one)->group, row_at(spec, other)->group) == 0;
}

static void
add_blocks(MatrixView *view)
{
	const ChartSpec *spec = view->spec;

	for (guint i = 0; i < spec->rows->len; i++) {
		MatrixBlock block = { row_at(spec, i)->group, i, 1, i, 1 };

		if (i > 0 && same_group(spec, i - 1, i)) {
			MatrixBlock *last = &g_array_index(
			    view->blocks, MatrixBlock, view->blocks->len - 1);

			last->count++;
			last->length += view->folded ? 0 : 1;
			continue;
		}
		if (view->folded)
			block.at = view->blocks->len;
		g_array_append_val(view->blocks, block);
	}
}

/* Rows of the view, for each row of the spec. */
static guint *
places_of_rows(const MatrixView *view)
{
	guint *places = g_new0(guint, view->spec->rows->len);

	for (guint b = 0; b < view->blocks->len; b++) {
		const MatrixBlock *block = matrix_view_block(view, b);

		for (guint k = 0; k < block->count; k++)
			places[block->first + k] =
			    block->at + (view->folded ? 0 : k);
	}
	return places;
}

static bool
is_there(const ChartSpec *spec, const ChartLink *link)
{
	return link->from < spec->rows->len && link->to < spec->rows->len;
}

static int
compare_cells(const void *a, const void *b)
{
	const MatrixCell *one = a, *other = b;

	if (one->row != other->row)
		return one->row < other->row ? -1 : 1;
	if (one->column != other->column)
		return one->column < other->column ? -1 : 1;
	return 0;
}

static ChartRole
role_of(const ChartSpec *spec, const ChartLink *link)
{
	if (link->role != ROLE_NEUTRAL)
		return link->role;
	return same_group(spec, link->from, link->to) ? ROLE_NEUTRAL : ROLE_BAD;
}

static char *
pair_text(const char *from, const char *to)
{
	return g_strdup_printf("%s → %s", from, to);
}

/* What one link is: its title when it is a cell by itself, and what a
 * folded cell lists. */
static char *
link_title(const MatrixView *view, const ChartLink *link)
{
	g_autofree char *pair = pair_text(row_at(view->spec, link->from)->label,
	    row_at(view->spec, link->to)->label);
	g_autofree char *weight = axis_number_text(link->weight, WEIGHT_DIGITS);

	if (view->folded)
		return g_steal_pointer(&pair);
	return g_strdup_printf(
	    "%s: %s", pair, link->text != NULL ? link->text : weight);
}

static void
add_cells(MatrixView *view)
{
	g_autofree guint *places = places_of_rows(view);

	for (guint i = 0; i < view->spec->links->len; i++) {
		const ChartLink *link = link_at(view->spec, i);
		MatrixCell cell = { .weight = link->weight,
			.dashed = link->dashed };

		if (!is_there(view->spec, link))
			continue;
		cell.row = places[link->from];
		cell.column = places[link->to];
		cell.role = role_of(view->spec, link);
		cell.title = link_title(view, link);
		g_array_append_val(view->cells, cell);
	}
	g_array_sort(view->cells, compare_cells);
}

static void
clear_cell(void *data)
{
	g_free(((MatrixCell *)data)->title);
}

/* COUNT cells of one place; takes none of them over. */
static MatrixCell
merge(const MatrixView *view, const MatrixCell *cells, guint count)
{
	MatrixCell sum = cells[0];
	g_autofree char *pair = pair_text(matrix_view_label(view, sum.row),
	    matrix_view_label(view, sum.column));
	GString *title = g_string_new(pair);
	g_autofree char *weight = NULL;

	for (guint i = 1; i < count; i++) {
		if (isnan(sum.weight))
			sum.weight = cells[i].weight;
		else if (!isnan(cells[i].weight))
			sum.weight += cells[i].weight;
		sum.dashed = sum.dashed && cells[i].dashed;
	}
	weight = axis_number_text(sum.weight, WEIGHT_DIGITS);
	g_string_append_printf(title, ": %s", weight);
	for (guint i = 0; i < MIN(count, TITLE_LINKS); i++)
		g_string_append_printf(title, "; %s", cells[i].title);
	if (count > TITLE_LINKS)
		g_string_append(title, "; " ELLIPSIS);
	sum.title = g_string_free(title, false);
	return sum;
}

static void
merge_cells(MatrixView *view)
{
	GArray *merged = g_array_new(false, false, sizeof(MatrixCell));

	g_array_set_clear_func(merged, clear_cell);
	for (guint i = 0, end; i < view->cells->len; i = end) {
		const MatrixCell *first = matrix_view_cell(view, i);
		MatrixCell sum;

		for (end = i + 1; end < view->cells->len; end++)
			if (compare_cells(first, matrix_view_cell(view, end)) !=
			    0)
				break;
		sum = merge(view, first, end - i);
		g_array_append_val(merged, sum);
	}
	g_array_unref(view->cells);
	view->cells = merged;
}

void
matrix_view_init(MatrixView *view, const ChartSpec *spec, bool fold)
{
	view->spec = spec;
	view->folded = fold;
	view->greatest = 0;
	view->blocks = g_array_new(false, false, sizeof(MatrixBlock));
	view->cells = g_array_new(false, false, sizeof(MatrixCell));
	g_array_set_clear_func(view->cells, clear_cell);
	add_blocks(view);
	view->side = fold ? view->blocks->len : spec->rows->len;
	add_cells(view);
	if (fold)
		merge_cells(view);
	for (guint i = 0; i < view->cells->len; i++)
		view->greatest =
		    fmax(view->greatest, matrix_view_cell(view, i)->weight);
}

void
matrix_view_clear(MatrixView *view)
{
	g_clear_pointer(&view->blocks, g_array_unref);
	g_clear_pointer(&view->cells, g_array_unref);
}

bool
matrix_view_can_fold(const MatrixView *view)
{
	return !view->folded && view->blocks->len > 1 &&
	       view->blocks->len < view->side;
}

char *
matrix_view_block_title(const MatrixView *view, guint i)
{
	const MatrixBlock *block = matrix_view_block(view, i);
	GString *title = g_string_new(block->label);
	guint count = MIN(block->count, TITLE_NAMES);

	for (guint k = 0; k < count; k++)
		g_string_append_printf(title, "%s%s",
		    k > 0                  ? ", "
		    : block->label != NULL ? ": "
					   : "",
		    row_at(view->spec, block->first + k)->label);
	if (block->count > count)
		g_string_append(title, ", " ELLIPSIS);
	return g_string_free(title, false);
}
