#include "renderers/chart/scale.h"

#include <float.h>
#include <math.h>

#include "pipeline/base/date.h"

#define LAST_DAY 2932896.0 /* 9999-12-31 */
#define ROOM 0.05 /* around a single value, as a share of it */
#define MOST_EMPTY 0.2 /* of a log domain, beyond it, up to a tick */
#define LEAST_EMPTY 0.04 /* where it is not up to a tick */

void
domain_init(Domain *domain)
{
	domain->lo = domain->hi = NAN;
}

void
domain_add(Domain *domain, AxisScale kind, double value)
{
	if (!isfinite(value) || (kind == AXIS_LOG && value <= 0) ||
	    (kind == AXIS_TIME && fabs(value) > LAST_DAY))
		return;
	domain->lo = fmin(domain->lo, value); /* fmin drops the NAN */
	domain->hi = fmax(domain->hi, value);
}

static Domain
default_domain(AxisScale kind)
{
	static const Domain domains[] = {
		[AXIS_LINEAR] = { 0, 1 },
		[AXIS_LOG] = { 1, 10 },
		[AXIS_TIME] = { 0, 365 },
	};

	return domains[kind];
}

/* Room around a domain of one value. */
static Domain
widened(AxisScale kind, double value)
{
	double room;

	switch (kind) {
	case AXIS_LOG:
		return (Domain){ value / 2, fmin(value * 2, DBL_MAX) };
	case AXIS_TIME:
		return (Domain){ value - 15, value + 15 };
	case AXIS_LINEAR:
		break;
	}
	if (value == 0)
		return (Domain){ 0, 1 };
	room = fabs(value) * ROOM;
	return (Domain){ value - room, value + room };
}

Scale
scale_make(AxisScale kind, Domain domain, double from, double to)
{
	if (isnan(domain.lo))
		domain = default_domain(kind);
	/* So near that no double lies between would divide by zero. */
	if (domain.hi - domain.lo <= 1e-12 * fabs(domain.hi))
		domain = widened(kind, domain.lo);
	return (Scale){ kind, domain.lo, domain.hi, from, to };
}

double
scale_at(const Scale *scale, double value)
{
	double share = (value - scale->lo) / (scale->hi - scale->lo);

	if (scale->kind == AXIS_LOG) {
		if (!(value > 0))
			return NAN;
		share = log(value / scale->lo) / log(scale->hi / scale->lo);
	}
	return scale->from + share * (scale->to - scale->from);
}

double
scale_clamped(const Scale *scale, double value)
{
	double at = scale_at(scale, value);

	if (isnan(at))
		return at;
	return fmax(fmin(scale->from, scale->to),
	    fmin(at, fmax(scale->from, scale->to)));
}

/* The least of 1, 2, 5 times a power of ten that is not below LEAST. */
static double
round_step(double least)
{
	static const double steps[] = { 1, 2, 5, 10 };
	double power = pow(10, floor(log10(least)));

	for (size_t i = 0; i < G_N_ELEMENTS(steps); i++)
		if (steps[i] * power >= least * (1 - 1e-9))
			return steps[i] * power;
	return 10 * power;
}

/* Months and hours count by dozens: the least part or multiple of 12 that
 * is not below LEAST, for a domain of whole dozens; 0 for others, and for an
 * upright axis, which counts anything else. */
static double
dozen_step(const Scale *scale, double least)
{
	static const double steps[] = { 1, 2, 3, 6, 12, 24, 36, 60 };

	if (scale->to < scale->from || scale->hi - scale->lo > 120 ||
	    fmod(scale->lo, 12) != 0 || fmod(scale->hi, 12) != 0)
		return 0;
	for (size_t i = 0; i < G_N_ELEMENTS(steps); i++)
		if (steps[i] >= least)
			return steps[i];
	return 0;
}

static double
linear_step(const Scale *scale, size_t max)
{
	double least = (scale->hi - scale->lo) / (double)(max - 1);
	double step = dozen_step(scale, least);

	return step > 0 ? step : round_step(least);
}

static void
add_tick(GArray *values, const Scale *scale, double value)
{
	double slack = 1e-9 * (scale->hi - scale->lo);

	if (value >= scale->lo - slack && value <= scale->hi + slack)
		g_array_append_val(values, value);
}

/* Multiples of STEP; i × step, since adding up would drift. */
static void
add_multiples(GArray *values, const Scale *scale, double step)
{
	double first = ceil(scale->lo / step - 1e-9);
	double count = floor(scale->hi / step + 1e-9) - first + 1;

	for (int i = 0; i < count; i++)
		add_tick(values, scale, (first + i) * step + 0.0); /* no -0 */
}

/* The mantissas that a decade may be divided by, densest first. */
static const struct Mantissas {
	size_t count;
	double of[3];
} mantissas[] = {
	{ 3, { 1, 2, 5 } },
	{ 2, { 1, 3 } },
	{ 1, { 1 } },
};

