#include <math.h>
#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>
#include <cmocka.h>
#include <string.h>

#include "tests/support/assert_close.h"
#include "tests/support/schema_look.h"

static void
d6_asks_for_a_leading_index(void **state)
{
	Company *company = company_new("2026-07-01");
	Table *table = company_add_table(company, "items", 1000);
	Index *wide = table_add_index(table, NULL, false);
	ForeignKey *guessed;
	SchemaLook look;

	(void)state;
	company_refer(table, "order_id", "bigint", "orders", true);
	company_refer(table, "user_id", "bigint", "users", false);
	company_refer(table, "shop_id", "bigint", "shops", false);
	company_refer(table, "tax_id", "bigint", "taxes", false);
	index_add_column(wide, "tax_id"); /* leads */
	index_add_column(wide, "shop_id"); /* does not */
	guessed = table_add_foreign_key(table, NULL, NULL, "guesses");
	foreign_key_add_column(guessed, "guess_id", "id");
	guessed->inferred = true;
	look = schema_look_at(company, table);
	assert_string_equal(
	    schema_look_find(&look, "D6")->columns, "user_id, shop_id");
	assert_close(schema_look_find(&look, "D6")->keys, 2, 0);
	assert_int_equal(schema_look_find(&look, "D6")->severity, SEVERITY_LOW);
	schema_look_clear(&look);
}

/* Mappings of objects tell keys, and no index beside them. */
static void
silence_on_indexes_is_no_finding(void **state)
{
	Company *company = company_new("2026-07-01");
	Table *table = company_add_table(company, "events", 1e9);
	SchemaLook look;

	(void)state;
	company_refer(table, "user_id", "bigint", "users", false);
	table->indexes_unknown = true;
	look = schema_look_at(company, table);
	assert_null(schema_look_find(&look, "D6"));
	assert_null(schema_look_find(&look, "D11"));
	schema_look_clear(&look);
}

static void
silence_on_keys_is_no_finding(void **state)
{
	Company *company = company_new("2026-07-01");
	Table *table = company_add_table(company, "events", 1e9);
	SchemaLook look;

	(void)state;
	table_add_column(table, "user_id", "bigint");
	g_ptr_array_set_size(table->indexes, 0);
	table->keys_unknown = table->foreign_keys_unknown = true;
	look = schema_look_at(company, table);
	assert_null(schema_look_find(&look, "D6"));
	assert_null(schema_look_find(&look, "D11"));
	assert_null(schema_look_find(&look, "D13"));
	schema_look_clear(&look);
}

/* Of several columns the last narrows down: an index on it is enough, and one
 * on the partition's number is not. */
static void
d6_accepts_the_last_of_several_columns(void **state)
{
	static const struct {
		const char *index;
		bool fires;
	} cases[] = { { "build_id", false }, { "partition_id", true } };

	(void)state;
	for (size_t i = 0; i < G_N_ELEMENTS(cases); i++) {
		Company *company = company_new("2026-07-01");
		Table *table = company_add_table(company, "traces", 1000);
		ForeignKey *key =
		    table_add_foreign_key(table, NULL, NULL, "builds");

		table_add_column(table, "partition_id", "bigint");
		table_add_column(table, "build_id", "bigint");
		foreign_key_add_column(key, "partition_id", "partition_id");
		foreign_key_add_column(key, "build_id", "id");
		index_add_column(
		    table_add_index(table, NULL, false), cases[i].index);
		schema_look_check(
		    company, table, "D6", cases[i].fires, SEVERITY_LOW);
	}
}

/* A partitioned table is indexed where each of its partitions is. */
static void
d6_looks_into_partitions(void **state)
{
	(void)state;
	for (int indexed = 0; indexed <= 2; indexed++) {
		Company *company = company_new("2026-07-01");
		Table *table = company_add_table(company, "payments", 1000);

		table->partitioned = true;
		company_refer(table, "order_id", "bigint", "orders", false);
		for (int i = 0; i < 2; i++) {
			g_autofree char *name =
			    g_strdup_printf("payments_%d", i);
			Table *part = company_add_table(company, name, 500);

			part->kind = TABLE_PARTITION;
			part->parent = g_strdup("payments");
			table_add_column(part, "order_id", "bigint");
			if (i < indexed)
				index_add_column(
				    table_add_index(part, NULL, false),
				    "order_id");
		}
		schema_look_check(
		    company, table, "D6", indexed < 2, SEVERITY_LOW);
	}
}

