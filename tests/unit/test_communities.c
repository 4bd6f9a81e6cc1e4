#include <math.h>
#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>
#include <cmocka.h>

#include "pipeline/analysis/communities.h"
#include "tests/support/assert_close.h"
#include "tests/support/known_networks.h"

/* The next partition of NODES in the order of restricted growth strings;
 * false after the last. */
static bool
next_partition(size_t *groups, size_t nodes)
{
	for (size_t i = nodes; i-- > 1;) {
		size_t most = 0;

		for (size_t j = 0; j < i; j++)
			most = MAX(most, groups[j] + 1);
		if (groups[i] < most) {
			groups[i]++;
			for (size_t j = i + 1; j < nodes; j++)
				groups[j] = 0;
			return true;
		}
	}
	return false;
}

/* [T15]: of all 4,140 partitions of eight tables none is better. */
static void
nothing_is_better_than_what_is_found(void **state)
{
	static const size_t want[SHOP_NODES] = { 0, 0, 0, 1, 1, 1, 2, 2 };
	Network *shop = known_shop();
	g_autoptr(Communities) found = communities_find(shop, 20, 1);
	size_t groups[SHOP_NODES] = { 0 };
	double best = -1;
	int partitions = 0;

	(void)state;
	do {
		best = MAX(best, network_modularity(shop, groups));
		partitions++;
	} while (next_partition(groups, SHOP_NODES));
	assert_int_equal(partitions, 4140);
	assert_prints(best, "0.3269");
	assert_close(found->modularity, best, 1e-12);
	assert_int_equal(found->count, 3);
	assert_memory_equal(found->groups, want, sizeof want);
	network_free(shop);
}

/* Every network of five to seven nodes here is solved to the optimum. */
static void
small_networks_are_solved_to_the_optimum(void **state)
{
	(void)state;
	for (uint64_t seed = 1; seed <= 100; seed++) {
		const size_t nodes = 5 + seed % 3;
		Network *network = network_new(nodes, nodes * (nodes - 1) / 2);
		g_autoptr(Communities) found = NULL;
		size_t groups[7] = { 0 };
		double best = -1;
		Rng rng;

		rng_init(&rng, seed, "test");
		network->count = 0;
		for (size_t i = 0; i < nodes; i++)
			for (size_t j = 0; j < i; j++)
				if (rng_uniform(&rng) < 0.45)
					network->links[network->count++] =
					    (NetworkLink){ i, j,
						    1 + rng_index(&rng, 3) };
		if (network->count == 0) {
			network_free(network);
			continue;
		}
		do
			best = MAX(best, network_modularity(network, groups));
		while (next_partition(groups, nodes));
		found = communities_find(network, 20, 1);
		assert_close(found->modularity, best, 1e-9);
		network_free(network);
	}
}

static void
textbook_networks_fall_apart_as_known(void **state)
{
	Network *club = known_karate();
	Network *ring = known_cliques(10, 5, true);
	Network *pair = known_cliques(2, 5, false);
	g_autoptr(Communities) of_club = communities_find(club, 20, 1);
	g_autoptr(Communities) of_ring = communities_find(ring, 20, 1);
	g_autoptr(Communities) of_pair = NULL;

	(void)state;
	assert_prints(of_club->modularity, "0.4198");
	assert_int_equal(of_club->count, 4);
	/* Ten cliques of 10 links and 10 between: 100/110 - 10 (22/220)^2. */
	assert_int_equal(of_ring->count, 10);
	assert_prints(of_ring->modularity, "0.8091");
	/* Without their bridge: two components, each a group; Q = 1/2. */
	pair->count--;
	of_pair = communities_find(pair, 20, 1);
	assert_int_equal(of_pair->count, 2);
	assert_close(of_pair->modularity, 0.5, 1e-12);
	assert_close(of_pair->agreement, 1, 1e-12);
	network_free(club);
	network_free(ring);
	network_free(pair);
}