/* Every STRIDE-th decade, divided by M. */
static void
add_decades(
    GArray *values, const Scale *scale, const struct Mantissas *m, int stride)
{
	int first = (int)floor(log10(scale->lo) - 1e-9);
	int last = (int)ceil(log10(scale->hi) + 1e-9);

	for (int decade = first; decade <= last; decade++) {
		if (decade % stride != 0)
			continue;
		for (size_t i = 0; i < m->count; i++) {
			double value = m->of[i] * pow(10, decade);

			if (value * (1 + 1e-9) >= scale->lo &&
			    value * (1 - 1e-9) <= scale->hi)
				g_array_append_val(values, value);
		}
	}
}

/* Even steps divide it well enough on a log axis, too. */
static bool
within_a_decade(const Scale *scale)
{
	return scale->hi < 10 * scale->lo;
}

static bool
reaches_both_ends(const GArray *values, const Scale *scale)
{
	const double *of = (const double *)(const void *)values->data;

	return values->len >= 2 && of[0] <= scale->lo * (1 + 1e-9) &&
	       of[values->len - 1] >= scale->hi * (1 - 1e-9);
}

static bool
divide_decades(GArray *values, const Scale *scale, size_t least, size_t max)
{
	for (size_t i = 0; i < G_N_ELEMENTS(mantissas); i++) {
		g_array_set_size(values, 0);
		add_decades(values, scale, &mantissas[i], 1);
		if (values->len >= least && values->len <= max &&
		    reaches_both_ends(values, scale))
			return true;
	}
	return false;
}

static bool
skip_decades(GArray *values, const Scale *scale, size_t max)
{
	double span = log10(scale->hi) - log10(scale->lo);

	for (int stride = 2; stride < span; stride++) {
		g_array_set_size(values, 0);
		add_decades(values, scale, &mantissas[2], stride);
		if (values->len <= max && reaches_both_ends(values, scale))
			return true;
	}
	return false;
}

static bool
divide_evenly(GArray *values, const Scale *scale, size_t max)
{
	g_array_set_size(values, 0);
	add_multiples(values, scale, linear_step(scale, max));
	return values->len <= max && reaches_both_ends(values, scale);
}

/* Those that a nice scale was made for: see nice_log(). */
static bool
nice_ticks(GArray *values, const Scale *scale, size_t max)
{
	bool short_one = within_a_decade(scale);

	return divide_decades(values, scale, short_one ? 3 : 2, max) ||
	       (short_one && divide_evenly(values, scale, max)) ||
	       divide_decades(values, scale, 2, max) ||
	       skip_decades(values, scale, max);
}

static void
log_ticks(GArray *values, const Scale *scale, size_t max)
{
	if (nice_ticks(values, scale, max))
		return;
	for (size_t i = 0; i < G_N_ELEMENTS(mantissas); i++) {
		g_array_set_size(values, 0);
		add_decades(values, scale, &mantissas[i], 1);
		if (values->len <= max)
			break;
	}
	for (int stride = 2; values->len > max; stride++) {
		g_array_set_size(values, 0);
		add_decades(values, scale, &mantissas[2], stride);
	}
	if (values->len < 2 ||
	    (values->len < 3 && max > 2 && within_a_decade(scale))) {
		g_array_set_size(values, 0);
		add_multiples(values, scale, linear_step(scale, max));
	}
}

static const struct Period {
	TickUnit unit;
	int every;
} periods[] = {
	{ TICK_DAY, 1 },
	{ TICK_DAY, 2 },
	{ TICK_DAY, 7 },
	{ TICK_DAY, 14 },
	{ TICK_MONTH, 1 },
	{ TICK_MONTH, 2 },
	{ TICK_MONTH, 3 },
	{ TICK_MONTH, 6 },
	{ TICK_YEAR, 1 },
	{ TICK_YEAR, 2 },
	{ TICK_YEAR, 5 },
	{ TICK_YEAR, 10 },
	{ TICK_YEAR, 20 },
	{ TICK_YEAR, 50 },
	{ TICK_YEAR, 100 },
	{ TICK_YEAR, 500 },
	{ TICK_YEAR, 2000 },
	{ TICK_YEAR, 10000 },
};

/* Weeks begin on Mondays: 1970-01-05 was one. */
static void
add_days(GArray *values, const Scale *scale, int every)
{
	long day = (long)ceil((scale->lo - 4) / every) * every + 4;

	for (; (double)day <= scale->hi; day += every)
		add_tick(values, scale, (double)day);
}

static void
add_months(GArray *values, const Scale *scale, int every)
{
	Month month = date_month((Date)floor(scale->lo));

	month -= month % every;
	for (; month_first_day(month) <= scale->hi; month += every)
		add_tick(values, scale, month_first_day(month));
}

