#include <math.h>

#include "tests/support/hard_parts.h"
#include "tests/support/sample_charts.h"

/* ROWS in GROUPS of unequal size, 0: without any, with links near and far. */
static ChartSpec *
make_matrix(const char *title, int rows, int groups)
{
	ChartSpec *chart = hard_make(CHART_MATRIX, title);

	for (int i = 0; i < rows; i++) {
		g_autofree char *label = g_strdup_printf("billing_table_%d", i);
		ChartRow *row = chart_spec_add_row(chart, label);
		double share = (double)i / rows;

		if (groups > 0)
			row->group = g_strdup_printf(
			    "Domain %d", (int)(sqrt(share) * groups) + 1);
	}
	for (int i = 0; i + 1 < rows; i++) {
		chart_spec_add_link(
		    chart, (size_t)i + 1, (size_t)i, 1 + i % 4, "a.b_id → b.id")
		    ->dashed = i % 5 == 0;
		if (i % 3 == 0)
			chart_spec_add_link(chart, (size_t)i,
			    (size_t)(i * 7 % rows), i % 2 + 1, NULL)
			    ->dashed = i % 2 == 0;
	}
	return chart;
}

static ChartSpec *
matrix_eight(void)
{
	return make_matrix("Eight tables", 8, 3);
}

static ChartSpec *
matrix_sixty(void)
{
	return make_matrix("Sixty tables", 60, 9);
}

static ChartSpec *
matrix_most(void)
{
	return make_matrix("Two hundred and fifty tables", 250, 24);
}

static ChartSpec *
matrix_folded(void)
{
	return make_matrix("A thousand tables in 84 domains", 1000, 84);
}

static ChartSpec *
matrix_few_groups(void)
{
	return make_matrix("Six hundred tables in five domains", 600, 5);
}

static ChartSpec *
matrix_without_groups(void)
{
	return make_matrix("Three hundred tables, not grouped", 300, 0);
}

static ChartSpec *
matrix_all_alone(void)
{
	ChartSpec *chart = hard_make(CHART_MATRIX, "Each by itself");

	for (int i = 0; i < 40; i++)
		chart_spec_add_row(chart, HARD_LONG_NAME)->group =
		    g_strdup_printf("%d " HARD_LONG_NAME, i);
	return chart;
}

static ChartSpec *
matrix_long_names(void)
{
	static const char *const names[] = { HARD_LONG_NAME, HARD_UNBROKEN,
		HARD_CJK_NAME, HARD_RTL_NAME, "", "id" };
	ChartSpec *chart = hard_make(CHART_MATRIX, "Names of all kinds");

	for (size_t i = 0; i < G_N_ELEMENTS(names); i++)
		chart_spec_add_row(chart, names[i])->group =
		    g_strdup(names[i / 2 * 2]);
	chart_spec_add_link(chart, 0, 3, 1e12, HARD_LONG_NAME);
	chart_spec_add_link(chart, 3, 3, 1e-9, HARD_RTL_NAME);
	return chart;
}

/* Nothing known of any weight; links from and to nowhere. */
static ChartSpec *
matrix_all_missing(void)
{
	ChartSpec *chart = make_matrix("No weight is known", 12, 4);

	for (guint i = 0; i < chart->links->len; i++)
		g_array_index(chart->links, ChartLink, i).weight = NAN;
	chart_spec_add_link(chart, 3, 99, 1, NULL);
	chart_spec_add_link(chart, 99, 3, 1, NULL);
	return chart;
}

static ChartSpec *
matrix_one_row(void)
{
	ChartSpec *chart = make_matrix("One table", 1, 0);

	chart_spec_add_link(chart, 0, 0, 1, "id → id");
	return chart;
}

static ChartSpec *
make_network(const char *title, int rows)
{
	ChartSpec *chart = hard_make(CHART_NETWORK, title);

	for (int i = 0; i < rows; i++) {
		g_autofree char *label =
		    g_strdup_printf("Billing and invoices %d", i);

		chart_spec_add_row(chart, label)->mid = 1 + i * i % 40;
	}
	return chart;
}

