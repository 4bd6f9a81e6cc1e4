#include <math.h>
#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>
#include <cmocka.h>

#include <glib.h>
#include <string.h>

#include "tests/support/bound.h"
#include "tests/support/changelog.h"

#define LOG(text) "<databaseChangeLog>\n" text "</databaseChangeLog>"
#define SET(id, more, text)                                                    \
	"<changeSet id=\"" id "\" author=\"ada\" " more ">" text               \
	"</changeSet>\n"
#define CREATE(name) "<createTable tableName=\"" name "\"/>"
#define ADD(name, type)                                                        \
	"<addColumn tableName=\"t\"><column name=\"" name "\" type=\"" type    \
	"\"/></addColumn>"

typedef struct LogCase {
	const char *name, *text, *tables, *findings, *skips;
} LogCase;

static const LogCase cases[] = {
	{ "a whole log, with all its ceremony",
	    "<?xml version=\"1.1\" encoding=\"UTF-8\" standalone=\"no\"?>\n"
	    "<databaseChangeLog "
	    "xmlns=\"http://www.liquibase.org/xml/ns/dbchangelog\" "
	    "xmlns:xsi=\"http://www.w3.org/2001/XMLSchema-instance\" "
	    "xsi:schemaLocation=\"http://www.liquibase.org/xml/ns/dbchangelog "
	    "http://www.liquibase.org/xml/ns/dbchangelog/"
	    "dbchangelog-latest.xsd\">\n" SET("1", "", CREATE("t"))
		SET("2", "", ADD("a", "int")) "</databaseChangeLog>\n",
	    "table t\n a int int4\n", "", "" },
	{ "the same for two databases",
	    LOG(SET("1", "", CREATE("t"))
		    SET("2", "dbms=\"postgresql\"", ADD("a", "uuid"))
			SET("2", "dbms=\"mysql\"", ADD("a", "char(36)"))
			    SET("3", "dbms=\"mysql,h2\"", ADD("b", "int"))
				SET("4", "dbms=\"!mysql\"", ADD("c", "int"))
				    SET("5", "dbms=\"mysql\"", "")),
	    "table t\n a char(36) char\n b int int4\n",
	    "liquibase-dbms 0: replayed as for mysql, because most changeSets "
	    "run there; changes for others only were skipped (2)\n",
	    "2 in a changeSet for another database\n" },
	{ "properties for two databases",
	    LOG("<property name=\"u\" value=\"uuid\" dbms=\"h2\"/>"
		"<property name=\"u\" value=\"char(36)\" dbms=\"mysql\"/>" SET(
		    "1", "", CREATE("t") ADD("a", "${u}"))),
	    "table t\n a char(36) char\n",
	    "liquibase-dbms 0: replayed as for mysql, which this file names\n",
	    "" },
	{ "contexts that are databases, and others",
	    LOG(SET("1", "", CREATE("t"))
		    SET("2", "context=\"postgresql\"", ADD("a", "uuid"))
			SET("3", "context=\"mysql\"", ADD("a", "char(36)"))
			    SET("4", "context=\"test\"", ADD("b", "int"))
				SET("5", "context=\"postgresql\"", "")),
	    "table t\n a uuid uuid\n b int int4\n",
	    "liquibase-dbms 0: replayed as for postgresql, because most "
	    "changeSets run there; changes for others only were skipped (1)\n"
	    "liquibase-context 0: changeSets for certain contexts or labels "
	    "were replayed too, as Liquibase does when it is given none (1)\n",
	    "1 in a changeSet for another database\n" },
	{ "the same id twice",
	    LOG(SET("1", "", CREATE("t")) SET("1", "", CREATE("u") CREATE("v"))
		    SET("1", "logicalFilePath=\"x\"", CREATE("w"))
			SET("2", "ignore=\"true\"", CREATE("x"))),
	    "table t\ntable w\n",
	    "liquibase-same-id 3: the changeSet \"1\" by ada stands in this "
	    "file twice; only the first is replayed\n",
	    "2 in a changeSet that ran already\n"
	    "1 in a changeSet that is to be ignored\n" },
	{ "other files",
	    LOG("<include file=\"a.xml\"/><includeAll path=\"../b\"/>"
		"<property file=\"c.properties\"/>" SET("1", "",
		    "<sqlFile path=\"/etc/d.sql\"/><sqlFile path=\"e\"/>"
		    "<sqlFile/>")),
	    "",
	    "liquibase-files 2: other files that it names are not read along "
	    "with it (6: a.xml, ../b, c.properties, /etc/d.sql, e, …); give "
	    "them as inputs, too: each is replayed by itself\n",
	    "6 another file, which is not read\n" },
	{ "outside of any changeSet", LOG(CREATE("t")), "",
	    "liquibase-no-tables 0: no table is created in this file\n",
	    "1 outside of any changeSet\n" },
	{ "nothing", "<databaseChangeLog/>", "",
	    "liquibase-no-tables 0: no table is created in this file\n", "" },
	{ "keys get the indexes that MySQL makes",
	    LOG(SET("1", "dbms=\"mysql\"",
		CREATE("t") ADD("a", "int") "<addForeignKeyConstraint "
					    "constraintName=\"f\" "
					    "baseTableName=\"t\" "
					    "baseColumnNames=\"a\" "
					    "referencedTableName=\"u\" "
					    "referencedColumnNames=\"id\"/>")),
	    "table t\n a int int4\n index f (a)\n key f (a) > u (id)\n",
	    "liquibase-dbms 0: replayed as for mysql, which this file names\n",
	    "" },
};

