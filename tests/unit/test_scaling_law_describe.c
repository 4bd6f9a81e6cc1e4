#include <math.h>
#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>
#include <cmocka.h>
#include <string.h>

#include "pipeline/analysis/scaling_law.h"
#include "tests/support/company.h"
#include "tests/support/report_checks.h"

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

static const char *
last_text(const Report *report)
{
	const Section *section = report_find_section(report, "triggers");
	const Block *last =
	    g_ptr_array_index(section->blocks, section->blocks->len - 1);

	return last->kind == BLOCK_TEXT ? last->text : "";
}

static void
the_peak_is_told(void **state)
{
	g_autoptr(Company) company = company_new("2026-07-01");

	(void)state;
	add_law(company, 6, "throughput", 0);
	company_report(company);
	assert_string_equal(last_text(company->report),
	    "By Gunther's scalability law over 6 points the design peaks at "
	    "1,360, at a concurrency of 44; today it does 1,320. No number of "
	    "instances of this design carries more than 1.0× today's load.");
	assert_true(figure_value(company->report, "scaling.sigma") > 0.0299);
	assert_true(figure_value(company->report, "scaling.peak") > 1359);
	figure_value(company->report, "limit.scaling-law.multiple");
	check_report(company->report);
}

static void
too_few_points_are_told(void **state)
{
	g_autoptr(Company) company = company_new("2026-07-01");
	g_autoptr(Company) none = company_new("2026-07-01");

	(void)state;
	add_law(company, 4, "throughput", 0);
	assert_non_null(strstr(last_text(company_report(company)),
	    "throughput and concurrency have 4 points"));
	assert_null(figure_set_find(company->report->figures, "scaling.peak"));
	assert_string_equal(last_text(company_report(none)), "");
}

int
main(void)
{
	const struct CMUnitTest tests[] = {
		cmocka_unit_test(the_peak_is_told),
		cmocka_unit_test(too_few_points_are_told),
	};

	return cmocka_run_group_tests_name(
	    "scaling_law_describe", tests, NULL, NULL);
}
