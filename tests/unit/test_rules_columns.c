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
d9_knows_money_from_other_amounts(void **state)
{
	static const struct {
		const char *column, *type;
		bool fires;
	} cases[] = {
		{ "price", "double precision", true },
		{ "total", "float", true },
		{ "unit_price_eur", "real", true },
		{ "Monthly_Fee", "double", true },
		{ "price", "numeric(10,2)", false },
		{ "total_ms", "double precision", false },
		{ "tax_rate", "double precision", false },
		{ "cost_factor", "double precision", false },
		{ "priceless", "double precision", false },
		{ "latitude", "double precision", false },
		{ "total_space_used", "real", false },
		{ "amount_of_storage", "real", false },
	};

	(void)state;
	for (size_t i = 0; i < G_N_ELEMENTS(cases); i++) {
		Company *company = company_new("2026-07-01");
		Table *table = company_add_table(company, "orders", 10);

		print_message("%s\n", cases[i].column);
		table_add_column(table, cases[i].column, cases[i].type);
		schema_look_check(
		    company, table, "D9", cases[i].fires, SEVERITY_HIGH);
	}
}

static void
d10_is_low_and_knows_conventions(void **state)
{
	(void)state;
	for (int more = 0; more <= 10; more += 10) {
		Company *company = company_new("2026-07-01");
		Table *table = company_add_table(company, "orders", 10);
		SchemaLook look;

		table_add_column(table, "created_at", "timestamp");
		table_add_column(table, "paid_at", "timestamp");
		for (int i = 0; i < more; i++) {
			g_autofree char *name = g_strdup_printf("t%d", i);

			table_add_column(company_add_table(company, name, 1),
			    "at", "timestamp");
		}
		look = schema_look_at(company, table);
		assert_string_equal(schema_look_find(&look, "D10")->columns,
		    "created_at, paid_at");
		assert_int_equal(
		    schema_look_find(&look, "D10")->severity, SEVERITY_LOW);
		assert_int_equal(
		    schema_look_find(&look, "D10")->convention, more > 0);
		schema_look_clear(&look);
	}
}

/* Columns are "name type", between semicolons. */
static Table *
make_table(Company *company, const char *name, double rows, const char *columns)
{
	Table *table = company_add_table(company, name, rows);
	g_auto(GStrv) parts = g_strsplit(columns, "; ", -1);

	for (char **part = parts; *part != NULL; part++) {
		g_auto(GStrv) words = g_strsplit(*part, " ", 2);

		table_add_column(table, words[0], words[1]);
	}
	return table;
}

static void
d8_finds_attributes_as_rows(void **state)
{
	static const struct {
		const char *table, *columns, *found;
	} cases[] = {
		{ "postmeta", "post_id bigint; meta_key text; meta_value text",
		    "post_id, meta_key, meta_value" },
		{ "node_tags", "node_id bigint; k text; v text",
		    "node_id, k, v" },
		/* a table for each type of value */
		{ "product_ints",
		    "store_id int; entity_id int; attribute_id int; value int",
		    "entity_id, attribute_id, value" },
		{ "settings", "key text; value text", NULL }, /* of nobody */
		{ "samples", "host_id int; name text; value real", NULL },
		{ "metrics", "host_id int; name text; value text", NULL },
		{ "coupons",
		    "shop_id int; name text; value text; a int; b int; c int; "
		    "d int",
		    NULL },
		/* what an attribute is called in each language */
		{ "labels", "attribute_id int; language_id int; value text",
		    NULL },
	};

	(void)state;
	for (size_t i = 0; i < G_N_ELEMENTS(cases); i++) {
		Company *company = company_new("2026-07-01");
		Table *table =
		    make_table(company, cases[i].table, 2000, cases[i].columns);

		print_message("%zu\n", i);
		schema_look_columns(company, table, "D8", cases[i].found);
	}
}

static void
d12_finds_documents(void **state)
{
	static const struct {
		const char *columns, *found;
		double rows;
		Severity severity;
	} cases[] = {
		{ "a json; b jsonb", "a, b", NAN, SEVERITY_LOW },
		{ "a jsonb", NULL, NAN, SEVERITY_LOW },
		{ "a jsonb", "a", 5000, SEVERITY_MEDIUM }, /* of the largest */
		{ "scan bytea; photo longblob", "scan, photo", NAN,
		    SEVERITY_LOW },
		{ "rule_serialized mediumtext; state_json longtext",
		    "rule_serialized, state_json", NAN, SEVERITY_LOW },
		/* prose, secrets and short bytes */
		{ "body text; description longtext", NULL, NAN, SEVERITY_LOW },
		{ "token jsonb; encrypted_key bytea; iv bytea", NULL, NAN,
		    SEVERITY_LOW },
		{ "a varbinary(16); b binary(20)", NULL, NAN, SEVERITY_LOW },
	};

	(void)state;
	for (size_t i = 0; i < G_N_ELEMENTS(cases); i++) {
		Company *company = company_new("2026-07-01");
		Table *table = make_table(
		    company, "orders", cases[i].rows, cases[i].columns);
		SchemaLook look;
		const Hit *hit;

		print_message("%zu\n", i);
		make_table(company, "a", 4000, "x int");
		make_table(company, "b", 3000, "x int");
		make_table(company, "c", 2000, "x int");
		look = schema_look_at(company, table);
		hit = schema_look_find(&look, "D12");
		assert_int_equal(hit != NULL, cases[i].found != NULL);
		if (hit != NULL) {
			assert_string_equal(hit->columns, cases[i].found);
			assert_int_equal(hit->severity, cases[i].severity);
		}
		schema_look_clear(&look);
	}
}

static void
d14_finds_numbered_columns(void **state)
{
	static const struct {
		const char *columns, *found;
	} cases[] = {
		{ "phone1 text; phone2 text; phone3 text",
		    "phone1, phone2, phone3" },
		{ "tag_01 int; tag_02 int", "tag_01, tag_02" },
		{ "tag_0 int; tag_1 int", "tag_0, tag_1" },
		{ "phone1 text; phone2 int", NULL }, /* of two types */
		{ "phone1 text; phone3 text", NULL },
		{ "address_line1 text; address_line2 text", NULL },
		{ "line1 text; line2 text; line3 text", "line1, line2, line3" },
		{ "sha1 text; sha2 text", NULL },
		{ "x1 real; x2 real; y1 real; y2 real", NULL },
		{ "p50 real; p90 real; utf8 text; day7 int", NULL },
		{ "year2025 int; year2026 int", NULL },
	};

	(void)state;
	for (size_t i = 0; i < G_N_ELEMENTS(cases); i++) {
		Company *company = company_new("2026-07-01");
		Table *table =
		    make_table(company, "people", 10, cases[i].columns);

		print_message("%zu\n", i);
		schema_look_columns(company, table, "D14", cases[i].found);
	}
}

int
main(void)
{
	const struct CMUnitTest tests[] = {
		cmocka_unit_test(d9_knows_money_from_other_amounts),
		cmocka_unit_test(d10_is_low_and_knows_conventions),
		cmocka_unit_test(d8_finds_attributes_as_rows),
		cmocka_unit_test(d12_finds_documents),
		cmocka_unit_test(d14_finds_numbered_columns),
	};

	return cmocka_run_group_tests_name("rules_columns", tests, NULL, NULL);
}