/* Every one refers to every other. */
static ChartSpec *
network_complete(void)
{
	ChartSpec *chart = make_network("Twelve, all tied together", 12);

	for (size_t i = 0; i < 12; i++)
		for (size_t k = 0; k < 12; k++)
			chart_spec_add_link(chart, i, k,
			    (double)(1 + i * k % 17), HARD_LONG_NAME)
			    ->dashed = (i + k) % 5 == 0;
	return chart;
}

static ChartSpec *
network_ring(void)
{
	ChartSpec *chart = make_network("Twelve, each tied to two", 12);

	for (size_t i = 0; i < 12; i++)
		chart_spec_add_link(
		    chart, i * 5 % 12, (i + 1) * 5 % 12, (double)i, NULL);
	return chart;
}

static ChartSpec *
network_sixty(void)
{
	ChartSpec *chart = make_network("Sixty nodes", 60);

	for (size_t i = 0; i < 60; i++)
		chart_spec_add_link(chart, i, i * 7 % 60, 1, NULL);
	return chart;
}

static ChartSpec *
network_long_names(void)
{
	static const char *const names[] = { HARD_LONG_NAME, HARD_UNBROKEN,
		HARD_CJK_NAME, HARD_RTL_NAME, "", "Identity" };
	ChartSpec *chart = hard_make(CHART_NETWORK, "Names of all kinds");

	for (size_t i = 0; i < G_N_ELEMENTS(names); i++) {
		ChartRow *row = chart_spec_add_row(chart, names[i]);

		row->mid = i % 2 == 0 ? 12345678 : 3;
		row->note = g_strdup(names[i]);
		chart_spec_add_link(chart, i, (i + 2) % 6, 1e9, names[i]);
		chart_spec_add_link(chart, (i + 2) % 6, i, 1e-9, names[i]);
	}
	return chart;
}

/* All nearly in one place, in a corner, on one line. */
static ChartSpec *
network_crowded_places(void)
{
	ChartSpec *chart = make_network("Places too near", 9);

	for (guint i = 0; i < 9; i++) {
		ChartRow *row = g_ptr_array_index(chart->rows, i);

		row->x = i < 3 ? 0 : i < 6 ? 0.5 : 0.2 * i - 1;
		row->y = i < 3 ? 1 : 0.5;
		chart_spec_add_link(chart, i, (i + 3) % 9, i + 1, NULL);
	}
	return chart;
}

static ChartSpec *
network_all_missing(void)
{
	ChartSpec *chart = hard_make(CHART_NETWORK, "Nothing is known");

	for (int i = 0; i < 4; i++)
		chart_spec_add_row(chart, "no tables")->missing =
		    g_strdup("no schema was given");
	chart_spec_add_link(chart, 0, 1, NAN, NULL);
	chart_spec_add_link(chart, 1, 2, -4, NULL);
	chart_spec_add_link(chart, 2, 3, INFINITY, NULL);
	chart_spec_add_link(chart, 3, 3, 1, NULL);
	chart_spec_add_link(chart, 99, 3, 1, NULL);
	return chart;
}

static ChartSpec *
network_one(void)
{
	return make_network("One", 1);
}

static ChartSpec *
network_two(void)
{
	ChartSpec *chart = make_network("Two, there and back", 2);

	chart_spec_add_link(chart, 0, 1, 12, NULL);
	chart_spec_add_link(chart, 1, 0, 1, NULL)->dashed = true;
	return chart;
}

static const HardChart charts[] = {
	{ "sample matrix", sample_chart_matrix },
	{ "sample network", sample_chart_network },
	{ "matrix, eight", matrix_eight },
	{ "matrix, sixty", matrix_sixty },
	{ "matrix, most", matrix_most },
	{ "matrix, folded", matrix_folded },
	{ "matrix, few groups", matrix_few_groups },
	{ "matrix, without groups", matrix_without_groups },
	{ "matrix, all alone", matrix_all_alone },
	{ "matrix, names of all kinds", matrix_long_names },
	{ "matrix, nothing known", matrix_all_missing },
	{ "matrix, one row", matrix_one_row },
	{ "network, complete", network_complete },
	{ "network, ring", network_ring },
	{ "network, sixty", network_sixty },
	{ "network, names of all kinds", network_long_names },
	{ "network, crowded places", network_crowded_places },
	{ "network, nothing known", network_all_missing },
	{ "network, one alone", network_one },
	{ "network, two", network_two },
};

const HardList hard_link_charts = { charts, G_N_ELEMENTS(charts) };