static void
logs_are_replayed(void **state)
{
	(void)state;
	for (size_t i = 0; i < G_N_ELEMENTS(cases); i++) {
		const LogCase *c = &cases[i];
		Changelog log;

		print_message("%s\n", c->name);
		changelog_read(&log, c->text);
		assert_null(log.error);
		assert_string_equal(log.tables, c->tables);
		assert_string_equal(log.findings, c->findings);
		assert_string_equal(log.skips, c->skips);
		changelog_clear(&log);
	}
}

static void
damaged_files_give_no_tables(void **state)
{
	static const struct {
		const char *text, *error;
	} damaged[] = {
		{ "<databaseChangeLog>" SET("1", "", CREATE("t")),
		    "cut short" },
		{ LOG(SET("1", "", CREATE("t") "<a></b>")), "not well-formed" },
		{ LOG(SET("1", "a=\"1\" a=\"2\"", CREATE("t"))),
		    "not well-formed" },
	};

	(void)state;
	for (size_t i = 0; i < G_N_ELEMENTS(damaged); i++) {
		Changelog log;

		changelog_read(&log, damaged[i].text);
		assert_non_null(log.error);
		assert_non_null(strstr(log.error, damaged[i].error));
		assert_string_equal(log.tables, "");
		assert_int_equal(log.input->counts.tables, 0);
		changelog_clear(&log);
	}
}

static void
rejects_show_what_was_written(void **state)
{
	const Reject *reject;
	Changelog log;

	(void)state;
	changelog_read(&log, LOG(SET("1", "",
				 "<addPrimaryKey tableName=\"t\" "
				 "constraintName=\"k\"/>")));
	assert_int_equal(log.input->rows_rejected, 1);
	reject = facts_rejects(log.facts)->pdata[0];
	assert_int_equal(reject->line, 2);
	assert_string_equal(reject->excerpt, "<addPrimaryKey tableName=\"t\" "
					     "constraintName=\"k\">");
	assert_non_null(strstr(log.findings,
	    "liquibase-rejected 2: this change is not used: addPrimaryKey "
	    "without columnNames\n"));
	changelog_clear(&log);
}

/* An entity in an attribute must not grow beyond all measure either. */
static void
entities_of_the_file_are_no_danger(void **state)
{
	g_autoptr(GString) text =
	    g_string_new("<!DOCTYPE a [<!ENTITY e0 \"ha\">");
	Changelog log;

	(void)state;
	for (int n = 1; n < 12; n++) {
		g_string_append_printf(text, "<!ENTITY e%d \"", n);
		for (int k = 0; k < 10; k++)
			g_string_append_printf(text, "&e%d;", n - 1);
		g_string_append(text, "\">");
	}
	g_string_append(text, "]>" LOG(SET("1", "", CREATE("&e11;"))));
	changelog_read(&log, text->str);
	assert_non_null(log.error);
	changelog_clear(&log);
	changelog_read(&log,
	    "<!DOCTYPE a [<!ENTITY e SYSTEM \"file:///etc/passwd\">]>" LOG(
		SET("1", "", CREATE("t") "<sql>&e;</sql>")));
	assert_string_equal(log.tables, "table t\n");
	assert_non_null(
	    bound_finding(log.input->findings, "entities-left-out"));
	changelog_clear(&log);
}

int
main(void)
{
	const struct CMUnitTest tests[] = {
		cmocka_unit_test(logs_are_replayed),
		cmocka_unit_test(damaged_files_give_no_tables),
		cmocka_unit_test(rejects_show_what_was_written),
		cmocka_unit_test(entities_of_the_file_are_no_danger),
	};

	return cmocka_run_group_tests(tests, NULL, NULL);
}
