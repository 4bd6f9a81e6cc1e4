#include "pipeline/analysis/shown_rows.h"

#include <math.h>
#include <string.h>

#include "pipeline/base/money.h"
#include "pipeline/base/number.h"

static const char *
path_of(const Evidence *evidence, size_t index)
{
	const Input *input =
	    g_ptr_array_index(facts_inputs(evidence->facts), index);

	return input->path;
}

void
figure_shows_issue(Figure *figure, const Evidence *evidence, const Issue *issue,
    const char *value)
{
	figure_add_evidence(figure, path_of(evidence, issue->input),
	    issue->line, issue->key, value);
}

static void
show_point(Figure *figure, const Evidence *evidence, const Point *point)
{
	char date[DATE_TEXT_SIZE], value[NUMBER_TEXT_SIZE];

	figure_add_evidence(figure, path_of(evidence, point->input),
	    point->line, date_format_iso(instant_date(point->time), date),
	    number_format_human(point->value, 6, value));
}

void
figure_reads_series(
    Figure *figure, const Evidence *evidence, const Series *series, size_t most)
{
	const GArray *points = series->points;
	const size_t shown = MIN(points->len, most);

	for (guint i = 0; i < points->len; i++)
		figure_reads(
		    figure, evidence, g_array_index(points, Point, i).input);
	for (size_t i = 0; i < shown; i++)
		show_point(figure, evidence,
		    &g_array_index(points, Point,
			shown == 1
			    ? points->len - 1
			    : figure_spread_evidence(points->len, shown, i)));
}

/* What one file bills for one service. */
typedef struct ServiceCost {
	size_t input;
	const char *service;
	double amount;
} ServiceCost;

static void
add_cell(GArray *costs, const Bill *bill, const CostCell *cell, double rate)
{
	const double amount = rate * decimal_to_double(cell->effective);
	ServiceCost cost = { bill->input, cell->service, amount };

	for (guint i = 0; i < costs->len; i++) {
		ServiceCost *known = &g_array_index(costs, ServiceCost, i);

		if (known->input != bill->input ||
		    g_strcmp0(known->service, cell->service) != 0)
			continue;
		known->amount += amount;
		return;
	}
	g_array_append_val(costs, cost);
}

static int
compare_costs(const void *left, const void *right)
{
	const ServiceCost *a = left, *b = right;

	if (a->amount != b->amount)
		return a->amount > b->amount ? -1 : 1;
	if (a->input != b->input)
		return a->input < b->input ? -1 : 1;
	return g_strcmp0(a->service, b->service);
}

static GArray *
collect_services(const Evidence *evidence, const SpendResult *spend)
{
	const GPtrArray *bills = facts_bills(evidence->facts);
	const ConfigBusiness *business = &evidence->config->business;
	GArray *costs = g_array_new(FALSE, FALSE, sizeof(ServiceCost));

	for (guint i = 0; i < bills->len; i++) {
		const Bill *bill = g_ptr_array_index(bills, i);

		for (guint k = 0; !bill->superseded && k < bill->cells->len;
		     k++) {
			const CostCell *cell =
			    g_ptr_array_index(bill->cells, k);
			const double rate =
			    spend_rate(business, cell->currency);

			if (cell->month == spend->latest && !isnan(rate))
				add_cell(costs, bill, cell, rate);
		}
	}
	g_array_sort(costs, compare_costs);
	return costs;
}

void
figure_shows_services(
    Figure *figure, const Evidence *evidence, const SpendResult *spend)
{
	g_autoptr(GArray) costs = collect_services(evidence, spend);
	const guint shown = MIN(costs->len, FIGURE_EVIDENCE);

	for (guint i = 0; i < shown; i++) {
		const ServiceCost *cost = &g_array_index(costs, ServiceCost, i);
		char money[NUMBER_TEXT_SIZE];

		figure_add_evidence(figure, path_of(evidence, cost->input), 0,
		    cost->service,
		    number_format_money(
			cost->amount, evidence_currency(evidence), money));
	}
}
