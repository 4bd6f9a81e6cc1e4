#include "renderers/chart/chart_kinds.h"

#include <math.h>

#include "pipeline/base/number.h"
#include "renderers/chart/axis.h"
#include "renderers/chart/crossings.h"
#include "renderers/chart/frame.h"
#include "renderers/chart/look.h"
#include "renderers/chart/marks.h"
#include "renderers/chart/rows.h"

/* Proportions after S. Few's bullet graph specification (2013): the bar is
 * a third of the ranges behind it, the threshold two thirds and more. */
#define RANGE 24.0
#define BAR 11.0
#define THRESHOLD 22.0
#define TICK 16.0
#define CAP 7.0 /* at the ends of a whisker */
#define HALO 1.0 /* of background, beside what lies on a bar */
#define MARGIN 10.0 /* for what goes on beyond the scale */
#define ARROW 6.0
#define READOUT_SHARE 0.26 /* of the width, at most */
#define READOUT_GAP 14.0
#define VALUE_SHARE 0.68 /* of a narrow chart, beside the state */
#define STATE_SIZE 9.0
#define STATE_WIDTH 16.0
#define VALUE_LINES 2
#define MISSING_LINES 3 /* of a narrow chart */
#define LINE_GAP 3.0
#define LEAST_WHISKER 1.0 /* px; a lesser one would be its caps alone */
#define LEAST_END 1.15 /* so that the threshold is never at the edge */
#define GREATEST_END 2.0 /* what lies beyond shows as an arrow */
#define CROSSINGS_SHARE 0.42 /* of what there is beside labels and values */
#define CROSSINGS_GAP 26.0 /* between ticks of two axes */
#define CROSSINGS_LEAST 240.0 /* for both; with less, notes have the dates */

typedef struct Bullets {
	Canvas *canvas;
	const ChartSpec *spec;
	Rows rows;
	Scale scale;
	double readout; /* left of the values in their own units */
	double end; /* right of the bullets; of the rows: of crossings, too */
	bool has_crossings;
	Crossings crossings;
} Bullets;

static bool
is_drawn(const ChartRow *row)
{
	return !isnan(row->mid);
}

/* As dark as text, so that it shows on the ranges too. */
static ColourRole
hue_of(const ChartRow *row)
{
	return theme_tint(look_role(row->role).hue, TINT_TEXT);
}

static char *
value_text(const ChartSpec *spec, const ChartRow *row)
{
	if (row->value != NULL)
		return g_strdup(row->value);
	return axis_value_text(&spec->x, row->mid);
}

static TextSpec
readout_text(const char *value, double width)
{
	TextSpec text = look_text(LOOK_STRONG, value);

	text.baseline = BASELINE_TOP;
	text.fit = (TextFit){ width, VALUE_LINES };
	text.plate = true;
	return text;
}

static TextSpec
missing_text(const char *reason, double width, bool narrow)
{
	TextSpec text = look_text(LOOK_NOTE, reason);

	text.baseline = BASELINE_TOP;
	text.fit = (TextFit){ width, narrow ? MISSING_LINES : VALUE_LINES };
	text.plate = true;
	return text;
}

static TextSpec
state_text(const ChartRow *row, double width)
{
	TextSpec text = look_text(LOOK_LABEL, row->state);

	text.baseline = BASELINE_TOP;
	text.fit = (TextFit){ width - STATE_WIDTH, 1 };
	text.plate = true;
	return text;
}

static char *
missing_reason(const ChartRow *row)
{
	if (row->missing == NULL)
		return g_strdup(NUMBER_MISSING);
	return g_strconcat(NUMBER_MISSING, " ", row->missing, NULL);
}

/* Value and state one below the other, as wide as they need. */
static double
readout_width(const Canvas *canvas, const ChartSpec *spec)
{
	double most = canvas_width(canvas) * READOUT_SHARE, widest = 0;

	for (guint i = 0; i < spec->rows->len; i++) {
		const ChartRow *row = g_ptr_array_index(spec->rows, i);
		g_autofree char *value = value_text(spec, row);
		TextSpec text = readout_text(value, most);

		widest = fmax(widest, canvas_text_box(canvas, &text).width);
		if (row->state == NULL)
			continue;
		text = state_text(row, most);
		widest = fmax(
		    widest, STATE_WIDTH + canvas_text_box(canvas, &text).width);
	}
	return ceil(widest);
}

