#include <math.h>
#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>
#include <cmocka.h>

#include <glib.h>
#include <string.h>

#include "tests/support/bound.h"

typedef struct OrderCase {
	const char *name;
	const char *rows; /* of time,series,value */
	int month; /* of the first row */
	const char *code; /* of the finding; NULL: none */
} OrderCase;

static const OrderCase cases[] = {
	{ "days first, shown later", "3/4/2026,a,1\n25/4/2026,a,2\n", 4, NULL },
	{ "months first, shown later", "3/4/2026,a,1\n4/25/2026,a,2\n", 3,
	    NULL },
	{ "nothing shows it", "3/4/2026,a,1\n4/5/2026,a,2\n", 4,
	    "date-order-assumed" },
	{ "same either way", "4/4/2026,a,1\n5/5/2026,a,2\n", 4, NULL },
	{ "iso", "2026-03-04,a,1\n", 3, NULL },
	{ "both",
	    "3/4/2026,a,1\n25/4/2026,a,2\n4/26/2026,a,2\n"
	    "27/4/2026,a,2\n",
	    4, "date-order-mixed" },
};

static void
one_date_decides_for_all(void **state)
{
	(void)state;
	for (size_t i = 0; i < G_N_ELEMENTS(cases); i++) {
		const OrderCase *c = &cases[i];
		g_autofree char *text =
		    g_strconcat("time,series,value\n", c->rows, NULL);
		const Series *series;
		const Input *input;
		int year, month, day;
		Bound bound;

		print_message("%s\n", c->name);
		bound_init(&bound);
		input = bound_read(&bound, "m.csv", text);
		bound_seal(&bound);
		series = facts_find_series(bound.facts, "a");
		date_to_ymd(
		    instant_date(g_array_index(series->points, Point, 0).time),
		    &year, &month, &day);
		assert_int_equal(month, c->month);
		assert_int_equal(input->rows_rejected, 0);
		if (c->code)
			assert_non_null(
			    bound_finding(input->findings, c->code));
		else
			assert_int_equal(
			    finding_list_count(input->findings), 0);
		bound_clear(&bound);
	}
}

int
main(void)
{
	const struct CMUnitTest tests[] = {
		cmocka_unit_test(one_date_decides_for_all),
	};

	return cmocka_run_group_tests_name("date_decider", tests, NULL, NULL);
}
