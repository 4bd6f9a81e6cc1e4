/* Through the formats that tell tables whole, since they decide what comes
 * in which order. */
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

static char *
names_of(const GPtrArray *names)
{
	GString *text = g_string_new(NULL);

	for (unsigned i = 0; i < names->len; i++) {
		const char *name = names->pdata[i];

		g_string_append_printf(
		    text, "%s%s", i > 0 ? "," : "", name ? name : "()");
	}
	return g_string_free(text, false);
}

static void
assert_names(const GPtrArray *names, const char *expected)
{
	g_autofree char *text = names_of(names);

	assert_string_equal(text, expected);
}

static void
assert_column(const Table *table, const char *name, const char *type,
    bool not_null, const char *default_text)
{
	const Column *column = table_find_column(table, name);

	assert_non_null(column);
	assert_string_equal(column->type_text, type);
	assert_int_equal(column->not_null, not_null);
	if (default_text)
		assert_string_equal(column->default_text, default_text);
	else
		assert_null(column->default_text);
}

#define COLUMN(name, type, size, null, rest)                                   \
	"<column autoUpdated=\"false\" defaultValue=\"null\" digits=\"0\" "    \
	"name=\"" name "\" nullable=\"" null "\" size=\"" size                 \
	"\" type=\"" type "\" typeCode=\"4\">" rest "</column>"
#define PARENT(key, table, column, implied, cascade)                           \
	"<parent catalog=\"shop\" column=\"" column "\" foreignKey=\"" key     \
	"\" implied=\"" implied "\" onDeleteCascade=\"" cascade                \
	"\" schema=\"sales\" table=\"" table "\"/>"

static const char schemaspy[] =
    "<?xml version=\"1.0\" encoding=\"UTF-8\" standalone=\"no\"?>\n"
    "<database name=\"shop\" schema=\"sales\" type=\"PostgreSQL - 15\">\n"
    "<sequences><sequence name=\"s\" startValue=\"1\"/></sequences><tables>\n"
    "<table catalog=\"shop\" name=\"lines\" numRows=\"1200\" remarks=\"\" "
    "schema=\"sales\" type=\"TABLE\">"
    /* The key's columns and those of the table are in another order. */
    COLUMN("line", "int4", "10", "false", "") COLUMN("shop_id", "int4", "10",
	"false",
	PARENT("lines_orders", "orders", "shop_id", "false",
	    "true")) COLUMN("order_id", "int4", "10", "false",
	"<child catalog=\"shop\" column=\"x\" foreignKey=\"y\" "
	"implied=\"false\" schema=\"sales\" table=\"z\"/>" PARENT(
	    "lines_orders", "orders", "id", "false", "true")) COLUMN("product",
	"varchar", "2147483647", "true",
	PARENT("Implied Constraint", "products", "id", "true",
	    "false")) COLUMN("carrier", "varchar", "20", "true",
	PARENT("Implied Constraint", "products", "code", "true",
	    "false") PARENT("Defined in XML", "carriers", "code", "false",
	    "false")) "<column autoUpdated=\"true\" "
		      "defaultValue=\"nextval('n'::regclass)\" "
		      "digits=\"2\" name=\"price\" nullable=\"true\" "
		      "size=\"10\" "
		      "type=\"numeric\"/>"
		      "<primaryKey column=\"line\" sequenceNumberInPK=\"3\"/>"
		      "<primaryKey column=\"shop_id\" "
		      "sequenceNumberInPK=\"1\"/>"
		      "<primaryKey column=\"order_id\" "
		      "sequenceNumberInPK=\"2\"/>"
		      "<index name=\"lines_pk\" unique=\"true\"><column "
		      "ascending=\"true\" "
		      "name=\"shop_id\"/><column name=\"order_id\"/><column "
		      "name=\"line\"/>"
		      "</index><index name=\"by_product\" unique=\"false\">"
		      "<column name=\"product\"/></index>"
		      "<checkConstraint name=\"c\" constraint=\"(line > "
		      "0)\"/></table>\n"
		      "<table catalog=\"shop\" name=\"notes\" numRows=\"-1\" "
		      "schema=\"sales\" "
		      "type=\"TABLE\">" COLUMN("id", "int4", "10", "true",
			  "") "<primaryKey column=\"id\" "
			      "sequenceNumberInPK=\"1\"/></table>\n"
			      "<table name=\"open_lines\" numRows=\"0\" "
			      "schema=\"sales\" type=\"VIEW\" "
			      "viewSql=\"select 1\">" COLUMN("id", "int4", "10",
				  "true",
				  "") "</table>\n</tables>\n<routines><routine "
				      "name=\"r\"><definition>"
				      "<![CDATA[<table "
				      "name=\"x\">]]></definition></routine></"
				      "routines>"
				      "</database>\n";

