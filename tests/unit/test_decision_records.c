#include <math.h>
#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>
#include <cmocka.h>

#include "pipeline/facts/decision_records.h"

static void
a_whole_record_has_all_three(void **state)
{
	(void)state;
	for (int bits = 0; bits < 8; bits++) {
		const DecisionRecord record = {
			.has_context = (bits & 1) != 0,
			.has_options = (bits & 2) != 0,
			.has_decision = (bits & 4) != 0,
		};

		assert_int_equal(decision_record_is_whole(&record), bits == 7);
	}
}

static void
each_status_has_a_name(void **state)
{
	(void)state;
	assert_string_equal(
	    decision_status_name(DECISION_STATUS_UNKNOWN), "unknown");
	assert_string_equal(
	    decision_status_name(DECISION_DEPRECATED), "deprecated");
}

int
main(void)
{
	const struct CMUnitTest tests[] = {
		cmocka_unit_test(a_whole_record_has_all_three),
		cmocka_unit_test(each_status_has_a_name),
	};

	return cmocka_run_group_tests_name(
	    "decision_records", tests, NULL, NULL);
}
