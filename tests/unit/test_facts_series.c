#include <math.h>
#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>
#include <cmocka.h>

#include "pipeline/facts/facts.h"

static Instant
month(int number)
{
	return date_instant(date_from_ymd(2025, number, 1));
}

static double
value_at(const Series *series, unsigned i)
{
	return g_array_index(series->points, Point, i).value;
}

/* a.csv says 100, 110 for months 1, 2; b.csv says 115, 120 for 2, 3. */
static Facts *
make_facts(bool b_first)
{
	Facts *facts = facts_new(date_from_ymd(2025, 3, 31));
	size_t a, b;

	if (b_first) {
		b = facts_add_input(facts, input_new("b.csv"));
		a = facts_add_input(facts, input_new("a.csv"));
	} else {
		a = facts_add_input(facts, input_new("a.csv"));
		b = facts_add_input(facts, input_new("b.csv"));
	}
	facts_input(facts, a)->rows_used = 2;
	facts_input(facts, b)->rows_used = 2;
	facts_add_point(
	    facts, b_first ? b : a, 0, "users", month(2), b_first ? 115 : 110);
	facts_add_point(facts, b, 7, "users", month(3), 120);
	facts_add_point(facts, a, 0, "users", month(1), 100);
	facts_add_point(
	    facts, b_first ? a : b, 0, "users", month(2), b_first ? 110 : 115);
	facts_add_point(facts, a, 0, "jobs", month(1), 1);
	return facts;
}

static void
later_file_wins(bool b_first)
{
	g_autoptr(Facts) facts = make_facts(b_first);
	const Series *users;

	facts_seal(facts);
	users = facts_find_series(facts, "users");
	assert_int_equal(users->points->len, 3);
	assert_true(value_at(users, 0) == 100);
	assert_true(value_at(users, 1) == 115);
	assert_true(value_at(users, 2) == 120);
	assert_int_equal(users->input, 1);
	assert_int_equal(facts_input(facts, 0)->rows_used, 1);
	assert_int_equal(facts_input(facts, 0)->rows_skipped, 1);
	assert_int_equal(facts_input(facts, 1)->rows_skipped, 0);
}

static void
later_file_wins_in_any_order(void **state)
{
	(void)state;
	later_file_wins(false);
	later_file_wins(true);
}

static void
series_are_sorted_and_found(void **state)
{
	g_autoptr(Facts) facts = make_facts(false);
	const Series *first;

	(void)state;
	facts_seal(facts);
	first = g_ptr_array_index(facts_series(facts), 0);
	assert_string_equal(first->name, "jobs");
	assert_null(facts_find_series(facts, "Users"));
}

static void
last_row_of_a_file_wins(void **state)
{
	g_autoptr(Facts) facts = facts_new(date_from_ymd(2025, 3, 31));
	size_t a = facts_add_input(facts, input_new("a.csv"));
	const Series *users;

	(void)state;
	for (int i = 0; i < 5; i++)
		facts_add_point(facts, a, 0, "users", month(1), i);
	facts_seal(facts);
	users = facts_find_series(facts, "users");
	assert_int_equal(users->points->len, 1);
	assert_true(value_at(users, 0) == 4);
	assert_int_equal(facts_input(facts, 0)->rows_skipped, 4);
}

/* A row with a point for each of two series is one row. */
static void
rows_of_many_points_are_skipped_once(void **state)
{
	g_autoptr(Facts) facts = facts_new(date_from_ymd(2025, 3, 31));
	size_t a = facts_add_input(facts, input_new("a.csv"));

	(void)state;
	facts_input(facts, a)->rows_used = 2;
	for (int i = 0; i < 2; i++) {
		facts_add_point(facts, a, 0, "users", month(1), i);
		facts_add_point_beside(facts, a, 0, "jobs", month(1), i);
	}
	facts_seal(facts);
	assert_true(value_at(facts_find_series(facts, "jobs"), 0) == 1);
	assert_int_equal(facts_input(facts, 0)->rows_used, 1);
	assert_int_equal(facts_input(facts, 0)->rows_skipped, 1);
}

static void
future_is_not_taken(void **state)
{
	g_autoptr(Facts) facts = make_facts(false);

	(void)state;
	assert_int_equal(
	    facts_add_point(facts, 0, 0, "users", month(4), 9), FACTS_TOO_LATE);
	assert_int_equal(
	    facts_add_point(facts, 0, 0, "late", month(4), 9), FACTS_TOO_LATE);
	facts_seal(facts);
	assert_int_equal(facts_find_series(facts, "users")->points->len, 3);
	assert_null(facts_find_series(facts, "late"));
}

static void
points_know_their_rows(void **state)
{
	g_autoptr(Facts) facts = make_facts(true);
	const Series *users;
	const Point *last;

	(void)state;
	facts_seal(facts);
	users = facts_find_series(facts, "users");
	last = &g_array_index(users->points, Point, users->points->len - 1);
	assert_int_equal(last->line, 7);
	assert_int_equal(last->input, 1); /* b.csv, which was added first */
	assert_int_equal(g_array_index(users->points, Point, 0).input, 0);
}

int
main(void)
{
	const struct CMUnitTest tests[] = {
		cmocka_unit_test(later_file_wins_in_any_order),
		cmocka_unit_test(series_are_sorted_and_found),
		cmocka_unit_test(last_row_of_a_file_wins),
		cmocka_unit_test(rows_of_many_points_are_skipped_once),
		cmocka_unit_test(future_is_not_taken),
		cmocka_unit_test(points_know_their_rows),
	};

	return cmocka_run_group_tests_name("facts_series", tests, NULL, NULL);
}
