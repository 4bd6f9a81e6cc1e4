#include <math.h>
#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>
#include <cmocka.h>

#include "pipeline/analysis/work_sample.h"
#include "tests/support/assert_close.h"
#include "tests/support/company.h"

static WorkSample *
sample_of(Company *company)
{
	return work_sample_new(company_evidence(company));
}

static const WorkItem *
item_at(const WorkSample *sample, guint i)
{
	return &g_array_index(sample->items, WorkItem, i);
}

static void
no_issues_make_an_empty_sample(void **state)
{
	g_autoptr(Company) company = company_new("2026-07-01");
	g_autoptr(WorkSample) sample = sample_of(company);

	(void)state;
	assert_int_equal(sample->candidates, 0);
	assert_int_equal(sample->items->len, 0);
	assert_int_equal(sample->strata->len, 0);
}

/* What a tracker holds besides finished features. */
static void
only_work_of_its_kind_counts(void **state)
{
	static const IssueKind kinds[] = { ISSUE_FEATURE, ISSUE_BUG, ISSUE_EPIC,
		ISSUE_SUBTASK, ISSUE_INCIDENT, ISSUE_OTHER };
	g_autoptr(Company) company = company_new("2026-07-01");
	g_autoptr(WorkSample) sample = NULL;

	(void)state;
	for (size_t i = 0; i < G_N_ELEMENTS(kinds); i++) {
		Issue issue =
		    company_feature(company, "2026-05-01", "2026-05-04", NAN);

		issue.kind = kinds[i];
		company_add_issue(company, &issue);
	}
	sample = sample_of(company);
	assert_int_equal(sample->candidates, 1);
	assert_int_equal(sample->items->len, 1);
	assert_close(item_at(sample, 0)->days, 3, 0);
}

/* Where a tracker hardly knows features, tasks stand in. */
static void
tasks_stand_in_for_few_features(void **state)
{
	(void)state;
	for (int features = 29; features <= 30; features++) {
		g_autoptr(Company) company = company_new("2026-07-01");
		g_autoptr(WorkSample) sample = NULL;
		Issue task =
		    company_feature(company, "2026-05-01", "2026-05-04", NAN);

		task.kind = ISSUE_TASK;
		company_add_issue(company, &task);
		for (int i = 0; i < features; i++) {
			Issue issue = company_feature(
			    company, "2026-05-01", "2026-05-04", NAN);

			company_add_issue(company, &issue);
		}
		sample = sample_of(company);
		assert_int_equal(sample->with_tasks, features < 30);
		assert_int_equal(sample->candidates, 30);
	}
}

static void
what_was_never_done_is_left_out(void **state)
{
	static const struct {
		const char *resolution, *status;
		bool never;
	} cases[] = {
		{ "Done", "Closed", false },
		{ "Duplicate", "Closed", true },
		{ "won't fix", NULL, true },
		{ "Won’t Do", NULL, true },
		{ NULL, "Cancelled", true },
		{ NULL, NULL, false },
		{ "Fixed", NULL, false },
	};

	(void)state;
	for (size_t i = 0; i < G_N_ELEMENTS(cases); i++) {
		g_autoptr(Company) company = company_new("2026-07-01");
		g_autoptr(WorkSample) sample = NULL;
		Issue issue =
		    company_feature(company, "2026-05-01", "2026-05-04", NAN);

		issue.resolution = cases[i].resolution;
		issue.status = cases[i].status;
		assert_int_equal(issue_was_never_done(&issue), cases[i].never);
		company_add_issue(company, &issue);
		sample = sample_of(company);
		assert_int_equal(sample->not_done, cases[i].never);
		assert_int_equal(sample->items->len, !cases[i].never);
	}
}

/* Every way in which dates can fail. */
static void
dates_that_do_not_add_up_are_counted(void **state)
{
	g_autoptr(Company) company = company_new("2026-07-01");
	g_autoptr(WorkSample) sample = NULL;
	Issue issue;

	(void)state;
	issue = company_feature(company, "2026-05-10", "2026-05-04", NAN);
	company_add_issue(company, &issue); /* resolved before it was begun */
	issue = company_feature(company, "2026-05-01", NULL, NAN);
	issue.category = STATUS_DONE; /* done, nobody knows when */
	company_add_issue(company, &issue);
	issue = company_feature(company, "2026-05-01", "2026-05-04", NAN);
	issue.resolved = issue.started + 600; /* ten minutes */
	company_add_issue(company, &issue);
	issue = company_feature(company, "2026-05-01", NULL, NAN);
	issue.started = INSTANT_NONE; /* not begun */
	company_add_issue(company, &issue);
	issue = company_feature(company, "2026-06-01", NULL, NAN);
	company_add_issue(company, &issue); /* begun, and still open */
	issue = company_feature(company, "2026-05-01", "2026-05-04", NAN);
	company_add_issue(company, &issue);
	sample = sample_of(company);
	assert_int_equal(sample->undated, 2);
	assert_int_equal(sample->too_short, 1);
	assert_int_equal(sample->items->len, 2);
	assert_int_equal(sample->ended, 1);
	assert_true(item_at(sample, 0)->ended);
	assert_false(item_at(sample, 1)->ended);
	/* from noon to the end of the report date */
	assert_close(item_at(sample, 1)->days, 30.5, 0);
}

