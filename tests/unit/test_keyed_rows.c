#include <math.h>
#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>
#include <cmocka.h>

#include <glib.h>
#include <string.h>

#include "pipeline/facts/keyed_rows.h"

typedef struct Row {
	int rank;
	size_t input;
} Row;

static bool
is_better(const Facts *facts, const void *a, const void *b)
{
	(void)facts;
	return ((const Row *)a)->rank > ((const Row *)b)->rank;
}

static int
compare(const void *left, const void *right)
{
	const Row *a = *(const Row *const *)left;
	const Row *b = *(const Row *const *)right;

	return (a->rank > b->rank) - (a->rank < b->rank);
}

static const KeyedClass class = { G_STRUCT_OFFSET(Row, input), g_free,
	is_better, compare };

static FactsAdd
add(KeyedRows *keyed, Facts *facts, const char *key, int rank, size_t input)
{
	Row *row = g_new0(Row, 1);

	row->rank = rank;
	row->input = input;
	facts_input(facts, input)->rows_used++;
	return keyed_rows_add(keyed, facts, key, row);
}

static void
the_better_row_stays_and_the_other_is_accounted_for(void **state)
{
	g_autoptr(Facts) facts = facts_new(date_from_ymd(2026, 1, 1));
	const size_t rank[] = { 1, 0 };
	KeyedRows keyed;

	(void)state;
	facts_add_input(facts, input_new("a"));
	facts_add_input(facts, input_new("b"));
	keyed_rows_init(&keyed, &class);
	assert_int_equal(add(&keyed, facts, "k", 5, 0), FACTS_ADDED);
	assert_int_equal(add(&keyed, facts, "k", 4, 1), FACTS_DUPLICATE);
	assert_int_equal(add(&keyed, facts, "k", 6, 1), FACTS_REPLACED);
	assert_int_equal(add(&keyed, facts, "l", 1, 1), FACTS_ADDED);
	assert_int_equal(facts_input(facts, 0)->rows_used, 0);
	assert_int_equal(facts_input(facts, 0)->rows_skipped, 1);
	keyed_rows_seal(&keyed, facts, rank);
	assert_int_equal(keyed.rows->len, 2);
	assert_int_equal(((Row *)keyed.rows->pdata[0])->rank, 1);
	assert_int_equal(((Row *)keyed.rows->pdata[0])->input, 0);
	keyed_rows_clear(&keyed);
}

int
main(void)
{
	const struct CMUnitTest tests[] = {
		cmocka_unit_test(
		    the_better_row_stays_and_the_other_is_accounted_for),
	};

	return cmocka_run_group_tests_name("keyed_rows", tests, NULL, NULL);
}
