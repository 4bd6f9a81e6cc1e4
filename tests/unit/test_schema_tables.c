#include <math.h>
#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>
#include <cmocka.h>

#include <glib.h>
#include <string.h>

#include "tests/support/assert_close.h"
#include "tests/support/bound.h"

/* What psql --csv gives of a shop: orders of customers, a view, parts. */
#define COLUMNS                                                                \
	"table_catalog,table_schema,table_name,column_name,"                   \
	"ordinal_position,column_default,is_nullable,data_type,"               \
	"character_maximum_length,udt_name,is_identity\n"                      \
	"shop,public,orders,customer_id,2,,NO,bigint,,int8,NO\n"               \
	"shop,public,orders,id,1,nextval('orders_id_seq'::regclass),NO,"       \
	"bigint,,int8,NO\n"                                                    \
	"shop,public,orders,tags,3,,YES,ARRAY,,_text,NO\n"                     \
	"shop,public,orders,state,4,,YES,USER-DEFINED,,order_state,NO\n"       \
	"shop,public,orders,note,5,,YES,character varying,40,varchar,NO\n"     \
	"shop,public,customers,id,1,,NO,integer,,int4,YES\n"                   \
	"shop,public,customers,region,2,,NO,integer,,int4,NO\n"                \
	"shop,public,open_orders,id,1,,YES,bigint,,int8,NO\n"
#define TABLES                                                                 \
	"table_catalog,table_schema,table_name,table_type\n"                   \
	"shop,public,orders,BASE TABLE\n"                                      \
	"shop,public,customers,BASE TABLE\n"                                   \
	"shop,public,open_orders,VIEW\n"
#define CONSTRAINTS                                                            \
	"constraint_catalog,constraint_schema,constraint_name,"                \
	"table_catalog,table_schema,table_name,constraint_type\n"              \
	"shop,public,orders_pkey,shop,public,orders,PRIMARY KEY\n"             \
	"shop,public,customers_pkey,shop,public,customers,PRIMARY KEY\n"       \
	"shop,public,customers_region,shop,public,customers,UNIQUE\n"          \
	"shop,public,orders_note_check,shop,public,orders,CHECK\n"             \
	"shop,public,orders_customer,shop,public,orders,FOREIGN KEY\n"
#define KEY_COLUMNS                                                            \
	"constraint_catalog,constraint_schema,constraint_name,"                \
	"table_catalog,table_schema,table_name,column_name,"                   \
	"ordinal_position,position_in_unique_constraint\n"                     \
	"shop,public,orders_pkey,shop,public,orders,id,1,\n"                   \
	"shop,public,customers_pkey,shop,public,customers,id,1,\n"             \
	"shop,public,customers_region,shop,public,customers,region,2,\n"       \
	"shop,public,customers_region,shop,public,customers,id,1,\n"           \
	"shop,public,orders_customer,shop,public,orders,customer_id,1,1\n"
#define REFERENCES                                                             \
	"constraint_catalog,constraint_schema,constraint_name,"                \
	"unique_constraint_catalog,unique_constraint_schema,"                  \
	"unique_constraint_name,match_option,update_rule,delete_rule\n"        \
	"shop,public,orders_customer,shop,public,customers_pkey,NONE,"         \
	"NO ACTION,CASCADE\n"
#define REFERENCED                                                             \
	"table_catalog,table_schema,table_name,column_name,"                   \
	"constraint_catalog,constraint_schema,constraint_name\n"               \
	"shop,public,customers,id,shop,public,orders_customer\n"
#define INDEXES                                                                \
	"schemaname,tablename,indexname,tablespace,indexdef\n"                 \
	"public,orders,orders_pkey,,CREATE UNIQUE INDEX orders_pkey ON "       \
	"public.orders USING btree (id)\n"                                     \
	"public,orders,orders_state,,\"CREATE INDEX orders_state ON "          \
	"public.orders USING btree (state, customer_id)\"\n"                   \
	"public,ghost,ghost_i,,CREATE INDEX ghost_i ON public.ghost USING "    \
	"btree (a)\n"
#define SIZES                                                                  \
	"schema,table,relkind,est_rows,bytes,total_bytes\n"                    \
	"public,orders,p,-1,0,49152\npublic,customers,r,1200,0,8192\n"

