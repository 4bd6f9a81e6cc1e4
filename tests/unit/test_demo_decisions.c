#include <math.h>
#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>
#include <cmocka.h>

#include <string.h>

#include "pipeline/demo/demo_decisions.h"
#include "tests/support/bound.h"

/* Our own reader finds in them what is meant. */
static void
records_are_read_back(void **state)
{
	static const DemoOptions options = { 20779, 1, 1 }; /* 2026-11-22 */
	const GPtrArray *records;
	const DecisionRecord *last;
	Larkfield company;
	Bound bound;
	long whole = 0;

	(void)state;
	larkfield_init(&company, &options);
	bound_init(&bound);
	for (size_t i = 0; i < DEMO_DECISIONS; i++) {
		g_autofree char *text = demo_decision_text(&company, i);

		bound_read(&bound, demo_decision_file(i), text);
	}
	bound_seal(&bound);
	records = facts_decisions(bound.facts);
	assert_int_equal(records->len, DEMO_DECISIONS);
	for (guint i = 0; i < records->len; i++)
		whole += decision_record_is_whole(records->pdata[i]);
	assert_int_equal(whole, DEMO_DECISIONS - 2);
	last = records->pdata[DEMO_DECISIONS - 1];
	assert_string_equal(last->number, "8");
	assert_string_equal(last->title, "Keep sessions in a table");
	assert_int_equal(last->status, DECISION_PROPOSED);
	assert_int_equal(last->date, date_add_months(20779, -1));
	assert_string_equal(last->deciders, "Odalys Marchbank, Tamsin Quill");
	bound_clear(&bound);
}

int
main(void)
{
	const struct CMUnitTest tests[] = {
		cmocka_unit_test(records_are_read_back),
	};

	return cmocka_run_group_tests_name("demo_decisions", tests, NULL, NULL);
}
