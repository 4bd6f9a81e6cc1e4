#include "renderers/chart/axis.h"

#include <math.h>

#include "renderers/chart/look.h"

#define LABEL_GAP 10.0 /* between neighbours on an across axis */
#define LEAST_SPACING 44.0 /* of ticks on an upright one */
#define LABEL_DISTANCE 6.0 /* from the plot */
#define MOST_TICKS 10
#define LOG_MARK 4.0 /* length */
#define LEAST_DECADE 60.0 /* px, for marks at its units */

static void
clear_tick(void *data)
{
	AxisTick *tick = data;

	g_free(tick->label);
}

static GArray *
label_values(const ChartAxis *axis, const Scale *scale, TickUnit unit,
    const GArray *values)
{
	GArray *labelled = g_array_new(false, false, sizeof(AxisTick));
	double before = NAN;
	int digits = axis_tick_digits(values);

	g_array_set_clear_func(labelled, clear_tick);
	for (guint i = 0; i < values->len; i++) {
		double value = g_array_index(values, double, i);
		AxisTick tick = {
			.at = scale_at(scale, value),
			.label =
			    axis_tick_text(axis, unit, value, before, digits),
		};

		g_array_append_val(labelled, tick);
		before = value;
	}
	return labelled;
}

static GArray *
label_ticks(const ChartAxis *axis, const Scale *scale, size_t max)
{
	g_auto(Ticks) ticks = scale_ticks(scale, max);

	return label_values(axis, scale, ticks.unit, ticks.values);
}

/* The label's text and box, moved into the canvas where it would leave. */
static TextSpec
across_label(
    const Canvas *canvas, const AxisTick *tick, double y, TextBaseline baseline)
{
	TextSpec text = look_text(LOOK_NOTE, tick->label);
	double half =
	    typeset_width(canvas_typeset(canvas), tick->label, text.face) / 2;

	text.x = fmax(half, fmin(tick->at, canvas_width(canvas) - half));
	text.y = y;
	text.anchor = ANCHOR_MIDDLE;
	text.baseline = baseline;
	return text;
}

static bool
labels_touch(const Canvas *canvas, const GArray *ticks)
{
	double right = -INFINITY;

	for (guint i = 0; i < ticks->len; i++) {
		const AxisTick *tick = &g_array_index(ticks, AxisTick, i);
		TextSpec text = across_label(canvas, tick, 0, BASELINE_FIRST);
		Box box = canvas_text_box(canvas, &text);

		if (box.x < right + LABEL_GAP)
			return true;
		right = box.x + box.width;
	}
	return false;
}

GArray *
axis_ticks_across(
    const Canvas *canvas, const ChartAxis *axis, const Scale *scale)
{
	size_t max = MOST_TICKS;
	GArray *ticks = label_ticks(axis, scale, max);

	while (max > 2 && labels_touch(canvas, ticks)) {
		g_array_unref(ticks);
		ticks = label_ticks(axis, scale, --max);
	}
	while (ticks->len > 1 && labels_touch(canvas, ticks))
		g_array_set_size(ticks, ticks->len - 1);
	return ticks;
}

/* First days of months stand for their months. */
static TickUnit
unit_of(const ChartAxis *axis, const GArray *values)
{
	if (axis->scale != AXIS_TIME)
		return TICK_NUMBER;
	for (guint i = 0; i < values->len; i++) {
		const Date day = (Date)g_array_index(values, double, i);

		if (day != month_first_day(date_month(day)))
			return TICK_DAY;
	}
	return TICK_MONTH;
}

GArray *
axis_ticks_at(const Canvas *canvas, const ChartAxis *axis, const Scale *scale,
    const GArray *values)
{
	GArray *ticks =
	    label_values(axis, scale, unit_of(axis, values), values);

	if (!labels_touch(canvas, ticks))
		return ticks;
	g_array_unref(ticks);
	return axis_ticks_across(canvas, axis, scale);
}

/* As many as are easy to read one above the other. */
static size_t
count_upright(const Scale *scale)
{
	double height = fabs(scale->to - scale->from);

	return (size_t)CLAMP(height / LEAST_SPACING + 1, 3, MOST_TICKS);
}

