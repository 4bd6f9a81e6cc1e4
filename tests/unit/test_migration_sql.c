#include <math.h>
#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>
#include <cmocka.h>
#include <string.h>

#include "pipeline/analysis/migration_sql.h"
#include "tests/support/schema_look.h"

/* Seals COMPANY with a dump of FORMAT; the SQL of RULE on TABLE, "" none. */
static char *
sql_of(
    Company *company, const Table *table, const char *format, const char *rule)
{
	Input *input = facts_input(
	    company->facts, company_file(company, "schema.sql", INPUT_SCHEMA));
	SchemaLook look;
	char *sql = NULL;

	g_free(input->format);
	input->format = g_strdup(format);
	look = schema_look_at(company, table);
	assert_non_null(schema_look_find(&look, rule));
	sql = migration_sql(
	    company_evidence(company), table, schema_look_find(&look, rule));
	schema_look_clear(&look);
	return sql != NULL ? sql : g_strdup("");
}

static void
indexes_are_made_beside_the_writers(void **state)
{
	static const struct {
		const char *format, *want;
		bool partitioned;
	} cases[] = {
		{ "postgres-sql",
		    "CREATE INDEX CONCURRENTLY ON \"items\" (\"order_id\");",
		    false },
		{ "postgres-sql", "", true }, /* not possible */
		{ "mysqldump-xml",
		    "ALTER TABLE `items` ADD INDEX (`order_id`), "
		    "ALGORITHM=INPLACE, LOCK=NONE;",
		    false },
		{ "sqlserver-sql",
		    "CREATE INDEX [ix_items_order_id] ON [items] ([order_id]) "
		    "WITH (ONLINE = ON);",
		    false },
		{ "liquibase-xml",
		    "CREATE INDEX \"ix_items_order_id\" ON \"items\" "
		    "(\"order_id\");",
		    false },
	};

	(void)state;
	for (size_t i = 0; i < G_N_ELEMENTS(cases); i++) {
		Company *company = company_new("2026-07-01");
		Table *table = company_add_table(company, "items", 10);
		g_autofree char *sql = NULL;

		print_message("%zu\n", i);
		company_refer(table, "order_id", "bigint", "orders", false);
		table->partitioned = cases[i].partitioned;
		sql = sql_of(company, table, cases[i].format, "D6");
		assert_string_equal(sql, cases[i].want);
	}
}

static void
names_are_quoted(void **state)
{
	Company *company = company_new("2026-07-01");
	Table *table = company_add_table(company, "a`b", 10);
	g_autofree char *sql = NULL;

	(void)state;
	company_refer(table, "c; DROP", "bigint", "orders", false);
	sql = sql_of(company, table, "mysql-sql", "D6");
	assert_non_null(strstr(sql, "`a``b` ADD INDEX (`c; DROP`)"));
}

/* Where the format does not say whose it is, the types may. */
static void
types_tell_the_database(void **state)
{
	static const struct {
		const char *format, *type;
		SqlTarget want;
	} cases[] = {
		{ "sql", "jsonb", SQL_POSTGRES },
		{ "sql", "longtext", SQL_MYSQL },
		{ "sql", "int(11)", SQL_MYSQL },
		{ "sql", "nvarchar(20)", SQL_SERVER },
		{ "sql", "integer", SQL_GENERIC },
		{ "mysql-sql", "jsonb", SQL_MYSQL },
	};

	(void)state;
	for (size_t i = 0; i < G_N_ELEMENTS(cases); i++) {
		g_autoptr(Company) company = company_new("2026-07-01");
		Table *table = company_add_table(company, "items", 10);
		Input *input = facts_input(company->facts, table->input);

		g_free(input->format);
		input->format = g_strdup(cases[i].format);
		table_add_column(table, "a", cases[i].type);
		assert_int_equal(
		    sql_target_of(company_evidence(company), table),
		    cases[i].want);
	}
}

/* A table with everything that any rule finds. */
static Table *
make_table(Company *company)
{
	Table *table = company_add_table(company, "orders", 3e7);
	Table *items = company_add_table(company, "items", 10);

	company_key(table, "integer", 10);
	table_add_column(table, "status", "varchar(20)");
	table_add_column(table, "updated_at", "timestamp");
	table_add_column(table, "price", "real");
	company_refer(items, "order_id", "integer", "orders", true);
	return table;
}

static void
first_steps_add_and_nothing_more(void **state)
{
	static const struct {
		const char *rule, *want;
	} cases[] = {
		{ "D1", "ALTER TABLE \"orders\" ADD COLUMN \"id_new\" bigint; "
			"/*" },
		{ "D2", "ALTER TABLE \"orders\" ADD COLUMN \"public_id\" uuid; "
			"CREATE UNIQUE INDEX CONCURRENTLY ON \"orders\" "
			"(\"public_id\"); /*" },
		{ "D3", "CREATE TABLE \"order_events\" (id bigint GENERATED "
			"ALWAYS AS IDENTITY PRIMARY KEY, \"order_id\" integer "
			"NOT NULL, old_value varchar(20), new_value "
			"varchar(20) NOT NULL, happened_at timestamptz NOT "
			"NULL DEFAULT now()); /*" },
		{ "D9", "ALTER TABLE \"orders\" ADD COLUMN \"price_exact\" "
			"numeric(19,4); /*" },
		{ "D10", "" }, /* would rewrite the table */
	};

	(void)state;
	for (size_t i = 0; i < G_N_ELEMENTS(cases); i++) {
		Company *company = company_new("2026-07-01");
		g_autofree char *sql = sql_of(company, make_table(company),
		    "postgres-sql", cases[i].rule);

		print_message("%s\n", cases[i].rule);
		if (cases[i].want[0] == '\0')
			assert_string_equal(sql, "");
		else
			assert_true(g_str_has_prefix(sql, cases[i].want));
	}
}