static const char *const files[] = { SIZES, INDEXES, REFERENCED, REFERENCES,
	KEY_COLUMNS, CONSTRAINTS, TABLES, COLUMNS };

/* Reads the files of FILES whose bit is set in MASK, forwards or not. */
static void
read_files(Bound *bound, unsigned mask, bool forwards)
{
	size_t count = G_N_ELEMENTS(files);

	bound_init(bound);
	for (size_t i = 0; i < count; i++) {
		size_t j = forwards ? i : count - 1 - i;
		g_autofree char *name = g_strdup_printf("shop/%zu.csv", j);

		if (mask & 1u << j)
			bound_read(bound, name, files[j]);
	}
	bound_seal(bound);
}

static const Table *
find(const Bound *bound, const char *name)
{
	const Table *table = facts_find_table(bound->facts, NULL, name);

	assert_non_null(table);
	return table;
}

static void
assert_shop(const Bound *bound)
{
	const Table *orders = find(bound, "orders");
	const Table *customers = find(bound, "customers");
	const ForeignKey *key;
	const Index *index;

	assert_int_equal(facts_tables(bound->facts)->len, 2);
	assert_int_equal(orders->columns->len, 5);
	assert_string_equal(
	    ((const Column *)orders->columns->pdata[0])->name, "id");
	assert_true(table_find_column(orders, "id")->auto_increment);
	assert_true(table_find_column(customers, "id")->auto_increment);
	assert_false(table_find_column(customers, "region")->auto_increment);
	assert_string_equal(
	    table_find_column(orders, "tags")->type_text, "text[]");
	assert_string_equal(
	    table_find_column(orders, "state")->type_text, "order_state");
	assert_string_equal(table_find_column(orders, "note")->type_text,
	    "character varying(40)");
	assert_string_equal(table_single_key(orders)->name, "id");
	assert_int_equal(orders->indexes->len, 2);
	index = customers->indexes->pdata[1];
	assert_true(index->unique && !index->primary);
	assert_string_equal(index->columns->pdata[0], "id");
	key = orders->foreign_keys->pdata[0];
	assert_string_equal(key->ref_table, "customers");
	assert_string_equal(key->columns->pdata[0], "customer_id");
	assert_string_equal(key->ref_columns->pdata[0], "id");
	assert_true(key->on_delete_cascade);
	assert_true(isnan(orders->rows));
	assert_true(orders->partitioned);
	assert_close(orders->bytes, 49152, 0);
	assert_close(customers->rows, 1200, 0);
	assert_false(orders->keys_unknown || orders->foreign_keys_unknown);
}

static void
files_make_tables_in_any_order(void **state)
{
	Bound bound;

	(void)state;
	for (int forwards = 0; forwards < 2; forwards++) {
		read_files(&bound, 0xff, forwards);
		assert_shop(&bound);
		bound_clear(&bound);
	}
}

static void
rows_about_views_and_ghosts_are_skipped(void **state)
{
	const GPtrArray *inputs;
	const Input *input;
	Bound bound;

	(void)state;
	read_files(&bound, 0xff, true);
	inputs = facts_inputs(bound.facts);
	for (unsigned i = 0; i < inputs->len; i++) {
		input = inputs->pdata[i];
		assert_int_equal(input->rows_read, input->rows_used +
						       input->rows_skipped +
						       input->rows_rejected);
	}
	input = inputs->pdata[7];
	assert_int_equal(input->rows_skipped, 1);
	assert_int_equal(input->counts.columns, 7);
	input = inputs->pdata[6];
	assert_int_equal(input->rows_skipped, 1);
	assert_int_equal(input->counts.tables, 2);
	assert_int_equal(input->counts.views, 1);
	input = inputs->pdata[1];
	assert_int_equal(input->rows_skipped, 1);
	assert_int_equal(input->counts.indexes, 4);
	assert_int_equal(
	    ((const Input *)inputs->pdata[5])->counts.primary_keys, 2);
	assert_int_equal(
	    ((const Input *)inputs->pdata[3])->counts.foreign_keys, 1);
	bound_clear(&bound);
}

typedef struct PartialCase {
	unsigned mask;
	bool keys_unknown, foreign_keys_unknown;
	const char *says; /* part of the finding; NULL: none */
} PartialCase;

