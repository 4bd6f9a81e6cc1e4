/*
 * property.h - what must hold of a statistic whatever the data.
 *
 * A property is a statistic, a change of the data, and what that does to the
 * answers.  Data are random rows; what has to be positive is taken as exp(y).
 */
#ifndef TESTS_SUPPORT_PROPERTY_H
#define TESTS_SUPPORT_PROPERTY_H

#include <stddef.h>

#include "pipeline/stats/rng.h"

enum {
	PROPERTY_POINTS = 48,
	PROPERTY_MOST = 2 * PROPERTY_POINTS,
	PROPERTY_STRATA = 4,
	PROPERTY_ANSWERS = 4,
};

/* X rises; each row is in a stratum, and in group 0 or 1. */
typedef struct Rows {
	size_t n;
	double x[PROPERTY_MOST], y[PROPERTY_MOST];
	int strata[PROPERTY_MOST];
	int group[PROPERTY_MOST];
} Rows;

/* Fills OUT; how many answers. */
typedef size_t Statistic(const Rows *rows, double *out);

/* BY is above 0. */
typedef void Change(Rows *rows, double by);

/* Makes the N answers from before a change what they must be after. */
typedef void Effect(double *out, size_t n, double by);

typedef struct Property {
	const char *name;
	Statistic *statistic;
	Change *change;
	Effect *effect;
} Property;

Change change_shift_x;
Change change_shift_y;
Change change_scale_x;
Change change_scale_y;
Change change_negate_x;
Change change_negate_y;
/* Keeps the order of y. */
Change change_bend_y;
/* Each stratum by as much of its own. */
Change change_shift_strata;
/* Group 1 alone. */
Change change_shift_group;
Change change_swap_groups;
/* The order of rows. */
Change change_shuffle;
/* Each row twice. */
Change change_duplicate;

Effect effect_same;
/* By as much. */
Effect effect_more;
Effect effect_times;
Effect effect_divided;
/* Times e^by. */
Effect effect_times_exp;
Effect effect_first_times_exp;
/* The first answer times 2^-by. */
Effect effect_first_halved;
/* An estimate and its limits, of which the lower becomes the upper; or only the
 * first of less than three answers. */
Effect effect_opposite;
/* One over each. */
Effect effect_inverse;
/* One less each, of a share and its limits. */
Effect effect_complement;

/* Fails the running test where PROPERTY does not hold of rows drawn from
 * RNG. */
void property_check(const Property *property, Rng *rng);

#endif
