#include <math.h>
#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>
#include <cmocka.h>

#include "pipeline/analysis/decision_coverage.h"
#include "tests/support/assert_close.h"
#include "tests/support/company.h"

static void
add_month(Company *company, const char *month, const char *service,
    const char *amount)
{
	company_add_cost(company, month, "Compute", service, amount, "USD");
}

static const DetectedDecision *
detected_at(const DecisionCoverage *coverage, guint i)
{
	return &g_array_index(coverage->detected, DetectedDecision, i);
}

/* What is in the first month was there before, and cents are no decision. */
static void
new_services_are_decisions(void **state)
{
	g_autoptr(Company) company = company_new("2026-07-01");
	g_autoptr(DecisionCoverage) coverage = NULL;

	(void)state;
	add_month(company, "2026-03", "Amazon EC2", "100");
	add_month(company, "2026-04", "Amazon EC2", "100");
	add_month(company, "2026-04", "AmazonElastiCache", "20");
	add_month(company, "2026-05", "AmazonElastiCache", "20");
	add_month(company, "2026-05", "AWS KMS", "0.1");
	coverage = decision_coverage_new(company_evidence(company));
	assert_int_equal(coverage->detected->len, 1);
	assert_string_equal(
	    detected_at(coverage, 0)->name, "AmazonElastiCache");
	assert_true(
	    detected_at(coverage, 0)->date == date_from_ymd(2026, 4, 1));
	assert_true(isnan(coverage->share));
	assert_close(coverage->hours, 0.5, 1e-12);
}

/* Where a second provider's bills begin, nothing was decided yet. */
static void
each_provider_has_a_first_month(void **state)
{
	g_autoptr(Company) company = company_new("2026-07-01");
	const size_t input = company_file(company, "second.csv", INPUT_BILLING);
	CostLine line = {
		.provider = "Harbour",
		.account = "1",
		.billing_period = 12 * 2026 + 3,
		.charge_start = date_instant(date_from_ymd(2026, 4, 9)),
		.service_category = "Compute",
		.service = "Harbour Search",
		.currency = "USD",
		.invoice = "",
	};
	g_autoptr(DecisionCoverage) coverage = NULL;

	(void)state;
	add_month(company, "2026-03", "Amazon EC2", "100");
	decimal_parse("50", 2, &line.billed);
	line.effective = line.billed;
	facts_add_cost(company->facts, input, &line);
	coverage = decision_coverage_new(company_evidence(company));
	assert_int_equal(coverage->detected->len, 0);
}

static void
add_issue(
    Company *company, const char *summary, const char *end, const char *label)
{
	const char *const labels[] = { label, NULL };
	Issue issue = company_feature(company, "2025-01-01", end, 1);

	issue.summary = summary;
	issue.labels = labels;
	company_add_issue(company, &issue);
}

static void
records_cover_what_they_name_near_it(void **state)
{
	g_autoptr(Company) company = company_new("2026-07-01");
	g_autoptr(DecisionCoverage) coverage = NULL;

	(void)state;
	add_issue(company, "Reports: replica or warehouse", "2026-03-01",
	    "architecture");
	add_issue(company, "Invoices: each month or each booking", "2026-03-02",
	    "Architecture");
	add_issue(company, "Pigeons: lofts or towers", "2026-03-03", "adr");
	add_issue(company, "Colours of buttons", "2026-03-04", "design");
	add_issue(company, "Sessions: cookies or tables", "2025-02-01",
	    "architecture");
	company_add_decision_record(company, "Reports read a replica",
	    "2026-03-20", "COD", "Reports read a replica, no warehouse");
	company_add_decision_record(company, "Lofts for pigeons", "2025-09-01",
	    "COD", "Pigeons live in lofts, not in towers");
	company_add_decision_record(company, "Invoices each month", NULL, "CD",
	    "Invoices are by month; a booking is a line");
	company_add_decision_record(company, "Animals", NULL, "CD",
	    "Pigeons live in lofts, not in towers");
	coverage = decision_coverage_new(company_evidence(company));
	assert_int_equal(coverage->detected->len, 3);
	assert_int_equal(coverage->covered, 2);
	assert_close(coverage->share, 2.0 / 3, 1e-12);
	assert_int_equal(coverage->records, 4);
	assert_int_equal(coverage->whole, 2);
	/* half a year before is about something else */
	assert_string_equal(detected_at(coverage, 0)->issue->key, "SHOP-3");
	assert_null(detected_at(coverage, 0)->record);
	assert_string_equal(
	    detected_at(coverage, 1)->record->title, "Invoices each month");
	assert_string_equal(
	    detected_at(coverage, 2)->record->title, "Reports read a replica");
}

static void
nothing_is_no_share(void **state)
{
	g_autoptr(Company) company = company_new("2026-07-01");
	g_autoptr(DecisionCoverage) coverage = NULL;

	(void)state;
	company_add_decision_record(company, "A", NULL, "COD", "A");
	coverage = decision_coverage_new(company_evidence(company));
	assert_int_equal(coverage->detected->len, 0);
	assert_true(isnan(coverage->share));
	assert_close(coverage->hours, 0, 0);
}

int
main(void)
{
	const struct CMUnitTest tests[] = {
		cmocka_unit_test(new_services_are_decisions),
		cmocka_unit_test(each_provider_has_a_first_month),
		cmocka_unit_test(records_cover_what_they_name_near_it),
		cmocka_unit_test(nothing_is_no_share),
	};

	return cmocka_run_group_tests_name(
	    "decision_coverage", tests, NULL, NULL);
}
