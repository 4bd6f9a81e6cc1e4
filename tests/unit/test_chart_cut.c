#include <math.h>
#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>
#include <cmocka.h>

#include "renderers/chart/chart_cut.h"

static ChartSpec *
make_rows(ChartKind kind, int count)
{
	ChartSpec *spec = chart_spec_new(kind, "x", "title", NULL);

	for (int i = 0; i < count; i++) {
		g_autofree char *label = g_strdup_printf("%d", i);

		chart_spec_add_row(spec, label);
	}
	return spec;
}

static ChartRow *
row_of(const ChartSpec *spec, guint i)
{
	return g_ptr_array_index(spec->rows, i);
}

static void
nothing_is_cut_that_can_be_read(void **state)
{
	static const int counts[] = { 0, 1, 12, 30 };

	(void)state;
	for (size_t i = 0; i < G_N_ELEMENTS(counts); i++) {
		g_autoptr(ChartSpec) spec = make_rows(CHART_HEAT, counts[i]);
		g_auto(ChartCut) cut = { 0 };

		chart_cut_init(&cut, spec, 0);
		assert_int_equal(cut.left_out, 0);
		assert_ptr_equal(cut.spec.rows, spec->rows);
	}
}

static void
no_single_row_is_left_out(void **state)
{
	g_autoptr(ChartSpec) one = make_rows(CHART_LADDER, 31);
	g_autoptr(ChartSpec) two = make_rows(CHART_LADDER, 32);
	g_auto(ChartCut) whole = { 0 }, cut = { 0 };

	(void)state;
	chart_cut_init(&whole, one, 0);
	assert_int_equal(whole.left_out, 0);
	chart_cut_init(&cut, two, 0);
	assert_int_equal(cut.left_out, 2);
	assert_int_equal(cut.spec.rows->len, 30);
}

static void
what_matters_stays_in_its_order(void **state)
{
	g_autoptr(ChartSpec) spec = make_rows(CHART_BULLETS, 400);
	g_auto(ChartCut) cut = { 0 };

	(void)state;
	row_of(spec, 0)->missing = g_strdup("not known");
	row_of(spec, 250)->role = ROLE_BAD;
	row_of(spec, 398)->critical = true;
	row_of(spec, 399)->role = ROLE_FIRST;
	chart_cut_init(&cut, spec, 0);
	assert_int_equal(cut.left_out, 370);
	assert_string_equal(row_of(&cut.spec, 0)->label, "1");
	assert_string_equal(row_of(&cut.spec, 26)->label, "27");
	assert_string_equal(row_of(&cut.spec, 27)->label, "250");
	assert_string_equal(row_of(&cut.spec, 28)->label, "398");
	assert_string_equal(row_of(&cut.spec, 29)->label, "399");
}

/* Row 399 waits for 0, which stays, for 200, which does not, and for none. */
static void
rows_wait_for_those_that_stay(void **state)
{
	static const size_t after[] = { 0, 200, 1000 };
	g_autoptr(ChartSpec) spec = make_rows(CHART_GANTT, 400);
	g_auto(ChartCut) cut = { 0 };
	const ChartRow *last;

	(void)state;
	g_array_append_vals(
	    row_of(spec, 399)->after, after, G_N_ELEMENTS(after));
	row_of(spec, 399)->critical = true;
	chart_cut_init(&cut, spec, 0);
	last = row_of(&cut.spec, 29);
	assert_string_equal(last->label, "399");
	assert_int_equal(last->after->len, 1);
	assert_int_equal(g_array_index(last->after, size_t, 0), 0);
	assert_int_equal(row_of(spec, 399)->after->len, 3);
}

static void
links_go_with_their_rows(void **state)
{
	g_autoptr(ChartSpec) spec = make_rows(CHART_NETWORK, 60);
	g_auto(ChartCut) cut = { 0 };
	const ChartLink *link;

	(void)state;
	chart_spec_add_link(spec, 3, 59, 7, NULL);
	chart_spec_add_link(spec, 3, 40, 1, NULL);
	chart_spec_add_link(spec, 400, 3, 1, NULL);
	row_of(spec, 59)->role = ROLE_FIRST;
	chart_cut_init(&cut, spec, 0);
	assert_int_equal(cut.spec.rows->len, 24);
	assert_int_equal(cut.spec.links->len, 1);
	link = &g_array_index(cut.spec.links, ChartLink, 0);
	assert_int_equal(link->from, 3);
	assert_int_equal(link->to, 23);
	assert_true(link->weight == 7);
}

static void
a_matrix_folds_instead(void **state)
{
	g_autoptr(ChartSpec) spec = make_rows(CHART_MATRIX, 1000);
	g_auto(ChartCut) cut = { 0 };

	(void)state;
	chart_cut_init(&cut, spec, 0);
	assert_int_equal(cut.left_out, 0);
	assert_int_equal(cut.spec.rows->len, 1000);
}

static void
series_without_points_go_first(void **state)
{
	g_autoptr(ChartSpec) spec = make_rows(CHART_LINES, 0);
	g_auto(ChartCut) cut = { 0 };
	const ChartSeries *kept;

	(void)state;
	for (int i = 0; i < 40; i++) {
		ChartSeries *series = chart_spec_add_series(
		    spec, i % 2 == 0 ? "even" : "odd", SERIES_LINE, ROLE_MUTED);

		if (i % 2 == 0)
			chart_series_add(series, i, i, NAN, NAN);
	}
	chart_cut_init(&cut, spec, 0);
	assert_int_equal(cut.left_out, 28);
	for (guint i = 0; i < cut.spec.series->len; i++) {
		kept = g_ptr_array_index(cut.spec.series, i);
		assert_string_equal(kept->name, "even");
	}
}

static void
fewer_rows_can_be_asked_for(void **state)
{
	static const struct {
		ChartKind kind;
		int rows;
		guint most, kept;
	} cases[] = {
		{ CHART_LADDER, 13, 6, 6 },
		{ CHART_LADDER, 7, 6, 7 }, /* "and 1 more" is as high */
		{ CHART_LADDER, 40, 35, 30 }, { CHART_NETWORK, 9, 4, 4 },
		{ CHART_MATRIX, 13, 6, 13 }, /* it folds its groups */
	};

	(void)state;
	for (size_t i = 0; i < G_N_ELEMENTS(cases); i++) {
		g_autoptr(ChartSpec) spec =
		    make_rows(cases[i].kind, cases[i].rows);
		g_auto(ChartCut) cut = { 0 };

		chart_cut_init(&cut, spec, cases[i].most);
		assert_int_equal(cut.spec.rows->len, cases[i].kept);
		assert_int_equal(
		    cut.left_out, (guint)cases[i].rows - cases[i].kept);
	}
}

int
main(void)
{
	const struct CMUnitTest tests[] = {
		cmocka_unit_test(fewer_rows_can_be_asked_for),
		cmocka_unit_test(nothing_is_cut_that_can_be_read),
		cmocka_unit_test(no_single_row_is_left_out),
		cmocka_unit_test(what_matters_stays_in_its_order),
		cmocka_unit_test(rows_wait_for_those_that_stay),
		cmocka_unit_test(links_go_with_their_rows),
		cmocka_unit_test(a_matrix_folds_instead),
		cmocka_unit_test(series_without_points_go_first),
	};

	return cmocka_run_group_tests_name("chart_cut", tests, NULL, NULL);
}
