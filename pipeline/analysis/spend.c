#include <math.h>
#include <string.h>

#include "pipeline/analysis/limit.h"
#include "pipeline/analysis/spend.h"
#include "pipeline/analysis/spend_trend.h"
#include "pipeline/analysis/users.h"
#include "pipeline/base/money.h"
#include "pipeline/base/text.h"
#include "pipeline/stats/elasticity.h"
#include "pipeline/stats/rng.h"

/* A month whose bills reach its 27th day is taken as complete. */
enum { COMPLETE_DAY = 27 };

typedef struct MonthSum {
	Decimal amount; /* in the company's own currency */
	double converted; /* from others */
	Instant last_charge;
} MonthSum;

static void
note_currency(GPtrArray *currencies, const char *currency)
{
	for (guint i = 0; i < currencies->len; i++)
		if (g_str_equal(g_ptr_array_index(currencies, i), currency))
			return;
	g_ptr_array_add(currencies, g_strdup(currency));
}

double
spend_rate(const ConfigBusiness *business, const char *currency)
{
	if (g_str_equal(currency, business->currency))
		return 1;
	for (guint i = 0; i < business->rates->len; i++) {
		const ConfigRate *rate = g_ptr_array_index(business->rates, i);

		if (g_str_equal(rate->currency, currency))
			return rate->rate;
	}
	return NAN;
}

/* Months, and the currencies that are converted and that cannot be. */
typedef struct Collection {
	const ConfigBusiness *business;
	GHashTable *sums; /* of MonthSum, by month */
	GPtrArray *converted, *others; /* of char * */
} Collection;

static void
add_cell(Collection *all, const CostCell *cell, Instant last_charge)
{
	const double rate = spend_rate(all->business, cell->currency);
	gpointer key = GINT_TO_POINTER(cell->month);
	MonthSum *sum = g_hash_table_lookup(all->sums, key);

	if (isnan(rate)) {
		note_currency(all->others, cell->currency);
		return;
	}
	if (sum == NULL) {
		sum = g_new0(MonthSum, 1);
		sum->last_charge = INSTANT_NONE;
		g_hash_table_insert(all->sums, key, sum);
	}
	if (g_str_equal(cell->currency, all->business->currency)) {
		decimal_add(&sum->amount, cell->effective);
	} else {
		note_currency(all->converted, cell->currency);
		sum->converted += rate * decimal_to_double(cell->effective);
	}
	sum->last_charge = MAX(sum->last_charge, last_charge);
}

static void
add_bill(Collection *all, const Bill *bill)
{
	for (guint i = 0; i < bill->cells->len; i++)
		add_cell(
		    all, g_ptr_array_index(bill->cells, i), bill->last_charge);
}

static int
compare_months(gconstpointer a, gconstpointer b)
{
	const SpendMonth *left = a, *right = b;

	return (left->month > right->month) - (left->month < right->month);
}

static int
compare_names(gconstpointer a, gconstpointer b)
{
	const char *const *left = a, *const *right = b;

	return strcmp(*left, *right);
}

/* Charges that all start on the first are monthly lines. */
static bool
is_complete(Month month, Instant last_charge, Date as_of)
{
	const Date first = month_first_day(month);
	const Date last = instant_date(last_charge);

	return as_of >= month_first_day(month + 1) &&
	       (last >= first + COMPLETE_DAY - 1 || last == first);
}

/* "EUR, GBP"; NULL: none. */
static char *
join_currencies(GPtrArray *names)
{
	if (names->len == 0)
		return NULL;
	g_ptr_array_sort(names, compare_names);
	g_ptr_array_add(names, NULL);
	return lang_join(MSG_LIST_NEXT, (char **)names->pdata);
}

static void
list_months(GHashTable *sums, Date as_of, SpendResult *spend)
{
	GHashTableIter iter;
	gpointer key, value;

	g_hash_table_iter_init(&iter, sums);
	while (g_hash_table_iter_next(&iter, &key, &value)) {
		const MonthSum *sum = value;
		SpendMonth month = {
			.month = GPOINTER_TO_INT(key),
			.amount =
			    decimal_to_double(sum->amount) + sum->converted,
		};

		month.complete =
		    is_complete(month.month, sum->last_charge, as_of);
		g_array_append_val(spend->months, month);
	}
	g_array_sort(spend->months, compare_months);
}

static void
collect_months(const Evidence *evidence, SpendResult *spend)
{
	const GPtrArray *bills = facts_bills(evidence->facts);
	g_autoptr(GHashTable) sums =
	    g_hash_table_new_full(g_direct_hash, g_direct_equal, NULL, g_free);
	g_autoptr(GPtrArray) converted = g_ptr_array_new_with_free_func(g_free);
	g_autoptr(GPtrArray) others = g_ptr_array_new_with_free_func(g_free);
	Collection all = { &evidence->config->business, sums, converted,
		others };

	for (guint i = 0; i < bills->len; i++) {
		const Bill *bill = g_ptr_array_index(bills, i);

		if (!bill->superseded)
			add_bill(&all, bill);
	}
	spend->other_currencies = join_currencies(others);
	spend->converted = join_currencies(converted);
	list_months(sums, evidence->as_of, spend);
}

