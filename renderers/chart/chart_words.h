/*
 * chart_words.h - what a chart shows, for those who do not see it.
 *
 * A sentence or two of how many things there are and from where to where they
 * reach, in the chart's own units; the title is the finding, and a table has
 * all numbers.
 */
#ifndef RENDERERS_CHART_CHART_WORDS_H
#define RENDERERS_CHART_CHART_WORDS_H

#include "pipeline/report/chart_spec.h"

/* SPEC's own description where it has one.  The caller frees it. */
char *chart_words(const ChartSpec *spec);

#endif
