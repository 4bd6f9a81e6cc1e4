#include <math.h>
#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>
#include <cmocka.h>

#include "pipeline/facts/facts.h"

enum { AS_OF = 20636 }; /* 2026-07-02 */

static FactsAdd
add(Facts *facts, size_t input, const char *number, const char *title,
    Date date, DecisionStatus status)
{
	const DecisionRecord record = {
		.number = number,
		.title = title,
		.date = date,
		.status = status,
		.input = input,
		.line = 1,
	};

	return facts_add_decision(facts, &record);
}

static const DecisionRecord *
record_at(const Facts *facts, guint i)
{
	return g_ptr_array_index(facts_decisions(facts), i);
}

static void
records_are_sorted_by_date_and_number(void **state)
{
	g_autoptr(Facts) facts = facts_new(AS_OF);
	size_t input = facts_add_input(facts, input_new("a.md"));

	(void)state;
	assert_int_equal(
	    add(facts, input, "10", "Ten", DATE_NONE, DECISION_ACCEPTED),
	    FACTS_ADDED);
	add(facts, input, "2", "Two", DATE_NONE, DECISION_ACCEPTED);
	add(facts, input, "1", "Late", AS_OF, DECISION_ACCEPTED);
	add(facts, input, NULL, "Early", AS_OF - 100, DECISION_ACCEPTED);
	facts_seal(facts);
	assert_string_equal(record_at(facts, 0)->title, "Two");
	assert_string_equal(record_at(facts, 1)->title, "Ten");
	assert_string_equal(record_at(facts, 2)->title, "Early");
	assert_string_equal(record_at(facts, 3)->title, "Late");
}

/* A folder and a copy of it are one. */
static void
the_later_status_of_a_copy_wins(void **state)
{
	g_autoptr(Facts) facts = facts_new(AS_OF);
	size_t old = facts_add_input(facts, input_new("a/1.md"));
	size_t new = facts_add_input(facts, input_new("b/1.md"));

	(void)state;
	facts_input(facts, new)->rows_used = 1;
	add(facts, new, "1", "Use queues", 20000, DECISION_SUPERSEDED);
	assert_int_equal(
	    add(facts, old, "1", "Use QUEUES", 20000, DECISION_ACCEPTED),
	    FACTS_DUPLICATE);
	assert_int_equal(
	    add(facts, old, "1", "Use records", 20000, DECISION_ACCEPTED),
	    FACTS_ADDED);
	facts_seal(facts);
	assert_int_equal(facts_decisions(facts)->len, 2);
	assert_int_equal(record_at(facts, 0)->status, DECISION_SUPERSEDED);
}

static void
what_comes_later_is_not_known_yet(void **state)
{
	g_autoptr(Facts) facts = facts_new(AS_OF);
	size_t input = facts_add_input(facts, input_new("a.md"));

	(void)state;
	assert_int_equal(
	    add(facts, input, "1", "A", AS_OF + 1, DECISION_ACCEPTED),
	    FACTS_TOO_LATE);
	facts_seal(facts);
	assert_int_equal(facts_decisions(facts)->len, 0);
}

int
main(void)
{
	const struct CMUnitTest tests[] = {
		cmocka_unit_test(records_are_sorted_by_date_and_number),
		cmocka_unit_test(the_later_status_of_a_copy_wins),
		cmocka_unit_test(what_comes_later_is_not_known_yet),
	};

	return cmocka_run_group_tests_name(
	    "facts_decisions", tests, NULL, NULL);
}
