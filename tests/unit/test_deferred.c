#include <math.h>
#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>
#include <cmocka.h>

#include <glib.h>
#include <string.h>

#include "pipeline/ingest/deferred.h"
#include "tests/support/bound.h"

/* The order of 03/04/2026 shows only in the last row; a row without open
 * dates does not wait for it. */
static void
rows_wait_for_the_order_of_their_dates(void **state)
{
	static const char text[] = "key,state,created,last_changed\n"
				   "a,on,03/04/2026,\nb,on,2026-01-01,\n"
				   "c,on,,25/04/2026\n";
	Bound bound;
	const Input *input;

	(void)state;
	bound_init(&bound);
	input = bound_read(&bound, "f.csv", text);
	bound_seal(&bound);
	bound_assert_rows(input, 3, 0, 0);
	assert_true(
	    ((const Flag *)facts_flags(bound.facts)->pdata[0])->created ==
	    date_instant(date_from_ymd(2026, 4, 3)));
	bound_clear(&bound);
}

static void
what_is_no_date_is_rejected(void **state)
{
	Bound bound;
	const Input *input;

	(void)state;
	bound_init(&bound);
	input = bound_read(&bound, "f.csv",
	    "key,state,created\na,on,soon\nb,on,1782000000000\nc,on,\n");
	bound_seal(&bound);
	bound_assert_rows(input, 2, 0, 1);
	assert_string_equal(
	    bound_reject(&bound)->reason, "created is not a date");
	bound_clear(&bound);
}

int
main(void)
{
	const struct CMUnitTest tests[] = {
		cmocka_unit_test(rows_wait_for_the_order_of_their_dates),
		cmocka_unit_test(what_is_no_date_is_rejected),
	};

	return cmocka_run_group_tests_name("deferred", tests, NULL, NULL);
}
