#include "renderers/chart/series.h"

#include <math.h>

#include "pipeline/base/number.h"
#include "renderers/chart/axis.h"
#include "renderers/chart/look.h"

#define LINE_WIDTH 2.25
#define DOT 7.0
#define SMALL_DOT 4.5
#define MANY_POINTS 150 /* from here on dots are small and see-through */
#define MOST_HOVERS 300 /* made from values; those of the spec are all kept */
#define LINE_HOVER 9.0
#define WHISKER_STEP 7.0 /* between those of two lines */
#define WHISKER_CAP 3.0
#define WHISKER_WIDTH 1.25
#define BAR_SHARE 0.7 /* of the distance between bars */
#define WIDEST_BAR 48.0
#define HOLLOW_EDGE 1.5

static const ChartPoint *
point_at(const ChartSeries *series, guint i)
{
	return &g_array_index(series->points, ChartPoint, i);
}

static const ChartSeries *
series_of(const ChartSpec *spec, guint i)
{
	return g_ptr_array_index(spec->series, i);
}

/* How many lines with whiskers there are before END. */
static guint
count_whiskers(const ChartSpec *spec, const ChartSeries *end)
{
	guint count = 0;

	for (guint i = 0; i < spec->series->len && series_of(spec, i) != end;
	     i++)
		count += series_of(spec, i)->whiskers;
	return count;
}

double
series_reach(const ChartSpec *spec)
{
	const guint all = count_whiskers(spec, NULL);

	return all == 0 ? 0 : (all - 1) / 2.0 * WHISKER_STEP + DOT;
}

/* Lines with whiskers stand side by side: how far this one is moved. */
static double
shift_of(const Plot *plot, const ChartSeries *series)
{
	const guint all = count_whiskers(plot->spec, NULL);

	if (!series->whiskers)
		return 0;
	return (count_whiskers(plot->spec, series) - (all - 1) / 2.0) *
	       WHISKER_STEP;
}

static Point
place(const Plot *plot, const ChartSeries *series, const ChartPoint *p)
{
	return (Point){ scale_at(&plot->x, p->x) + shift_of(plot, series),
		scale_at(&plot->y, p->y) };
}

static bool
is_placed(const Plot *plot, const ChartPoint *p)
{
	Point at = { scale_at(&plot->x, p->x), scale_at(&plot->y, p->y) };

	return isfinite(at.x) && isfinite(at.y);
}

static char *
point_title(const Plot *plot, const ChartSeries *series, const ChartPoint *p)
{
	g_autofree char *x = NULL;
	g_autofree char *y = NULL;

	if (p->hover != NULL)
		return g_strdup(p->hover);
	x = axis_value_text(&plot->spec->x, p->x);
	y = axis_interval_text(&plot->spec->y, p->y, p->lo, p->hi);
	if (plot->spec->x.scale != AXIS_TIME && plot->spec->x.label != NULL)
		return g_strdup_printf(
		    "%s, %s %s: %s", series->name, x, plot->spec->x.label, y);
	return g_strdup_printf("%s, %s: %s", series->name, x, y);
}

/* Upper limits from left to right, then lower ones back. */
static void
draw_band_run(
    const Plot *plot, const ChartSeries *series, guint first, guint end)
{
	g_autoptr(GArray) points = g_array_new(false, false, sizeof(Point));

	for (guint i = first; i < end; i++) {
		const ChartPoint *p = point_at(series, i);
		Point at = { scale_at(&plot->x, p->x),
			scale_clamped(&plot->y, p->hi) };

		g_array_append_val(points, at);
	}
	for (guint i = end; i-- > first;) {
		const ChartPoint *p = point_at(series, i);
		Point at = { scale_at(&plot->x, p->x),
			scale_clamped(&plot->y, p->lo) };

		g_array_append_val(points, at);
	}
	canvas_polygon(plot->canvas, (const Point *)(const void *)points->data,
	    points->len, theme_tint(look_role(series->role).hue, TINT_OUTER));
}

static bool
has_band(const Plot *plot, const ChartPoint *p)
{
	return isfinite(scale_at(&plot->x, p->x)) &&
	       !isnan(scale_at(&plot->y, p->lo)) &&
	       !isnan(scale_at(&plot->y, p->hi));
}

