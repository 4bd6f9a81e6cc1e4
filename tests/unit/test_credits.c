#include <math.h>
#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>
#include <cmocka.h>

#include <glib.h>

#include "pipeline/ingest/credits.h"

typedef struct CreditCase {
	const char *text;
	const char *want; /* NULL: no list of credits */
} CreditCase;

static const CreditCase cases[] = {
	{ "[]", "0" },
	{ "[ ]", "0" },
	{ "[{'name': 'Trial', 'amount': -5e-06, 'full_name': None}]",
	    "-0.000005" },
	{ "[{\"name\":\"Trial\",\"amount\":-1.25,\"id\":null}]", "-1.25" },
	{ "[{'amount': -0.1}, {'amount': -0.2}]", "-0.3" },
	{ "[{'amount': -0.1}\n {'amount': -0.2}]", "-0.3" },
	{ "[{'amount': Decimal('-7.5'), 'name': 'x'}]", "-7.5" },
	{ "[{\"amount\":\"-2\"}]", "-2" },
	/* Names and notes that only look like it. */
	{ "[{'name': 'amount', 'amount': -3}]", "-3" },
	{ "[{'name': \"it's 'amount': 9\", 'amount': -3}]", "-3" },
	{ "[{'name': 'a\\'b', 'amount': -3}]", "-3" },
	{ "[{'name': '}{', 'amount': -3}]", "-3" },
	{ "[{'meta': {'amount': 8}, 'amount': -3}]", "-3" },
	{ "[{'meta_amount': 8, 'amount': -3}]", "-3" },
	{ "", NULL },
	{ "None", NULL },
	{ "-5", NULL },
	{ "[{'name': 'Trial'}]", NULL },
	{ "[{'amount': None}]", NULL },
	{ "[{'amount': -1}", NULL },
	{ "[{'amount': -1]", NULL },
	{ "[{'amount': -1}}]", NULL },
	{ "[{'name': 'open, 'amount': -1}]", NULL },
	{ "[{'amount': 1e20}]", NULL },
};

static void
credits_are_summed_exactly(void **state)
{
	(void)state;
	for (size_t i = 0; i < G_N_ELEMENTS(cases); i++) {
		Decimal sum = 77;
		bool ok = credits_sum(cases[i].text, &sum);
		g_autofree char *text = decimal_format(sum);

		print_message("%s\n", cases[i].text);
		assert_int_equal(ok, cases[i].want != NULL);
		if (ok)
			assert_string_equal(text, cases[i].want);
		else
			assert_true(sum == 77);
	}
}

int
main(void)
{
	const struct CMUnitTest tests[] = {
		cmocka_unit_test(credits_are_summed_exactly),
	};

	return cmocka_run_group_tests_name("credits", tests, NULL, NULL);
}
