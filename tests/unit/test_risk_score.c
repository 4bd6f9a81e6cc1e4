#include <math.h>
#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>
#include <cmocka.h>

#include <glib.h>

#include "pipeline/stats/risk_score.h"
#include "tests/support/assert_close.h"

enum { PARTS = 5 };

static const double weights[PARTS] = { .30, .25, .20, .15, .10 };
static const RiskRule rule = { weights, PARTS, 0.5 };

static void
fill(const double *values, RiskPart *parts)
{
	for (size_t i = 0; i < PARTS; i++)
		parts[i] = risk_part(values[i]);
}

/* [T16] n(10x) = 1.2e8, c = .375, one expert, w = .6, one column in three. */
static void
all_parts_known_give_one_number(void **state)
{
	const double values[PARTS] = { (log10(1.2e8) - 6) / 3, .375, 1, .6,
		1. / 3 };
	RiskPart parts[PARTS];
	RiskScore score;

	(void)state;
	assert_prints(values[0], "0.6931");
	fill(values, parts);
	score = risk_score(&rule, parts);
	assert_prints(score.value, "62.5001");
	assert_close(score.lo, score.value, 1e-12);
	assert_close(score.hi, score.value, 1e-12);
	assert_close(score.known, 1, 1e-12);
}

static void
what_is_unknown_widens_the_range_and_is_never_low(void **state)
{
	static const struct {
		double values[PARTS];
		double value, lo, hi, known;
	} cases[] = {
		/* rows unknown */
		{ { NAN, .4, .5, .6, 0 }, 100 * .29 / .7, 29, 59, .7 },
		/* just enough */
		{ { .5, NAN, .5, NAN, NAN }, 50, 25, 75, .5 },
		/* too little */
		{ { NAN, 0, 0, NAN, NAN }, NAN, 0, 55, .45 },
		{ { NAN, NAN, NAN, NAN, NAN }, NAN, 0, 100, 0 },
	};
	RiskPart parts[PARTS];

	(void)state;
	for (size_t i = 0; i < G_N_ELEMENTS(cases); i++) {
		RiskScore score;

		fill(cases[i].values, parts);
		score = risk_score(&rule, parts);
		assert_close(score.value, cases[i].value, 1e-12);
		assert_close(score.lo, cases[i].lo, 1e-12);
		assert_close(score.hi, cases[i].hi, 1e-12);
		assert_close(score.known, cases[i].known, 1e-12);
	}
}

static void
a_part_may_be_known_as_a_least(void **state)
{
	RiskPart parts[PARTS];
	const double values[PARTS] = { .2, .4, .5, .6, 0 };
	RiskScore score;

	(void)state;
	fill(values, parts);
	parts[0].hi = 1;
	score = risk_score(&rule, parts);
	assert_close(score.value, 35, 1e-12);
	assert_close(score.lo, 35, 1e-12);
	assert_close(score.hi, 59, 1e-12);
}

static void
weights_need_not_sum_to_one(void **state)
{
	const double doubled[] = { 2, 6 };
	const RiskRule odd = { doubled, 2, 0.5 };
	const RiskPart parts[] = { { 1, 1, 1 }, { 0, 0, 0 } };

	(void)state;
	assert_close(risk_score(&odd, parts).value, 25, 1e-12);
}

static void
ranks_move_where_weights_decide(void **state)
{
	const double even[] = { 1, 1 };
	const RiskRule two = { even, 2, 0.5 };
	const RiskPart parts[] = {
		{ .9, .9, .9 }, { .2, .2, .2 }, /* 55, by its first part */
		{ .3, .3, .3 }, { .7, .7, .7 }, /* 50, by its second */
		{ .1, .1, .1 }, { .1, .1, .1 }, /* last whatever the weights */
	};
	size_t rank[3], best[3], worst[3];

	(void)state;
	risk_ranks(&two, parts, 3, 0.5, rank, best, worst);
	assert_int_equal(rank[0], 1);
	assert_int_equal(rank[1], 2);
	assert_int_equal(best[0], 1);
	assert_int_equal(worst[0], 2);
	assert_int_equal(best[1], 1);
	assert_int_equal(worst[1], 2);
	assert_int_equal(best[2], 3);
	assert_int_equal(worst[2], 3);
}

static void
little_known_ranks_by_what_it_can_be(void **state)
{
	const double even[] = { 1, 1 };
	const RiskRule two = { even, 2, 0.6 };
	const RiskPart parts[] = {
		{ .4, .4, .4 }, { .4, .4, .4 }, /* 40 */
		{ .1, .1, .1 }, { NAN, 0, 1 }, /* 5 to 55 */
		{ .4, .4, .4 }, { .4, .4, .4 }, /* as the first */
	};
	size_t rank[3], best[3], worst[3];

	(void)state;
	risk_ranks(&two, parts, 3, 0, rank, best, worst);
	assert_int_equal(rank[1], 1);
	assert_int_equal(rank[0], 2);
	assert_int_equal(rank[2], 3);
	assert_int_equal(worst[1], 1);
}

int
main(void)
{
	const struct CMUnitTest tests[] = {
		cmocka_unit_test(all_parts_known_give_one_number),
		cmocka_unit_test(
		    what_is_unknown_widens_the_range_and_is_never_low),
		cmocka_unit_test(a_part_may_be_known_as_a_least),
		cmocka_unit_test(weights_need_not_sum_to_one),
		cmocka_unit_test(ranks_move_where_weights_decide),
		cmocka_unit_test(little_known_ranks_by_what_it_can_be),
	};

	return cmocka_run_group_tests_name("risk_score", tests, NULL, NULL);
}
