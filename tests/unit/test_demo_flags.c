#include <math.h>
#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>
#include <string.h>
#include <cmocka.h>

#include "pipeline/demo/demo_flags.h"
#include "tests/support/read_csv.h"
#include "tests/support/sandbox.h"

static Larkfield
make(const char *as_of, uint64_t seed)
{
	DemoOptions options = { .seed = seed, .scale = 1 };
	Larkfield company;

	assert_true(date_parse_iso(as_of, &options.as_of));
	larkfield_init(&company, &options);
	return company;
}

/* The demo has flags of each sort that the review tells of. */
static void
flags_are_of_all_sorts(void **state)
{
	static const char *const states[] = { "on", "off", "archived" };
	g_autofree char *path = sandbox_path("flags.csv");
	const Larkfield company = make("2026-11-22", 1);
	g_autoptr(CsvTable) table = NULL;
	size_t seen[G_N_ELEMENTS(states)] = { 0 };
	size_t ownerless = 0, stale = 0;

	(void)state;
	assert_true(demo_write_flags(&company, path, NULL));
	table = read_csv(path);
	for (size_t row = 1; row <= csv_rows(table); row++) {
		Date created, changed;

		assert_true(date_parse_iso(csv_cell(table, row, 2), &created));
		assert_true(date_parse_iso(csv_cell(table, row, 3), &changed));
		assert_true(created <= changed && changed <= company.as_of);
		for (size_t i = 0; i < G_N_ELEMENTS(states); i++)
			seen[i] +=
			    strcmp(csv_cell(table, row, 1), states[i]) == 0;
		ownerless += *csv_cell(table, row, 4) == '\0';
		stale += strcmp(csv_cell(table, row, 1), "on") == 0 &&
			 company.as_of - changed >= 90;
	}
	assert_int_equal(seen[0] + seen[1] + seen[2], csv_rows(table));
	assert_true(seen[0] > 0 && seen[1] > 0 && seen[2] > 0);
	assert_true(ownerless > 0 && stale > 2 && stale < seen[0]);
}

int
main(void)
{
	const struct CMUnitTest tests[] = {
		cmocka_unit_test(flags_are_of_all_sorts),
	};

	return cmocka_run_group_tests_name(
	    "demo_flags", tests, sandbox_setup, sandbox_teardown);
}
