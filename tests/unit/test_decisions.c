#include <math.h>
#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>
#include <cmocka.h>

#include "pipeline/analysis/decisions.h"

static void
names_are_found_in_any_case(void **state)
{
	(void)state;
	assert_ptr_equal(decision_find("Hosting"), &decisions[0]);
	assert_null(decision_find("encoding"));
	assert_null(decision_find(""));
}

/* Estimates of hours rise, and none is without its words. */
static void
the_table_is_whole(void **state)
{
	(void)state;
	for (size_t i = 0; i < DECISIONS; i++) {
		const DecisionInfo *info = &decisions[i];

		assert_ptr_equal(decision_find(info->name), info);
		assert_true(three_point_is_valid(info->hours));
		assert_true(info->hours.low > 0);
		assert_true(info->threshold >= 0);
		assert_true(info->run_factor > 0 || isnan(info->run_factor));
		assert_true(info->services[0] != '\0');
		assert_true(info->categories[0] != '\0');
	}
}

int
main(void)
{
	const struct CMUnitTest tests[] = {
		cmocka_unit_test(names_are_found_in_any_case),
		cmocka_unit_test(the_table_is_whole),
	};

	return cmocka_run_group_tests_name("decisions", tests, NULL, NULL);
}
