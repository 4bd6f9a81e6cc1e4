#include <math.h>
#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>
#include <cmocka.h>

#include <glib.h>
#include <string.h>

#include "pipeline/ingest/liquibase_work.h"

/* A change with one attribute, "x". */
typedef struct Bench {
	LiquibaseLog *log;
	SqlNotes *notes;
	LiquibaseNode *node;
	LiquibaseWork work;
} Bench;

static void
init(Bench *b, const char *value)
{
	b->log = liquibase_log_new();
	b->notes = sql_notes_new();
	liquibase_log_add_property(b->log, "p", "shop", NULL);
	liquibase_log_add_property(b->log, "blank", " ", NULL);
	b->node = liquibase_log_add_node(
	    b->log, liquibase_log_add_set(b->log, 1)->changes, "change", 4);
	liquibase_log_set(b->log, b->node, "x", value);
	b->work = (LiquibaseWork){
		.change = b->node,
		.properties = liquibase_properties_new(b->log, NULL, b->notes),
	};
	b->work.sql.notes = b->notes;
}

static void
clear(Bench *b)
{
	liquibase_properties_free(b->work.properties);
	sql_notes_free(b->notes);
	liquibase_log_free(b->log);
}

static void
names_lose_their_quotes(void **state)
{
	static const struct {
		const char *value, *name;
	} cases[] = {
		{ " orders\n", "orders" },
		{ "\"Order\"", "Order" },
		{ "`order`", "order" },
		{ "[order]", "order" },
		{ "\"\"", "\"\"" },
		{ "\"order", "\"order" },
		{ "${p}_a", "shop_a" },
		{ "${blank}", NULL },
		{ "  ", NULL },
	};

	(void)state;
	for (size_t i = 0; i < G_N_ELEMENTS(cases); i++) {
		g_autofree char *name = NULL;
		Bench b;

		init(&b, cases[i].value);
		name = liquibase_work_name(&b.work, b.node, "x");
		assert_int_equal(g_strcmp0(name, cases[i].name), 0);
		clear(&b);
	}
}

static void
lists_become_names(void **state)
{
	static const struct {
		const char *value, *names;
	} cases[] = { { "a", "a" }, { " a,\n\"b\" , ,[c]", "a|b|c" },
		{ "${blank}", "" }, { ",", "" } };

	(void)state;
	for (size_t i = 0; i < G_N_ELEMENTS(cases); i++) {
		g_autoptr(GPtrArray) names = NULL;
		g_autofree char *joined = NULL;
		Bench b;

		init(&b, cases[i].value);
		names = liquibase_work_names(&b.work, b.node, "x");
		g_ptr_array_add(names, NULL);
		joined = g_strjoinv("|", (char **)names->pdata);
		assert_string_equal(joined, cases[i].names);
		clear(&b);
	}
}

static void
tables_may_bring_their_schema(void **state)
{
	static const struct {
		const char *schema, *value, *table;
	} cases[] = {
		{ NULL, "t", "-.t" },
		{ "s", "t", "s.t" },
		{ NULL, "s.t", "s.t" },
		{ "r", "s.t", "r.t" },
		{ NULL, "c.\"s\".\"t\"", "c.\"s\".t" },
		{ NULL, ".t", "-..t" },
		{ NULL, "t.", "-.t." },
	};

	(void)state;
	for (size_t i = 0; i < G_N_ELEMENTS(cases); i++) {
		g_auto(SqlName) name = { NULL, NULL };
		g_autofree char *told = NULL;
		Bench b;

		init(&b, cases[i].value);
		if (cases[i].schema != NULL)
			liquibase_log_set(
			    b.log, b.node, "schema", cases[i].schema);
		assert_true(liquibase_work_table(
		    &b.work, b.node, "schema", "x", &name));
		told = g_strjoin(
		    ".", name.schema ? name.schema : "-", name.name, NULL);
		assert_string_equal(told, cases[i].table);
		clear(&b);
	}
}

static void
flags_are_words(void **state)
{
	static const struct {
		const char *value;
		bool yes, no;
	} cases[] = { { "true", true, false }, { " TRUE ", true, false },
		{ "false", false, true }, { "${auto}", false, false },
		{ "1", false, false } };

	(void)state;
	for (size_t i = 0; i < G_N_ELEMENTS(cases); i++) {
		Bench b;

		init(&b, cases[i].value);
		assert_int_equal(
		    liquibase_work_flag(&b.work, b.node, "x"), cases[i].yes);
		assert_int_equal(
		    liquibase_work_denies(&b.work, b.node, "x"), cases[i].no);
		assert_false(liquibase_work_flag(&b.work, b.node, "y"));
		clear(&b);
	}
}

/* What a precondition guards is skipped without a word. */
static void
guarded_changes_are_not_noted(void **state)
{
	SqlRelation relation = { .name = (char *)"t" };

	(void)state;
	for (int guarded = 0; guarded < 2; guarded++) {
		FindingList *list = finding_list_new();
		SqlOutcome unknown, twice;
		Bench b;

		init(&b, "");
		b.work.conditional = guarded != 0;
		b.work.relation = &relation;
		unknown = liquibase_work_unknown(&b.work, "the column", "a");
		twice = liquibase_work_twice(&b.work, "the key", NULL);
		assert_int_equal(unknown.verdict, SQL_SKIPPED);
		assert_int_equal(twice.verdict, SQL_SKIPPED);
		sql_notes_report(b.notes, list, "log.xml");
		assert_int_equal(finding_list_count(list), guarded ? 0 : 2);
		g_free(unknown.reason);
		g_free(twice.reason);
		finding_list_free(list);
		clear(&b);
	}
}

int
main(void)
{
	const struct CMUnitTest tests[] = {
		cmocka_unit_test(names_lose_their_quotes),
		cmocka_unit_test(lists_become_names),
		cmocka_unit_test(tables_may_bring_their_schema),
		cmocka_unit_test(flags_are_words),
		cmocka_unit_test(guarded_changes_are_not_noted),
	};

	return cmocka_run_group_tests(tests, NULL, NULL);
}
