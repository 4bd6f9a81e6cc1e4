#include <math.h>
#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>
#include <cmocka.h>

#include <glib.h>
#include <string.h>

#include "pipeline/ingest/liquibase_parse.h"
#include "tests/support/scratch.h"

static void
describe_node(GString *out, const LiquibaseNode *node)
{
	g_string_append_printf(out, "%s", node->name);
	for (guint i = 0; i + 1 < node->attributes->len; i += 2)
		g_string_append_printf(out, " %s=%s",
		    (const char *)node->attributes->pdata[i],
		    (const char *)node->attributes->pdata[i + 1]);
	if (node->text != NULL)
		g_string_append_printf(out, " '%s'", node->text->str);
	g_string_append(out, node->children->len > 0 ? "(" : ";");
}

/* At most two levels of children are ever kept. */
static void
describe_tree(GString *out, const LiquibaseNode *node)
{
	describe_node(out, node);
	for (guint i = 0; i < node->children->len; i++) {
		const LiquibaseNode *child = node->children->pdata[i];

		describe_node(out, child);
		for (guint n = 0; n < child->children->len; n++) {
			describe_node(out, child->children->pdata[n]);
			assert_int_equal(
			    ((const LiquibaseNode *)child->children->pdata[n])
				->children->len,
			    0);
		}
		if (child->children->len > 0)
			g_string_append_c(out, ')');
	}
	if (node->children->len > 0)
		g_string_append_c(out, ')');
}

static void
describe_demands(GString *out, const GPtrArray *demands)
{
	for (guint i = 0; i < demands->len; i++) {
		g_autofree char *list = g_strjoinv(",", demands->pdata[i]);

		g_string_append_printf(out, "<%s>", list);
	}
}

/* "<demands>set id?: change; …" for each set. */
static char *
describe(const LiquibaseLog *log)
{
	GString *out = g_string_new(NULL);

	describe_demands(out, log->demands);
	for (guint i = 0; i < log->properties->len; i++) {
		const LiquibaseProperty *p = log->properties->pdata[i];

		g_string_append_printf(out, "%s=%s%s ", p->name, p->value,
		    p->databases != NULL ? "!" : "");
	}
	for (guint i = 0; i < log->sets->len; i++) {
		const LiquibaseSet *set = log->sets->pdata[i];

		g_string_append_printf(out, "[%s%s%s%s%s",
		    set->id ? set->id : "-", set->conditional ? "?" : "",
		    set->contextual ? "*" : "", set->ignored ? "#" : "",
		    set->stray ? "~" : "");
		describe_demands(out, set->demands);
		g_string_append_c(out, ':');
		for (guint n = 0; n < set->changes->len; n++)
			describe_tree(out, set->changes->pdata[n]);
		g_string_append_c(out, ']');
	}
	return g_string_free(out, FALSE);
}

static char *
parse(const char *dir, const char *text)
{
	g_autofree char *path = scratch_write_text(dir, "log.xml", text);
	g_autoptr(Source) source =
	    source_open(path, NULL, &source_default_limits, NULL);
	g_autoptr(XmlStream) stream = xml_stream_new(source);
	g_autoptr(LiquibaseLog) log = liquibase_log_new();

	liquibase_parse(stream, log);
	return describe(log);
}

#define LOG(text) "<databaseChangeLog>" text "</databaseChangeLog>"
#define SET(text) LOG("<changeSet id=\"1\">" text "</changeSet>")
#define IF(text) SET("<preConditions>" text "</preConditions><a/>")

