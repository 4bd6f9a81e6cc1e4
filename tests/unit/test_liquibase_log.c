#include <math.h>
#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>
#include <cmocka.h>

#include <glib.h>
#include <string.h>

#include "pipeline/ingest/liquibase_log.h"

static void
nodes_give_what_was_set(void **state)
{
	g_autoptr(LiquibaseLog) log = liquibase_log_new();
	LiquibaseSet *set = liquibase_log_add_set(log, 7);
	LiquibaseNode *node =
	    liquibase_log_add_node(log, set->changes, "addColumn", 8);
	LiquibaseNode *column =
	    liquibase_log_add_node(log, node->children, "column", 9);

	(void)state;
	liquibase_log_set(log, node, "tableName", "shop");
	liquibase_log_set(log, node, "schemaName", " \n\t");
	liquibase_log_set(log, node, "tableName", "second");
	assert_string_equal(liquibase_node_get(node, "tableName"), "shop");
	assert_null(liquibase_node_get(node, "schemaName"));
	assert_null(liquibase_node_get(node, "catalogName"));
	assert_ptr_equal(liquibase_node_child(node, "column"), column);
	assert_null(liquibase_node_child(node, "constraints"));
	assert_null(liquibase_node_child(column, "column"));
	assert_int_equal(set->line, 7);
	assert_int_equal(column->line, 9);
}

static void
databases_are_split(void **state)
{
	static const struct {
		const char *text, *names;
	} cases[] = { { "MySQL, !H2 ,,\n postgresql", "mysql|!h2|postgresql" },
		{ "h2", "h2" }, { ",", "" }, { " ", NULL }, { NULL, NULL } };

	(void)state;
	for (size_t i = 0; i < G_N_ELEMENTS(cases); i++) {
		g_auto(GStrv) list = liquibase_split_databases(cases[i].text);
		g_autofree char *names =
		    list != NULL ? g_strjoinv("|", list) : NULL;

		assert_int_equal(g_strcmp0(names, cases[i].names), 0);
	}
}

int
main(void)
{
	const struct CMUnitTest tests[] = {
		cmocka_unit_test(nodes_give_what_was_set),
		cmocka_unit_test(databases_are_split),
	};

	return cmocka_run_group_tests(tests, NULL, NULL);
}
