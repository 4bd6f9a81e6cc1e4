#include <math.h>
#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>
#include <cmocka.h>
#include <string.h>

#include "pipeline/analysis/governance.h"
#include "tests/support/company.h"

static const ReportEvent *
find(const Report *report, const char *key)
{
	for (unsigned i = 0; i < report->events->len; i++) {
		const ReportEvent *event = report->events->pdata[i];

		if (strcmp(event->key, key) == 0)
			return event;
	}
	return NULL;
}

static void
each_process_is_a_series(void **state)
{
	g_autoptr(Company) company = company_new("2026-07-01");
	const Report *report;
	const ReportEvent *review;

	(void)state;
	company_configure(company,
	    "governance:\n"
	    "  owners: {lead: Ana}\n"
	    "  url: https://ci.shop.example/\n"
	    "  processes: [{name: Demo, cadence: 'weekly on Friday'}]\n");
	report = company_report(company);
	assert_int_equal(report->events->len, 6);
	review = find(report, "architecture_review");
	assert_string_equal(review->title, "Architecture review");
	assert_int_equal(review->start, date_from_ymd(2026, 1, 13));
	assert_string_equal(review->rrule, "FREQ=MONTHLY;INTERVAL=3;BYDAY=2TU");
	assert_string_equal(review->owner, "Ana");
	assert_string_equal(review->url, "https://ci.shop.example/");
	assert_non_null(
	    strstr(review->description, "Agenda of 14 Jul 2026:\n1. "));
	assert_null(find(report, "demo")->owner);
	assert_non_null(
	    strstr(find(report, "demo")->description, "no owner yet"));
	assert_null(strstr(find(report, "demo")->description, "Agenda"));
}

/* Only days to come; what is late is on the agenda. */
static void
decisions_are_single_days(void **state)
{
	g_autoptr(Company) company = company_new("2026-11-23");
	g_autoptr(Company) late = company_new("2026-11-23");
	const ReportEvent *event;

	(void)state;
	company_set_users(company, 5150, 0.08);
	event = find(company_report(company), "decide-team-stage");
	assert_non_null(event);
	assert_null(event->rrule);
	assert_true(event->start > company->evidence.as_of);
	assert_string_equal(event->title, "Decide: Shape of the team");
	company_set_users(late, 9000, 0.08);
	assert_null(find(company_report(late), "decide-team-stage"));
}

static void
deadlines_are_told_eight_weeks_before(void **state)
{
	g_autoptr(Company) company = company_new("2026-11-23");
	const Report *report;

	(void)state;
	company_configure(company, "governance:\n"
				   "  series_a: 2027-03-01\n"
				   "  first_enterprise: 2026-12-01\n");
	report = company_report(company);
	assert_int_equal(
	    find(report, "series-a")->start, date_from_ymd(2027, 3, 1));
	assert_int_equal(
	    find(report, "before-series-a")->start, date_from_ymd(2027, 1, 4));
	assert_int_equal(find(report, "first-enterprise")->start,
	    date_from_ymd(2026, 12, 1));
	assert_null(find(report, "before-first-enterprise")); /* it is past */
}

/* One migration mends both limits of a table: one day to decide. */
static void
one_fix_is_decided_once(void **state)
{
	g_autoptr(Company) company = company_new("2026-11-23");
	const Report *report;
	unsigned decisions_told = 0;

	(void)state;
	company_set_users(company, 4000, 0.08);
	company_key(company_add_table(company, "orders", 6e7), "integer", 3e8);
	report = company_report(company);
	for (guint r = 0; r < company->results->ladder->rungs->len; r++) {
		const Rung *rung = ladder_rung(company->results->ladder, r);
		g_autofree char *key =
		    g_strconcat("decide-", rung->limit->id, NULL);

		for (guint k = 0; k < r; k++)
			if (rungs_share_fix(rung,
				ladder_rung(company->results->ladder, k)) &&
			    find(report, key) != NULL)
				decisions_told++;
	}
	assert_true(decisions_told <= 1);
}

int
main(void)
{
	const struct CMUnitTest tests[] = {
		cmocka_unit_test(each_process_is_a_series),
		cmocka_unit_test(decisions_are_single_days),
		cmocka_unit_test(deadlines_are_told_eight_weeks_before),
		cmocka_unit_test(one_fix_is_decided_once),
	};

	return cmocka_run_group_tests_name(
	    "governance_events", tests, NULL, NULL);
}
