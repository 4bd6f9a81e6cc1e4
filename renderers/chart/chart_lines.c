#include "renderers/chart/chart_kinds.h"

#include <math.h>

#include "renderers/chart/axis.h"
#include "renderers/chart/bands.h"
#include "renderers/chart/frame.h"
#include "renderers/chart/labels.h"
#include "renderers/chart/look.h"
#include "renderers/chart/marks.h"
#include "renderers/chart/series.h"

#define WIDE_HEIGHT 260.0
#define NARROW_HEIGHT 220.0
#define LEAST_HEIGHT 120.0
#define LABEL_SHARE 0.28 /* of the width, at most, for names at line ends */
#define LEADER_ROOM 16.0
#define MARGIN 8.0
#define TICK_LENGTH 4.0
#define FEW_BARS 4 /* so many are each named below */
#define WIDEST_SIDE 34.0 /* of bars beside which lines go on */

static const ChartSeries *
series_at(const ChartSpec *spec, guint i)
{
	return g_ptr_array_index(spec->series, i);
}

static void
add_points(const ChartSpec *spec, Domain *x, Domain *y)
{
	for (guint i = 0; i < spec->series->len; i++) {
		const ChartSeries *series = series_at(spec, i);

		for (guint k = 0; k < series->points->len; k++) {
			const ChartPoint *p =
			    &g_array_index(series->points, ChartPoint, k);

			domain_add(x, spec->x.scale, p->x);
			domain_add(y, spec->y.scale, p->y);
			domain_add(y, spec->y.scale, p->lo);
			domain_add(y, spec->y.scale, p->hi);
		}
		if (series->form == SERIES_BARS)
			domain_add(y, spec->y.scale, 0);
	}
}

static void
add_limits(const ChartSpec *spec, Domain *x, Domain *y)
{
	domain_add(x, spec->x.scale, spec->x.lo);
	domain_add(x, spec->x.scale, spec->x.hi);
	domain_add(y, spec->y.scale, spec->y.lo);
	domain_add(y, spec->y.scale, spec->y.hi);
	marks_add_to_domain(spec, false, spec->x.scale, x);
	marks_add_to_domain(spec, true, spec->y.scale, y);
}

/* The last point of a line that has a place. */
static const ChartPoint *
end_of_line(const Plot *plot, const ChartSeries *series)
{
	for (guint i = series->points->len; i-- > 0;) {
		const ChartPoint *p =
		    &g_array_index(series->points, ChartPoint, i);

		if (!isnan(scale_at(&plot->x, p->x)) &&
		    !isnan(scale_at(&plot->y, p->y)))
			return p;
	}
	return NULL;
}

static void
clear_label(void *data)
{
	label_clear(data);
}

static void
add_label(GArray *labels, const Plot *plot, const ChartSeries *series,
    const ChartPoint *end)
{
	g_autofree char *value = axis_value_text(&plot->spec->y, end->y);
	EndLabel label = label_make(series->name, value);

	label.role = theme_tint(look_role(series->role).hue, TINT_TEXT);
	label.wanted = scale_clamped(&plot->y, end->y);
	g_array_append_val(labels, label);
}

/* Names of the lines at their ends, with places wanted but not given yet. */
static GArray *
collect_labels(const Plot *plot)
{
	GArray *labels = g_array_new(false, false, sizeof(EndLabel));

	g_array_set_clear_func(labels, clear_label);
	for (guint i = 0; i < plot->spec->series->len; i++) {
		const ChartSeries *series = series_at(plot->spec, i);
		const ChartPoint *end = end_of_line(plot, series);

		if (series->form == SERIES_LINE && series->name != NULL &&
		    end != NULL)
			add_label(labels, plot, series, end);
	}
	return labels;
}

/* How much they take at the right. */
static double
measure_labels(const Plot *plot, GArray *labels)
{
	double most = canvas_width(plot->canvas) * LABEL_SHARE;
	double widest = labels_measure(plot->canvas, labels, most);

	return labels->len > 0 ? ceil(widest) + LEADER_ROOM : 0;
}

/* Above what there is evidence for. */
static void
shade_beyond(const Plot *plot)
{
	double edge = scale_clamped(&plot->y, plot->spec->beyond);

	if (!isnan(edge) && edge > plot->top)
		canvas_box(plot->canvas,
		    (Box){ plot->left, plot->top, plot->right - plot->left,
			edge - plot->top },
		    0, COLOUR_SHADE);
}

static void
draw_series(const Plot *plot)
{
	for (guint i = 0; i < plot->spec->series->len; i++)
		series_draw_band(plot, series_at(plot->spec, i));
	for (guint i = 0; i < plot->spec->series->len; i++)
		series_draw(plot, series_at(plot->spec, i));
}

static int
compare_values(gconstpointer a, gconstpointer b)
{
	const double *left = a, *right = b;

	return (*left > *right) - (*left < *right);
}

/* Points between which there is nothing to read: slopes, and few bars. */
static bool
has_stops(const ChartSpec *spec, const ChartSeries *series)
{
	if (series->form == SERIES_BARS)
		return spec->series->len == 1 &&
		       series->points->len <= FEW_BARS;
	return series->whiskers && spec->x.scale != AXIS_TIME;
}

/* Where they are, ascending, each once. */
static GArray *
find_stops(const ChartSpec *spec)
{
	GArray *stops = g_array_new(false, false, sizeof(double));

	for (guint i = 0; i < spec->series->len; i++) {
		const GArray *points = series_at(spec, i)->points;

		for (guint k = 0; k < points->len; k++)
			if (has_stops(spec, series_at(spec, i)))
				g_array_append_val(stops,
				    g_array_index(points, ChartPoint, k).x);
	}
	g_array_sort(stops, compare_values);
	for (guint i = stops->len; i-- > 1;)
		if (g_array_index(stops, double, i) ==
		    g_array_index(stops, double, i - 1))
			g_array_remove_index(stops, i);
	return stops;
}

