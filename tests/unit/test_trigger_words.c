#include <math.h>
#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>
#include <cmocka.h>

#include "pipeline/analysis/triggers.h"
#include "tests/support/trigger_of.h"

static void
check(Company *company, const char *id, const char *value, const char *bullet)
{
	const Trigger *trigger = trigger_of(company, id);
	g_autofree char *words =
	    trigger_value_words(company->results->triggers, trigger);
	g_autofree char *beside =
	    trigger_bullet_words(company->results->triggers, trigger);

	assert_string_equal(words, value);
	assert_string_equal(beside, bullet);
}

static void
values_have_their_unit(void **state)
{
	g_autoptr(Company) company = company_new("2026-07-01");
	g_autofree char *none = NULL;

	(void)state;
	company_add_decision(company, "database", 148.04, NAN);
	company_add_decision(company, "search", 0.031, NAN);
	company_add_decision(company, "auth", 0, NAN);
	company_add_decision(company, "file_storage", 1.5, NAN);
	company_add_decision(company, "Encoding", 3, NAN);
	check(company, "database", "148 ms", "148 ms of 200 ms");
	check(company, "search", "3.1 %", "3.1 % of 5 %");
	check(company, "auth", "0 requests", "0 requests");
	check(company, "file_storage", "1.5", "1.5 of 3.5");
	check(company, "encoding", "3", "3");
	none = trigger_value_words(
	    company->results->triggers, trigger_of(company, "hosting"));
	assert_null(none);
}

static void
states_have_names(void **state)
{
	(void)state;
	assert_string_equal(trigger_state_name(TRIGGER_STATE_ACT), "act");
	assert_string_equal(
	    trigger_state_words(TRIGGER_STATE_UNKNOWN), "unknown");
}

int
main(void)
{
	const struct CMUnitTest tests[] = {
		cmocka_unit_test(values_have_their_unit),
		cmocka_unit_test(states_have_names),
	};

	return cmocka_run_group_tests_name("trigger_words", tests, NULL, NULL);
}
