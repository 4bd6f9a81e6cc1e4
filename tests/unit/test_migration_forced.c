#include <math.h>
#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>
#include <cmocka.h>

#include "pipeline/analysis/migration_forced.h"
#include "tests/support/assert_close.h"
#include "tests/support/company.h"

/* Forced, of the only risk of a company whose table FILL fills. */
static double
forced(Company *company)
{
	const MigrationResult *migration;

	company_report(company);
	migration = company->results->migration;
	assert_int_equal(migration->risks->len, 1);
	return migration_risk_at(migration, 0)->forced;
}

/* At 8 % a month users are 1.08^24 = 6.34 times as many in the horizon. */
static void
keys_are_forced_when_they_run_out(void **state)
{
	static const struct {
		double used, growth, want;
	} cases[] = {
		{ 0.16, 0.08, 1 }, /* 6.25x */
		{ 0.15, 0.08, 0 }, /* 6.67x */
		{ 0.15, 0.09, 1 }, { 0.9, 0, 0 }, { 1.1, 0, 1 }, /* already */
	};

	(void)state;
	for (size_t i = 0; i < G_N_ELEMENTS(cases); i++) {
		g_autoptr(Company) company = company_new("2026-07-01");
		Table *table = company_add_table(company, "orders", 10);

		company_set_users(company, 100, cases[i].growth);
		company_key(table, "integer", cases[i].used * 2147483647);
		assert_close(forced(company), cases[i].want, 0);
	}
}

/* [T11] 49.3327 months at 8 %; slower growth is later, none is never. */
static void
keys_run_out_in_months(void **state)
{
	static const struct {
		double id_max, growth, want;
	} cases[] = { { 48.2e6, 0.08, 49.3327 }, { 48.2e6, 0, INFINITY },
		{ 48.2e6, -0.01, INFINITY }, { 3e9, 0.08, 0 },
		{ NAN, 0.08, NAN } };

	(void)state;
	for (size_t i = 0; i < G_N_ELEMENTS(cases); i++) {
		g_autoptr(Company) company = company_new("2026-07-01");
		Table *table = company_add_table(company, "orders", NAN);
		const MigrationRisk *risk;

		print_message("%zu\n", i);
		company_set_users(company, 100, cases[i].growth);
		company_key(table, "integer", cases[i].id_max);
		forced(company);
		risk = migration_risk_at(company->results->migration, 0);
		if (isfinite(cases[i].want))
			assert_close(
			    risk->exhausted_in.p50, cases[i].want, 1e-4);
		else
			assert_int_equal(isnan(risk->exhausted_in.p50),
			    isnan(cases[i].want));
		assert_int_equal(isinf(risk->exhausted_in.p50) != 0,
		    isinf(cases[i].want) != 0);
	}
}

static void
uncertain_growth_makes_a_probability(void **state)
{
	g_autoptr(Company) company = company_new("2026-07-01");
	Table *table = company_add_table(company, "orders", 10);

	(void)state;
	/* assumed growth of 4 to 12 %: about half the draws reach 6.34x */
	company_key(table, "integer", 2147483647 / pow(1.08, 24));
	assert_close(forced(company), 0.5, 0.05);
}

static void
an_unknown_key_is_assumed(void **state)
{
	g_autoptr(Company) company = company_new("2026-07-01");

	(void)state;
	company_key(company_add_table(company, "orders", NAN), "integer", NAN);
	assert_close(forced(company), 0.3, 0);
}

static void
tenants_force_guessable_keys(void **state)
{
	static const struct {
		int multi_tenant, enterprise;
		double want;
	} cases[] = { { -1, -1, 0.2 }, { 0, 0, 0.2 }, { 1, -1, 0.8 },
		{ 0, 1, 0.8 } };

	(void)state;
	for (size_t i = 0; i < G_N_ELEMENTS(cases); i++) {
		g_autoptr(Company) company = company_new("2026-07-01");
		Table *table = company_add_table(company, "orders", 10);

		company->config->business.multi_tenant = cases[i].multi_tenant;
		company->config->business.enterprise = cases[i].enterprise;
		company_key(table, "bigint", 10);
		company_refer(company_add_table(company, "items", 10),
		    "order_id", "bigint", "orders", true);
		assert_close(forced(company), cases[i].want, 0);
	}
}

static void
sizes_force_when_rows_pass(void **state)
{
	static const struct {
		double rows, want;
	} cases[] = { { 1e8 / 6, 1 }, { 1e8 / 7, 0 } };

	(void)state;
	for (size_t i = 0; i < G_N_ELEMENTS(cases); i++) {
		g_autoptr(Company) company = company_new("2026-07-01");

		company_set_users(company, 100, 0.08);
		company_add_table(company, "clicks", cases[i].rows);
		assert_close(forced(company), cases[i].want, 0);
	}
}

/* The likeliest of several is the whole risk's; a convention forces little. */
static void
the_likeliest_counts(void **state)
{
	g_autoptr(Company) company = company_new("2026-07-01");
	const MigrationResult *migration;

	(void)state;
	for (int i = 0; i < 12; i++) {
		g_autofree char *name = g_strdup_printf("t%02d", i);
		Table *table = company_add_table(company, name, 10);

		table_add_column(table, "at", "timestamp");
		if (i == 3)
			table_add_column(table, "price", "real");
	}
	company_report(company);
	migration = company->results->migration;
	for (guint i = 0; i < migration->risks->len; i++) {
		const MigrationRisk *risk = migration_risk_at(migration, i);

		assert_close(
		    risk->forced, g_str_equal(risk->id, "t03") ? 0.3 : 0.05, 0);
	}
}

static void
draws_follow_the_class(void **state)
{
	g_autoptr(Company) company = company_new("2026-07-01");
	const Evidence *evidence = company_evidence(company);
	g_autofree double *draws = g_new(double, DRAWS);

	(void)state;
	migration_draw_multiples(evidence, TABLE_ENTITY, 10, 1000, draws);
	assert_close(draws[0], 100, 1e-9);
	assert_close(draws[DRAWS - 1], 100, 1e-9);
	migration_draw_multiples(evidence, TABLE_LOOKUP, 10, 1000, draws);
	assert_true(isinf(draws[0]));
	migration_draw_multiples(evidence, TABLE_JOIN, 10, 1000, draws);
	assert_close(spread_of(draws, DRAWS).p50, pow(100, 1 / 1.225), 0.02);
	assert_true(draws[0] != draws[1]);
	migration_draw_multiples(evidence, TABLE_JOIN, 1001, 1000, draws);
	assert_close(draws[5], 1, 0);
}

int
main(void)
{
	const struct CMUnitTest tests[] = {
		cmocka_unit_test(keys_are_forced_when_they_run_out),
		cmocka_unit_test(keys_run_out_in_months),
		cmocka_unit_test(uncertain_growth_makes_a_probability),
		cmocka_unit_test(an_unknown_key_is_assumed),
		cmocka_unit_test(tenants_force_guessable_keys),
		cmocka_unit_test(sizes_force_when_rows_pass),
		cmocka_unit_test(the_likeliest_counts),
		cmocka_unit_test(draws_follow_the_class),
	};

	return cmocka_run_group_tests_name(
	    "migration_forced", tests, NULL, NULL);
}