/* Organizations own projects, and projects issues and notes. */
static Table *
make_tenants(Company *company, bool more)
{
	Table *root = company_add_table(company, "organizations", 10);
	Table *table;

	company_key(root, "bigint", 10);
	company_refer(company_add_table(company, "projects", 100),
	    "organization_id", "bigint", "organizations", true);
	company_refer(company_add_table(company, "issues", 1000), "project_id",
	    "bigint", "projects", true);
	company_refer(company_add_table(company, "issue_types", 5),
	    "project_id", "bigint", "projects", true);
	table = company_add_table(company, "notes", 5000);
	company_refer(table, "issue_id", "bigint", "issues", true);
	if (!more)
		return root;
	company_refer(company_add_table(company, "teams", 20),
	    "organization_id", "bigint", "organizations", true);
	company_refer(company_add_table(company, "plans_sold", 20),
	    "organization_id", "bigint", "organizations", true);
	return root;
}

/* Lookups belong to nobody; what names the tenant itself is sound. */
static void
d5_finds_who_reaches_tenants_through_others(void **state)
{
	static const struct {
		int configured;
		bool more;
		const char *columns;
		Severity severity;
	} cases[] = {
		{ 1, false, "issues, notes", SEVERITY_HIGH },
		{ 0, true, NULL, SEVERITY_LOW },
		{ -1, true, NULL, SEVERITY_LOW },
	};

	(void)state;
	for (size_t i = 0; i < G_N_ELEMENTS(cases); i++) {
		Company *company = company_new("2026-07-01");
		Table *root = make_tenants(company, cases[i].more);
		SchemaLook look;
		const Hit *hit;

		print_message("%zu\n", i);
		company->config->business.multi_tenant = cases[i].configured;
		look = schema_look_at(company, root);
		hit = schema_look_find(&look, "D5");
		assert_int_equal(hit != NULL, cases[i].columns != NULL);
		if (hit != NULL) {
			assert_string_equal(hit->columns, cases[i].columns);
			assert_int_equal(hit->severity, cases[i].severity);
			assert_close(hit->tables, 2, 0);
			assert_close(hit->rows, 6000, 0);
		}
		schema_look_clear(&look);
	}
}

/* Nobody said whether there are tenants: then it is a question, where enough
 * tables refer to what is so named. */
static void
d5_asks_where_nobody_told(void **state)
{
	static const struct {
		int configured;
		bool more;
		long count;
	} cases[] = { { -1, true, 2 }, { -1, false, 0 }, { 0, true, 0 },
		{ 1, true, 0 } };

	(void)state;
	for (size_t i = 0; i < G_N_ELEMENTS(cases); i++) {
		Company *company = company_new("2026-07-01");
		Table *root = make_tenants(company, cases[i].more);
		SchemaLook look;

		company->config->business.multi_tenant = cases[i].configured;
		look = schema_look_at(company, root);
		assert_int_equal(
		    rules_count_unowned(look.view), cases[i].count);
		schema_look_clear(&look);
	}
}

/* A column of that name is enough, and a key that is named otherwise. */
static void
d5_accepts_any_way_to_name_the_tenant(void **state)
{
	Company *company = company_new("2026-07-01");
	Table *root = make_tenants(company, true);
	Table *named = company_add_table(company, "labels", 10);
	Table *keyed = company_add_table(company, "boards", 10);

	(void)state;
	company->config->business.multi_tenant = 1;
	company_refer(named, "project_id", "bigint", "projects", true);
	table_add_column(named, "organization_id", "bigint");
	company_refer(keyed, "project_id", "bigint", "projects", true);
	company_refer(keyed, "owner_id", "bigint", "organizations", true);
	schema_look_columns(company, root, "D5", "issues, notes");
}

