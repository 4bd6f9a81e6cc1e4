#include <math.h>
#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>
#include <cmocka.h>
#include <glib.h>

#include "pipeline/analysis/knowledge_charts.h"
#include "pipeline/analysis/knowledge_tables.h"
#include "tests/support/assert_close.h"
#include "tests/support/known_team.h"

static const ChartRow *
row_named(const ChartSpec *chart, const char *label)
{
	for (guint i = 0; i < chart->rows->len; i++) {
		const ChartRow *row = chart->rows->pdata[i];

		if (g_str_equal(row->label, label))
			return row;
	}
	fail_msg("no row %s", label);
	return NULL;
}

static void
a_dot_is_the_only_expert(void **state)
{
	g_autoptr(Company) company = known_team_new();
	g_autoptr(ChartSpec) chart = knowledge_heat(known_team_map(company));
	const ChartCell *cell;

	(void)state;
	assert_string_equal(
	    chart->title, "3 of 4 components have a single expert");
	/* by name, not by how much they do */
	assert_string_equal(chart->columns->pdata[0], "Ana Example");
	assert_int_equal(chart->columns->len, 3);
	cell = &g_array_index(row_named(chart, "search")->cells, ChartCell, 2);
	assert_string_equal(cell->text, "100 %");
	assert_string_equal(cell->note, "●");
	assert_int_equal(cell->role, ROLE_BAD);
	cell = &g_array_index(row_named(chart, "core")->cells, ChartCell, 1);
	assert_int_equal(cell->role, ROLE_NEUTRAL);
	cell = &g_array_index(row_named(chart, "core")->cells, ChartCell, 2);
	assert_true(isnan(cell->value));
}

static void
people_lead_to_what_only_they_know(void **state)
{
	g_autoptr(Company) company = known_team_new();
	g_autoptr(ChartSpec) chart = knowledge_network(known_team_map(company));
	const ChartLink *link;

	(void)state;
	assert_string_equal(chart->title,
	    "If Ana Example leaves, 2 of the components have no expert");
	assert_int_equal(chart->rows->len, 5);
	assert_true(row_named(chart, "Ana Example")->hollow);
	assert_false(row_named(chart, "search")->hollow);
	assert_int_equal(chart->links->len, 3);
	link = &g_array_index(chart->links, ChartLink, 2);
	assert_close(link->weight, 100, 1e-12);
}

static void
nobody_alone_no_network(void **state)
{
	g_autoptr(Company) company = known_team_empty();

	(void)state;
	for (int i = 0; i < 2; i++) {
		const char *area = i == 0 ? "one" : "two";

		known_team_add(company, "Ana Example", area, 10);
		known_team_add(company, "Ben Example", area, 10);
	}
	assert_null(knowledge_network(known_team_map(company)));
}

static void
many_are_the_most_at_risk(void **state)
{
	g_autoptr(Company) company = known_team_empty();
	g_autoptr(ChartSpec) heat = NULL;
	g_autoptr(ChartSpec) network = NULL;

	(void)state;
	for (int i = 0; i < 40; i++) {
		g_autofree char *area = g_strdup_printf("part %d", i);
		g_autofree char *who = g_strdup_printf("Person No %d", i);

		known_team_add(company, who, area, 10);
	}
	heat = knowledge_heat(known_team_map(company));
	network = knowledge_network(known_team_map(company));
	assert_int_equal(heat->rows->len, KNOWLEDGE_ROWS);
	assert_true(heat->columns->len == KNOWLEDGE_ROWS);
	assert_true(network->rows->len <= 15);
}

int
main(void)
{
	const struct CMUnitTest tests[] = {
		cmocka_unit_test(a_dot_is_the_only_expert),
		cmocka_unit_test(people_lead_to_what_only_they_know),
		cmocka_unit_test(nobody_alone_no_network),
		cmocka_unit_test(many_are_the_most_at_risk),
	};

	return cmocka_run_group_tests_name(
	    "knowledge_charts", tests, NULL, NULL);
}