static void
assert_spied_keys(const Table *table)
{
	const ForeignKey *key = table->foreign_keys->pdata[0];

	assert_int_equal(table->foreign_keys->len, 4);
	assert_string_equal(key->name, "lines_orders");
	assert_string_equal(key->ref_table, "orders");
	assert_true(key->on_delete_cascade && !key->inferred);
	assert_names(key->columns, "shop_id,order_id");
	assert_names(key->ref_columns, "shop_id,id");
	for (unsigned i = 1; i < 4; i++) {
		key = table->foreign_keys->pdata[i];
		assert_true(key->inferred && !key->on_delete_cascade);
		assert_null(key->name);
		assert_int_equal(key->columns->len, 1);
	}
	assert_string_equal(key->ref_table, "carriers");
}

static void
schemaspy_tells_declared_keys_from_guesses(void **state)
{
	const Input *input;
	const Table *table;
	Bound bound;

	(void)state;
	bound_init(&bound);
	input = bound_read(&bound, "shop.sales.xml", schemaspy);
	bound_seal(&bound);
	bound_assert_rows(input, 2, 1, 0);
	assert_int_equal(finding_list_count(input->findings), 0);
	assert_int_equal(input->counts.tables, 2);
	assert_int_equal(input->counts.views, 1);
	assert_int_equal(input->counts.foreign_keys, 1);
	assert_int_equal(input->counts.inferred_foreign_keys, 3);
	assert_int_equal(input->counts.primary_keys, 2);
	assert_int_equal(input->counts.indexes, 3);
	table = facts_find_table(bound.facts, NULL, "lines");
	assert_close(table->rows, 1200, 0);
	assert_false(table->keys_unknown || table->foreign_keys_unknown);
	assert_spied_keys(table);
	assert_names(
	    table_primary_key(table)->columns, "shop_id,order_id,line");
	assert_string_equal(table_primary_key(table)->name, "lines_pk");
	assert_column(table, "line", "int4", true, NULL);
	assert_column(table, "product", "varchar", false, NULL);
	assert_column(
	    table, "price", "numeric(10,2)", false, "nextval('n'::regclass)");
	assert_true(table_find_column(table, "price")->auto_increment);
	table = facts_find_table(bound.facts, NULL, "notes");
	assert_true(isnan(table->rows));
	/* No index is listed, and a key makes its column not null. */
	assert_int_equal(table->indexes->len, 1);
	assert_true(table_find_column(table, "id")->not_null);
	bound_clear(&bound);
}

static const char ddlutils[] =
    "<?xml version=\"1.0\"?>\n"
    "<!DOCTYPE database SYSTEM \"https://dtd.example/database.dtd\">\n"
    "<database xmlns=\"https://ns.example/1.1\" name=\"shop\">\n"
    "<table name=\"orders\" description=\"\">"
    "<column name=\"shop\" type=\"VARCHAR\" size=\"8\" required=\"true\" "
    "primaryKey=\"true\"/>"
    "<column primaryKey=\"true\" size=\"19\" type=\"BIGINT\" name=\"id\" "
    "autoIncrement=\"true\"/>"
    "<column name=\"total\" type=\"DECIMAL\" size=\"10,3\" required=\"true\" "
    "default=\"0.000\"/>"
    "<column name=\"paid\" type=\"BOOLEANINT\" size=\"1\" "
    "required=\"false\"/>"
    "<column name=\"note\"/>"
    "<column name=\"buyer\" type=\"INTEGER\"/>"
    "<foreign-key foreignTable=\"buyers\" name=\"fk_buyer\" "
    "onDelete=\"cascade\"><reference local=\"buyer\" foreign=\"id\"/>"
    "</foreign-key>"
    "<foreign-key foreignTable=\"shops\">"
    "<reference local=\"shop\" foreign=\"code\"/>"
    "<reference local=\"note\" foreign=\"note\"/></foreign-key>"
    "<index name=\"by_buyer\"><index-column name=\"buyer\"/>"
    "<index-column name=\"paid\"/></index>"
    "<index><index-column name=\"total\"/></index>"
    "<unique name=\"one_note\"><unique-column name=\"note\"/></unique>"
    "</table></database>\n";

