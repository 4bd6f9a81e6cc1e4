#include "renderers/chart/interval.h"

#include <math.h>

#include "renderers/chart/look.h"

#define LINE_WIDTH 2.5
#define DOT_SIZE 10.0
#define ARROW 4.0

static Point
turned(double along, double across, bool upright)
{
	return upright ? (Point){ across, along } : (Point){ along, across };
}

/* An interval known on one side only is drawn on that side. */
static double
end_or(double end, double mid)
{
	return isnan(end) ? mid : end;
}

static void
draw_arrow(Canvas *canvas, const Interval *interval, double at, bool upright,
    Stroke stroke)
{
	double back =
	    interval->hi - copysign(ARROW, interval->hi - interval->mid);
	Point head[] = {
		turned(back, at - ARROW, upright),
		turned(interval->hi, at, upright),
		turned(back, at + ARROW, upright),
	};

	canvas_polyline(canvas, head, 3, stroke);
}

void
interval_draw(Canvas *canvas, const Interval *interval, double at, bool upright)
{
	LookRole look = look_role(interval->role);
	Stroke stroke = { look.hue, LINE_WIDTH, DASH_SOLID };
	Point dot = turned(interval->mid, at, upright);

	if (!isnan(interval->lo) || !isnan(interval->hi)) {
		Point ends[] = {
			turned(
			    end_or(interval->lo, interval->mid), at, upright),
			turned(
			    end_or(interval->hi, interval->mid), at, upright),
		};

		canvas_polyline(canvas, ends, 2, stroke);
		canvas_reserve_line(canvas, ends, 2);
		if (interval->open_end)
			draw_arrow(canvas, interval, at, upright, stroke);
	}
	if (!isnan(interval->mid))
		canvas_mark(canvas, dot.x, dot.y,
		    (Mark){ look.shape, DOT_SIZE, look.hue, interval->hollow });
}
