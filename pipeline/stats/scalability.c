#include "pipeline/stats/scalability.h"

#include <glib.h>
#include <math.h>
#include <string.h>

enum { TERMS = SCALABILITY_TERMS, ROUNDS = 50, HALVINGS = 20 };

/* The points, and a fit of them with some terms held at 0. */
typedef struct Fit {
	const double *x, *y; /* N, and N/X */
	size_t n;
	bool held[TERMS];
	double terms[TERMS];
	double squares; /* of the residuals of ln X */
	double factor[TERMS][TERMS]; /* Cholesky's, of the normal matrix */
} Fit;

static double
column(double x, int term)
{
	const double columns[TERMS] = { 1, x - 1, x * (x - 1) };

	return columns[term];
}

static double
value_at(const double *terms, double x)
{
	double sum = 0;

	for (int k = 0; k < TERMS; k++)
		sum += terms[k] * column(x, k);
	return sum;
}

/* Sum of squares of ln y less ln of the fit; INFINITY outside its range. */
static double
squares_of(const Fit *fit, const double *terms)
{
	double sum = 0;

	for (size_t i = 0; i < fit->n; i++) {
		const double value = value_at(terms, fit->x[i]);
		const double rest = log(fit->y[i] / value);

		if (!(value > 0))
			return INFINITY;
		sum += rest * rest;
	}
	return sum;
}

/* Lower triangle of MATRIX, in place; false where it is singular. */
static bool
factorise(double matrix[TERMS][TERMS])
{
	for (int i = 0; i < TERMS; i++) {
		const double whole = matrix[i][i];

		for (int j = 0; j <= i; j++) {
			for (int k = 0; k < j; k++)
				matrix[i][j] -= matrix[i][k] * matrix[j][k];
			if (j < i)
				matrix[i][j] /= matrix[j][j];
		}
		if (!(matrix[i][i] > 1e-12 * whole))
			return false;
		matrix[i][i] = sqrt(matrix[i][i]);
	}
	return true;
}

/* Solves L L^T out = RIGHT. */
static void
solve(double factor[TERMS][TERMS], const double *right, double *out)
{
	for (int i = 0; i < TERMS; i++) {
		out[i] = right[i];
		for (int k = 0; k < i; k++)
			out[i] -= factor[i][k] * out[k];
		out[i] /= factor[i][i];
	}
	for (int i = TERMS - 1; i >= 0; i--) {
		for (int k = i + 1; k < TERMS; k++)
			out[i] -= factor[k][i] * out[k];
		out[i] /= factor[i][i];
	}
}

/* Adds a point with COLUMNS and residual REST to the normal equations. */
static void
add_point(Fit *fit, const double *columns, double rest, double *right)
{
	for (int k = 0; k < TERMS; k++) {
		right[k] += columns[k] * rest;
		for (int j = 0; j <= k; j++)
			fit->factor[k][j] += columns[k] * columns[j];
	}
}

/* A Gauss-Newton step from the values ABOUT, whose residuals are REST; a term
 * that is held stays. */
static bool
find_step(Fit *fit, const double *about, const double *rest, double *step)
{
	double right[TERMS] = { 0 };

	memset(fit->factor, 0, sizeof fit->factor);
	for (int k = 0; k < TERMS; k++)
		fit->factor[k][k] = fit->held[k];
	for (size_t i = 0; i < fit->n; i++) {
		double columns[TERMS];

		for (int k = 0; k < TERMS; k++)
			columns[k] =
			    fit->held[k] ? 0 : column(fit->x[i], k) / about[i];
		add_point(fit, columns, rest[i], right);
	}
	if (!factorise(fit->factor))
		return false;
	solve(fit->factor, right, step);
	return true;
}

/* Goes as far along STEP as makes the fit better; false: no way. */
static bool
take_step(Fit *fit, const double *step)
{
	double share = 1;

	for (int halvings = 0; halvings < HALVINGS; halvings++, share /= 2) {
		double terms[TERMS], squares;

		for (int k = 0; k < TERMS; k++)
			terms[k] = fit->terms[k] + share * step[k];
		squares = squares_of(fit, terms);
		if (!(squares < fit->squares))
			continue;
		memcpy(fit->terms, terms, sizeof terms);
		fit->squares = squares;
		return true;
	}
	return false;
}

