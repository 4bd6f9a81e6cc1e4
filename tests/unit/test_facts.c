#include <math.h>
#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>
#include <cmocka.h>

#include <string.h>

#include "pipeline/facts/facts.h"

static Facts *
make_facts(void)
{
	static const char *const paths[] = { "c.csv", "a.csv", "b.csv" };
	Facts *facts = facts_new(date_from_ymd(2025, 6, 30));

	for (size_t i = 0; i < G_N_ELEMENTS(paths); i++)
		assert_int_equal(
		    facts_add_input(facts, input_new(paths[i])), i);
	return facts;
}

static void
strings_are_kept_once(void **state)
{
	g_autoptr(Facts) facts = make_facts();
	char text[] = "disks";
	const char *kept = facts_intern(facts, text);

	(void)state;
	text[0] = '#';
	assert_string_equal(kept, "disks");
	assert_ptr_equal(kept, facts_intern(facts, "disks"));
	assert_null(facts_intern(facts, NULL));
}

static void
inputs_and_rejects_are_sorted(void **state)
{
	g_autoptr(Facts) facts = make_facts();
	const Reject *reject;

	(void)state;
	facts_add_reject(facts, 0, 9, 2, "not a date", "31/31");
	facts_add_reject(facts, 0, 7, 0, "too short", NULL);
	facts_add_reject(facts, 1, 8, 0, "too long",
	    "a\x01"
	    "b");
	facts_seal(facts);
	assert_string_equal(facts_input(facts, 0)->path, "a.csv");
	assert_string_equal(facts_input(facts, 2)->path, "c.csv");
	assert_int_equal(facts_rejects(facts)->len, 3);
	reject = g_ptr_array_index(facts_rejects(facts), 0);
	assert_int_equal(reject->input, 0);
	assert_null(strchr(reject->excerpt, '\x01'));
	reject = g_ptr_array_index(facts_rejects(facts), 1);
	assert_int_equal(reject->input, 2);
	assert_int_equal(reject->line, 7);
	assert_null(reject->excerpt);
}

static void
most_frequent_skips_come_first(void **state)
{
	g_autoptr(Facts) facts = make_facts();
	const SkipReason *skip;

	(void)state;
	input_skip(facts_input(facts, 0), "rare", 1);
	input_skip(facts_input(facts, 0), "often", 5);
	facts_seal(facts);
	skip = g_ptr_array_index(facts_input(facts, 2)->skips, 0);
	assert_string_equal(skip->reason, "often");
}

static void
long_excerpts_are_cut(void **state)
{
	g_autoptr(Facts) facts = make_facts();
	g_autofree char *cell = g_strnfill(100000, 'x');
	const Reject *reject;

	(void)state;
	facts_add_reject(facts, 0, 1, 1, "cell too long", cell);
	facts_seal(facts);
	reject = g_ptr_array_index(facts_rejects(facts), 0);
	assert_in_range(strlen(reject->excerpt), 10, 200);
}

static void
nothing_is_fine_too(void **state)
{
	g_autoptr(Facts) facts = facts_new(0);

	(void)state;
	facts_seal(facts);
	assert_int_equal(facts_inputs(facts)->len, 0);
	assert_int_equal(facts_tables(facts)->len, 0);
	assert_int_equal(facts_bills(facts)->len, 0);
	assert_null(facts_find_table(facts, NULL, "t"));
	assert_null(facts_find_series(facts, "users"));
}

/* a.csv failed half-way: what it gave is taken back, and counted. */
static void
failed_inputs_give_nothing(void **state)
{
	static const char *const none[] = { NULL };
	g_autoptr(Facts) facts = make_facts();
	const Issue issue = { .key = "SHOP-1",
		.components = none,
		.labels = none,
		.created = 0,
		.started = INSTANT_NONE,
		.resolved = INSTANT_NONE,
		.updated = INSTANT_NONE,
		.due = INSTANT_NONE,
		.input = 1 };
	const CostLine line = { .provider = "AWS",
		.account = "1",
		.service_category = "Compute",
		.service = "EC2",
		.currency = "USD",
		.invoice = "",
		.billed = 1 };
	Table *table = table_new(NULL, "orders");
	const Input *failed;

	(void)state;
	table->input = 1;
	assert_int_equal(facts_add_issue(facts, &issue), FACTS_ADDED);
	assert_int_equal(facts_add_cost(facts, 1, &line), FACTS_ADDED);
	facts_add_table(facts, table);
	facts_add_point(facts, 1, 0, "gone", 0, 1);
	facts_add_point(facts, 1, 0, "users", 0, 1);
	facts_add_point(facts, 2, 0, "users", SECONDS_PER_DAY, 2);
	facts_input(facts, 1)->rows_used = 5;
	facts_input(facts, 1)->failed = true;
	facts_seal(facts);
	assert_int_equal(facts_issues(facts)->len, 0);
	assert_int_equal(facts_tables(facts)->len, 0);
	assert_int_equal(facts_bills(facts)->len, 0);
	assert_null(facts_find_series(facts, "gone"));
	assert_int_equal(facts_find_series(facts, "users")->points->len, 1);
	failed = facts_input(facts, 0);
	assert_string_equal(failed->path, "a.csv");
	assert_int_equal(failed->rows_used, 0);
	assert_int_equal(failed->rows_skipped, 5);
}

int
main(void)
{
	const struct CMUnitTest tests[] = {
		cmocka_unit_test(strings_are_kept_once),
		cmocka_unit_test(inputs_and_rejects_are_sorted),
		cmocka_unit_test(most_frequent_skips_come_first),
		cmocka_unit_test(long_excerpts_are_cut),
		cmocka_unit_test(nothing_is_fine_too),
		cmocka_unit_test(failed_inputs_give_nothing),
	};

	return cmocka_run_group_tests_name("facts", tests, NULL, NULL);
}
