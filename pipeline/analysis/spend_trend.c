#include "pipeline/analysis/spend_trend.h"

#include <math.h>

#include "pipeline/analysis/users.h"
#include "pipeline/base/money.h"
#include "pipeline/stats/spikes.h"

/* Bills differ by this much without meaning anything. */
static const double noise_floor = 0.03;

/* Steady growth by which months are told apart where users cannot; how fast
 * has no part in what is left of spend. */
static const double month_growth = 0.1;

static SpendMonth *
month_at(const SpendResult *spend, guint i)
{
	return &g_array_index(spend->months, SpendMonth, i);
}

static int
compare_months(gconstpointer a, gconstpointer b)
{
	const SpendMonth *left = a, *right = b;

	return (left->month > right->month) - (left->month < right->month);
}

static void
add_cell(const Evidence *evidence, const SpendResult *spend,
    const CostCell *cell, double *amounts)
{
	const double rate =
	    spend_rate(&evidence->config->business, cell->currency);
	const SpendMonth wanted = { .month = cell->month };
	guint at;

	if (!isnan(rate) &&
	    g_array_binary_search(spend->months, &wanted, compare_months, &at))
		amounts[at] += rate * decimal_to_double(cell->effective);
}

static void
sum_cells(const Evidence *evidence, const SpendResult *spend,
    SpendFilter filter, const void *data, double *amounts)
{
	const GPtrArray *bills = facts_bills(evidence->facts);

	for (guint b = 0; b < bills->len; b++) {
		const Bill *bill = g_ptr_array_index(bills, b);

		for (guint i = 0; i < bill->cells->len && !bill->superseded;
		     i++) {
			const CostCell *cell =
			    g_ptr_array_index(bill->cells, i);

			if (filter(cell, data))
				add_cell(evidence, spend, cell, amounts);
		}
	}
}

static double *
collect_amounts(const Evidence *evidence, const SpendResult *spend,
    SpendFilter filter, const void *data)
{
	double *amounts = g_new0(double, spend->months->len + 1);

	if (filter != NULL)
		sum_cells(evidence, spend, filter, data, amounts);
	for (guint i = 0; i < spend->months->len; i++)
		if (!month_at(spend, i)->complete)
			amounts[i] = NAN;
		else if (filter == NULL)
			amounts[i] = month_at(spend, i)->amount;
	return amounts;
}

/* The last value of the users series in each month; NAN if there is none. */
static double *
collect_users(const UsersResult *users, const SpendResult *spend)
{
	double *values = g_new(double, spend->months->len + 1);
	const GArray *points =
	    users->series == NULL ? NULL : users->series->points;

	for (guint i = 0; i < spend->months->len; i++)
		values[i] = NAN;
	for (guint k = 0; points != NULL && k < points->len; k++) {
		const Point *point = &g_array_index(points, Point, k);
		const SpendMonth wanted = {
			.month = date_month(instant_date(point->time)),
		};
		guint at;

		if (g_array_binary_search(
			spend->months, &wanted, compare_months, &at))
			values[at] = point->value;
	}
	return values;
}

static double *
count_months(const SpendResult *spend)
{
	double *values = g_new(double, spend->months->len + 1);

	for (guint i = 0; i < spend->months->len; i++)
		values[i] = exp(month_growth * (month_at(spend, i)->month -
						   month_at(spend, 0)->month));
	return values;
}

static int
compare_events(gconstpointer a, gconstpointer b)
{
	const SpendEvent *left = a, *right = b;

	if (left->month != right->month)
		return left->month < right->month ? -1 : 1;
	return (int)left->spike - (int)right->spike;
}

static void
list_events(const SpendResult *spend, const Elasticity *fit, const double *rest,
    SpendTrend *trend)
{
	for (size_t s = 0; s < fit->n_steps; s++) {
		const SpendEvent step = {
			.month =
			    month_at(spend, (guint)fit->steps[s].at)->month,
			.factor = fit->steps[s].factor,
			.score = NAN,
		};

		g_array_append_val(trend->events, step);
	}
	for (guint i = 0; i < spend->months->len; i++) {
		const SpendEvent spike = {
			.month = month_at(spend, i)->month,
			.spike = true,
			.factor = exp(rest[i]),
			.score = trend->scores[i],
		};

		if (fabs(spike.score) > SPIKE_SCORE)
			g_array_append_val(trend->events, spike);
	}
	g_array_sort(trend->events, compare_events);
}

SpendTrend
spend_trend_of(const Evidence *evidence, const UsersResult *users,
    const SpendResult *spend, SpendFilter filter, const void *data)
{
	const guint n = spend->months->len;
	g_autofree double *x = collect_users(users, spend);
	g_autofree double *rest = g_new(double, n + 1);
	SpendTrend trend = {
		.amounts = collect_amounts(evidence, spend, filter, data),
		.scores = g_new(double, n + 1),
		.events = g_array_new(FALSE, FALSE, sizeof(SpendEvent)),
	};
	Elasticity by;

	by = trend.fit = elasticity_fit(x, trend.amounts, n);
	trend.by_users = by.measured;
	if (!by.measured) {
		g_free(x);
		x = count_months(spend);
		by = elasticity_fit(x, trend.amounts, n);
	}
	elasticity_residuals(&by, x, trend.amounts, n, rest);
	spike_scores(rest, n, noise_floor, trend.scores);
	list_events(spend, &by, rest, &trend);
	return trend;
}

void
spend_trend_clear(SpendTrend *trend)
{
	g_clear_pointer(&trend->amounts, g_free);
	g_clear_pointer(&trend->scores, g_free);
	g_clear_pointer(&trend->events, g_array_unref);
}