static GArray *
find_ticks(const Plot *plot)
{
	const ChartAxis *axis = &plot->spec->x;
	g_autoptr(GArray) stops = find_stops(plot->spec);

	if (stops->len == 0)
		return axis_ticks_across(plot->canvas, axis, &plot->x);
	return axis_ticks_at(plot->canvas, axis, &plot->x, stops);
}

/* Ticks, marks and label under the plot; returns the y below them. */
static double
draw_foot(const Plot *plot)
{
	Canvas *canvas = plot->canvas;
	const ChartSpec *spec = plot->spec;
	g_autoptr(GArray) ticks = find_ticks(plot);
	double below, foot = plot->bottom + TICK_LENGTH;

	axis_draw_across(canvas, ticks, plot->bottom, foot, false);
	canvas_line(canvas, plot->left, canvas_crisp(plot->bottom), plot->right,
	    canvas_crisp(plot->bottom), look_axis());
	below = marks_draw_across(
	    canvas, spec, &plot->x, ticks, plot->top, plot->bottom);
	below = fmax(below, foot + axis_depth());
	frame_draw_axis_label(canvas, &spec->x, plot->left, below);
	return below + frame_axis_label_depth(&spec->x);
}

/* Half a bar must fit between the outer values and the plot's edges. */
static double
side_margin(const Plot *plot)
{
	double widest = fmax(MARGIN, series_reach(plot->spec));

	for (guint i = 0; i < plot->spec->series->len; i++) {
		const ChartSeries *series = series_at(plot->spec, i);

		if (series->form == SERIES_BARS && series->points->len > 0)
			widest = fmax(widest, (plot->right - plot->left) /
						  (2.0 * series->points->len));
	}
	return plot->spec->series->len > 1 ? fmin(widest, WIDEST_SIDE) : widest;
}

static double
height_of_labels(const GArray *labels)
{
	double height = 0;

	for (guint i = 0; i < labels->len; i++)
		height += g_array_index(labels, EndLabel, i).height;
	return height;
}

static double
fit_height(const Plot *plot, double wanted)
{
	double below =
	    TICK_LENGTH + axis_depth() + frame_axis_label_depth(&plot->spec->x);

	return frame_fit_height(
	    plot->canvas, plot->top, wanted, below, LEAST_HEIGHT);
}

/* As high as the names at the right need; returns what they take there. */
static double
lay_out_height(Plot *plot, Domain y, GArray **labels)
{
	double wanted =
	    look_is_narrow(plot->canvas) ? NARROW_HEIGHT : WIDE_HEIGHT;

	for (;;) {
		double width;

		plot->bottom = plot->top + fit_height(plot, wanted);
		plot->y = axis_nice_upright(scale_make(
		    plot->spec->y.scale, y, plot->bottom, plot->top));
		g_clear_pointer(labels, g_array_unref);
		*labels = collect_labels(plot);
		width = measure_labels(plot, *labels);
		if (height_of_labels(*labels) <= wanted)
			return width;
		wanted = height_of_labels(*labels);
	}
}

/* Scales first in height, then, knowing what labels take, in width. */
static void
lay_out(Plot *plot, double top, GArray **ticks, GArray **labels)
{
	const ChartSpec *spec = plot->spec;
	Canvas *canvas = plot->canvas;
	double beside;
	Domain x, y;

	domain_init(&x);
	domain_init(&y);
	add_points(spec, &x, &y);
	add_limits(spec, &x, &y);
	plot->top = top + MARGIN;
	plot->x = scale_make(spec->x.scale, x, 0, 1);
	beside = lay_out_height(plot, y, labels);
	*ticks = axis_ticks_upright(&spec->y, &plot->y);
	plot->left = ceil(axis_label_width(canvas, *ticks)) + MARGIN;
	plot->right = canvas_width(canvas) - fmax(beside, MARGIN);
	plot->x.from = plot->left + side_margin(plot);
	plot->x.to = plot->right - ((*labels)->len > 0 ? series_reach(spec)
						       : side_margin(plot));
}

void
chart_lines_draw(const ChartSpec *spec, Canvas *canvas, double top)
{
	Plot plot = { .canvas = canvas, .spec = spec };
	g_autoptr(GArray) ticks = NULL;
	g_autoptr(GArray) labels = NULL;

	if (spec->series->len == 0) {
		frame_draw_nothing(canvas, top);
		return;
	}
	top = labels_draw_legend(canvas, spec, top);
	frame_draw_axis_label(canvas, &spec->y, 0, top);
	top += frame_axis_label_depth(&spec->y);
	lay_out(&plot, top, &ticks, &labels);
	shade_beyond(&plot);
	bands_draw(&plot);
	axis_draw_guides(canvas, ticks, plot.left, plot.right);
	axis_draw_log_marks_upright(canvas, &plot.y, plot.left);
	axis_draw_labels(canvas, ticks, plot.left);
	draw_series(&plot);
	labels_spread(labels, plot.top, plot.bottom);
	labels_draw(
	    canvas, labels, plot.right, canvas_width(canvas) - plot.right);
	bands_draw_labels(&plot);
	marks_draw_upright(canvas, spec, &plot.y, plot.left, plot.right);
	canvas_set_height(canvas, draw_foot(&plot));
}
