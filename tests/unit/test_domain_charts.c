#include <math.h>
#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>
#include <cmocka.h>

#include "pipeline/analysis/domain_charts.h"
#include "tests/support/assert_close.h"
#include "tests/support/company.h"
#include "tests/support/domain_example.h"

static const DomainMapResult *
map_of(Company *company)
{
	company_report(company);
	return company->results->domains;
}

/* One link for each pair and direction, its columns told; rows of a domain
 * stand together. */
static void
the_matrix_shows_each_pair_once(void **state)
{
	g_autoptr(Company) company = company_new("2026-07-01");
	g_autoptr(ChartSpec) chart = NULL;
	Table *gifts = company_add_table(company, "gifts", NAN);
	const char *group = NULL;
	int groups = 0;

	(void)state;
	domain_example_add(company);
	company_add_table(company, "lone", NAN);
	domain_example_refer(gifts, "order_id", "orders", 1);
	domain_example_refer(gifts, "gift_order_id", "orders", 1);
	chart = domain_matrix(map_of(company));
	assert_int_equal(chart->rows->len, 9);
	assert_int_equal(chart->links->len, 9);
	for (guint i = 0; i < chart->rows->len; i++) {
		const ChartRow *row = chart->rows->pdata[i];

		groups += g_strcmp0(group, row->group) != 0;
		group = row->group;
	}
	assert_int_equal(groups, 3);
	for (guint i = 0; i < chart->links->len; i++) {
		const ChartLink *link =
		    &g_array_index(chart->links, ChartLink, i);
		const ChartRow *row = chart->rows->pdata[link->from];

		if (g_str_equal(row->label, "gifts"))
			assert_string_equal(
			    link->text, "order_id, gift_order_id");
		assert_false(link->dashed);
	}
}

static void
the_network_shows_keys_between_domains(void **state)
{
	g_autoptr(Company) company = company_new("2026-07-01");
	g_autoptr(ChartSpec) chart = NULL;

	(void)state;
	domain_example_add(company);
	chart = domain_network(map_of(company));
	assert_int_equal(chart->rows->len, 3);
	assert_int_equal(chart->links->len, 3);
	assert_string_equal(chart->title,
	    "2 of 3 foreign keys between domains lead to "
	    "memberships");
	assert_close(((const ChartRow *)chart->rows->pdata[0])->mid, 3, 0);
	for (guint i = 0; i < 3; i++)
		assert_close(
		    g_array_index(chart->links, ChartLink, i).weight, 1, 0);
}

/* Beyond twelve domains the network shows the largest. */
static void
the_network_shows_twelve_at_most(void **state)
{
	g_autoptr(Company) company = company_new("2026-07-01");
	g_autoptr(ChartSpec) chart = NULL;

	(void)state;
	for (int i = 0; i < 14; i++) {
		g_autofree char *first = g_strdup_printf("%c_part", 'a' + i);
		g_autofree char *next = g_strdup_printf("%c_part", 'b' + i);
		Table *table = company_add_table(company, first, NAN);

		company_refer(table, "n_id", "bigint", next, true);
		for (int j = 0; j < 4; j++) {
			g_autofree char *name =
			    g_strdup_printf("%c_leaf_%d", 'a' + i, j);

			domain_example_refer(
			    company_add_table(company, name, NAN), "up_id",
			    first, 3);
		}
	}
	assert_true(map_of(company)->domains->len > 12);
	chart = domain_network(map_of(company));
	assert_int_equal(chart->rows->len, 12);
	for (guint i = 0; i < chart->links->len; i++) {
		const ChartLink *link =
		    &g_array_index(chart->links, ChartLink, i);

		assert_true(link->from < 12 && link->to < 12);
	}
}

static void
nothing_is_not_drawn(void **state)
{
	g_autoptr(Company) company = company_new("2026-07-01");

	(void)state;
	company_add_table(company, "orders", NAN);
	assert_null(domain_matrix(map_of(company)));
	assert_null(domain_network(map_of(company)));
}

int
main(void)
{
	const struct CMUnitTest tests[] = {
		cmocka_unit_test(the_matrix_shows_each_pair_once),
		cmocka_unit_test(the_network_shows_keys_between_domains),
		cmocka_unit_test(the_network_shows_twelve_at_most),
		cmocka_unit_test(nothing_is_not_drawn),
	};

	return cmocka_run_group_tests_name("domain_charts", tests, NULL, NULL);
}
