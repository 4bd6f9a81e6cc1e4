#include <math.h>
#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>
#include <cmocka.h>

#include <glib.h>
#include <string.h>

#include "pipeline/facts/facts.h"

static Instant
day(int year, int month, int of_month)
{
	return date_instant(date_from_ymd(year, month, of_month));
}

static Facts *
two_files(void)
{
	Facts *facts = facts_new(date_from_ymd(2026, 6, 30));

	facts_add_input(facts, input_new("b.csv"));
	facts_add_input(facts, input_new("a.csv"));
	return facts;
}

static FactsAdd
add(Facts *facts, const char *scope, const char *project, const char *key,
    Instant changed, size_t input, const char *owner)
{
	const Flag flag = { .scope = scope,
		.project = project,
		.key = key,
		.owner = owner,
		.state = FLAG_ON,
		.created = INSTANT_NONE,
		.last_changed = changed,
		.input = input,
		.line = 2 };
	FactsAdd outcome = facts_add_flag(facts, &flag);

	facts_input(facts, input)->rows_used +=
	    outcome == FACTS_ADDED || outcome == FACTS_REPLACED;
	return outcome;
}

static const Flag *
flag_at(const Facts *facts, unsigned i)
{
	assert_true(i < facts_flags(facts)->len);
	return facts_flags(facts)->pdata[i];
}

static void
the_row_that_changed_last_stays(void **state)
{
	g_autoptr(Facts) facts = two_files();
	const Input *older;

	(void)state;
	older = facts_input(facts, 0);
	assert_int_equal(
	    add(facts, "f", NULL, "cart", day(2026, 1, 1), 0, "ann"),
	    FACTS_ADDED);
	assert_int_equal(
	    add(facts, "f", NULL, "cart", day(2026, 2, 1), 1, "ben"),
	    FACTS_REPLACED);
	assert_int_equal(
	    add(facts, "f", NULL, "cart", day(2026, 1, 9), 0, "cat"),
	    FACTS_DUPLICATE);
	assert_int_equal(
	    add(facts, "f", NULL, "cart", day(2026, 2, 1), 0, NULL),
	    FACTS_DUPLICATE);
	facts_seal(facts);
	assert_int_equal(facts_flags(facts)->len, 1);
	assert_string_equal(flag_at(facts, 0)->owner, "ben");
	assert_int_equal(flag_at(facts, 0)->input, 0);
	assert_int_equal(older->rows_used, 0);
	assert_int_equal(older->rows_skipped, 1);
}

static void
keys_are_unique_in_their_project_and_service(void **state)
{
	g_autoptr(Facts) facts = two_files();

	(void)state;
	add(facts, "f", "web", "cart", INSTANT_NONE, 0, "1");
	add(facts, "f", "app", "cart", INSTANT_NONE, 0, "2");
	add(facts, "g", "app", "cart", INSTANT_NONE, 0, "3");
	add(facts, "f", NULL, "aisle", INSTANT_NONE, 0, "4");
	facts_seal(facts);
	assert_int_equal(facts_flags(facts)->len, 4);
	assert_string_equal(flag_at(facts, 0)->owner, "4");
	assert_string_equal(flag_at(facts, 1)->owner, "2");
	assert_string_equal(flag_at(facts, 2)->owner, "3");
	assert_string_equal(flag_at(facts, 3)->owner, "1");
}

static void
the_future_is_not_seen(void **state)
{
	g_autoptr(Facts) facts = two_files();
	const Flag unborn = { .key = "x", .created = day(2026, 7, 1) };

	(void)state;
	assert_int_equal(facts_add_flag(facts, &unborn), FACTS_TOO_LATE);
	add(facts, "f", NULL, "cart", day(2026, 7, 1), 0, NULL);
	facts_seal(facts);
	assert_int_equal(facts_flags(facts)->len, 1);
	assert_int_equal(flag_at(facts, 0)->state, FLAG_STATE_UNKNOWN);
	assert_true(flag_at(facts, 0)->last_changed == INSTANT_NONE);
}

static void
failed_files_leave_nothing(void **state)
{
	g_autoptr(Facts) facts = two_files();

	(void)state;
	add(facts, "f", NULL, "cart", INSTANT_NONE, 0, NULL);
	add(facts, "f", NULL, "aisle", INSTANT_NONE, 1, NULL);
	facts_input(facts, 0)->failed = true;
	facts_seal(facts);
	assert_int_equal(facts_flags(facts)->len, 1);
	assert_string_equal(flag_at(facts, 0)->key, "aisle");
}

int
main(void)
{
	const struct CMUnitTest tests[] = {
		cmocka_unit_test(the_row_that_changed_last_stays),
		cmocka_unit_test(keys_are_unique_in_their_project_and_service),
		cmocka_unit_test(the_future_is_not_seen),
		cmocka_unit_test(failed_files_leave_nothing),
	};

	return cmocka_run_group_tests_name("facts_flags", tests, NULL, NULL);
}
