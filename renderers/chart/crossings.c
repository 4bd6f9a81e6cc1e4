#include "renderers/chart/crossings.h"

#include <math.h>

#include "pipeline/base/number.h"
#include "renderers/chart/axis.h"
#include "renderers/chart/frame.h"
#include "renderers/chart/look.h"
#include "renderers/chart/marks.h"

#define MARGIN 8.0 /* half a dot, so that none is cut at the edge */
#define LINE_WIDTH 2.5
#define DOT 10.0
#define CAP 7.0 /* at the ends of a bar */
#define ARROW 5.0

static const ChartCell *
crossing_of(const ChartRow *row)
{
	const ChartCell *cell = row->cells->len == 0
				    ? NULL
				    : &g_array_index(row->cells, ChartCell, 0);

	return cell == NULL || (isnan(cell->value) && isnan(cell->lo)) ? NULL
								       : cell;
}

bool
crossings_any(const ChartSpec *spec)
{
	for (guint i = 0; i < spec->rows->len; i++)
		if (crossing_of(g_ptr_array_index(spec->rows, i)) != NULL)
			return true;
	return false;
}

Crossings
crossings_make(Canvas *canvas, const ChartSpec *spec, double left, double right)
{
	Domain domain;

	domain_init(&domain);
	for (guint i = 0; i < spec->rows->len; i++) {
		const ChartCell *cell =
		    crossing_of(g_ptr_array_index(spec->rows, i));

		if (cell == NULL)
			continue;
		domain_add(&domain, AXIS_TIME, cell->lo);
		domain_add(&domain, AXIS_TIME, cell->value);
		domain_add(&domain, AXIS_TIME, cell->hi);
	}
	if (!isnan(spec->y.lo))
		domain.lo = spec->y.lo;
	if (!isnan(spec->y.hi))
		domain.hi = spec->y.hi;
	return (Crossings){ canvas, spec,
		scale_make(AXIS_TIME, domain, left + MARGIN, right - MARGIN),
		left };
}

double
crossings_draw_axis(
    const Crossings *crossings, double top, double plot_top, double bottom)
{
	const ChartAxis *axis = &crossings->spec->y;
	g_autoptr(GArray) ticks =
	    axis_ticks_across(crossings->canvas, axis, &crossings->scale);

	frame_draw_axis_label(crossings->canvas, axis, crossings->left, top);
	axis_draw_across(crossings->canvas, ticks, plot_top, bottom, true);
	return marks_draw_y_across(crossings->canvas, crossings->spec,
	    &crossings->scale, ticks, plot_top, bottom);
}

/* Unless it would stick out of the dot at DOT_X, which says where it is. */
static void
draw_cap(
    const Crossings *crossings, double x, double dot_x, double y, Stroke stroke)
{
	if (fabs(x - dot_x) < DOT)
		return;
	canvas_line(crossings->canvas, x, y - CAP / 2, x, y + CAP / 2, stroke);
}

/* It goes on beyond the end of the axis. */
static void
draw_arrow(const Crossings *crossings, double y, ColourRole hue)
{
	const double x = crossings->scale.to;
	const Point head[] = {
		{ x, y - ARROW },
		{ x + ARROW, y },
		{ x, y + ARROW },
	};

	canvas_polygon(crossings->canvas, head, G_N_ELEMENTS(head), hue);
}

/* An interval known on one side only is drawn on that side. */
static void
draw_bar(
    const Crossings *crossings, const ChartCell *cell, ColourRole hue, double y)
{
	const Scale *scale = &crossings->scale;
	const Stroke stroke = { hue, LINE_WIDTH, DASH_SOLID };
	const double lo = isnan(cell->lo) ? cell->value : cell->lo;
	const double hi = isnan(cell->hi) ? cell->value : cell->hi;
	const double from = scale_clamped(scale, lo);
	const double to = scale_clamped(scale, hi);
	const double dot = scale_clamped(scale, cell->value);

	if (from < to)
		canvas_line(crossings->canvas, from, y, to, y, stroke);
	if (from < to && lo >= scale->lo)
		draw_cap(crossings, from, dot, y, stroke);
	if (hi > scale->hi)
		draw_arrow(crossings, y, hue);
	else if (from < to)
		draw_cap(crossings, to, dot, y, stroke);
}

static void
draw_dash(const Crossings *crossings, double y)
{
	TextSpec text = look_text(LOOK_NOTE, NUMBER_MISSING);

	text.x = crossings->scale.from + MARGIN;
	text.y = y;
	text.baseline = BASELINE_MIDDLE;
	text.plate = true;
	canvas_text(crossings->canvas, &text);
}

void
crossings_draw_row(const Crossings *crossings, const ChartRow *row, double y)
{
	const Scale *scale = &crossings->scale;
	const ChartCell *cell = crossing_of(row);
	const LookRole look = look_role(row->role);
	const ColourRole hue = theme_tint(look.hue, TINT_TEXT);
	g_autofree char *title = NULL;

	if (cell == NULL) {
		draw_dash(crossings, y);
		return;
	}
	title = g_strdup_printf("%s: %s", row->label,
	    cell->text != NULL ? cell->text : NUMBER_MISSING);
	canvas_begin_hover(crossings->canvas, title);
	draw_bar(crossings, cell, hue, y);
	if (cell->value <= scale->hi)
		canvas_mark(crossings->canvas,
		    scale_clamped(scale, cell->value), y,
		    (Mark){ look.shape, DOT, hue, row->hollow });
	canvas_end_hover(crossings->canvas);
}
