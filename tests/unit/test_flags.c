#include <math.h>
#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>
#include <cmocka.h>

#include <glib.h>
#include <string.h>

#include "pipeline/facts/flags.h"

static void
states_and_lifespans_have_names(void **state)
{
	(void)state;
	for (FlagState s = FLAG_STATE_UNKNOWN; s <= FLAG_ARCHIVED; s++)
		assert_non_null(flag_state_name(s));
	assert_string_equal(flag_state_name(FLAG_ARCHIVED), "archived");
	for (FlagLifespan s = FLAG_LIFESPAN_UNKNOWN; s <= FLAG_PERMANENT; s++)
		assert_non_null(flag_lifespan_name(s));
	assert_string_equal(flag_lifespan_name(FLAG_PERMANENT), "permanent");
}

int
main(void)
{
	const struct CMUnitTest tests[] = {
		cmocka_unit_test(states_and_lifespans_have_names),
	};

	return cmocka_run_group_tests_name("flags", tests, NULL, NULL);
}
