#include <math.h>
#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>
#include <string.h>
#include <cmocka.h>

#include "pipeline/gate/fingerprint.h"
#include "pipeline/demo/demo_issue.h"
#include "pipeline/stats/quantile.h"
#include "pipeline/stats/theil_sen.h"

enum { SEEDS = 12, MOST = 700, SIZES = 6 };

/* Starts younger than this many months are left out: those among them that
 * are done already are the quick ones. */
#define CENSORED 1.0

static Larkfield
make(Date as_of, uint64_t seed)
{
	const DemoOptions options = { as_of, seed, 1 };
	Larkfield company;

	larkfield_init(&company, &options);
	return company;
}

/* Any week-day, the ends of months and years, a leap day. */
static Date
day(size_t i)
{
	static const char *const days[] = { "2026-11-22", "2026-11-23",
		"2026-11-24", "2026-11-25", "2026-11-26", "2026-11-27",
		"2026-11-28", "2024-02-29", "2025-01-01", "2025-12-31",
		"1972-01-01", "2069-12-31" };
	Date date = DATE_NONE;

	assert_true(date_parse_iso(days[i % G_N_ELEMENTS(days)], &date));
	return date;
}

static void
check_times(const Larkfield *company, const DemoIssue *issue)
{
	const Instant end = date_instant(company->as_of + 1);
	Instant last = issue->created;

	assert_true(issue->created < date_instant(company->as_of));
	assert_true(
	    larkfield_age(company, issue->created) < HISTORY_MONTHS + 1);
	assert_true(issue->updated >= issue->created);
	assert_true(issue->updated < end);
	if (issue->started != INSTANT_NONE)
		assert_true(issue->started > issue->created);
	if (issue->resolved != INSTANT_NONE) {
		assert_true(issue->resolved > issue->created);
		assert_true(issue->resolved <= issue->updated);
	}
	if (issue->started != INSTANT_NONE && issue->resolved != INSTANT_NONE)
		assert_true(issue->resolved > issue->started);
	if (issue->work_count > 0)
		assert_true(issue->work[0].time == issue->started);
	for (size_t i = 0; i < issue->work_count; i++) {
		assert_true(issue->work[i].time >= last);
		last = issue->work[i].time;
	}
	assert_true(last <= issue->updated);
}

static void
check_state(const DemoIssue *issue)
{
	const bool ended = issue->resolved != INSTANT_NONE;
	const bool begun = issue->started != INSTANT_NONE;

	assert_true(ended == (issue->state == DEMO_DONE ||
				 issue->state == DEMO_DROPPED));
	assert_true(begun == (issue->state == DEMO_DONE ||
				 issue->state == DEMO_IN_PROGRESS));
	assert_true((issue->points > 0) == (issue->kind == DEMO_STORY));
	assert_true(issue->epic < issue->number);
	if (begun)
		assert_true(
		    issue->assignee < ENGINEERS || issue->assignee == LEAVER);
}

static void
times_and_states_agree(void **state)
{
	(void)state;
	for (size_t i = 0; i < SEEDS; i++) {
		const Larkfield company = make(day(i), i);
		Instant former = INSTANT_NONE;

		for (long n = 1; n <= demo_issue_count(&company); n++) {
			DemoIssue issue;

			demo_issue_init(&issue, &company, n);
			assert_true(issue.created >= former);
			former = issue.created;
			check_times(&company, &issue);
			check_state(&issue);
			demo_issue_clear(&issue);
		}
	}
}

static void
an_issue_depends_on_its_number_alone(void **state)
{
	const Larkfield company = make(day(0), 1);
	const Larkfield other = make(day(0), 2);
	DemoIssue first, again, another;

	(void)state;
	demo_issue_init(&first, &company, 77);
	demo_issue_init(&another, &company, 300);
	demo_issue_clear(&another);
	demo_issue_init(&again, &company, 77);
	assert_string_equal(first.summary, again.summary);
	assert_int_equal(first.created, again.created);
	assert_int_equal(first.resolved, again.resolved);
	demo_issue_init(&another, &other, 77);
	assert_int_not_equal(first.created, another.created);
	demo_issue_clear(&first);
	demo_issue_clear(&again);
	demo_issue_clear(&another);
}

