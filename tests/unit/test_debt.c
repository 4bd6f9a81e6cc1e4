#include <math.h>
#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>
#include <cmocka.h>

#include "pipeline/analysis/debt.h"
#include "tests/support/assert_close.h"
#include "tests/support/company.h"

static const char *const debt_label[] = { "Tech-Debt", NULL };

static const DebtResult *
compute(Company *company)
{
	assert_true(
	    debt_compute(company_evidence(company), company->results, NULL));
	return company->results->debt;
}

static void
add_debt(Company *company, const char *start, const char *end, double hours,
    double points)
{
	Issue issue = company_feature(company, start, end, points);

	issue.kind = ISSUE_TASK;
	issue.labels = debt_label;
	issue.estimate_hours = hours;
	company_add_issue(company, &issue);
}

static void
debt_is_told_by_label_or_type(void **state)
{
	g_autoptr(Company) company = company_new("2026-07-01");
	Issue issue = company_feature(company, "2026-05-01", NULL, NAN);
	static const char *const other[] = { "frontend", NULL };

	(void)state;
	assert_false(debt_is_debt(company->config, &issue));
	issue.labels = other;
	assert_false(debt_is_debt(company->config, &issue));
	issue.type = "Refactoring";
	assert_true(debt_is_debt(company->config, &issue));
	issue.type = NULL;
	issue.labels = debt_label;
	assert_true(debt_is_debt(company->config, &issue));
}

/* Hours, else points, else the assumption; open ones only, no epics. */
static void
principal_is_the_open_debt(void **state)
{
	g_autoptr(Company) company = company_new("2026-07-01");
	const DebtResult *debt;
	Issue epic;

	(void)state;
	add_debt(company, "2026-05-01", NULL, 10, 5);
	add_debt(company, "2026-05-01", NULL, NAN, 3);
	add_debt(company, "2026-05-01", NULL, NAN, NAN);
	add_debt(company, "2026-05-01", "2026-05-04", 100, NAN);
	epic = company_feature(company, "2026-05-01", NULL, NAN);
	epic.kind = ISSUE_EPIC;
	epic.labels = debt_label;
	company_add_issue(company, &epic);
	debt = compute(company);
	assert_int_equal(debt->debt_open, 3);
	assert_int_equal(debt->debt_estimated, 2);
	assert_close(debt->principal, 10 + 3 * 8 + 16, 1e-12);
}

static void
allocation_is_a_share_of_effort(void **state)
{
	static const struct {
		double debt_hours, other_hours;
		const char *end, *resolution;
		double want;
	} cases[] = {
		{ 10, 30, "2026-06-20", NULL, 0.25 },
		{ NAN, NAN, "2026-06-20", NULL, 0.5 }, /* by count */
		{ 10, NAN, "2026-06-20", NULL, 0.5 }, /* the rest says none */
		{ 10, 30, "2026-03-20", NULL, NAN }, /* too long ago */
		{ 10, 30, "2026-06-20", "Duplicate", NAN },
	};

	(void)state;
	for (size_t i = 0; i < G_N_ELEMENTS(cases); i++) {
		g_autoptr(Company) company = company_new("2026-07-01");

		for (int k = 0; k < 2; k++) {
			Issue issue = company_feature(
			    company, "2026-03-01", cases[i].end, NAN);

			issue.resolution = cases[i].resolution;
			issue.estimate_hours =
			    k == 0 ? cases[i].debt_hours : cases[i].other_hours;
			if (k == 0)
				issue.labels = debt_label;
			company_add_issue(company, &issue);
		}
		print_message("%zu\n", i);
		assert_close(
		    compute(company)->allocation, cases[i].want, 1e-12);
	}
}

static Company *
make_team(double rate)
{
	Company *company = company_new("2026-07-01");

	company->config->team.headcount = 5;
	company_add_features(company, 18, 20, rate);
	add_debt(company, "2026-05-01", NULL, 900, NAN);
	return company;
}

