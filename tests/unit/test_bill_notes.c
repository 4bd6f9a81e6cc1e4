#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>
#include <cmocka.h>

#include <string.h>

#include "pipeline/ingest/bill_notes.h"

static void
a_tally_keeps_its_first_line(void **state)
{
	BillTally tally = { 0 };

	(void)state;
	bill_tally(&tally, 7);
	bill_tally(&tally, 3);
	assert_int_equal(tally.count, 2);
	assert_int_equal(tally.first_line, 7);
}

static void
each_oddity_is_a_finding(void **state)
{
	static const char *const codes[] = { "cost-not-amortised",
		"cost-amortised", "cost-rounded", "amounts-respelt",
		"total-overflow" };
	const BillNotes notes = {
		.unamortised = { 1, 2 },
		.amortised = { 1, 3 },
		.rounded = { 1, 4 },
		.respelt = { 5, 6 },
		.overflow = true,
	};
	g_autoptr(Input) input = input_new("bill.csv");

	(void)state;
	bill_notes_describe(&(BillNotes){ 0 }, input);
	assert_int_equal(finding_list_count(input->findings), 0);
	bill_notes_describe(&notes, input);
	assert_int_equal(
	    finding_list_count(input->findings), G_N_ELEMENTS(codes));
	for (size_t i = 0; i < G_N_ELEMENTS(codes); i++) {
		const Finding *finding = finding_list_get(input->findings, i);

		assert_string_equal(finding->code, codes[i]);
		assert_int_equal(finding->line, i < 3    ? 2 + (long)i
						: i == 3 ? 6
							 : 0);
	}
}

int
main(void)
{
	const struct CMUnitTest tests[] = {
		cmocka_unit_test(a_tally_keeps_its_first_line),
		cmocka_unit_test(each_oddity_is_a_finding),
	};

	return cmocka_run_group_tests_name("bill_notes", tests, NULL, NULL);
}