void
series_draw_band(const Plot *plot, const ChartSeries *series)
{
	guint end;

	if (series->form != SERIES_LINE || series->whiskers)
		return;
	for (guint i = 0; i < series->points->len; i = end + 1) {
		for (end = i; end < series->points->len &&
			      has_band(plot, point_at(series, end));)
			end++;
		if (end - i >= 2)
			draw_band_run(plot, series, i, end);
	}
}

/* A stretch whose points are all placed and all drawn alike. */
static void
draw_stretch(const Plot *plot, const ChartSeries *series, guint first,
    guint last, bool dashed)
{
	g_autoptr(GArray) points = g_array_new(false, false, sizeof(Point));
	const Point *at;

	for (guint i = first; i <= last; i++) {
		Point p = place(plot, series, point_at(series, i));

		g_array_append_val(points, p);
	}
	at = (const Point *)(const void *)points->data;
	canvas_polyline(plot->canvas, at, points->len,
	    (Stroke){ look_role(series->role).hue, LINE_WIDTH,
		dashed ? DASH_DASHED : DASH_SOLID });
	canvas_reserve_line(plot->canvas, at, points->len);
}

static bool
step_is_dashed(const ChartSeries *series, guint to)
{
	return series->dashed || point_at(series, to)->open;
}

/* A point between two missing ones would be no line at all. */
static void
draw_lone_point(const Plot *plot, const ChartSeries *series, guint i)
{
	LookRole look = look_role(series->role);
	Point at = place(plot, series, point_at(series, i));

	canvas_mark(plot->canvas, at.x, at.y,
	    (Mark){ look.shape, DOT, look.hue, point_at(series, i)->open });
}

static void
draw_run(const Plot *plot, const ChartSeries *series, guint first, guint end)
{
	guint from = first;

	if (end - first == 1)
		draw_lone_point(plot, series, first);
	while (from + 1 < end) {
		bool dashed = step_is_dashed(series, from + 1);
		guint to = from + 1;

		while (to + 1 < end && step_is_dashed(series, to + 1) == dashed)
			to++;
		draw_stretch(plot, series, from, to, dashed);
		from = to;
	}
}

static void
draw_line(const Plot *plot, const ChartSeries *series)
{
	guint end;

	for (guint i = 0; i < series->points->len; i = end + 1) {
		for (end = i; end < series->points->len &&
			      is_placed(plot, point_at(series, end));)
			end++;
		if (end > i)
			draw_run(plot, series, i, end);
	}
}

static void
draw_whisker(const Plot *plot, const ChartSeries *series, const ChartPoint *p)
{
	const LookRole look = look_role(series->role);
	const Stroke stroke = { look.hue, WHISKER_WIDTH, DASH_SOLID };
	const Point at = place(plot, series, p);
	const double ends[] = { scale_clamped(&plot->y, p->lo),
		scale_clamped(&plot->y, p->hi) };

	if (has_band(plot, p))
		canvas_line(plot->canvas, at.x, ends[0], at.x, ends[1], stroke);
	for (size_t i = 0; has_band(plot, p) && i < G_N_ELEMENTS(ends); i++)
		canvas_line(plot->canvas, at.x - WHISKER_CAP, ends[i],
		    at.x + WHISKER_CAP, ends[i], stroke);
	canvas_mark(plot->canvas, at.x, at.y,
	    (Mark){ look.shape, DOT, look.hue, p->open });
}

/* The range of each point, and what marks it. */
static void
draw_whiskers(const Plot *plot, const ChartSeries *series)
{
	for (guint i = 0; series->whiskers && i < series->points->len; i++)
		if (is_placed(plot, point_at(series, i)))
			draw_whisker(plot, series, point_at(series, i));
}

/* Something to point at on a line, which itself has one title at most. */
static void
add_line_hovers(const Plot *plot, const ChartSeries *series)
{
	for (guint i = 0; i < series->points->len; i++) {
		const ChartPoint *p = point_at(series, i);
		g_autofree char *title = NULL;
		Point at = place(plot, series, p);

		if (!is_placed(plot, p) ||
		    (p->hover == NULL && series->points->len > MOST_HOVERS))
			continue;
		title = point_title(plot, series, p);
		canvas_add_hover(plot->canvas, title,
		    (Box){ at.x - LINE_HOVER / 2, at.y - LINE_HOVER / 2,
			LINE_HOVER, LINE_HOVER });
	}
}

