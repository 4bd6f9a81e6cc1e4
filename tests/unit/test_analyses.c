#include <math.h>
#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>
#include <cmocka.h>

#include "pipeline/analysis/limit.h"
#include "tests/support/assert_close.h"
#include "tests/support/company.h"
#include "tests/support/report_checks.h"

/* What a company may hand in: each fills what is still empty. */

static void
nothing(Company *company)
{
	(void)company;
}

static void
files_without_rows(Company *company)
{
	company_file(company, "issues.csv", INPUT_ISSUES);
	company_file(company, "schema.sql", INPUT_SCHEMA);
	company_file(company, "bill.csv", INPUT_BILLING);
	company_file(company, "metrics.csv", INPUT_METRICS);
}

static void
everything(Company *company)
{
	Table *table = company_add_table(company, "orders", 2e6);

	company_set_users(company, 4000, 0.08);
	company->config->business.revenue = 60000;
	company->config->team.headcount = 5;
	company_add_growth(company, "p95_ms", 8, 120, 0.04);
	company_key(table, "integer", 48.2e6);
	table_add_column(table, "status", "varchar(20)");
	table_add_column(table, "updated_at", "timestamp");
	table = company_add_table(company, "parcels", 300);
	company_refer(table, "order_id", "integer", "orders", false);
	company_add_cost(company, "2026-05", "Compute", "vm", "900", "USD");
	company_add_cost(company, "2026-06", "Compute", "vm", "1000", "USD");
	company_add_features(company, 18, 10, 0.05);
}

static void
everything_but_growth(Company *company)
{
	everything(company);
	company->config->users.growth = 0;
}

static void
shrinking(Company *company)
{
	everything(company);
	company->config->users.growth = -0.1;
}

static void
no_users(Company *company)
{
	everything(company);
	company_set_users(company, NAN, NAN);
}

static void
one_issue(Company *company)
{
	Issue issue = company_feature(company, "2026-05-04", "2026-05-09", NAN);

	company_add_issue(company, &issue);
}

static void
past_everything(Company *company)
{
	Table *table = company_add_table(company, "orders", 5e9);

	company_set_users(company, 250000, 0.2);
	company->config->business.revenue = 10;
	company_key(table, "integer", 5e9);
	company_add_cost(company, "2026-06", "Compute", "vm", "1000", "USD");
	company_add_decision(company, "hosting", 900, NAN);
	company_add_decision(company, "database", 450, NAN);
	company_add_decision(company, "auth", 3, NAN);
}

static void
odd_names(Company *company)
{
	company_set_users(company, 10, 0.08);
	for (int i = 0; i < 2; i++) {
		Table *table = company_add_table(
		    company, i == 0 ? "ord\"ers; -- '" : "订单 {x}", 1e6);

		company_key(table, "integer", 1e9);
	}
	company_add_decision(company, "My Own?", 5, 7);
	company_add_decision(company, "my own!", 8, 7);
	company_add_phase(company, "a b", 1, 1, 2, "P1");
	company_add_phase(company, "A-B", 1, 1, 2, "a b,P2");
}

static void
unknown_numbers(Company *company)
{
	Table *table = company_add_table(company, "orders", NAN);

	company_key(table, "integer", NAN);
	company_add_table(company, "empty", 0);
	company_add_point(company, "users", "2026-06-30", 0);
	company_add_point(company, "p95_ms", "2026-06-30", 0);
	company_add_cost(company, "2026-06", "Compute", "vm", "0", "USD");
}

typedef struct Case {
	const char *name;
	void (*fill)(Company *company);
} Case;

static const Case cases[] = {
	{ "nothing", nothing },
	{ "files without rows", files_without_rows },
	{ "everything", everything },
	{ "users neither grow nor shrink", everything_but_growth },
	{ "users shrink", shrinking },
	{ "users unknown", no_users },
	{ "one issue", one_issue },
	{ "past every threshold", past_everything },
	{ "odd names", odd_names },
	{ "numbers that say nothing", unknown_numbers },
};

static void
reports_hold_together(void **state)
{
	(void)state;
	for (size_t c = 0; c < G_N_ELEMENTS(cases); c++) {
		g_autoptr(Company) company = company_new("2026-07-01");

		print_message("%s\n", cases[c].name);
		cases[c].fill(company);
		check_report(company_report(company));
	}
}