static const struct {
	const char *text, *want;
} cases[] = {
	{ LOG(""), "" },
	{ "<n:databaseChangeLog xmlns:n=\"urn:n\" xmlns=\"urn:m\">"
	  "<n:changeSet id=\"1\"><createTable tableName=\"t\" n:x=\"y\" "
	  "xmlns:o=\"urn:o\"/></n:changeSet></n:databaseChangeLog>",
	    "[1:createTable tableName=t x=y;]" },
	{ SET("<a><column name=\"b\"><constraints x=\"y\"><column/>"
	      "</constraints></column><where>1</where><column/></a><c/>"),
	    "[1:a(column name=b(constraints x=y;)column;)c;]" },
	{ SET("<comment>a<column/></comment><rollback><a><column/></a>"
	      "</rollback><insert><column/></insert><b/>"),
	    "[1:insert;b;]" },
	{ SET("text<sql>a &lt; <comment>no</comment><![CDATA[b]]></sql>text"
	      "<createView>c</createView>"),
	    "[1:sql 'a < b';createView;]" },
	{ LOG("<property name=\"a\" value=\"b\"/><property name=\"c\" "
	      "value=\"d\" dbms=\"h2\"/><property file=\"e\"/><property "
	      "name=\"f\"/>"),
	    "a=b c=d! [-~:property file=e;]" },
	{ LOG("<include file=\"a\"/><modifyChangeSets><include file=\"b\"/>"
	      "</modifyChangeSets><createTable tableName=\"t\"><column/>"
	      "</createTable>"),
	    "[-~:include file=a;][-~:include file=b;][-~:createTable "
	    "tableName=t;]" },
	{ LOG("<changeSet id=\"1\" dbms=\"MySQL,h2\" ignore=\"true\"/>"
	      "<changeSet id=\"2\" context=\"test\"/>"
	      "<changeSet id=\"3\" labels=\"x\"/>"
	      "<changeSet id=\"4\" context=\"mysql or !h2\"/>"
	      "<changeSet id=\"5\" contextFilter=\"mysql and test\"/>"),
	    "[1#<mysql,h2>:][2*:][3*:][4<mysql,!h2>:][5*:]" },
	{ LOG("<preConditions><dbms type=\"oracle\"/></preConditions>"),
	    "<oracle>" },
	{ IF("<dbms type=\"mysql\"/><tableExists tableName=\"t\"/>"),
	    "[1?<mysql>:a;]" },
	{ IF("<not><dbms type=\"mysql, h2\"/></not>"), "[1?<!mysql,!h2>:a;]" },
	{ IF("<and><dbms type=\"mysql\"/></and><or><dbms type=\"h2\"/><dbms "
	     "type=\"mysql\"/></or>"),
	    "[1?<mysql><h2,mysql>:a;]" },
	{ IF("<or><dbms type=\"h2\"/><tableExists/></or><or><dbms "
	     "type=\"mysql\"/></or>"),
	    "[1?<mysql>:a;]" },
	{ IF("<or><and><dbms type=\"h2\"/></and></or><sqlCheck><dbms "
	     "type=\"h2\"/></sqlCheck>"),
	    "[1?:a;]" },
	{ "<databaseChangeLog><changeSet id=\"1\"><a/><preConditions><or><dbms "
	  "type=\"h2\"/>",
	    "[1?<h2>:a;]" },
};

static void
what_matters_is_kept(void **state)
{
	for (size_t i = 0; i < G_N_ELEMENTS(cases); i++) {
		g_autofree char *got = parse(*state, cases[i].text);

		print_message("%s\n", cases[i].text);
		assert_string_equal(got, cases[i].want);
	}
}

/* OPEN, then LEVELS times NEST, then as many ends. */
static char *
nest(const char *open, const char *name, int levels)
{
	GString *text = g_string_new(open);

	for (int i = 0; i < levels; i++)
		g_string_append_printf(text, "<%s>", name);
	for (int i = 0; i < levels; i++)
		g_string_append_printf(text, "</%s>", name);
	return g_string_free(text, FALSE);
}

static void
depth_is_no_danger(void **state)
{
	static const char *const names[] = { "column", "changeSet", "not",
		"preConditions", "databaseChangeLog" };

	for (size_t i = 0; i < G_N_ELEMENTS(names); i++) {
		g_autofree char *text = nest("<databaseChangeLog><changeSet "
					     "id=\"1\"><addColumn>",
		    names[i], 10000);
		g_autofree char *got = parse(*state, text);

		assert_true(g_str_has_prefix(got, "[1:addColumn"));
	}
}

int
main(void)
{
	const struct CMUnitTest tests[] = {
		cmocka_unit_test_setup_teardown(
		    what_matters_is_kept, scratch_setup, scratch_teardown),
		cmocka_unit_test_setup_teardown(
		    depth_is_no_danger, scratch_setup, scratch_teardown),
	};

	return cmocka_run_group_tests(tests, NULL, NULL);
}
