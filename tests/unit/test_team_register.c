#include <math.h>
#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>
#include <string.h>
#include <cmocka.h>

#include "pipeline/analysis/team_tables.h"
#include "tests/support/report_checks.h"
#include "tests/support/small_team.h"

/* Of the row of STAGE whose change is CHANGE, or begins so. */
static const char *
machine(const ReportTable *table, const char *stage, const char *change,
    const char *column)
{
	for (guint i = 0; i < table->rows->len; i++) {
		const GPtrArray *row = g_ptr_array_index(table->rows, i);
		const TableCell *first = row->pdata[0], *third = row->pdata[2];

		if (strcmp(first->text, stage) != 0 ||
		    !g_str_has_prefix(third->text, change))
			continue;
		for (guint k = 0; k < table->columns->len; k++) {
			const TableColumn *head =
			    g_ptr_array_index(table->columns, k);
			const TableCell *cell = row->pdata[k];

			if (strcmp(head->key, column) == 0)
				return cell->machine != NULL ? cell->machine
							     : cell->text;
		}
	}
	fail_msg("%s: %s has no %s", stage, change, column);
	return NULL;
}

static void
the_register_has_every_hire_and_change(void **state)
{
	static const struct {
		const char *stage, *change, *column, *machine;
	} cases[] = {
		{ "MVP", "Keep everybody", "kind", "structure" },
		{ "MVP", "Keep everybody", "count", "" },
		{ "Early Scale", "QA", "kind", "hire" },
		{ "Early Scale", "QA", "count", "1" },
		{ "Early Scale", "QA", "missing_today", "1" },
		{ "Early Scale", "QA", "seek_by", "2026-07-01" },
		{ "Early Scale", "DevOps", "count", "0" },
		{ "Growth", "QA", "count", "0" },
		{ "Growth", "QA", "missing_today", "1" },
		{ "Growth", "engineering manager", "needed", "2" },
		{ "Growth", "engineering manager", "month", "19200" },
		{ "Growth", "engineering manager", "begins", "2027-06-28" },
		{ "Growth", "engineering manager", "seek_by", "2026-12-28" },
		{ "Growth", "Split into", "count", "2" },
		{ "Growth", "Split into", "month", "28800" },
		{ "Scale", "SRE", "first_year", "921600" },
		{ "Scale", "Decide", "month", "0" },
	};
	g_autoptr(Company) company = small_team_new();
	const ReportTable *table =
	    find_table(company_report(company), "team-roadmap");

	(void)state;
	assert_true(table->file_only);
	assert_string_equal(table->register_name, "team-roadmap");
	for (size_t i = 0; i < G_N_ELEMENTS(cases); i++)
		assert_string_equal(machine(table, cases[i].stage,
					cases[i].change, cases[i].column),
		    cases[i].machine);
}

static void
without_growth_dates_are_empty(void **state)
{
	g_autoptr(Company) company = small_team_new();
	const ReportTable *table;

	(void)state;
	company->config->users.growth = -0.02;
	table = find_table(company_report(company), "team-roadmap");
	assert_string_equal(machine(table, "Growth", "QA", "begins"), "");
	assert_string_equal(machine(table, "Growth", "QA", "months"), "");
	assert_string_equal(machine(table, "Growth", "QA", "seek_by"), "");
	assert_string_equal(machine(table, "Early Scale", "QA", "count"), "1");
}

int
main(void)
{
	const struct CMUnitTest tests[] = {
		cmocka_unit_test(the_register_has_every_hire_and_change),
		cmocka_unit_test(without_growth_dates_are_empty),
	};

	return cmocka_run_group_tests_name("team_register", tests, NULL, NULL);
}