static void
nodes_without_links_stand_alone(void **state)
{
	Network *none = network_new(3, 0);
	Network *some = network_new(5, 1);
	g_autoptr(Communities) of_none = communities_find(none, 20, 1);
	g_autoptr(Communities) of_some = NULL;

	(void)state;
	assert_int_equal(of_none->count, 3);
	assert_close(of_none->modularity, NAN, 0);
	assert_close(of_none->agreement, NAN, 0);
	some->links[0] = (NetworkLink){ 1, 3, 2 };
	of_some = communities_find(some, 20, 1);
	assert_int_equal(of_some->count, 4);
	assert_int_equal(of_some->groups[1], of_some->groups[3]);
	network_free(none);
	network_free(some);
}

/* Of partitions that are equally good the least is told, whatever the seed
 * finds first: a ring of six parts into pairs and into threes. */
static void
ties_do_not_depend_on_the_seed(void **state)
{
	static const size_t want[] = { 0, 0, 0, 1, 1, 1 };

	(void)state;
	for (uint64_t seed = 1; seed <= 5; seed++) {
		Network *ring = network_new(6, 6);
		g_autoptr(Communities) found = NULL;

		for (size_t i = 0; i < 6; i++)
			ring->links[i] = (NetworkLink){ i, (i + 1) % 6, 1 };
		found = communities_find(ring, 20, 100 * seed);
		assert_memory_equal(found->groups, want, sizeof want);
		network_free(ring);
	}
}

/* The worked example is no more modular than chance, ten cliques are. */
static void
chance_is_told_from_structure(void **state)
{
	Network *shop = known_shop(), *ring = known_cliques(10, 5, true);
	const NullModel of_shop = communities_null(shop, 60, 20, 1);
	const NullModel again = communities_null(shop, 60, 20, 1);
	const NullModel of_ring = communities_null(ring, 60, 3, 1);

	(void)state;
	assert_prints(of_shop.modularity, "0.28125");
	assert_in_range((int)(1000 * of_shop.mean), 320, 365);
	assert_in_range((int)(1000 * of_shop.deviation), 40, 80);
	assert_true(of_shop.z < 0 && of_shop.z > -2);
	assert_close(of_shop.z, again.z, 0);
	assert_true(of_ring.z > 10);
	network_free(shop);
	network_free(ring);
}

/* A triangle cannot be rewired: there is no chance to compare with. */
static void
what_has_no_other_form_has_no_z(void **state)
{
	Network *triangle = known_cliques(1, 3, false);
	Network *none = network_new(2, 0);
	const NullModel null = communities_null(triangle, 60, 3, 1);

	(void)state;
	assert_close(null.deviation, 0, 1e-12);
	assert_close(null.z, NAN, 0);
	assert_close(communities_null(none, 60, 3, 1).mean, NAN, 0);
	network_free(triangle);
	network_free(none);
}

static void
circles_are_found(void **state)
{
	static const size_t from[] = { 0, 1, 2, 3, 4, 4 };
	static const size_t to[] = { 1, 2, 0, 0, 5, 3 };
	static const size_t want[] = { 0, 0, 0, 1, 2, 3 };
	size_t groups[6];

	(void)state;
	assert_int_equal(communities_cycles(6, from, to, 6, groups), 4);
	assert_memory_equal(groups, want, sizeof want);
	assert_int_equal(communities_cycles(0, from, to, 0, groups), 0);
}

int
main(void)
{
	const struct CMUnitTest tests[] = {
		cmocka_unit_test(nothing_is_better_than_what_is_found),
		cmocka_unit_test(small_networks_are_solved_to_the_optimum),
		cmocka_unit_test(textbook_networks_fall_apart_as_known),
		cmocka_unit_test(nodes_without_links_stand_alone),
		cmocka_unit_test(ties_do_not_depend_on_the_seed),
		cmocka_unit_test(chance_is_told_from_structure),
		cmocka_unit_test(what_has_no_other_form_has_no_z),
		cmocka_unit_test(circles_are_found),
	};

	return cmocka_run_group_tests_name("communities", tests, NULL, NULL);
}
