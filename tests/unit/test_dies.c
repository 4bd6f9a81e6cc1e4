#include <math.h>
#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>
#include <cmocka.h>

#include <glib.h>
#include <stdlib.h>

#include "tests/support/dies.h"

static void
say_and_die(void *text)
{
	g_error("%s", (const char *)text);
}

static void
live(void *text)
{
	(void)text;
}

static void
leave(void *text)
{
	(void)text;
	_Exit(3);
}

static void
hears_last_words(void **state)
{
	g_autofree char *said = dies_saying(say_and_die, (char *)"too late");

	(void)state;
	assert_non_null(said);
	assert_non_null(g_strrstr(said, "too late"));
}

static void
tells_the_living(void **state)
{
	(void)state;
	assert_null(dies_saying(live, NULL));
	assert_null(dies_saying(leave, NULL));
}

int
main(void)
{
	const struct CMUnitTest tests[] = {
		cmocka_unit_test(hears_last_words),
		cmocka_unit_test(tells_the_living),
	};

	return cmocka_run_group_tests_name("dies", tests, NULL, NULL);
}
