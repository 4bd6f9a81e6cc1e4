/* information_schema of MySQL, MariaDB and SQL Server, as their tools write
 * it. */
#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>
#include <cmocka.h>

#include <glib.h>
#include <string.h>

#include "tests/support/assert_close.h"
#include "tests/support/bound.h"

#define COLUMNS                                                                \
	"TABLE_CATALOG\tTABLE_SCHEMA\tTABLE_NAME\tCOLUMN_NAME\t"               \
	"ORDINAL_POSITION\tCOLUMN_DEFAULT\tIS_NULLABLE\tDATA_TYPE\t"           \
	"COLUMN_TYPE\tCOLUMN_KEY\tEXTRA\tCOLUMN_COMMENT\n"                     \
	"def\tshop\torders\tnumber\t2\t'a\\\\b'\tYES\tvarchar\tvarchar(20)\t"  \
	"UNI\t\tSays \"no\\n\\tand\n"                                          \
	"def\tshop\torders\tid\t1\tNULL\tNO\tint\tint(10) unsigned\tPRI\t"     \
	"auto_increment\t\n"                                                   \
	"def\tshop\torders\tcustomer\t3\tNULL\tNO\tint\tint\tMUL\t\t\n"        \
	"def\tshop\tcustomers\tid\t1\tNULL\tNO\tint\tint\tPRI\t\t\n"           \
	"def\tshop\ttotals\tsum\t1\tNULL\tNO\tint\tint\t\t\t\n"                \
	"def\tshop\tnumbers\tnext\t1\tNULL\tNO\tbigint\tbigint\t\t\t\n"        \
	"def\tmysql\tuser\tHost\t1\tNULL\tNO\tchar\tchar(60)\tPRI\t\t\n"

#define TABLES                                                                 \
	"TABLE_CATALOG\tTABLE_SCHEMA\tTABLE_NAME\tTABLE_TYPE\tENGINE\t"        \
	"TABLE_ROWS\tDATA_LENGTH\tINDEX_LENGTH\tAUTO_INCREMENT\n"              \
	"def\tshop\torders\tBASE TABLE\tInnoDB\t900\t16384\t4096\t1001\n"      \
	"def\tshop\tcustomers\tBASE TABLE\tInnoDB\tNULL\t16384\tNULL\tNULL\n"  \
	"def\tshop\ttotals\tVIEW\tNULL\tNULL\tNULL\tNULL\tNULL\n"              \
	"def\tshop\tnumbers\tSEQUENCE\tInnoDB\t1\t16384\t0\tNULL\n"            \
	"def\tsys\tversion\tVIEW\tNULL\tNULL\tNULL\tNULL\tNULL\n"

#define STATISTICS                                                             \
	"TABLE_CATALOG\tTABLE_SCHEMA\tTABLE_NAME\tNON_UNIQUE\tINDEX_NAME\t"    \
	"SEQ_IN_INDEX\tCOLUMN_NAME\n"                                          \
	"def\tshop\torders\t1\tboth\t2\tid\n"                                  \
	"def\tshop\torders\t1\tboth\t1\tcustomer\n"                            \
	"def\tshop\torders\t0\tPRIMARY\t1\tid\n"                               \
	"def\tshop\torders\t0\tnumber\t1\tnumber\n"                            \
	"def\tshop\tcustomers\t0\tPRIMARY\t1\tid\n"

#define KEYS                                                                   \
	"CONSTRAINT_CATALOG\tCONSTRAINT_SCHEMA\tCONSTRAINT_NAME\t"             \
	"TABLE_CATALOG\tTABLE_SCHEMA\tTABLE_NAME\tCOLUMN_NAME\t"               \
	"ORDINAL_POSITION\tPOSITION_IN_UNIQUE_CONSTRAINT\t"                    \
	"REFERENCED_TABLE_SCHEMA\tREFERENCED_TABLE_NAME\t"                     \
	"REFERENCED_COLUMN_NAME\n"                                             \
	"def\tshop\tPRIMARY\tdef\tshop\torders\tid\t1\tNULL\tNULL\tNULL\t"     \
	"NULL\n"                                                               \
	"def\tshop\tnumber\tdef\tshop\torders\tnumber\t1\tNULL\tNULL\tNULL\t"  \
	"NULL\n"                                                               \
	"def\tshop\tfk\tdef\tshop\torders\tcustomer\t1\t1\tshop\tcustomers\t"  \
	"id\n"                                                                 \
	"def\tshop\tPRIMARY\tdef\tshop\tcustomers\tid\t1\tNULL\tNULL\tNULL\t"  \
	"NULL\n"

