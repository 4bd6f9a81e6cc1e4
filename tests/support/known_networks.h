/*
 * known_networks.h - networks whose best groups are known.
 */
#ifndef TESTS_SUPPORT_KNOWN_NETWORKS_H
#define TESTS_SUPPORT_KNOWN_NETWORKS_H

#include "pipeline/stats/network.h"

enum { SHOP_NODES = 8, KARATE_NODES = 34, KARATE_LINKS = 78 };

/* domain_example.h as a network: users, orgs, memberships, orders,
 * order_items, products, invoices, payments. */
Network *known_shop(void);

/* Zachary's karate club (1977): the best modularity is .4198, in four
 * groups. */
Network *known_karate(void);

/* CLIQUES of SIZE nodes each, the last node of each linked to the first of
 * the next; RING: also the last clique to the first. */
Network *known_cliques(size_t cliques, size_t size, bool ring);

#endif
