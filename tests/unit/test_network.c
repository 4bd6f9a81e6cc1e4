#include <math.h>
#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>
#include <cmocka.h>
#include <string.h>

#include "pipeline/stats/network.h"
#include "tests/support/assert_close.h"
#include "tests/support/known_networks.h"

static void
groups_are_numbered_by_their_first_node(void **state)
{
	size_t groups[] = { 7, 3, 7, 0, 3, 9 };
	const size_t want[] = { 0, 1, 0, 2, 1, 3 };

	(void)state;
	assert_int_equal(partition_canonical(groups, 6), 4);
	assert_memory_equal(groups, want, sizeof want);
	assert_int_equal(partition_canonical(groups, 0), 0);
}

/* [T15], and that all in one group and each alone are what they are. */
static void
modularity_follows_its_formula(void **state)
{
	static const struct {
		size_t groups[SHOP_NODES];
		const char *q, *cross;
	} cases[] = {
		{ { 0, 0, 0, 1, 1, 1, 2, 2 }, "0.3269", "0.3158" },
		{ { 0, 0, 0, 0, 0, 0, 0, 0 }, "0.0000", "0.0000" },
		{ { 0, 1, 2, 3, 4, 5, 6, 7 }, "-0.1413", "1.0000" },
	};
	Network *shop = known_shop();

	(void)state;
	for (size_t i = 0; i < 3; i++) {
		assert_prints(
		    network_modularity(shop, cases[i].groups), cases[i].q);
		assert_prints(
		    network_cross_share(shop, cases[i].groups), cases[i].cross);
	}
	network_free(shop);
}

static void
nothing_has_no_modularity(void **state)
{
	const size_t groups[] = { 0, 1, 2 };
	Network *lone = network_new(3, 0);

	(void)state;
	assert_close(network_modularity(lone, groups), NAN, 0);
	assert_close(network_cross_share(lone, groups), NAN, 0);
	network_free(lone);
}

static void
count_degrees(const Network *network, size_t *degrees)
{
	memset(degrees, 0, network->nodes * sizeof *degrees);
	for (size_t i = 0; i < network->count; i++) {
		degrees[network->links[i].a]++;
		degrees[network->links[i].b]++;
	}
}

static bool
is_simple(const Network *network)
{
	for (size_t i = 0; i < network->count; i++) {
		const NetworkLink *one = &network->links[i];

		if (one->a == one->b)
			return false;
		for (size_t j = 0; j < i; j++) {
			const NetworkLink *two = &network->links[j];

			if ((one->a == two->a && one->b == two->b) ||
			    (one->a == two->b && one->b == two->a))
				return false;
		}
	}
	return true;
}

static bool
are_same(const Network *one, const Network *two)
{
	for (size_t i = 0; i < one->count; i++)
		if (one->links[i].a != two->links[i].a ||
		    one->links[i].b != two->links[i].b)
			return false;
	return true;
}

static void
rewiring_keeps_degrees_and_the_seed_decides(void **state)
{
	Network *club = known_karate(), *copy = network_copy(club),
		*again = network_copy(club);
	size_t before[KARATE_NODES], after[KARATE_NODES];
	Rng rng;

	(void)state;
	rng_init(&rng, 1, "test");
	network_rewire(copy, 780, &rng);
	rng_init(&rng, 1, "test");
	network_rewire(again, 780, &rng);
	count_degrees(club, before);
	count_degrees(copy, after);
	assert_memory_equal(before, after, sizeof before);
	assert_true(is_simple(copy));
	assert_false(are_same(club, copy));
	assert_true(are_same(copy, again));
	network_free(club);
	network_free(copy);
	network_free(again);
}

/* A star, a triangle and a single link have no other form. */
static void
what_cannot_be_rewired_stays(void **state)
{
	static const size_t ends[][3][2] = {
		{ { 0, 1 }, { 0, 2 }, { 0, 3 } },
		{ { 0, 1 }, { 1, 2 }, { 2, 0 } },
	};

	(void)state;
	for (size_t i = 0; i < 2; i++) {
		Network *network = network_new(4, 3);
		Rng rng;

		rng_init(&rng, 1, "test");
		for (size_t j = 0; j < 3; j++)
			network->links[j] =
			    (NetworkLink){ ends[i][j][0], ends[i][j][1], 1 };
		network_rewire(network, 1000, &rng);
		assert_true(is_simple(network));
		network_free(network);
	}
}

int
main(void)
{
	const struct CMUnitTest tests[] = {
		cmocka_unit_test(groups_are_numbered_by_their_first_node),
		cmocka_unit_test(modularity_follows_its_formula),
		cmocka_unit_test(nothing_has_no_modularity),
		cmocka_unit_test(rewiring_keeps_degrees_and_the_seed_decides),
		cmocka_unit_test(what_cannot_be_rewired_stays),
	};

	return cmocka_run_group_tests_name("network", tests, NULL, NULL);
}