#define RULES                                                                  \
	"CONSTRAINT_CATALOG\tCONSTRAINT_SCHEMA\tCONSTRAINT_NAME\t"             \
	"UNIQUE_CONSTRAINT_SCHEMA\tUNIQUE_CONSTRAINT_NAME\tDELETE_RULE\t"      \
	"TABLE_NAME\tREFERENCED_TABLE_NAME\n"                                  \
	"def\tshop\tfk\tshop\tPRIMARY\tCASCADE\torders\tcustomers\n"

#define CONSTRAINTS                                                            \
	"CONSTRAINT_CATALOG\tCONSTRAINT_SCHEMA\tCONSTRAINT_NAME\t"             \
	"TABLE_SCHEMA\tTABLE_NAME\tCONSTRAINT_TYPE\n"                          \
	"def\tshop\tPRIMARY\tshop\torders\tPRIMARY KEY\n"                      \
	"def\tshop\tnumber\tshop\torders\tUNIQUE\n"                            \
	"def\tshop\tfk\tshop\torders\tFOREIGN KEY\n"                           \
	"def\tshop\tpositive\tshop\torders\tCHECK\n"                           \
	"def\tshop\tPRIMARY\tshop\tcustomers\tPRIMARY KEY\n"

static const Table *
find(const Bound *bound, const char *name)
{
	const Table *table = facts_find_table(bound->facts, NULL, name);

	assert_non_null(table);
	return table;
}

static void
assert_orders(const Table *orders)
{
	const ForeignKey *key = orders->foreign_keys->pdata[0];
	const Column *first = orders->columns->pdata[0];

	assert_false(orders->keys_unknown);
	assert_false(orders->foreign_keys_unknown);
	assert_string_equal(first->name, "id");
	assert_true(first->auto_increment && first->is_unsigned);
	assert_int_equal(orders->foreign_keys->len, 1);
	assert_string_equal(key->ref_table, "customers");
	assert_string_equal(key->ref_columns->pdata[0], "id");
	assert_string_equal(table_single_key(orders)->name, "id");
}

/* The larger export is read whole, whichever file comes first. */
static void
six_files_are_one_schema(void **state)
{
	static const char *const texts[] = { RULES, KEYS, CONSTRAINTS,
		STATISTICS, TABLES, COLUMNS };
	const Input *inputs[G_N_ELEMENTS(texts)];
	const Table *orders;
	Bound bound;

	(void)state;
	bound_init(&bound);
	for (size_t i = 0; i < G_N_ELEMENTS(texts); i++) {
		g_autofree char *name = g_strdup_printf("x/%zu.tsv", i);

		inputs[i] = bound_read(&bound, name, texts[i]);
	}
	bound_seal(&bound);
	assert_int_equal(facts_tables(bound.facts)->len, 2);
	orders = find(&bound, "orders");
	assert_orders(orders);
	assert_int_equal(orders->indexes->len, 3);
	assert_close(orders->rows, 900, 0);
	assert_close(orders->bytes, 20480, 0);
	assert_close(orders->id_max, 1001, 0);
	assert_true(
	    ((ForeignKey *)orders->foreign_keys->pdata[0])->on_delete_cascade);
	assert_close(find(&bound, "customers")->bytes, 16384, 0);
	assert_string_equal(
	    ((Column *)orders->columns->pdata[1])->default_text, "'a\\b'");
	bound_assert_rows(inputs[4], 2, 3, 0);
	bound_assert_rows(inputs[5], 4, 3, 0);
	assert_int_equal(inputs[4]->counts.views, 1);
	assert_null(bound_finding(inputs[5]->findings, "schema-incomplete"));
	bound_clear(&bound);
}

