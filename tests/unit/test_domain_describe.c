#include <math.h>
#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>
#include <cmocka.h>

#include <string.h>

#include "pipeline/analysis/domain_map.h"
#include "tests/support/company.h"
#include "tests/support/domain_example.h"
#include "tests/support/report_checks.h"

static const char *
lead_of(Company *company)
{
	const Section *section =
	    report_find_section(company_report(company), "domain-map");

	assert_non_null(section);
	return section->lead;
}

static bool
says(Company *company, const char *words)
{
	const Section *section =
	    report_find_section(company_report(company), "domain-map");

	for (guint i = 0; i < section->blocks->len; i++) {
		const Block *block = section->blocks->pdata[i];

		if (block->text != NULL && strstr(block->text, words) != NULL)
			return true;
	}
	return false;
}

/* NAME's four tables, of which each refers to the first. */
static void
add_module(Company *company, const char *name)
{
	company_add_table(company, name, NAN);
	for (int i = 1; i < 4; i++) {
		g_autofree char *part = g_strdup_printf("%s_%d", name, i);

		domain_example_refer(
		    company_add_table(company, part, NAN), "up_id", name, 3);
	}
}

static Table *
table_of(Company *company, const char *name)
{
	return company_add_table(company, name, NAN);
}

static void
four_modules(Company *company)
{
	add_module(company, "boats");
	add_module(company, "cars");
	add_module(company, "trams");
	add_module(company, "bikes");
}

/* Three domains that refer to each other in a circle. */
static void
a_circle(Company *company)
{
	static const char *const names[] = { "boats", "cars", "trams" };

	four_modules(company);
	for (int i = 0; i < 3; i++) {
		g_autofree char *name = g_strdup_printf("%s_x", names[i]);
		Table *table = table_of(company, name);

		domain_example_refer(table, "up_id", names[i], 3);
		company_refer(
		    table, "next_id", "bigint", names[(i + 1) % 3], true);
	}
}

static void
no_tables(Company *company)
{
	(void)company;
}

static void
no_keys(Company *company)
{
	company_add_table(company, "orders", NAN);
}

static void
keys_unknown(Company *company)
{
	company_add_table(company, "orders", NAN)->foreign_keys_unknown = true;
}

static void
lead_and_findings_say_what_is(void **state)
{
	static const struct {
		void (*fill)(Company *company);
		const char *lead, *also;
	} cases[] = {
		{ no_tables, "no schema dump", "A schema dump" },
		{ no_keys, "no foreign key ties", "none is declared" },
		{ keys_unknown, "no foreign key ties",
		    "does not tell them for 1 of 1 tables" },
		{ domain_example_add, "fall into 3 domains",
		    "needs 15 tables, 15 foreign keys" },
		{ four_modules, "4 domains", "No foreign key crosses" },
		{ a_circle, "3 domains depend on each other in a circle",
		    "3 domains depend on each other in a circle: boats, cars, "
		    "trams" },
	};

	(void)state;
	for (size_t i = 0; i < G_N_ELEMENTS(cases); i++) {
		g_autoptr(Company) company = company_new("2026-07-01");

		cases[i].fill(company);
		print_message("%s\n%s\n", cases[i].lead, lead_of(company));
		assert_non_null(strstr(lead_of(company), cases[i].lead));
		assert_true(says(company, cases[i].also));
		check_report(company_report(company));
	}
}

/* A circle of three makes no ball of mud while little crosses. */
static void
a_circle_alone_is_no_mud(void **state)
{
	g_autoptr(Company) company = company_new("2026-07-01");

	(void)state;
	a_circle(company);
	lead_of(company);
	assert_int_equal(company->results->domains->verdict, VERDICT_MIXED);
	assert_int_equal(company->results->domains->evidence.cycle, 3);
}

/* Fourteen modules in a ring: the sentence names twelve. */
static void
a_large_circle_is_named_in_part(void **state)
{
	g_autoptr(Company) company = company_new("2026-07-01");

	(void)state;
	for (int i = 0; i < 14; i++) {
		g_autofree char *name = g_strdup_printf("%cx", 'a' + i);
		g_autofree char *next =
		    g_strdup_printf("%cx", 'a' + (i + 1) % 14);
		g_autofree char *link = g_strdup_printf("%cx_link", 'a' + i);
		Table *table;

		add_module(company, name);
		table = table_of(company, link);
		domain_example_refer(table, "up_id", name, 3);
		company_refer(table, "next_id", "bigint", next, true);
	}
	assert_true(says(company, "14 domains depend on each other"));
	assert_true(says(company, "and 2 more"));
}

/* Every table refers to the next three: no part hangs together by itself. */
static void
what_has_no_parts_is_mud(void **state)
{
	g_autoptr(Company) company = company_new("2026-07-01");
	Assumption *share =
	    &company->config->assumptions.values[ASSUME_MODULAR_Q];
	Table *tables[20];

	(void)state;
	share->low = share->mode = share->high = 0.6;
	for (int i = 0; i < 20; i++) {
		g_autofree char *name = g_strdup_printf("%c_thing", 'a' + i);

		tables[i] = table_of(company, name);
	}
	for (int i = 0; i < 20; i++)
		for (int j = 1; j < 5; j++) {
			g_autofree char *name =
			    g_strdup_printf("%c_thing", 'a' + (i + j) % 20);
			g_autofree char *column = g_strdup_printf("k%d_id", j);

			company_refer(tables[i], column, "bigint", name, true);
		}
	assert_non_null(strstr(lead_of(company), "ball of mud"));
	check_report(company_report(company));
}

static void
configuration_is_answered(void **state)
{
	g_autoptr(Company) company = company_new("2026-07-01");
	ConfigDomain *domain = g_new0(ConfigDomain, 1);

	(void)state;
	four_modules(company);
	domain->name = g_strdup("Water");
	domain->tables = g_strsplit("boats,ferries", ",", -1);
	domain->components = g_new0(char *, 1);
	domain->cost_tags = g_new0(char *, 1);
	g_ptr_array_add(company->config->domains, domain);
	assert_true(says(company, "1 pattern under domains"));
	assert_true(says(company, "does not name was added") ||
		    says(company, "does not name were added"));
	check_report(company_report(company));
}

static void
inferred_keys_are_said(void **state)
{
	g_autoptr(Company) company = company_new("2026-07-01");

	(void)state;
	company_add_table(company, "users", NAN);
	table_add_column(
	    company_add_table(company, "orders", NAN), "user_id", "bigint");
	assert_true(says(company, "1 of 1 foreign keys is inferred"));
}

int
main(void)
{
	const struct CMUnitTest tests[] = {
		cmocka_unit_test(lead_and_findings_say_what_is),
		cmocka_unit_test(a_circle_alone_is_no_mud),
		cmocka_unit_test(a_large_circle_is_named_in_part),
		cmocka_unit_test(what_has_no_parts_is_mud),
		cmocka_unit_test(configuration_is_answered),
		cmocka_unit_test(inferred_keys_are_said),
	};

	return cmocka_run_group_tests_name(
	    "domain_describe", tests, NULL, NULL);
}
