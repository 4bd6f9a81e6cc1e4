#include <math.h>
#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>
#include <cmocka.h>

#include "pipeline/analysis/failure_modes.h"
#include "tests/support/company.h"

/* Never green by accident. */
static void
nothing_read_is_nothing_known(void **state)
{
	g_autoptr(Company) company = company_new("2026-07-01");
	const FailureModesResult *result;

	(void)state;
	company_report(company);
	result = company->results->failure_modes;
	assert_int_equal(result->states[FAILURE_UNKNOWN], FAILURE_MODES);
	for (int i = 0; i < FAILURE_MODES; i++)
		assert_int_equal(result->checks[i].signs->len, 0);
}

static void
states_are_counted(void **state)
{
	g_autoptr(Company) company = company_new("2026-07-01");
	const FailureModesResult *result;
	long sum = 0;

	(void)state;
	company_add_table(company, "feature_flags", 10);
	company_add_decision(company, "hosting", NAN, NAN)->stateless = 0;
	company_report(company);
	result = company->results->failure_modes;
	assert_int_equal(result->checks[FAILURE_NO_FLAGS].state, FAILURE_PASS);
	assert_int_equal(result->checks[FAILURE_STATEFUL].state, FAILURE_WARN);
	assert_int_equal(result->states[FAILURE_WARN], 1);
	for (int i = 0; i < FAILURE_STATES; i++)
		sum += result->states[i];
	assert_int_equal(sum, FAILURE_MODES);
}

static void
ids_are_the_contract(void **state)
{
	static const char *const ids[FAILURE_MODES] = { "no-domain-map",
		"auto-increment-multi-tenant", "bus-factor", "scaling-stateful",
		"no-flags", "debt-without-action" };

	(void)state;
	for (int i = 0; i < FAILURE_MODES; i++)
		assert_string_equal(failure_mode_id((FailureMode)i), ids[i]);
	assert_string_equal(failure_state_name(FAILURE_FAIL), "fail");
	assert_string_equal(failure_state_name(FAILURE_UNKNOWN), "unknown");
}

int
main(void)
{
	const struct CMUnitTest tests[] = {
		cmocka_unit_test(nothing_read_is_nothing_known),
		cmocka_unit_test(states_are_counted),
		cmocka_unit_test(ids_are_the_contract),
	};

	return cmocka_run_group_tests(tests, NULL, NULL);
}
