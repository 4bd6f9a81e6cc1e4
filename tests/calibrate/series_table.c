#include "tests/calibrate/series_table.h"

#include <glib.h>
#include <math.h>
#include <stdio.h>

#include "pipeline/stats/crossing.h"
#include "pipeline/stats/distribution.h"
#include "pipeline/stats/growth.h"
#include "pipeline/stats/rng.h"
#include "pipeline/stats/series_error.h"
#include "tests/calibrate/share.h"

enum { MOST_MONTHS = 36, NEVER = 600, HORIZON = 12 };

/* Monthly points; deviations are of the logarithm. */
typedef struct Kind {
	const char *name;
	int months;
	double growth; /* a month: 0.08 */
	double noise; /* deviation of a point from its level */
	double wander; /* of the level, each month */
	double least; /* share of P10 to P90 that should hold the truth */
} Kind;

/* Of a year or two nobody can tell noise from wandering: what is told is a
 * compromise, too wide for the one and too narrow for the other. */
static const Kind kinds[] = {
	{ "scatters, half a year", 6, 0.08, 0.05, 0, 0.77 },
	{ "scatters, a year", 12, 0.08, 0.05, 0, 0.77 },
	{ "scatters, three years", 36, 0.08, 0.05, 0, 0.77 },
	{ "scatters a lot, a year", 12, 0.04, 0.2, 0, 0.77 },
	{ "scatters and wanders, half a year", 6, 0.08, 0.03, 0.03, 0.77 },
	{ "scatters and wanders, a year", 12, 0.08, 0.03, 0.03, 0.7 },
	{ "scatters and wanders, three years", 36, 0.08, 0.03, 0.03, 0.7 },
	{ "slowly, a year", 12, 0.03, 0.02, 0.02, 0.7 },
	{ "wanders, half a year", 6, 0.08, 0, 0.03, 0.6 },
	{ "wanders, a year", 12, 0.08, 0, 0.03, 0.58 },
	{ "wanders, three years", 36, 0.08, 0, 0.03, 0.65 },
};

typedef struct Tally {
	Share growth, date; /* P10 to P90 hold the truth */
	double score; /* sum of squares: probability less what happened */
	Share within; /* what happened within the horizon */
} Tally;

static double
draw_normal(Rng *rng)
{
	return normal_quantile(rng_uniform(rng));
}

/* Fills X and ln Y; the level of the last point. */
static double
draw_series(const Kind *kind, Rng *rng, double *x, double *y)
{
	double level = 0;

	for (int i = 0; i < kind->months; i++) {
		if (i > 0)
			level += log1p(kind->growth) +
				 kind->wander * draw_normal(rng);
		x[i] = i;
		y[i] = level + kind->noise * draw_normal(rng);
	}
	return level;
}

/* Months until the level is at THRESHOLD. */
static double
draw_crossing(const Kind *kind, Rng *rng, double level, double threshold)
{
	for (int month = 1; month < NEVER; month++) {
		const double before = level;

		level += log1p(kind->growth) + kind->wander * draw_normal(rng);
		if (level >= threshold)
			return month - (level - threshold) / (level - before);
	}
	return INFINITY;
}

static void
try_growth(const Kind *kind, const double *x, const double *y, Tally *tally)
{
	double users[MOST_MONTHS];
	Growth fit;

	for (int i = 0; i < kind->months; i++)
		users[i] = exp(y[i]);
	fit = growth_fit(x, users, (size_t)kind->months);
	share_count(
	    &tally->growth, fabs(log1p(fit.rate) - log1p(kind->growth)) <
				normal_quantile(0.9) * fit.log_error);
}

/* As of a trigger whose threshold is 1.5 to 4 times the level. */
static void
try_crossing(const Kind *kind, const double *x, const double *y, double level,
    Rng *rng, Tally *tally)
{
	const size_t n = (size_t)kind->months;
	const TheilSen fit = theil_sen_fit(x, y, n);
	const SeriesError error = series_error(&fit, x, y, n);
	const double threshold = level + log(1.5 + 2.5 * rng_uniform(rng));
	const double truth = draw_crossing(kind, rng, level, threshold);
	const Crossing crossing = { exp(y[n - 1]), exp(threshold), fit.slope,
		error.slope, error.noise, error.wander };
	const bool happened = truth <= HORIZON;

	share_count(
	    &tally->date, truth >= crossing_quantile(&crossing, 0.1) &&
			      truth <= crossing_quantile(&crossing, 0.9));
	share_count(&tally->within, happened);
	tally->score +=
	    pow(crossing_probability(&crossing, HORIZON) - happened, 2);
}

static Tally
try_kind(const Kind *kind, size_t runs)
{
	Tally tally = { .score = 0 };

	for (size_t i = 0; i < runs; i++) {
		double x[MOST_MONTHS], y[MOST_MONTHS], level;
		Rng rng;

		rng_init(&rng, i + 1, kind->name);
		level = draw_series(kind, &rng, x, y);
		try_growth(kind, x, y, &tally);
		try_crossing(kind, x, y, level, &rng, &tally);
	}
	tally.score /= (double)runs;
	return tally;
}

bool
series_table(size_t runs)
{
	bool good = true;

	printf("\nGrowth and thresholds, over %zu series of each kind\n"
	       "in %%: P10 to P90 of the growth that hold the truth, and of "
	       "the date of passing a\nthreshold; passed within a year; score "
	       "of its probability (Brier), and of whoever\nknows only how "
	       "many pass\n\n%-34s growth  date  year score blind\n",
	    runs, "");
	for (size_t i = 0; i < G_N_ELEMENTS(kinds); i++) {
		const Kind *kind = &kinds[i];
		const Tally tally = try_kind(kind, runs);
		const double year = share_value(tally.within);

		printf("%-34s", kind->name);
		share_print(tally.growth);
		share_print(tally.date);
		share_print(tally.within);
		printf(" %5.3f %5.3f\n", tally.score, year * (1 - year));
		good &= share_check(kind->name, "growth that holds the truth",
		    tally.growth, kind->least, 1);
		good &= share_check(kind->name, "dates that hold the truth",
		    tally.date, kind->least, 1);
	}
	return good;
}
