/*
 * bands.h - named ranges of y behind lines, such as the stages of a company.
 */
#ifndef RENDERERS_CHART_BANDS_H
#define RENDERERS_CHART_BANDS_H

#include "renderers/chart/series.h"

/* The shaded ones, and a line between each two; before all else. */
void bands_draw(const Plot *plot);

/* Their names, in a corner where no line runs; after all else.  A band that
 * is too low for letters is named when pointed at. */
void bands_draw_labels(const Plot *plot);

#endif
