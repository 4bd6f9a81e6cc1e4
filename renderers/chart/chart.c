#include "renderers/chart/chart.h"

#include <math.h>

#include "renderers/canvas/svg_finish.h"
#include "renderers/chart/chart_cut.h"
#include "renderers/chart/chart_kinds.h"
#include "renderers/chart/chart_words.h"
#include "renderers/chart/frame.h"

#define STANDALONE_MARGIN 16.0

static void (*const kinds[])(const ChartSpec *, Canvas *, double) = {
	[CHART_LADDER] = chart_ladder_draw,
	[CHART_HEAT] = chart_heat_draw,
	[CHART_LINES] = chart_lines_draw,
	[CHART_INTERVALS] = chart_intervals_draw,
	[CHART_GANTT] = chart_gantt_draw,
	[CHART_DOTPLOT] = chart_dotplot_draw,
	[CHART_MATRIX] = chart_matrix_draw,
	[CHART_NETWORK] = chart_network_draw,
	[CHART_BULLETS] = chart_bullets_draw,
	[CHART_CALENDAR] = chart_calendar_draw,
};

static void
draw(const ChartSpec *spec, Canvas *canvas, bool titled, guint rows)
{
	g_auto(ChartCut) cut = { 0 };

	chart_cut_init(&cut, spec, rows);
	if (cut.left_out > 0)
		canvas_set_height(
		    canvas, canvas_height(canvas) - frame_rest_depth());
	kinds[spec->kind](
	    &cut.spec, canvas, frame_draw_head(canvas, spec, titled));
	if (cut.left_out > 0)
		frame_draw_rest(canvas, cut.left_out);
}

void
chart_draw(const ChartSpec *spec, Canvas *canvas, bool titled)
{
	draw(spec, canvas, titled, 0);
}

void
chart_draw_within(const ChartSpec *spec, Canvas *canvas, const ChartRoom *room)
{
	canvas_set_height(canvas, room->height);
	draw(spec, canvas, false, room->rows);
}

double
chart_height(
    const ChartSpec *spec, const Typeset *typeset, double width, bool titled)
{
	g_autoptr(Surface) surface = surface_new_scratch();
	g_autoptr(Canvas) canvas = canvas_new(surface, typeset, width);

	chart_draw(spec, canvas, titled);
	return canvas_height(canvas);
}

xmlDoc *
chart_to_tree(const ChartSpec *spec, const Typeset *typeset,
    const ChartSvg *how, GError **error)
{
	g_autoptr(Surface) surface =
	    surface_new_svg(how->prefix != NULL ? how->prefix : spec->id);
	g_autoptr(Canvas) canvas = canvas_new(surface, typeset, how->width);
	g_autofree char *words = chart_words(spec);
	SvgFinish finish = {
		.title = spec->title,
		.description = words,
		.margin = how->titled ? STANDALONE_MARGIN : 0,
	};

	chart_draw(spec, canvas, how->titled);
	if (how->source != NULL)
		frame_draw_source(canvas, how->source);
	return svg_finish(surface, canvas, &finish, error);
}

/* With all that a chart says which stands alone. */
static void
draw_whole(const ChartSpec *spec, Canvas *canvas, const char *source)
{
	chart_draw(spec, canvas, true);
	if (source != NULL)
		frame_draw_source(canvas, source);
}

static double
whole_height(const ChartSpec *spec, const Typeset *typeset, const char *source)
{
	g_autoptr(Surface) surface = surface_new_scratch();
	g_autoptr(Canvas) canvas = canvas_new(surface, typeset, CHART_WIDE);

	draw_whole(spec, canvas, source);
	return canvas_height(canvas);
}

GBytes *
chart_to_png(const ChartSpec *spec, const Typeset *typeset, const char *source,
    GError **error)
{
	const double margin = STANDALONE_MARGIN;
	const double height = whole_height(spec, typeset, source);
	g_autoptr(Surface) surface = surface_new_png(CHART_WIDE + 2 * margin,
	    ceil(height + 2 * margin), CHART_PNG_SCALE, THEME_LIGHT);
	g_autoptr(Canvas) canvas = NULL;

	cairo_translate(surface_cairo(surface), margin, margin);
	canvas = canvas_new(surface, typeset, CHART_WIDE);
	draw_whole(spec, canvas, source);
	return surface_finish(surface, error);
}

char *
chart_to_svg(const ChartSpec *spec, const Typeset *typeset, const ChartSvg *how,
    GError **error)
{
	g_autoptr(xmlDoc) tree = chart_to_tree(spec, typeset, how, error);

	return tree != NULL ? svg_to_file(tree) : NULL;
}

char *
chart_missing_glyphs(
    const ChartSpec *spec, const Typeset *typeset, const char *source)
{
	g_autoptr(Surface) surface = surface_new_scratch();
	g_autoptr(Canvas) canvas = canvas_new(surface, typeset, CHART_WIDE);
	g_autoptr(GString) drawn = g_string_new(NULL);

	draw_whole(spec, canvas, source);
	for (size_t i = 0; i < canvas_text_count(canvas); i++)
		g_string_append(drawn, canvas_text_at(canvas, i)->string);
	return typeset_missing_glyphs(typeset, drawn->str);
}
