#include <math.h>
#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>
#include <cmocka.h>
#include <string.h>

#include "pipeline/analysis/migration_risk.h"
#include "tests/support/assert_close.h"
#include "tests/support/company.h"
#include "tests/support/report_checks.h"

/* N closed issues with SUMMARY that took 10, 20, 30 … hours. */
static void
add_work(Company *company, const char *summary, int n)
{
	for (int i = 0; i < n; i++) {
		Issue issue =
		    company_feature(company, "2026-03-02", "2026-03-09", NAN);

		issue.summary = summary;
		issue.spent_hours = 10 * (i + 1);
		company_add_issue(company, &issue);
	}
}

static const OwnEffort *
effort_of(Company *company, const char *rule)
{
	company_report(company);
	return &company->results->migration
		    ->own[detector_find(rule) - detectors];
}

static void
five_closed_issues_are_enough(void **state)
{
	static const struct {
		const char *summary;
		int n;
		bool known;
	} cases[] = {
		{ "Widen orders.id to bigint", 5, true },
		{ "Widen orders.id to bigint", 4, false },
		{ "Widen the orders page", 9, false },
		{ "BIGINT for users", 5, true },
		{ "bigints are large", 5, false }, /* another word */
	};

	(void)state;
	for (size_t i = 0; i < G_N_ELEMENTS(cases); i++) {
		g_autoptr(Company) company = company_new("2026-07-01");
		const OwnEffort *effort;

		print_message("%zu\n", i);
		add_work(company, cases[i].summary, cases[i].n);
		effort = effort_of(company, "D1");
		assert_int_equal(own_effort_known(effort), cases[i].known);
		if (cases[i].known) {
			assert_close(effort->hours.mode, 30, 1e-12);
			assert_close(effort->hours.low, 14, 1e-12);
			assert_close(effort->hours.high, 46, 1e-12);
		} else {
			assert_true(isnan(effort->hours.mode));
		}
	}
}

/* Open, dropped, unmeasured work and epics tell no effort; labels do. */
static void
only_finished_work_counts(void **state)
{
	static const struct {
		const char *end, *resolution;
		double hours;
		IssueKind kind;
		bool counts;
	} cases[] = {
		{ "2026-03-09", NULL, 8, ISSUE_TASK, true },
		{ NULL, NULL, 8, ISSUE_TASK, false },
		{ "2026-03-09", "Won't Do", 8, ISSUE_TASK, false },
		{ "2026-03-09", NULL, NAN, ISSUE_TASK, false },
		{ "2026-03-09", NULL, 0, ISSUE_TASK, false },
		{ "2026-03-09", NULL, 8, ISSUE_EPIC, false },
	};
	static const char *const labels[] = { "db", "foreign-key",
		"foreign key", NULL };

	(void)state;
	for (size_t i = 0; i < G_N_ELEMENTS(cases); i++) {
		g_autoptr(Company) company = company_new("2026-07-01");
		Issue issue =
		    company_feature(company, "2026-03-02", cases[i].end, NAN);

		print_message("%zu\n", i);
		issue.resolution = cases[i].resolution;
		issue.spent_hours = cases[i].hours;
		issue.kind = cases[i].kind;
		issue.labels = labels;
		company_add_issue(company, &issue);
		assert_int_equal(
		    effort_of(company, "D15")->issues->len, cases[i].counts);
	}
}

/* [T14]'s table: 40 + 6 hours by our estimate; what such work took is all of
 * it. */
static void
it_takes_the_place_of_the_estimate(void **state)
{
	(void)state;
	for (int own = 0; own < 2; own++) {
		g_autoptr(Company) company = company_new("2026-07-01");
		Table *table = company_add_table(company, "orders", NAN);
		const MigrationRisk *risk;
		const Figure *figure;

		company_key(table, "integer", 10);
		if (own)
			add_work(company, "Widen ids to bigint", 5);
		company_report(company);
		risk = migration_risk_at(company->results->migration, 0);
		assert_close(risk->at_modes[0], 80 * (own ? 30 : 46), 1e-9);
		figure = figure_set_find(
		    company->report->figures, "migration.rule.d1.hours");
		assert_int_equal(figure != NULL, own);
		if (!own)
			continue;
		assert_int_equal(figure->evidence->len, 5);
		assert_string_equal(
		    figure->inputs->pdata[0], "file:issues.csv");
		figure = figure_set_find(
		    company->report->figures, "migration.orders.cost.1x");
		assert_true(g_ptr_array_find_with_equal_func(figure->inputs,
		    "migration.rule.d1.hours", g_str_equal, NULL));
		check_report(company->report);
	}
}

/* An index is made for each key. */
static void
indexes_are_counted_by_key(void **state)
{
	g_autoptr(Company) company = company_new("2026-07-01");
	Table *table = company_add_table(company, "items", 10);

	(void)state;
	company_refer(table, "a_id", "bigint", "a", false);
	company_refer(table, "b_id", "bigint", "b", false);
	add_work(company, "Add missing index", 5);
	company_report(company);
	assert_close(
	    migration_risk_at(company->results->migration, 0)->at_modes[0],
	    80 * 2 * 30, 1e-9);
}

static void
it_is_told_where_it_counts(void **state)
{
	(void)state;
	for (int fires = 0; fires < 2; fires++) {
		g_autoptr(Company) company = company_new("2026-07-01");
		Table *table = company_add_table(company, "orders", NAN);
		const Section *section;
		bool told = false;

		company_key(table, fires ? "integer" : "bigint", 10);
		table_add_column(table, "price", "real");
		add_work(company, "Widen ids to bigint", 5);
		section = report_find_section(
		    company_report(company), "migration-risk");
		for (guint i = 0; i < section->blocks->len; i++) {
			const Block *block = section->blocks->pdata[i];

			told = told || (block->kind == BLOCK_TEXT &&
					   strstr(block->text,
					       "a median of 30 hours over 5 "
					       "closed issues"));
		}
		assert_int_equal(told, fires);
	}
}

int
main(void)
{
	const struct CMUnitTest tests[] = {
		cmocka_unit_test(five_closed_issues_are_enough),
		cmocka_unit_test(only_finished_work_counts),
		cmocka_unit_test(it_takes_the_place_of_the_estimate),
		cmocka_unit_test(indexes_are_counted_by_key),
		cmocka_unit_test(it_is_told_where_it_counts),
	};

	return cmocka_run_group_tests_name("own_effort", tests, NULL, NULL);
}
