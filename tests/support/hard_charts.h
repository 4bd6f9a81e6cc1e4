/*
 * hard_charts.h - charts that are hard to draw, for tests.
 *
 * Some are made by hand, each for what is hard about one kind; the others are
 * each kind on the same hard data: none and far too many rows, names in every
 * script, values and dates of every size.
 */
#ifndef TESTS_SUPPORT_HARD_CHARTS_H
#define TESTS_SUPPORT_HARD_CHARTS_H

#include "pipeline/report/chart_spec.h"

/* NAME is "ladder, four hundred"; SPEC is the walk's own. */
typedef void (*HardVisit)(const char *name, const ChartSpec *spec, void *data);

/* All of them, those of one kind together. */
void hard_charts_walk(HardVisit visit, void *data);

#endif
