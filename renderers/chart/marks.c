#include "renderers/chart/marks.h"

#include <math.h>
#include <string.h>

#include "renderers/chart/axis.h"
#include "renderers/chart/look.h"

#define LABEL_GAP 4.0
#define LABEL_ROWS 4
#define LABEL_SPACING 18.0
#define LABEL_STEPS 8 /* places along a level mark, from the left */

static const ChartMark *
mark_at(const ChartSpec *spec, guint i)
{
	return &g_array_index(spec->marks, ChartMark, i);
}

void
marks_add_to_domain(
    const ChartSpec *spec, bool on_y, AxisScale kind, Domain *domain)
{
	for (guint i = 0; i < spec->marks->len; i++)
		if (mark_at(spec, i)->on_y == on_y)
			domain_add(domain, kind, mark_at(spec, i)->value);
}

/* Its label is there to be pointed at even if it finds no place. */
static void
draw_mark(Canvas *canvas, const ChartMark *mark, Point from, Point to)
{
	const Stroke stroke = { COLOUR_AXIS, 1, DASH_DASHED };

	if (mark->label != NULL)
		canvas_begin_hover(canvas, mark->label);
	canvas_line(canvas, from.x, from.y, to.x, to.y, stroke);
	if (mark->label != NULL)
		canvas_end_hover(canvas);
}

static bool
said_by_tick(const ChartMark *mark, double at, const GArray *ticks)
{
	for (guint i = 0; i < ticks->len; i++) {
		const AxisTick *tick = &g_array_index(ticks, AxisTick, i);

		if (fabs(tick->at - at) < 1 &&
		    strcmp(tick->label, mark->label) == 0)
			return true;
	}
	return false;
}

/* Under the plot, on the first line with room; returns the y below it. */
static double
label_below(Canvas *canvas, const ChartMark *mark, double x, double bottom)
{
	TextSpec places[LABEL_ROWS];
	TextSpec text = look_text(LOOK_NOTE, mark->label);
	double width;
	int row;

	text.anchor = ANCHOR_MIDDLE;
	text.baseline = BASELINE_TOP;
	text.fit = (TextFit){ canvas_width(canvas) - 2 * LABEL_GAP, 1 };
	width = canvas_text_box(canvas, &text).width;
	text.x = fmax(width / 2 + LABEL_GAP,
	    fmin(x, canvas_width(canvas) - width / 2 - LABEL_GAP));
	for (int i = 0; i < LABEL_ROWS; i++) {
		places[i] = text;
		places[i].y = bottom + LABEL_GAP + i * LABEL_SPACING;
	}
	row = canvas_place_text(canvas, places, LABEL_ROWS, NULL);
	return row < 0 ? bottom : places[row].y + LABEL_SPACING;
}

static double
draw_across(Canvas *canvas, const ChartSpec *spec, bool on_y,
    const Scale *scale, const GArray *ticks, double top, double bottom)
{
	double below = bottom;

	for (guint i = 0; i < spec->marks->len; i++) {
		const ChartMark *mark = mark_at(spec, i);
		double at = scale_at(scale, mark->value);
		double x = canvas_crisp(at);

		if (mark->on_y != on_y || isnan(at))
			continue;
		draw_mark(
		    canvas, mark, (Point){ x, top }, (Point){ x, bottom });
		if (mark->label != NULL && !said_by_tick(mark, at, ticks))
			below =
			    fmax(below, label_below(canvas, mark, x, bottom));
	}
	return below;
}

double
marks_draw_across(Canvas *canvas, const ChartSpec *spec, const Scale *scale,
    const GArray *ticks, double top, double bottom)
{
	return draw_across(canvas, spec, false, scale, ticks, top, bottom);
}

double
marks_draw_y_across(Canvas *canvas, const ChartSpec *spec, const Scale *scale,
    const GArray *ticks, double top, double bottom)
{
	return draw_across(canvas, spec, true, scale, ticks, top, bottom);
}

/* On the line at Y, above it or below, as far to the left as is free. */
static void
label_along(
    Canvas *canvas, const ChartMark *mark, double y, double left, double right)
{
	TextSpec places[2 * LABEL_STEPS];
	TextSpec text = look_text(LOOK_NOTE, mark->label);
	double room;

	text.fit = (TextFit){ right - left - 2 * LABEL_GAP, 1 };
	text.plate = true;
	room =
	    right - left - 2 * LABEL_GAP - canvas_text_box(canvas, &text).width;
	for (int i = 0; i < LABEL_STEPS; i++) {
		TextSpec *above = &places[2 * i], *below = above + 1;

		*above = text;
		above->x = left + LABEL_GAP + room * i / (LABEL_STEPS - 1);
		above->y = y - LABEL_GAP;
		above->baseline = BASELINE_BOTTOM;
		*below = *above;
		below->y = y + LABEL_GAP;
		below->baseline = BASELINE_TOP;
	}
	canvas_place_text(canvas, places, G_N_ELEMENTS(places), NULL);
}

void
marks_draw_upright(Canvas *canvas, const ChartSpec *spec, const Scale *scale,
    double left, double right)
{
	for (guint i = 0; i < spec->marks->len; i++) {
		const ChartMark *mark = mark_at(spec, i);
		double at = scale_at(scale, mark->value);

		if (!mark->on_y || isnan(at))
			continue;
		draw_mark(canvas, mark, (Point){ left, canvas_crisp(at) },
		    (Point){ right, canvas_crisp(at) });
		if (mark->label != NULL)
			label_along(canvas, mark, at, left, right);
	}
}
