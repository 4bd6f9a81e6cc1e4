#include "renderers/chart/chart_kinds.h"

#include <math.h>

#include "renderers/chart/axis.h"
#include "renderers/chart/frame.h"
#include "renderers/chart/interval.h"
#include "renderers/chart/look.h"
#include "renderers/chart/marks.h"
#include "renderers/chart/rows.h"

#define STRIP 24.0 /* height of what a row shows */
#define MARGIN 8.0 /* half a dot, so that none is cut at the edge */
#define LABEL_GAP 5.0
#define LABEL_ROOM (LABEL_GAP + 3.0) /* and clear of the edge */
#define LEAST_SHARE 0.6 /* of the width, for what is drawn */

/* SCALE, so short that values stand to the right of their intervals. */
static Scale
make_room(const Canvas *canvas, const Rows *rows, Scale scale)
{
	const Scale whole = scale;
	double width = scale.to - scale.from;

	for (guint i = 0; i < rows->spec->rows->len; i++) {
		const ChartRow *row = rows_row(rows, i);
		double end = fmax(scale_clamped(&whole, row->mid),
		    scale_clamped(&whole, row->hi));
		double share = (end - whole.from) / width;
		g_autofree char *value =
		    axis_value_text(&rows->spec->x, row->mid);
		double room = typeset_width(canvas_typeset(canvas), value,
		    look_text(LOOK_STRONG, value).face);

		if (share > 0)
			scale.to = fmin(scale.to,
			    whole.from + (rows->right - room - MARGIN -
					     LABEL_ROOM - whole.from) /
					     share);
	}
	scale.to = fmax(scale.to, whole.from + width * LEAST_SHARE);
	return scale;
}

static Scale
make_scale(const ChartSpec *spec, const Canvas *canvas, const Rows *rows)
{
	AxisScale kind = spec->x.scale;
	Domain domain;

	domain_init(&domain);
	for (guint i = 0; i < spec->rows->len; i++) {
		const ChartRow *row = rows_row(rows, i);

		domain_add(&domain, kind, row->lo);
		domain_add(&domain, kind, row->mid);
		domain_add(&domain, kind, row->hi);
	}
	marks_add_to_domain(spec, false, kind, &domain);
	domain_add(&domain, kind, spec->x.lo);
	domain_add(&domain, kind, spec->x.hi);
	if (kind == AXIS_LOG && !isnan(domain.lo))
		domain_add(&domain, kind, 1);
	return make_room(canvas, rows,
	    scale_make(
		kind, domain, rows->left + MARGIN, rows->right - MARGIN));
}

/* What the row's value is, beside its interval where there is room. */
static void
label_value(Canvas *canvas, const ChartSpec *spec, const ChartRow *row,
    const Interval *interval, double y)
{
	g_autofree char *value = axis_value_text(&spec->x, row->mid);
	double left = fmin(interval->lo, interval->mid);
	double right = fmax(interval->hi, interval->mid);
	TextSpec text = look_text(LOOK_STRONG, value);
	TextSpec places[3];

	text.baseline = BASELINE_MIDDLE;
	text.plate = true;
	for (size_t i = 0; i < G_N_ELEMENTS(places); i++)
		places[i] = text;
	places[0].x = fmax(right, interval->mid + MARGIN) + LABEL_GAP;
	places[0].y = places[1].y = y;
	places[1].x = fmin(left, interval->mid - MARGIN) - LABEL_GAP;
	places[1].anchor = ANCHOR_END;
	places[2].x = interval->mid;
	places[2].y = y - MARGIN;
	places[2].anchor = ANCHOR_MIDDLE;
	places[2].baseline = BASELINE_BOTTOM;
	canvas_place_text(canvas, places, G_N_ELEMENTS(places), NULL);
}

static void
draw_row(Canvas *canvas, const Rows *rows, const Scale *scale, guint i)
{
	const ChartSpec *spec = rows->spec;
	const ChartRow *row = rows_row(rows, i);
	double y = rows_middle(rows, i);
	Interval interval = {
		.lo = scale_clamped(scale, row->lo),
		.mid = scale_clamped(scale, row->mid),
		.hi = scale_clamped(scale, row->hi),
		.open_end = isinf(row->hi),
		.role = row->role,
		.hollow = row->hollow,
	};
	g_autofree char *value =
	    axis_interval_text(&spec->x, row->mid, row->lo, row->hi);
	g_autofree char *title = axis_named_text(row->label, value);

	if (!isfinite(row->mid) || isnan(interval.mid)) {
		rows_draw_missing(rows, canvas, i);
		return;
	}
	canvas_begin_hover(canvas, title);
	interval_draw(canvas, &interval, y, false);
	canvas_end_hover(canvas);
	label_value(canvas, spec, row, &interval, y);
}

void
chart_ladder_draw(const ChartSpec *spec, Canvas *canvas, double top)
{
	g_auto(Rows) rows = { 0 };
	g_autoptr(GArray) ticks = NULL;
	double plot_top;
	Scale scale;

	if (spec->rows->len == 0) {
		frame_draw_nothing(canvas, top);
		return;
	}
	plot_top = top + frame_axis_label_depth(&spec->x) + axis_depth();
	rows_init(&rows, canvas, spec, plot_top, STRIP);
	scale = make_scale(spec, canvas, &rows);
	ticks = axis_ticks_across(canvas, &spec->x, &scale);
	frame_draw_axis_label(canvas, &spec->x, rows.left, top);
	rows_draw_rules(&rows, canvas);
	axis_draw_across(canvas, ticks, plot_top, rows.bottom, true);
	axis_draw_log_marks_across(canvas, &scale, plot_top);
	canvas_set_height(canvas, marks_draw_across(canvas, spec, &scale, ticks,
				      plot_top, rows.bottom));
	rows_draw_labels(&rows, canvas);
	for (guint i = 0; i < spec->rows->len; i++)
		draw_row(canvas, &rows, &scale, i);
}
