#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>
#include <cmocka.h>

#include <glib.h>
#include <string.h>

#include "pipeline/ingest/samples.h"

static void
few_different_values_are_kept(void **state)
{
	static const char *const texts[] = { "a", "", "a", "two\nlines", "c",
		"d" };
	g_auto(Samples) samples = { 0 };
	g_autofree char *joined = NULL;

	(void)state;
	assert_null(samples_join(&samples));
	for (size_t i = 0; i < G_N_ELEMENTS(texts); i++)
		samples_add(&samples, texts[i], strlen(texts[i]));
	joined = samples_join(&samples);
	assert_string_equal(joined, "a · two\nlines · c");
	assert_int_equal(samples.looks, SAMPLES_LOOKS);
}

static void
long_values_are_cut_and_looking_ends(void **state)
{
	g_auto(Samples) samples = { 0 };
	g_autofree char *big = g_strnfill(100000, 'x');
	g_autofree char *joined = NULL;

	(void)state;
	for (int i = 0; i < 2 * SAMPLES_LOOKS; i++)
		samples_add(&samples, big, 100000);
	samples_add(&samples, "other", 5);
	joined = samples_join(&samples);
	assert_int_equal(g_utf8_strlen(joined, -1), 60);
}

int
main(void)
{
	const struct CMUnitTest tests[] = {
		cmocka_unit_test(few_different_values_are_kept),
		cmocka_unit_test(long_values_are_cut_and_looking_ends),
	};

	return cmocka_run_group_tests_name("samples", tests, NULL, NULL);
}
