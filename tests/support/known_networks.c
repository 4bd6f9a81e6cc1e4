#include "tests/support/known_networks.h"

#include <glib.h>

Network *
known_shop(void)
{
	static const NetworkLink links[] = { { 0, 2, 3 }, { 1, 2, 3 },
		{ 0, 3, 2 }, { 3, 4, 3 }, { 4, 5, 2 }, { 3, 6, 2 }, { 6, 7, 2 },
		{ 1, 6, 2 } };
	Network *network = network_new(SHOP_NODES, G_N_ELEMENTS(links));

	for (size_t i = 0; i < G_N_ELEMENTS(links); i++)
		network->links[i] = links[i];
	return network;
}

Network *
known_karate(void)
{
	static const unsigned char ends[KARATE_LINKS][2] = { { 2, 1 }, { 3, 1 },
		{ 3, 2 }, { 4, 1 }, { 4, 2 }, { 4, 3 }, { 5, 1 }, { 6, 1 },
		{ 7, 1 }, { 7, 5 }, { 7, 6 }, { 8, 1 }, { 8, 2 }, { 8, 3 },
		{ 8, 4 }, { 9, 1 }, { 9, 3 }, { 10, 3 }, { 11, 1 }, { 11, 5 },
		{ 11, 6 }, { 12, 1 }, { 13, 1 }, { 13, 4 }, { 14, 1 },
		{ 14, 2 }, { 14, 3 }, { 14, 4 }, { 17, 6 }, { 17, 7 },
		{ 18, 1 }, { 18, 2 }, { 20, 1 }, { 20, 2 }, { 22, 1 },
		{ 22, 2 }, { 26, 24 }, { 26, 25 }, { 28, 3 }, { 28, 24 },
		{ 28, 25 }, { 29, 3 }, { 30, 24 }, { 30, 27 }, { 31, 2 },
		{ 31, 9 }, { 32, 1 }, { 32, 25 }, { 32, 26 }, { 32, 29 },
		{ 33, 3 }, { 33, 9 }, { 33, 15 }, { 33, 16 }, { 33, 19 },
		{ 33, 21 }, { 33, 23 }, { 33, 24 }, { 33, 30 }, { 33, 31 },
		{ 33, 32 }, { 34, 9 }, { 34, 10 }, { 34, 14 }, { 34, 15 },
		{ 34, 16 }, { 34, 19 }, { 34, 20 }, { 34, 21 }, { 34, 23 },
		{ 34, 24 }, { 34, 27 }, { 34, 28 }, { 34, 29 }, { 34, 30 },
		{ 34, 31 }, { 34, 32 }, { 34, 33 } };
	Network *network = network_new(KARATE_NODES, KARATE_LINKS);

	for (size_t i = 0; i < KARATE_LINKS; i++)
		network->links[i] =
		    (NetworkLink){ ends[i][0] - 1u, ends[i][1] - 1u, 1 };
	return network;
}

Network *
known_cliques(size_t cliques, size_t size, bool ring)
{
	const size_t within = size * (size - 1) / 2;
	const size_t bridges = ring ? cliques : cliques - 1;
	Network *network =
	    network_new(cliques * size, cliques * within + bridges);
	size_t n = 0;

	for (size_t i = 0; i < cliques; i++)
		for (size_t j = 0; j < size; j++)
			for (size_t k = 0; k < j; k++)
				network->links[n++] =
				    (NetworkLink){ i * size + j, i * size + k,
					    1 };
	for (size_t i = 0; i < bridges; i++)
		network->links[n++] = (NetworkLink){ i * size + size - 1,
			(i + 1) % cliques * size, 1 };
	return network;
}
