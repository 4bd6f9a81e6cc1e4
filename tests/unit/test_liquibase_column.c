#include <math.h>
#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>
#include <cmocka.h>

#include <glib.h>

#include "tests/support/changelog.h"

#define T(columns) "<createTable tableName=\"t\">" columns "</createTable>"
#define FOR_MYSQL "<preConditions><dbms type=\"mysql\"/></preConditions>"
#define AS_MYSQL                                                               \
	"liquibase-dbms 0: replayed as for mysql, which this file names\n"
#define BUSY                                                                   \
	"<column name=\"a\" type=\"int\" defaultValueNumeric=\"7\">"           \
	"<constraints nullable=\"false\"/></column>"
#define ON_A "tableName=\"t\" columnName=\"a\""

static const ChangelogCase cases[] = {
	{ "types of many tongues",
	    T("<column name=\"a\" type=\"java.sql.Types.VARCHAR(255)\"/>"
	      "<column name=\"b\" type=\"java.sql.Types.BIGINT\"/>"
	      "<column name=\"c\" type=\"CLOB\"/>"
	      "<column name=\"d\" type=\"UUID\"/>"
	      "<column name=\"e\" type=\"currency\"/>"
	      "<column name=\"f\" type=\"number(19, 2)\"/>"
	      "<column name=\"g\" type=\"BIGINT UNSIGNED\"/>"
	      "<column name=\"h\" type=\"TIMESTAMP WITH TIME ZONE\"/>"
	      "<column name=\"i\" type=\"longtext\"/>"
	      "<column name=\"j\" type=\"bigserial\"/>"
	      "<column name=\"k\" type=\"java.sql.Types.LONGNVARCHAR\"/>"
	      "<column name=\"l\" type=\"binary large object\"/>"
	      "<column name=\"m\" type=\"BIGINT AUTO_INCREMENT\"/>"
	      "<column name=\"n\"/>"),
	    "table t\n a java.sql.Types.VARCHAR(255) char\n"
	    " b java.sql.Types.BIGINT int8\n c CLOB text\n d UUID uuid\n"
	    " e currency decimal\n f number(19, 2) decimal\n"
	    " g BIGINT UNSIGNED int8 unsigned\n"
	    " h TIMESTAMP WITH TIME ZONE timestamptz\n i longtext text\n"
	    " j bigserial int8 notnull auto\n"
	    " k java.sql.Types.LONGNVARCHAR text\n"
	    " l binary large object binary\n"
	    " m BIGINT AUTO_INCREMENT int8 notnull auto\n n  other\n",
	    NULL, NULL },
	{ "defaults",
	    T("<column name=\"a\" type=\"text\" defaultValue=\"it's\"/>"
	      "<column name=\"b\" type=\"int\" defaultValueNumeric=\"7\"/>"
	      "<column name=\"c\" type=\"boolean\" "
	      "defaultValueBoolean=\"true\"/>"
	      "<column name=\"d\" type=\"date\" "
	      "defaultValueDate=\"2026-01-01\"/>"
	      "<column name=\"e\" type=\"datetime\" "
	      "defaultValueDate=\"now()\"/>"
	      "<column name=\"f\" type=\"int\" defaultValueComputed=\"NULL\"/>"
	      "<column name=\"g\" type=\"int\" "
	      "defaultValueSequenceNext=\"s\"/>"),
	    "table t\n a text text ='it''s'\n b int int4 =7\n"
	    " c boolean bool =true\n d date date ='2026-01-01'\n"
	    " e datetime timestamp =now()\n f int int4\n"
	    " g int int4 auto =nextval('s')\n",
	    NULL, NULL },
	{ "constraints",
	    T("<column name=\"a\" type=\"int\" autoIncrement=\"true\">"
	      "<constraints primaryKey=\"true\" primaryKeyName=\"pk\"/>"
	      "</column><column name=\"b\" type=\"int\">"
	      "<constraints primaryKey=\"true\" nullable=\"false\"/></column>"
	      "<column name=\"c\" type=\"int\"><constraints nullable=\"true\" "
	      "unique=\"true\" uniqueConstraintName=\"u\"/></column>"
	      "<column name=\"d\" type=\"int\"><constraints "
	      "foreignKeyName=\"f\" references=\"s.o (id)\" "
	      "deleteCascade=\"true\"/></column>"
	      "<column name=\"e\" type=\"int\"><constraints "
	      "foreignKeyName=\"g\" referencedTableName=\"o\" "
	      "referencedTableSchemaName=\"public\" "
	      "referencedColumnNames=\"id\"/></column>"),
	    "table t\n a int int4 notnull auto\n b int int4 notnull\n"
	    " c int int4\n d int int4\n e int int4\n unique u (c)\n"
	    " primary pk (a b)\n key f (d) > s.o (id) cascade\n"
	    " key g (e) > o (id)\n",
	    NULL, NULL },
	{ "changed one by one",
	    T(BUSY) "<modifyDataType " ON_A " newDataType=\"bigint\"/>"
		    "<addAutoIncrement " ON_A " columnDataType=\"bigint\"/>"
		    "<dropNotNullConstraint " ON_A "/>"
		    "<addDefaultValue " ON_A " defaultValueNumeric=\"9\"/>"
		    "<renameColumn tableName=\"t\" oldColumnName=\"A\" "
		    "newColumnName=\"b\"/>",
	    "table t\n b bigint int8 auto =9\n", NULL, NULL },
	{ "and back",
	    T(BUSY) "<dropDefaultValue " ON_A "/><addNotNullConstraint " ON_A
		    "/>",
	    "table t\n a int int4 notnull\n", NULL, NULL },
	{ "MySQL forgets what is not said again",
	    FOR_MYSQL T(BUSY) "<modifyDataType " ON_A
			      " newDataType=\"bigint\"/>",
	    "table t\n a bigint int8\n", AS_MYSQL, NULL },
	{ "as Liquibase 1 did it",
	    T(BUSY
		"<column name=\"b\" type=\"int\"/>") "<modifyColumn "
						     "tableName=\"t\"><column "
						     "name=\"b\" "
						     "type=\"bigint\"/><column "
						     "name=\"x\" type=\"int\"/>"
						     "</modifyColumn>",
	    "table t\n a int int4 notnull =7\n b bigint int8\n", NULL, NULL },
	{ "a name that is taken",
	    T(BUSY "<column name=\"b\" type=\"int\"/>") "<renameColumn "
							"tableName=\"t\" "
							"oldColumnName=\"a\" "
							"newColumnName=\"b\"/>",
	    "table t\n a int int4 notnull =7\n b int int4\n",
	    "liquibase-twice 1: renameColumn makes the column \"b\" of \"t\" a "
	    "second time; the first is kept\n",
	    "1 made a second time\n" },
	{ "no such column",
	    T(BUSY) "<modifyDataType tableName=\"t\" columnName=\"z\" "
		    "newDataType=\"bigint\"/>",
	    "table t\n a int int4 notnull =7\n",
	    "liquibase-unknown 1: modifyDataType changes the column \"z\" of "
	    "\"t\", which this file does not make; the change is skipped\n",
	    "1 about what this file does not create\n" },
};

static void
columns_are_replayed(void **state)
{
	(void)state;
	changelog_check(cases, G_N_ELEMENTS(cases));
}

int
main(void)
{
	const struct CMUnitTest tests[] = {
		cmocka_unit_test(columns_are_replayed),
	};

	return cmocka_run_group_tests(tests, NULL, NULL);
}
