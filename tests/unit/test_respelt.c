#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>
#include <cmocka.h>

#include <glib.h>
#include <string.h>

#include "pipeline/ingest/respelt.h"

static void
amounts_are_read_as_spreadsheets_write_them(void **state)
{
	static const struct {
		const char *text;
		char delimiter;
		const char *amount; /* NULL: none */
	} cases[] = {
		{ "$10,000.00 ", ',', "10000" },
		{ "$0.744923128", ',', "0.744923128" },
		{ "(12.50)", ',', "-12.5" },
		{ "95332,656", ';', "95332.656" },
		{ "-0,5", '\t', "-0.5" },
		{ "1,5E-05", ';', "0.000015" },
		{ "1.234.567,89", ';', "1234567.89" },
		{ "1.234,5", ',', "1234.5" },
		{ "1,234,567", ';', "1234567" },
		{ "$1,234", ',', "1234" },
		/* One, or a thousand? */
		{ "1,000", ',', NULL },
		{ "1,000", 0, NULL },
		{ "much", ';', NULL },
		{ "", ';', NULL },
	};

	(void)state;
	for (size_t i = 0; i < G_N_ELEMENTS(cases); i++) {
		g_autofree char *text = NULL;
		Decimal amount;
		DecimalParse parse = respelt_amount(cases[i].text,
		    strlen(cases[i].text), cases[i].delimiter, &amount);

		print_message("%s\n", cases[i].text);
		if (cases[i].amount == NULL) {
			assert_int_equal(parse, DECIMAL_BAD);
			continue;
		}
		assert_int_equal(parse, DECIMAL_OK);
		text = decimal_format(amount);
		assert_string_equal(text, cases[i].amount);
	}
}

static void
a_month_tells_the_order_of_its_dates(void **state)
{
	static const struct {
		const char *start, *end;
		DateOrder usual, order;
	} cases[] = {
		{ "4/1/25", "5/1/25", DATE_ORDER_YMD, DATE_ORDER_MDY },
		{ "1/1/25", "2/1/25", DATE_ORDER_YMD, DATE_ORDER_MDY },
		{ "01/02/2025 00:00", "01/03/2025 00:00", DATE_ORDER_YMD,
		    DATE_ORDER_DMY },
		{ "01/05/2026", "31/05/2026", DATE_ORDER_MDY, DATE_ORDER_DMY },
		{ "01/02/2026", "28/02/2026", DATE_ORDER_MDY, DATE_ORDER_DMY },
		{ "05/01/2026", "05/31/2026", DATE_ORDER_MDY, DATE_ORDER_MDY },
		{ "2026-05-01", "2026-06-01", DATE_ORDER_YMD, DATE_ORDER_YMD },
		/* No month in any order: what is usual stays. */
		{ "4/2/25", "4/3/25", DATE_ORDER_YMD, DATE_ORDER_YMD },
		{ "soon", "later", DATE_ORDER_MDY, DATE_ORDER_MDY },
	};

	(void)state;
	for (size_t i = 0; i < G_N_ELEMENTS(cases); i++) {
		print_message("%s\n", cases[i].start);
		assert_int_equal(
		    respelt_order(cases[i].start, cases[i].end, cases[i].usual),
		    cases[i].order);
	}
}

int
main(void)
{
	const struct CMUnitTest tests[] = {
		cmocka_unit_test(amounts_are_read_as_spreadsheets_write_them),
		cmocka_unit_test(a_month_tells_the_order_of_its_dates),
	};

	return cmocka_run_group_tests_name("respelt", tests, NULL, NULL);
}
