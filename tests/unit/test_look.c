#include <math.h>
#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>
#include <cmocka.h>

#include "renderers/chart/look.h"
#include "tests/support/desk.h"

/* MODEL §10: never colour alone. */
static void
series_differ_in_hue_and_shape(void **state)
{
	(void)state;
	for (int a = ROLE_FIRST; a <= ROLE_FOURTH; a++) {
		for (int b = ROLE_FIRST; b < a; b++) {
			assert_int_not_equal(
			    look_role(a).hue, look_role(b).hue);
			assert_int_not_equal(
			    look_role(a).shape, look_role(b).shape);
		}
	}
}

static void
states_differ_in_hue_and_shape(void **state)
{
	(void)state;
	for (int a = ROLE_BAD; a <= ROLE_GOOD; a++) {
		for (int b = ROLE_BAD; b < a; b++) {
			assert_int_not_equal(
			    look_role(a).hue, look_role(b).hue);
			assert_int_not_equal(
			    look_role(a).shape, look_role(b).shape);
		}
	}
}

static void
text_is_large_enough_to_read(void **state)
{
	(void)state;
	for (LookText rank = LOOK_TITLE; rank <= LOOK_NOTE; rank++) {
		TextSpec text = look_text(rank, "x");

		assert_true(text.face.size >= 11);
		assert_true(look_line_height(rank) >= text.face.size * 1.164);
		assert_string_equal(text.string, "x");
	}
	assert_true(look_text(LOOK_TITLE, "").face.size >
		    look_text(LOOK_LABEL, "").face.size);
}

static void
a_page_is_wide(void **state)
{
	assert_false(look_is_narrow(((Desk *)*state)->canvas));
}

static void
a_phone_is_narrow(void **state)
{
	assert_true(look_is_narrow(((Desk *)*state)->canvas));
}

int
main(void)
{
	const struct CMUnitTest tests[] = {
		cmocka_unit_test(series_differ_in_hue_and_shape),
		cmocka_unit_test(states_differ_in_hue_and_shape),
		cmocka_unit_test(text_is_large_enough_to_read),
		WITH_WIDE_DESK(a_page_is_wide),
		WITH_NARROW_DESK(a_phone_is_narrow),
	};

	return cmocka_run_group_tests_name("look", tests, NULL, NULL);
}
