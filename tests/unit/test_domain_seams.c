#include <math.h>
#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>
#include <cmocka.h>

#include <string.h>

#include "pipeline/analysis/domain_map.h"
#include "tests/support/assert_close.h"
#include "tests/support/company.h"
#include "tests/support/domain_example.h"

static const Seams *
seams_of(Company *company)
{
	company_report(company);
	return company->results->domains->seams;
}

static const Seam *
seam_at(const Seams *seams, guint i)
{
	return &g_array_index(seams->list, Seam, i);
}

static const char *
column_of(const Seam *seam)
{
	return g_ptr_array_index(seam->key->columns, 0);
}

/* All assumptions at one value, so that hours are exact. */
static void
fix_hours(Company *company)
{
	static const struct {
		AssumptionId id;
		double hours;
	} fixed[] = { { ASSUME_SEAM_HOURS, 10 }, { ASSUME_SEAM_REQUIRED, 4 },
		{ ASSUME_SEAM_CASCADE, 6 } };

	for (size_t i = 0; i < G_N_ELEMENTS(fixed); i++) {
		Assumption *value =
		    &company->config->assumptions.values[fixed[i].id];

		value->low = value->mode = value->high = fixed[i].hours;
	}
}

/*
 * The example's three seams are NOT NULL: 14 h each.  invoices (2 tables)
 * costs 28 h, 14 for each table; orders (3) 28, 9.33 each; memberships (3)
 * the same, and comes first by its place.  Then invoices and orders have one
 * key left between them: 14 h for 2 or 3 tables, and orders goes next.
 */
static void
the_cheapest_goes_first(void **state)
{
	static const char *const columns[] = { "org_id", "user_id",
		"order_id" };
	g_autoptr(Company) company = company_new("2026-07-01");
	const Seams *seams;

	(void)state;
	fix_hours(company);
	domain_example_add(company);
	seams = seams_of(company);
	assert_int_equal(seams->list->len, 3);
	for (guint i = 0; i < 3; i++) {
		assert_string_equal(column_of(seam_at(seams, i)), columns[i]);
		assert_int_equal(seam_at(seams, i)->kind, SEAM_REQUIRED);
		assert_int_equal(seam_at(seams, i)->step, i < 2 ? 1 : 2);
		assert_false(seam_at(seams, i)->shared);
	}
	assert_close(seams->total.p50, 42, 1e-9);
	assert_int_equal(seams->ties->len, 3);
	for (guint i = 0; i < 3; i++) {
		const double left[] = { 28, 14, 0 };

		assert_close(seams->alone[i].p50, 28, 1e-9);
		assert_close(seams->cut[i].p50, left[seams->step[i] - 1], 1e-9);
	}
}

/* Each kind adds its own hours; what is inferred constrains nothing. */
static void
kinds_of_keys_cost_what_they_hold(void **state)
{
	static const double hours[SEAM_KINDS] = {
		[SEAM_PLAIN] = 10,
		[SEAM_REQUIRED] = 14,
		[SEAM_CASCADE] = 16,
		[SEAM_BOTH] = 20,
	};
	g_autoptr(Company) company = company_new("2026-07-01");
	const Seams *seams;

	(void)state;
	fix_hours(company);
	domain_example_add(company);
	seams = seams_of(company);
	for (int i = 0; i < SEAM_KINDS; i++) {
		assert_close(seams->hours[i].p50, hours[i], 1e-9);
		assert_close(seams->hours[i].p10, hours[i], 1e-9);
	}
}

/* Uncertain hours spread, and the sum of all as far as each of its parts:
 * one draw of an assumption is for all keys. */
static void
hours_spread_together(void **state)
{
	g_autoptr(Company) company = company_new("2026-07-01");
	const Seams *seams;

	(void)state;
	domain_example_add(company);
	seams = seams_of(company);
	assert_true(
	    seams->hours[SEAM_REQUIRED].p10 < seams->hours[SEAM_REQUIRED].p50);
	assert_close(
	    seams->total.p90, 3 * seams->hours[SEAM_REQUIRED].p90, 1e-9);
}

static void
inferred_keys_are_plain(void **state)
{
	g_autoptr(Company) company = company_new("2026-07-01");
	ConfigDomain *domain = g_new0(ConfigDomain, 1);
	Table *orders = company_add_table(company, "orders", NAN);
	const Seams *seams;

	(void)state;
	domain->name = g_strdup("People");
	domain->tables = g_strsplit("users,visits", ",", -1);
	domain->components = g_new0(char *, 1);
	domain->cost_tags = g_new0(char *, 1);
	g_ptr_array_add(company->config->domains, domain);
	domain = g_new0(ConfigDomain, 1);
	domain->name = g_strdup("Sales");
	domain->tables = g_strsplit("orders", ",", -1);
	domain->components = g_new0(char *, 1);
	domain->cost_tags = g_new0(char *, 1);
	g_ptr_array_add(company->config->domains, domain);
	company_add_table(company, "users", NAN);
	table_add_column(orders, "user_id", "bigint")->not_null = true;
	seams = seams_of(company);
	assert_int_equal(seams->list->len, 1);
	assert_int_equal(seam_at(seams, 0)->kind, SEAM_PLAIN);
	assert_int_equal(g_array_index(seams->ties, SeamTie, 0).inferred, 1);
}

int
main(void)
{
	const struct CMUnitTest tests[] = {
		cmocka_unit_test(the_cheapest_goes_first),
		cmocka_unit_test(kinds_of_keys_cost_what_they_hold),
		cmocka_unit_test(hours_spread_together),
		cmocka_unit_test(inferred_keys_are_plain),
	};

	return cmocka_run_group_tests_name("domain_seams", tests, NULL, NULL);
}
