#include <math.h>
#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>
#include <cmocka.h>
#include <string.h>

#include "pipeline/analysis/migration_words.h"
#include "tests/support/company.h"

static const MigrationRisk *
only_risk(Company *company)
{
	company_report(company);
	return migration_risk_at(company->results->migration, 0);
}

static void
several_findings_are_joined(void **state)
{
	g_autoptr(Company) company = company_new("2026-07-01");
	Table *table = company_add_table(company, "orders", 2e6);
	const MigrationRisk *risk;
	g_autofree char *words = NULL;
	g_autofree char *seen = NULL;
	g_autofree char *rules = NULL;
	g_autofree char *columns = NULL;
	g_autofree char *source = NULL;

	(void)state;
	company_key(table, "integer", 48.2e6);
	table_add_column(table, "status", "text");
	table_add_column(table, "updated_at", "timestamptz");
	risk = only_risk(company);
	words = risk_words(risk);
	seen = risk_evidence(risk);
	rules = risk_rules(risk);
	columns = risk_columns(risk);
	source = risk_source(company_evidence(company), risk);
	assert_string_equal(
	    words, "narrow integer key (id); no event log (status)");
	assert_string_equal(seen,
	    "integer key, 2.2 % of its numbers are used; status is "
	    "overwritten, and no table records its changes");
	assert_string_equal(rules, "D1; D3");
	assert_string_equal(columns, "id; status");
	assert_string_equal(source, "schema.sql:1");
}

static void
key_use_is_worded_by_what_is_known(void **state)
{
	static const struct {
		double id_max, rows;
		const char *want;
	} cases[] = {
		{ 2e9, 1, "integer key, 93 % of its numbers are used" },
		{ NAN, 2e9,
		    "integer key, at least 93 % of its numbers are used (by "
		    "row count)" },
		{ NAN, NAN,
		    "integer key; how much of it is used is not in the "
		    "exports" },
	};

	(void)state;
	for (size_t i = 0; i < G_N_ELEMENTS(cases); i++) {
		g_autoptr(Company) company = company_new("2026-07-01");
		g_autofree char *seen = NULL;

		company_key(company_add_table(company, "t", cases[i].rows),
		    "integer", cases[i].id_max);
		seen = risk_evidence(only_risk(company));
		assert_string_equal(seen, cases[i].want);
	}
}

static void
sizes_are_told(void **state)
{
	g_autoptr(Company) company = company_new("2026-07-01");
	g_autofree char *seen = NULL;

	(void)state;
	company_add_table(company, "clicks", 5e6);
	company_add_cost(company, "2026-06", "Compute", "vm", "10", "USD");
	seen = risk_evidence(only_risk(company));
	assert_string_equal(seen,
	    "5 million rows today, and no replica, warehouse or analytics "
	    "service in the bills; about 250 million rows at fifty times the "
	    "users, without partitions or an index led by time");
}

static void
the_worst_is_what_to_do_first(void **state)
{
	g_autoptr(Company) company = company_new("2026-07-01");
	Table *table = company_add_table(company, "orders", 10);

	(void)state;
	company_key(table, "integer", 10);
	table_add_column(table, "price", "real");
	assert_string_equal(
	    risk_fix(only_risk(company)), "store money as numeric");
}

static void
long_lists_of_columns_are_cut_for_people(void **state)
{
	g_autoptr(Company) company = company_new("2026-07-01");
	Table *table = company_add_table(company, "orders", 10);
	g_autofree char *words = NULL;
	g_autofree char *columns = NULL;

	(void)state;
	for (int i = 0; i < 20; i++) {
		g_autofree char *name =
		    g_strdup_printf("quoted_price_%c", 'a' + i);

		table_add_column(table, name, "real");
	}
	words = risk_words(only_risk(company));
	columns = risk_columns(only_risk(company));
	assert_true(strlen(words) < 120);
	assert_non_null(strstr(columns, "quoted_price_t"));
}

/* One for each rule, in their order, though a rule has none. */
static void
columns_stand_beside_their_rules(void **state)
{
	g_autoptr(Company) company = company_new("2026-07-01");
	Table *table = company_add_table(company, "orders", 10);
	g_autofree char *columns = NULL;
	g_autofree char *titles = NULL;

	(void)state;
	table_add_column(table, "phone1", "text");
	table_add_column(table, "phone2", "text");
	table->line = 7;
	g_ptr_array_set_size(table->indexes, 0);
	columns = risk_columns(only_risk(company));
	titles = risk_titles(only_risk(company));
	assert_string_equal(columns, "; phone1, phone2");
	assert_string_equal(titles, "no primary key; repeated columns");
}

/* What most tables do alike is told where there is nothing else. */
static void
conventions_give_way(void **state)
{
	g_autoptr(Company) company = company_new("2026-07-01");
	g_autofree char *both = NULL;
	g_autofree char *alone = NULL;
	const MigrationResult *migration;

	(void)state;
	for (int i = 0; i < 12; i++) {
		g_autofree char *name = g_strdup_printf("t%02d", i);
		Table *table = company_add_table(company, name, 10);

		table_add_column(table, "at", "timestamp");
		if (i == 0)
			table_add_column(table, "price", "real");
	}
	company_report(company);
	migration = company->results->migration;
	both = risk_words(migration_risk_at(migration, 0));
	alone = risk_words(migration_risk_at(migration, 1));
	assert_string_equal(both, "money as floating point (price)");
	assert_string_equal(alone, "time without zone (at)");
}

/* Each line once. */
static void
lines_are_those_of_the_hits(void **state)
{
	g_autoptr(Company) company = company_new("2026-07-01");
	Table *table = company_add_table(company, "orders", 10);
	g_autofree char *lines = NULL;

	(void)state;
	table->line = 3;
	table_add_column(table, "price", "real")->line = 5;
	table_add_column(table, "at", "timestamp")->line = 6;
	table_add_column(table, "phone1", "text")->line = 6;
	table_add_column(table, "phone2", "text")->line = 7;
	lines = risk_lines(company_evidence(company), only_risk(company));
	assert_string_equal(lines, "schema.sql:5; schema.sql:6");
}

/* Formats without lines name the file alone. */
static void
sources_without_a_line_are_files(void **state)
{
	g_autoptr(Company) company = company_new("2026-07-01");
	Table *table = company_add_table(company, "orders", 10);
	g_autofree char *source = NULL;

	(void)state;
	company_key(table, "integer", 10);
	table->line = 0;
	source = risk_source(company_evidence(company), only_risk(company));
	assert_string_equal(source, "schema.sql");
}

int
main(void)
{
	const struct CMUnitTest tests[] = {
		cmocka_unit_test(several_findings_are_joined),
		cmocka_unit_test(key_use_is_worded_by_what_is_known),
		cmocka_unit_test(sizes_are_told),
		cmocka_unit_test(the_worst_is_what_to_do_first),
		cmocka_unit_test(long_lists_of_columns_are_cut_for_people),
		cmocka_unit_test(columns_stand_beside_their_rules),
		cmocka_unit_test(conventions_give_way),
		cmocka_unit_test(lines_are_those_of_the_hits),
		cmocka_unit_test(sources_without_a_line_are_files),
	};

	return cmocka_run_group_tests_name(
	    "migration_words", tests, NULL, NULL);
}
