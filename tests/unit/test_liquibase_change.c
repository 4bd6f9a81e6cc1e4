#include <math.h>
#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>
#include <cmocka.h>

#include <glib.h>
#include <string.h>

#include "pipeline/ingest/liquibase_change.h"
#include "tests/support/changelog.h"

#define T                                                                      \
	"<createTable tableName=\"t\"><column name=\"a\" type=\"int\"/>"       \
	"</createTable>"
#define TOLD "table t\n a int int4\n"
#define UNKNOWN(name)                                                          \
	"liquibase-change 1: <" name "> is no change that is known, so what "  \
	"it does to tables is not known either; it is skipped"

static const ChangelogCase cases[] = {
	{ "data",
	    T "<insert tableName=\"t\"><column name=\"a\" value=\"1\"/>"
	      "</insert><update tableName=\"t\"/><delete "
	      "tableName=\"t\"/><loadData tableName=\"t\" "
	      "file=\"a.csv\"/><loadUpdateData tableName=\"t\"/>",
	    TOLD, NULL, "5 data, which a changelog has only the first of\n" },
	{ "other things",
	    T "<createSequence sequenceName=\"s\"/><dropSequence "
	      "sequenceName=\"s\"/><createProcedure>create procedure p() "
	      "drop table t;</createProcedure><tagDatabase tag=\"v1\"/>",
	    TOLD, NULL,
	    "2 not about tables: sequences\n1 not about tables: routines\n"
	    "1 not about tables: tags\n" },
	{ "what is not known",
	    T "<customChange class=\"shop.example.Fix\"><param name=\"a\" "
	      "value=\"1\"/></customChange><customChange class=\"x\"/>"
	      "<dropTables/>",
	    TOLD,
	    UNKNOWN("customChange") " (and 1 more like it)\n" UNKNOWN(
		"dropTables") "\n",
	    "3 not a change that is known\n" },
	{ "no changes",
	    "<comment>x</comment><validCheckSum>any</validCheckSum>" T
	    "<rollback><dropTable tableName=\"t\"/></rollback>"
	    "<modifySql dbms=\"mysql\"><append value=\"x\"/></modifySql>",
	    TOLD, NULL, NULL },
	{ "another file's table",
	    T "<addColumn tableName=\"u\"><column name=\"b\" type=\"int\"/>"
	      "</addColumn><createIndex tableName=\"w\" indexName=\"i\">"
	      "<column name=\"b\"/></createIndex>",
	    TOLD,
	    "liquibase-unknown-table 1: addColumn changes \"u\", which this "
	    "file does not create; each changelog is replayed by itself, so "
	    "put what belongs together in one file, or give a dump of the "
	    "schema (and 1 more like it)\n",
	    "2 about a table that this file does not create\n" },
};

static void
every_change_is_accounted_for(void **state)
{
	(void)state;
	changelog_check(cases, G_N_ELEMENTS(cases));
}

/* Each of these lacks what it cannot do without. */
static void
what_is_not_whole_is_rejected(void **state)
{
	static const struct {
		const char *change, *reason;
	} lacking[] = {
		{ "<createTable/>", "createTable without tableName" },
		{ "<createTable tableName=\" \"/>",
		    "createTable without tableName" },
		{ "<addColumn><column name=\"a\"/></addColumn>",
		    "addColumn without tableName" },
		{ "<addColumn tableName=\"t\"/>",
		    "addColumn without a column" },
		{ "<dropColumn tableName=\"t\"/>",
		    "dropColumn without a column" },
		{ "<renameColumn tableName=\"t\" oldColumnName=\"a\"/>",
		    "renameColumn without newColumnName" },
		{ "<renameTable oldTableName=\"t\"/>",
		    "renameTable without newTableName" },
		{ "<modifyDataType tableName=\"t\" columnName=\"a\"/>",
		    "modifyDataType without newDataType" },
		{ "<addNotNullConstraint tableName=\"t\"/>",
		    "addNotNullConstraint without columnName" },
		{ "<addPrimaryKey tableName=\"t\"/>",
		    "addPrimaryKey without columnNames" },
		{ "<addForeignKeyConstraint baseTableName=\"t\" "
		  "baseColumnNames=\"a\"/>",
		    "addForeignKeyConstraint without referencedTableName" },
		{ "<dropForeignKeyConstraint baseTableName=\"t\"/>",
		    "dropForeignKeyConstraint without constraintName" },
		{ "<createIndex tableName=\"t\"/>",
		    "createIndex without a column" },
		{ "<dropIndex tableName=\"t\"/>",
		    "dropIndex without indexName" },
		{ "<createView/>", "createView without viewName" },
		{ "<mergeColumns tableName=\"t\" column1Name=\"a\"/>",
		    "mergeColumns without column2Name" },
		{ "<addLookupTable existingTableName=\"t\" "
		  "existingColumnName=\"a\" newTableName=\"u\"/>",
		    "addLookupTable without newColumnName" },
	};

	(void)state;
	for (size_t i = 0; i < G_N_ELEMENTS(lacking); i++) {
		g_autofree char *text = g_strconcat(T, lacking[i].change, NULL);
		const Reject *reject;
		Changelog log;

		changelog_read_set(&log, text);
		assert_string_equal(log.tables, TOLD);
		assert_int_equal(facts_rejects(log.facts)->len, 1);
		reject = facts_rejects(log.facts)->pdata[0];
		assert_string_equal(reject->reason, lacking[i].reason);
		assert_int_equal(reject->line, 1);
		assert_int_equal(*reject->excerpt, '<');
		changelog_clear(&log);
	}
}

static void
files_are_told(void **state)
{
	g_autoptr(LiquibaseLog) log = liquibase_log_new();
	GPtrArray *changes = liquibase_log_add_set(log, 1)->changes;
	LiquibaseNode *include =
	    liquibase_log_add_node(log, changes, "include", 1);
	const LiquibaseNode *create =
	    liquibase_log_add_node(log, changes, "createTable", 1);

	(void)state;
	assert_true(liquibase_change_is_file(include));
	assert_null(liquibase_change_file(include));
	liquibase_log_set(log, include, "file", "../../etc/passwd");
	assert_string_equal(liquibase_change_file(include), "../../etc/passwd");
	assert_false(liquibase_change_is_file(create));
}

int
main(void)
{
	const struct CMUnitTest tests[] = {
		cmocka_unit_test(every_change_is_accounted_for),
		cmocka_unit_test(what_is_not_whole_is_rejected),
		cmocka_unit_test(files_are_told),
	};

	return cmocka_run_group_tests(tests, NULL, NULL);
}