/* From relative least squares of N/X on, which is linear. */
static bool
fit_terms(Fit *fit)
{
	g_autofree double *about = g_memdup2(fit->y, fit->n * sizeof *fit->y);
	g_autofree double *rest = g_new(double, fit->n);
	double step[TERMS];

	for (size_t i = 0; i < fit->n; i++)
		rest[i] = 1;
	if (!find_step(fit, about, rest, fit->terms))
		return false;
	fit->squares = squares_of(fit, fit->terms);
	for (int round = 0; round < ROUNDS; round++) {
		for (size_t i = 0; i < fit->n; i++) {
			about[i] = value_at(fit->terms, fit->x[i]);
			if (!(about[i] > 0))
				return false;
			rest[i] = log(fit->y[i] / about[i]);
		}
		if (!find_step(fit, about, rest, step))
			return false;
		if (!take_step(fit, step))
			break;
	}
	return fit->terms[0] > 0 && fit->terms[1] >= 0 && fit->terms[2] >= 0;
}

/* The best fit without a term below 0. */
static bool
fit_best(Fit *best)
{
	const Fit start = *best;
	bool found = false;

	for (int held = 0; held < 4; held++) {
		Fit fit = start;

		fit.held[1] = held & 1;
		fit.held[2] = held & 2;
		if (!fit_terms(&fit) || (found && fit.squares >= best->squares))
			continue;
		*best = fit;
		found = true;
	}
	return found;
}

/* Throughput at the best concurrency, which goes to BEST. */
static double
peak_of(const double *terms, double *best)
{
	if (terms[2] == 0) {
		*best = INFINITY;
		return terms[1] > 0 ? 1 / terms[1] : INFINITY;
	}
	*best = sqrt(fmax(0, terms[0] - terms[1]) / terms[2]);
	*best = fmax(1, *best);
	return *best / value_at(terms, *best);
}

/* The columns of L^-T, with L L^T the normal matrix, have its inverse as
 * their sum of squares; one triangle does as well as the other. */
static void
set_spread(Scalability *s, Fit *fit)
{
	double inverse[TERMS][TERMS];
	size_t free_terms = 1u + !fit->held[1] + !fit->held[2];

	s->error = sqrt(fit->squares / (double)(fit->n - free_terms));
	for (int j = 0; j < TERMS; j++) {
		double unit[TERMS] = { 0 }, solved[TERMS];

		unit[j] = 1;
		solve(fit->factor, unit, solved);
		for (int i = 0; i < TERMS; i++)
			inverse[i][j] = solved[i];
	}
	if (!factorise(inverse))
		memset(inverse, 0, sizeof inverse);
	for (int i = 0; i < TERMS; i++)
		for (int j = 0; j <= i; j++)
			if (!fit->held[i])
				s->spread[i][j] = s->error * inverse[i][j];
}

static Scalability
unmeasured(size_t n)
{
	return (Scalability){
		.n = n,
		.lambda = NAN,
		.sigma = NAN,
		.kappa = NAN,
		.best = NAN,
		.peak = NAN,
		.error = NAN,
		.terms = { NAN, NAN, NAN },
	};
}

Scalability
scalability_fit(const double *concurrency, const double *throughput, size_t n)
{
	g_autofree double *x = g_new(double, n + 1);
	g_autofree double *y = g_new(double, n + 1);
	double least = INFINITY, most = 0;
	Fit fit = { .x = x, .y = y };
	Scalability s;

	for (size_t i = 0; i < n; i++) {
		if (!(concurrency[i] > 0) || !(throughput[i] > 0) ||
		    !isfinite(concurrency[i] / throughput[i]))
			continue;
		least = fmin(least, concurrency[i]);
		most = fmax(most, concurrency[i]);
		x[fit.n] = concurrency[i];
		y[fit.n++] = concurrency[i] / throughput[i];
	}
	s = unmeasured(fit.n);
	if (fit.n < SCALABILITY_LEAST_POINTS ||
	    most < SCALABILITY_LEAST_RANGE * least || !fit_best(&fit))
		return s;
	s.measured = true;
	memcpy(s.terms, fit.terms, sizeof s.terms);
	s.lambda = 1 / fit.terms[0];
	s.sigma = fit.terms[1] / fit.terms[0];
	s.kappa = fit.terms[2] / fit.terms[0];
	s.peak = peak_of(fit.terms, &s.best);
	set_spread(&s, &fit);
	return s;
}

double
scalability_at(const Scalability *s, double n)
{
	return n / value_at(s->terms, n);
}

double
scalability_peak_draw(const Scalability *s, const double z[SCALABILITY_TERMS])
{
	double terms[TERMS], best;

	for (int i = 0; i < TERMS; i++) {
		terms[i] = s->terms[i];
		for (int k = 0; k <= i; k++)
			terms[i] += s->spread[i][k] * z[k];
		terms[i] = fmax(0, terms[i]);
	}
	return peak_of(terms, &best);
}
