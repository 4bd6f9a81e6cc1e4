#include <math.h>
#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>
#include <cmocka.h>

#include <glib.h>

#include "tests/support/changelog.h"

#define T                                                                      \
	"<createTable tableName=\"t\"><column name=\"a\" type=\"int\"/>"       \
	"<column name=\"b\" type=\"int\"/></createTable>"
#define TOLD "table t\n a int int4\n b int int4\n"
#define FOREIGN(name, more)                                                    \
	"<addForeignKeyConstraint constraintName=\"" name                      \
	"\" baseTableName=\"t\" baseColumnNames=\"a\" "                        \
	"referencedTableName=\"o\" referencedColumnNames=\"id\" " more "/>"
#define INDEX(name, more, columns)                                             \
	"<createIndex tableName=\"t\" indexName=\"" name "\" " more            \
	">" columns "</createIndex>"
#define OF(name) "<column name=\"" name "\"/>"
#define UNKNOWN(change, what)                                                  \
	"liquibase-unknown 1: " change " changes " what                        \
	" of \"t\", which this file does not make; the change is skipped\n"

static const ChangelogCase cases[] = {
	{ "primary keys",
	    T "<addPrimaryKey tableName=\"t\" columnNames=\"a, b\" "
	      "constraintName=\"pk\"/><addPrimaryKey tableName=\"t\" "
	      "columnNames=\"a\"/>",
	    "table t\n a int int4 notnull\n b int int4 notnull\n"
	    " primary pk (a b)\n",
	    "liquibase-twice 1: addPrimaryKey makes the primary key of \"t\" a "
	    "second time; the first is kept\n",
	    "1 made a second time\n" },
	{ "primary keys dropped",
	    T "<addPrimaryKey tableName=\"t\" columnNames=\"a\"/>"
	      "<dropPrimaryKey tableName=\"t\"/><dropPrimaryKey "
	      "tableName=\"t\"/>",
	    TOLD, UNKNOWN("dropPrimaryKey", "the primary key"),
	    "1 about what this file does not create\n" },
	{ "unique keys",
	    T "<addUniqueConstraint tableName=\"t\" columnNames=\"b,a\" "
	      "constraintName=\"u\"/><addUniqueConstraint tableName=\"t\" "
	      "columnNames=\"b\"/><addUniqueConstraint tableName=\"t\" "
	      "columnNames=\"a\" constraintName=\"v\"/>"
	      "<dropUniqueConstraint tableName=\"t\" constraintName=\"U\"/>"
	      "<dropUniqueConstraint tableName=\"t\" uniqueColumns=\"b\" "
	      "constraintName=\"t_b_key\"/>",
	    TOLD " unique v (a)\n", NULL, NULL },
	{ "foreign keys",
	    T FOREIGN("f", "onDelete=\"CASCADE\"") FOREIGN(
		"g", "deleteCascade=\"true\"") FOREIGN("h",
		"onDelete=\"RESTRICT\"") FOREIGN("F",
		"") "<addForeignKeyConstraint constraintName=\"i\" "
		    "baseTableName=\"t\" baseColumnNames=\"a, b\" "
		    "referencedTableSchemaName=\"s\" referencedTableName=\"o\" "
		    "referencedColumnNames=\"x,y\"/>"
		    "<dropForeignKeyConstraint baseTableName=\"t\" "
		    "constraintName=\"g\"/>",
	    TOLD " key f (a) > o (id) cascade\n key h (a) > o (id)\n"
		 " key i (a b) > s.o (x y)\n",
	    "liquibase-twice 1: addForeignKeyConstraint makes the foreign key "
	    "\"F\" of \"t\" a second time; the first is kept\n",
	    "1 made a second time\n" },
	{ "foreign keys dropped",
	    T FOREIGN("f", "") FOREIGN(
		"g", "") "<dropForeignKeyConstraint baseTableName=\"t\" "
			 "constraintName=\"z\"/><dropAllForeignKeyConstraints "
			 "baseTableName=\"t\"/>",
	    TOLD, UNKNOWN("dropForeignKeyConstraint", "the foreign key \"z\""),
	    "1 about what this file does not create\n" },
	{ "a foreign key and its index share a name",
	    T INDEX("f", "", OF("a")) FOREIGN(
		"f", "") "<dropForeignKeyConstraint baseTableName=\"t\" "
			 "constraintName=\"f\"/>",
	    TOLD " index f (a)\n", NULL, NULL },
	{ "of columns that are not there",
	    T "<addPrimaryKey tableName=\"t\" columnNames=\"a,z\"/>", TOLD,
	    UNKNOWN("addPrimaryKey", "the column \"z\""),
	    "1 about what this file does not create\n" },
	{ "indexes",
	    T INDEX("i", "", OF("a") OF("b"))
		INDEX("j", "unique=\"true\"", OF("b(20)"))
		    INDEX("k", "unique=\"false\"", OF("b DESC")) INDEX("l", "",
			OF("lower(a)") "<column name=\"b\" "
				       "computed=\"true\"/>")
			INDEX("I", "", OF("b")),
	    TOLD " index i (a b)\n unique j (b)\n index k (b)\n"
		 " index l (? ?)\n",
	    "liquibase-twice 1: createIndex makes the index \"I\" of \"t\" a "
	    "second time; the first is kept\n",
	    "1 made a second time\n" },
	{ "indexes of keys",
	    T INDEX("i", "associatedWith=\"primaryKey\"", OF("a"))
		INDEX("j", "associatedWith=\"uniqueConstraint\"", OF("a"))
		    INDEX("k", "associatedWith=\"foreignKey\"", OF("a"))
			INDEX("l", "associatedWith=\"\"", OF("a")),
	    TOLD " index k (a)\n index l (a)\n", NULL,
	    "2 an index that a key makes\n" },
	{ "indexes dropped",
	    T INDEX("i", "", OF("a")) INDEX("j", "", OF("a")) INDEX(
		"k", "", OF("a")) "<dropIndex tableName=\"t\" indexName=\"i\"/>"
				  "<dropIndex indexName=\"j\"/><dropIndex "
				  "indexName=\"z\"/>",
	    TOLD " index k (a)\n",
	    "liquibase-unknown 1: the index \"z\" is dropped here, which this "
	    "file does not make; the change is skipped\n",
	    "1 about what this file does not create\n" },
	{ "what preconditions guard is not missed",
	    "<preConditions><indexExists indexName=\"z\"/></preConditions>" T
	    "<dropIndex indexName=\"z\"/><dropPrimaryKey tableName=\"t\"/>"
	    "<addPrimaryKey tableName=\"elsewhere\" columnNames=\"a\"/>",
	    TOLD, NULL,
	    "2 about what this file does not create\n"
	    "1 about a table that this file does not create\n" },
};

static void
keys_are_replayed(void **state)
{
	(void)state;
	changelog_check(cases, G_N_ELEMENTS(cases));
}

static void
lines_are_those_of_the_keys(void **state)
{
	const Table *table;
	const ForeignKey *key;
	Changelog log;

	(void)state;
	changelog_read_set(&log,
	    T "\n<addColumn tableName=\"t\">\n<column name=\"c\" "
	      "type=\"int\">\n<constraints foreignKeyName=\"f\" "
	      "references=\"o(id)\"/></column></addColumn>\n" FOREIGN("g", ""));
	table = facts_find_table(log.facts, NULL, "t");
	key = table->foreign_keys->pdata[0];
	assert_int_equal(key->line, 4);
	key = table->foreign_keys->pdata[1];
	assert_int_equal(key->line, 5);
	assert_int_equal(table_find_column(table, "c")->line, 3);
	changelog_clear(&log);
}

int
main(void)
{
	const struct CMUnitTest tests[] = {
		cmocka_unit_test(keys_are_replayed),
		cmocka_unit_test(lines_are_those_of_the_keys),
	};

	return cmocka_run_group_tests(tests, NULL, NULL);
}
