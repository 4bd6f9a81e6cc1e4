#include <math.h>
#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>
#include <cmocka.h>
#include <string.h>

#include "tests/support/assert_close.h"
#include "tests/support/ladder_example.h"
#include "tests/support/report_checks.h"

static Report *
describe(Company *company)
{
	Report *report = report_new(NULL, company->evidence.as_of, "1.0");

	ladder_of(company);
	ladder_describe(company_evidence(company), company->results, report);
	return report;
}

static void
headlines_answer_in_one_sentence(void **state)
{
	static const struct {
		double multiple, growth;
		const char *want;
	} cases[] = {
		{ 3.4, 0.08,
		    "The system carries about 3.4× today's users. First to "
		    "break: x, expected Oct 2027; no date to decide by, since "
		    "the effort of the fix is not known." },
		{ 3.4, 0,
		    "The system carries about 3.4× today's users. First to "
		    "break: x; as long as users do not grow, there is no date "
		    "for it." },
		{ 1, 0.08,
		    "There is no headroom left. Broken today: x (passes 7)." },
		{ 0.4, -0.1,
		    "There is no headroom left. Broken today: x (passes 7)." },
		{ INFINITY, 0.08,
		    "Nothing that was measured breaks as users grow; what was "
		    "not measured is listed below." },
	};

	(void)state;
	for (size_t i = 0; i < G_N_ELEMENTS(cases); i++) {
		g_autoptr(Company) company = company_new("2026-07-01");
		g_autoptr(Report) report = NULL;

		company_set_users(company, 100, cases[i].growth);
		ladder_add(company, "x", LIMIT_SYSTEM, cases[i].multiple);
		report = describe(company);
		assert_string_equal(report->headline, cases[i].want);
		assert_string_equal(
		    report_find_section(report, "ladder")->lead, cases[i].want);
	}
}

static void
nothing_measured_says_what_would_do(void **state)
{
	g_autoptr(Company) company = company_new("2026-07-01");
	g_autoptr(Report) report = describe(company);

	(void)state;
	assert_true(
	    g_str_has_prefix(report->headline, "Headroom cannot be told yet"));
	assert_non_null(find_block(report, "ladder", BLOCK_INSUFFICIENT));
	assert_null(find_block(report, "ladder", BLOCK_CHART));
	assert_int_equal(report->limits->len, 0);
}

/* The first screen: headroom, what is first, and when. */
static void
cards_open_the_section(void **state)
{
	static const char *const figures[] = { "headroom.multiple",
		"headroom.limit", "limit.p95.months" };
	g_autoptr(Company) company = ladder_worked_example();
	g_autoptr(Report) report = describe(company);
	const Section *section = report_find_section(report, "ladder");

	(void)state;
	for (unsigned i = 0; i < G_N_ELEMENTS(figures); i++) {
		const Block *block = section->blocks->pdata[i];

		assert_int_equal(block->kind, BLOCK_KEY_FIGURE);
		assert_string_equal(block->figure, figures[i]);
	}
	assert_string_equal(((const Block *)section->blocks->pdata[0])->note,
	    "the same in four simulations of five");
}

static void
overdue_rungs_are_red(void **state)
{
	g_autoptr(Company) company = ladder_worked_example();
	g_autoptr(Report) report = NULL;
	const ChartSpec *chart;
	const ChartRow *row;

	(void)state;
	ladder_add(company, "late", LIMIT_SYSTEM, 5)->hours = 40000;
	report = describe(company);
	chart = find_block(report, "ladder", BLOCK_CHART)->chart;
	row = chart->rows->pdata[0];
	assert_true(row->hollow);
	row = chart->rows->pdata[1];
	assert_string_equal(row->label, "p95");
	assert_int_equal(row->role, ROLE_FIRST);
	row = chart->rows->pdata[2];
	assert_string_equal(row->label, "late");
	assert_int_equal(row->role, ROLE_BAD);
	assert_string_equal(row->note, "decide now");
}

