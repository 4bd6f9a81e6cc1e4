#include "renderers/chart/bands.h"

#include <math.h>

#include "renderers/chart/look.h"

#define GAP 5.0
#define CORNERS 4

static const ChartBand *
band_at(const Plot *plot, guint i)
{
	return &g_array_index(plot->spec->bands, ChartBand, i);
}

/* What of it lies in the plot; no height where nothing does. */
static Box
band_box(const Plot *plot, const ChartBand *band)
{
	const double lo =
	    isnan(band->lo) ? plot->bottom : scale_clamped(&plot->y, band->lo);
	const double hi =
	    isnan(band->hi) ? plot->top : scale_clamped(&plot->y, band->hi);

	return (
	    Box){ plot->left, hi, plot->right - plot->left, fmax(0, lo - hi) };
}

void
bands_draw(const Plot *plot)
{
	const Stroke edge = { COLOUR_AXIS, 1, DASH_DASHED };

	for (guint i = 0; i < plot->spec->bands->len; i++) {
		const ChartBand *band = band_at(plot, i);
		const Box box = band_box(plot, band);
		const double top = canvas_crisp(box.y);

		if (!(box.height > 0))
			continue;
		canvas_begin_hover(plot->canvas, band->label);
		if (band->shaded)
			canvas_box(plot->canvas, box, 0, COLOUR_SHADE);
		if (box.y > plot->top + 1)
			canvas_line(plot->canvas, plot->left, top, plot->right,
			    top, edge);
		canvas_end_hover(plot->canvas);
	}
}

/* Names keep off the lines. */
static void
reserve_lines(const Plot *plot)
{
	for (guint s = 0; s < plot->spec->series->len; s++) {
		const ChartSeries *series =
		    g_ptr_array_index(plot->spec->series, s);
		g_autoptr(GArray) line =
		    g_array_new(false, false, sizeof(Point));

		for (guint i = 0; i < series->points->len; i++) {
			const ChartPoint *p =
			    &g_array_index(series->points, ChartPoint, i);
			const Point at = { scale_at(&plot->x, p->x),
				scale_at(&plot->y, p->y) };

			if (isfinite(at.x) && isfinite(at.y))
				g_array_append_val(line, at);
		}
		canvas_reserve_line(plot->canvas,
		    (const Point *)(const void *)line->data, line->len);
	}
}

static void
draw_label(const Plot *plot, const ChartBand *band)
{
	const Box box = band_box(plot, band);
	TextSpec corners[CORNERS];

	if (!(box.height > 0))
		return;
	for (int i = 0; i < CORNERS; i++) {
		const bool right = i >= 2, below = i % 2 == 1;

		corners[i] = look_text(
		    band->shaded ? LOOK_LABEL : LOOK_NOTE, band->label);
		corners[i].x = right ? box.x + box.width - GAP : box.x + GAP;
		corners[i].anchor = right ? ANCHOR_END : ANCHOR_START;
		corners[i].y = below ? box.y + box.height - GAP : box.y + GAP;
		corners[i].baseline = below ? BASELINE_BOTTOM : BASELINE_TOP;
		corners[i].fit = (TextFit){ box.width - 2 * GAP, 1 };
	}
	canvas_place_text(plot->canvas, corners, CORNERS, &box);
}

void
bands_draw_labels(const Plot *plot)
{
	if (plot->spec->bands->len == 0)
		return;
	reserve_lines(plot);
	for (guint i = 0; i < plot->spec->bands->len; i++)
		draw_label(plot, band_at(plot, i));
}
