#include "renderers/pdf/deck_pages.h"
#include "renderers/pdf/slide_part.h"
#include "renderers/pdf/tagged.h"

#define CHART_SHARE 0.6 /* of the width, where a table stands beside it */
#define HEAD_GAP 6.0
#define BODY_GAP 16.0
#define LOW_SHARE 0.5 /* of the height, for a chart over a table */
#define STACK_GAP 20.0
#define HEADLINE_SIZE 23.0
#define SCALE_WIDE 1.2

/* A table that is alone takes the chart's place, and may be longer. */
enum { ROWS_ALONE = 8 };

static const ChartSpec *
find_chart(const Section *section)
{
	for (unsigned i = 0; i < section->blocks->len; i++) {
		const Block *block = section->blocks->pdata[i];

		if (block->chart != NULL &&
		    g_strcmp0(block->chart->id, section->brief->chart) == 0)
			return block->chart;
	}
	return NULL;
}

/* NULL also where it has no rows; ID may be NULL. */
static const ReportTable *
filled_table(const Section *section, const char *id)
{
	const ReportTable *table =
	    id == NULL ? NULL : section_find_table(section, id);

	return table != NULL && table->rows->len > 0 ? table : NULL;
}

/* What stands beside or below the chart, or alone. */
static void
draw_side(const Slide *slide, const Section *section, bool wide, unsigned most,
    Box box)
{
	const SectionBrief *brief = section->brief;
	const SlideTable what = {
		.table = filled_table(section, brief->table),
		.caption = brief->caption,
		.columns = brief->columns,
		.most = most,
		.whole = filled_table(section, brief->whole),
		.scale = wide ? SCALE_WIDE : 1,
	};

	if (what.table == NULL)
		slide_draw_points(slide, section, what.scale, box);
	else
		slide_draw_table(slide, &what, box);
}

/* A low chart has what belongs to it below, in all the width. */
static void
draw_stacked(const Slide *slide, const Section *section, const ChartSpec *chart,
    double height, Box box)
{
	Box upper = { box.x, box.y, box.width, height };
	double y = slide_draw_chart(slide, section, chart, upper) + STACK_GAP;

	box.height -= y - box.y;
	box.y = y;
	draw_side(slide, section, true, SLIDE_ROWS, box);
}

static void
draw_beside(
    const Slide *slide, const Section *section, const ChartSpec *chart, Box box)
{
	Box left = { box.x, box.y, box.width * CHART_SHARE, box.height };

	slide_draw_chart(slide, section, chart, left);
	box.x += left.width + SLIDE_GUTTER;
	box.width -= left.width + SLIDE_GUTTER;
	draw_side(slide, section, false, SLIDE_ROWS, box);
}

static void
draw_body(const Slide *slide, const Section *section, Box box)
{
	const ChartSpec *chart = find_chart(section);
	bool alone = filled_table(section, section->brief->table) == NULL &&
		     !slide_has_points(section);
	double height;

	if (chart == NULL) {
		draw_side(slide, section, true, ROWS_ALONE, box);
		return;
	}
	height = slide_chart_height(slide, section, chart, box.width);
	if (alone)
		slide_draw_chart(slide, section, chart, box);
	else if (height <= LOW_SHARE * box.height)
		draw_stacked(slide, section, chart, height, box);
	else
		draw_beside(slide, section, chart, box);
}

void
deck_section(const Slide *slide, const Section *section)
{
	TextSpec eyebrow = slide_text(SLIDE_EYEBROW, section->title,
	    (Box){ SLIDE_MARGIN, SLIDE_TOP, SLIDE_INNER, 12 });
	g_autofree char *uri = g_strconcat("index.html#", section->id, NULL);
	double y;
	Box box = { SLIDE_MARGIN, 0, SLIDE_INNER, 0 };

	tagged_begin_uri(slide->cairo, uri);
	y = slide_write(slide, "P", &eyebrow) + HEAD_GAP;
	tagged_end(slide->cairo, CAIRO_TAG_LINK);
	y = slide_write_headline(slide,
	    section->lead != NULL ? section->lead : section->title,
	    HEADLINE_SIZE, y);
	box.y = y + BODY_GAP;
	box.height = slide_ask_top(slide, section) - BODY_GAP - box.y;
	draw_body(slide, section, box);
	slide_draw_ask(slide, section);
}
