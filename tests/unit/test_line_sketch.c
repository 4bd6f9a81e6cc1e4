#include <math.h>
#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>
#include <cmocka.h>

#include "pipeline/facts/line_sketch.h"
#include "tests/support/assert_close.h"

/* Hashes of the numbers FROM to TO - 1. */
static void
fill(LineSketch *sketch, uint64_t from, uint64_t to)
{
	for (uint64_t i = from; i < to; i++)
		line_sketch_add(sketch, line_hash(0, &i, sizeof i));
}

typedef struct ShareCase {
	uint64_t a_from, a_to, b_from, b_to;
	double want, within;
} ShareCase;

static const ShareCase cases[] = {
	{ 0, 10, 0, 10, 1, 0 },
	{ 0, 10, 5, 15, 0.5, 0 },
	{ 0, 10, 10, 20, 0, 0 },
	{ 0, 900, 0, 9, 1, 0 }, /* the smaller set decides */
	{ 0, 1000, 500, 1500, 0.5, 0 }, /* still exact */
	{ 0, 50000, 0, 50000, 1, 0 },
	{ 0, 50000, 50000, 100000, 0, 0 },
	{ 0, 50000, 25000, 75000, 0.5, 0.06 },
	{ 0, 100000, 80000, 100000, 1, 0 },
	{ 0, 100000, 99000, 119000, 0.05, 0.05 },
};

static void
share(const ShareCase *c, bool swap, bool twice)
{
	LineSketch a, b;

	line_sketch_init(&a);
	line_sketch_init(&b);
	for (int i = 0; i <= twice; i++)
		fill(&a, c->a_from, c->a_to);
	fill(&b, c->b_from, c->b_to);
	assert_close(swap ? line_sketch_containment(&b, &a)
			  : line_sketch_containment(&a, &b),
	    c->want, c->within + 1e-12);
	line_sketch_clear(&a);
	line_sketch_clear(&b);
}

static void
estimates_what_is_shared(void **state)
{
	(void)state;
	for (size_t i = 0; i < G_N_ELEMENTS(cases); i++)
		for (int how = 0; how < 4; how++)
			share(&cases[i], how & 1, how & 2);
}

static void
empty_sets_cannot_be_compared(void **state)
{
	LineSketch a, b;

	(void)state;
	line_sketch_init(&a);
	line_sketch_init(&b);
	fill(&a, 0, 100);
	assert_true(isnan(line_sketch_containment(&a, &b)));
	line_sketch_clear(&a);
	line_sketch_clear(&b);
}

static void
a_union_holds_both(void **state)
{
	LineSketch all, part, other;

	(void)state;
	line_sketch_init(&all);
	line_sketch_init(&part);
	line_sketch_init(&other);
	fill(&all, 0, 50000);
	fill(&part, 50000, 60000);
	fill(&other, 40000, 60000);
	line_sketch_merge(&all, &part);
	assert_close(line_sketch_containment(&all, &other), 1, 1e-12);
	assert_close(line_sketch_containment(&all, &part), 1, 1e-12);
	line_sketch_clear(&all);
	line_sketch_clear(&part);
	line_sketch_clear(&other);
}

static void
space_is_bounded(void **state)
{
	LineSketch a;

	(void)state;
	line_sketch_init(&a);
	fill(&a, 0, 200000);
	assert_in_range(a.hashes->len, LINE_SKETCH_SIZE, 2 * LINE_SKETCH_SIZE);
	line_sketch_clear(&a);
}

int
main(void)
{
	const struct CMUnitTest tests[] = {
		cmocka_unit_test(estimates_what_is_shared),
		cmocka_unit_test(empty_sets_cannot_be_compared),
		cmocka_unit_test(a_union_holds_both),
		cmocka_unit_test(space_is_bounded),
	};

	return cmocka_run_group_tests_name("line_sketch", tests, NULL, NULL);
}
