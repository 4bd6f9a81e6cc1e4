#include "pipeline/stats/elasticity.h"

#include <glib.h>
#include <math.h>

#include "pipeline/stats/distribution.h"
#include "pipeline/stats/step_change.h"
#include "pipeline/stats/theil_sen.h"

/* Bills differ by this much without meaning anything. */
#define NOISE_FLOOR 0.03

/* The months used, in logarithms. */
typedef struct Months {
	double *users, *cost;
	size_t *indexes;
	size_t n;
} Months;

static void
months_init(Months *months, const double *users, const double *cost, size_t n)
{
	*months =
	    (Months){ g_new(double, n), g_new(double, n), g_new(size_t, n), 0 };
	for (size_t i = 0; i < n; i++) {
		double u = log(users[i]), c = log(cost[i]);

		if (!isfinite(u) || !isfinite(c))
			continue;
		months->users[months->n] = u;
		months->cost[months->n] = c;
		months->indexes[months->n++] = i;
	}
}

static void
months_clear(Months *months)
{
	g_free(months->users);
	g_free(months->cost);
	g_free(months->indexes);
}

static double
range_of(const Months *months)
{
	double least = INFINITY, most = -INFINITY;

	for (size_t i = 0; i < months->n; i++) {
		least = fmin(least, months->users[i]);
		most = fmax(most, months->users[i]);
	}
	return months->n > 0 ? exp(most - least) : NAN;
}

/* In order of time, which jumps are not found in. */
static void
insert_step(Elasticity *e, ElasticityStep step)
{
	size_t i = e->n_steps++;

	for (; i > 0 && e->steps[i - 1].at > step.at; i--)
		e->steps[i] = e->steps[i - 1];
	e->steps[i] = step;
}

static void
remove_steps(Elasticity *e, Months *months)
{
	StepChange found[ELASTICITY_MOST_STEPS];
	size_t n = step_changes_remove(months->users, months->cost, months->n,
	    NOISE_FLOOR, found, ELASTICITY_MOST_STEPS);

	for (size_t i = 0; i < n; i++)
		insert_step(e, (ElasticityStep){ months->indexes[found[i].at],
				   exp(found[i].size) });
}

static void
measure(Elasticity *e, Months *months)
{
	TheilSen fit;

	remove_steps(e, months);
	fit = theil_sen_fit(months->users, months->cost, months->n);
	e->measured = true;
	e->exponent = fit.slope;
	e->lo = fit.slope_lo;
	e->hi = fit.slope_hi;
	e->intercept = fit.intercept;
}

Elasticity
elasticity_fit(const double *users, const double *cost, size_t n)
{
	Elasticity e = {
		.exponent = 1, .lo = 0.5, .hi = 1.5, .intercept = NAN
	};
	Months months;

	months_init(&months, users, cost, n);
	e.n = months.n;
	e.range = range_of(&months);
	/* 1.5 times as many is enough, whatever a logarithm rounds to. */
	if (e.n >= ELASTICITY_LEAST_MONTHS &&
	    e.range >= ELASTICITY_LEAST_RANGE - 1e-9)
		measure(&e, &months);
	months_clear(&months);
	return e;
}

/* The sum of the jumps before month I. */
static double
jumps_before(const Elasticity *e, size_t i)
{
	double sum = 0;

	for (size_t s = 0; s < e->n_steps; s++)
		if (e->steps[s].at <= i)
			sum += log(e->steps[s].factor);
	return sum;
}

void
elasticity_residuals(const Elasticity *e, const double *users,
    const double *cost, size_t n, double *out)
{
	for (size_t i = 0; i < n; i++) {
		const double u = log(users[i]), c = log(cost[i]);

		out[i] = isfinite(u) && isfinite(c) && e->measured
			     ? c - jumps_before(e, i) - e->intercept -
				   e->exponent * u
			     : NAN;
	}
}

double
elasticity_quantile(const Elasticity *e, double p)
{
	return e->exponent +
	       normal_quantile(p) * (e->hi - e->lo) / (2 * NORMAL_95);
}

double
elasticity_cost_at(double exponent, double cost_now, double multiple)
{
	return cost_now * pow(multiple, exponent);
}