Scale
axis_nice_upright(Scale scale)
{
	return scale_nice(scale, count_upright(&scale));
}

GArray *
axis_ticks_upright(const ChartAxis *axis, const Scale *scale)
{
	return label_ticks(axis, scale, count_upright(scale));
}

double
axis_label_width(const Canvas *canvas, const GArray *ticks)
{
	double widest = 0;

	for (guint i = 0; i < ticks->len; i++) {
		const AxisTick *tick = &g_array_index(ticks, AxisTick, i);
		TextSpec text = look_text(LOOK_NOTE, tick->label);

		widest = fmax(widest, typeset_width(canvas_typeset(canvas),
					  tick->label, text.face));
	}
	return widest;
}

void
axis_draw_across(Canvas *canvas, const GArray *ticks, double top, double bottom,
    bool labels_above)
{
	for (guint i = 0; i < ticks->len; i++) {
		const AxisTick *tick = &g_array_index(ticks, AxisTick, i);
		double x = canvas_crisp(tick->at);

		canvas_line(canvas, x, top, x, bottom, look_grid());
	}
	for (guint i = 0; i < ticks->len; i++) {
		const AxisTick *tick = &g_array_index(ticks, AxisTick, i);
		TextSpec text =
		    labels_above ? across_label(canvas, tick,
				       top - LABEL_DISTANCE, BASELINE_BOTTOM)
				 : across_label(canvas, tick,
				       bottom + LABEL_DISTANCE, BASELINE_TOP);

		canvas_text(canvas, &text);
	}
}

void
axis_draw_guides(Canvas *canvas, const GArray *ticks, double left, double right)
{
	for (guint i = 0; i < ticks->len; i++) {
		const AxisTick *tick = &g_array_index(ticks, AxisTick, i);
		double y = canvas_crisp(tick->at);

		canvas_line(canvas, left, y, right, y, look_grid());
	}
}

void
axis_draw_labels(Canvas *canvas, const GArray *ticks, double left)
{
	for (guint i = 0; i < ticks->len; i++) {
		const AxisTick *tick = &g_array_index(ticks, AxisTick, i);
		TextSpec text = look_text(LOOK_NOTE, tick->label);

		text.x = left - LABEL_DISTANCE;
		text.y = tick->at;
		text.anchor = ANCHOR_END;
		text.baseline = BASELINE_MIDDLE;
		canvas_text(canvas, &text);
	}
}

GArray *
axis_log_marks(const Scale *scale)
{
	GArray *places = g_array_new(false, false, sizeof(double));
	int least, most;

	if (scale->kind != AXIS_LOG || scale->lo <= 0 ||
	    fabs(scale_at(scale, 10 * scale->lo) - scale->from) < LEAST_DECADE)
		return places;
	least = (int)floor(log10(scale->lo));
	most = (int)floor(log10(scale->hi));
	for (int power = least; power <= most; power++)
		for (int unit = 1; unit < 10; unit++) {
			double value = unit * pow(10, power);
			double at = scale_at(scale, value);

			if (value >= scale->lo && value <= scale->hi)
				g_array_append_val(places, at);
		}
	return places;
}

void
axis_draw_log_marks_across(Canvas *canvas, const Scale *scale, double at)
{
	g_autoptr(GArray) places = axis_log_marks(scale);

	for (guint i = 0; i < places->len; i++) {
		double x = canvas_crisp(g_array_index(places, double, i));

		canvas_line(canvas, x, at, x, at + LOG_MARK, look_axis());
	}
}

void
axis_draw_log_marks_upright(Canvas *canvas, const Scale *scale, double at)
{
	g_autoptr(GArray) places = axis_log_marks(scale);

	for (guint i = 0; i < places->len; i++) {
		double y = canvas_crisp(g_array_index(places, double, i));

		canvas_line(canvas, at, y, at + LOG_MARK, y, look_axis());
	}
}

double
axis_depth(void)
{
	return look_line_height(LOOK_NOTE) + LABEL_DISTANCE;
}
