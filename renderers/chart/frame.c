#include "renderers/chart/frame.h"

#include <math.h>

#include "pipeline/base/number.h"
#include "pipeline/lang/lang.h"
#include "renderers/chart/look.h"

#define TITLE_GAP 4.0
#define HEAD_GAP 14.0
#define LABEL_GAP 4.0
#define SOURCE_GAP 8.0 /* above and below its line */
#define EMPTY_HEIGHT 80.0
#define REST_GAP 6.0

static double
draw_paragraph(Canvas *canvas, LookText rank, const char *string, double y)
{
	TextSpec text = look_text(rank, string);
	Box box;

	text.y = y;
	text.baseline = BASELINE_TOP;
	text.fit.max_width = canvas_width(canvas);
	box = canvas_text(canvas, &text);
	return box.y + box.height;
}

double
frame_draw_head(Canvas *canvas, const ChartSpec *spec, bool titled)
{
	double y;

	if (!titled)
		return 0;
	y = draw_paragraph(canvas, LOOK_TITLE, spec->title, 0);
	if (spec->subtitle != NULL)
		y = draw_paragraph(
		    canvas, LOOK_NOTE, spec->subtitle, y + TITLE_GAP);
	return y + HEAD_GAP;
}

double
frame_axis_label_depth(const ChartAxis *axis)
{
	return axis->label != NULL ? look_line_height(LOOK_NOTE) + LABEL_GAP
				   : 0;
}

void
frame_draw_axis_label(Canvas *canvas, const ChartAxis *axis, double x, double y)
{
	frame_fit_axis_label(canvas, axis, x, canvas_width(canvas), y);
}

void
frame_fit_axis_label(
    Canvas *canvas, const ChartAxis *axis, double x, double right, double y)
{
	TextSpec text;

	if (axis->label == NULL)
		return;
	text = look_text(LOOK_NOTE, axis->label);
	text.x = x;
	text.y = y;
	text.baseline = BASELINE_TOP;
	text.fit = (TextFit){ right - x, 1 };
	canvas_text(canvas, &text);
}

double
frame_fit_height(
    const Canvas *canvas, double top, double height, double below, double least)
{
	return fmax(least, fmin(height, canvas_height(canvas) - top - below));
}

void
frame_draw_nothing(Canvas *canvas, double top)
{
	TextSpec text = look_text(LOOK_NOTE, NUMBER_MISSING);
	Box box = { 0, top, canvas_width(canvas), EMPTY_HEIGHT };

	canvas_box(canvas, box, 4, COLOUR_SHADE);
	text.x = box.width / 2;
	text.y = top + EMPTY_HEIGHT / 2;
	text.anchor = ANCHOR_MIDDLE;
	text.baseline = BASELINE_MIDDLE;
	canvas_text(canvas, &text);
	canvas_set_height(canvas, top + EMPTY_HEIGHT);
}

double
frame_rest_depth(void)
{
	return REST_GAP + look_line_height(LOOK_NOTE);
}

void
frame_draw_rest(Canvas *canvas, guint count)
{
	g_autofree char *rest =
	    lang_count(MSG_CHART_MORE_ONE, MSG_CHART_MORE, count, NULL);
	TextSpec text = look_text(LOOK_NOTE, rest);
	Box box;

	text.y = canvas_height(canvas) + REST_GAP;
	text.baseline = BASELINE_TOP;
	box = canvas_text(canvas, &text);
	canvas_set_height(canvas, box.y + box.height);
}

void
frame_draw_source(Canvas *canvas, const char *source)
{
	const double y = canvas_crisp(canvas_height(canvas) + SOURCE_GAP);
	TextSpec text = look_text(LOOK_NOTE, source);
	Box box;

	canvas_line(canvas, 0, y, canvas_width(canvas), y, look_grid());
	text.y = y + SOURCE_GAP;
	text.baseline = BASELINE_TOP;
	text.fit = (TextFit){ canvas_width(canvas), 2 };
	box = canvas_text(canvas, &text);
	canvas_set_height(canvas, box.y + box.height);
}
