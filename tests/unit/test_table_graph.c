#include <math.h>
#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>
#include <cmocka.h>

#include <string.h>

#include "pipeline/analysis/table_graph.h"
#include "tests/support/assert_close.h"
#include "tests/support/company.h"
#include "tests/support/domain_example.h"

/* The edge of two tables; NULL: none. */
static const TableEdge *
edge_of(Company *company, const TableGraph *graph, const char *a, const char *b)
{
	const Table *one = facts_find_table(company->facts, NULL, a);
	const Table *two = facts_find_table(company->facts, NULL, b);
	guint at, to;

	assert_true(table_graph_find(graph, one, &at));
	assert_true(table_graph_find(graph, two, &to));
	for (guint i = 0; i < graph->edges->len; i++) {
		const TableEdge *edge =
		    &g_array_index(graph->edges, TableEdge, i);

		if (edge->a == MIN(at, to) && edge->b == MAX(at, to))
			return edge;
	}
	return NULL;
}

static bool
is_hub(Company *company, const TableGraph *graph, const char *name)
{
	guint at;

	assert_true(table_graph_find(
	    graph, facts_find_table(company->facts, NULL, name), &at));
	return graph->hub[at];
}

/* NOT NULL and CASCADE each add one; keys of one pair, either way, are one
 * edge with the strictest key's weight; keys to itself are none. */
static void
keys_of_a_pair_merge(void **state)
{
	g_autoptr(Company) company = company_new("2026-07-01");
	g_autoptr(TableGraph) graph = NULL;
	Table *orders = company_add_table(company, "orders", NAN);
	Table *users = company_add_table(company, "users", NAN);

	(void)state;
	company_add_table(company, "shops", NAN);
	domain_example_refer(orders, "user_id", "users", 1);
	domain_example_refer(orders, "payer_id", "users", 3);
	domain_example_refer(users, "last_order_id", "orders", 1);
	domain_example_refer(users, "shop_id", "shops", 2);
	domain_example_refer(users, "parent_id", "users", 1);
	graph = table_graph_new(company_evidence(company));
	assert_int_equal(graph->edges->len, 2);
	assert_int_equal(graph->keys->len, 4);
	assert_int_equal(graph->self, 1);
	assert_int_equal(graph->linked, 3);
	assert_close(edge_of(company, graph, "users", "orders")->weight, 3, 0);
	assert_int_equal(edge_of(company, graph, "users", "orders")->keys, 3);
	assert_close(edge_of(company, graph, "users", "shops")->weight, 2, 0);
	assert_null(edge_of(company, graph, "orders", "shops"));
}

/* "order_items" and "order_notes" begin alike, "orders" does not; what half
 * of all tables begin with tells nothing. */
static void
names_that_begin_alike_weigh_more(void **state)
{
	g_autoptr(Company) company = company_new("2026-07-01");
	g_autoptr(Company) prefixed = company_new("2026-07-01");
	g_autoptr(TableGraph) graph = NULL, same = NULL;

	(void)state;
	company_add_table(company, "order_items", NAN);
	company_add_table(company, "orders", NAN);
	company_add_table(company, "users", NAN);
	company_add_table(company, "shops", NAN);
	company_refer(company_add_table(company, "order_notes", NAN),
	    "order_item_id", "bigint", "order_items", true);
	company_refer(company_add_table(company, "order_tags", NAN), "order_id",
	    "bigint", "orders", true);
	graph = table_graph_new(company_evidence(company));
	assert_close(
	    edge_of(company, graph, "order_notes", "order_items")->weight, 1.5,
	    0);
	assert_close(
	    edge_of(company, graph, "order_tags", "orders")->weight, 1, 0);
	company_add_table(prefixed, "wp_users", NAN);
	company_add_table(prefixed, "plain", NAN);
	company_refer(company_add_table(prefixed, "wp_posts", NAN), "user_id",
	    "bigint", "wp_users", true);
	same = table_graph_new(company_evidence(prefixed));
	assert_close(
	    edge_of(prefixed, same, "wp_posts", "wp_users")->weight, 1, 0);
}

/* Each issue that names both adds a fifth, up to one. */
static void
what_changes_together_weighs_more(void **state)
{
	static const struct {
		int issues;
		double weight;
	} cases[] = { { 0, 1 }, { 2, 1.4 }, { 5, 2 }, { 9, 2 } };

	(void)state;
	for (size_t i = 0; i < G_N_ELEMENTS(cases); i++) {
		g_autoptr(Company) company = company_new("2026-07-01");
		g_autoptr(TableGraph) graph = NULL;

		company_add_table(company, "users", NAN);
		company_refer(company_add_table(company, "orders", NAN),
		    "user_id", "bigint", "users", true);
		for (int j = 0; j < cases[i].issues; j++) {
			Issue issue = company_feature(
			    company, "2026-05-01", "2026-05-05", 1);

			issue.summary = "orders: show users";
			company_add_issue(company, &issue);
		}
		graph = table_graph_new(company_evidence(company));
		assert_close(edge_of(company, graph, "orders", "users")->weight,
		    cases[i].weight, 1e-12);
	}
}

