#include <math.h>

#include "renderers/chart/chart.h"
#include "renderers/pdf/slide_part.h"
#include "renderers/pdf/tagged.h"

#define HEAD_LEAD 2.0 /* below each line of the head */
#define HEAD_GAP 7.0 /* below all of it */

#define MOST_SCALE 1.05

/* How a chart is drawn into a box: so large, in so many rows. */
typedef struct Fit {
	double scale;
	unsigned rows; /* 0: all */
} Fit;

/* Returns the height. */
static double
draw(const Slide *slide, Surface *surface, const ChartSpec *chart, Box box,
    Fit fit)
{
	g_autoptr(Canvas) canvas =
	    canvas_new(surface, slide->typeset, box.width / fit.scale);
	ChartRoom room = { fit.rows, box.height / fit.scale };

	chart_draw_within(chart, canvas, &room);
	return canvas_height(canvas) * fit.scale;
}

static bool
fits(const Slide *slide, const ChartSpec *chart, Box box, Fit fit)
{
	g_autoptr(Surface) scratch = surface_new_scratch();

	return draw(slide, scratch, chart, box, fit) <= box.height;
}

/* How many of its rows fit at the least scale; at least one is shown. */
static unsigned
count_rows(const Slide *slide, const ChartSpec *chart, Box box)
{
	unsigned some = 1, too_many = chart->rows->len;

	while (some + 1 < too_many) {
		unsigned middle = some + (too_many - some) / 2;
		Fit fit = { SLIDE_LEAST_SCALE, middle };

		if (fits(slide, chart, box, fit))
			some = middle;
		else
			too_many = middle;
	}
	return some;
}

/* Points to the pixel, so that WIDTH is that of a chart on a page. */
static double
usual_scale(double width)
{
	return CLAMP(width / CHART_WIDE, SLIDE_LEAST_SCALE, MOST_SCALE);
}

/* As large as usual or smaller with all its rows, else with as many as fit. */
static Fit
find_fit(const Slide *slide, const ChartSpec *chart, Box box)
{
	Fit usual = { usual_scale(box.width), 0 };
	Fit least = { SLIDE_LEAST_SCALE, 0 };

	if (fits(slide, chart, box, usual))
		return usual;
	if (usual.scale == least.scale || !fits(slide, chart, box, least))
		least.rows = count_rows(slide, chart, box);
	return least;
}

static bool
is_said(const Slide *slide, const Section *section, const char *title)
{
	return g_strcmp0(title, section->lead) == 0 ||
	       g_strcmp0(title, slide->report->headline) == 0;
}

/* Title, unless it is said, and subtitle, in BOX; returns how many. */
static size_t
head_texts(const Slide *slide, const Section *section, const ChartSpec *chart,
    Box box, TextSpec texts[2])
{
	size_t count = 0;

	if (!is_said(slide, section, chart->title))
		texts[count++] = slide_text(SLIDE_STRONG, chart->title, box);
	if (chart->subtitle != NULL)
		texts[count++] = slide_text(SLIDE_NOTE, chart->subtitle, box);
	for (size_t i = 0; i < count; i++)
		texts[i].fit.max_lines = 2;
	return count;
}

/* They lead to the chart on the page. */
static double
write_head(
    const Slide *slide, const Section *section, const ChartSpec *chart, Box box)
{
	g_autofree char *uri =
	    g_strconcat("index.html#chart-", chart->id, NULL);
	TextSpec texts[2];
	size_t count = head_texts(slide, section, chart, box, texts);
	double y = box.y;

	for (size_t i = 0; i < count; i++) {
		texts[i].y = y;
		tagged_begin_uri(slide->cairo, uri);
		y = slide_write(slide, "P", &texts[i]) + HEAD_LEAD;
		tagged_end(slide->cairo, CAIRO_TAG_LINK);
	}
	return y + HEAD_GAP;
}

double
slide_chart_height(const Slide *slide, const Section *section,
    const ChartSpec *chart, double width)
{
	g_autoptr(Surface) scratch = surface_new_scratch();
	Box box = { 0, 0, width, INFINITY };
	TextSpec texts[2];
	size_t count = head_texts(slide, section, chart, box, texts);
	double height = HEAD_GAP;

	for (size_t i = 0; i < count; i++)
		height += slide_measure(slide, &texts[i]) + HEAD_LEAD;
	return height +
	       draw(slide, scratch, chart, box, (Fit){ usual_scale(width), 0 });
}

double
slide_draw_chart(
    const Slide *slide, const Section *section, const ChartSpec *chart, Box box)
{
	double y = write_head(slide, section, chart, box), height;
	Box room = { box.x, y, box.width, box.y + box.height - y };
	Fit fit = find_fit(slide, chart, room);

	tagged_begin(slide->cairo, "Figure");
	cairo_save(slide->cairo);
	cairo_translate(slide->cairo, room.x, room.y);
	cairo_scale(slide->cairo, fit.scale, fit.scale);
	height = draw(slide, slide->surface, chart, room, fit);
	cairo_restore(slide->cairo);
	tagged_end(slide->cairo, "Figure");
	return room.y + height;
}
