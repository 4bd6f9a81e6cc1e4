#include <math.h>
#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>
#include <cmocka.h>

#include "pipeline/analysis/issue_tables.h"
#include "pipeline/facts/schema.h"

static void
issues_name_tables_by_whole_words(void **state)
{
	static const char *const labels[] = { "orders", "Back_End", NULL };
	static const char *const none[] = { NULL };
	static const struct {
		const char *summary;
		const char *const *labels;
		guint count, places[3];
	} cases[] = {
		{ "order_items is slow", none, 1, { 1 } },
		{ "Orders: users cannot pay (ORDER_ITEMS)", none, 3,
		    { 0, 1, 2 } },
		{ "orders orders orders", none, 1, { 0 } },
		{ "reorders, users2, order_items_old, üusers", none, 0, { 0 } },
		{ "", labels, 1, { 0 } },
		{ NULL, none, 0, { 0 } },
		{ "public.users", none, 1, { 2 } },
	};
	g_autoptr(GPtrArray) tables =
	    g_ptr_array_new_with_free_func((GDestroyNotify)table_free);
	g_autoptr(TableNames) names = NULL;
	g_autoptr(GArray) found = g_array_new(false, false, sizeof(guint));

	(void)state;
	g_ptr_array_add(tables, table_new(NULL, "orders"));
	g_ptr_array_add(tables, table_new(NULL, "order_items"));
	g_ptr_array_add(tables, table_new(NULL, "Users"));
	g_ptr_array_add(tables, table_new("archive", "orders"));
	names = table_names_new(tables);
	for (size_t i = 0; i < G_N_ELEMENTS(cases); i++) {
		const Issue issue = { .summary = cases[i].summary,
			.labels = cases[i].labels,
			.components = none };

		print_message("%zu\n", i);
		table_names_in_issue(names, &issue, found);
		assert_int_equal(found->len, cases[i].count);
		for (guint j = 0; j < found->len; j++)
			assert_int_equal(
			    g_array_index(found, guint, j), cases[i].places[j]);
	}
}

int
main(void)
{
	const struct CMUnitTest tests[] = {
		cmocka_unit_test(issues_name_tables_by_whole_words),
	};

	return cmocka_run_group_tests_name("issue_tables", tests, NULL, NULL);
}