static void
ddlutils_models_are_read(void **state)
{
	const Input *input;
	const ForeignKey *key;
	const Index *index;
	const Table *table;
	Bound bound;

	(void)state;
	bound_init(&bound);
	input = bound_read(&bound, "shop.xml", ddlutils);
	bound_seal(&bound);
	bound_assert_rows(input, 1, 0, 0);
	assert_int_equal(finding_list_count(input->findings), 0);
	assert_int_equal(input->counts.foreign_keys, 2);
	assert_int_equal(input->counts.indexes, 4);
	table = facts_find_table(bound.facts, NULL, "orders");
	assert_names(table_primary_key(table)->columns, "shop,id");
	assert_true(table_find_column(table, "id")->auto_increment);
	assert_column(table, "id", "BIGINT", true, NULL);
	assert_column(table, "total", "DECIMAL(10,3)", true, "0.000");
	assert_column(table, "paid", "boolean", false, NULL);
	assert_column(table, "note", "VARCHAR", false, NULL);
	key = table->foreign_keys->pdata[0];
	assert_string_equal(key->name, "fk_buyer");
	assert_true(key->on_delete_cascade && !key->inferred);
	key = table->foreign_keys->pdata[1];
	assert_null(key->name);
	assert_names(key->columns, "shop,note");
	assert_names(key->ref_columns, "code,note");
	index = table->indexes->pdata[0];
	assert_string_equal(index->name, "by_buyer");
	assert_names(index->columns, "buyer,paid");
	index = table->indexes->pdata[1];
	assert_null(index->name);
	assert_false(index->unique);
	index = table->indexes->pdata[2];
	assert_true(index->unique && !index->primary);
	bound_clear(&bound);
}

static const char axmls[] =
    "<?xml version=\"1.0\"?>\n<SCHEMA version=\"0.3\">\n"
    "<Table name=\"orders\"><descr>All of them</descr>"
    "<field name=\"id\" type=\"I\" size=\"19\"><KEY/><AUTOINCREMENT/>"
    "<UNSIGNED/></field>"
    "<FIELD NAME=\"state\" TYPE=\"C\" SIZE=\"40\"><NotNull/>"
    "<default value=\"new\"/></FIELD>"
    "<field name=\"total\" type=\"N\" size=\"25.3\"/>"
    "<field name=\"placed\" type=\"T\"><DefTimestamp/></field>"
    "<field name=\"count\" type=\"I8\" opts=\"UNSIGNED NOTNULL\"/>"
    "<field name=\"paid\" type=\"L\"/><field name=\"note\" type=\"X\"/>"
    "<field name=\"tint\" type=\"mediumint(5)\">"
    "<constraint>REFERENCES tints (id)</constraint></field>"
    "<index name=\"by_state\"><col>state</col><col>placed</col></index>"
    "<index name=\"by_count\"><col>count</col><UNIQUE/></index>"
    "<constraint>, CONSTRAINT f FOREIGN KEY (state) REFERENCES states (name) "
    "ON DELETE CASCADE</constraint>"
    "<opt platform=\"mysql\">Engine=InnoDB</opt>"
    "<data><row><f name=\"id\">1</f></row></data></Table>\n"
    "<table name=\"gone\"><drop/></table>"
    "<table name=\"odd\"><field name=\"id\" type=\"I\"/>"
    "<field name=\"id\" type=\"I\"/><field type=\"I\"><KEY/></field>"
    "<constraint>Engine=InnoDB</constraint></table>\n"
    "<sql><query>insert into orders values (1)</query></sql></SCHEMA>\n";