/* K = 600, P0 = 900 and w = .23 as in [T6]; the rest is measured. */
static void
curves_follow_the_model(void **state)
{
	g_autoptr(Company) company = make_team(0.02);
	const DebtResult *debt = compute(company);
	const DebtScenario *none = &debt->scenarios[0];
	const DebtScenario *fifth = &debt->scenarios[2];

	(void)state;
	assert_true(debt->modelled && debt->repayable);
	assert_close(debt->capacity, 600, 0);
	assert_close(debt->model.multiplier, 1 / (1 - 0.23), 1e-12);
	assert_close(none->multiplier[0], debt->model.multiplier, 1e-12);
	assert_close(none->multiplier[12],
	    debt->model.multiplier * exp(12 * debt->model.compounding), 1e-9);
	assert_true(fifth->multiplier[12] < none->multiplier[12]);
	assert_true(none->lo[12] < none->multiplier[12]);
	assert_true(none->hi[12] > none->multiplier[12]);
	assert_close(debt->interest_hours, 600 * 0.23, 1e-9);
	assert_true(debt->break_even > 0 && debt->break_even < 1);
	assert_true(debt->break_even_spread.p10 < debt->break_even_spread.p90);
}

static void
work_gets_dearer_with_debt_and_no_further_than_seen(void **state)
{
	g_autoptr(Company) company = make_team(0.05);
	const DebtResult *debt = compute(company);

	(void)state;
	assert_close(debt_effort_factor(debt, 0), 1, 1e-12);
	assert_true(debt_effort_factor(debt, 6) > 1.2);
	assert_close(
	    debt_effort_factor(debt, 600), DEBT_MULTIPLIER_OBSERVED, 0);
}

static void
work_that_speeds_up_does_not_get_dearer(void **state)
{
	g_autoptr(Company) company = make_team(-0.05);
	const DebtResult *debt = compute(company);

	(void)state;
	assert_true(debt->modelled);
	assert_close(debt_effort_factor(debt, 12), 1, 0);
}

/* Without open debt there is a curve and nothing to pay back. */
static void
without_principal_only_the_first_curve_stands(void **state)
{
	g_autoptr(Company) company = company_new("2026-07-01");
	const DebtResult *debt;

	(void)state;
	company_add_features(company, 18, 20, 0.02);
	debt = compute(company);
	assert_true(debt->modelled);
	assert_false(debt->repayable);
	assert_false(isnan(debt->scenarios[0].multiplier[24]));
	assert_true(isnan(debt->scenarios[2].multiplier[24]));
	assert_true(isnan(debt->capacity));
	assert_true(isnan(debt->interest_hours));
}

static void
nothing_is_modelled_without_a_trend(void **state)
{
	g_autoptr(Company) few = company_new("2026-07-01");
	g_autoptr(Company) all_debt = company_new("2026-07-01");
	const DebtResult *debt;

	(void)state;
	company_add_features(few, 3, 3, 0.05);
	assert_false(compute(few)->modelled);
	for (int i = 0; i < 60; i++) {
		Issue issue = company_feature(all_debt, NULL, NULL, 3);

		issue.labels = debt_label;
		issue.created = issue.started =
		    date_instant(date_from_ymd(2025, 7, 1)) +
		    (Instant)(i * 5.9 * SECONDS_PER_DAY);
		issue.resolved = issue.started + 3 * SECONDS_PER_DAY;
		issue.category = STATUS_DONE;
		company_add_issue(all_debt, &issue);
	}
	debt = compute(all_debt);
	assert_close(debt->allocation, 1, 0);
	assert_true(debt->level <= TREND_B);
	assert_false(debt->modelled);
	assert_close(debt_effort_factor(debt, 12), 1, 0);
}

int
main(void)
{
	const struct CMUnitTest tests[] = {
		cmocka_unit_test(debt_is_told_by_label_or_type),
		cmocka_unit_test(principal_is_the_open_debt),
		cmocka_unit_test(allocation_is_a_share_of_effort),
		cmocka_unit_test(curves_follow_the_model),
		cmocka_unit_test(
		    work_gets_dearer_with_debt_and_no_further_than_seen),
		cmocka_unit_test(work_that_speeds_up_does_not_get_dearer),
		cmocka_unit_test(without_principal_only_the_first_curve_stands),
		cmocka_unit_test(nothing_is_modelled_without_a_trend),
	};

	return cmocka_run_group_tests_name("debt", tests, NULL, NULL);
}