static void
key_columns_alone_tell_keys(void **state)
{
	const Input *columns;
	const Finding *finding;
	Bound bound;

	(void)state;
	bound_init(&bound);
	columns = bound_read(&bound, "x/columns.tsv", COLUMNS);
	bound_read(&bound, "x/keys.tsv", KEYS);
	bound_seal(&bound);
	assert_orders(find(&bound, "orders"));
	finding = bound_finding(columns->findings, "schema-incomplete");
	assert_string_equal(finding->message,
	    "views count as tables; export these views of information_schema "
	    "as well, into the same folder: tables, statistics");
	bound_clear(&bound);
}

/* Keys of COLUMN_KEY are better than none, and counted as none. */
static void
columns_alone_say_what_is_missing(void **state)
{
	const Input *columns;
	const Table *orders;
	Bound bound;

	(void)state;
	bound_init(&bound);
	columns = bound_read(&bound, "x/columns.tsv", COLUMNS);
	bound_seal(&bound);
	assert_int_equal(columns->counts.tables, 4);
	assert_int_equal(columns->counts.indexes, 0);
	orders = find(&bound, "orders");
	assert_int_equal(orders->indexes->len, 2);
	assert_true(orders->keys_unknown && orders->foreign_keys_unknown);
	assert_string_equal(
	    bound_finding(columns->findings, "schema-incomplete")->message,
	    "views count as tables, keys are not known, foreign keys are not "
	    "known; export these views of information_schema as well, into "
	    "the same folder: tables, statistics, key_column_usage");
	bound_clear(&bound);
}

/* SELECT … INTO OUTFILE, with a line end in a comment. */
static void
files_without_a_header_are_read(void **state)
{
	static const char text[] =
	    "\"def\",\"shop\",\"orders\",\"id\",1,\\N,\"NO\",\"int\",\\N,\\N,"
	    "10,0,\\N,\\N,\\N,\"int\",\"PRI\",\"\",\"select\",\"x\",\"\",\\N\n"
	    "\"def\",\"shop\",\"orders\",\"note\",2,\"'\\\"'\",\"YES\","
	    "\"text\",9,9,\\N,\\N,\\N,\"utf8\",\"u\",\"text\",\"\",\"\","
	    "\"select\",\"Says \\\"no\\\",\\\nthen goes \\\\\",\"\",\\N\n";
	const Input *input;
	const Table *orders;
	Bound bound;

	(void)state;
	bound_init(&bound);
	input = bound_read(&bound, "columns.csv", text);
	bound_seal(&bound);
	bound_assert_rows(input, 2, 0, 0);
	orders = find(&bound, "orders");
	assert_int_equal(orders->columns->len, 2);
	assert_string_equal(
	    ((Column *)orders->columns->pdata[1])->default_text, "'\"'");
	bound_clear(&bound);
}

/* HeidiSQL: semicolons, doubled quotes, "\N", and backslashes are text. */
static void
quoted_files_with_a_header_are_plain_csv(void **state)
{
	static const char text[] =
	    "\"TABLE_SCHEMA\";\"TABLE_NAME\";\"COLUMN_NAME\";\"COLUMN_TYPE\";"
	    "\"COLUMN_DEFAULT\"\r\n"
	    "\"shop\";\"orders\";\"path\";\"text\";\"C:\\new\\\"\r\n"
	    "\"shop\";\"orders\";\"id\";\"int\";\\N\r\n";
	const Table *orders;
	Bound bound;

	(void)state;
	bound_init(&bound);
	bound_read(&bound, "columns.csv", text);
	bound_seal(&bound);
	orders = find(&bound, "orders");
	assert_string_equal(
	    ((Column *)orders->columns->pdata[0])->default_text, "C:\\new\\");
	assert_null(((Column *)orders->columns->pdata[1])->default_text);
	bound_clear(&bound);
}

