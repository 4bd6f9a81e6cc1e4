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
day(int month, int of_month)
{
	return date_instant(date_from_ymd(2026, month, of_month));
}

static Facts *
one_file(void)
{
	Facts *facts = facts_new(date_from_ymd(2026, 6, 30));

	facts_add_input(facts, input_new("a.csv"));
	return facts;
}

static const Incident *
incident_at(const Facts *facts, unsigned i)
{
	assert_true(i < facts_incidents(facts)->len);
	return facts_incidents(facts)->pdata[i];
}

static FactsAdd
add(Facts *facts, const char *scope, const char *id, const char *title,
    Instant started, Instant resolved)
{
	const Incident incident = { .scope = scope,
		.id = id,
		.title = title,
		.started = started,
		.acknowledged = INSTANT_NONE,
		.resolved = resolved };

	return facts_add_incident(facts, &incident);
}

static void
the_row_that_is_resolved_stays(void **state)
{
	g_autoptr(Facts) facts = one_file();

	(void)state;
	assert_int_equal(
	    add(facts, "p", "7", "down", day(2, 1), INSTANT_NONE), FACTS_ADDED);
	assert_int_equal(
	    add(facts, "p", "7", NULL, day(2, 1), day(2, 2)), FACTS_REPLACED);
	assert_int_equal(add(facts, "p", "7", "down", day(2, 1), INSTANT_NONE),
	    FACTS_DUPLICATE);
	assert_int_equal(
	    add(facts, "p", "7", "down", day(2, 1), day(2, 3)), FACTS_REPLACED);
	facts_seal(facts);
	assert_int_equal(facts_incidents(facts)->len, 1);
	assert_true(incident_at(facts, 0)->resolved == day(2, 3));
}

static void
one_id_of_two_services_is_two(void **state)
{
	g_autoptr(Facts) facts = one_file();

	(void)state;
	add(facts, "p", "7", "a", day(2, 2), INSTANT_NONE);
	add(facts, "q", "7", "b", day(2, 1), INSTANT_NONE);
	facts_seal(facts);
	assert_int_equal(facts_incidents(facts)->len, 2);
	assert_string_equal(incident_at(facts, 0)->title, "b");
}

static void
bare_numbers_need_their_time(void **state)
{
	g_autoptr(Facts) facts = one_file();

	(void)state;
	add(facts, "p", "12", "a", day(2, 2), INSTANT_NONE);
	assert_int_equal(
	    add(facts, "p", "12", "b", day(2, 1), INSTANT_NONE), FACTS_ADDED);
	add(facts, "p", "INC-1", "c", day(2, 2), INSTANT_NONE);
	assert_int_equal(add(facts, "p", "INC-1", "c", day(2, 1), INSTANT_NONE),
	    FACTS_DUPLICATE);
}

static void
without_an_id_start_and_title_tell(void **state)
{
	g_autoptr(Facts) facts = one_file();

	(void)state;
	add(facts, "p", NULL, "down", day(2, 1), INSTANT_NONE);
	assert_int_equal(add(facts, "p", NULL, "down", day(2, 1), INSTANT_NONE),
	    FACTS_DUPLICATE);
	add(facts, "p", NULL, "slow", day(2, 1), INSTANT_NONE);
	add(facts, "p", NULL, "down", day(2, 2), INSTANT_NONE);
	facts_seal(facts);
	assert_int_equal(facts_incidents(facts)->len, 3);
}

static void
what_happened_later_is_undone(void **state)
{
	g_autoptr(Facts) facts = one_file();
	const Incident open = { .id = "1",
		.status = "resolved",
		.cause = "disk",
		.started = day(6, 30),
		.acknowledged = day(7, 1),
		.resolved = day(7, 2) };
	const Incident *seen;

	(void)state;
	assert_int_equal(facts_add_incident(facts, &open), FACTS_ADDED);
	assert_int_equal(
	    add(facts, "p", "2", "x", day(7, 1), INSTANT_NONE), FACTS_TOO_LATE);
	facts_seal(facts);
	seen = incident_at(facts, 0);
	assert_true(seen->acknowledged == INSTANT_NONE);
	assert_true(seen->resolved == INSTANT_NONE);
	assert_null(seen->status);
	assert_null(seen->cause);
}

int
main(void)
{
	const struct CMUnitTest tests[] = {
		cmocka_unit_test(the_row_that_is_resolved_stays),
		cmocka_unit_test(one_id_of_two_services_is_two),
		cmocka_unit_test(bare_numbers_need_their_time),
		cmocka_unit_test(without_an_id_start_and_title_tell),
		cmocka_unit_test(what_happened_later_is_undone),
	};

	return cmocka_run_group_tests_name(
	    "facts_incidents", tests, NULL, NULL);
}
