#include <math.h>

#include "renderers/chart/axis.h"
#include "renderers/chart/chart_kinds.h"
#include "renderers/chart/frame.h"
#include "renderers/chart/look.h"
#include "renderers/chart/marks.h"
#include "renderers/chart/rows.h"

#define STRIP 22.0
#define TICK 12.0 /* height of an ordinary day */
#define TICK_WIDTH 1.5
#define DAY 9.0 /* diameter of a day that matters */
#define MARGIN 10.0

typedef struct Calendar {
	Canvas *canvas;
	const ChartSpec *spec;
	Rows rows;
	Scale scale;
} Calendar;

static const ChartCell *
cell_at(const ChartRow *row, guint i)
{
	return &g_array_index(row->cells, ChartCell, i);
}

static Scale
make_scale(const ChartSpec *spec, const Rows *rows)
{
	Domain domain;

	domain_init(&domain);
	for (guint i = 0; i < spec->rows->len; i++) {
		const ChartRow *row = rows_row(rows, i);

		for (guint k = 0; k < row->cells->len; k++)
			domain_add(&domain, AXIS_TIME, cell_at(row, k)->value);
	}
	domain_add(&domain, AXIS_TIME, spec->x.lo);
	domain_add(&domain, AXIS_TIME, spec->x.hi);
	marks_add_to_domain(spec, false, AXIS_TIME, &domain);
	return scale_make(
	    AXIS_TIME, domain, rows->left + MARGIN, rows->right - MARGIN);
}

/* Only a day that matters has a title of its own: there are few of them. */
static void
draw_day(const Calendar *calendar, const ChartRow *row, const ChartCell *cell,
    double y)
{
	const LookRole look = look_role(cell->role);
	g_autofree char *date =
	    axis_value_text(&calendar->spec->x, cell->value);
	g_autofree char *title = g_strdup_printf(
	    "%s: %s", cell->text != NULL ? cell->text : row->label, date);

	canvas_begin_hover(calendar->canvas, title);
	canvas_mark(calendar->canvas, scale_at(&calendar->scale, cell->value),
	    y, (Mark){ look.shape, DAY, look.hue, row->hollow });
	canvas_end_hover(calendar->canvas);
}

/* Days that are like all others first, so that those that matter lie on
 * top. */
static void
draw_days(const Calendar *calendar, guint i)
{
	const ChartRow *row = rows_row(&calendar->rows, i);
	const Stroke plain = { COLOUR_AXIS, TICK_WIDTH, DASH_SOLID };
	const double y = rows_middle(&calendar->rows, i);

	for (guint k = 0; k < row->cells->len; k++) {
		const ChartCell *cell = cell_at(row, k);
		const double x = scale_at(&calendar->scale, cell->value);

		if (cell->role == ROLE_NEUTRAL && !isnan(x))
			canvas_line(calendar->canvas, x, y - TICK / 2, x,
			    y + TICK / 2, plain);
	}
	for (guint k = 0; k < row->cells->len; k++) {
		const ChartCell *cell = cell_at(row, k);

		if (cell->role != ROLE_NEUTRAL && !isnan(cell->value))
			draw_day(calendar, row, cell, y);
	}
}

static void
draw_plot(const Calendar *calendar, double top)
{
	const ChartSpec *spec = calendar->spec;
	Canvas *canvas = calendar->canvas;
	g_autoptr(GArray) ticks =
	    axis_ticks_across(canvas, &spec->x, &calendar->scale);

	rows_draw_rules(&calendar->rows, canvas);
	axis_draw_across(canvas, ticks, top, calendar->rows.bottom, true);
	canvas_set_height(
	    canvas, marks_draw_across(canvas, spec, &calendar->scale, ticks,
			top, calendar->rows.bottom));
	rows_draw_labels(&calendar->rows, canvas);
	for (guint i = 0; i < spec->rows->len; i++) {
		if (rows_row(&calendar->rows, i)->cells->len > 0)
			draw_days(calendar, i);
		else
			rows_draw_missing(&calendar->rows, canvas, i);
	}
}

void
chart_calendar_draw(const ChartSpec *spec, Canvas *canvas, double top)
{
	Calendar calendar = { .canvas = canvas, .spec = spec };
	double plot_top = top + frame_axis_label_depth(&spec->x) + axis_depth();

	if (spec->rows->len == 0) {
		frame_draw_nothing(canvas, top);
		return;
	}
	rows_init(&calendar.rows, canvas, spec, plot_top, STRIP);
	calendar.scale = make_scale(spec, &calendar.rows);
	frame_draw_axis_label(canvas, &spec->x, calendar.rows.left, top);
	draw_plot(&calendar, plot_top);
	rows_clear(&calendar.rows);
}
