#include "pipeline/stats/debt_model.h"

#include <math.h>

enum { BISECTIONS = 60 };

static bool
are_in_range(const DebtInputs *in)
{
	return in->wasted > 0 && in->wasted < 1 && in->allocation >= 0 &&
	       in->allocation < 1 && in->growth > -1 && isfinite(in->growth) &&
	       !(in->capacity < 0) && !(in->principal < 0) &&
	       !(in->efficiency < 0);
}

bool
debt_model_calibrate(const DebtInputs *in, DebtModel *out)
{
	DebtModel model = { .capacity = in->capacity,
		.allocation = in->allocation };
	double repaid = 0;

	if (!are_in_range(in))
		return false;
	model.multiplier = 1 / (1 - in->wasted);
	model.per_hour =
	    in->principal > 0 ? (model.multiplier - 1) / in->principal : NAN;
	model.repayment = model.per_hour * in->efficiency * in->capacity;
	if (!isnan(model.repayment))
		repaid = model.repayment * in->allocation / model.multiplier;
	model.compounding = (log1p(in->growth) + repaid) / (1 - in->allocation);
	*out = model;
	return true;
}

bool
debt_model_draw(const DebtInputs *inputs, const DebtUncertainty *uncertainty,
    Rng *rng, DebtModel *out)
{
	DebtInputs drawn = *inputs;
	double z = normal_quantile(rng_uniform(rng));

	drawn.growth =
	    expm1(log1p(inputs->growth) + z * uncertainty->log_growth_error);
	drawn.wasted =
	    triangular_quantile(uncertainty->wasted, rng_uniform(rng));
	drawn.efficiency =
	    triangular_quantile(uncertainty->efficiency, rng_uniform(rng));
	return debt_model_calibrate(&drawn, out);
}

double
debt_model_break_even(const DebtModel *m)
{
	double added = fmax(0, m->compounding) * m->multiplier;

	return added / (added + m->repayment);
}

double
debt_model_upkeep(const DebtModel *m)
{
	double added = fmax(0, m->compounding);

	return added / (added + m->repayment);
}

/* dM/dt = rate M - removed, until M is 1. */
typedef struct Course {
	double rate, removed;
	double cleared; /* month in which M becomes 1, or INFINITY */
} Course;

static Course
course_at(const DebtModel *m, double allocation)
{
	Course c = { .cleared = INFINITY };
	double decline;

	c.rate = m->compounding * (1 - allocation);
	/* An unknown repayment does not matter where nothing is repaid. */
	c.removed = allocation > 0 ? m->repayment * allocation : 0;
	decline = c.removed - c.rate * m->multiplier;
	if (!(allocation >= 0 && allocation <= 1) || isnan(decline))
		c.rate = c.removed = c.cleared = NAN;
	else if (decline > 0 && c.rate == 0)
		c.cleared = (m->multiplier - 1) / decline;
	else if (decline > 0)
		c.cleared =
		    log1p(c.rate * (m->multiplier - 1) / decline) / c.rate;
	return c;
}

/* What is spent on debt once M is 1; nothing if nothing was before. */
static double
allocation_after(const DebtModel *m, double allocation)
{
	return allocation > 0 ? debt_model_upkeep(m) : 0;
}

/* Integral of exp(rate t) from 0 to MONTHS. */
static double
growth_integral(double rate, double months)
{
	return rate == 0 ? months : expm1(rate * months) / rate;
}

double
debt_model_multiplier(const DebtModel *m, double allocation, double months)
{
	Course c = course_at(m, allocation);

	if (months >= c.cleared)
		return 1;
	return m->multiplier * exp(c.rate * months) -
	       c.removed * growth_integral(c.rate, months);
}

double
debt_model_months_to_clear(const DebtModel *m, double allocation)
{
	return course_at(m, allocation).cleared;
}

double
debt_model_principal(const DebtModel *m, double allocation, double months)
{
	return (debt_model_multiplier(m, allocation, months) - 1) / m->per_hour;
}

double
debt_model_interest(const DebtModel *m, double allocation, double months)
{
	double multiplier = debt_model_multiplier(m, allocation, months);

	return (1 - allocation) * m->capacity * (1 - 1 / multiplier);
}

/* Integral of 1/M until MONTHS, before M is 1. */
static double
speed_integral(const DebtModel *m, const Course *c, double months)
{
	double decay = growth_integral(-c->rate, months);

	if (c->removed == 0)
		return decay / m->multiplier;
	return -log1p(-c->removed / m->multiplier * decay) / c->removed;
}

double
debt_model_output(const DebtModel *m, double allocation, double months)
{
	Course c = course_at(m, allocation);
	double before =
	    (1 - allocation) * speed_integral(m, &c, fmin(months, c.cleared));
	double after = 0;

	if (months > c.cleared)
		after = (1 - allocation_after(m, allocation)) *
			(months - c.cleared);
	return m->capacity * (before + after);
}

double
debt_model_payback(const DebtModel *m, double allocation, double horizon)
{
	double early = 0, late = horizon;

	if (!(allocation > 0) ||
	    isnan(debt_model_output(m, allocation, horizon)))
		return NAN;
	/* Behind at first, and once ahead always: the ratio of the two
	 * outputs per month does not fall below 1 again. */
	if (debt_model_output(m, allocation, late) <
	    debt_model_output(m, 0, late))
		return INFINITY;
	for (int i = 0; i < BISECTIONS; i++) {
		double middle = early + (late - early) / 2;

		if (debt_model_output(m, allocation, middle) <
		    debt_model_output(m, 0, middle))
			early = middle;
		else
			late = middle;
	}
	return late;
}

double
debt_model_delivery_ratio(const DebtModel *m, double allocation, double months)
{
	double spent = months >= debt_model_months_to_clear(m, allocation)
			   ? allocation_after(m, allocation)
			   : allocation;

	return debt_model_multiplier(m, allocation, months) / m->multiplier *
	       (1 - m->allocation) / (1 - spent);
}