/* The axis ends where it still tells something. */
static void
far_limits_are_told_not_drawn(void **state)
{
	g_autoptr(Company) company = company_new("2026-07-01");
	g_autoptr(Report) report = NULL;
	const ChartSpec *chart;
	const ChartRow *row;

	(void)state;
	ladder_add(company, "near", LIMIT_SYSTEM, 5);
	ladder_add(company, "far", LIMIT_SYSTEM, 5000);
	ladder_add(company, "never", LIMIT_SYSTEM, INFINITY)->draws[0] = 1e9;
	report = describe(company);
	chart = find_block(report, "ladder", BLOCK_CHART)->chart;
	row = chart->rows->pdata[0];
	assert_close(row->mid, 5, 0);
	assert_null(row->missing);
	row = chart->rows->pdata[1];
	assert_true(isnan(row->mid) && isnan(row->lo));
	assert_string_equal(row->missing, "over 1,000×");
	row = chart->rows->pdata[2];
	assert_true(isnan(row->lo));
	assert_non_null(row->missing);
}

/* Users stand still, a trend does not. */
static void
what_breaks_in_time_is_told(void **state)
{
	g_autoptr(Company) company = company_new("2026-07-01");
	Limit *limit = ladder_add(company, "Database", LIMIT_SYSTEM, NAN);
	g_autoptr(Report) report = NULL;
	const Block *finding;

	(void)state;
	company_set_users(company, 100, 0);
	limit->months = g_new(double, DRAWS);
	limit->hours = 56;
	for (int i = 0; i < DRAWS; i++)
		limit->months[i] = 6;
	report = describe(company);
	assert_string_equal(report->headline,
	    "Users do not grow, so what breaks is a matter of time and not of "
	    "their number.");
	finding = find_block(report, "ladder", BLOCK_FINDING);
	assert_string_equal(finding->text,
	    "Database: passes 7, expected Dec 2026, whether users grow or "
	    "not.");
	assert_string_equal(finding->detail, "decide by 26 Nov 2026");
	/* not shown as safe at any number of users */
	assert_non_null(
	    ((const ChartRow *)find_block(report, "ladder", BLOCK_CHART)
		    ->chart->rows->pdata[0])
		->missing);
	assert_string_equal(
	    find_cell(find_table(report, "risk"), "Database", "broken_10x")
		->text,
	    "–");
}

/* One in five simulations is worth a word, and no headroom. */
static void
what_rarely_breaks_is_said(void **state)
{
	g_autoptr(Company) company = company_new("2026-07-01");
	Limit *rare = ladder_add(company, "x", LIMIT_SYSTEM, INFINITY);
	g_autoptr(Report) report = NULL;

	(void)state;
	for (int i = 0; i < DRAWS; i += 5)
		rare->draws[i] = 4;
	report = describe(company);
	assert_string_equal(report->headline,
	    "In most simulations nothing that was measured breaks as users "
	    "grow. What most often does, in 20 % of them, is this: x.");
	assert_non_null(
	    figure_set_find(report->figures, "headroom.multiple")->reason);
}

static void
shared_fixes_are_said(void **state)
{
	g_autoptr(Company) company = company_new("2026-07-01");
	g_autoptr(Company) other = company_new("2026-07-01");
	g_autoptr(Report) report = NULL, apart = NULL;

	(void)state;
	for (int i = 0; i < 2; i++) {
		ladder_add(company, "x", LIMIT_SYSTEM, 5)->cost_figure =
		    g_strdup("migration.orders.cost");
		ladder_add(other, "x", LIMIT_SYSTEM, 5);
	}
	report = describe(company);
	apart = describe(other);
	assert_non_null(find_block(report, "ladder", BLOCK_TEXT));
	assert_null(find_block(apart, "ladder", BLOCK_TEXT));
}

static void
risks_are_said_even_when_none(void **state)
{
	static const struct {
		double multiple, cost;
		const char *title;
	} cases[] = {
		{ 5, 12345,
		    "At 10× today's users, fixing what is then likely to be "
		    "broken costs about $12,000" },
		{ 5, NAN, "What breaks at 10×, 50× and 100× today's users" },
		{ 90, 12345,
		    "Nothing that was measured is likely to be broken at 10× "
		    "today's users" },
	};

	(void)state;
	for (size_t i = 0; i < G_N_ELEMENTS(cases); i++) {
		g_autoptr(Company) company = company_new("2026-07-01");
		g_autoptr(Report) report = NULL;
		const Section *section;
		const char *title = NULL;
		Limit *limit =
		    ladder_add(company, "x", LIMIT_SYSTEM, cases[i].multiple);

		for (int m = 0; m < MULTIPLE_COUNT; m++)
			limit->cost[m] = cases[i].cost;
		report = describe(company);
		section = report_find_section(report, "ladder");
		for (unsigned b = 0; b < section->blocks->len; b++) {
			const Block *block = section->blocks->pdata[b];

			if (block->chart != NULL &&
			    strcmp(block->chart->id, "risk") == 0)
				title = block->chart->title;
		}
		assert_string_equal(title, cases[i].title);
	}
}