static void
find_latest(SpendResult *spend)
{
	spend->latest = MONTH_NONE;
	spend->monthly = NAN;
	for (guint i = 0; i < spend->months->len; i++) {
		const SpendMonth *month =
		    &g_array_index(spend->months, SpendMonth, i);

		if (!month->complete)
			continue;
		spend->latest = month->month;
		spend->monthly = month->amount;
	}
}

static SpendCategory *
category_of(SpendResult *spend, const char *name)
{
	SpendCategory fresh = { .name = name };

	for (guint i = 0; i < spend->categories->len; i++) {
		SpendCategory *category =
		    &g_array_index(spend->categories, SpendCategory, i);

		if (g_str_equal(category->name, name))
			return category;
	}
	g_array_append_val(spend->categories, fresh);
	return &g_array_index(
	    spend->categories, SpendCategory, spend->categories->len - 1);
}

static int
compare_categories(gconstpointer a, gconstpointer b)
{
	const SpendCategory *left = a, *right = b;

	if (left->monthly != right->monthly)
		return left->monthly < right->monthly ? 1 : -1;
	return strcmp(left->name, right->name);
}

static void
add_categories(
    const ConfigBusiness *business, const Bill *bill, SpendResult *spend)
{
	for (guint i = 0; i < bill->cells->len; i++) {
		const CostCell *cell = g_ptr_array_index(bill->cells, i);
		const double rate = spend_rate(business, cell->currency);

		if (cell->month != spend->latest || isnan(rate))
			continue;
		category_of(spend, cell->service_category)->monthly +=
		    rate * decimal_to_double(cell->effective);
	}
}

static void
collect_categories(const Evidence *evidence, SpendResult *spend)
{
	const GPtrArray *bills = facts_bills(evidence->facts);

	for (guint i = 0; i < bills->len; i++) {
		const Bill *bill = g_ptr_array_index(bills, i);

		if (!bill->superseded)
			add_categories(
			    &evidence->config->business, bill, spend);
	}
	for (guint i = 0; i < spend->categories->len; i++) {
		SpendCategory *category =
		    &g_array_index(spend->categories, SpendCategory, i);

		category->share = category->monthly / spend->monthly;
	}
	g_array_sort(spend->categories, compare_categories);
}

static Elasticity
measure_elasticity(
    const Evidence *evidence, const UsersResult *users, SpendResult *spend)
{
	spend->trend = spend_trend_of(evidence, users, spend, NULL, NULL);
	spend->elasticity_measured = spend->trend.by_users;
	spend->pairs = spend->trend.fit.n;
	return spend->trend.fit;
}

static bool
is_in_category(const CostCell *cell, const void *category)
{
	return g_str_equal(cell->service_category, category);
}

/* What users explain of each category, and what each costs with more. */
static void
follow_categories(
    const Evidence *evidence, const UsersResult *users, SpendResult *spend)
{
	g_autoptr(GHashTable) slugs =
	    g_hash_table_new_full(g_str_hash, g_str_equal, g_free, NULL);

	for (guint i = 0; i < spend->categories->len; i++) {
		SpendCategory *category =
		    &g_array_index(spend->categories, SpendCategory, i);

		category->id = text_slug_unique(category->name, slugs);
		category->trend = spend_trend_of(
		    evidence, users, spend, is_in_category, category->name);
		for (int m = 0; m < MULTIPLE_COUNT; m++)
			category->at[m] = elasticity_cost_at(
			    category->trend.by_users
				? category->trend.fit.exponent
				: spend->elasticity,
			    category->monthly, multiples[m]);
	}
}

static void
draw_elasticity(
    const Evidence *evidence, const Elasticity *fit, SpendResult *spend)
{
	const ThreePoint prior =
	    evidence_assumption(evidence, ASSUME_ELASTICITY);
	Rng rng;

	rng_init(&rng, evidence->seed, "spend.elasticity");
	for (int i = 0; i < DRAWS; i++) {
		double p = rng_uniform(&rng);

		spend->elasticity_draws[i] =
		    fit->measured ? elasticity_quantile(fit, p)
				  : triangular_quantile(prior, p);
	}
	spend->elasticity = fit->measured ? fit->exponent : prior.mode;
	spend->elasticity_lo = fit->measured ? fit->lo : prior.low;
	spend->elasticity_hi = fit->measured ? fit->hi : prior.high;
}

