#include <math.h>
#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>
#include <stdlib.h>
#include <string.h>
#include <cmocka.h>

#include "pipeline/demo/metered_usage.h"

enum { LINES = 997, TENTH = 10 };

/* 0.107 USD */
#define HOURLY INT64_C(1070000000)

typedef struct SplitCase {
	const char *name;
	int64_t amount, lines;
	bool whole, even;
} SplitCase;

static const SplitCase cases[] = {
	{ "hours", INT64_C(123456789012), LINES, false, false },
	{ "requests", 54321 * USAGE_UNIT, LINES, true, false },
	{ "fewer requests than lines", 12 * USAGE_UNIT, LINES, true, false },
	{ "reserved", 744 * USAGE_UNIT, LINES, false, true },
	{ "one line", 5 * USAGE_UNIT, 1, true, false },
	{ "nothing", 0, 3, false, false },
};

/* However it is split, the lines add up, and their costs to the bill. */
static void
splits_without_loss(void **state)
{
	const SplitCase *c = *state;
	UsageSplit split = { c->amount, c->lines, c->whole, c->even };
	Decimal cost = 0;
	int64_t sum = 0;
	Rng rng;

	rng_init(&rng, 1, c->name);
	for (int64_t i = 0; i < c->lines; i++) {
		int64_t part = usage_split_next(&split, &rng);

		assert_true(part >= 0);
		if (c->whole)
			assert_int_equal(part % USAGE_UNIT, 0);
		if (c->even)
			assert_true(llabs(part - c->amount / c->lines) <= 1);
		sum += part;
		assert_true(decimal_add(&cost, usage_cost(part, HOURLY)));
	}
	assert_int_equal(split.lines, 0);
	assert_int_equal(sum, c->amount);
	assert_true(cost == usage_cost(c->amount, HOURLY));
}

static void
lines_differ(void **state)
{
	UsageSplit split = { 1000 * USAGE_UNIT, TENTH, false, false };
	Rng rng;
	int64_t first, second;

	(void)state;
	rng_init(&rng, 1, "differ");
	first = usage_split_next(&split, &rng);
	second = usage_split_next(&split, &rng);
	assert_int_not_equal(first, second);
	assert_true(first > 60 * USAGE_UNIT && first < 140 * USAGE_UNIT);
}

static void
buys_what_the_dollars_pay(void **state)
{
	char text[USAGE_TEXT_SIZE];

	(void)state;
	/* 107 dollars at 10.7 cents */
	assert_int_equal(usage_for(107, HOURLY, false), 1000 * USAGE_UNIT);
	assert_int_equal(usage_for(0.2, HOURLY, true), 2 * USAGE_UNIT);
	assert_string_equal(
	    usage_format(usage_cost(USAGE_UNIT / 4, HOURLY), text), "0.02675");
	assert_string_equal(usage_format_rate(1, text), "0.0000000001");
	assert_string_equal(
	    usage_format_amount(24 * USAGE_UNIT + 1, text), "24.00000001");
	assert_string_equal(usage_format_amount(0, text), "0");
}

static void
rounds_to_cents(void **state)
{
	static const struct {
		const char *cost, *cents;
	} rounds[] = { { "0.005", "0.01" }, { "0.0049999999", "0" },
		{ "12.344", "12.34" }, { "12.346", "12.35" }, { "7", "7" } };
	char text[USAGE_TEXT_SIZE];

	(void)state;
	for (size_t i = 0; i < G_N_ELEMENTS(rounds); i++) {
		Decimal cost;

		assert_int_equal(decimal_parse(rounds[i].cost,
				     strlen(rounds[i].cost), &cost),
		    DECIMAL_OK);
		assert_string_equal(
		    usage_format(usage_to_cents(cost), text), rounds[i].cents);
	}
}

int
main(void)
{
	struct CMUnitTest tests[G_N_ELEMENTS(cases) + 3] = {
		cmocka_unit_test(lines_differ),
		cmocka_unit_test(buys_what_the_dollars_pay),
		cmocka_unit_test(rounds_to_cents),
	};

	for (size_t i = 0; i < G_N_ELEMENTS(cases); i++)
		tests[3 + i] = (struct CMUnitTest){
			.name = cases[i].name,
			.test_func = splits_without_loss,
			.initial_state = (void *)&cases[i],
		};
	return cmocka_run_group_tests_name("metered_usage", tests, NULL, NULL);
}
