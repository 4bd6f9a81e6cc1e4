#include <math.h>
#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>
#include <cmocka.h>

#include "pipeline/analysis/sprints.h"
#include "tests/support/assert_close.h"
#include "tests/support/company.h"

static const char *const debt_label[] = { "tech-debt", NULL };

static Issue
work(Company *company, const char *sprint, const char *start, const char *end)
{
	Issue issue = company_feature(company, start, end, 5);

	issue.sprint = sprint;
	return issue;
}

/* Fortnightly sprints NAME 1 … N, two items each, from 2026-01-05 on. */
static void
add_sprints(Company *company, const char *name, int n, Date from)
{
	for (int i = 0; i < 2 * n; i++) {
		g_autofree char *sprint =
		    g_strdup_printf("%s %d", name, i / 2 + 1);
		Issue issue = work(company, sprint, "2025-12-01", "2026-01-01");

		issue.resolved =
		    date_instant(from + i / 2 * 14 + (i % 2 ? 12 : 4));
		company_add_issue(company, &issue);
	}
}

static Date
day(const char *text)
{
	Date date;

	assert_true(date_parse_iso(text, &date));
	return date;
}

static void
names_are_put_in_the_order_of_their_work(void **state)
{
	g_autoptr(Company) company = company_new("2026-07-01");
	g_autoptr(Sprints) sprints = NULL;

	(void)state;
	add_sprints(company, "Sprint", 11, day("2026-01-05"));
	sprints = sprints_new(company_evidence(company));
	assert_int_equal(sprints->source, SPRINTS_NAMED);
	assert_int_equal(sprints->list->len, 11);
	assert_int_equal(sprints->over, 11);
	assert_close(sprints->days, 14, 0);
	assert_string_equal(sprints_at(sprints, 1)->name, "Sprint 2");
	assert_string_equal(sprints_at(sprints, 10)->name, "Sprint 11");
	assert_int_equal(
	    sprints_at(sprints, 2)->first, sprints_at(sprints, 1)->last + 1);
	assert_close(sprints_at(sprints, 1)->tally.effort, 10, 0);
}

/* Why windows stand in, and that they are two weeks from Monday on. */
static void
what_is_no_sprint_becomes_windows(void **state)
{
	static const struct {
		const char *names[8], *ends[8];
		SprintSource want;
	} cases[] = {
		{ { NULL, NULL, NULL },
		    { "2026-02-03", "2026-02-20", "2026-03-03" },
		    SPRINTS_UNNAMED },
		{ { "S 1", NULL, NULL, NULL },
		    { "2026-02-03", "2026-02-20", "2026-03-03", "2026-03-04" },
		    SPRINTS_UNNAMED },
		{ { "v1.0", "v1.1", "v2.0", "v2.1" },
		    { "2026-01-03", "2026-03-20", "2026-05-03", "2026-06-24" },
		    SPRINTS_UNEVEN },
		{ { "A 1", "A 1", "B 1", "B 1", "A 2", "A 2", "B 2", "B 2" },
		    { "2026-01-05", "2026-01-16", "2026-01-06", "2026-01-15",
			"2026-01-19", "2026-01-30", "2026-01-20",
			"2026-01-29" },
		    SPRINTS_PARALLEL },
	};

	(void)state;
	for (size_t i = 0; i < G_N_ELEMENTS(cases); i++) {
		g_autoptr(Company) company = company_new("2026-07-01");
		g_autoptr(Sprints) sprints = NULL;
		guint all = 0, placed = 0;

		print_message("%zu\n", i);
		for (; all < 8 && cases[i].ends[all] != NULL; all++) {
			Issue issue = work(company, cases[i].names[all],
			    "2026-01-01", cases[i].ends[all]);

			company_add_issue(company, &issue);
		}
		sprints = sprints_new(company_evidence(company));
		assert_int_equal(sprints->source, cases[i].want);
		for (guint k = 0; k < sprints->list->len; k++) {
			const Sprint *one = sprints_at(sprints, k);

			assert_null(one->name);
			assert_int_equal(one->last - one->first, 13);
			assert_int_equal(date_weekday(one->first), 0);
			placed += one->done->len;
		}
		assert_int_equal(placed, all);
	}
}

