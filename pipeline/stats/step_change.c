#include "pipeline/stats/step_change.h"

#include <glib.h>
#include <math.h>

#include "pipeline/stats/quantile.h"

/* Median deviation of normal data, in standard deviations. */
#define DEVIATION_OF_NORMAL 0.6745

/* From the level of its side, in sigma: further out is a spike. */
#define SPIKE 3

/* A series, and room to judge a jump in it. */
typedef struct Judge {
	const double *x, *y;
	size_t n;
	double sigma;
	double *room; /* slopes of all pairs */
	double *rest; /* y less its slope on x */
	bool *kept; /* is no spike */
} Judge;

/* Of one point, from the differences of neighbours, which have two. */
static double
noise_of(const double *y, size_t n, double floor, double *room)
{
	for (size_t i = 1; i < n; i++)
		room[i - 1] = y[i] - y[i - 1];
	return fmax(median_deviation(room, n - 1), floor) /
	       DEVIATION_OF_NORMAL / sqrt(2);
}

/* Median slope of the pairs that a jump at AT does not part; 0 if none. */
static double
slope_beside(const Judge *judge, size_t at)
{
	const double *x = judge->x, *y = judge->y;
	size_t count = 0;

	for (size_t i = 0; i < judge->n; i++)
		for (size_t k = i < at ? 0 : at; k < i; k++)
			if (x[i] != x[k])
				judge->room[count++] =
				    (y[i] - y[k]) / (x[i] - x[k]);
	return count > 0 ? median(judge->room, count) : 0;
}

/* Keeps the points of [FROM, TO) near their median; how many. */
static size_t
set_spikes_aside(Judge *judge, size_t from, size_t to)
{
	size_t kept = 0;
	double level;

	for (size_t i = from; i < to; i++)
		judge->room[i] = judge->rest[i];
	level = median(judge->room + from, to - from);
	for (size_t i = from; i < to; i++) {
		judge->kept[i] =
		    fabs(judge->rest[i] - level) <= SPIKE * judge->sigma;
		kept += judge->kept[i];
	}
	return kept;
}

/* Sums of squares about the means of the points kept. */
typedef struct Moments {
	double n, x, y; /* count and means */
	double xx, xy, yy;
} Moments;

static Moments
moments_of(const Judge *judge, size_t from, size_t to)
{
	Moments m = { 0, 0, 0, 0, 0, 0 };

	for (size_t i = from; i < to; i++) {
		double dx, dy;

		if (!judge->kept[i])
			continue;
		m.n++;
		dx = judge->x[i] - m.x;
		dy = judge->y[i] - m.y;
		m.x += dx / m.n;
		m.y += dy / m.n;
		m.xx += dx * (judge->x[i] - m.x);
		m.xy += dx * (judge->y[i] - m.y);
		m.yy += dy * (judge->y[i] - m.y);
	}
	return m;
}

/* Squared error of a line; its slope in SLOPE. */
static double
line_error(double xx, double xy, double yy, double *slope)
{
	*slope = xx > 0 ? xy / xx : 0;
	return yy - *slope * xy;
}

/* What a jump at AT explains, by least squares over the points kept. */
static void
weigh_step(const Judge *judge, size_t at, StepChange *step)
{
	Moments all = moments_of(judge, 0, judge->n);
	Moments old = moments_of(judge, 0, at);
	Moments new = moments_of(judge, at, judge->n);
	double slope;

	step->at = at;
	step->gain = line_error(all.xx, all.xy, all.yy, &slope);
	step->gain -= line_error(
	    old.xx + new.xx, old.xy + new.xy, old.yy + new.yy, &slope);
	step->size = new.y - old.y - slope *(new.x - old.x);
}

static bool
judge_step(Judge *judge, size_t at, StepChange *step)
{
	double slope = slope_beside(judge, at);

	for (size_t i = 0; i < judge->n; i++)
		judge->rest[i] = judge->y[i] - slope * judge->x[i];
	if (set_spikes_aside(judge, 0, at) < STEP_LEAST_SIDE ||
	    set_spikes_aside(judge, at, judge->n) < STEP_LEAST_SIDE)
		return false;
	weigh_step(judge, at, step);
	return true;
}

/* The best jump judged by the points within REACH of it. */
static StepChange
find_within(Judge judge, size_t reach)
{
	StepChange best = { .gain = 0 }, step;
	const double *x = judge.x, *y = judge.y;
	size_t n = judge.n;

	for (size_t at = STEP_LEAST_SIDE; at + STEP_LEAST_SIDE <= n; at++) {
		size_t from = at > reach ? at - reach : 0;

		judge.x = x + from;
		judge.y = y + from;
		judge.n = MIN(reach, n - at) + at - from;
		if (!judge_step(&judge, at - from, &step) ||
		    step.gain <= best.gain)
			continue;
		best = step;
		best.at = at;
	}
	return best;
}

bool
step_change_find(const double *x, const double *y, size_t n, double noise_floor,
    StepChange *out)
{
	/* Up and soon down again shows only from close by. */
	const size_t reaches[] = { n, STEP_NEARBY };
	g_autofree double *room = g_new(double, n *n);
	g_autofree double *rest = g_new0(double, n);
	g_autofree bool *kept = g_new(bool, n);
	Judge judge = { x, y, n, 0, room, rest, kept };

	if (n < 2 * STEP_LEAST_SIDE)
		return false;
	judge.sigma = noise_of(y, n, noise_floor, room);
	for (size_t i = 0; i < G_N_ELEMENTS(reaches); i++) {
		StepChange best = find_within(judge, reaches[i]);

		best.sigma = judge.sigma;
		best.penalty = 3 * judge.sigma * judge.sigma * log((double)n);
		if (best.gain <= best.penalty)
			continue;
		*out = best;
		return true;
	}
	return false;
}

size_t
step_changes_remove(const double *x, double *y, size_t n, double noise_floor,
    StepChange *steps, size_t most)
{
	size_t count = 0;

	while (count < most &&
	       step_change_find(x, y, n, noise_floor, &steps[count])) {
		for (size_t i = steps[count].at; i < n; i++)
			y[i] -= steps[count].size;
		count++;
	}
	return count;
}
