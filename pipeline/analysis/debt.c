#include <math.h>
#include <string.h>

#include "pipeline/analysis/debt.h"
#include "pipeline/analysis/debt_trend.h"
#include "pipeline/analysis/own_effort.h"
#include "pipeline/stats/quantile.h"
#include "pipeline/stats/rng.h"

enum { WINDOW_DAYS = 90 };

const double debt_allocations[DEBT_SCENARIOS] = { 0, 0.1, 0.2, 0.3 };

/* "debt", "debt/billing", "Debt::billing" for "debt". */
static bool
is_label(const char *label, const char *wanted)
{
	const size_t length = strlen(wanted);

	return g_ascii_strncasecmp(label, wanted, length) == 0 &&
	       strchr("/:", label[length]) != NULL;
}

const char *
debt_label_of(const Config *config, const Issue *issue)
{
	for (char **label = config->debt.labels; *label != NULL; label++) {
		for (size_t i = 0; issue->labels[i] != NULL; i++)
			if (is_label(issue->labels[i], *label))
				return *label;
		if (issue->type != NULL &&
		    g_ascii_strcasecmp(issue->type, *label) == 0)
			return *label;
	}
	return NULL;
}

bool
debt_is_debt(const Config *config, const Issue *issue)
{
	return debt_label_of(config, issue) != NULL;
}

double
debt_stated_hours(const Evidence *evidence, const Issue *issue)
{
	if (issue->estimate_hours > 0)
		return issue->estimate_hours;
	if (issue->points > 0)
		return issue->points * assume(&evidence->config->assumptions,
					   ASSUME_POINT_HOURS);
	return NAN;
}

bool
debt_is_open_debt(const Config *config, const Issue *issue)
{
	return issue->resolved == INSTANT_NONE &&
	       issue->category != STATUS_DONE && issue->kind != ISSUE_EPIC &&
	       debt_is_debt(config, issue);
}

/* Hours that were spent on ISSUE, else those that it was to take; NAN where
 * it is no finished debt, or says neither. */
static double
hours_it_took(const Evidence *evidence, const Issue *issue)
{
	if (!work_is_done(evidence, issue) ||
	    !debt_is_debt(evidence->config, issue))
		return NAN;
	return issue->spent_hours > 0 ? issue->spent_hours
				      : debt_stated_hours(evidence, issue);
}

static void
measure_own_hours(const Evidence *evidence, DebtResult *debt)
{
	const GPtrArray *issues = facts_issues(evidence->facts);
	g_autofree double *hours = g_new(double, issues->len + 1);
	size_t n;

	for (guint i = 0; i < issues->len; i++)
		hours[i] =
		    hours_it_took(evidence, g_ptr_array_index(issues, i));
	n = drop_missing(hours, issues->len);
	debt->own_hours = n >= OWN_EFFORT_LEAST ? median(hours, n) : NAN;
	debt->unstated_hours =
	    isnan(debt->own_hours)
		? assume(&evidence->config->assumptions, ASSUME_DEBT_ITEM_HOURS)
		: debt->own_hours;
}

static void
sum_principal(const Evidence *evidence, DebtResult *debt)
{
	const GPtrArray *issues = facts_issues(evidence->facts);

	for (guint i = 0; i < issues->len; i++) {
		const Issue *issue = g_ptr_array_index(issues, i);
		double hours;

		if (!debt_is_open_debt(evidence->config, issue))
			continue;
		hours = debt_stated_hours(evidence, issue);
		debt->debt_open++;
		debt->debt_estimated += !isnan(hours);
		debt->principal += isnan(hours) ? debt->unstated_hours : hours;
	}
}

long
debt_left_out(const WorkSample *sample)
{
	return sample->not_done + sample->undated + sample->too_short +
	       sample->unscoped;
}

bool
debt_is_recent_work(const Evidence *evidence, const Issue *issue)
{
	return work_is_done(evidence, issue) &&
	       issue->resolved >= date_instant(evidence->as_of - WINDOW_DAYS);
}

static void
measure_allocation(const Evidence *evidence, DebtResult *debt)
{
	const GPtrArray *issues = facts_issues(evidence->facts);

	debt->measure = work_measure(evidence);
	for (guint i = 0; i < issues->len; i++) {
		const Issue *issue = g_ptr_array_index(issues, i);

		if (debt_is_recent_work(evidence, issue))
			work_tally_add(
			    &debt->recent, evidence, debt->measure, issue);
	}
	debt->allocation =
	    work_marks_debt(evidence) ? work_tally_share(&debt->recent) : NAN;
}

static DebtInputs
make_inputs(const Evidence *evidence, const DebtResult *debt)
{
	const Assumptions *a = &evidence->config->assumptions;

	return (DebtInputs){
		.capacity = debt->capacity,
		.principal = debt->debt_open > 0 ? debt->principal : NAN,
		.wasted = assume(a, ASSUME_DEBT_WASTE),
		.efficiency = assume(a, ASSUME_DEBT_EFFICIENCY),
		.allocation = isnan(debt->allocation) ? 0 : debt->allocation,
		.growth = expm1(debt->fit.slope),
	};
}

