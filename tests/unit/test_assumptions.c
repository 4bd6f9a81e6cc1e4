#include <math.h>
#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>
#include <cmocka.h>

#include <glib.h>
#include <string.h>

#include "pipeline/config/assumptions.h"
#include "tests/support/assert_close.h"

static void
every_assumption_is_whole(void **state)
{
	(void)state;
	for (int id = 0; id < ASSUME_COUNT; id++) {
		const AssumptionInfo *info = assumption_info((AssumptionId)id);
		AssumptionId found;

		assert_true(info->low <= info->mode);
		assert_true(info->mode <= info->high);
		assert_true(*info->unit);
		assert_true(assumption_find(info->name, &found));
		assert_int_equal(found, id); /* so names are unique */
		assert_int_equal(
		    strspn(info->name, "abcdefghijklmnopqrstuvwxyz_"),
		    strlen(info->name));
	}
}

static void
defaults_are_the_models(void **state)
{
	Assumptions assumptions;

	(void)state;
	assumptions_init(&assumptions);
	assert_close(assume(&assumptions, ASSUME_HOURS_PER_WEEK), 28, 1e-12);
	assert_close(assume(&assumptions, ASSUME_DEBT_WASTE), 0.23, 1e-12);
	assert_close(assumptions.values[ASSUME_DEBT_WASTE].high, 0.42, 1e-12);
	assert_false(assumptions.values[ASSUME_DEBT_WASTE].overridden);
}

static void
unknown_names_are_not_found(void **state)
{
	AssumptionId id = ASSUME_COUNT;

	(void)state;
	assert_false(assumption_find("hourlyrate", &id));
	assert_false(assumption_find("", &id));
	assert_int_equal(id, ASSUME_COUNT);
}

int
main(void)
{
	const struct CMUnitTest tests[] = {
		cmocka_unit_test(every_assumption_is_whole),
		cmocka_unit_test(defaults_are_the_models),
		cmocka_unit_test(unknown_names_are_not_found),
	};

	return cmocka_run_group_tests_name("assumptions", tests, NULL, NULL);
}