static void
draw_points(const Plot *plot, const ChartSeries *series)
{
	bool many = series->points->len > MANY_POINTS;
	LookRole look = look_role(series->role);
	Mark mark = {
		.shape = many ? MARK_CIRCLE : look.shape,
		.size = many ? SMALL_DOT : DOT,
		.role = many ? theme_tint(look.hue, TINT_INNER) : look.hue,
	};

	for (guint i = 0; i < series->points->len; i++) {
		const ChartPoint *p = point_at(series, i);
		bool titled =
		    p->hover != NULL || series->points->len <= MOST_HOVERS;
		g_autofree char *title =
		    titled ? point_title(plot, series, p) : NULL;
		Point at = place(plot, series, p);

		if (!is_placed(plot, p))
			continue;
		mark.hollow = p->open;
		mark.role = p->open || !many ? look.hue
					     : theme_tint(look.hue, TINT_INNER);
		if (titled)
			canvas_begin_hover(plot->canvas, title);
		canvas_mark(plot->canvas, at.x, at.y, mark);
		if (titled)
			canvas_end_hover(plot->canvas);
	}
}

/* The least distance between neighbours decides how wide bars may be. */
static double
bar_width(const Plot *plot, const ChartSeries *series)
{
	double least = plot->right - plot->left;

	for (guint i = 1; i < series->points->len; i++) {
		double gap = scale_at(&plot->x, point_at(series, i)->x) -
			     scale_at(&plot->x, point_at(series, i - 1)->x);

		if (gap > 0)
			least = fmin(least, gap);
	}
	return fmax(1, fmin(least * BAR_SHARE, WIDEST_BAR));
}

static void
draw_bar(Canvas *canvas, Box bar, ColourRole hue, bool hollow)
{
	const Stroke edge = { hue, HOLLOW_EDGE, DASH_SOLID };

	if (!hollow) {
		canvas_box(canvas, bar, 0, hue);
		return;
	}
	canvas_box(canvas, bar, 0, COLOUR_BACKGROUND);
	canvas_frame(canvas, bar, 0, edge);
}

static void
draw_bars(const Plot *plot, const ChartSeries *series)
{
	double width = bar_width(plot, series);
	double zero = scale_clamped(&plot->y, 0);
	ColourRole hue = look_role(series->role).hue;

	if (isnan(zero))
		zero = plot->bottom; /* a log axis has no zero */
	for (guint i = 0; i < series->points->len; i++) {
		const ChartPoint *p = point_at(series, i);
		g_autofree char *title = point_title(plot, series, p);
		Point at = place(plot, series, p);
		Box bar = { at.x - width / 2, fmin(at.y, zero), width,
			fabs(at.y - zero) };

		if (!is_placed(plot, p))
			continue;
		canvas_begin_hover(plot->canvas, title);
		draw_bar(plot->canvas, bar, hue, p->open);
		canvas_end_hover(plot->canvas);
		canvas_reserve_box(plot->canvas, bar);
	}
}

static void
draw_missing(const Plot *plot, const ChartSeries *series)
{
	for (guint i = 0; i < series->points->len; i++) {
		const ChartPoint *p = point_at(series, i);
		double x = scale_at(&plot->x, p->x);
		g_autofree char *title = NULL;
		TextSpec text = look_text(LOOK_STRONG, NUMBER_MISSING);

		if (!isfinite(x) || is_placed(plot, p))
			continue;
		title = point_title(plot, series, p);
		text.x = x;
		text.y = plot->bottom - 3;
		text.anchor = ANCHOR_MIDDLE;
		canvas_begin_hover(plot->canvas, title);
		canvas_place_text(plot->canvas, &text, 1, NULL);
		canvas_end_hover(plot->canvas);
	}
}

void
series_draw(const Plot *plot, const ChartSeries *series)
{
	switch (series->form) {
	case SERIES_LINE:
		draw_line(plot, series);
		draw_whiskers(plot, series);
		add_line_hovers(plot, series);
		break;
	case SERIES_POINTS:
		draw_points(plot, series);
		break;
	case SERIES_BARS:
		draw_bars(plot, series);
		break;
	}
	draw_missing(plot, series);
}