static void
project(SpendResult *spend)
{
	g_autofree double *cost = g_new(double, DRAWS);

	for (int m = 0; m < MULTIPLE_COUNT; m++) {
		for (int i = 0; i < DRAWS; i++)
			cost[i] = elasticity_cost_at(spend->elasticity_draws[i],
			    spend->monthly, multiples[m]);
		spend->at[m] = spread_of(cost, DRAWS);
	}
}

bool
spend_names(
    const Evidence *evidence, const SpendResult *spend, const char *words)
{
	const GPtrArray *bills = facts_bills(evidence->facts);

	for (guint b = 0; b < bills->len; b++) {
		const Bill *bill = g_ptr_array_index(bills, b);

		for (guint i = 0; i < bill->cells->len; i++) {
			const CostCell *cell =
			    g_ptr_array_index(bill->cells, i);
			g_autofree char *category =
			    text_find_word(cell->service_category, words);
			g_autofree char *service =
			    text_find_word(cell->service, words);

			if (!bill->superseded && cell->month == spend->latest &&
			    (category != NULL || service != NULL))
				return true;
		}
	}
	return false;
}

const SpendCategory *
spend_find_category(const SpendResult *spend, const char *category)
{
	for (guint i = 0; i < spend->categories->len; i++) {
		const SpendCategory *entry =
		    &g_array_index(spend->categories, SpendCategory, i);

		if (g_str_equal(entry->name, category))
			return entry;
	}
	return NULL;
}

double
spend_category_at(const SpendResult *spend, const char *category, int i)
{
	const SpendCategory *entry = spend_find_category(spend, category);

	if (isnan(spend->monthly))
		return NAN;
	return entry != NULL ? entry->at[i] : 0;
}

double
spend_share_multiple(
    double monthly, double revenue, double share, double elasticity)
{
	const double room = share * revenue / monthly;

	if (!(room >= 1))
		return 1;
	if (elasticity <= 1)
		return INFINITY;
	return pow(room, 1 / (elasticity - 1));
}

static void
add_limit(const Evidence *evidence, const SpendResult *spend, LimitSet *limits)
{
	const double revenue = evidence->config->business.revenue;
	const double share =
	    assume(&evidence->config->assumptions, ASSUME_COST_SHARE);
	Limit *limit;

	if (!(revenue > 0) || !(spend->monthly > 0))
		return;
	limit = limit_new("cost-share", LIMIT_ORGANISATION,
	    (LimitWords){
		.label = MSG_SPEND_LIMIT,
		.crossing = MSG_SPEND_CROSSING,
		.threshold = share,
		.form = FORM_SHARE,
	    });
	for (int i = 0; i < DRAWS; i++)
		limit->draws[i] = spend_share_multiple(
		    spend->monthly, revenue, share, spend->elasticity_draws[i]);
	limit_reads(limit, 0, "spend.monthly");
	limit_reads(limit, 0, "spend.elasticity");
	limit_reads(limit, FIGURE_CONFIGURED, "config:business.revenue");
	limit_uses(limit, ASSUME_COST_SHARE);
	limit_set_add(limits, limit);
}

static SpendState
state_of(const SpendResult *spend)
{
	if (spend->latest != MONTH_NONE)
		return SPEND_KNOWN;
	if (spend->months->len > 0)
		return SPEND_NO_COMPLETE_MONTH;
	return spend->other_currencies != NULL ? SPEND_OTHER_CURRENCY
					       : SPEND_NO_BILLS;
}

static void
clear_category(gpointer data)
{
	SpendCategory *category = data;

	g_free(category->id);
	spend_trend_clear(&category->trend);
}

bool
spend_compute(const Evidence *evidence, Results *results, GError **error)
{
	SpendResult *spend = g_new0(SpendResult, 1);
	Elasticity fit;

	(void)error;
	spend->currency = evidence_currency(evidence);
	spend->months = g_array_new(FALSE, TRUE, sizeof(SpendMonth));
	spend->categories = g_array_new(FALSE, TRUE, sizeof(SpendCategory));
	g_array_set_clear_func(spend->categories, clear_category);
	spend->elasticity_draws = g_new(double, DRAWS);
	collect_months(evidence, spend);
	find_latest(spend);
	if (spend->latest != MONTH_NONE)
		spend->months_behind =
		    date_month(evidence->as_of) - 1 - spend->latest;
	spend->state = state_of(spend);
	if (spend->latest != MONTH_NONE)
		collect_categories(evidence, spend);
	fit = measure_elasticity(evidence, results->users, spend);
	draw_elasticity(evidence, &fit, spend);
	follow_categories(evidence, results->users, spend);
	project(spend);
	add_limit(evidence, spend, results->limits);
	results->spend = spend;
	return true;
}

void
spend_result_free(SpendResult *spend)
{
	if (spend == NULL)
		return;
	g_array_unref(spend->months);
	g_array_unref(spend->categories);
	g_free(spend->other_currencies);
	g_free(spend->converted);
	g_free(spend->elasticity_draws);
	spend_trend_clear(&spend->trend);
	g_free(spend);
}
