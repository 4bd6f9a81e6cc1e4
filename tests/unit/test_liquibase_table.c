#include <math.h>
#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>
#include <cmocka.h>

#include <glib.h>

#include "tests/support/changelog.h"

#define CREATE(name, columns)                                                  \
	"<createTable tableName=\"" name "\">" columns "</createTable>"
#define COLUMN(name, type) "<column name=\"" name "\" type=\"" type "\"/>"
#define SHOP CREATE("shop", COLUMN("id", "bigint") COLUMN("town", "text"))
#define SHOP_TOLD "table shop\n id bigint int8\n town text text\n"

static const ChangelogCase cases[] = {
	{ "schemas and quotes",
	    "<createTable schemaName=\"public\" tableName=\"a\"/>"
	    "<createTable schemaName=\"crm\" tableName=\"b\"/>"
	    "<createTable tableName=\"crm.c\"/>"
	    "<createTable tableName=\"`d`\"/>"
	    "<createTable tableName='\"e\"' partitionBy=\"RANGE (x)\"/>",
	    "table a\ntable d\ntable e by RANGE (x)\ntable crm.b\n"
	    "table crm.c\n",
	    NULL, NULL },
	{ "made twice", SHOP CREATE("shop", COLUMN("id", "int")), SHOP_TOLD,
	    "sql-table-twice 1: \"shop\" is created a second time; the first "
	    "is kept\n",
	    "1 a table of that name stands already\n" },
	{ "made twice behind a precondition",
	    "<preConditions onFail=\"MARK_RAN\"><not><tableExists "
	    "tableName=\"shop\"/></not></preConditions>" SHOP SHOP,
	    SHOP_TOLD, NULL, "1 a table of that name stands already\n" },
	{ "columns added",
	    SHOP "<addColumn tableName=\"SHOP\"><column name=\"a\" "
		 "type=\"int\"/><column name=\"town\" type=\"int\"/>"
		 "</addColumn><addColumn tableName=\"shop\">" COLUMN(
		     "A", "int") "</addColumn>",
	    SHOP_TOLD " a int int4\n",
	    "liquibase-column 1: a column of \"shop\" is left out: there is "
	    "one of that name (and 1 more like it)\n",
	    "1 columns that are there\n" },
	{ "columns that are none",
	    CREATE("t", COLUMN("a", "int")
			    COLUMN("A", "text") "<column type=\"int\"/>"),
	    "table t\n a int int4\n",
	    "liquibase-column 1: a column of \"t\" is left out: there is one "
	    "of that name (and 1 more like it)\n",
	    NULL },
	{ "columns that a precondition guards",
	    "<preConditions><not><columnExists tableName=\"t\" "
	    "columnName=\"a\"/></not></preConditions>" CREATE("t",
		COLUMN("a", "int")) "<addColumn tableName=\"t\">" COLUMN("a",
		"int") "</addColumn>",
	    "table t\n a int int4\n", NULL, "1 columns that are there\n" },
	{ "a column that is left out has no keys either",
	    CREATE("t",
		COLUMN("a", "int")) "<addColumn tableName=\"t\"><column "
				    "name=\"a\" type=\"int\"><constraints "
				    "primaryKey=\"true\" "
				    "unique=\"true\"/></column></addColumn>",
	    "table t\n a int int4\n",
	    "liquibase-column 1: a column of \"t\" is left out: there is one "
	    "of that name\n",
	    "1 columns that are there\n" },
	{ "columns dropped",
	    CREATE("shop",
		COLUMN("a", "int") COLUMN("b", "int") COLUMN("c", "int")
		    COLUMN("d", "int")) "<dropColumn tableName=\"shop\" "
					"columnName=\"a\"/><dropColumn "
					"tableName=\"shop\"><column "
					"name=\"b\"/><column name=\"d\"/>"
					"</dropColumn><dropColumn "
					"tableName=\"shop\" "
					"columnName=\"a\"/>",
	    "table shop\n c int int4\n",
	    "liquibase-unknown 1: dropColumn changes the column \"a\" of "
	    "\"shop\", which this file does not make; the change is skipped\n",
	    "1 about what this file does not create\n" },
	{ "columns merged",
	    CREATE("shop", COLUMN("a", "int") COLUMN("b", "int")) CREATE("mall",
		COLUMN("a", "int") COLUMN(
		    "b", "int")) "<mergeColumns tableName=\"shop\" "
				 "column1Name=\"a\" joinString=\" "
				 "\" column2Name=\"b\" finalColumnName=\"c\" "
				 "finalColumnType=\"varchar(9)\"/>"
				 "<mergeColumns tableName=\"mall\" "
				 "column1Name=\"a\" "
				 "column2Name=\"b\" finalColumnName=\"a\" "
				 "finalColumnType=\"varchar(9)\"/>",
	    "table mall\n a int int4\ntable shop\n c varchar(9) char\n", NULL,
	    NULL },
	{ "tables renamed and dropped",
	    SHOP CREATE("a", "") CREATE("b",
		"") "<renameTable oldTableName=\"shop\" "
		    "newTableName=\"store\"/>"
		    "<renameTable oldTableName=\"a\" newTableName=\"b\"/>"
		    "<dropTable tableName=\"b\"/><dropTable tableName=\"b\"/>",
	    "table a\ntable store\n id bigint int8\n town text text\n",
	    "liquibase-twice 1: renameTable makes the name \"b\" of \"a\" a "
	    "second time; the first is kept\n"
	    "liquibase-unknown-table 1: dropTable changes \"b\", which this "
	    "file does not create; each changelog is replayed by itself, so "
	    "put what belongs together in one file, or give a dump of the "
	    "schema\n",
	    "1 about a table that this file does not create\n"
	    "1 made a second time\n" },
	{ "keys follow a renamed table, and go with a dropped one",
	    SHOP CREATE("till",
		COLUMN("s", "bigint") COLUMN("t", "bigint")) CREATE("town",
		COLUMN("id",
		    "bigint")) "<addForeignKeyConstraint constraintName=\"fk\" "
			       "baseTableName=\"till\" baseColumnNames=\"s\" "
			       "referencedTableName=\"shop\" "
			       "referencedColumnNames=\"id\"/>"
			       "<addForeignKeyConstraint "
			       "constraintName=\"gone\" "
			       "baseTableName=\"till\" baseColumnNames=\"t\" "
			       "referencedTableName=\"town\" "
			       "referencedColumnNames=\"id\"/>"
			       "<renameTable oldTableName=\"shop\" "
			       "newTableName=\"store\"/>"
			       "<renameColumn tableName=\"store\" "
			       "oldColumnName=\"id\" "
			       "newColumnName=\"number\" "
			       "columnDataType=\"bigint\"/>"
			       "<dropTable tableName=\"town\" "
			       "cascadeConstraints=\"true\"/>",
	    "table store\n number bigint int8\n town text text\n"
	    "table till\n s bigint int8\n t bigint int8\n"
	    " key fk (s) > store (number)\n",
	    NULL, NULL },
	{ "a lookup table",
	    SHOP "<addLookupTable existingTableName=\"shop\" "
		 "existingColumnName=\"town\" newTableName=\"towns\" "
		 "newColumnName=\"name\" constraintName=\"fk\"/>",
	    SHOP_TOLD " key fk (town) > towns (name)\n"
		      "table towns\n name text text notnull\n"
		      " primary - (name)\n",
	    NULL, NULL },
	{ "views are no tables",
	    SHOP "<createView viewName=\"v\">select 1</createView>"
		 "<createView viewName=\"w\" replaceIfExists=\"true\">select "
		 "2</createView><renameView oldViewName=\"v\" "
		 "newViewName=\"x\"/><dropView viewName=\"w\"/>"
		 "<dropView viewName=\"nowhere\"/>",
	    SHOP_TOLD, NULL, NULL },
};

static void
tables_are_replayed(void **state)
{
	(void)state;
	changelog_check(cases, G_N_ELEMENTS(cases));
}

static void
views_are_counted_apart(void **state)
{
	Changelog log;

	(void)state;
	changelog_read_set(&log,
	    "<createView viewName=\"v\">select 1</createView>"
	    "<createView viewName=\"w\">select 1</createView>"
	    "<dropView viewName=\"w\"/>" SHOP);
	assert_int_equal(log.input->counts.views, 1);
	assert_int_equal(log.input->counts.tables, 1);
	changelog_clear(&log);
}

int
main(void)
{
	const struct CMUnitTest tests[] = {
		cmocka_unit_test(tables_are_replayed),
		cmocka_unit_test(views_are_counted_apart),
	};

	return cmocka_run_group_tests(tests, NULL, NULL);
}
