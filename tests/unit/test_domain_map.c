#include <math.h>
#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>
#include <cmocka.h>

#include "pipeline/analysis/domain_map.h"
#include "tests/support/assert_close.h"
#include "tests/support/company.h"
#include "tests/support/domain_example.h"

static const DomainMapResult *
map_of(Company *company)
{
	company_report(company);
	return company->results->domains;
}

static const Domain *
domain_of(Company *company, const char *table)
{
	const DomainMapResult *map = map_of(company);
	const guint at =
	    domain_map_find(map, facts_find_table(company->facts, NULL, table));

	return at == NO_DOMAIN ? NULL : domain_map_at(map, at);
}

static void
add_domain(Company *company, const char *name, const char *tables)
{
	ConfigDomain *domain = g_new0(ConfigDomain, 1);

	domain->name = g_strdup(name);
	domain->tables = g_strsplit(tables, ",", -1);
	domain->components = g_strsplit("Money", ",", -1);
	domain->cost_tags = g_strsplit("", ",", -1);
	g_ptr_array_add(company->config->domains, domain);
}

/* [T15] */
static void
the_worked_example_is_found(void **state)
{
	static const struct {
		const char *table, *name;
		guint tables, in, out;
		double instability;
	} cases[] = {
		{ "users", "memberships", 3, 2, 0, 0 },
		{ "order_items", "orders", 3, 1, 1, 0.5 },
		{ "payments", "invoices", 2, 0, 2, 1 },
	};
	g_autoptr(Company) company = company_new("2026-07-01");
	const DomainMapResult *map;

	(void)state;
	domain_example_add(company);
	map = map_of(company);
	assert_int_equal(map->domains->len, 3);
	assert_int_equal(map->small->len, 0);
	for (size_t i = 0; i < G_N_ELEMENTS(cases); i++) {
		const Domain *domain = domain_of(company, cases[i].table);

		assert_non_null(domain);
		assert_string_equal(domain->name, cases[i].name);
		assert_string_equal(domain->id, cases[i].name);
		assert_false(domain->configured);
		assert_int_equal(domain->tables->len, cases[i].tables);
		assert_int_equal(domain->coupling.in, cases[i].in);
		assert_int_equal(domain->coupling.out, cases[i].out);
		assert_close(
		    domain->coupling.instability, cases[i].instability, 1e-12);
	}
	assert_prints(map->evidence.modularity, "0.3269");
	assert_prints(map->evidence.cross_weight, "0.3158");
	assert_close(map->evidence.cross_count, 0.375, 1e-12);
	assert_int_equal(map->evidence.cycle, 1);
	assert_int_equal(map->verdict, VERDICT_TOO_SMALL);
}

static void
configured_domains_come_first_and_keep_their_tables(void **state)
{
	g_autoptr(Company) company = company_new("2026-07-01");
	const DomainMapResult *map;
	const Domain *money;

	(void)state;
	add_domain(company, "Money", "invoices,pay*,lost_*");
	domain_example_add(company);
	map = map_of(company);
	money = domain_map_at(map, 0);
	assert_string_equal(money->name, "Money");
	assert_string_equal(money->id, "money");
	assert_true(money->configured);
	assert_string_equal(money->components[0], "Money");
	assert_int_equal(money->tables->len, 2);
	assert_int_equal(money->added, 0);
	assert_ptr_equal(domain_of(company, "payments"), money);
	assert_int_equal(map->domains->len, 3);
	assert_int_equal(map->unmatched->len, 1);
	assert_string_equal(map->unmatched->pdata[0], "lost_*");
	assert_false(domain_of(company, "orders")->configured);
}

/* Without any key there is no map, and nothing that pretends to be one. */
static void
nothing_ties_the_tables(void **state)
{
	g_autoptr(Company) company = company_new("2026-07-01");
	const DomainMapResult *map;

	(void)state;
	company_add_table(company, "orders", 5);
	company_add_table(company, "users", 5);
	map = map_of(company);
	assert_int_equal(map->verdict, VERDICT_UNKNOWN);
	assert_int_equal(map->domains->len, 0);
	assert_int_equal(map->small->len, 2);
	assert_close(map->evidence.modularity, NAN, 0);
	assert_close(map->evidence.cross_weight, NAN, 0);
}

int
main(void)
{
	const struct CMUnitTest tests[] = {
		cmocka_unit_test(the_worked_example_is_found),
		cmocka_unit_test(
		    configured_domains_come_first_and_keep_their_tables),
		cmocka_unit_test(nothing_ties_the_tables),
	};

	return cmocka_run_group_tests_name("domain_map", tests, NULL, NULL);
}
