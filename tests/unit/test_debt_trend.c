#include <math.h>
#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>
#include <cmocka.h>

#include "pipeline/analysis/debt.h"
#include "tests/support/assert_close.h"
#include "tests/support/company.h"

static const DebtResult *
compute(Company *company)
{
	const Evidence *evidence = company_evidence(company);

	assert_true(debt_compute(evidence, company->results, NULL));
	return company->results->debt;
}

static void
nothing_is_not_measurable(void **state)
{
	g_autoptr(Company) company = company_new("2026-07-01");
	const DebtResult *debt = compute(company);

	(void)state;
	assert_int_equal(debt->level, TREND_D);
	assert_int_equal(debt->n, 0);
	assert_int_equal(debt->needed_issues, 10);
	assert_close(debt->needed_months, 3, 0);
	assert_true(isnan(debt->six.ratio));
	assert_true(isnan(debt->mde));
	assert_true(isnan(debt->median_days));
}

static void
a_planted_trend_is_found(void **state)
{
	static const double rates[] = { 0.05, 0.02, -0.03 };

	(void)state;
	for (size_t i = 0; i < G_N_ELEMENTS(rates); i++) {
		g_autoptr(Company) company = company_new("2026-07-01");
		const DebtResult *debt;

		company_add_features(company, 18, 20, rates[i]);
		debt = compute(company);
		assert_int_equal(debt->level, TREND_A);
		assert_close(expm1(debt->fit.slope), rates[i], 0.004);
		assert_true(log(debt->six.ratio) * rates[i] > 0);
		assert_true(debt->six.lo <= debt->six.ratio);
		assert_true(debt->six.hi >= debt->six.ratio);
		assert_int_equal(debt->needed_issues, 0);
	}
}

static void
no_trend_is_level_b(void **state)
{
	g_autoptr(Company) company = company_new("2026-07-01");
	const DebtResult *debt;

	(void)state;
	company_add_features(company, 12, 8, 0);
	debt = compute(company);
	assert_int_equal(debt->level, TREND_B);
	assert_true(debt->fit.slope_lo <= 0 && debt->fit.slope_hi >= 0);
	assert_true(debt->mde > 0.01);
	assert_close(
	    log1p(debt->mde), 2.801585 * theil_sen_error(&debt->fit), 1e-9);
}

/* Thirty items over six months, ten over three. */
static void
levels_need_items_and_months(void **state)
{
	static const struct {
		int months, per_month;
		TrendLevel level;
	} cases[] = {
		{ 12, 6, TREND_B }, { 12, 2, TREND_C }, /* fewer than thirty */
		{ 5, 20, TREND_C }, /* less than six months */
		{ 3, 20, TREND_D }, /* less than three, once it is cut */
		{ 12, 1, TREND_C }, { 6, 1, TREND_D }, /* fewer than ten */
	};

	(void)state;
	for (size_t i = 0; i < G_N_ELEMENTS(cases); i++) {
		g_autoptr(Company) company = company_new("2026-07-01");
		const DebtResult *debt;

		print_message("%zu\n", i);
		company_add_features(
		    company, cases[i].months, cases[i].per_month, 0);
		debt = compute(company);
		assert_int_equal(debt->level, cases[i].level);
		assert_int_equal(
		    debt->needed_issues > 0 || debt->needed_months > 0,
		    cases[i].level > TREND_B);
	}
}

/* All on one day: no line can be told from that. */
static void
one_start_has_no_slope(void **state)
{
	g_autoptr(Company) company = company_new("2026-07-01");
	const DebtResult *debt;

	(void)state;
	for (int i = 0; i < 40; i++) {
		Issue issue =
		    company_feature(company, "2026-01-05", "2026-01-09", 3);

		company_add_issue(company, &issue);
	}
	debt = compute(company);
	assert_int_equal(debt->level, TREND_D);
	assert_true(isnan(debt->fit.slope));
	assert_close(debt->median_days, 4, 0);
}