static const PartialCase partial[] = {
	{ 0x80, true, true, "views count as tables, keys are not known" },
	{ 0xc0, true, true, "table_constraints, key_column_usage" },
	{ 0xe0, true, true, "key_column_usage" },
	{ 0xf0, false, true, "foreign keys are not known" },
	{ 0xf8, false, false, NULL },
	{ 0xf4, false, false, NULL },
	{ 0xc2, false, true, "foreign keys are not known" },
};

/* Silence of the files must not read as absence in the database. */
static void
missing_files_are_told(void **state)
{
	(void)state;
	for (size_t i = 0; i < G_N_ELEMENTS(partial); i++) {
		const PartialCase *c = &partial[i];
		const GPtrArray *inputs;
		const Finding *finding;
		const Table *orders;
		Bound bound;

		print_message("%x\n", c->mask);
		read_files(&bound, c->mask, true);
		orders = find(&bound, "orders");
		assert_int_equal(orders->keys_unknown, c->keys_unknown);
		assert_int_equal(
		    orders->foreign_keys_unknown, c->foreign_keys_unknown);
		inputs = facts_inputs(bound.facts);
		finding = bound_finding(
		    ((const Input *)inputs->pdata[inputs->len - 1])->findings,
		    "schema-incomplete");
		assert_int_equal(finding != NULL, c->says != NULL);
		if (c->says)
			assert_non_null(strstr(finding->message, c->says));
		if (!c->foreign_keys_unknown)
			assert_int_equal(orders->foreign_keys->len, 1);
		bound_clear(&bound);
	}
}

/* Two tables' keys share a name and point at different tables. */
static void
ambiguous_targets_are_left_out(void **state)
{
	const Input *columns;
	Bound bound;

	(void)state;
	bound_init(&bound);
	columns = bound_read(&bound, "a/columns.csv",
	    "table_schema,table_name,column_name,data_type\n"
	    "s,a,x,int\ns,b,x,int\ns,c,id,int\ns,d,id,int\n");
	bound_read(&bound, "a/constraints.csv",
	    "constraint_schema,constraint_name,table_schema,table_name,"
	    "constraint_type\n"
	    "s,fk,s,a,FOREIGN KEY\ns,fk,s,b,FOREIGN KEY\n"
	    "s,c_pkey,s,c,PRIMARY KEY\ns,d_pkey,s,d,PRIMARY KEY\n");
	bound_read(&bound, "a/keys.csv",
	    "constraint_schema,constraint_name,table_schema,table_name,"
	    "column_name,ordinal_position\n"
	    "s,fk,s,a,x,1\ns,fk,s,b,x,1\ns,c_pkey,s,c,id,1\n"
	    "s,d_pkey,s,d,id,1\n");
	bound_read(&bound, "a/references.csv",
	    "constraint_schema,constraint_name,unique_constraint_schema,"
	    "unique_constraint_name,delete_rule\n"
	    "s,fk,s,c_pkey,NO ACTION\ns,fk,s,d_pkey,NO ACTION\n");
	bound_seal(&bound);
	assert_non_null(strstr(
	    bound_finding(columns->findings, "foreign-key-unresolved")->message,
	    "(2, fk for one)"));
	assert_int_equal(find(&bound, "a")->foreign_keys->len, 0);
	bound_clear(&bound);
}

/* An older export in the same folder must not double anything. */
static void
doubled_files_count_once(void **state)
{
	static const char *const again[] = { COLUMNS, CONSTRAINTS, KEY_COLUMNS,
		INDEXES };
	const Table *orders;
	Bound bound;

	(void)state;
	for (int first = 0; first < 2; first++) {
		bound_init(&bound);
		for (size_t i = 0; i < G_N_ELEMENTS(again); i++)
			if (first)
				bound_read(&bound, "shop/old.csv", again[i]);
		for (size_t i = 0; i < G_N_ELEMENTS(files); i++)
			bound_read(&bound, "shop/new.csv", files[i]);
		for (size_t i = 0; i < G_N_ELEMENTS(again); i++)
			if (!first)
				bound_read(&bound, "shop/old.csv", again[i]);
		bound_seal(&bound);
		assert_shop(&bound);
		orders = find(&bound, "orders");
		assert_int_equal(orders->foreign_keys->len, 1);
		bound_clear(&bound);
	}
}

