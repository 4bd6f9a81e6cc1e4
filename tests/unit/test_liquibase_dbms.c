#include <math.h>
#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>
#include <cmocka.h>

#include <glib.h>
#include <string.h>

#include "pipeline/ingest/liquibase_dbms.h"

static void
lists_are_judged_as_liquibase_does(void **state)
{
	static const struct {
		const char *list, *dbms;
		bool matches;
	} cases[] = {
		{ NULL, "mysql", true },
		{ "", "mysql", true },
		{ "mysql", "mysql", true },
		{ " MySQL , h2 ", "h2", true },
		{ "mysql", "mariadb", false },
		{ "!mysql", "mysql", false },
		{ "!mysql", "oracle", true },
		{ "!mysql,!h2", "h2", false },
		{ "h2,!mysql", "oracle", false },
		{ "all", "oracle", true },
		{ "none", "oracle", false },
		{ "mysql", NULL, false },
		{ "!mysql", NULL, true },
		{ NULL, NULL, true },
	};

	(void)state;
	for (size_t i = 0; i < G_N_ELEMENTS(cases); i++) {
		g_auto(GStrv) list = liquibase_split_databases(cases[i].list);

		print_message("%s\n", cases[i].list ? cases[i].list : "-");
		assert_int_equal(liquibase_dbms_matches(list, cases[i].dbms),
		    cases[i].matches);
	}
}

/* Sets are parted by blanks, demands of one set by "&"; "-" demands nothing,
 * and what begins with "=" is a property. */
static LiquibaseLog *
make_log(const char *text)
{
	LiquibaseLog *log = liquibase_log_new();
	g_auto(GStrv) words = g_strsplit(text, " ", -1);

	for (size_t i = 0; words[i] != NULL; i++) {
		g_auto(GStrv) demands = g_strsplit(words[i], "&", -1);
		LiquibaseSet *set;

		if (*words[i] == '=') {
			liquibase_log_add_property(log, "p", "1", words[i] + 1);
			continue;
		}
		set = liquibase_log_add_set(log, 1);
		for (size_t n = 0; demands[n] != NULL; n++)
			if (*demands[n] != '-')
				g_ptr_array_add(set->demands,
				    liquibase_split_databases(demands[n]));
	}
	return log;
}

static void
most_change_sets_decide(void **state)
{
	static const struct {
		const char *log, *dbms;
	} cases[] = {
		{ "- -", NULL },
		{ "!h2 -", NULL },
		{ "none all", NULL },
		{ "mysql postgresql postgresql -", "postgresql" },
		{ "mysql mysql,oracle oracle !oracle", "mysql" },
		{ "h2 postgresql", "postgresql" },
		{ "h2 h2 postgresql", "h2" },
		{ "oracle mysql", "oracle" },
		{ "mysql,h2&h2", "h2" },
		{ "=h2 =postgresql", "postgresql" },
		{ "=oracle =postgresql =postgresql,h2", "postgresql" },
		{ "- =h2", "h2" },
	};

	(void)state;
	for (size_t i = 0; i < G_N_ELEMENTS(cases); i++) {
		g_autoptr(LiquibaseLog) log = make_log(cases[i].log);
		const char *dbms = liquibase_dbms_choose(log);

		print_message("%s\n", cases[i].log);
		assert_int_equal(g_strcmp0(dbms, cases[i].dbms), 0);
	}
}

static void
all_demands_must_be_met(void **state)
{
	g_autoptr(LiquibaseLog) log = make_log("mysql,h2&!h2");
	const LiquibaseSet *set = log->sets->pdata[0];

	(void)state;
	assert_true(liquibase_dbms_runs(log, set, "mysql"));
	assert_false(liquibase_dbms_runs(log, set, "h2"));
	g_ptr_array_add(log->demands, liquibase_split_databases("oracle"));
	assert_false(liquibase_dbms_runs(log, set, "mysql"));
}

/* A name for each set must not cost a look at each set for each name. */
static void
many_names_are_no_danger(void **state)
{
	g_autoptr(LiquibaseLog) log = liquibase_log_new();

	(void)state;
	for (int i = 0; i < 100000; i++) {
		g_autofree char *name = g_strdup_printf("db%d", i);

		g_ptr_array_add(liquibase_log_add_set(log, 1)->demands,
		    liquibase_split_databases(name));
	}
	assert_string_equal(liquibase_dbms_choose(log), "db0");
}

int
main(void)
{
	const struct CMUnitTest tests[] = {
		cmocka_unit_test(lists_are_judged_as_liquibase_does),
		cmocka_unit_test(most_change_sets_decide),
		cmocka_unit_test(all_demands_must_be_met),
		cmocka_unit_test(many_names_are_no_danger),
	};

	return cmocka_run_group_tests(tests, NULL, NULL);
}
