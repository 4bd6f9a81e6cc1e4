#include <math.h>
#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>
#include <cmocka.h>
#include <string.h>

#include "pipeline/analysis/governance.h"
#include "tests/support/company.h"
#include "tests/support/report_checks.h"

static const char *
lead_of(Company *company)
{
	return report_find_section(company_report(company), "governance")->lead;
}

static bool
has_finding(const Report *report, const char *words)
{
	const Section *section = report_find_section(report, "governance");

	for (unsigned i = 0; i < section->blocks->len; i++) {
		const Block *block = section->blocks->pdata[i];

		if (block->kind == BLOCK_FINDING &&
		    strstr(block->text, words) != NULL)
			return true;
	}
	return false;
}

static void
the_lead_says_when_and_what(void **state)
{
	g_autoptr(Company) quiet = company_new("2026-11-23");
	g_autoptr(Company) late = company_new("2026-11-23");

	(void)state;
	company_configure(quiet,
	    "governance: {owners: {lead: A, pm: B, em: C, rota: [D]}}\n");
	assert_string_equal(lead_of(quiet),
	    "The next architecture review is on 12 Jan 2027, and nothing that "
	    "was measured needs a decision there.");
	company_set_users(late, 9000, 0.08);
	assert_string_equal(lead_of(late),
	    "The next architecture review is on 12 Jan 2027 and has 2 matters "
	    "to decide, 1 of which should have been decided already.");
	check_report(late->report);
}

static void
what_nobody_owns_is_a_finding(void **state)
{
	g_autoptr(Company) company = company_new("2026-11-23");
	g_autoptr(Company) owned = company_new("2026-11-23");

	(void)state;
	company_configure(
	    company, "governance: {owners: {lead: A, pm: B, rota: [D]}}\n");
	assert_true(has_finding(
	    company_report(company), "Without an owner: 20 % check."));
	company_configure(owned,
	    "governance: {owners: {lead: A, pm: B, em: C, rota: [D]}}\n");
	assert_false(has_finding(company_report(owned), "Without an owner"));
}

static void
a_missed_review_is_a_finding(void **state)
{
	g_autoptr(Company) company = company_new("2026-11-23");

	(void)state;
	company_configure(company, "governance: {last_review: 2026-07-14}\n");
	assert_true(has_finding(company_report(company),
	    "No architecture review since 14 Jul 2026: by the calendar there "
	    "was one on 13 Oct 2026."));
}

static void
the_title_counts_what_falls_due_before_the_review(void **state)
{
	g_autoptr(Company) company = company_new("2026-11-23");
	const ChartSpec *chart;

	(void)state;
	company_set_users(company, 5150, 0.08); /* due 18 Feb, after it */
	chart = find_block(company_report(company), "governance", BLOCK_CHART)
		    ->chart;
	assert_string_equal(chart->title,
	    "The next architecture review is on 12 Jan 2027; no decision "
	    "falls due before it");
}

int
main(void)
{
	const struct CMUnitTest tests[] = {
		cmocka_unit_test(the_lead_says_when_and_what),
		cmocka_unit_test(what_nobody_owns_is_a_finding),
		cmocka_unit_test(a_missed_review_is_a_finding),
		cmocka_unit_test(
		    the_title_counts_what_falls_due_before_the_review),
	};

	return cmocka_run_group_tests_name(
	    "governance_describe", tests, NULL, NULL);
}