static void
all_open_has_no_median(void **state)
{
	g_autoptr(Company) company = company_new("2026-07-01");
	const DebtResult *debt;

	(void)state;
	for (int i = 0; i < 40; i++) {
		Issue issue = company_feature(company, "2026-01-05", NULL, 3);

		company_add_issue(company, &issue);
	}
	debt = compute(company);
	assert_int_equal(debt->level, TREND_D);
	assert_true(isnan(debt->median_days));
	assert_int_equal(debt->newest_start, DATE_NONE);
	assert_int_equal(debt->points->len, 0); /* there is no usual */
}

/* Recent starts that could only be seen because they were quick. */
static void
recent_quick_work_does_not_bend_the_trend(void **state)
{
	g_autoptr(Company) company = company_new("2026-07-01");
	const DebtResult *debt;

	(void)state;
	for (int i = 0; i < 300; i++) {
		/* every third takes sixty days, the others twelve */
		const double at = i * 1.2;
		const double days = i % 3 == 0 ? 60 : 12;
		Issue issue = company_feature(company, NULL, NULL, 3);

		issue.created = issue.started =
		    date_instant(company->evidence.as_of - 360) +
		    (Instant)(at * SECONDS_PER_DAY);
		if (at + days < 360)
			issue.resolved =
			    issue.started + (Instant)(days * SECONDS_PER_DAY);
		issue.category =
		    issue.resolved == INSTANT_NONE ? STATUS_DOING : STATUS_DONE;
		company_add_issue(company, &issue);
	}
	debt = compute(company);
	assert_close(debt->finished_share, 0.95, 0);
	assert_int_equal(debt->newest_start, company->evidence.as_of - 60);
	assert_int_equal(debt->level, TREND_B);
	assert_close(debt->fit.slope, 0, 1e-9);
}

/* Where the slow twentieth would take all recent starts away, less must do. */
static void
a_long_tail_leaves_a_trend(void **state)
{
	g_autoptr(Company) company = company_new("2026-07-01");
	const DebtResult *debt;

	(void)state;
	company_add_features(company, 12, 10, 0.05);
	for (int i = 0; i < 30; i++) {
		Issue issue = company_feature(company, "2025-07-10", NULL, 3);

		company_add_issue(company, &issue); /* open for a year */
	}
	debt = compute(company);
	assert_true(debt->finished_share < 0.95);
	assert_int_equal(debt->level, TREND_A);
}

static void
open_work_is_shown_as_open(void **state)
{
	g_autoptr(Company) company = company_new("2026-07-01");
	const DebtResult *debt;
	guint open = 0;

	(void)state;
	company_add_features(company, 12, 10, 0);
	debt = compute(company);
	for (guint i = 0; i < debt->points->len; i++)
		open += g_array_index(debt->points, DebtPoint, i).open;
	assert_true(open > 0);
	assert_int_equal(debt->points->len, debt->sample->items->len);
	assert_int_equal(open, debt->points->len - debt->sample->ended);
	assert_true(debt->n < debt->points->len);
}

/* The direct comparison tells its strata, used or not. */
static void
comparisons_name_their_strata(void **state)
{
	g_autoptr(Company) company = company_new("2026-07-01");
	const DebtResult *debt;
	Issue rare;

	(void)state;
	company_add_features(company, 12, 30, 0.05);
	rare = company_feature(company, "2026-06-01", "2026-06-04", 13);
	company_add_issue(company, &rare);
	debt = compute(company);
	assert_int_equal(debt->strata->len, 4);
	assert_true(g_array_index(debt->strata, DurationStratum, 0).used);
	assert_false(g_array_index(debt->strata, DurationStratum, 3).used);
	assert_int_equal(
	    g_array_index(debt->strata, DurationStratum, 3).n_current, 1);
	assert_false(debt->six.from_trend);
	assert_close(debt->six.ratio, debt->ratio.ratio, 0);
}

