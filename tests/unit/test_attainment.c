#include <math.h>
#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>
#include <cmocka.h>

#include "pipeline/stats/attainment.h"
#include "tests/support/assert_close.h"

static void
shares_count_what_is_open(void **state)
{
	static const struct {
		const char *what;
		Lifetime lifetimes[6];
		size_t n;
		double share;
	} cases[] = {
		{ "all over", { { 0.5, true }, { 2, true } }, 2, 0.5 },
		{ "the very time is in time", { { 1, true }, { 2, true } }, 2,
		    0.5 },
		{ "open for longer is late", { { 0.5, true }, { 9, false } }, 2,
		    0.5 },
		/* by hand: at 0.5 one of three, then one is out of sight, and
		 * at 0.8 the one that is left: 1 − 2/3 × 0 */
		{ "young ones tell less",
		    { { 0.5, true }, { 0.6, false }, { 0.8, true } }, 3, 1 },
		/* 1 − 3/4 × 2/3 would be wrong: two are left at 0.7 */
		{ "so do these",
		    { { 0.5, true }, { 0.6, false }, { 0.7, true },
			{ 3, true } },
		    4, 1 - 0.75 * 0.5 },
		{ "none in time", { { 2, true }, { 3, false } }, 2, 0 },
		{ "all in time", { { 0.1, true }, { 0.2, true } }, 2, 1 },
		{ "all young", { { 0.1, false }, { 0.2, false } }, 2, NAN },
		{ "the rest is young", { { 0.1, true }, { 0.2, false } }, 2,
		    NAN },
		{ "nothing", { { 0, false } }, 0, NAN },
	};

	(void)state;
	for (size_t i = 0; i < G_N_ELEMENTS(cases); i++) {
		const Attainment got =
		    attainment_at(cases[i].lifetimes, cases[i].n, 1);

		print_message("%s\n", cases[i].what);
		if (isnan(cases[i].share)) {
			assert_true(isnan(got.share));
			assert_true(isnan(got.lo) && isnan(got.hi));
			continue;
		}
		assert_close(got.share, cases[i].share, 1e-12);
		assert_true(got.lo <= got.share && got.share <= got.hi);
		assert_true(got.lo >= 0 && got.hi <= 1);
		assert_true(got.lo < got.hi);
	}
}

/* Where all are over the ends are Wilson's: 5 of 5 is 0.5655 to 1. */
static void
limits_are_known_at_the_ends(void **state)
{
	Lifetime lifetimes[5];
	Attainment got;

	(void)state;
	for (int i = 0; i < 5; i++)
		lifetimes[i] = (Lifetime){ 0.1 * i, true };
	got = attainment_at(lifetimes, 5, 1);
	assert_prints(got.lo, "0.5655");
	assert_close(got.hi, 1, 1e-12);
}

int
main(void)
{
	const struct CMUnitTest tests[] = {
		cmocka_unit_test(shares_count_what_is_open),
		cmocka_unit_test(limits_are_known_at_the_ends),
	};

	return cmocka_run_group_tests_name("attainment", tests, NULL, NULL);
}