/* More than five others, and more than a twentieth of the tables with keys,
 * make a hub; so does a list of constants that three modules use, but not
 * one that is a module's own. */
static void
what_all_refer_to_is_a_hub(void **state)
{
	static const char *const others[] = { "boats", "cars", "bikes", "trams",
		"trains", "ships" };
	g_autoptr(Company) company = company_new("2026-07-01");
	g_autoptr(TableGraph) graph = NULL;

	(void)state;
	company_add_table(company, "owners", NAN);
	company_add_table(company, "makers", NAN);
	company_add_table(company, "countries", NAN);
	company_add_table(company, "repair_kinds", NAN);
	for (size_t i = 0; i < G_N_ELEMENTS(others); i++) {
		Table *table = company_add_table(company, others[i], NAN);

		company_refer(table, "owner_id", "bigint", "owners", true);
		company_refer(table, "seller_id", "bigint", "owners", true);
		if (i < 5)
			company_refer(
			    table, "maker_id", "bigint", "makers", true);
		if (i < 3)
			company_refer(
			    table, "country_id", "bigint", "countries", true);
	}
	for (int i = 0; i < 3; i++) {
		g_autofree char *name = g_strdup_printf("repair_%c", 'a' + i);

		company_refer(company_add_table(company, name, NAN), "kind_id",
		    "bigint", "repair_kinds", true);
	}
	graph = table_graph_new(company_evidence(company));
	assert_true(is_hub(company, graph, "owners"));
	assert_false(is_hub(company, graph, "makers"));
	assert_true(is_hub(company, graph, "countries"));
	assert_false(is_hub(company, graph, "repair_kinds"));
	assert_int_equal(graph->hubs, 2);
}

static void
an_edge_is_inferred_where_no_key_is_declared(void **state)
{
	g_autoptr(Company) company = company_new("2026-07-01");
	g_autoptr(TableGraph) graph = NULL;
	Table *orders = company_add_table(company, "orders", NAN);

	(void)state;
	company_add_table(company, "users", NAN);
	table_add_column(orders, "user_id", "bigint");
	graph = table_graph_new(company_evidence(company));
	assert_int_equal(graph->keys->len, 1);
	assert_int_equal(graph->inferred, 1);
	assert_true(edge_of(company, graph, "orders", "users")->inferred);
}

/* Only what is included and tied to something included. */
static void
a_network_has_the_edges_among_its_tables(void **state)
{
	g_autoptr(Company) company = company_new("2026-07-01");
	g_autoptr(TableGraph) graph = NULL;
	bool included[] = { true, true, true, false };
	guint table_of[G_N_ELEMENTS(included)];
	Network *network;
	Table *lines, *notes;

	(void)state;
	company_add_table(company, "loose", NAN);
	company_add_table(company, "orders", NAN);
	lines = company_add_table(company, "lines", NAN);
	notes = company_add_table(company, "notes", NAN);
	company_refer(lines, "order_id", "bigint", "orders", true);
	company_refer(notes, "order_id", "bigint", "orders", true);
	graph = table_graph_new(company_evidence(company));
	for (guint i = 0; i < graph->tables->len; i++)
		included[i] =
		    strcmp(table_graph_table(graph, i)->name, "notes") != 0;
	network = table_graph_network(graph, included, table_of);
	assert_int_equal(network->nodes, 2);
	assert_string_equal(
	    table_graph_table(graph, table_of[0])->name, "lines");
	assert_string_equal(
	    table_graph_table(graph, table_of[1])->name, "orders");
	network_free(network);
}

int
main(void)
{
	const struct CMUnitTest tests[] = {
		cmocka_unit_test(keys_of_a_pair_merge),
		cmocka_unit_test(names_that_begin_alike_weigh_more),
		cmocka_unit_test(what_changes_together_weighs_more),
		cmocka_unit_test(what_all_refer_to_is_a_hub),
		cmocka_unit_test(an_edge_is_inferred_where_no_key_is_declared),
		cmocka_unit_test(a_network_has_the_edges_among_its_tables),
	};

	return cmocka_run_group_tests_name("table_graph", tests, NULL, NULL);
}
