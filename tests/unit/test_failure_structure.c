#include <math.h>
#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>
#include <cmocka.h>

#include "pipeline/analysis/failure_checks.h"
#include "tests/support/company.h"

static const FailureCheck *
check(Company *company, FailureMode mode)
{
	company_report(company);
	return &company->results->failure_modes->checks[mode];
}

/* Three domains of six tables in a chain each, and CROSS keys from one to the
 * next; CIRCLE: from the last to the first, too. */
static void
add_schema(Company *company, int cross, bool circle)
{
	Table *tables[18];

	for (int i = 0; i < 18; i++) {
		g_autofree char *name =
		    g_strdup_printf("%c_table%d", 'a' + i / 6, i % 6);

		tables[i] = company_add_table(company, name, 1000);
		if (i % 6 > 0)
			company_refer(tables[i], "inner_id", "bigint",
			    tables[i - 1]->name, true);
	}
	for (int i = 0; i < cross; i++) {
		const int from = i % (circle ? 3 : 2);
		g_autofree char *column = g_strdup_printf("outer%d_id", i);

		company_refer(tables[6 * from + i % 6], column, "bigint",
		    tables[6 * ((from + 1) % 3) + i % 5]->name, true);
	}
}

static void
add_bugs(Company *company, int all, int several)
{
	static const char *const one[] = { "A", NULL };
	static const char *const two[] = { "A", "B", NULL };

	for (int i = 0; i < all; i++) {
		Issue issue = company_feature(company, "2026-05-01", NULL, NAN);

		issue.kind = ISSUE_BUG;
		issue.components = i < several ? two : one;
		company_add_issue(company, &issue);
	}
}

static const char drawn[] =
    "domains: [{name: a, tables: [\"a_*\"]}, {name: b, tables: [\"b_*\"]}, "
    "{name: c, tables: [\"c_*\"]}]";

static void
maps_are_judged_by_their_keys(void **state)
{
	static const struct {
		const char *config;
		int cross; /* keys; -1: no schema */
		bool circle;
		int bugs, several;
		FailureState want;
		Message rule;
	} cases[] = {
		{ "", -1, false, 0, 0, FAILURE_UNKNOWN,
		    MSG_FAIL_MAP_NO_SCHEMA },
		{ drawn, 1, false, 0, 0, FAILURE_PASS, MSG_FAIL_MAP_PASS },
		{ drawn, 6, false, 0, 0, FAILURE_WARN, MSG_FAIL_MAP_CROSS },
		{ drawn, 14, true, 0, 0, FAILURE_FAIL, MSG_FAIL_MAP_MUD },
		/* bugs in several components show what no schema does, where
		 * nobody has drawn a map */
		{ "", -1, false, 20, 6, FAILURE_WARN, MSG_FAIL_MAP_BUGS },
		{ "", -1, false, 20, 5, FAILURE_UNKNOWN,
		    MSG_FAIL_MAP_NO_SCHEMA },
		{ "", -1, false, 19, 19, FAILURE_UNKNOWN,
		    MSG_FAIL_MAP_NO_SCHEMA },
		{ drawn, 1, false, 20, 20, FAILURE_PASS, MSG_FAIL_MAP_PASS },
	};

	(void)state;
	for (size_t i = 0; i < G_N_ELEMENTS(cases); i++) {
		g_autoptr(Company) company = company_new("2026-07-01");
		const FailureCheck *map;

		print_message("%zu\n", i);
		if (cases[i].cross >= 0)
			add_schema(company, cases[i].cross, cases[i].circle);
		add_bugs(company, cases[i].bugs, cases[i].several);
		company_configure(company, cases[i].config);
		map = check(company, FAILURE_NO_MAP);
		assert_int_equal(map->state, cases[i].want);
		assert_int_equal(map->rule, cases[i].rule);
	}
}

static void
a_small_schema_is_not_judged(void **state)
{
	g_autoptr(Company) company = company_new("2026-07-01");
	Table *table = company_add_table(company, "orders", 100);

	(void)state;
	company_refer(table, "user_id", "bigint",
	    company_add_table(company, "users", 100)->name, true);
	assert_int_equal(
	    check(company, FAILURE_NO_MAP)->state, FAILURE_UNKNOWN);
	assert_int_equal(
	    check(company, FAILURE_NO_MAP)->rule, MSG_FAIL_MAP_SMALL);
}

