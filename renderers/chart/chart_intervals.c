#include "renderers/chart/chart_kinds.h"

#include <math.h>

#include "renderers/chart/axis.h"
#include "renderers/chart/frame.h"
#include "renderers/chart/interval.h"
#include "renderers/chart/look.h"
#include "renderers/chart/marks.h"

#define PANELS_ACROSS 3
#define PANEL_GAP 18.0
#define PLOT_HEIGHT 150.0
#define HEAD_LINES 2
#define HEAD_GAP 6.0 /* between those of two columns */
#define TITLE_GAP 8.0
#define LABEL_GAP 8.0
#define VALUE_SHARE 1.9 /* of a column's width that a value may take */
#define STEP_GAP 5.0 /* between a step and its note */
#define STEP_PLACES 8 /* heights at which a note may stand beside it */

typedef struct Panels {
	Canvas *canvas;
	const ChartSpec *spec;
	guint across;
	double axis_width, width;
	Scale scale; /* from the bottom of a panel's plot to its top */
	GArray *ticks;
} Panels;

static const ChartRow *
row_at(const Panels *panels, guint i)
{
	return g_ptr_array_index(panels->spec->rows, i);
}

static const ChartCell *
cell_at(const ChartRow *row, guint i)
{
	return &g_array_index(row->cells, ChartCell, i);
}

static Scale
make_scale(const ChartSpec *spec)
{
	AxisScale kind = spec->y.scale;
	Domain domain;

	domain_init(&domain);
	for (guint i = 0; i < spec->rows->len; i++) {
		const ChartRow *row = g_ptr_array_index(spec->rows, i);

		for (guint k = 0; k < row->cells->len; k++) {
			domain_add(&domain, kind, cell_at(row, k)->value);
			domain_add(&domain, kind, cell_at(row, k)->lo);
			domain_add(&domain, kind, cell_at(row, k)->hi);
		}
	}
	domain_add(&domain, kind, spec->y.lo);
	domain_add(&domain, kind, spec->y.hi);
	marks_add_to_domain(spec, true, kind, &domain);
	return axis_nice_upright(scale_make(kind, domain, PLOT_HEIGHT, 0));
}

static double
panel_left(const Panels *panels, guint i)
{
	return panels->axis_width +
	       i % panels->across * (panels->width + PANEL_GAP);
}

static double
column_width(const Panels *panels)
{
	guint count = MAX(1, panels->spec->columns->len);

	return panels->width / count;
}

static TextSpec
title_text(const Panels *panels, guint i)
{
	TextSpec text = look_text(LOOK_STRONG, row_at(panels, i)->label);

	text.x = panel_left(panels, i);
	text.baseline = BASELINE_TOP;
	text.fit = (TextFit){ panels->width, HEAD_LINES };
	return text;
}

static TextSpec
note_text(const Panels *panels, guint i)
{
	TextSpec text = look_text(LOOK_NOTE, row_at(panels, i)->note);

	text.x = panel_left(panels, i);
	text.baseline = BASELINE_TOP;
	text.fit = (TextFit){ panels->width, HEAD_LINES };
	return text;
}

/* Of the tallest title with its note among the panels of one line. */
static double
head_depth(const Panels *panels, guint first, guint end)
{
	double deepest = 0;

	for (guint i = first; i < end; i++) {
		TextSpec title = title_text(panels, i);
		double depth = canvas_text_box(panels->canvas, &title).height;

		if (row_at(panels, i)->note != NULL) {
			TextSpec note = note_text(panels, i);

			depth += canvas_text_box(panels->canvas, &note).height;
		}
		deepest = fmax(deepest, depth);
	}
	return deepest + TITLE_GAP;
}

static void
draw_head(const Panels *panels, guint i, double y)
{
	TextSpec title = title_text(panels, i);
	Box box;

	title.y = y;
	box = canvas_text(panels->canvas, &title);
	if (row_at(panels, i)->note != NULL) {
		TextSpec note = note_text(panels, i);

		note.y = box.y + box.height;
		canvas_text(panels->canvas, &note);
	}
}

