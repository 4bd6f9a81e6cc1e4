#include <math.h>
#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>
#include <cmocka.h>

#include <glib.h>
#include <string.h>

#include "pipeline/ingest/currency.h"

static bool
known(const char *code)
{
	return currency_known(code, strlen(code));
}

static void
codes_in_use_are_known(void **state)
{
	static const char *const codes[] = { "AED", "CHF", "EUR", "GBP", "INR",
		"JPY", "NOK", "SEK", "USD", "XOF", "ZAR", "ZMW", "ZWL" };

	(void)state;
	for (size_t i = 0; i < G_N_ELEMENTS(codes); i++)
		assert_true(known(codes[i]));
}

static void
others_are_not(void **state)
{
	static const char *const codes[] = { "", "US", "USDX", "usd", "ZZZ",
		"DEM", "XXX", "EDA", "$" };

	(void)state;
	for (size_t i = 0; i < G_N_ELEMENTS(codes); i++)
		assert_false(known(codes[i]));
}

int
main(void)
{
	const struct CMUnitTest tests[] = {
		cmocka_unit_test(codes_in_use_are_known),
		cmocka_unit_test(others_are_not),
	};

	return cmocka_run_group_tests_name("currency", tests, NULL, NULL);
}
