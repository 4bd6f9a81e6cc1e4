#include "tests/calibrate/model_table.h"

#include <math.h>
#include <stdio.h>

#include "pipeline/analysis/debt.h"
#include "tests/calibrate/crew.h"
#include "tests/calibrate/tracker.h"
#include "tests/calibrate/share.h"

/* A team of five with open debt of 900 hours, of which it pays back none. */
enum { PEOPLE = 5, OPEN_DEBT = 900, TWENTY_PERCENT = 2, A_YEAR = 12 };

static const TrackerSetting settings[] = {
	{ .name = "3 % a month, 18 months", .rate = 0.03, .months = 18 },
	{ .name = "5 % a month, 18 months", .rate = 0.05, .months = 18 },
	{ .name = "5 % a month, two years", .rate = 0.05, .months = 24 },
};

typedef struct Trial {
	bool modelled;
	bool break_even, left, paid; /* the bands hold the truth */
} Trial;

typedef struct Trials {
	Trial *trials;
	size_t runs;
} Trials;

static Company *
make_company(const TrackerSetting *setting, Rng *rng)
{
	static const char *const labels[] = { "tech-debt", NULL };
	Company *company = tracker_new(setting, rng);
	Issue debt = company_feature(company, "2026-05-04", NULL, NAN);

	company->config->team.headcount = PEOPLE;
	debt.kind = ISSUE_TASK;
	debt.labels = labels;
	debt.estimate_hours = OPEN_DEBT;
	company_add_issue(company, &debt);
	return company;
}

/* What nobody measures is drawn as the assumptions say it may be. */
static bool
draw_truth(const Evidence *evidence, const DebtResult *debt, double rate,
    Rng *rng, DebtModel *out)
{
	const DebtInputs inputs = {
		.capacity = debt->capacity,
		.principal = debt->principal,
		.wasted = triangular_quantile(
		    evidence_assumption(evidence, ASSUME_DEBT_WASTE),
		    rng_uniform(rng)),
		.efficiency = triangular_quantile(
		    evidence_assumption(evidence, ASSUME_DEBT_EFFICIENCY),
		    rng_uniform(rng)),
		.allocation = debt->allocation,
		.growth = rate,
	};

	return debt_model_calibrate(&inputs, out);
}

static bool
holds(double lo, double hi, double truth)
{
	return lo <= truth && truth <= hi;
}

static bool
scenario_holds(const DebtResult *debt, const DebtModel *truth, int scenario)
{
	const DebtScenario *told = &debt->scenarios[scenario];

	return holds(told->lo[A_YEAR], told->hi[A_YEAR],
	    debt_model_multiplier(truth, debt_allocations[scenario], A_YEAR));
}

static void
run_one(void *context, size_t index)
{
	const Trials *all = context;
	const TrackerSetting *setting = &settings[index / all->runs];
	Trial *trial = &all->trials[index];
	g_autoptr(Company) company = NULL;
	const DebtResult *debt;
	DebtModel truth;
	Rng rng;

	rng_init(&rng, index + 1, "debt model");
	company = make_company(setting, &rng);
	debt_compute(company_evidence(company), company->results, NULL);
	debt = company->results->debt;
	trial->modelled = debt->modelled && draw_truth(&company->evidence, debt,
						setting->rate, &rng, &truth);
	if (!trial->modelled)
		return;
	trial->break_even = holds(debt->break_even_spread.p10,
	    debt->break_even_spread.p90, debt_model_break_even(&truth));
	trial->left = scenario_holds(debt, &truth, 0);
	trial->paid = scenario_holds(debt, &truth, TWENTY_PERCENT);
}

static bool
print_setting(const TrackerSetting *setting, const Trial *trials, size_t runs)
{
	Share modelled = { 0, 0 }, break_even = { 0, 0 };
	Share left = { 0, 0 }, paid = { 0, 0 };

	for (size_t i = 0; i < runs; i++) {
		share_count(&modelled, trials[i].modelled);
		if (!trials[i].modelled)
			continue;
		share_count(&break_even, trials[i].break_even);
		share_count(&left, trials[i].left);
		share_count(&paid, trials[i].paid);
	}
	printf("%-26s", setting->name);
	share_print(modelled);
	share_print(break_even);
	share_print(left);
	share_print(paid);
	printf("\n");
	return share_check(setting->name, "break-even that holds the truth",
		   break_even, 0.77, 0.83) &
	       share_check(setting->name, "effort that holds the truth", left,
		   0.77, 0.83) &
	       share_check(setting->name, "effort at 20 % that holds the truth",
		   paid, 0.77, 0.83);
}

bool
model_table(size_t runs)
{
	const size_t count = G_N_ELEMENTS(settings);
	g_autofree Trial *trials = g_new0(Trial, runs * count);
	Trials all = { trials, runs };
	bool good = true;

	crew_run(run_one, &all, runs * count);
	printf("\nThe debt model, over %zu trackers of each kind\n"
	       "in %%: curves drawn; P10 to P90 that hold the truth: of the "
	       "break-even\nallocation, of the effort in a year with nothing "
	       "spent on debt, and with 20 %%\n\n%-26s drawn   b-e   0 %%  20 "
	       "%%\n",
	    runs, "");
	for (size_t s = 0; s < count; s++)
		good &= print_setting(&settings[s], trials + s * runs, runs);
	return good;
}