/* Room for the draws of one quantity at every month and allocation. */
typedef struct Cloud {
	double *draws; /* DRAWS values, scenario, month after month */
	double *break_even;
} Cloud;

static double *
cloud_at(const Cloud *cloud, int scenario, int month)
{
	return cloud->draws +
	       ((size_t)scenario * (DEBT_MONTHS + 1) + (size_t)month) * DRAWS;
}

static void
draw_models(const Evidence *evidence, const DebtResult *debt,
    const DebtInputs *inputs, const Cloud *cloud)
{
	const DebtUncertainty unsure = {
		.log_growth_error = theil_sen_error(&debt->fit),
		.wasted = evidence_assumption(evidence, ASSUME_DEBT_WASTE),
		.efficiency =
		    evidence_assumption(evidence, ASSUME_DEBT_EFFICIENCY),
	};
	Rng rng;

	rng_init(&rng, evidence->seed, "debt.model");
	for (int i = 0; i < DRAWS; i++) {
		DebtModel model;
		bool good = debt_model_draw(inputs, &unsure, &rng, &model);

		cloud->break_even[i] =
		    good ? debt_model_break_even(&model) : NAN;
		for (int s = 0; s < DEBT_SCENARIOS; s++)
			for (int m = 0; m <= DEBT_MONTHS; m++)
				cloud_at(cloud, s, m)[i] =
				    good ? debt_model_multiplier(
					       &model, debt_allocations[s], m)
					 : NAN;
	}
}

static void
fill_scenario(
    const DebtModel *model, const Cloud *cloud, int s, DebtScenario *scenario)
{
	const double allocation = debt_allocations[s];

	for (int m = 0; m <= DEBT_MONTHS; m++) {
		const Spread drawn =
		    spread_of_known(cloud_at(cloud, s, m), DRAWS);

		scenario->multiplier[m] =
		    debt_model_multiplier(model, allocation, m);
		scenario->lo[m] = drawn.p10;
		scenario->hi[m] = drawn.p90;
	}
	scenario->principal_12 = debt_model_principal(model, allocation, 12);
	scenario->output_24 = debt_model_output(model, allocation, DEBT_MONTHS);
	scenario->payback = debt_model_payback(model, allocation, DEBT_MONTHS);
	scenario->clear = debt_model_months_to_clear(model, allocation);
}

static void
model_debt(const Evidence *evidence, DebtResult *debt)
{
	const DebtInputs inputs = make_inputs(evidence, debt);
	const size_t cells = (size_t)DEBT_SCENARIOS * (DEBT_MONTHS + 1);
	g_autofree double *draws = NULL;
	g_autofree double *break_even = NULL;
	Cloud cloud;

	if (debt->level > TREND_B || debt->opposed ||
	    !debt_model_calibrate(&inputs, &debt->model))
		return;
	draws = g_new(double, cells *DRAWS);
	break_even = g_new(double, DRAWS);
	cloud = (Cloud){ draws, break_even };
	draw_models(evidence, debt, &inputs, &cloud);
	for (int s = 0; s < DEBT_SCENARIOS; s++)
		fill_scenario(&debt->model, &cloud, s, &debt->scenarios[s]);
	debt->break_even = debt_model_break_even(&debt->model);
	debt->break_even_spread = spread_of_known(break_even, DRAWS);
	debt->interest_hours =
	    debt_model_interest(&debt->model, inputs.allocation, 0);
	debt->repayable = !isnan(debt->model.repayment);
	debt->modelled = true;
}

bool
debt_compute(const Evidence *evidence, Results *results, GError **error)
{
	DebtResult *debt = g_new0(DebtResult, 1);

	(void)error;
	results->debt = debt;
	debt->sample = work_sample_new(evidence);
	debt->break_even = NAN;
	debt->break_even_spread = spread_at(NAN);
	debt->interest_hours = NAN;
	debt->people = evidence_headcount(evidence);
	debt->capacity = debt->people * assume(&evidence->config->assumptions,
					    ASSUME_CAPACITY_HOURS);
	debt_trend_compute(evidence, debt);
	measure_own_hours(evidence, debt);
	sum_principal(evidence, debt);
	measure_allocation(evidence, debt);
	model_debt(evidence, debt);
	return true;
}

void
debt_result_free(DebtResult *debt)
{
	if (debt == NULL)
		return;
	work_sample_free(debt->sample);
	g_clear_pointer(&debt->fitted, g_ptr_array_unref);
	g_clear_pointer(&debt->x, g_array_unref);
	g_clear_pointer(&debt->y, g_array_unref);
	g_clear_pointer(&debt->points, g_array_unref);
	g_clear_pointer(&debt->strata, g_array_unref);
	g_free(debt);
}

double
debt_effort_factor(const DebtResult *debt, double months)
{
	double factor;

	if (!debt->modelled || !(debt->model.compounding > 0))
		return 1;
	factor = debt_model_multiplier(
		     &debt->model, debt->model.allocation, months) /
		 debt->model.multiplier;
	if (isnan(factor))
		return 1;
	return fmin(fmax(factor, 1), DEBT_MULTIPLIER_OBSERVED);
}
