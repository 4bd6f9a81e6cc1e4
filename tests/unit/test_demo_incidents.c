#include <math.h>
#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>
#include <string.h>
#include <cmocka.h>

#include "pipeline/demo/demo_incidents.h"
#include "tests/support/read_csv.h"
#include "tests/support/sandbox.h"

enum { SEEDS = 20 };

static Larkfield
make(const char *as_of, uint64_t seed)
{
	DemoOptions options = { .seed = seed, .scale = 1 };
	Larkfield company;

	assert_true(date_parse_iso(as_of, &options.as_of));
	larkfield_init(&company, &options);
	return company;
}

static Instant
time_of(const CsvTable *table, size_t row, size_t column)
{
	const char *text = csv_cell(table, row, column);
	Instant instant = INSTANT_NONE;

	if (*text != '\0')
		assert_int_equal(
		    instant_parse(text, strlen(text), DATE_ORDER_YMD, &instant),
		    DATE_PARSE_OK);
	return instant;
}

/* Whatever the seed: a year of them, in order, of all severities. */
static void
incidents_tell_a_year(void **state)
{
	(void)state;
	for (uint64_t seed = 1; seed <= SEEDS; seed++) {
		g_autofree char *path = sandbox_path("incidents.csv");
		const Larkfield company = make("2026-11-22", seed);
		g_autoptr(CsvTable) table = NULL;
		size_t severe = 0;
		Instant before = INSTANT_NONE;

		assert_true(demo_write_incidents(&company, path, NULL));
		table = read_csv(path);
		assert_int_equal(csv_rows(table), DEMO_INCIDENTS);
		for (size_t row = 1; row <= csv_rows(table); row++) {
			const Instant start = time_of(table, row, 4);
			const Instant seen = time_of(table, row, 5);
			const Instant over = time_of(table, row, 6);

			assert_true(start > before);
			assert_true(start < date_instant(company.as_of));
			assert_true(start > date_instant(company.as_of - 365));
			assert_true(seen == INSTANT_NONE || seen >= start);
			assert_true(over == INSTANT_NONE || over >= seen);
			severe += strcmp(csv_cell(table, row, 2), "SEV1") == 0;
			before = start;
		}
		assert_true(severe > 2 && severe < DEMO_INCIDENTS / 2);
	}
}

static void
the_same_seed_gives_the_same(void **state)
{
	g_autofree char *a = sandbox_path("a.csv");
	g_autofree char *b = sandbox_path("b.csv");
	const Larkfield company = make("2026-11-22", 7);

	g_autofree char *first = NULL;

	(void)state;
	assert_true(demo_write_incidents(&company, a, NULL));
	assert_true(demo_write_incidents(&company, b, NULL));
	assert_true(g_file_get_contents(a, &first, NULL, NULL));
	assert_true(sandbox_holds("b.csv", first));
}

int
main(void)
{
	const struct CMUnitTest tests[] = {
		cmocka_unit_test(incidents_tell_a_year),
		cmocka_unit_test(the_same_seed_gives_the_same),
	};

	return cmocka_run_group_tests_name(
	    "demo_incidents", tests, sandbox_setup, sandbox_teardown);
}