static void
sprints_are_over_open_or_planned(void **state)
{
	g_autoptr(Company) company = company_new("2026-03-05");
	g_autoptr(Sprints) sprints = NULL;
	Issue issue;

	(void)state;
	add_sprints(company, "Sprint", 4, day("2026-01-05"));
	issue = work(company, "Sprint 5", "2026-03-02", "2026-03-04");
	company_add_issue(company, &issue);
	issue = work(company, "Sprint 5", "2026-03-03", NULL);
	company_add_issue(company, &issue);
	issue = work(company, "Sprint 6", "2026-02-25", NULL);
	issue.category = STATUS_TODO;
	issue.started = INSTANT_NONE;
	company_add_issue(company, &issue);
	issue = work(company, "Some day", "2025-09-01", NULL);
	issue.category = STATUS_TODO;
	issue.started = INSTANT_NONE;
	company_add_issue(company, &issue);
	sprints = sprints_new(company_evidence(company));
	assert_int_equal(sprints->list->len, 6); /* nobody thinks of some day */
	assert_int_equal(sprints->over, 4);
	assert_int_equal(sprints_at(sprints, 4)->state, SPRINT_OPEN);
	assert_true(sprints_at(sprints, 4)->last > day("2026-03-05"));
	assert_int_equal(sprints_at(sprints, 4)->open->len, 1);
	assert_int_equal(sprints_at(sprints, 5)->state, SPRINT_PLANNED);
	assert_int_equal(sprints_at(sprints, 5)->first, DATE_NONE);
	assert_ptr_equal(
	    sprints_find(
		sprints, g_ptr_array_index(sprints_at(sprints, 5)->open, 0)),
	    sprints_at(sprints, 5));
}

/* A tracker that was left alone has no open sprint, whatever is in it. */
static void
a_sprint_of_long_ago_is_over(void **state)
{
	g_autoptr(Company) company = company_new("2026-07-01");
	g_autoptr(Sprints) sprints = NULL;
	Issue issue;

	(void)state;
	add_sprints(company, "Sprint", 4, day("2026-01-05"));
	issue = work(company, "Sprint 4", "2026-02-18", NULL);
	company_add_issue(company, &issue);
	sprints = sprints_new(company_evidence(company));
	assert_int_equal(sprints->over, 4);
	assert_int_equal(sprints->list->len, 4);
}

static void
work_without_a_sprint_goes_by_its_day(void **state)
{
	g_autoptr(Company) company = company_new("2026-07-01");
	g_autoptr(Sprints) sprints = NULL;
	Issue issue;

	(void)state;
	add_sprints(company, "Sprint", 4, day("2026-01-05"));
	issue = work(company, NULL, "2026-01-20", "2026-01-22");
	company_add_issue(company, &issue);
	issue = work(company, NULL, "2024-01-20", "2024-01-22");
	company_add_issue(company, &issue);
	sprints = sprints_new(company_evidence(company));
	assert_int_equal(sprints->source, SPRINTS_NAMED);
	assert_int_equal(sprints_at(sprints, 0)->unplanned, 0);
	assert_int_equal(sprints_at(sprints, 1)->unplanned, 1);
	assert_close(sprints_at(sprints, 1)->tally.effort, 15, 0);
	assert_int_equal(sprints_at(sprints, 2)->unplanned, 0);
}

/* [T29] */
static void
rolling_is_a_sum_of_sums(void **state)
{
	static const double debt[] = { 11, 6, 9, 8 };
	static const double all[] = { 50, 50, 60, 40 };
	static const double want[] = { 0.22, 0.17, 0.1625, 23.0 / 150 };
	g_autoptr(Company) company = company_new("2026-07-01");
	g_autoptr(Sprints) sprints = NULL;

	(void)state;
	for (int i = 0; i < 4; i++) {
		g_autofree char *name = g_strdup_printf("Sprint %d", i);
		Issue issue = work(company, name, "2025-12-01", "2026-01-01");

		issue.resolved = date_instant(day("2026-01-16") + 14 * i);
		issue.points = all[i] - debt[i];
		company_add_issue(company, &issue);
		issue = work(company, name, "2025-12-01", "2026-01-01");
		issue.resolved = date_instant(day("2026-01-14") + 14 * i);
		issue.points = debt[i];
		issue.labels = debt_label;
		company_add_issue(company, &issue);
	}
	sprints = sprints_new(company_evidence(company));
	assert_int_equal(sprints->measure, EFFORT_POINTS);
	for (guint i = 0; i < 4; i++) {
		const WorkTally sum = sprints_rolling(sprints, i, 3);

		assert_close(work_tally_share(&sum), want[i], 1e-12);
		assert_int_equal(sum.debt_issues, MIN(i + 1, 3));
	}
}

static void
no_work_makes_no_sprints(void **state)
{
	g_autoptr(Company) company = company_new("2026-07-01");
	g_autoptr(Sprints) sprints = sprints_new(company_evidence(company));

	(void)state;
	assert_int_equal(sprints->list->len, 0);
	assert_int_equal(sprints->source, SPRINTS_UNNAMED);
}

int
main(void)
{
	const struct CMUnitTest tests[] = {
		cmocka_unit_test(names_are_put_in_the_order_of_their_work),
		cmocka_unit_test(what_is_no_sprint_becomes_windows),
		cmocka_unit_test(sprints_are_over_open_or_planned),
		cmocka_unit_test(a_sprint_of_long_ago_is_over),
		cmocka_unit_test(work_without_a_sprint_goes_by_its_day),
		cmocka_unit_test(rolling_is_a_sum_of_sums),
		cmocka_unit_test(no_work_makes_no_sprints),
	};

	return cmocka_run_group_tests(tests, NULL, NULL);
}
