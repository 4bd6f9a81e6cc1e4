/*
 * axis_text.h - values as words, in the unit of their axis.
 *
 * A minus is one, and stands before the unit: "−$4.50".  What is too small or
 * too great to be read as a number of zeros is a power of ten.  The caller
 * frees all texts.
 */
#ifndef RENDERERS_CHART_AXIS_TEXT_H
#define RENDERERS_CHART_AXIS_TEXT_H

#include "renderers/chart/scale.h"

/* Without a unit: "−1.2 million", "5×10⁻⁹", "∞"; "–" for NAN. */
char *axis_number_text(double value, int digits);

/* VALUE with the axis' prefix, suffix and unit, for labels and hovers;
 * a date if the axis is time; "–" for NAN. */
char *axis_value_text(const ChartAxis *axis, double value);

/* "3.4× (2.6–4.5)": with the interval where there is one. */
char *axis_interval_text(
    const ChartAxis *axis, double mid, double lo, double hi);

/* "NAME: VALUE", from left to right whatever script NAME is in. */
char *axis_named_text(const char *name, const char *value);

/* Of the labels of ticks at VALUES, so many that no two are alike. */
int axis_tick_digits(const GArray *values);

/* The label of a tick; BEFORE is the tick before it, NAN if it is the first:
 * a day or month says its year only where that changes. */
char *axis_tick_text(const ChartAxis *axis, TickUnit unit, double value,
    double before, int digits);

#endif
