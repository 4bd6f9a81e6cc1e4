#include <math.h>
#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>
#include <cmocka.h>
#include <string.h>

#include "pipeline/analysis/triggers.h"
#include "tests/support/company.h"
#include "tests/support/report_checks.h"

static const char *
lead(Company *company)
{
	return report_find_section(company_report(company), "triggers")->lead;
}

static void
leads_count_in_proper_grammar(void **state)
{
	static const struct {
		int values; /* decisions with a value */
		double value;
		const char *want;
	} cases[] = {
		{ 0, 0,
		    "None of the infrastructure decisions can be watched yet, "
		    "since none of their metrics is known." },
		{ 2, 1,
		    "Of 6 infrastructure decisions, 2 are fine and 4 are not "
		    "measured." },
		{ 1, 1e6,
		    "Of 6 infrastructure decisions, 1 has to be acted on and 5 "
		    "are not measured. First comes Database: decide now." },
		{ 2, 1e6,
		    "Of 6 infrastructure decisions, 2 have to be acted on and "
		    "4 "
		    "are not measured. First comes Database: decide now." },
	};
	static const char *const names[] = { "database", "queuing" };

	(void)state;
	for (size_t i = 0; i < G_N_ELEMENTS(cases); i++) {
		g_autoptr(Company) company = company_new("2026-07-01");

		for (int k = 0; k < cases[i].values; k++)
			company_add_decision(
			    company, names[k], cases[i].value, NAN);
		assert_string_equal(lead(company), cases[i].want);
		assert_int_equal(find_block(company->report, "triggers",
				     BLOCK_INSUFFICIENT) != NULL,
		    cases[i].values == 0);
	}
}

static void
missing_metrics_name_what_would_show_them(void **state)
{
	g_autoptr(Company) company = company_new("2026-07-01");
	ConfigDecision *decision =
	    company_add_decision(company, "queuing", NAN, NAN);

	(void)state;
	decision->metric = g_strdup("worker_ms");
	company_report(company);
	check_missing(
	    company->report, "trigger.database.value", "a series named p95_ms");
	check_missing(company->report, "trigger.queuing.value",
	    "a series named worker_ms");
	check_missing(
	    company->report, "trigger.database.multiple", "not measured");
}

static void
what_is_not_projected_says_why(void **state)
{
	g_autoptr(Company) still = company_new("2026-07-01");
	g_autoptr(Company) falling = company_new("2026-07-01");
	g_autoptr(Company) flat = company_new("2026-07-01");

	(void)state;
	company_add_decision(still, "database", 100, NAN);
	company_report(still);
	check_missing(
	    still->report, "trigger.database.months", "no trend of six points");
	company_add_growth(falling, "p95_ms", 8, 120, -0.04);
	company_report(falling);
	check_missing(
	    falling->report, "trigger.database.months", "does not rise");
	company_set_users(flat, 4000, 0);
	company_add_growth(flat, "p95_ms", 8, 120, 0.04);
	company_report(flat);
	figure_value(flat->report, "trigger.database.months");
	check_missing(
	    flat->report, "trigger.database.multiple", "matter of time");
}

/* The threshold that counts is shown, not the playbook's words. */
static void
rows_show_the_threshold_that_counts(void **state)
{
	g_autoptr(Company) company = company_new("2026-07-01");
	const ReportTable *table;
	ConfigDecision *decision =
	    company_add_decision(company, "hosting", 40, 800);

	(void)state;
	decision->approach = g_strdup("two servers");
	company_add_decision(company, "search", 0.031, NAN);
	company_add_decision(company, "Encoding", 3, NAN);
	table = find_table(company_report(company), "scaling-triggers");
	assert_string_equal(table->register_name, "scaling-triggers");
	assert_int_equal(table->rows->len, 7);
	assert_string_equal(find_cell(table, "Hosting", "threshold")->text,
	    "passes 800 concurrent users");
	assert_string_equal(cell_machine(table, "Hosting", "threshold"), "800");
	assert_string_equal(
	    find_cell(table, "Hosting", "approach")->text, "two servers");
	assert_string_equal(find_cell(table, "Database", "approach")->text,
	    "managed single node (assumed)");
	assert_string_equal(find_cell(table, "Search", "value")->text, "3.1 %");
	assert_string_equal(find_cell(table, "Search", "threshold")->text,
	    "takes more than 5 % of the load");
	assert_string_equal(
	    find_cell(table, "Encoding", "threshold")->text, "–");
	assert_string_equal(
	    cell_machine(table, "Encoding", "source"), "configured");
}

