#include <math.h>
#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>
#include <cmocka.h>

#include "pipeline/facts/inputs.h"

static const Decimal unit = (Decimal)1000000000000 * 1000000000000;

static void
skips_add_up_by_reason(void **state)
{
	g_autoptr(Input) input = input_new("a.csv");
	const SkipReason *skip;

	(void)state;
	input->rows_read = input->rows_used = 9;
	input_skip(input, "footer", 1);
	input_unuse(input, "told twice", 4);
	input_skip(input, "footer", 2);
	input_skip(input, "never", 0);
	assert_int_equal(input->rows_skipped, 7);
	assert_int_equal(input->rows_used, 5);
	assert_int_equal(input->skips->len, 2);
	skip = g_ptr_array_index(input->skips, 0);
	assert_string_equal(skip->reason, "footer");
	assert_int_equal(skip->count, 3);
}

static const CurrencyTotal *
total(const Input *input, unsigned i)
{
	return g_ptr_array_index(input->totals, i);
}

static void
totals_are_kept_by_currency(void **state)
{
	g_autoptr(Input) input = input_new("bill.csv");

	(void)state;
	assert_true(input_add_total(input, "USD", 3 * unit, unit));
	assert_true(input_add_total(input, "EUR", unit, unit));
	assert_true(input_add_total(input, "USD", -unit, unit));
	assert_int_equal(input->totals->len, 2);
	assert_string_equal(total(input, 0)->currency, "EUR");
	assert_string_equal(total(input, 1)->currency, "USD");
	assert_true(total(input, 1)->billed == 2 * unit);
	assert_true(total(input, 1)->effective == 2 * unit);
}

static void
overflow_adds_nothing(void **state)
{
	g_autoptr(Input) input = input_new("bill.csv");
	const Decimal huge = unit * 100000000000000;

	(void)state;
	assert_true(input_add_total(input, "USD", unit, huge));
	assert_false(input_add_total(input, "USD", unit, huge));
	assert_true(total(input, 0)->billed == unit);
	assert_true(total(input, 0)->effective == huge);
}

static void
every_kind_has_a_name(void **state)
{
	(void)state;
	for (int kind = INPUT_UNKNOWN; kind <= INPUT_DECISIONS; kind++)
		assert_non_null(input_kind_name((InputKind)kind));
	assert_string_equal(input_kind_name(INPUT_BILLING), "billing");
}

int
main(void)
{
	const struct CMUnitTest tests[] = {
		cmocka_unit_test(skips_add_up_by_reason),
		cmocka_unit_test(totals_are_kept_by_currency),
		cmocka_unit_test(overflow_adds_nothing),
		cmocka_unit_test(every_kind_has_a_name),
	};

	return cmocka_run_group_tests_name("inputs", tests, NULL, NULL);
}