/* The figures that others rely on are there, with a value or a reason. */
static void
figures_are_there(void **state)
{
	static const char *const ids[] = { "headroom.multiple",
		"headroom.limit", "risk.total.10x", "risk.total.50x",
		"risk.total.100x", "debt.ratio_6mo", "debt.rate_monthly",
		"debt.doubling_months", "debt.mde_monthly",
		"debt.cycle_days_median", "debt.break_even_allocation",
		"debt.allocation_share", "debt.interest_hours",
		"debt.principal_hours", "debt.multiplier.0.6",
		"debt.multiplier.10.12", "debt.multiplier.20.24",
		"debt.multiplier.30.24", "team.stage",
		"team.months_to_next_stage", "spend.monthly",
		"spend.elasticity", "spend.at.10x", "spend.at.50x",
		"spend.at.100x", "trigger.hosting.value",
		"trigger.database.multiple", "trigger.queuing.months",
		"trigger.search.migration_cost.10x", "timeline.weeks",
		"timeline.critical.p1", "timeline.critical.p6",
		"timeline.lead_hours", "users.active", "users.growth",
		"inputs.rows_read", "inputs.rows_used", "inputs.rows_skipped",
		"inputs.rows_rejected" };

	(void)state;
	for (size_t c = 0; c < G_N_ELEMENTS(cases); c++) {
		g_autoptr(Company) company = company_new("2026-07-01");
		const Report *report;

		cases[c].fill(company);
		report = company_report(company);
		for (size_t i = 0; i < G_N_ELEMENTS(ids); i++)
			if (figure_set_find(report->figures, ids[i]) == NULL)
				fail_msg(
				    "%s: no figure %s", cases[c].name, ids[i]);
	}
}

static void
limits_and_risks_have_figures(void **state)
{
	static const char *const ids[] = { "limit.int4-orders.multiple",
		"limit.int4-orders.months", "limit.int4-orders.decide_by",
		"limit.int4-orders.broken_at.10x",
		"limit.int4-orders.risk.100x", "limit.hosting.multiple",
		"migration.orders.cost.1x", "migration.orders.cost.100x",
		"migration.orders.rank_score", "migration.orders.top3_share" };
	g_autoptr(Company) company = company_new("2026-07-01");
	const Report *report;

	(void)state;
	everything(company);
	report = company_report(company);
	for (size_t i = 0; i < G_N_ELEMENTS(ids); i++)
		if (figure_set_find(report->figures, ids[i]) == NULL)
			fail_msg("no figure %s", ids[i]);
}

/* Same evidence, same bytes. */
static void
same_evidence_gives_same_bytes(void **state)
{
	g_autofree char *trees[2] = { NULL, NULL };

	(void)state;
	for (int i = 0; i < 2; i++) {
		g_autoptr(Company) company = company_new("2026-07-01");

		everything(company);
		trees[i] = report_to_tree(company_report(company));
	}
	assert_string_equal(trees[0], trees[1]);
	g_free(trees[1]);
}

static void
sections_come_in_order(void **state)
{
	static const char *const ids[] = { "ladder", "domain-map",
		"domain-risk", "migration-risk", "team", "knowledge",
		"triggers", "spend", "debt", "debt-register", "allocation",
		"governance", "practices", "accountability", "timeline",
		"failure-modes", "assumptions", "data" };
	g_autoptr(Company) company = company_new("2026-07-01");
	const Report *report = company_report(company);

	(void)state;
	assert_int_equal(report->sections->len, G_N_ELEMENTS(ids));
	for (unsigned i = 0; i < report->sections->len; i++) {
		const Section *section = report->sections->pdata[i];

		assert_string_equal(section->id, ids[i]);
	}
}

/* A configuration that makes no plan stops the run, and says where. */
static void
bad_phases_stop_the_run(void **state)
{
	g_autoptr(Company) company = company_new("2026-07-01");
	g_autoptr(Report) report = report_new(NULL, 0, "1.0");
	g_autoptr(GError) error = NULL;

	(void)state;
	company_add_phase(company, "P1", NAN, NAN, NAN, "P4");
	assert_false(analyses_run(
	    company_evidence(company), company->results, report, &error));
	assert_non_null(error);
}

int
main(void)
{
	const struct CMUnitTest tests[] = {
		cmocka_unit_test(reports_hold_together),
		cmocka_unit_test(figures_are_there),
		cmocka_unit_test(limits_and_risks_have_figures),
		cmocka_unit_test(same_evidence_gives_same_bytes),
		cmocka_unit_test(sections_come_in_order),
		cmocka_unit_test(bad_phases_stop_the_run),
	};

	return cmocka_run_group_tests_name("analyses", tests, NULL, NULL);
}