/* Of the value; the state stands below it, or beside it on narrow charts. */
static double
value_width(const Canvas *canvas, double readout)
{
	return look_is_narrow(canvas) ? readout * VALUE_SHARE : readout;
}

static double
readout_height(const Canvas *canvas, const ChartSpec *spec, const ChartRow *row,
    double width)
{
	g_autofree char *value = value_text(spec, row);
	TextSpec text = readout_text(value, value_width(canvas, width));
	double state = row->state != NULL ? look_line_height(LOOK_LABEL) : 0;
	double height = 0;

	if (is_drawn(row))
		height = canvas_text_box(canvas, &text).height;
	return look_is_narrow(canvas) && is_drawn(row) ? fmax(height, state)
						       : height + state;
}

/* Where labels stand above, all a row has to say stands below its bar. */
static double
strip_height(const Bullets *bullets, double width)
{
	bool narrow = look_is_narrow(bullets->canvas);
	double highest = RANGE;

	for (guint i = 0; i < bullets->spec->rows->len; i++) {
		const ChartRow *row = g_ptr_array_index(bullets->spec->rows, i);
		g_autofree char *reason = missing_reason(row);
		TextSpec text =
		    missing_text(reason, canvas_width(bullets->canvas), narrow);
		double height =
		    readout_height(bullets->canvas, bullets->spec, row, width);

		if (narrow && is_drawn(row))
			height += RANGE + LINE_GAP;
		else if (narrow)
			height +=
			    canvas_text_box(bullets->canvas, &text).height;
		highest = fmax(highest, height);
	}
	return highest;
}

static Scale
make_scale(const Bullets *bullets)
{
	const ChartSpec *spec = bullets->spec;
	Domain domain;
	double most = LEAST_END;

	domain_init(&domain);
	marks_add_to_domain(spec, false, AXIS_LINEAR, &domain);
	for (guint i = 0; i < spec->rows->len; i++) {
		const ChartRow *row = rows_row(&bullets->rows, i);

		domain_add(&domain, AXIS_LINEAR, row->mid);
		domain_add(&domain, AXIS_LINEAR, row->hi);
	}
	if (!isnan(domain.hi))
		most = fmax(most, fmin(domain.hi, GREATEST_END));
	return scale_make(AXIS_LINEAR,
	    (Domain){ isnan(spec->x.lo) ? 0 : spec->x.lo,
		isnan(spec->x.hi) ? most : spec->x.hi },
	    bullets->rows.left + MARGIN, bullets->end - MARGIN);
}

/* The middle of the bar: with its readout below, above the row's own. */
static double
bar_middle(const Bullets *bullets, guint i)
{
	if (bullets->rows.stacked)
		return rows_place(&bullets->rows, i)->plot_top + RANGE / 2;
	return rows_middle(&bullets->rows, i);
}

static const ChartMark *
mark_at(const Bullets *bullets, guint k)
{
	return &g_array_index(bullets->spec->marks, ChartMark, k);
}

/* One darker step at each mark that lies below the next. */
static void
draw_ranges(const Bullets *bullets, double y)
{
	double end = bullets->scale.to;

	for (guint k = 0; k < bullets->spec->marks->len; k++) {
		const ChartMark *mark = mark_at(bullets, k);
		double x = scale_at(&bullets->scale, mark->value);

		if (!mark->on_y && x < end)
			canvas_box(bullets->canvas,
			    (Box){ x, y - RANGE / 2, end - x, RANGE }, 0,
			    COLOUR_SHADE);
	}
}

static void
draw_arrow(const Bullets *bullets, double y, double size, ColourRole role)
{
	double x = bullets->scale.to;
	Point head[] = {
		{ x, y - size / 2 },
		{ x + ARROW, y },
		{ x, y + size / 2 },
	};

	canvas_polygon(bullets->canvas, head, 3, role);
}

static void
draw_bar(const Bullets *bullets, const ChartRow *row, double y)
{
	double from = scale_clamped(&bullets->scale, 0);
	double to = scale_clamped(&bullets->scale, row->mid);
	Box box = { from, y - BAR / 2, fmax(to - from, 2), BAR };

	canvas_box(bullets->canvas, box, 0,
	    row->hollow ? COLOUR_BACKGROUND : hue_of(row));
	if (row->hollow)
		canvas_frame(bullets->canvas, box, 0,
		    (Stroke){ hue_of(row), 1.5, DASH_SOLID });
	if (row->mid > bullets->scale.hi)
		draw_arrow(bullets, y, BAR + 4, hue_of(row));
}