#define PLACE "TABLE_CATALOG,TABLE_SCHEMA,TABLE_NAME"
#define NAMED "CONSTRAINT_CATALOG,CONSTRAINT_SCHEMA,CONSTRAINT_NAME,"

/* SQL Server tells a foreign key's target by the name of a key only. */
static void
sql_server_keys_are_joined_by_name(void **state)
{
	static const char *const texts[] = {
		PLACE ",COLUMN_NAME,ORDINAL_POSITION,COLUMN_DEFAULT,"
		      "IS_NULLABLE,DATA_TYPE,CHARACTER_MAXIMUM_LENGTH\r\n"
		      "shop,dbo,orders,id,1,NULL,NO,int,NULL\r\n"
		      "shop,dbo,orders,customer,2,NULL,YES,int,NULL\r\n"
		      "shop,crm,customers,id,1,NULL,NO,int,NULL\r\n"
		      "shop,sys,objects,id,1,NULL,NO,int,NULL\r\n",
		PLACE ",TABLE_TYPE\r\nshop,dbo,orders,BASE TABLE\r\n"
		      "shop,crm,customers,BASE TABLE\r\n",
		NAMED PLACE ",CONSTRAINT_TYPE\r\n"
			    "shop,dbo,FK_1,shop,dbo,orders,FOREIGN KEY\r\n"
			    "shop,dbo,PK_1,shop,dbo,orders,PRIMARY KEY\r\n"
			    "shop,crm,PK_1,shop,crm,customers,PRIMARY KEY\r\n",
		NAMED PLACE ",COLUMN_NAME,ORDINAL_POSITION\r\n"
			    "shop,dbo,FK_1,shop,dbo,orders,customer,1\r\n"
			    "shop,dbo,PK_1,shop,dbo,orders,id,1\r\n"
			    "shop,crm,PK_1,shop,crm,customers,id,1\r\n",
		NAMED "UNIQUE_CONSTRAINT_CATALOG,UNIQUE_CONSTRAINT_SCHEMA,"
		      "UNIQUE_CONSTRAINT_NAME,MATCH_OPTION,UPDATE_RULE,"
		      "DELETE_RULE\r\n"
		      "shop,dbo,FK_1,shop,crm,PK_1,SIMPLE,NO ACTION,CASCADE"
		      "\r\n",
		PLACE ",COLUMN_NAME,CONSTRAINT_CATALOG,CONSTRAINT_SCHEMA,"
		      "CONSTRAINT_NAME\r\n"
		      "shop,dbo,orders,customer,shop,dbo,FK_1\r\n",
	};
	const ForeignKey *key;
	const Input *first = NULL;
	Bound bound;

	(void)state;
	bound_init(&bound);
	for (size_t i = 0; i < G_N_ELEMENTS(texts); i++) {
		g_autofree char *name = g_strdup_printf("x/%zu.csv", i);
		const Input *input = bound_read(&bound, name, texts[i]);

		first = first ? first : input;
	}
	bound_seal(&bound);
	bound_assert_rows(first, 3, 1, 0);
	assert_int_equal(facts_tables(bound.facts)->len, 2);
	key = find(&bound, "orders")->foreign_keys->pdata[0];
	assert_string_equal(key->ref_schema, "crm");
	assert_string_equal(key->ref_table, "customers");
	assert_string_equal(key->ref_columns->pdata[0], "id");
	assert_true(key->on_delete_cascade);
	bound_clear(&bound);
}

int
main(void)
{
	const struct CMUnitTest tests[] = {
		cmocka_unit_test(six_files_are_one_schema),
		cmocka_unit_test(key_columns_alone_tell_keys),
		cmocka_unit_test(columns_alone_say_what_is_missing),
		cmocka_unit_test(files_without_a_header_are_read),
		cmocka_unit_test(quoted_files_with_a_header_are_plain_csv),
		cmocka_unit_test(sql_server_keys_are_joined_by_name),
	};

	return cmocka_run_group_tests_name("mysql_formats", tests, NULL, NULL);
}
