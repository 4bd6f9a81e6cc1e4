#include <math.h>
#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>
#include <cmocka.h>

#include "pipeline/analysis/domain_map.h"
#include "tests/support/company.h"
#include "tests/support/domain_example.h"

/* A domain of which each table refers to the first of NAMES. */
static void
add_star(Company *company, const char *const *names, size_t count)
{
	company_add_table(company, names[0], NAN);
	for (size_t i = 1; i < count && names[i] != NULL; i++)
		domain_example_refer(company_add_table(company, names[i], NAN),
		    "up_id", names[0], 3);
}

static const char *
name_of(Company *company, const char *table)
{
	const DomainMapResult *map;
	guint at;

	company_report(company);
	map = company->results->domains;
	at =
	    domain_map_find(map, facts_find_table(company->facts, NULL, table));
	return at == NO_DOMAIN ? NULL : domain_map_at(map, at)->name;
}

enum { STAR = 5 };

static void
domains_are_named_after_their_tables(void **state)
{
	static const struct {
		const char *tables[STAR], *name;
	} cases[] = {
		/* the table that is called as the others begin */
		{ { "merge_requests", "merge_request_diffs",
		      "merge_request_files", "merge_request_notes", "votes" },
		    "merge_requests" },
		/* no table is called so */
		{ { "ci_builds", "ci_jobs", "ci_runners", "ci_stages",
		      "traces" },
		    "ci" },
		/* nothing in common: the one in the middle */
		{ { "invoices", "lines", "payments", "refunds", "taxes" },
		    "invoices" },
		{ { "OrderItems", "OrderNotes", "OrderTags", "OrderFees",
		      "Coupons" },
		    "order" },
	};

	(void)state;
	for (size_t i = 0; i < G_N_ELEMENTS(cases); i++) {
		static const char *const other[] = { "boats", "oars", "sails",
			"crews", "piers" };
		g_autoptr(Company) company = company_new("2026-07-01");

		add_star(company, other, STAR);
		add_star(company, cases[i].tables, STAR);
		assert_string_equal(
		    name_of(company, cases[i].tables[0]), cases[i].name);
	}
}

/* What half of all tables begin with is no name. */
static void
the_word_of_a_program_is_left_out(void **state)
{
	static const char *const clients[] = { "m_client", "m_client_note",
		"m_client_address", "m_client_image", NULL };
	static const char *const loans[] = { "m_loan", "m_rate", "m_schedule",
		"m_collateral", NULL };
	g_autoptr(Company) company = company_new("2026-07-01");

	(void)state;
	add_star(company, clients, STAR);
	add_star(company, loans, STAR);
	assert_string_equal(name_of(company, "m_client_note"), "client");
	assert_string_equal(name_of(company, "m_rate"), "loan");
}

/* "billing" is configured: the proposed one is called otherwise. */
static void
no_two_domains_are_called_alike(void **state)
{
	static const char *const tables[] = { "billing", "lines", "payments",
		"refunds", "taxes" };
	static const char *const other[] = { "boats", "oars", "sails", "crews",
		"piers" };
	g_autoptr(Company) company = company_new("2026-07-01");
	ConfigDomain *domain = g_new0(ConfigDomain, 1);

	(void)state;
	domain->name = g_strdup("Billing");
	domain->tables = g_strsplit("boats,oars,sails,crews,piers", ",", -1);
	domain->components = g_new0(char *, 1);
	domain->cost_tags = g_new0(char *, 1);
	g_ptr_array_add(company->config->domains, domain);
	add_star(company, other, STAR);
	add_star(company, tables, STAR);
	assert_string_equal(name_of(company, "oars"), "Billing");
	assert_string_equal(name_of(company, "taxes"), "lines");
}

int
main(void)
{
	const struct CMUnitTest tests[] = {
		cmocka_unit_test(domains_are_named_after_their_tables),
		cmocka_unit_test(the_word_of_a_program_is_left_out),
		cmocka_unit_test(no_two_domains_are_called_alike),
	};

	return cmocka_run_group_tests_name("domain_names", tests, NULL, NULL);
}