/* An upright line that shows on whatever lies behind it. */
static void
draw_upright(
    const Bullets *bullets, double x, double y, double length, double width)
{
	canvas_line(bullets->canvas, x, y - length / 2, x, y + length / 2,
	    (Stroke){ COLOUR_BACKGROUND, width + 2 * HALO, DASH_SOLID });
	canvas_line(bullets->canvas, x, y - length / 2, x, y + length / 2,
	    (Stroke){ COLOUR_TEXT, width, DASH_SOLID });
}

static void
draw_whisker(const Bullets *bullets, const ChartRow *row, double y)
{
	const Scale *scale = &bullets->scale;
	double from = scale_clamped(scale, isnan(row->lo) ? row->mid : row->lo);
	double to = scale_clamped(scale, isnan(row->hi) ? row->mid : row->hi);

	if ((isnan(row->lo) && isnan(row->hi)) || from >= scale->to ||
	    to - from < LEAST_WHISKER)
		return;
	canvas_line(bullets->canvas, from, y, to, y,
	    (Stroke){ COLOUR_BACKGROUND, 1.5 + 2 * HALO, DASH_SOLID });
	if (row->lo >= scale->lo)
		draw_upright(bullets, from, y, CAP, 1.5);
	if (row->hi <= scale->hi)
		draw_upright(bullets, to, y, CAP, 1.5);
	else if (!isnan(row->hi))
		draw_arrow(bullets, y, CAP, COLOUR_TEXT);
	canvas_line(bullets->canvas, from, y, to, y,
	    (Stroke){ COLOUR_TEXT, 1.5, DASH_SOLID });
}

static void
draw_thresholds(const Bullets *bullets, double y)
{
	for (guint k = 0; k < bullets->spec->marks->len; k++) {
		const ChartMark *mark = mark_at(bullets, k);
		double x = scale_at(&bullets->scale, mark->value);
		bool strong = mark->value == 1;

		if (!mark->on_y && !isnan(x))
			draw_upright(bullets, strong ? x : canvas_crisp(x), y,
			    strong ? THRESHOLD : TICK, strong ? 3 : 1);
	}
}

static void
draw_state(const Bullets *bullets, const ChartRow *row, double x, double y)
{
	TextSpec text = state_text(row, canvas_width(bullets->canvas) - x);
	double line = look_line_height(LOOK_LABEL);

	canvas_mark(bullets->canvas, x + STATE_WIDTH / 2 - 2, y + line / 2,
	    (Mark){ look_role(row->role).shape, STATE_SIZE, hue_of(row),
		row->role == ROLE_MUTED || row->role == ROLE_NEUTRAL });
	text.x = x + STATE_WIDTH;
	text.y = y;
	canvas_text(bullets->canvas, &text);
}

/* The value in its own unit, and what it means. */
static void
draw_readout(const Bullets *bullets, const ChartRow *row, double x, double y)
{
	double width = canvas_width(bullets->canvas) - x;

	if (is_drawn(row)) {
		g_autofree char *value = value_text(bullets->spec, row);
		TextSpec text =
		    readout_text(value, value_width(bullets->canvas, width));
		Box box;

		text.x = x;
		text.y = y;
		box = canvas_text(bullets->canvas, &text);
		if (bullets->rows.stacked)
			x += box.width + READOUT_GAP;
		else
			y += box.height;
	}
	if (row->state != NULL)
		draw_state(bullets, row, x, y);
}

static char *
hover_text(const Bullets *bullets, const ChartRow *row)
{
	g_autofree char *share =
	    axis_interval_text(&bullets->spec->x, row->mid, row->lo, row->hi);
	GString *text = g_string_new(row->label);

	g_string_append(text, ": ");
	if (row->value != NULL)
		g_string_append_printf(text, "%s, ", row->value);
	g_string_append(text, share);
	if (row->state != NULL)
		g_string_append_printf(text, ", %s", row->state);
	return g_string_free(text, false);
}

static void
draw_bullet(const Bullets *bullets, const ChartRow *row, double y)
{
	g_autofree char *title = hover_text(bullets, row);

	canvas_begin_hover(bullets->canvas, title);
	draw_ranges(bullets, y);
	draw_bar(bullets, row, y);
	draw_thresholds(bullets, y);
	draw_whisker(bullets, row, y);
	canvas_end_hover(bullets->canvas);
}

