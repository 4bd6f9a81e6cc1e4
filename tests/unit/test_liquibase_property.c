#include <math.h>
#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>
#include <cmocka.h>

#include <glib.h>
#include <string.h>

#include "pipeline/ingest/liquibase_property.h"

static void
add(LiquibaseLog *log, const char *name, const char *value, const char *dbms)
{
	liquibase_log_add_property(log, name, value, dbms);
}

static LiquibaseLog *
make_log(void)
{
	LiquibaseLog *log = liquibase_log_new();

	add(log, "now", "sysdate", "oracle");
	add(log, "now", "now()", "mysql, h2");
	add(log, "now", "later()", NULL);
	add(log, "id", "${size} ${ unsigned }", NULL);
	add(log, "size", "bigint", NULL);
	add(log, "unsigned", "unsigned", "mysql");
	add(log, "loop", "<${loop}>", NULL);
	add(log, "empty", "", NULL);
	return log;
}

static void
names_become_what_they_stand_for(void **state)
{
	static const struct {
		const char *text, *dbms, *want;
		size_t notes;
	} cases[] = {
		{ "plain $ {now} }", NULL, "plain $ {now} }", 0 },
		{ "${now}", "mysql", "now()", 0 },
		{ "${now}", "oracle", "sysdate", 0 },
		{ "${now}", "postgresql", "later()", 0 },
		{ "a ${ id }.", "mysql", "a bigint unsigned.", 0 },
		{ "${id}", "h2", "bigint ${unsigned}", 1 },
		{ "${:now}", "mysql", "${now}", 0 },
		{ "${nowhere} ${nowhere}", NULL, "${nowhere} ${nowhere}", 1 },
		{ "${empty}", NULL, "", 0 },
		{ "${now", "mysql", "${now", 0 },
		{ "${}", NULL, "${}", 1 },
	};
	g_autoptr(LiquibaseLog) log = make_log();

	(void)state;
	for (size_t i = 0; i < G_N_ELEMENTS(cases); i++) {
		g_autoptr(SqlNotes) notes = sql_notes_new();
		g_autoptr(LiquibaseProperties) properties =
		    liquibase_properties_new(log, cases[i].dbms, notes);
		g_autofree char *got =
		    liquibase_properties_expand(properties, cases[i].text, 3);
		FindingList *list = finding_list_new();

		assert_string_equal(got, cases[i].want);
		sql_notes_report(notes, list, "log.xml");
		assert_int_equal(finding_list_count(list), cases[i].notes);
		finding_list_free(list);
	}
}

static void
loops_end(void **state)
{
	g_autoptr(LiquibaseLog) log = make_log();
	g_autoptr(SqlNotes) notes = sql_notes_new();
	g_autoptr(LiquibaseProperties) properties =
	    liquibase_properties_new(log, NULL, notes);
	g_autofree char *got =
	    liquibase_properties_expand(properties, "${loop}", 1);

	(void)state;
	assert_true(g_str_has_prefix(got, "<<<"));
	assert_non_null(strstr(got, "<${loop}>"));
}

/* Each property is ten of the one before it; LEAF is the last. */
static void
explode(const char *leaf)
{
	g_autoptr(LiquibaseLog) log = liquibase_log_new();
	g_autoptr(SqlNotes) notes = sql_notes_new();
	g_autoptr(LiquibaseProperties) properties = NULL;

	liquibase_log_add_property(log, "p0", leaf, NULL);
	for (int n = 1; n < 15; n++) {
		g_autofree char *name = g_strdup_printf("p%d", n);
		g_autoptr(GString) value = g_string_new(NULL);

		for (int k = 0; k < 10; k++)
			g_string_append_printf(value, "${p%d}", n - 1);
		liquibase_log_add_property(log, name, value->str, NULL);
	}
	properties = liquibase_properties_new(log, NULL, notes);
	for (int i = 0; i < 100; i++) {
		g_autofree char *got =
		    liquibase_properties_expand(properties, "${p14}", 1);

		assert_true(strlen(got) < 100 * 1000 * 1000);
	}
}

static void
a_bomb_does_not_go_off(void **state)
{
	g_autofree char *long_text = g_strnfill(1000 * 1000, 'x');

	(void)state;
	explode("");
	explode("ha");
	explode(long_text);
}

int
main(void)
{
	const struct CMUnitTest tests[] = {
		cmocka_unit_test(names_become_what_they_stand_for),
		cmocka_unit_test(loops_end),
		cmocka_unit_test(a_bomb_does_not_go_off),
	};

	return cmocka_run_group_tests(tests, NULL, NULL);
}
