#include <math.h>
#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>
#include <cmocka.h>

#include <string.h>

#include "pipeline/analysis/debt_evidence.h"
#include "tests/support/company.h"

static const Figure *
figure_of(Company *company, const char *id)
{
	return figure_set_find(company_report(company)->figures, id);
}

static const FigureRow *
row_at(const Figure *figure, guint i)
{
	assert_true(i < figure->evidence->len);
	return g_ptr_array_index(figure->evidence, i);
}

static void
durations_run_from_the_quickest_to_the_slowest(void **state)
{
	g_autoptr(Company) company = company_new("2026-07-01");
	const Figure *median;
	double last = 0;

	(void)state;
	company_add_features(company, 18, 10, 0.05);
	median = figure_of(company, "debt.cycle_days_median");
	assert_int_equal(median->evidence->len, FIGURE_EVIDENCE);
	for (guint i = 0; i < FIGURE_EVIDENCE; i++) {
		const double days =
		    g_ascii_strtod(row_at(median, i)->value, NULL);

		assert_true(days >= last);
		last = days;
	}
	assert_true(last > median->value);
	assert_true(
	    g_ascii_strtod(row_at(median, 0)->value, NULL) < median->value);
}

static void
both_halves_of_the_comparison_are_shown(void **state)
{
	g_autoptr(Company) company = company_new("2026-07-01");
	const Figure *ratio;
	guint now = 0, then = 0;

	(void)state;
	company_add_features(company, 18, 20, 0.05);
	ratio = figure_of(company, "debt.ratio_6mo");
	assert_false(company->results->debt->six.from_trend);
	for (guint i = 0; i < ratio->evidence->len; i++) {
		const char *value = row_at(ratio, i)->value;

		now += strstr(value, "finished within 90 days") != NULL;
		then += strstr(value, "finished half a year ago") != NULL;
	}
	assert_int_equal(now, FIGURE_EVIDENCE / 2);
	assert_int_equal(then, FIGURE_EVIDENCE / 2);
}

static void
add_debt(Company *company, const char *end, double hours)
{
	static const char *const labels[] = { "tech-debt", NULL };
	Issue issue = company_feature(company, "2026-05-04", end, NAN);

	issue.kind = ISSUE_TASK;
	issue.labels = labels;
	issue.estimate_hours = hours;
	company_add_issue(company, &issue);
}

static void
open_debt_comes_by_hours(void **state)
{
	g_autoptr(Company) company = company_new("2026-07-01");
	const Figure *principal, *share;

	(void)state;
	add_debt(company, NULL, 4);
	add_debt(company, NULL, NAN);
	add_debt(company, NULL, 40);
	add_debt(company, "2026-06-02", NAN);
	add_debt(company, "2026-06-20", 3);
	add_debt(company, "2026-05-04", 9000);
	principal = figure_of(company, "debt.principal_hours");
	assert_int_equal(principal->evidence->len, 3);
	assert_string_equal(row_at(principal, 0)->key, "SHOP-3");
	assert_string_equal(row_at(principal, 0)->value, "40 h");
	assert_string_equal(row_at(principal, 1)->key, "SHOP-2");
	assert_string_equal(
	    row_at(principal, 1)->value, "no estimate, so the assumed hours");
	assert_string_equal(row_at(principal, 2)->key, "SHOP-1");
	share = figure_of(company, "debt.allocation_share");
	assert_int_equal(share->evidence->len, 3);
	assert_string_equal(row_at(share, 0)->key, "SHOP-5");
	assert_string_equal(
	    row_at(share, 1)->value, "no effort stated, so it adds none");
}

int
main(void)
{
	const struct CMUnitTest tests[] = {
		cmocka_unit_test(
		    durations_run_from_the_quickest_to_the_slowest),
		cmocka_unit_test(both_halves_of_the_comparison_are_shown),
		cmocka_unit_test(open_debt_comes_by_hours),
	};

	return cmocka_run_group_tests_name("debt_evidence", tests, NULL, NULL);
}