static void
add_period(GArray *values, const Scale *scale, const struct Period *period)
{
	switch (period->unit) {
	case TICK_NUMBER:
	case TICK_DAY:
		add_days(values, scale, period->every);
		break;
	case TICK_MONTH:
		add_months(values, scale, period->every);
		break;
	case TICK_YEAR:
		add_months(values, scale, 12 * period->every);
		break;
	}
}

/* About how many days lie between two ticks. */
static double
period_days(const struct Period *period)
{
	static const double days[] = { 1, 1, DAYS_PER_MONTH,
		12 * DAYS_PER_MONTH };

	return days[period->unit] * period->every;
}

static TickUnit
time_ticks(GArray *values, const Scale *scale, size_t max)
{
	for (size_t i = 0; i < G_N_ELEMENTS(periods); i++) {
		if ((scale->hi - scale->lo) / period_days(&periods[i]) >
		    (double)max + 1)
			continue;
		g_array_set_size(values, 0);
		add_period(values, scale, &periods[i]);
		if (values->len <= max)
			return periods[i].unit;
	}
	return TICK_YEAR;
}

Ticks
scale_ticks(const Scale *scale, size_t max)
{
	Ticks ticks = {
		.unit = TICK_NUMBER,
		.values = g_array_new(false, false, sizeof(double)),
	};

	g_assert(max >= 2);
	switch (scale->kind) {
	case AXIS_LINEAR:
		add_multiples(ticks.values, scale, linear_step(scale, max));
		break;
	case AXIS_LOG:
		log_ticks(ticks.values, scale, max);
		break;
	case AXIS_TIME:
		ticks.unit = time_ticks(ticks.values, scale, max);
		break;
	}
	return ticks;
}

void
ticks_clear(Ticks *ticks)
{
	g_clear_pointer(&ticks->values, g_array_unref);
}

/* Out to multiples of the least round step that has so few. */
static Scale
nice_linear(Scale scale, size_t count)
{
	double step = round_step((scale.hi - scale.lo) / (double)(count - 1));

	for (; isfinite(step); step = round_step(step * 1.01)) {
		double lo = floor(scale.lo / step + 1e-9);
		double hi = ceil(scale.hi / step - 1e-9);

		if (hi - lo > (double)(count - 1))
			continue;
		scale.lo = lo * step;
		scale.hi = hi * step;
		break;
	}
	return scale;
}

/* The next value of M, times a power of ten, at or beyond VALUE. */
static double
next_of(const struct Mantissas *m, double value, bool upward)
{
	double power = pow(10, floor(log10(value) + 1e-9));
	double below = power;

	for (size_t i = 0; i < m->count; i++) {
		if (upward && m->of[i] * power >= value * (1 - 1e-9))
			return m->of[i] * power;
		if (m->of[i] * power <= value * (1 + 1e-9))
			below = m->of[i] * power;
	}
	return upward ? 10 * power : below;
}

static bool
nice_decades(Scale *scale, size_t least, size_t most)
{
	g_autoptr(GArray) values = g_array_new(false, false, sizeof(double));

	for (size_t i = 0; i < G_N_ELEMENTS(mantissas); i++) {
		Scale nice = *scale;

		nice.lo = next_of(&mantissas[i], scale->lo, false);
		nice.hi = next_of(&mantissas[i], scale->hi, true);
		g_array_set_size(values, 0);
		add_decades(values, &nice, &mantissas[i], 1);
		if (values->len < least || values->len > most)
			continue;
		*scale = nice;
		return true;
	}
	return false;
}

static Scale
with_log_ends(Scale scale, size_t count)
{
	double lo = floor(log10(scale.lo) + 1e-9);
	double hi = ceil(log10(scale.hi) - 1e-9);
	Scale even = nice_linear(scale, count);
	bool short_one = even.lo > 0 && within_a_decade(&even);
	double stride = 1;

	if (nice_decades(&scale, short_one ? 3 : 2, count))
		return scale;
	if (short_one)
		return even;
	while (ceil(hi / stride) - floor(lo / stride) > (double)(count - 1))
		stride++;
	scale.lo = pow(10, floor(lo / stride) * stride);
	scale.hi = pow(10, ceil(hi / stride) * stride);
	return scale;
}

/* An end stays near the data where its tick would leave much room empty. */
static Scale
nice_log(Scale scale, size_t count)
{
	Scale nice = with_log_ends(scale, count);
	double span = log(scale.hi) - log(scale.lo);

	if (log(scale.lo) - log(nice.lo) > MOST_EMPTY * span)
		nice.lo = exp(log(scale.lo) - LEAST_EMPTY * span);
	if (log(nice.hi) - log(scale.hi) > MOST_EMPTY * span)
		nice.hi = exp(log(scale.hi) + LEAST_EMPTY * span);
	return nice;
}

Scale
scale_nice(Scale scale, size_t count)
{
	g_assert(count >= 3);
	switch (scale.kind) {
	case AXIS_LINEAR:
		return nice_linear(scale, count);
	case AXIS_LOG:
		return nice_log(scale, count);
	case AXIS_TIME:
		break;
	}
	return scale;
}