static void
links_have_two_ends_and_parents_are_epics(void **state)
{
	const Larkfield company = make(day(0), 3);
	long links = 0, children = 0;

	(void)state;
	for (long n = 1; n <= demo_issue_count(&company); n++) {
		DemoIssue issue, other;

		demo_issue_init(&issue, &company, n);
		if (issue.blocks != NO_ISSUE) {
			demo_issue_init(&other, &company, issue.blocks);
			assert_int_equal(other.blocked_by, n);
			demo_issue_clear(&other);
			links++;
		}
		if (issue.epic != NO_ISSUE) {
			demo_issue_init(&other, &company, issue.epic);
			assert_int_equal(other.kind, DEMO_EPIC);
			demo_issue_clear(&other);
			children++;
		}
		demo_issue_clear(&issue);
	}
	assert_true(links > 10 && children > 400);
}

typedef struct Work {
	double months[MOST], days[MOST]; /* of a start; ln, of what is done */
	int points[MOST];
	size_t done;
	long open, stories, debt, open_debt;
} Work;

static void
take_story(Work *work, const Larkfield *company, const DemoIssue *issue)
{
	const double age = larkfield_age(company, issue->started);

	work->open += issue->state == DEMO_IN_PROGRESS;
	if (issue->state != DEMO_DONE || age < CENSORED)
		return;
	work->months[work->done] = -age;
	work->days[work->done] =
	    log((double)(issue->resolved - issue->started) / SECONDS_PER_DAY);
	work->points[work->done++] = issue->points;
}

static Work
collect(const Larkfield *company)
{
	Work work = { .done = 0 };

	for (long n = 1; n <= demo_issue_count(company); n++) {
		DemoIssue issue;

		demo_issue_init(&issue, company, n);
		work.stories += issue.kind == DEMO_STORY;
		work.debt += issue.kind == DEMO_DEBT;
		work.open_debt +=
		    issue.kind == DEMO_DEBT && issue.resolved == INSTANT_NONE;
		if (issue.kind == DEMO_STORY && issue.started != INSTANT_NONE)
			take_story(&work, company, &issue);
		demo_issue_clear(&issue);
	}
	return work;
}

/* Subtracts each size's median; returns that of the largest over that of the
 * smallest size, in ln. */
static double
centre(Work *work)
{
	static const int sizes[SIZES] = { 1, 2, 3, 5, 8, 13 };
	double first = NAN, last = NAN;

	for (int s = 0; s < SIZES; s++) {
		double days[MOST];
		size_t n = 0;

		for (size_t i = 0; i < work->done; i++)
			if (work->points[i] == sizes[s])
				days[n++] = work->days[i];
		assert_true(n >= 5);
		sort_values(days, n);
		last = quantile(days, n, 0.5);
		first = s == 0 ? last : first;
		for (size_t i = 0; i < work->done; i++)
			if (work->points[i] == sizes[s])
				work->days[i] -= last;
	}
	return last - first;
}

/* What the analysis of debt is to find again, from any seed. */
static void
work_takes_longer_as_planted(void **state)
{
	(void)state;
	for (size_t i = 0; i < SEEDS; i++) {
		const Larkfield company = make(day(i), i);
		Work work = collect(&company);
		double rate;

		assert_true(work.stories > 280 && work.stories < 380);
		assert_true(work.open >= 1 && work.done > 200);
		assert_true(work.debt > 35 && work.debt < 80);
		assert_true(work.open_debt > 20);
		assert_true(centre(&work) > log(5));
		rate = expm1(
		    theil_sen_fit(work.months, work.days, work.done).slope);
		assert_true(rate > 0.02 && rate < 0.06);
	}
}

/* The label is the one that the report shows beside what breaks first. */
static void
one_issue_acts_on_what_breaks_first(void **state)
{
	g_autofree char *label =
	    fingerprint_label("Larkfield", "migration.availability_slots");
	DemoOptions options = { .seed = 1, .scale = 1, .as_of = 20779 };
	Larkfield company;
	long found = 0;

	(void)state;
	assert_string_equal(label, PLANTED_LABEL);
	larkfield_init(&company, &options);
	for (long n = 1; n <= demo_issue_count(&company); n++) {
		DemoIssue issue;

		demo_issue_init(&issue, &company, n);
		if (g_strcmp0(issue.labels[0], label) == 0) {
			assert_int_not_equal(issue.state, DEMO_DONE);
			found++;
		}
		demo_issue_clear(&issue);
	}
	assert_int_equal(found, 1);
}

int
main(void)
{
	const struct CMUnitTest tests[] = {
		cmocka_unit_test(times_and_states_agree),
		cmocka_unit_test(an_issue_depends_on_its_number_alone),
		cmocka_unit_test(links_have_two_ends_and_parents_are_epics),
		cmocka_unit_test(work_takes_longer_as_planted),
		cmocka_unit_test(one_issue_acts_on_what_breaks_first),
	};

	return cmocka_run_group_tests_name("demo_issue", tests, NULL, NULL);
}