/* Beside the dot if there is room, else above or below the interval. */
static void
label_cell(const Panels *panels, const char *string, const Interval *interval,
    double x, const Box *panel)
{
	TextSpec text = look_text(LOOK_STRONG, string);
	double top = fmin(interval->mid, interval->hi);
	double bottom = fmax(interval->mid, interval->lo);
	TextSpec places[4];

	text.plate = true;
	text.fit = (TextFit){ column_width(panels) * VALUE_SHARE, 2 };
	for (size_t i = 0; i < G_N_ELEMENTS(places); i++) {
		places[i] = text;
		places[i].x = x;
		places[i].anchor = ANCHOR_MIDDLE;
	}
	places[0].x = x + LABEL_GAP;
	places[0].y = places[3].y = interval->mid;
	places[0].anchor = ANCHOR_START;
	places[0].baseline = places[3].baseline = BASELINE_MIDDLE;
	places[1].y = top - LABEL_GAP;
	places[1].baseline = BASELINE_BOTTOM;
	places[2].y = bottom + LABEL_GAP;
	places[2].baseline = BASELINE_TOP;
	places[3].x = x - LABEL_GAP;
	places[3].anchor = ANCHOR_END;
	canvas_place_text(panels->canvas, places, G_N_ELEMENTS(places), panel);
}

static Interval
cell_interval(const Panels *panels, const ChartCell *cell, double top)
{
	return (Interval){
		.lo = top + scale_clamped(&panels->scale, cell->lo),
		.mid = top + scale_clamped(&panels->scale, cell->value),
		.hi = top + scale_clamped(&panels->scale, cell->hi),
		.open_end = isinf(cell->hi),
		.role = cell->role,
	};
}

static void
draw_missing(const Panels *panels, const ChartRow *row, double x, double y)
{
	TextSpec text = look_text(LOOK_NOTE, "–");

	canvas_begin_hover(
	    panels->canvas, row->missing != NULL ? row->missing : row->label);
	text.x = x;
	text.y = y;
	text.anchor = ANCHOR_MIDDLE;
	text.baseline = BASELINE_BOTTOM;
	canvas_text(panels->canvas, &text);
	canvas_end_hover(panels->canvas);
}

static void
draw_cell(const Panels *panels, const ChartRow *row, guint column, double x,
    double top)
{
	const ChartCell *cell = cell_at(row, column);
	Interval interval = cell_interval(panels, cell, top);
	g_autofree char *text = axis_interval_text(
	    &panels->spec->y, cell->value, cell->lo, cell->hi);
	g_autofree char *title = g_strconcat(row->label, ": ", text,
	    cell->note != NULL ? ", " : NULL, cell->note, NULL);

	if (isnan(interval.mid)) {
		draw_missing(panels, row, x, top + PLOT_HEIGHT - LABEL_GAP);
		return;
	}
	canvas_begin_hover(panels->canvas, title);
	interval_draw(panels->canvas, &interval, x, true);
	canvas_end_hover(panels->canvas);
}

static void
label_column(const Panels *panels, const ChartCell *cell, double x, double top,
    const Box *panel)
{
	Interval interval = cell_interval(panels, cell, top);
	g_autofree char *value =
	    cell->text != NULL ? g_strdup(cell->text)
			       : axis_value_text(&panels->spec->y, cell->value);

	if (!isnan(interval.mid))
		label_cell(panels, value, &interval, x, panel);
}

/* After all intervals, so that no label lies on one.  Where there is not
 * room for all, the last and the first say how much changes. */
static void
label_cells(const Panels *panels, const ChartRow *row, double left, double top)
{
	guint count = row->cells->len;
	/* A label may rise a little above the plot, not into the next. */
	Box panel = { left - PANEL_GAP / 2, top - LABEL_GAP,
		panels->width + PANEL_GAP, PLOT_HEIGHT + LABEL_GAP };

	for (guint i = 0; i < count; i++) {
		guint column = (i + count - 1) % count;

		label_column(panels, cell_at(row, column),
		    left + (column + 0.5) * column_width(panels), top, &panel);
	}
}

/* From the I-th column on something is different: a line before it. */
static void
draw_step(const Panels *panels, guint i, double left, double top)
{
	const double x = canvas_crisp(left + i * column_width(panels));
	const Stroke stroke = { COLOUR_AXIS, 1, DASH_DASHED };

	canvas_line(panels->canvas, x, top, x, top + PLOT_HEIGHT, stroke);
}

/* What is different from column I on: after the line, or before it with an
 * arrow to it, at the first height where it hits nothing. */
