#include <math.h>
#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>
#include <string.h>
#include <cmocka.h>

#include "pipeline/base/number.h"
#include "pipeline/demo/demo_metrics.h"
#include "pipeline/stats/theil_sen.h"
#include "tests/support/read_csv.h"
#include "tests/support/sandbox.h"

enum { SEEDS = 20, MOST = 100 };

static Larkfield
make(const char *as_of, uint64_t seed)
{
	DemoOptions options = { .seed = seed, .scale = 1 };
	Larkfield company;

	assert_true(date_parse_iso(as_of, &options.as_of));
	larkfield_init(&company, &options);
	return company;
}

static void
users_are_counted_on_the_first(void **state)
{
	g_autofree char *path = sandbox_path("users.csv");
	const Larkfield company = make("2026-01-01", 1);
	g_autoptr(CsvTable) table = NULL;
	double users;

	(void)state;
	assert_true(demo_write_users(&company, path, NULL));
	table = read_csv(path);
	assert_int_equal(csv_rows(table), HISTORY_MONTHS);
	assert_string_equal(csv_cell(table, 1, 0), "2024-08-01");
	assert_string_equal(csv_cell(table, HISTORY_MONTHS, 0), "2026-01-01");
	assert_string_equal(csv_cell(table, 1, 1), "users");
	assert_true(number_parse(csv_cell(table, HISTORY_MONTHS, 2), &users));
	assert_true(users == company.users[HISTORY_MONTHS - 1]);
}

/* Points of SERIES in ln, against months; how many. */
static size_t
collect(const CsvTable *table, const Larkfield *company, const char *series,
    double *months, double *values)
{
	size_t n = 0;

	for (size_t row = 1; row <= csv_rows(table); row++) {
		const char *time = csv_cell(table, row, 0);
		Instant instant = INSTANT_NONE;

		if (strcmp(csv_cell(table, row, 1), series) != 0)
			continue;
		assert_int_equal(
		    instant_parse(time, strlen(time), DATE_ORDER_YMD, &instant),
		    DATE_PARSE_OK);
		assert_true(instant < date_instant(company->as_of + 1));
		assert_true(number_parse(csv_cell(table, row, 2), &values[n]));
		values[n] = log(values[n]);
		months[n++] = -larkfield_age(company, instant);
		assert_true(n < MOST);
	}
	return n;
}

/* The multiple at which a reader finds the threshold passed: the last value
 * carried on along the trend. */
static double
crossing(const CsvTable *table, const Larkfield *company, const char *series,
    double threshold)
{
	double months[MOST], values[MOST];
	const size_t n = collect(table, company, series, months, values);
	const double slope = theil_sen_fit(months, values, n).slope;

	assert_true(n > 70 && slope > 0);
	return pow(
	    1 + PLANTED_GROWTH, (log(threshold) - values[n - 1]) / slope);
}

static void
latency_is_the_next_limit(void **state)
{
	const PlantedValue planted = demo_planted_latency();

	(void)state;
	assert_true(planted.lo > 1.5 && planted.hi < 4);
	for (uint64_t seed = 1; seed <= SEEDS; seed++) {
		g_autofree char *path = sandbox_path("latency.csv");
		const Larkfield company = make("2026-11-22", seed);
		g_autoptr(CsvTable) table = NULL;
		double latency, users, jobs;

		assert_true(demo_write_latency(&company, path, NULL));
		table = read_csv(path);
		latency = crossing(table, &company, "p95_ms", 200);
		users = crossing(table, &company, "concurrent_users", 500);
		jobs = crossing(table, &company, "longest_job_ms", 500);
		assert_true(planted.lo < latency && latency < planted.hi);
		assert_true(latency < users && users < jobs);
	}
}

int
main(void)
{
	const struct CMUnitTest tests[] = {
		cmocka_unit_test(users_are_counted_on_the_first),
		cmocka_unit_test(latency_is_the_next_limit),
	};

	return cmocka_run_group_tests_name(
	    "demo_metrics", tests, sandbox_setup, sandbox_teardown);
}