/* The reason takes the place of the bar; returns the y below it. */
static double
draw_missing(const Bullets *bullets, const ChartRow *row, guint i)
{
	const RowPlace *place = rows_place(&bullets->rows, i);
	g_autofree char *reason = missing_reason(row);
	TextSpec text = missing_text(reason,
	    bullets->rows.right - bullets->rows.left, bullets->rows.stacked);
	double height = canvas_text_box(bullets->canvas, &text).height;

	text.x = bullets->rows.left;
	text.y = bullets->rows.stacked
		     ? place->plot_top
		     : rows_middle(&bullets->rows, i) - height / 2;
	canvas_text(bullets->canvas, &text);
	return text.y + height;
}

static void
draw_row(const Bullets *bullets, guint i)
{
	const ChartRow *row = rows_row(&bullets->rows, i);
	double y = bar_middle(bullets, i);
	double below = y + RANGE / 2 + LINE_GAP;
	double width = canvas_width(bullets->canvas) - bullets->readout;

	if (is_drawn(row))
		draw_bullet(bullets, row, y);
	else
		below = draw_missing(bullets, row, i);
	if (is_drawn(row) && bullets->has_crossings)
		crossings_draw_row(&bullets->crossings, row, y);
	if (!bullets->rows.stacked)
		below =
		    rows_middle(&bullets->rows, i) -
		    readout_height(bullets->canvas, bullets->spec, row, width) /
			2;
	draw_readout(bullets, row, bullets->readout, below);
}

/* Bullets at the left, and at the right when they reach the threshold. */
static void
divide(Bullets *bullets)
{
	const double right = bullets->rows.right;
	const double room = right - bullets->rows.left;
	const double left = right - room * CROSSINGS_SHARE;

	bullets->has_crossings =
	    room >= CROSSINGS_LEAST && crossings_any(bullets->spec);
	bullets->end = bullets->has_crossings ? left - CROSSINGS_GAP : right;
	if (bullets->has_crossings)
		bullets->crossings =
		    crossings_make(bullets->canvas, bullets->spec, left, right);
}

static void
lay_out(Bullets *bullets, double top)
{
	Canvas *canvas = bullets->canvas;
	bool narrow = look_is_narrow(canvas);
	double width = narrow ? canvas_width(canvas)
			      : readout_width(canvas, bullets->spec);

	rows_init(&bullets->rows, canvas, bullets->spec, top,
	    strip_height(bullets, width));
	rows_draw_rules(&bullets->rows, canvas);
	bullets->readout = narrow ? 0 : canvas_width(canvas) - width;
	if (!narrow)
		bullets->rows.right = bullets->readout - READOUT_GAP;
	divide(bullets);
	bullets->scale = make_scale(bullets);
}

/* Of ticks and labels of the axes above the rows. */
static double
head_depth(const ChartSpec *spec)
{
	double depth = frame_axis_label_depth(&spec->x);

	if (crossings_any(spec))
		depth = fmax(depth, frame_axis_label_depth(&spec->y));
	return depth + axis_depth();
}

void
chart_bullets_draw(const ChartSpec *spec, Canvas *canvas, double top)
{
	Bullets bullets = { .canvas = canvas, .spec = spec };
	double plot_top = top + head_depth(spec), below;
	g_autoptr(GArray) ticks = NULL;

	if (spec->rows->len == 0) {
		frame_draw_nothing(canvas, top);
		return;
	}
	lay_out(&bullets, plot_top);
	ticks = axis_ticks_across(canvas, &spec->x, &bullets.scale);
	frame_fit_axis_label(
	    canvas, &spec->x, bullets.rows.left, bullets.end, top);
	axis_draw_across(canvas, ticks, plot_top, bullets.rows.bottom, true);
	below = marks_draw_across(
	    canvas, spec, &bullets.scale, ticks, plot_top, bullets.rows.bottom);
	if (bullets.has_crossings)
		below = fmax(below, crossings_draw_axis(&bullets.crossings, top,
					plot_top, bullets.rows.bottom));
	canvas_set_height(canvas, below);
	rows_draw_labels(&bullets.rows, canvas);
	for (guint i = 0; i < spec->rows->len; i++)
		draw_row(&bullets, i);
	rows_clear(&bullets.rows);
}