static void
label_step(const Panels *panels, const ChartCell *cell, guint i, double left,
    double top)
{
	const double x = left + i * column_width(panels);
	const Box panel = { left, top, panels->width, PLOT_HEIGHT };
	g_autofree char *pointing = g_strconcat(cell->note, " →", NULL);
	TextSpec places[2 * STEP_PLACES];
	TextSpec text = look_text(LOOK_NOTE, cell->note);

	text.plate = true;
	text.baseline = BASELINE_MIDDLE;
	for (int k = 0; k < STEP_PLACES; k++) {
		TextSpec *after = &places[2 * k], *before = after + 1;

		*after = *before = text;
		after->y = before->y =
		    top + PLOT_HEIGHT * (k + 0.5) / STEP_PLACES;
		after->x = x + STEP_GAP;
		after->fit = (TextFit){ left + panels->width - after->x, 2 };
		before->string = pointing;
		before->x = x - STEP_GAP;
		before->fit = (TextFit){ fmax(1, before->x - left), 2 };
		before->anchor = ANCHOR_END;
	}
	canvas_place_text(panels->canvas, places, G_N_ELEMENTS(places), &panel);
}

static void
mark_steps(const Panels *panels, const ChartRow *row, double left, double top,
    bool labels)
{
	for (guint i = 0; i < row->cells->len; i++) {
		const ChartCell *cell = cell_at(row, i);

		if (cell->note == NULL)
			continue;
		if (labels)
			label_step(panels, cell, i, left, top);
		else if (i > 0)
			draw_step(panels, i, left, top);
	}
}

static double
draw_column_heads(const Panels *panels, double left, double y)
{
	double width = column_width(panels), deepest = 0;

	for (guint i = 0; i < panels->spec->columns->len; i++) {
		TextSpec text = look_text(
		    LOOK_NOTE, g_ptr_array_index(panels->spec->columns, i));

		text.x = left + (i + 0.5) * width;
		text.y = y + TITLE_GAP / 2;
		text.anchor = ANCHOR_MIDDLE;
		text.baseline = BASELINE_TOP;
		text.fit = (TextFit){ width - HEAD_GAP, HEAD_LINES };
		deepest =
		    fmax(deepest, canvas_text(panels->canvas, &text).height);
	}
	return y + TITLE_GAP / 2 + deepest;
}

static double
draw_panel(const Panels *panels, guint i, double top)
{
	Canvas *canvas = panels->canvas;
	const ChartRow *row = row_at(panels, i);
	double left = panel_left(panels, i), right = left + panels->width;
	double bottom = top + PLOT_HEIGHT;
	double below;

	mark_steps(panels, row, left, top, false);
	canvas_save(canvas);
	canvas_translate(canvas, 0, top);
	axis_draw_guides(canvas, panels->ticks, left, right);
	axis_draw_log_marks_upright(canvas, &panels->scale, left);
	if (i % panels->across == 0)
		axis_draw_labels(canvas, panels->ticks, left);
	marks_draw_upright(canvas, panels->spec, &panels->scale, left, right);
	canvas_restore(canvas);
	canvas_line(canvas, left, canvas_crisp(bottom), right,
	    canvas_crisp(bottom), look_axis());
	below = draw_column_heads(panels, left, bottom);
	for (guint k = 0; k < row->cells->len; k++)
		draw_cell(panels, row, k,
		    left + (k + 0.5) * column_width(panels), top);
	label_cells(panels, row, left, top);
	mark_steps(panels, row, left, top, true);
	return below;
}

/* The panels that stand side by side from FIRST on. */
static double
draw_line_of_panels(const Panels *panels, guint first, double top)
{
	guint end = MIN(first + panels->across, panels->spec->rows->len);
	double plot_top = top + head_depth(panels, first, end);
	double bottom = plot_top;

	for (guint i = first; i < end; i++) {
		draw_head(panels, i, top);
		bottom = fmax(bottom, draw_panel(panels, i, plot_top));
	}
	return bottom;
}

void
chart_intervals_draw(const ChartSpec *spec, Canvas *canvas, double top)
{
	Panels panels = { .canvas = canvas, .spec = spec };
	guint count = spec->rows->len;

	if (count == 0) {
		frame_draw_nothing(canvas, top);
		return;
	}
	panels.scale = make_scale(spec);
	panels.ticks = axis_ticks_upright(&spec->y, &panels.scale);
	panels.axis_width =
	    ceil(axis_label_width(canvas, panels.ticks)) + LABEL_GAP;
	panels.across = look_is_narrow(canvas) ? 1 : MIN(count, PANELS_ACROSS);
	panels.width = (canvas_width(canvas) - panels.axis_width -
			   (panels.across - 1) * PANEL_GAP) /
		       panels.across;
	frame_draw_axis_label(canvas, &spec->y, 0, top);
	top += frame_axis_label_depth(&spec->y);
	for (guint i = 0; i < count; i += panels.across)
		top = draw_line_of_panels(&panels, i, top) + PANEL_GAP;
	canvas_set_height(canvas, top - PANEL_GAP);
	g_array_unref(panels.ticks);
}