/* Too little lately to compare: the trend says it. */
static void
the_trend_stands_in_for_the_comparison(void **state)
{
	g_autoptr(Company) company = company_new("2026-07-01");
	const DebtResult *debt;

	(void)state;
	for (int i = 0; i < 60; i++) {
		Issue issue = company_feature(company, NULL, NULL, 3);
		const double at = i * 6;

		issue.created = issue.started =
		    date_instant(date_from_ymd(2025, 1, 1)) +
		    (Instant)(at * SECONDS_PER_DAY);
		issue.resolved =
		    issue.started +
		    (Instant)(4 * exp(0.04 * at / 30) * SECONDS_PER_DAY);
		issue.category = STATUS_DONE;
		company_add_issue(company, &issue);
	}
	debt = compute(company);
	assert_true(isnan(debt->ratio.ratio));
	assert_true(debt->six.from_trend);
	assert_close(debt->six.ratio, exp(6 * debt->fit.slope), 1e-12);
	assert_true(debt->six.lo > 1);
}

/* A change that is reliable is not told by limits that leave room for none. */
static void
the_ratio_is_as_sure_as_the_trend(void **state)
{
	int by_trend = 0;

	(void)state;
	for (int per_month = 6; per_month <= 24; per_month += 2) {
		g_autoptr(Company) company = company_new("2026-07-01");
		const DebtResult *debt;

		company_add_features(company, 14, per_month, 0.02);
		debt = compute(company);
		if (debt->level != TREND_A)
			continue;
		assert_true(debt->six.lo > 1);
		by_trend += debt->six.from_trend && !isnan(debt->ratio.ratio);
	}
	assert_true(by_trend > 0);
}

/* A feature of COMPONENT that starts AT days before the report date. */
static void
add_of_component(Company *company, const char *const *component, double ago,
    double days, bool whole_days)
{
	Issue issue = company_feature(company, NULL, NULL, NAN);

	issue.components = component;
	issue.category = STATUS_DONE;
	issue.started = date_instant(company->evidence.as_of) -
			(Instant)(ago * SECONDS_PER_DAY);
	issue.resolved = issue.started + (Instant)(days * SECONDS_PER_DAY);
	if (whole_days) {
		issue.started = date_instant(instant_date(issue.started));
		issue.resolved = date_instant(instant_date(issue.resolved));
	}
	issue.created = issue.started;
	if (issue.resolved < date_instant(company->evidence.as_of))
		company_add_issue(company, &issue);
}

/*
 * Work on each component lasts three months, and each is quicker by nature
 * than the one before.  What a component usually takes must not swallow how
 * all of them become slower.
 */
static void
components_that_come_and_go_keep_the_trend(void **state)
{
	static const char *const components[][2] = { { "basket" }, { "login" },
		{ "search" }, { "mail" }, { "stock" }, { "returns" } };
	static const double factors[] = { 1, 0.7, 1.3, 0.8, 1.2 };
	g_autoptr(Company) company = company_new("2026-07-01");
	const DebtResult *debt;

	(void)state;
	for (int i = 0; i < 270; i++) {
		const double at = i * 2; /* days */
		const size_t which = MIN((size_t)(at / 90), 5);

		add_of_component(company, components[which], 540 - at,
		    4 * pow(0.8, (double)which) *
			pow(1.05, at / DAYS_PER_MONTH) * factors[i % 5],
		    false);
	}
	debt = compute(company);
	assert_int_equal(debt->level, TREND_A);
	assert_close(expm1(debt->fit.slope), 0.05, 0.005);
	assert_false(debt->opposed);
}

/* What is alone in its size can be compared with nothing. */
static void
lone_items_are_not_in_the_trend(void **state)
{
	static const char *const alone[] = { "imports", NULL };
	g_autoptr(Company) company = company_new("2026-07-01");
	const DebtResult *debt;
	static const char *const many[] = { "basket", NULL };

	(void)state;
	for (int i = 0; i < 60; i++)
		add_of_component(company, many, 360 - i * 6, 3 + i % 5, false);
	add_of_component(company, alone, 300, 5, false);
	debt = compute(company);
	assert_int_equal(debt->sample->scheme, SCOPE_COMPONENT);
	assert_int_equal(debt->fitted->len, debt->n);
	for (size_t i = 0; i < debt->n; i++) {
		const WorkItem *item = g_ptr_array_index(debt->fitted, i);

		assert_true(item->ended);
		assert_true(item->start <= debt->newest_start);
		assert_string_equal(item->issue->components[0], "basket");
	}
}