static void
series_that_stopped_are_told(void **state)
{
	g_autoptr(Company) old = company_new("2026-07-01");
	g_autoptr(Company) fresh = company_new("2026-07-01");
	const Block *finding;

	(void)state;
	company_add_point(old, "p95_ms", "2026-02-01", 90);
	company_add_point(fresh, "p95_ms", "2026-05-01", 90);
	finding = find_block(company_report(old), "triggers", BLOCK_FINDING);
	assert_string_equal(finding->text,
	    "The series p95_ms ends on 1 Feb 2026; its trend is carried on "
	    "from there.");
	assert_null(
	    find_block(company_report(fresh), "triggers", BLOCK_FINDING));
}

static void
costs_rest_on_what_they_use(void **state)
{
	g_autoptr(Company) company = company_new("2026-07-01");
	const Figure *figure;

	(void)state;
	company_add_decision(company, "Encoding", 3, NAN);
	figure = figure_set_find(company_report(company)->figures,
	    "trigger.hosting.migration_cost.10x");
	assert_string_equal(figure->inputs->pdata[0], "rule:hosting");
	assert_non_null(strstr(figure->method, "alone, since the bills"));
	check_missing(
	    company->report, "trigger.encoding.migration_cost.10x", "effort");
}

/* What it costs to run a build is in the bills, or nobody knows. */
static void
comparisons_need_both_prices(void **state)
{
	static const struct {
		double price;
		bool billed;
		const char *want; /* NULL: nothing is said */
	} cases[] = {
		{ 10, false,
		    "Queuing: buying costs less over 24 months, $240 against "
		    "$5,300." },
		{ 900, false, NULL },
		{ 900, true,
		    "Queuing: building costs less over 24 months, $5,700 "
		    "against $22,000." },
		{ NAN, true, NULL },
	};

	(void)state;
	for (size_t i = 0; i < G_N_ELEMENTS(cases); i++) {
		g_autoptr(Company) company = company_new("2026-07-01");
		const Section *section;
		const char *said = NULL;

		company_add_decision(company, "queuing", 900, NAN)->buy_price =
		    cases[i].price;
		if (cases[i].billed)
			company_add_cost(company, "2026-06", "Integration",
			    "mq", "200", "USD");
		section =
		    report_find_section(company_report(company), "triggers");
		for (guint b = 0; b < section->blocks->len; b++) {
			const Block *block = section->blocks->pdata[b];

			if (block->kind == BLOCK_TEXT &&
			    strstr(block->text, "costs less") != NULL)
				said = block->text;
		}
		print_message("%zu\n", i);
		if (cases[i].want == NULL)
			assert_null(said);
		else
			assert_string_equal(said, cases[i].want);
	}
}

/* The title is about the one that is furthest, not about them all. */
static void
charts_name_what_is_nearest(void **state)
{
	static const struct {
		double value; /* NAN: of no decision */
		const char *want;
	} cases[] = {
		{ 148, "Nearest to its threshold: Database, at 74 % of it" },
		{ 260, "Past its threshold: Database, at 130 % of it" },
		{ NAN,
		    "None of the infrastructure decisions can be watched yet, "
		    "since none of their metrics is known." },
	};

	(void)state;
	for (size_t i = 0; i < G_N_ELEMENTS(cases); i++) {
		g_autoptr(Company) company = company_new("2026-07-01");
		const Block *block;

		if (!isnan(cases[i].value))
			company_add_decision(
			    company, "database", cases[i].value, 200);
		block = find_block(
		    company_report(company), "triggers", BLOCK_CHART);
		assert_string_equal(block->chart->title, cases[i].want);
	}
}

int
main(void)
{
	const struct CMUnitTest tests[] = {
		cmocka_unit_test(charts_name_what_is_nearest),
		cmocka_unit_test(leads_count_in_proper_grammar),
		cmocka_unit_test(missing_metrics_name_what_would_show_them),
		cmocka_unit_test(what_is_not_projected_says_why),
		cmocka_unit_test(rows_show_the_threshold_that_counts),
		cmocka_unit_test(series_that_stopped_are_told),
		cmocka_unit_test(costs_rest_on_what_they_use),
		cmocka_unit_test(comparisons_need_both_prices),
	};

	return cmocka_run_group_tests_name(
	    "triggers_describe", tests, NULL, NULL);
}