/* Starts that most finished work lacks give way to creation, for all. */
static void
lead_time_stands_in_for_missing_starts(void **state)
{
	(void)state;
	for (int with = 4; with <= 5; with++) {
		g_autoptr(Company) company = company_new("2026-07-01");
		g_autoptr(WorkSample) sample = NULL;

		for (int i = 0; i < 10; i++) {
			Issue issue = company_feature(
			    company, "2026-05-02", "2026-05-04", NAN);

			issue.created = issue.started - SECONDS_PER_DAY;
			if (i >= with)
				issue.started = INSTANT_NONE;
			company_add_issue(company, &issue);
		}
		sample = sample_of(company);
		assert_int_equal(sample->lead_time, with < 5);
		assert_close(
		    item_at(sample, 0)->days, sample->lead_time ? 3 : 2, 0);
		assert_int_equal(
		    sample->items->len, sample->lead_time ? 10 : 5);
	}
}

static void
points_fall_into_bins(void **state)
{
	static const double points[][2] = { { 1, 2 }, { 2, 2 }, { 2.5, 3 },
		{ 3, 3 }, { 5, 5 }, { 8, 8 }, { 13, 13 }, { 40, 13 } };
	g_autoptr(Company) company = company_new("2026-07-01");
	g_autoptr(WorkSample) sample = NULL;

	(void)state;
	for (size_t i = 0; i < G_N_ELEMENTS(points); i++) {
		Issue issue = company_feature(
		    company, "2026-05-01", "2026-05-04", points[i][0]);

		company_add_issue(company, &issue);
	}
	sample = sample_of(company);
	assert_int_equal(sample->scheme, SCOPE_POINTS);
	assert_int_equal(sample->strata->len, 5);
	for (guint i = 0; i < sample->items->len; i++) {
		const WorkItem *item = item_at(sample, i);
		double size =
		    g_array_index(sample->strata, WorkStratum, item->stratum)
			.size;

		for (size_t k = 0; k < G_N_ELEMENTS(points); k++)
			if (points[k][0] == item->issue->points)
				assert_close(size, points[k][1], 0);
	}
	/* sorted, whatever came first */
	assert_close(g_array_index(sample->strata, WorkStratum, 0).size, 2, 0);
	assert_close(g_array_index(sample->strata, WorkStratum, 4).size, 13, 0);
}

typedef struct SchemeCase {
	int points, estimates, components; /* of ten features */
	ScopeScheme scheme;
	long unscoped;
} SchemeCase;

/* The first that half of the work has. */
static void
schemes_need_half_of_the_work(void **state)
{
	static const SchemeCase cases[] = {
		{ 10, 10, 10, SCOPE_POINTS, 0 },
		{ 5, 10, 10, SCOPE_POINTS, 5 },
		{ 4, 10, 10, SCOPE_ESTIMATE, 0 },
		{ 4, 4, 7, SCOPE_COMPONENT, 3 },
		{ 4, 4, 4, SCOPE_NONE, 0 },
		{ 0, 0, 0, SCOPE_NONE, 0 },
	};
	static const char *const shop[] = { "shop", NULL };

	(void)state;
	for (size_t c = 0; c < G_N_ELEMENTS(cases); c++) {
		g_autoptr(Company) company = company_new("2026-07-01");
		g_autoptr(WorkSample) sample = NULL;

		for (int i = 0; i < 10; i++) {
			Issue issue = company_feature(company, "2026-05-01",
			    "2026-05-04", i < cases[c].points ? 3 : NAN);

			if (i < cases[c].estimates)
				issue.estimate_hours = 12;
			if (i < cases[c].components)
				issue.components = shop;
			company_add_issue(company, &issue);
		}
		sample = sample_of(company);
		assert_int_equal(sample->scheme, cases[c].scheme);
		assert_int_equal(sample->unscoped, cases[c].unscoped);
		assert_int_equal(sample->strata->len, 1);
	}
}

