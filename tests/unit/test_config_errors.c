#include <math.h>
#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>
#include <cmocka.h>

#include "pipeline/config/config_errors.h"

#include <string.h>

static void
lines_have_their_places(void **state)
{
	static const char text[] = "a:\n  b: 1\n";
	g_autoptr(Places) places = places_read("f", text, strlen(text), NULL);
	g_autoptr(GString) lines = g_string_new(NULL);
	ConfigErrors errors = { "f", places, lines, 0 };

	(void)state;
	config_errors_add(&errors, "a.b", false, "%s is %d", "b", 1);
	config_errors_add(&errors, "a.b", true, "key");
	config_errors_add(&errors, "no.such", false, "nowhere");
	assert_string_equal(
	    lines->str, "f:2:6: b is 1\nf:2:3: key\nf:1:1: nowhere");
	assert_int_equal(errors.count, 3);
}

static void
the_rest_is_counted(void **state)
{
	g_autoptr(Places) places = places_read("f", "", 0, NULL);
	g_autoptr(GString) lines = g_string_new(NULL);
	ConfigErrors errors = { "f", places, lines, 0 };
	g_auto(GStrv) split = NULL;

	(void)state;
	for (int i = 0; i < 100; i++)
		config_errors_add(&errors, "", false, "%d", i);
	split = g_strsplit(lines->str, "\n", -1);
	assert_int_equal(g_strv_length(split), 21);
	assert_int_equal(errors.count, 100);
}

int
main(void)
{
	const struct CMUnitTest tests[] = {
		cmocka_unit_test(lines_have_their_places),
		cmocka_unit_test(the_rest_is_counted),
	};

	return cmocka_run_group_tests_name("config_errors", tests, NULL, NULL);
}