typedef enum Tables {
	NO_TABLES,
	BIG_KEYS, /* uuid keys: nothing counts up */
	TENANT_KEYS, /* items of a tenant's orders count up */
	OTHER_KEYS, /* only currencies do, which no tenant owns */
	LOOSE_KEYS, /* the same, and nothing is called like a tenant */
} Tables;

static void
add_tables(Company *company, Tables kind)
{
	Table *orders, *items, *rates;

	if (kind == NO_TABLES)
		return;
	if (kind != LOOSE_KEYS)
		company_key(
		    company_add_table(company, "tenants", 100), "uuid", NAN);
	orders = company_add_table(company, "orders", 1000);
	company_key(orders, "uuid", NAN);
	items = company_add_table(company, "items", 1e6);
	company_key(items, kind == TENANT_KEYS ? "integer" : "uuid", 1e6);
	company_refer(items, "order_id", "uuid", "orders", true);
	if (kind != LOOSE_KEYS)
		company_refer(orders, "tenant_id", "uuid", "tenants", true);
	rates = company_add_table(company, "exchange_rates", 1e6);
	company_key(rates,
	    kind == OTHER_KEYS || kind == LOOSE_KEYS ? "integer" : "uuid", 1e6);
}

static void
keys_count_where_they_are_a_tenants(void **state)
{
	static const struct {
		Tables tables;
		const char *config;
		FailureState want;
		Message rule;
	} cases[] = {
		{ NO_TABLES, "", FAILURE_UNKNOWN, MSG_FAIL_KEYS_NO_KEYS },
		{ BIG_KEYS, "", FAILURE_PASS, MSG_FAIL_KEYS_PASS },
		{ TENANT_KEYS, "", FAILURE_FAIL, MSG_FAIL_KEYS_FAIL },
		{ TENANT_KEYS, "business: {multi_tenant: yes}", FAILURE_FAIL,
		    MSG_FAIL_KEYS_FAIL },
		{ TENANT_KEYS, "business: {multi_tenant: no}", FAILURE_PASS,
		    MSG_FAIL_KEYS_ALONE },
		{ OTHER_KEYS, "", FAILURE_WARN, MSG_FAIL_KEYS_WARN },
		{ LOOSE_KEYS, "", FAILURE_UNKNOWN, MSG_FAIL_KEYS_UNTOLD },
		/* tenants, and nothing says which rows are theirs */
		{ LOOSE_KEYS, "business: {multi_tenant: yes}", FAILURE_FAIL,
		    MSG_FAIL_KEYS_FAIL },
	};

	(void)state;
	for (size_t i = 0; i < G_N_ELEMENTS(cases); i++) {
		g_autoptr(Company) company = company_new("2026-07-01");
		const FailureCheck *keys;

		print_message("%zu\n", i);
		company_set_users(company, 4000, 0.08);
		add_tables(company, cases[i].tables);
		company_configure(company, cases[i].config);
		keys = check(company, FAILURE_KEYS);
		assert_int_equal(keys->state, cases[i].want);
		assert_int_equal(keys->rule, cases[i].rule);
	}
}

/* With the table, how far its numbers are used up, and what moving costs. */
static void
keys_that_fail_are_named(void **state)
{
	g_autoptr(Company) company = company_new("2026-07-01");
	const FailureCheck *keys;
	const FailureSign *sign;

	(void)state;
	company_set_users(company, 4000, 0.08);
	add_tables(company, TENANT_KEYS);
	keys = check(company, FAILURE_KEYS);
	sign = &g_array_index(keys->signs, FailureSign, 0);
	assert_string_equal(sign->subject, "items (integer)");
	assert_true(sign->number > 0.04 && sign->number < 0.06);
	assert_string_equal(keys->risk->table->name, "items");
}

int
main(void)
{
	const struct CMUnitTest tests[] = {
		cmocka_unit_test(maps_are_judged_by_their_keys),
		cmocka_unit_test(a_small_schema_is_not_judged),
		cmocka_unit_test(keys_count_where_they_are_a_tenants),
		cmocka_unit_test(keys_that_fail_are_named),
	};

	return cmocka_run_group_tests(tests, NULL, NULL);
}