static void
d5_is_unknown_by_inferred_keys(void **state)
{
	Company *company = company_new("2026-07-01");
	Table *root = company_add_table(company, "tenants", 10);
	SchemaLook look;

	(void)state;
	company->config->business.multi_tenant = 1;
	company_key(root, "bigint", 10);
	company_key(company_add_table(company, "shops", 10), "bigint", 10);
	table_add_column(
	    company_add_table(company, "shops_sold", 10), "shop_id", "bigint");
	table_add_column(
	    company_add_table(company, "reps", 10), "tenant_id", "bigint");
	look = schema_look_at(company, root);
	assert_null(schema_look_find(&look, "D5"));
	schema_look_clear(&look);

	company = company_new("2026-07-01");
	root = company_add_table(company, "tenants", 10);
	company->config->business.multi_tenant = 1;
	company_key(root, "bigint", 10);
	{
		Table *shops = company_add_table(company, "shops", 10);

		company_key(shops, "bigint", 10);
		table_add_column(shops, "tenant_id", "bigint");
	}
	table_add_column(
	    company_add_table(company, "sales", 10), "shop_id", "bigint");
	look = schema_look_at(company, root);
	assert_int_equal(
	    schema_look_find(&look, "D5")->severity, SEVERITY_UNKNOWN);
	assert_int_equal(
	    schema_look_find(&look, "D5")->seen, MSG_MIGRATION_D5_INFERRED);
	schema_look_clear(&look);
}

static void
d7_finds_ids_of_any_table(void **state)
{
	static const struct {
		const char *type, *type_of_type, *id;
		bool fires;
	} cases[] = {
		{ "owner_type", "varchar(40)", "owner_id", true },
		{ "OwnerType", "text", "OwnerId", true },
		{ "owner_type", "enum('a','b')", "owner_id", true },
		{ "content_type_id", "integer", "object_id", true },
		/* a code for what the owner is */
		{ "owner_type", "smallint", "owner_id", false },
		{ "owner_type", "text", "holder_id", false },
		{ "file_type", "text", "file_id", false },
		{ "content_type", "text", "id", false },
		/* orders are a table, whose kind this is */
		{ "order_type", "text", "order_id", false },
		/* others refer to catalog_products by this name */
		{ "product_type", "text", "product_id", false },
		/* the row's own id */
		{ "link_type", "text", "link_id", false },
	};

	(void)state;
	for (size_t i = 0; i < G_N_ELEMENTS(cases); i++) {
		Company *company = company_new("2026-07-01");
		Table *table = company_add_table(company, "attachments", 10);
		Table *other = company_add_table(company, "prices", 10);

		print_message("%zu\n", i);
		company_key(
		    company_add_table(company, "orders", 1), "bigint", 1);
		company_key(company_add_table(company, "catalog_products", 1),
		    "bigint", 1);
		company_refer(
		    other, "product_id", "bigint", "catalog_products", true);
		g_ptr_array_set_size(table->indexes, 0);
		index_add_column(table_add_index(table, NULL, true), "link_id");
		((Index *)g_ptr_array_index(table->indexes, 0))->primary = true;
		table_add_column(table, cases[i].type, cases[i].type_of_type);
		if (table_find_column(table, cases[i].id) == NULL)
			table_add_column(table, cases[i].id, "bigint");
		schema_look_check(
		    company, table, "D7", cases[i].fires, SEVERITY_MEDIUM);
	}
}

/* A key protects it; logs are meant to be about anything; an export without
 * keys proves nothing. */
static void
d7_depends_on_keys_and_logs(void **state)
{
	static const struct {
		const char *table;
		bool key, unknown, fires;
		Severity severity;
	} cases[] = {
		{ "attachments", true, false, false, SEVERITY_LOW },
		{ "attachments", false, true, true, SEVERITY_UNKNOWN },
		{ "audit_events", false, false, true, SEVERITY_LOW },
	};

	(void)state;
	for (size_t i = 0; i < G_N_ELEMENTS(cases); i++) {
		Company *company = company_new("2026-07-01");
		Table *table = company_add_table(company, cases[i].table, 10);

		print_message("%zu\n", i);
		company_key(
		    company_add_table(company, "people", 1), "bigint", 1);
		table_add_column(table, "owner_type", "text");
		if (cases[i].key)
			company_refer(
			    table, "owner_id", "bigint", "people", true);
		else
			table_add_column(table, "owner_id", "bigint");
		table->foreign_keys_unknown = cases[i].unknown;
		schema_look_check(
		    company, table, "D7", cases[i].fires, cases[i].severity);
	}
}

