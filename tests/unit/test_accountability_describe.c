#include <math.h>
#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>
#include <cmocka.h>
#include <string.h>

#include "pipeline/analysis/accountability.h"
#include "tests/support/looking_back.h"
#include "tests/support/report_checks.h"

static bool
says(const Section *section, const char *words)
{
	for (guint i = 0; i < section->blocks->len; i++) {
		const Block *block = g_ptr_array_index(section->blocks, i);

		if (block->text != NULL && strstr(block->text, words) != NULL)
			return true;
	}
	return false;
}

static void
a_first_run_says_what_is_to_come(void **state)
{
	g_autoptr(Company) company = company_new("2026-07-01");
	const Report *report;
	const Section *section;

	(void)state;
	company_set_users(company, 1260, 0.08);
	report = company_report(company);
	check_report(report);
	section = report_find_section(report, "accountability");
	assert_non_null(strstr(section->lead, "From the next run on"));
	assert_true(says(section, "headroom run --history DIR"));
	assert_null(report->since);
	assert_null(find_block(report, "accountability", BLOCK_CHART));
	assert_non_null(find_table(report, "forecasts"));
	assert_null(find_table(report, "changes"));
}

static void
the_answer_is_how_many_came_true(void **state)
{
	g_autoptr(History) history = NULL;
	g_autoptr(Company) company = looking_back(&history, false);
	const Report *report = company_report(company);
	const Section *section = report_find_section(report, "accountability");

	(void)state;
	check_report(report);
	assert_string_equal(section->lead,
	    "1 of the 2 forecasts that can be compared by now came out within "
	    "the range that was given.");
	assert_true(says(section, "All in all 3 of 4 came out within"));
	assert_true(says(section, "4 are too few to tell"));
	assert_non_null(strstr(report->since, "Since 10 Jun 2026: "));
	assert_true(says(section, report->since));
	assert_false(says(section, "no issue says"));
}

static void
an_idle_company_is_warned(void **state)
{
	g_autoptr(History) history = NULL;
	g_autoptr(Company) company = looking_back(&history, true);
	const Section *section =
	    report_find_section(company_report(company), "accountability");

	(void)state;
	assert_true(says(section,
	    "One decision is due, and no issue says that somebody acts on "
	    "it."));
}

static void
reviews_can_be_too_young(void **state)
{
	static const double values[] = { 1300, 1500, 1900, 3000 };
	g_autoptr(History) history = past_new("2026-07-01");
	g_autoptr(Company) company = company_new("2026-07-01");
	const Report *report;

	(void)state;
	past_add_forecast(history, past_add(history, "2026-06-20"), "users",
	    "users.active", 1250, "2026-06-20", values);
	company_set_users(company, 1260, 0.08);
	company->evidence.history = history;
	report = company_report(company);
	check_report(report);
	assert_non_null(
	    strstr(report_find_section(report, "accountability")->lead,
		"the first can be compared on 18 Jul 2026"));
}

/* What is to be decided is there for machines, with its fingerprint. */
static void
actions_are_rows_of_the_report(void **state)
{
	g_autoptr(History) history = NULL;
	g_autoptr(Company) company = looking_back(&history, false);
	const Report *report = company_report(company);
	const ReportAction *first = report->actions->pdata[0];

	(void)state;
	assert_string_equal(first->subject, "limit.team-stage");
	assert_string_equal(first->state, "act");
	assert_string_equal(first->issue, "SHOP-1");
	assert_int_equal(strlen(first->fingerprint), 10);
	assert_true(first->due < company->evidence.as_of);
	for (guint i = 0; i < report->limits->len; i++) {
		const ReportLimit *limit = report->limits->pdata[i];

		if (strcmp(limit->id, "team-stage") == 0)
			assert_string_equal(
			    limit->fingerprint, first->fingerprint);
	}
}

int
main(void)
{
	const struct CMUnitTest tests[] = {
		cmocka_unit_test(a_first_run_says_what_is_to_come),
		cmocka_unit_test(the_answer_is_how_many_came_true),
		cmocka_unit_test(an_idle_company_is_warned),
		cmocka_unit_test(reviews_can_be_too_young),
		cmocka_unit_test(actions_are_rows_of_the_report),
	};

	return cmocka_run_group_tests_name(
	    "accountability_describe", tests, NULL, NULL);
}