/* None of the statements removes, rewrites or fills anything. */
static void
nothing_destroys(void **state)
{
	static const char *const formats[] = { "postgres-sql", "mysql-sql",
		"sqlserver-sql", "sql" };
	static const char *const never[] = { "DROP", "DELETE", "TRUNCATE",
		"UPDATE", "RENAME", "ALTER COLUMN", "MODIFY" };

	(void)state;
	for (size_t f = 0; f < G_N_ELEMENTS(formats); f++) {
		static const char *const rules[] = { "D1", "D2", "D3", "D9" };

		for (size_t i = 0; i < G_N_ELEMENTS(rules); i++) {
			Company *company = company_new("2026-07-01");
			g_autofree char *sql = sql_of(
			    company, make_table(company), formats[f], rules[i]);

			assert_true(strlen(sql) > 0);
			for (size_t n = 0; n < G_N_ELEMENTS(never); n++)
				assert_null(strstr(sql, never[n]));
		}
	}
}

/* One that exists, is whole and never NULL becomes the key at once. */
static void
keys_use_an_index_that_is_there(void **state)
{
	static const struct {
		bool not_null, partial;
		const char *want;
	} cases[] = {
		{ true, false,
		    "ALTER TABLE \"lines\" ADD PRIMARY KEY USING INDEX "
		    "\"lines_code\";" },
		{ false, false, "" },
		{ true, true, "" },
	};

	(void)state;
	for (size_t i = 0; i < G_N_ELEMENTS(cases); i++) {
		Company *company = company_new("2026-07-01");
		Table *table = company_add_table(company, "lines", 10);
		g_autofree char *sql = NULL;
		Index *index;

		g_ptr_array_set_size(table->indexes, 0);
		table_add_column(table, "code", "text")->not_null =
		    cases[i].not_null;
		index = table_add_index(table, "lines_code", true);
		index_add_column(index, "code");
		index->partial = cases[i].partial;
		sql = sql_of(company, table, "postgres-sql", "D13");
		assert_string_equal(sql, cases[i].want);
	}
}

static void
references_are_counted_first(void **state)
{
	Company *company = company_new("2026-07-01");
	Table *table = company_add_table(company, "items", 10);
	g_autofree char *sql = NULL;

	(void)state;
	company_key(company_add_table(company, "orders", 1), "bigint", 1);
	company_refer(company_add_table(company, "notes", 1), "order_id",
	    "bigint", "orders", true);
	table_add_column(table, "order_id", "bigint");
	sql = sql_of(company, table, "postgres-sql", "D15");
	assert_string_equal(sql,
	    "SELECT count(*) FROM \"items\" c WHERE c.\"order_id\" IS NOT "
	    "NULL AND NOT EXISTS (SELECT 1 FROM \"orders\" p WHERE p.\"id\" = "
	    "c.\"order_id\");");
}

/* The first few; the register names the others. */
static void
tenant_keys_are_columns(void **state)
{
	Company *company = company_new("2026-07-01");
	Table *root = company_add_table(company, "tenants", 5);
	g_autofree char *sql = NULL;

	(void)state;
	company->config->business.multi_tenant = 1;
	company_key(root, "bigint", 5);
	company_refer(company_add_table(company, "shops", 5), "tenant_id",
	    "bigint", "tenants", true);
	for (int i = 0; i < 9; i++) {
		g_autofree char *name = g_strdup_printf("sold%d", i);

		company_refer(company_add_table(company, name, 5), "shop_id",
		    "bigint", "shops", true);
	}
	sql = sql_of(company, root, "postgres-sql", "D5");
	assert_non_null(strstr(
	    sql, "ALTER TABLE \"sold4\" ADD COLUMN \"tenant_id\" bigint;"));
	assert_null(strstr(sql, "sold5"));
}

static void
time_leads_an_index(void **state)
{
	Company *company = company_new("2026-07-01");
	Table *table = company_add_table(company, "clicks", 3e7);
	g_autofree char *sql = NULL;

	(void)state;
	table_add_column(table, "happened", "timestamptz");
	sql = sql_of(company, table, "postgres-sql", "D11");
	assert_string_equal(sql,
	    "CREATE INDEX CONCURRENTLY ON \"clicks\" USING brin "
	    "(\"happened\");");
}

int
main(void)
{
	const struct CMUnitTest tests[] = {
		cmocka_unit_test(indexes_are_made_beside_the_writers),
		cmocka_unit_test(names_are_quoted),
		cmocka_unit_test(types_tell_the_database),
		cmocka_unit_test(first_steps_add_and_nothing_more),
		cmocka_unit_test(nothing_destroys),
		cmocka_unit_test(keys_use_an_index_that_is_there),
		cmocka_unit_test(references_are_counted_first),
		cmocka_unit_test(tenant_keys_are_columns),
		cmocka_unit_test(time_leads_an_index),
	};

	return cmocka_run_group_tests_name("migration_sql", tests, NULL, NULL);
}
