/*
 * domain_example.h - a shop of eight tables whose best domains are known.
 *
 * Eight foreign keys weigh 3, 3, 2, 3, 2, 2, 2, 2.  Of all 4,140 ways to part
 * the tables {users, orgs, memberships}, {orders, order_items, products},
 * {invoices, payments} has the highest modularity, .3269.
 */
#ifndef TESTS_SUPPORT_DOMAIN_EXAMPLE_H
#define TESTS_SUPPORT_DOMAIN_EXAMPLE_H

#include "tests/support/company.h"

/* Adds its tables, without rows, to COMPANY. */
void domain_example_add(Company *company);

/* COLUMN of TABLE refers to TARGET: WEIGHT 1, 2 (NOT NULL) or 3 (that, and
 * deletes along). */
void domain_example_refer(
    Table *table, const char *column, const char *target, int weight);

#endif
