/*
 * step_change.h - jumps in the level of a series that also follows another.
 *
 * Cost jumps when an architecture or a price changes, and rises with users
 * besides: each possible jump is judged with the slope on users refitted, or
 * growth would pass for a row of jumps. A single odd month is no jump: points
 * far from the level of their own side are set aside for the judgement.
 */
#ifndef PIPELINE_STATS_STEP_CHANGE_H
#define PIPELINE_STATS_STEP_CHANGE_H

#include <stdbool.h>
#include <stddef.h>

/* Points on each side of a jump: at least, and to judge it from close by. */
enum { STEP_LEAST_SIDE = 3, STEP_NEARBY = 6 };

typedef struct StepChange {
	size_t at; /* first point of the new level */
	double size; /* new level minus old */
	double sigma; /* noise of one point */
	double gain; /* in squared error, by the jump */
	double penalty; /* 3 sigma^2 ln n, which it exceeds */
} StepChange;

/* The largest jump in Y, of N finite points in order of time, that follows X;
 * an X that is all equal has no part in it. NOISE_FLOOR is the least median
 * deviation to credit differences of neighbours with. False if no jump is
 * large enough. Allocates O(n^2). */
bool step_change_find(const double *x, const double *y, size_t n,
    double noise_floor, StepChange *out);

/* Finds jumps until there are no more, or MOST, and takes them out of Y: what
 * is left is at the first level. Fills STEPS, by size of gain; how many. */
size_t step_changes_remove(const double *x, double *y, size_t n,
    double noise_floor, StepChange *steps, size_t most);

#endif
