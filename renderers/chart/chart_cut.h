/*
 * chart_cut.h - what of a chart is drawn where it has too much for eyes.
 *
 * A chart of four hundred rows would be ten screens high and read by nobody.
 * It shows those that matter most, in their order, and says how many more
 * there are; the table beneath a chart has them all.  A matrix is never cut:
 * it folds its rows into their groups.
 */
#ifndef RENDERERS_CHART_CHART_CUT_H
#define RENDERERS_CHART_CHART_CUT_H

#include "pipeline/report/chart_spec.h"

typedef struct ChartCut {
	ChartSpec spec; /* to draw; borrows what is not below */
	GPtrArray *rows, *series; /* NULL if none is left out */
	GArray *links;
	guint left_out; /* rows or series */
} ChartCut;

/* Borrows WHOLE.  MOST rows at most, 0: as many as an eye compares, which
 * is no limit for some kinds.  What the
 * title is about and what is bad stays before what
 * is ordinary, and that before what is missing. */
void chart_cut_init(ChartCut *cut, const ChartSpec *whole, guint most);
void chart_cut_clear(ChartCut *cut);
G_DEFINE_AUTO_CLEANUP_CLEAR_FUNC(ChartCut, chart_cut_clear)

#endif