/* The title of the chart counts limits, where there are two to count. */
static void
the_chart_says_how_many_break(void **state)
{
	static const double breaks[] = { 3, 10, 60, INFINITY, 900 };
	static const struct {
		size_t limits;
		const char *title;
	} cases[] = {
		{ 1, "The system carries about 3.0× today's users. First to "
		     "break: x, expected Sep 2027; no date to decide by, since "
		     "the effort of the fix is not known." },
		{ 2,
		    "Likely to break as users grow: 2 of 2 limits by 10×, 2 by "
		    "50× and 2 by 100× today's number" },
		{ 5,
		    "Likely to break as users grow: 2 of 5 limits by 10×, 2 by "
		    "50× and 3 by 100× today's number" },
	};

	(void)state;
	for (size_t i = 0; i < G_N_ELEMENTS(cases); i++) {
		g_autoptr(Company) company = company_new("2026-07-01");
		g_autoptr(Report) report = NULL;

		company_set_users(company, 100, 0.08);
		for (size_t k = 0; k < cases[i].limits; k++)
			ladder_add(company, "x", LIMIT_SYSTEM, breaks[k]);
		report = describe(company);
		assert_string_equal(
		    find_block(report, "ladder", BLOCK_CHART)->chart->title,
		    cases[i].title);
	}
}

static void
tables_and_limits_follow_the_order(void **state)
{
	g_autoptr(Company) company = ladder_worked_example();
	g_autoptr(Report) report = describe(company);
	const ReportTable *table = find_table(report, "ladder");
	const ReportLimit *limit = report->limits->pdata[0];

	(void)state;
	assert_string_equal(limit->id, "team");
	assert_string_equal(limit->kind, "organisation");
	assert_int_equal(report->limits->len, 4);
	assert_string_equal(
	    cell_machine(table, "hosting", "decide_by"), "2029-01-27");
	assert_string_equal(cell_machine(table, "p95", "multiple"), "3.4");
	assert_string_equal(
	    cell_machine(table, "team", "kind"), "organisation");
	report_seal(report);
}

/* Four fifths of the simulations make it clear. */
static void
close_calls_are_told(void **state)
{
	static const struct {
		int share; /* of ten */
		const char *want;
	} cases[] = { { 9, "first in 90 % of simulations" },
		{ 6, "first in 60 % of simulations: a close call with the "
		     "next" } };

	(void)state;
	for (size_t i = 0; i < G_N_ELEMENTS(cases); i++) {
		g_autoptr(Company) company = company_new("2026-07-01");
		Limit *a = ladder_add(company, "a", LIMIT_SYSTEM, 5);
		g_autoptr(Report) report = NULL;
		const Section *section;

		ladder_add(company, "b", LIMIT_SYSTEM, 6);
		for (int d = 0; d < DRAWS; d++)
			a->draws[d] = d % 10 < cases[i].share ? 5 : 7;
		report = describe(company);
		section = report_find_section(report, "ladder");
		assert_string_equal(
		    ((const Block *)section->blocks->pdata[1])->note,
		    cases[i].want);
	}
}

int
main(void)
{
	const struct CMUnitTest tests[] = {
		cmocka_unit_test(headlines_answer_in_one_sentence),
		cmocka_unit_test(nothing_measured_says_what_would_do),
		cmocka_unit_test(cards_open_the_section),
		cmocka_unit_test(overdue_rungs_are_red),
		cmocka_unit_test(far_limits_are_told_not_drawn),
		cmocka_unit_test(what_breaks_in_time_is_told),
		cmocka_unit_test(what_rarely_breaks_is_said),
		cmocka_unit_test(shared_fixes_are_said),
		cmocka_unit_test(risks_are_said_even_when_none),
		cmocka_unit_test(the_chart_says_how_many_break),
		cmocka_unit_test(tables_and_limits_follow_the_order),
		cmocka_unit_test(close_calls_are_told),
	};

	return cmocka_run_group_tests_name(
	    "ladder_describe", tests, NULL, NULL);
}
