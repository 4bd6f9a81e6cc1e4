#include <math.h>
#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>
#include <cmocka.h>

#include "pipeline/analysis/failure_checks.h"
#include "tests/support/assert_close.h"
#include "tests/support/past.h"
#include "tests/support/sprint_example.h"

enum { SPRINTS = 19, QUARTER = 6 };

/* N fortnights up to 30 June; of 100 points each, so many go to debt in the
 * last six of them, in the six before, and in those before. */
static Company *
make(int n, double long_ago, double before, double now)
{
	double debt[SPRINTS], all[SPRINTS];

	for (int i = 0; i < n; i++) {
		all[i] = 100;
		debt[i] = i >= n - QUARTER       ? now
			  : i >= n - 2 * QUARTER ? before
						 : long_ago;
	}
	return sprint_example_new(debt, all, n);
}

static const FailureCheck *
check(Company *company)
{
	company_report(company);
	return &company->results->failure_modes->checks[FAILURE_THEATRE];
}

static void
reviews_are_theatre_where_nothing_follows(void **state)
{
	static const struct {
		int n;
		double long_ago, before, now;
		FailureState want;
		Message rule;
	} cases[] = {
		{ 5, 5, 5, 5, FAILURE_UNKNOWN, MSG_FAIL_THEATRE_UNKNOWN },
		{ SPRINTS, 0, 0, 0, FAILURE_UNKNOWN, MSG_FAIL_THEATRE_UNKNOWN },
		{ SPRINTS, 25, 25, 25, FAILURE_PASS, MSG_FAIL_THEATRE_PASS },
		{ SPRINTS, 5, 10, 25, FAILURE_PASS, MSG_FAIL_THEATRE_PASS },
		{ SPRINTS, 10, 10, 10, FAILURE_FAIL, MSG_FAIL_THEATRE_SAME },
		{ SPRINTS, 10, 10, 11, FAILURE_FAIL, MSG_FAIL_THEATRE_SAME },
		{ SPRINTS, 25, 10, 10, FAILURE_FAIL,
		    MSG_FAIL_THEATRE_UNANSWERED },
		{ SPRINTS, 25, 15, 8, FAILURE_FAIL,
		    MSG_FAIL_THEATRE_UNANSWERED },
		{ SPRINTS, 5, 8, 15, FAILURE_WARN, MSG_FAIL_THEATRE_RISES },
		{ SPRINTS, 25, 25, 10, FAILURE_WARN, MSG_FAIL_THEATRE_NEW },
		{ 6, 0, 0, 10, FAILURE_WARN, MSG_FAIL_THEATRE_FIRST },
	};

	(void)state;
	for (size_t i = 0; i < G_N_ELEMENTS(cases); i++) {
		g_autoptr(Company) company = make(cases[i].n, cases[i].long_ago,
		    cases[i].before, cases[i].now);

		assert_int_equal(check(company)->rule, cases[i].rule);
		assert_int_equal(check(company)->state, cases[i].want);
	}
}

/* Six keep the rule; the newest do not. */
static void
good_times_do_not_hide_the_newest_sprints(void **state)
{
	static const double debt[] = { 40, 40, 40, 10, 10, 10 };
	static const double all[] = { 100, 100, 100, 100, 100, 100 };
	g_autoptr(Company) company = sprint_example_new(debt, all, 6);

	(void)state;
	assert_int_equal(check(company)->rule, MSG_FAIL_THEATRE_NEWEST);
	assert_int_equal(check(company)->state, FAILURE_WARN);
}

/* Labels may have been set since; what a review said then counts. */
static void
earlier_reviews_tell_their_quarters(void **state)
{
	g_autoptr(Company) company = make(SPRINTS, 25, 25, 10);
	g_autoptr(History) history = past_new("2026-06-30");
	const GArray *quarters;
	const DebtQuarter *first;

	(void)state;
	past_add_number(history, past_add(history, "2026-03-30"),
	    "debt.rolling_6", "share", 0.1, NAN, NAN);
	company->evidence.history = history;
	assert_int_equal(check(company)->rule, MSG_FAIL_THEATRE_UNANSWERED);
	quarters = company->results->failure_modes->quarters;
	assert_int_equal(quarters->len, QUARTERS_SHOWN);
	first = &g_array_index(quarters, DebtQuarter, 3); /* 2026 Q1 */
	assert_int_equal(first->quarter, 4 * 2026);
	assert_true(first->reviewed);
	assert_close(first->share, 0.1, 0);
	assert_false(g_array_index(quarters, DebtQuarter, 4).reviewed);
	assert_close(g_array_index(quarters, DebtQuarter, 4).share, 0.1, 1e-12);
}

int
main(void)
{
	const struct CMUnitTest tests[] = {
		cmocka_unit_test(reviews_are_theatre_where_nothing_follows),
		cmocka_unit_test(good_times_do_not_hide_the_newest_sprints),
		cmocka_unit_test(earlier_reviews_tell_their_quarters),
	};

	return cmocka_run_group_tests(tests, NULL, NULL);
}