/* The rows of a view and of what no dump has go; the rest are used. */
static void
sizes_join_a_dump(void **state)
{
	Table *orders = table_new(NULL, "orders");
	Input *dump, *sizes, *tables;
	Bound bound;

	(void)state;
	bound_init(&bound);
	sizes = bound_read(&bound, "shop/sizes.csv",
	    SIZES "public,open_orders,v,-1,0,0\npublic,ghost,r,3,0,0\n"
		  "public,fresh,r,-1,,\n");
	tables = bound_read(&bound, "shop/tables.csv", TABLES);
	dump = input_new("shop/dump.sql");
	orders->input = facts_add_input(bound.facts, dump);
	table_add_column(orders, "id", "bigint");
	facts_add_table(bound.facts, orders);
	bound_seal(&bound);
	assert_close(find(&bound, "orders")->bytes, 49152, 1e-12);
	assert_int_equal(facts_tables(bound.facts)->len, 1);
	bound_assert_rows(sizes, 1, 4, 0);
	bound_assert_rows(tables, 1, 2, 0);
	bound_clear(&bound);
}

/* What COLUMNS tells of the base tables, as a dump without keys has it. */
static void
add_dump(Bound *bound)
{
	static const char *const tables[][3] = {
		{ "orders", "id", "customer_id" },
		{ "customers", "id", "region" },
	};
	size_t input = facts_add_input(bound->facts, input_new("a/dump.sql"));

	for (size_t i = 0; i < G_N_ELEMENTS(tables); i++) {
		Table *table = table_new(NULL, tables[i][0]);

		table->input = input;
		table_add_column(table, tables[i][1], "bigint");
		table_add_column(table, tables[i][2], "bigint");
		facts_add_table(bound->facts, table);
	}
}

/* pg_dump --section=pre-data has no keys: the views of the server do. */
static void
keys_join_a_dump(void **state)
{
	(void)state;
	for (int first = 0; first < 2; first++) {
		Input *inputs[6];
		const Table *orders;
		Bound bound;

		bound_init(&bound);
		if (first)
			add_dump(&bound);
		for (size_t i = 0; i < G_N_ELEMENTS(inputs); i++)
			inputs[i] = bound_read(&bound, "b/keys.csv", files[i]);
		if (!first)
			add_dump(&bound);
		bound_seal(&bound);
		assert_int_equal(facts_tables(bound.facts)->len, 2);
		orders = find(&bound, "orders");
		assert_non_null(table_primary_key(orders));
		assert_int_equal(orders->indexes->len, 2);
		assert_int_equal(orders->foreign_keys->len, 1);
		assert_string_equal(
		    ((const ForeignKey *)orders->foreign_keys->pdata[0])
			->ref_table,
		    "customers");
		assert_close(find(&bound, "customers")->rows, 1200, 1e-12);
		bound_assert_rows(inputs[1], 2, 1, 0); /* a ghost's index */
		bound_assert_rows(inputs[2], 1, 0, 0);
		bound_assert_rows(inputs[3], 1, 0, 0);
		bound_assert_rows(inputs[4], 5, 0, 0);
		bound_clear(&bound);
	}
}

/* Alone they describe nothing, and say so. */
static void
keys_alone_are_skipped(void **state)
{
	Input *inputs[6];
	Bound bound;

	(void)state;
	bound_init(&bound);
	for (size_t i = 0; i < G_N_ELEMENTS(inputs); i++)
		inputs[i] = bound_read(&bound, "b/keys.csv", files[i]);
	bound_seal(&bound);
	for (size_t i = 0; i < G_N_ELEMENTS(inputs); i++)
		bound_assert_rows(inputs[i], 0, inputs[i]->rows_read, 0);
	bound_clear(&bound);
}

int
main(void)
{
	const struct CMUnitTest tests[] = {
		cmocka_unit_test(files_make_tables_in_any_order),
		cmocka_unit_test(rows_about_views_and_ghosts_are_skipped),
		cmocka_unit_test(missing_files_are_told),
		cmocka_unit_test(doubled_files_count_once),
		cmocka_unit_test(ambiguous_targets_are_left_out),
		cmocka_unit_test(sizes_join_a_dump),
		cmocka_unit_test(keys_join_a_dump),
		cmocka_unit_test(keys_alone_are_skipped),
	};

	return cmocka_run_group_tests_name("schema_tables", tests, NULL, NULL);
}
