#include <math.h>
#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>
#include <cmocka.h>

#include "pipeline/stats/rng.h"
#include "tests/support/assert_close.h"

enum { DRAWS = 200000 };

/* The first outputs that the authors' reference code gives for 1, 2, 3, 4. */
static void
steps_like_the_reference(void **state)
{
	static const uint64_t want[] = { 11520, 0, 1509978240,
		UINT64_C(1215971899390074240), UINT64_C(1216172134540287360),
		UINT64_C(607988272756665600), UINT64_C(16172922978634559625),
		UINT64_C(8476171486693032832) };
	Rng rng = { { 1, 2, 3, 4 } };

	(void)state;
	for (size_t i = 0; i < sizeof want / sizeof want[0]; i++)
		assert_true(rng_next(&rng) == want[i]);
}

static void
repeats_itself(void **state)
{
	Rng a, b;

	(void)state;
	rng_init(&a, 42, "timeline");
	rng_init(&b, 42, "timeline");
	for (int i = 0; i < 100; i++)
		assert_true(rng_next(&a) == rng_next(&b));
}

static double
correlation(Rng *a, Rng *b)
{
	double sum = 0;

	for (int i = 0; i < DRAWS; i++)
		sum += (rng_uniform(a) - 0.5) * (rng_uniform(b) - 0.5) * 12;
	return sum / DRAWS;
}

static void
keeps_streams_apart(void **state)
{
	static const struct {
		uint64_t seed_a, seed_b;
		const char *stream_a, *stream_b;
	} cases[] = {
		{ 1, 1, "debt", "timeline" },
		{ 1, 2, "debt", "debt" },
		{ 0, 0, "", "a" },
		{ 7, 7, "table.a", "table.b" },
	};
	Rng a, b;

	(void)state;
	for (size_t i = 0; i < sizeof cases / sizeof cases[0]; i++) {
		rng_init(&a, cases[i].seed_a, cases[i].stream_a);
		rng_init(&b, cases[i].seed_b, cases[i].stream_b);
		/* 5 standard errors */
		assert_true(fabs(correlation(&a, &b)) < 5 / sqrt(DRAWS));
	}
}

static void
is_uniform_inside_the_open_interval(void **state)
{
	double sum = 0, squares = 0;
	Rng rng;

	(void)state;
	rng_init(&rng, 3, "uniform");
	for (int i = 0; i < DRAWS; i++) {
		double u = rng_uniform(&rng);

		assert_true(u > 0 && u < 1);
		sum += u;
		squares += u * u;
	}
	assert_close(sum / DRAWS, 0.5, 0.004);
	assert_close(squares / DRAWS, 1.0 / 3, 0.004);
}

/* The extreme outputs: rotl(5 s1, 7) * 9 is 0 for s1 = 0; its inverse gives
 * the state that yields all ones. */
static void
never_reaches_zero_or_one(void **state)
{
	uint64_t ninth = UINT64_C(0x8e38e38e38e38e39); /* 9^-1 mod 2^64 */
	uint64_t fifth = UINT64_C(0xcccccccccccccccd); /* 5^-1 mod 2^64 */
	uint64_t ones = UINT64_MAX * ninth;
	Rng low = { { 1, 0, 0, 0 } };
	Rng high = { { 1, ((ones >> 7) | (ones << 57)) * fifth, 0, 0 } };
	Rng copy = high;

	(void)state;
	assert_true(rng_next(&copy) == UINT64_MAX);
	assert_true(rng_uniform(&low) > 0);
	assert_true(rng_uniform(&high) < 1);
}

static void
indexes_evenly(void **state)
{
	int counts[7] = { 0 };
	Rng rng;

	(void)state;
	rng_init(&rng, 5, "index");
	for (int i = 0; i < DRAWS; i++)
		counts[rng_index(&rng, 7)]++;
	for (int i = 0; i < 7; i++)
		assert_close(counts[i], DRAWS / 7.0, 0.03);
	assert_int_equal(rng_index(&rng, 1), 0);
}

int
main(void)
{
	const struct CMUnitTest tests[] = {
		cmocka_unit_test(steps_like_the_reference),
		cmocka_unit_test(repeats_itself),
		cmocka_unit_test(keeps_streams_apart),
		cmocka_unit_test(is_uniform_inside_the_open_interval),
		cmocka_unit_test(never_reaches_zero_or_one),
		cmocka_unit_test(indexes_evenly),
	};

	return cmocka_run_group_tests_name("rng", tests, NULL, NULL);
}
