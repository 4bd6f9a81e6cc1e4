/*
 * slide_part.h - what stands on a slide: a chart, rows of a table, points.
 *
 * Each draws into a box and returns the y below what it drew, which is the
 * box's own where it had nothing to draw.
 */
#ifndef RENDERERS_PDF_SLIDE_PART_H
#define RENDERERS_PDF_SLIDE_PART_H

#include "renderers/pdf/slide.h"

enum { SLIDE_ROWS = 5 };

/* Points to the pixel of a chart, at least: its smallest letters stay above
 * 9 pt. */
#define SLIDE_LEAST_SCALE 0.8

typedef struct SlideTable {
	const ReportTable *table;
	const char *caption; /* NULL: the table's own */
	char *const *columns; /* keys of those to show; NULL: all */
	unsigned most; /* rows */
	const ReportTable *whole; /* where the others are; NULL: TABLE */
	double scale; /* of its letters; 1: as usual */
} SlideTable;

/* As many rows and columns as fit, and how many rows there are besides. */
double slide_draw_table(const Slide *slide, const SlideTable *what, Box box);

/* The chart, with its title unless SECTION has said it, as large as it can
 * be; with as many of its rows as fit where it is too high. */
double slide_draw_chart(const Slide *slide, const Section *section,
    const ChartSpec *chart, Box box);

/* The height that CHART would like to have in WIDTH. */
double slide_chart_height(const Slide *slide, const Section *section,
    const ChartSpec *chart, double width);

/* What SECTION lacks and what would supply it, what was found and what it
 * says, as far as there is room, in letters of SCALE as in a table. */
double slide_draw_points(
    const Slide *slide, const Section *section, double scale, Box box);
bool slide_has_points(const Section *section);

/* The decision that SECTION asks for, if any, at the foot of the page, and
 * the y above which the rest of the page has to stay. */
void slide_draw_ask(const Slide *slide, const Section *section);
double slide_ask_top(const Slide *slide, const Section *section);

#endif
