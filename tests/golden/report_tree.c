/*
 * report_tree.c - prints the report of a company as the plain-text tree.
 *
 * report_tree small|nothing; the evidence is made in memory, so that what
 * the analyses say can be compared line by line, without files or readers.
 */
#include <math.h>
#include <stdio.h>
#include <string.h>

#include "tests/support/company.h"

/* A shop for tea, two years after its launch: an int4 key that fills up, a
 * database that slows down, and features that take longer. */
static void
fill_small(Company *company)
{
	static const char *const debt[] = { "tech-debt", NULL };
	Table *table = company_add_table(company, "orders", 2e6);
	Issue issue = company_feature(company, "2026-05-11", NULL, NAN);

	company->config->service = g_strdup("Teapot shop");
	company->config->business.revenue = 60000;
	company->config->team.headcount = 5;
	company_add_growth(company, "users", 12, 4000, 0.08);
	company_add_growth(company, "p95_ms", 8, 120, 0.04);
	company_key(table, "integer", 48.2e6);
	table_add_column(table, "status", "varchar(20)");
	table_add_column(table, "updated_at", "timestamp with time zone");
	table = company_add_table(company, "order_items", 5e6);
	company_refer(table, "order_id", "integer", "orders", false);
	table_add_column(table, "price", "double precision");
	table = company_add_table(company, "page_views", 3e6);
	table_add_column(table, "seen_at", "timestamp with time zone");
	for (int month = 1; month <= 6; month++) {
		g_autofree char *name = g_strdup_printf("2026-%02d", month);

		company_add_cost(
		    company, name, "Compute", "Virtual machines", "900", "USD");
		company_add_cost(
		    company, name, "Databases", "Managed SQL", "412.50", "USD");
	}
	company_add_features(company, 12, 4, 0.04);
	issue.labels = debt;
	issue.estimate_hours = 400;
	company_add_issue(company, &issue);
}

int
main(int argc, char **argv)
{
	g_autoptr(Company) company = company_new("2026-07-01");
	g_autofree char *tree = NULL;

	if (argc == 2 && strcmp(argv[1], "small") == 0)
		fill_small(company);
	else if (argc != 2 || strcmp(argv[1], "nothing") != 0) {
		fputs("usage: report_tree small|nothing\n", stderr);
		return 2;
	}
	tree = report_to_tree(company_report(company));
	return fputs(tree, stdout) == EOF || fflush(stdout) == EOF;
}