/* Most differences between whole days are 0; the trend is not. */
static void
whole_days_keep_the_trend(void **state)
{
	static const char *const one[] = { "basket", NULL };
	static const double factors[] = { 1, 0.6, 1.5, 0.8, 1.2, 0.4, 2 };
	g_autoptr(Company) company = company_new("2026-07-01");
	const DebtResult *debt;

	(void)state;
	for (int i = 0; i < 360; i++)
		add_of_component(company, one, 540 - i * 1.5,
		    pow(1.06, i * 1.5 / DAYS_PER_MONTH) * factors[i % 7], true);
	debt = compute(company);
	assert_int_equal(debt->sample->too_short, 0);
	assert_int_equal(debt->level, TREND_A);
	/* The standard error is 0.006 a month. */
	assert_close(expm1(debt->fit.slope), 0.06, 0.015);
}

/* What is finished becomes quicker, and ever more is not finished at all. */
static void
open_work_can_contradict_the_finished(void **state)
{
	static const char *const one[] = { "basket", NULL };
	g_autoptr(Company) company = company_new("2026-07-01");
	const DebtResult *debt;

	(void)state;
	for (int i = 0; i < 400; i++) {
		const double at = (double)i / 400;
		const double days = (2 + i % 10) * pow(0.7, at);

		if (i % 20 < 9 * at) {
			Issue issue = company_feature(company, NULL, NULL, NAN);

			issue.components = one;
			issue.created = issue.started =
			    date_instant(company->evidence.as_of) -
			    (Instant)(400 * (1 - at) * SECONDS_PER_DAY);
			company_add_issue(company, &issue);
		} else {
			add_of_component(
			    company, one, 400 * (1 - at), days, false);
		}
	}
	debt = compute(company);
	assert_true(debt->fit.slope_hi < 0);
	assert_true(debt->opposed);
	assert_int_equal(debt->level, TREND_B);
}

/* Two slopes around nothing often have different signs: that is no
 * contradiction. */
static void
no_trend_contradicts_nothing(void **state)
{
	g_autoptr(Company) company = company_new("2026-07-01");
	const DebtResult *debt;

	(void)state;
	company_add_features(company, 12, 5, 0.01);
	debt = compute(company);
	assert_int_equal(debt->level, TREND_B);
	assert_false(debt->opposed);
}

int
main(void)
{
	const struct CMUnitTest tests[] = {
		cmocka_unit_test(nothing_is_not_measurable),
		cmocka_unit_test(a_planted_trend_is_found),
		cmocka_unit_test(no_trend_is_level_b),
		cmocka_unit_test(levels_need_items_and_months),
		cmocka_unit_test(one_start_has_no_slope),
		cmocka_unit_test(all_open_has_no_median),
		cmocka_unit_test(recent_quick_work_does_not_bend_the_trend),
		cmocka_unit_test(a_long_tail_leaves_a_trend),
		cmocka_unit_test(open_work_is_shown_as_open),
		cmocka_unit_test(comparisons_name_their_strata),
		cmocka_unit_test(the_trend_stands_in_for_the_comparison),
		cmocka_unit_test(the_ratio_is_as_sure_as_the_trend),
		cmocka_unit_test(components_that_come_and_go_keep_the_trend),
		cmocka_unit_test(lone_items_are_not_in_the_trend),
		cmocka_unit_test(whole_days_keep_the_trend),
		cmocka_unit_test(open_work_can_contradict_the_finished),
		cmocka_unit_test(no_trend_contradicts_nothing),
	};

	return cmocka_run_group_tests_name("debt_trend", tests, NULL, NULL);
}
