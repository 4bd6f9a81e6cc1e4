#include "renderers/chart/chart_kinds.h"

#include <math.h>

#include "renderers/chart/axis.h"
#include "renderers/chart/frame.h"
#include "renderers/chart/look.h"
#include "renderers/chart/marks.h"
#include "renderers/chart/rows.h"

#define STRIP 26.0
#define BAR 16.0
#define TAIL 5.0 /* height of the float behind a bar */
#define MARGIN 12.0
#define ENTRY 7.0 /* how far into a bar an arrow comes down */
#define ARROW_WIDTH 3.0
#define ARROW_LENGTH 5.0

typedef struct Gantt {
	Canvas *canvas;
	const ChartSpec *spec;
	Rows rows;
	Scale scale;
} Gantt;

static Scale
make_scale(const ChartSpec *spec, const Rows *rows)
{
	AxisScale kind = spec->x.scale;
	Domain domain;

	domain_init(&domain);
	for (guint i = 0; i < spec->rows->len; i++) {
		const ChartRow *row = rows_row(rows, i);

		domain_add(&domain, kind, row->start);
		domain_add(&domain, kind, row->end);
		domain_add(&domain, kind, row->slack_end);
	}
	domain_add(&domain, kind, spec->x.lo);
	domain_add(&domain, kind, spec->x.hi);
	marks_add_to_domain(spec, false, kind, &domain);
	return scale_make(
	    kind, domain, rows->left + MARGIN, rows->right - MARGIN);
}

static bool
is_drawn(const ChartRow *row)
{
	return isfinite(row->start) && isfinite(row->end);
}

static Box
bar_box(const Gantt *gantt, guint i)
{
	const ChartRow *row = rows_row(&gantt->rows, i);
	double from = scale_at(&gantt->scale, row->start);
	double to = scale_at(&gantt->scale, row->end);
	double middle = rows_middle(&gantt->rows, i);

	return (Box){ from, middle - BAR / 2, fmax(to - from, 2), BAR };
}

/* What is critical is what the chart is about, unless its role says more. */
static ColourRole
hue_of(const ChartRow *row)
{
	bool plain = row->role == ROLE_NEUTRAL || row->role == ROLE_MUTED;

	return look_role(row->critical && plain ? ROLE_FIRST : row->role).hue;
}

static ColourRole
bar_colour(const ChartRow *row)
{
	return theme_tint(hue_of(row), row->critical ? TINT_FULL : TINT_INNER);
}

static void
draw_tail(const Gantt *gantt, const ChartRow *row, Box bar)
{
	double end = scale_at(&gantt->scale, row->slack_end);
	double from = bar.x + bar.width;

	if (!(end > from + 1))
		return;
	canvas_box(gantt->canvas,
	    (Box){ from, bar.y + (bar.height - TAIL) / 2, end - from, TAIL }, 0,
	    theme_tint(hue_of(row), TINT_OUTER));
}

static void
draw_bar(const Gantt *gantt, guint i)
{
	const ChartRow *row = rows_row(&gantt->rows, i);
	g_autofree char *start = axis_value_text(&gantt->spec->x, row->start);
	g_autofree char *end = axis_value_text(&gantt->spec->x, row->end);
	g_autofree char *title =
	    g_strdup_printf("%s: %s – %s", row->label, start, end);
	Box bar = bar_box(gantt, i);

	canvas_begin_hover(gantt->canvas, title);
	draw_tail(gantt, row, bar);
	canvas_box(gantt->canvas, bar, 2, COLOUR_BACKGROUND);
	canvas_box(gantt->canvas, bar, 2, bar_colour(row));
	canvas_end_hover(gantt->canvas);
}

static void
draw_head(const Gantt *gantt, double x, double y, double direction)
{
	Point head[] = {
		{ x, y },
		{ x - ARROW_WIDTH, y - direction * ARROW_LENGTH },
		{ x + ARROW_WIDTH, y - direction * ARROW_LENGTH },
	};

	canvas_polygon(gantt->canvas, head, 3, COLOUR_AXIS);
}

/* From the end of a bar across, then down (or up) to the bar that waits. */
static void
draw_dependency(const Gantt *gantt, guint before, guint after)
{
	Box from = bar_box(gantt, before), to = bar_box(gantt, after);
	double direction = after > before ? 1 : -1;
	double x = to.x + fmin(ENTRY, to.width / 2);
	double y = direction > 0 ? to.y : to.y + to.height;
	Point path[] = {
		{ from.x + from.width, from.y + from.height / 2 },
		{ x, from.y + from.height / 2 },
		{ x, y - direction * ARROW_LENGTH },
	};

	canvas_polyline(gantt->canvas, path, 3, look_axis());
	draw_head(gantt, x, y, direction);
}

static void
draw_dependencies(const Gantt *gantt)
{
	for (guint i = 0; i < gantt->spec->rows->len; i++) {
		const ChartRow *row = rows_row(&gantt->rows, i);

		for (guint k = 0; k < row->after->len; k++) {
			size_t before = g_array_index(row->after, size_t, k);

			if (before < gantt->spec->rows->len && before != i &&
			    is_drawn(row) &&
			    is_drawn(rows_row(&gantt->rows, (guint)before)))
				draw_dependency(gantt, (guint)before, i);
		}
	}
}

static void
draw_plot(Gantt *gantt, double top)
{
	const ChartSpec *spec = gantt->spec;
	Canvas *canvas = gantt->canvas;
	g_autoptr(GArray) ticks =
	    axis_ticks_across(canvas, &spec->x, &gantt->scale);

	rows_draw_rules(&gantt->rows, canvas);
	axis_draw_across(canvas, ticks, top, gantt->rows.bottom, true);
	canvas_set_height(canvas, marks_draw_across(canvas, spec, &gantt->scale,
				      ticks, top, gantt->rows.bottom));
	draw_dependencies(gantt);
	rows_draw_labels(&gantt->rows, canvas);
	for (guint i = 0; i < spec->rows->len; i++) {
		if (is_drawn(rows_row(&gantt->rows, i)))
			draw_bar(gantt, i);
		else
			rows_draw_missing(&gantt->rows, canvas, i);
	}
}

void
chart_gantt_draw(const ChartSpec *spec, Canvas *canvas, double top)
{
	Gantt gantt = { .canvas = canvas, .spec = spec };
	double plot_top = top + frame_axis_label_depth(&spec->x) + axis_depth();

	if (spec->rows->len == 0) {
		frame_draw_nothing(canvas, top);
		return;
	}
	rows_init(&gantt.rows, canvas, spec, plot_top, STRIP);
	gantt.scale = make_scale(spec, &gantt.rows);
	frame_draw_axis_label(canvas, &spec->x, gantt.rows.left, top);
	draw_plot(&gantt, plot_top);
	rows_clear(&gantt.rows);
}
