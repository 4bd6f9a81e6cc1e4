#include <math.h>
#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>
#include <cmocka.h>

#include "pipeline/analysis/failure_checks.h"
#include "tests/support/company.h"

static const FailureCheck *
check(Company *company)
{
	company_report(company);
	return &company->results->failure_modes->checks[FAILURE_BUS_FACTOR];
}

/* COUNT issues of AREA that PERSON resolved, the newest AGE days ago. */
static void
resolve(
    Company *company, const char *person, const char *area, int count, int age)
{
	const char *const areas[] = { area, NULL };

	for (int i = 0; i < count; i++) {
		Issue issue =
		    company_feature(company, "2025-02-01", "2026-06-30", NAN);

		issue.resolved =
		    date_instant(company->evidence.as_of - age - i);
		issue.assignee = person;
		issue.components = areas;
		company_add_issue(company, &issue);
	}
}

static void
one_knows_all(Company *company)
{
	resolve(company, "Ana Example", "billing", 8, 10);
	resolve(company, "Ana Example", "search", 8, 10);
	resolve(company, "Ben Example", "search", 1, 10);
}

/* Old Example knew most of it, and is gone. */
static void
most_has_left(Company *company)
{
	resolve(company, "Old Example", "billing", 9, 150);
	resolve(company, "Old Example", "search", 9, 150);
	resolve(company, "Ana Example", "web", 8, 10);
}

static void
two_know_each(Company *company)
{
	resolve(company, "Ana Example", "billing", 8, 10);
	resolve(company, "Ben Example", "billing", 8, 10);
	resolve(company, "Ana Example", "search", 8, 10);
	resolve(company, "Ben Example", "search", 8, 10);
}

static void
each_knows_one(Company *company)
{
	resolve(company, "Ana Example", "billing", 8, 10);
	resolve(company, "Ben Example", "search", 8, 10);
	resolve(company, "Cy Example", "mail", 8, 10);
	resolve(company, "Dee Example", "web", 8, 10);
}

/* Three joined in the last half year, and Ana holds more than anybody did. */
static void
hires_around_one(Company *company)
{
	two_know_each(company);
	resolve(company, "Ana Example", "mail", 10, 200);
	resolve(company, "Ben Example", "mail", 10, 200);
	resolve(company, "Cy Example", "mail", 10, 200);
	resolve(company, "Cy Example", "web", 1, 5);
	resolve(company, "Dee Example", "web", 1, 5);
	resolve(company, "Eve Example", "web", 1, 5);
	resolve(company, "Flo Example", "web", 1, 5);
}

static void
too_little(Company *company)
{
	resolve(company, "Ana Example", "billing", 2, 10);
}

static void
nothing(Company *company)
{
	(void)company;
}

static void
knowledge_decides(void **state)
{
	static const struct {
		void (*fill)(Company *company);
		FailureState want;
		Message rule;
	} cases[] = {
		{ nothing, FAILURE_UNKNOWN, MSG_FAIL_BUS_UNKNOWN },
		{ too_little, FAILURE_UNKNOWN, MSG_FAIL_BUS_UNKNOWN },
		{ one_knows_all, FAILURE_FAIL, MSG_FAIL_BUS_TRUCK },
		{ most_has_left, FAILURE_FAIL, MSG_FAIL_BUS_GONE },
		{ hires_around_one, FAILURE_FAIL, MSG_FAIL_BUS_HIRES },
		{ each_knows_one, FAILURE_WARN, MSG_FAIL_BUS_HELD },
		{ two_know_each, FAILURE_PASS, MSG_FAIL_BUS_PASS },
	};

	(void)state;
	for (size_t i = 0; i < G_N_ELEMENTS(cases); i++) {
		g_autoptr(Company) company = company_new("2026-07-01");

		print_message("%zu\n", i);
		cases[i].fill(company);
		assert_int_equal(check(company)->rule, cases[i].rule);
		assert_int_equal(check(company)->state, cases[i].want);
	}
}

/* A transfer finished or begun in the last two sprints counts, for its area. */
static void
add_transfer(
    Company *company, const char *area, const char *end, StatusCategory doing)
{
	static const char *const labels[] = { "knowledge-transfer", NULL };
	const char *const areas[] = { area, NULL };
	Issue issue = company_feature(company, "2026-03-01", end, NAN);

	issue.labels = labels;
	issue.components = areas;
	issue.category = doing;
	issue.started = end == NULL ? INSTANT_NONE : issue.started;
	company_add_issue(company, &issue);
}

static void
areas_that_are_handed_on_are_no_warning(void **state)
{
	static const struct {
		const char *end;
		StatusCategory category;
		guint held; /* areas without, of four */
	} cases[] = {
		{ "2026-06-25", STATUS_DONE, 0 },
		{ NULL, STATUS_DOING, 0 },
		{ NULL, STATUS_TODO, 4 },
		{ "2026-04-02", STATUS_DONE, 4 },
	};
	static const char *const areas[] = { "billing", "search", "mail",
		"web" };

	(void)state;
	for (size_t i = 0; i < G_N_ELEMENTS(cases); i++) {
		g_autoptr(Company) company = company_new("2026-07-01");

		print_message("%zu\n", i);
		each_knows_one(company);
		for (size_t k = 0; k < G_N_ELEMENTS(areas); k++)
			add_transfer(
			    company, areas[k], cases[i].end, cases[i].category);
		assert_int_equal(check(company)->state,
		    cases[i].held == 0 ? FAILURE_PASS : FAILURE_WARN);
		if (cases[i].held > 0)
			assert_int_equal(check(company)->number, cases[i].held);
	}
}

int
main(void)
{
	const struct CMUnitTest tests[] = {
		cmocka_unit_test(knowledge_decides),
		cmocka_unit_test(areas_that_are_handed_on_are_no_warning),
	};

	return cmocka_run_group_tests(tests, NULL, NULL);
}