static void
axmls_is_read_in_any_case(void **state)
{
	const Finding *finding;
	const ForeignKey *key;
	const Input *input;
	const Table *table;
	Bound bound;

	(void)state;
	bound_init(&bound);
	input = bound_read(&bound, "schema.xml", axmls);
	bound_seal(&bound);
	bound_assert_rows(input, 2, 1, 0);
	assert_int_equal(input->counts.columns, 9);
	assert_int_equal(input->counts.foreign_keys, 2);
	table = facts_find_table(bound.facts, NULL, "orders");
	assert_false(table->foreign_keys_unknown);
	assert_column(table, "id", "integer unsigned", true, NULL);
	assert_string_equal(table_single_key(table)->name, "id");
	assert_true(table_find_column(table, "id")->auto_increment);
	assert_column(table, "state", "varchar(40)", true, "new");
	assert_column(table, "total", "numeric(25,3)", false, NULL);
	assert_column(table, "placed", "datetime", false, "now");
	assert_column(table, "count", "bigint unsigned", true, NULL);
	assert_int_equal(table_find_column(table, "paid")->type, COLUMN_BOOL);
	assert_int_equal(table_find_column(table, "note")->type, COLUMN_TEXT);
	assert_column(table, "tint", "mediumint(5)", false, NULL);
	key = table->foreign_keys->pdata[0];
	assert_names(key->columns, "tint");
	key = table->foreign_keys->pdata[1];
	assert_string_equal(key->name, "f");
	assert_true(key->on_delete_cascade);
	assert_true(((Index *)table->indexes->pdata[1])->unique);
	/* A column without a name spoils no other. */
	table = facts_find_table(bound.facts, NULL, "odd");
	assert_int_equal(table->columns->len, 1);
	assert_null(table_primary_key(table));
	finding = bound_finding(input->findings, "schema-parts-lost");
	assert_non_null(strstr(finding->message, "2 columns"));
	assert_non_null(strstr(finding->message, "1 constraints"));
	bound_clear(&bound);
}

static void
what_a_key_lacks_is_told(void **state)
{
	const Input *input;
	Bound bound;

	(void)state;
	bound_init(&bound);
	input = bound_read(&bound, "shop.xml",
	    "<database><table name=\"a\"><column name=\"b\" type=\"INTEGER\"/>"
	    "<foreign-key><reference local=\"b\" foreign=\"c\"/></foreign-key>"
	    "<foreign-key foreignTable=\"d\"/><index name=\"i\"/></table>"
	    "<table><column name=\"b\" type=\"INTEGER\"/></table></database>");
	bound_seal(&bound);
	bound_assert_rows(input, 1, 0, 1);
	assert_int_equal(input->counts.foreign_keys, 1);
	assert_non_null(bound_finding(input->findings, "schema-parts-lost"));
	assert_string_equal(
	    bound_reject(&bound)->reason, "lacks the name of a table");
	bound_clear(&bound);
}

/* Reading takes time in proportion to the file, whatever is in it. */
static void
no_table_grows_beyond_what_databases_allow(void **state)
{
	g_autoptr(GString) text =
	    g_string_new("<database><tables><table name=\"a\" type=\"TABLE\">");
	enum { COUNT = 20 * TABLE_PARTS_MAX };
	const Finding *finding;
	const Input *input;
	Bound bound;

	(void)state;
	for (int i = 0; i < COUNT; i++)
		g_string_append_printf(text,
		    "<column name=\"c%d\" type=\"int\"><parent table=\"t\" "
		    "column=\"d\" foreignKey=\"f%d\"/></column>"
		    "<index name=\"i%d\"><column name=\"c%d\"/></index>",
		    i, i, i, i);
	g_string_append(text, "</table></tables></database>");
	bound_init(&bound);
	input = bound_read(&bound, "a.xml", text->str);
	bound_seal(&bound);
	bound_assert_rows(input, 1, 0, 0);
	assert_int_equal(input->counts.columns, TABLE_PARTS_MAX);
	assert_int_equal(input->counts.foreign_keys, TABLE_PARTS_MAX);
	assert_int_equal(input->counts.indexes, TABLE_PARTS_MAX);
	finding = bound_finding(input->findings, "schema-parts-lost");
	assert_non_null(strstr(finding->message, "285000 more than"));
	bound_clear(&bound);
}

int
main(void)
{
	const struct CMUnitTest tests[] = {
		cmocka_unit_test(schemaspy_tells_declared_keys_from_guesses),
		cmocka_unit_test(ddlutils_models_are_read),
		cmocka_unit_test(axmls_is_read_in_any_case),
		cmocka_unit_test(what_a_key_lacks_is_told),
		cmocka_unit_test(no_table_grows_beyond_what_databases_allow),
	};

	return cmocka_run_group_tests_name("whole_table", tests, NULL, NULL);
}