static void
d15_compares_types_of_declared_keys(void **state)
{
	static const struct {
		const char *from, *to;
		bool fires;
	} cases[] = {
		{ "integer", "bigint", true }, { "varchar(36)", "uuid", true },
		{ "bigint", "bigint", false }, { "varchar(20)", "text", false },
		{ "serial", "integer", false },
		{ "my_domain", "bigint", false }, /* not known to us */
	};

	(void)state;
	for (size_t i = 0; i < G_N_ELEMENTS(cases); i++) {
		Company *company = company_new("2026-07-01");
		Table *table = company_add_table(company, "items", 10);

		print_message("%zu\n", i);
		company_key(
		    company_add_table(company, "orders", 1), cases[i].to, 1);
		company_refer(table, "order_id", cases[i].from, "orders", true);
		schema_look_check(
		    company, table, "D15", cases[i].fires, SEVERITY_MEDIUM);
	}
}

/* Only where the schema declares such keys, and only what could be one. */
static void
d15_finds_keys_that_are_not_declared(void **state)
{
	static const struct {
		bool declares;
		const char *column, *type;
		bool fires;
	} cases[] = {
		{ true, "order_id", "bigint", true },
		{ true, "orderId", "bigint", true },
		{ false, "order_id", "bigint", false }, /* then inferred */
		{ true, "order_id", "text", false }, /* somebody else's */
		{ true, "external_id", "bigint", false },
		{ true, "item_id", "bigint", false }, /* the row's own */
		{ true, "order", "bigint", false },
	};

	(void)state;
	for (size_t i = 0; i < G_N_ELEMENTS(cases); i++) {
		Company *company = company_new("2026-07-01");
		Table *table = company_add_table(company, "items", 10);

		print_message("%zu\n", i);
		company_key(
		    company_add_table(company, "orders", 1), "bigint", 1);
		table_add_column(table, cases[i].column, cases[i].type);
		if (cases[i].declares)
			company_refer(company_add_table(company, "notes", 1),
			    "order_id", "bigint", "orders", true);
		schema_look_check(
		    company, table, "D15", cases[i].fires, SEVERITY_LOW);
	}
}

/* "order_type" beside it: whatever it is, it is no plain reference. */
static void
d15_leaves_references_to_any_table(void **state)
{
	Company *company = company_new("2026-07-01");
	Table *table = company_add_table(company, "items", 10);

	(void)state;
	company_key(company_add_table(company, "orders", 1), "bigint", 1);
	company_refer(company_add_table(company, "notes", 1), "order_id",
	    "bigint", "orders", true);
	table_add_column(table, "order_id", "bigint");
	table_add_column(table, "order_type", "text");
	schema_look_check(company, table, "D15", false, SEVERITY_LOW);
}

int
main(void)
{
	const struct CMUnitTest tests[] = {
		cmocka_unit_test(d6_asks_for_a_leading_index),
		cmocka_unit_test(d6_accepts_the_last_of_several_columns),
		cmocka_unit_test(d6_looks_into_partitions),
		cmocka_unit_test(silence_on_indexes_is_no_finding),
		cmocka_unit_test(silence_on_keys_is_no_finding),
		cmocka_unit_test(d5_finds_who_reaches_tenants_through_others),
		cmocka_unit_test(d5_asks_where_nobody_told),
		cmocka_unit_test(d5_accepts_any_way_to_name_the_tenant),
		cmocka_unit_test(d5_is_unknown_by_inferred_keys),
		cmocka_unit_test(d7_finds_ids_of_any_table),
		cmocka_unit_test(d7_depends_on_keys_and_logs),
		cmocka_unit_test(d15_compares_types_of_declared_keys),
		cmocka_unit_test(d15_finds_keys_that_are_not_declared),
		cmocka_unit_test(d15_leaves_references_to_any_table),
	};

	return cmocka_run_group_tests_name(
	    "rules_references", tests, NULL, NULL);
}
