#include "renderers/chart/chart_kinds.h"

#include <math.h>

#include "renderers/chart/axis.h"
#include "renderers/chart/frame.h"
#include "renderers/chart/look.h"
#include "renderers/chart/marks.h"

#define DOTS 50 /* countable; Fernandes 2018 */
#define LARGEST_DOT 20.0
#define LEAST_DOT 4.0
#define PLOT_HEIGHT 140.0
#define LEAST_HEIGHT 60.0
#define MARGIN 12.0

/* The value at QUANTILE of ascending samples, linear between them. */
static double
sample_quantile(const GArray *samples, double quantile)
{
	double place = quantile * samples->len - 0.5;
	double below = CLAMP(floor(place), 0, samples->len - 1.0);
	double above = CLAMP(ceil(place), 0, samples->len - 1.0);
	double a = g_array_index(samples, double, (guint)below);
	double b = g_array_index(samples, double, (guint)above);

	return a + (b - a) * (place > below ? place - below : 0);
}

/* Fifty equally likely values; fewer samples stand for themselves. */
static GArray *
make_dots(const ChartSpec *spec)
{
	GArray *dots = g_array_new(false, false, sizeof(double));
	guint count = MIN(spec->samples->len, DOTS);

	for (guint i = 0; i < count; i++) {
		double value =
		    sample_quantile(spec->samples, (i + 0.5) / count);

		if (isfinite(value))
			g_array_append_val(dots, value);
	}
	return dots;
}

static Scale
make_scale(const ChartSpec *spec, const GArray *dots, double width)
{
	Domain domain;

	domain_init(&domain);
	for (guint i = 0; i < dots->len; i++)
		domain_add(
		    &domain, spec->x.scale, g_array_index(dots, double, i));
	domain_add(&domain, spec->x.scale, spec->x.lo);
	domain_add(&domain, spec->x.scale, spec->x.hi);
	marks_add_to_domain(spec, false, spec->x.scale, &domain);
	return scale_make(spec->x.scale, domain, MARGIN, width - MARGIN);
}

/* The dots from FIRST on that stand in one column of width SIZE. */
static guint
column_end(const GArray *dots, const Scale *scale, guint first, double size)
{
	double left = scale_at(scale, g_array_index(dots, double, first));
	guint end = first + 1;

	while (end < dots->len &&
	       scale_at(scale, g_array_index(dots, double, end)) < left + size)
		end++;
	return end;
}

static guint
tallest_column(const GArray *dots, const Scale *scale, double size)
{
	guint tallest = 0;

	for (guint i = 0, end; i < dots->len; i = end) {
		end = column_end(dots, scale, i, size);
		tallest = MAX(tallest, end - i);
	}
	return tallest;
}

static double
dot_size(const GArray *dots, const Scale *scale)
{
	double size = LARGEST_DOT;

	while (size > LEAST_DOT &&
	       tallest_column(dots, scale, size) * size > PLOT_HEIGHT)
		size -= 0.5;
	return size;
}

static void
draw_column(Canvas *canvas, const ChartSpec *spec, const GArray *dots,
    const Scale *scale, guint first, guint end, double size, double bottom)
{
	double from = g_array_index(dots, double, first);
	double to = g_array_index(dots, double, end - 1);
	double x = (scale_at(scale, from) + scale_at(scale, to)) / 2;

	for (guint i = first; i < end; i++) {
		g_autofree char *title =
		    axis_value_text(&spec->x, g_array_index(dots, double, i));

		canvas_begin_hover(canvas, title);
		canvas_mark(canvas, x, bottom - (i - first + 0.5) * size,
		    (Mark){ MARK_CIRCLE, size - 1, look_role(ROLE_FIRST).hue,
			false });
		canvas_end_hover(canvas);
	}
}

void
chart_dotplot_draw(const ChartSpec *spec, Canvas *canvas, double top)
{
	g_autoptr(GArray) dots = make_dots(spec);
	g_autoptr(GArray) ticks = NULL;
	double size, bottom, below;
	Scale scale;

	if (dots->len == 0) {
		frame_draw_nothing(canvas, top);
		return;
	}
	scale = make_scale(spec, dots, canvas_width(canvas));
	size = dot_size(dots, &scale);
	bottom = top + MARGIN +
		 fmax(LEAST_HEIGHT, tallest_column(dots, &scale, size) * size);
	ticks = axis_ticks_across(canvas, &spec->x, &scale);
	axis_draw_across(canvas, ticks, top, bottom, false);
	canvas_line(canvas, 0, canvas_crisp(bottom), canvas_width(canvas),
	    canvas_crisp(bottom), look_axis());
	below = marks_draw_across(canvas, spec, &scale, ticks, top, bottom);
	for (guint i = 0, end; i < dots->len; i = end) {
		end = column_end(dots, &scale, i, size);
		draw_column(canvas, spec, dots, &scale, i, end, size, bottom);
	}
	below = fmax(below, bottom + axis_depth());
	frame_draw_axis_label(canvas, &spec->x, 0, below);
	canvas_set_height(canvas, below + frame_axis_label_depth(&spec->x));
}