static void
estimates_fall_into_powers_of_two(void **state)
{
	static const double hours[][2] = { { 1, 1 }, { 3, 4 }, { 6, 8 },
		{ 0.2, 0.25 }, { 100, 128 } };
	g_autoptr(Company) company = company_new("2026-07-01");
	g_autoptr(WorkSample) sample = NULL;

	(void)state;
	for (size_t i = 0; i < G_N_ELEMENTS(hours); i++) {
		Issue issue =
		    company_feature(company, "2026-05-01", "2026-05-04", NAN);

		issue.estimate_hours = hours[i][0];
		company_add_issue(company, &issue);
	}
	sample = sample_of(company);
	assert_int_equal(sample->scheme, SCOPE_ESTIMATE);
	assert_close(
	    g_array_index(sample->strata, WorkStratum, 0).size, 0.25, 0);
	assert_close(
	    g_array_index(sample->strata, WorkStratum, 4).size, 128, 0);
}

/* By start, then key: the same whatever order the export has. */
static void
items_are_sorted(void **state)
{
	g_autoptr(Company) company = company_new("2026-07-01");
	g_autoptr(WorkSample) sample = NULL;
	static const char *const starts[] = { "2026-05-20", "2026-05-01",
		"2026-05-20" };

	(void)state;
	for (size_t i = 0; i < G_N_ELEMENTS(starts); i++) {
		Issue issue =
		    company_feature(company, starts[i], "2026-06-04", NAN);

		company_add_issue(company, &issue);
	}
	sample = sample_of(company);
	assert_string_equal(item_at(sample, 0)->issue->key, "SHOP-2");
	assert_string_equal(item_at(sample, 1)->issue->key, "SHOP-1");
	assert_string_equal(item_at(sample, 2)->issue->key, "SHOP-3");
}

/* Trackers that tell dates alone: what was done in a day took a part of it,
 * and the rest one of the times that it may have taken. */
static void
dates_without_times_are_spread(void **state)
{
	static const int days[] = { 0, 0, 1, 1, 5, 5 };
	g_autoptr(Company) company = company_new("2026-07-01");
	g_autoptr(WorkSample) sample = NULL;
	g_autoptr(WorkSample) again = NULL;

	(void)state;
	for (size_t i = 0; i < G_N_ELEMENTS(days); i++) {
		Issue issue = company_feature(company, "2026-05-01", NULL, NAN);

		issue.started = date_instant(instant_date(issue.started));
		issue.resolved = issue.started + days[i] * SECONDS_PER_DAY;
		company_add_issue(company, &issue);
	}
	sample = sample_of(company);
	again = sample_of(company);
	assert_int_equal(sample->too_short, 0);
	assert_int_equal(sample->items->len, G_N_ELEMENTS(days));
	for (guint i = 0; i < sample->items->len; i++) {
		const WorkItem *item = item_at(sample, i);

		assert_close(item->days, days[i] == 0 ? 0.5 : days[i], 0);
		assert_true(fabs(item->likely_days - days[i]) < 1);
		assert_true(item->likely_days > 0);
		assert_close(
		    item->likely_days, item_at(again, i)->likely_days, 0);
	}
	assert_true(
	    item_at(sample, 4)->likely_days != item_at(sample, 5)->likely_days);
}

/* Where a tracker tells times, midnight is one of them. */
static void
midnight_is_a_time_of_day(void **state)
{
	g_autoptr(Company) company = company_new("2026-07-01");
	g_autoptr(WorkSample) sample = NULL;

	(void)state;
	for (int i = 0; i < 3; i++) {
		Issue issue =
		    company_feature(company, "2026-05-01", "2026-05-03", NAN);

		if (i == 2) {
			issue.started = date_instant(date_from_ymd(2026, 5, 4));
			issue.resolved = issue.started + 2 * SECONDS_PER_DAY;
		}
		company_add_issue(company, &issue);
	}
	sample = sample_of(company);
	assert_false(sample->whole_days);
	assert_int_equal(sample->items->len, 3);
	for (guint i = 0; i < 3; i++)
		assert_close(item_at(sample, i)->likely_days, 2, 0);
}

int
main(void)
{
	const struct CMUnitTest tests[] = {
		cmocka_unit_test(no_issues_make_an_empty_sample),
		cmocka_unit_test(only_work_of_its_kind_counts),
		cmocka_unit_test(tasks_stand_in_for_few_features),
		cmocka_unit_test(what_was_never_done_is_left_out),
		cmocka_unit_test(dates_that_do_not_add_up_are_counted),
		cmocka_unit_test(lead_time_stands_in_for_missing_starts),
		cmocka_unit_test(points_fall_into_bins),
		cmocka_unit_test(schemes_need_half_of_the_work),
		cmocka_unit_test(estimates_fall_into_powers_of_two),
		cmocka_unit_test(items_are_sorted),
		cmocka_unit_test(dates_without_times_are_spread),
		cmocka_unit_test(midnight_is_a_time_of_day),
	};

	return cmocka_run_group_tests_name("work_sample", tests, NULL, NULL);
}
