#include <math.h>
#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>
#include <cmocka.h>

#include "pipeline/analysis/scaling_law.h"
#include "tests/support/assert_close.h"
#include "tests/support/trigger_of.h"

/* N points of [T21]'s law, one a month, the last on the report date. */
static void
add_law(Company *company, int n, const char *throughput, double days_apart)
{
	static const double at[] = { 1, 2, 4, 8, 16, 32 };

	for (int i = 0; i < n; i++) {
		const Date day =
		    date_add_months(company->evidence.as_of, i - n + 1);
		const double load = at[i];
		char date[DATE_TEXT_SIZE];

		company_add_point(
		    company, "concurrency", date_format_iso(day, date), load);
		company_add_point(company, throughput,
		    date_format_iso(date_add_days(day, -days_apart), date),
		    100 * load /
			(1 + 0.03 * (load - 1) + 0.0005 * load * (load - 1)));
	}
}

static const ScalingLaw *
law_of(Company *company)
{
	trigger_of(company, "hosting");
	return &company->results->triggers->law;
}

/* [T21]: X_max 1,359.70 over 1,319.04 today. */
static void
the_peak_is_a_limit(void **state)
{
	g_autoptr(Company) company = company_new("2026-07-01");
	const ScalingLaw *law;

	(void)state;
	add_law(company, 6, "throughput", 0);
	law = law_of(company);
	assert_prints(law->fit.peak, "1359.70");
	assert_prints(law->now, "1319.0437");
	assert_close(law->multiple.p50, 1359.70 / 1319.0437, 1e-4);
	assert_non_null(law->limit);
	assert_string_equal(law->limit->id, "scaling-law");
	assert_string_equal(
	    law->limit->cost_figure, "trigger.hosting.migration_cost");
	assert_close(
	    law->limit->cost[1], trigger_of(company, "hosting")->cost[1], 1e-9);
}

static void
too_little_sets_none(void **state)
{
	g_autoptr(Company) few = company_new("2026-07-01");
	g_autoptr(Company) apart = company_new("2026-07-01");
	g_autoptr(Company) none = company_new("2026-07-01");

	(void)state;
	add_law(few, 5, "throughput", 0);
	assert_int_equal(law_of(few)->pairs, 5);
	assert_null(law_of(few)->limit);
	/* points of other days do not belong together */
	add_law(apart, 6, "throughput", 2);
	assert_int_equal(law_of(apart)->pairs, 0);
	assert_null(law_of(apart)->limit);
	assert_null(law_of(none)->throughput);
	assert_true(isnan(law_of(none)->multiple.p50));
}

static void
series_can_be_named(void **state)
{
	g_autoptr(Company) company = company_new("2026-07-01");

	(void)state;
	add_law(company, 6, "orders_taken", 0);
	company_add_decision(company, "hosting", NAN, NAN)->throughput =
	    g_strdup("orders_taken");
	assert_true(law_of(company)->fit.measured);
}

int
main(void)
{
	const struct CMUnitTest tests[] = {
		cmocka_unit_test(the_peak_is_a_limit),
		cmocka_unit_test(too_little_sets_none),
		cmocka_unit_test(series_can_be_named),
	};

	return cmocka_run_group_tests_name("scaling_law", tests, NULL, NULL);
}
