#include "tests/support/hard_charts.h"

#include <math.h>

#include "tests/support/sample_charts.h"

#define LONG_NAME                                                              \
	"customer_subscription_billing_period_adjustment_entries."             \
	"original_invoice_line_item_id"
#define CJK_NAME "顧客の定期購読の請求期間の調整と元の請求書の明細の対応表"
#define RTL_NAME "جدول تعديلات فترة فوترة الاشتراك للعملاء"
#define UNBROKEN "Donaudampfschifffahrtselektrizitaetenhauptbetriebswerkbau"

static ChartSpec *
make(ChartKind kind, const char *title)
{
	ChartSpec *chart = chart_spec_new(kind, "hard", title,
	    "A subtitle that says the unit, the number of rows, the window "
	    "of time, what dots and bars stand for, and then goes on for a "
	    "while so that it has to be wrapped even on a wide page");

	chart_axis_set(&chart->x, "times today's users", AXIS_LOG);
	chart->x.suffix = g_strdup("×");
	chart_axis_set(&chart->y, "US dollars a month", AXIS_LOG);
	chart->y.prefix = g_strdup("$");
	return chart;
}

static ChartRow *
add_interval(
    ChartSpec *chart, const char *label, double lo, double mid, double hi)
{
	ChartRow *row = chart_spec_add_row(chart, label);

	row->lo = lo;
	row->mid = mid;
	row->hi = hi;
	return row;
}

static ChartSpec *
ladder_long_names(void)
{
	ChartSpec *chart = make(CHART_LADDER, LONG_NAME
	    " breaks first, at about 3.4 times today's users, and nobody has "
	    "decided anything about it yet");

	add_interval(chart, LONG_NAME, 2.6, 3.4, 4.5)->note =
	    g_strdup("decide by 14 Mar 2027, which leaves time for the fix "
		     "and four weeks of slack");
	add_interval(chart, UNBROKEN, 1, 1, 1)->role = ROLE_FIRST;
	add_interval(chart, "漢字テーブル名 → ένα όνομα", 900, 1500, 2600)
	    ->role = ROLE_BAD;
	chart_spec_add_row(chart, "a")->missing =
	    g_strdup("no export says anything about the share of searches "
		     "in the load of the database, so that its growth cannot "
		     "be told from that of the rest");
	chart_spec_add_row(chart, "neither value nor reason");
	return chart;
}

static ChartSpec *
ladder_many_rows(void)
{
	ChartSpec *chart = make(CHART_LADDER, "Thirty limits");

	for (int i = 0; i < 30; i++) {
		g_autofree char *label = g_strdup_printf("table_%d.id", i);
		double mid = 1.5 * pow(1.2, i);

		add_interval(chart, label, mid / 1.5, mid, mid * 1.5)->hollow =
		    i % 3 == 0;
	}
	for (int i = 0; i < 4; i++)
		chart_spec_add_mark(
		    chart, 10 + i, "the same place nearly", false);
	return chart;
}

static ChartSpec *
ladder_extremes(void)
{
	ChartSpec *chart = make(CHART_LADDER, "Broken already, and never");

	add_interval(chart, "broken already", 0.02, 0.05, 0.1);
	add_interval(chart, "never", 1e6, 4e7, INFINITY);
	add_interval(chart, "no interval", NAN, 3, NAN);
	add_interval(chart, "half an interval", NAN, 30, 60);
	add_interval(chart, "zero has no place", 0, 0, 0);
	return chart;
}

static ChartSpec *
ladder_one_row(void)
{
	ChartSpec *chart = make(CHART_LADDER, "One");

	add_interval(chart, "one", 2, 3, 4);
	return chart;
}

static ChartSpec *
no_rows(ChartKind kind)
{
	return make(kind, "Nothing to show");
}

static ChartSpec *
ladder_empty(void)
{
	return no_rows(CHART_LADDER);
}

static ChartSpec *
heat_empty(void)
{
	return no_rows(CHART_HEAT);
}

static ChartSpec *
lines_empty(void)
{
	return no_rows(CHART_LINES);
}

static ChartSpec *
intervals_empty(void)
{
	return no_rows(CHART_INTERVALS);
}

static ChartSpec *
gantt_empty(void)
{
	return no_rows(CHART_GANTT);
}

static ChartSpec *
dotplot_empty(void)
{
	return no_rows(CHART_DOTPLOT);
}

static ChartSpec *
matrix_empty(void)
{
	return no_rows(CHART_MATRIX);
}

static ChartSpec *
network_empty(void)
{
	return no_rows(CHART_NETWORK);
}

static ChartSpec *
bullets_empty(void)
{
	return no_rows(CHART_BULLETS);
}

static ChartSpec *
heat_many_columns(void)
{
	ChartSpec *chart = make(CHART_HEAT, "Who knows what");

	for (int i = 0; i < 14; i++) {
		g_autofree char *head = g_strdup_printf("component-%d", i);

		chart_spec_add_column(chart, head);
	}
	for (int i = 0; i < 9; i++) {
		ChartRow *row = chart_spec_add_row(
		    chart, i == 3 ? LONG_NAME : "Ada Example");

		for (int k = 0; k < 14; k++)
			chart_row_add_cell(row, i * k % 11 / 10.0,
			    k % 4 == 0 ? "1,234,567" : NULL, ROLE_NEUTRAL);
	}
	return chart;
}

static ChartSpec *
heat_gaps(void)
{
	ChartSpec *chart = make(CHART_HEAT, "Some cells are missing");
	ChartRow *row;

	chart_spec_add_column(chart, "at ten times today's users");
	chart_spec_add_column(chart, "at fifty times today's users");
	row = chart_spec_add_row(chart, LONG_NAME);
	chart_row_add_cell(row, NAN, NULL, ROLE_BAD);
	chart_row_add_cell(row, 0.5, "$1,234,567,890 a month", ROLE_BAD)->note =
	    g_strdup("> 99 % of ten thousand draws");
	row = chart_spec_add_row(chart, "no cells");
	row->missing = g_strdup("the cost is not known");
	row = chart_spec_add_row(chart, "one cell too many");
	for (int i = 0; i < 3; i++)
		chart_row_add_cell(row, i, "x", ROLE_GOOD);
	return chart;
}

static ChartSeries *
add_line(ChartSpec *chart, const char *name, ChartRole role, double end)
{
	ChartSeries *series =
	    chart_spec_add_series(chart, name, SERIES_LINE, role);

	for (int i = 0; i <= 24; i++) {
		double y = 1 + (end - 1) * i / 24;

		chart_series_add(series, i, y, y * 0.9, y * 1.1);
	}
	return series;
}

static ChartSpec *
lines_same_end(void)
{
	ChartSpec *chart = make(CHART_LINES, "All lines end in one place");
	static const ChartRole roles[] = { ROLE_FIRST, ROLE_SECOND, ROLE_THIRD,
		ROLE_FOURTH, ROLE_MUTED, ROLE_NEUTRAL };

	chart_axis_set(&chart->x, "months from now", AXIS_LINEAR);
	chart_axis_set(&chart->y, "effort", AXIS_LINEAR);
	for (size_t i = 0; i < G_N_ELEMENTS(roles); i++)
		add_line(chart, "with 20 % of the time on debt", roles[i],
		    2 + 0.001 * (double)i);
	chart->beyond = 1.8;
	chart_spec_add_mark(
	    chart, 1.8, "beyond what has been observed anywhere", true);
	chart_spec_add_mark(chart, 24, "the end of the plan", false);
	return chart;
}

static ChartSpec *
lines_many_points(void)
{
	ChartSpec *chart = make(CHART_LINES, "Six hundred issues");
	ChartSeries *done =
	    chart_spec_add_series(chart, "finished", SERIES_POINTS, ROLE_FIRST);
	ChartSeries *open = chart_spec_add_series(chart,
	    "still open, so their time is at least this", SERIES_POINTS,
	    ROLE_SECOND);

	chart_axis_set(&chart->x, NULL, AXIS_TIME);
	chart_axis_set(&chart->y, "days from start to end", AXIS_LOG);
	for (int i = 0; i < 600; i++) {
		double spread = sin(i * 12.9898) * 43758.5453;
		double y = exp(1.5 + 2 * (spread - floor(spread)) + i / 900.0);

		chart_series_add(
		    i % 9 == 0 ? open : done, 20000 + i * 0.9, y, NAN, NAN)
		    ->open = i % 9 == 0;
	}
	add_line(chart, "trend", ROLE_BAD, 3);
	for (int i = 0; i <= 24; i++) {
		const ChartSeries *trend = g_ptr_array_index(chart->series, 2);

		g_array_index(trend->points, ChartPoint, i).x =
		    20000 + i * 22.5;
	}
	return chart;
}

static ChartSpec *
lines_bars_with_gaps(void)
{
	ChartSpec *chart = make(CHART_LINES, "Two months are missing");
	ChartSeries *bars =
	    chart_spec_add_series(chart, "billed", SERIES_BARS, ROLE_FIRST);

	chart_axis_set(&chart->x, NULL, AXIS_TIME);
	chart_axis_set(&chart->y, "US dollars a month", AXIS_LINEAR);
	for (int i = 0; i < 12; i++)
		chart_series_add(bars, 20000 + 30.4 * i,
		    i == 4 || i == 5 ? NAN : 4000 + 100 * i, NAN, NAN)
		    ->open = i == 11;
	return chart;
}

static ChartSpec *
lines_one_point(void)
{
	ChartSpec *chart = make(CHART_LINES, "One month only");

	chart_series_add(
	    chart_spec_add_series(chart, "spend", SERIES_LINE, ROLE_FIRST),
	    20000, 4624.72, NAN, NAN);
	chart_axis_set(&chart->x, NULL, AXIS_TIME);
	return chart;
}

static ChartSpec *
lines_nothing_but_gaps(void)
{
	ChartSpec *chart = make(CHART_LINES, "No value is known");
	ChartSeries *line =
	    chart_spec_add_series(chart, "spend", SERIES_LINE, ROLE_FIRST);

	for (int i = 1; i <= 3; i++)
		chart_series_add(line, i, NAN, NAN, NAN);
	chart_spec_add_series(chart, "empty", SERIES_LINE, ROLE_SECOND);
	chart_spec_add_series(chart, "empty too", SERIES_BARS, ROLE_THIRD);
	return chart;
}

static ChartSpec *
lines_huge_values(void)
{
	ChartSpec *chart = make(CHART_LINES, "From cents to trillions");

	add_line(chart, LONG_NAME, ROLE_FIRST, 4e12);
	add_line(chart, UNBROKEN, ROLE_SECOND, 1e-5);
	add_line(chart, "negative", ROLE_THIRD, -4e3);
	chart_axis_set(&chart->x, NULL, AXIS_LINEAR);
	return chart;
}

static ChartSpec *
intervals_five_panels(void)
{
	static const char *const heads[] = { "1×", "10×", "50×", "100×" };
	ChartSpec *chart = make(CHART_INTERVALS, "Five migrations");

	for (size_t k = 0; k < G_N_ELEMENTS(heads); k++)
		chart_spec_add_column(chart, heads[k]);
	for (int i = 0; i < 5; i++) {
		ChartRow *row =
		    chart_spec_add_row(chart, i == 1   ? LONG_NAME
					      : i == 2 ? UNBROKEN
						       : "orders.id to bigint");

		if (i == 0)
			row->note =
			    g_strdup("in the top three in 84 % of draws");
		for (int k = 0; k < 4; k++) {
			double mid =
			    2000 * pow(1.4, k * i) * (i == 4 ? 1e4 : 1);
			ChartCell *cell = chart_row_add_cell(
			    row, i == 3 && k > 1 ? NAN : mid, NULL, ROLE_FIRST);

			cell->lo = mid * 0.7;
			cell->hi = k == 3 && i == 1 ? INFINITY : mid * 1.6;
			if (k == 3)
				cell->note =
				    g_strdup("lock window passed here");
		}
	}
	chart_spec_add_mark(chart, 10000, "this quarter's budget", true);
	return chart;
}

static ChartSpec *
intervals_one(void)
{
	ChartSpec *chart = make(CHART_INTERVALS, "One cell");

	chart_spec_add_column(chart, "now");
	chart_row_add_cell(
	    chart_spec_add_row(chart, "one"), 5, "five", ROLE_FIRST);
	return chart;
}

static ChartSpec *
gantt_dates(void)
{
	ChartSpec *chart = make(CHART_GANTT, "A year of work");

	chart_axis_set(&chart->x, NULL, AXIS_TIME);
	for (size_t i = 0; i < 12; i++) {
		ChartRow *row =
		    chart_spec_add_row(chart, i % 5 == 1 ? LONG_NAME : "phase");
		size_t before = i - 1, first = 0;

		row->start = 20000 + 30.0 * (double)i;
		row->end = row->start + (i == 6 ? 0 : 25);
		row->slack_end = i % 2 == 0 ? row->end + 40 : row->end;
		row->critical = i % 2 == 1;
		row->note =
		    i % 4 == 0 ? g_strdup("critical in 87 % of draws") : NULL;
		if (i > 0)
			g_array_append_val(row->after, before);
		if (i > 2)
			g_array_append_val(row->after, first);
	}
	chart_spec_add_row(chart, "not planned")->missing =
	    g_strdup("no duration is given for it");
	chart_spec_add_mark(
	    chart, 20100, "launch of the enterprise plan", false);
	chart_spec_add_mark(chart, 20101, "end of the contract", false);
	return chart;
}

/* Waits for itself, for one later, for one that is missing, for none. */
static ChartSpec *
gantt_odd_edges(void)
{
	static const size_t after[] = { 0, 2, 3, 99 };
	ChartSpec *chart = make(CHART_GANTT, "Odd dependencies");

	chart_axis_set(&chart->x, "weeks", AXIS_LINEAR);
	for (size_t i = 0; i < G_N_ELEMENTS(after); i++) {
		ChartRow *row = chart_spec_add_row(chart, "phase");

		g_array_append_val(row->after, after[i]);
		if (i == 3)
			continue;
		row->start = (double)i;
		row->end = (double)i + 1.5;
	}
	return chart;
}

static ChartSpec *
dotplot_of(const double *samples, size_t count, const char *title)
{
	ChartSpec *chart = make(CHART_DOTPLOT, title);

	chart_axis_set(&chart->x, "weeks from the start", AXIS_LINEAR);
	g_array_append_vals(chart->samples, samples, (guint)count);
	chart_spec_add_mark(
	    chart, 4, "four weeks, the playbook's least", false);
	chart_spec_add_mark(chart, 6, "six weeks, the playbook's most", false);
	return chart;
}

static ChartSpec *
dotplot_all_equal(void)
{
	double samples[50];

	for (size_t i = 0; i < G_N_ELEMENTS(samples); i++)
		samples[i] = 4.5;
	return dotplot_of(samples, G_N_ELEMENTS(samples), "No spread at all");
}

static ChartSpec *
dotplot_three(void)
{
	static const double samples[] = { 4.1, 4.5, 5.9 };

	return dotplot_of(samples, G_N_ELEMENTS(samples), "Three samples");
}

static ChartSpec *
make_bullets(const char *title)
{
	ChartSpec *chart = make(CHART_BULLETS, title);

	chart_axis_set(&chart->x, "share of the threshold", AXIS_LINEAR);
	g_clear_pointer(&chart->x.suffix, g_free);
	chart->x.percent = true;
	chart_spec_add_mark(chart, 0.7, "monitor from here on", false);
	chart_spec_add_mark(chart, 1, "the threshold of the playbook", false);
	return chart;
}

static ChartSpec *
bullets_long_names(void)
{
	static const char *const names[] = { LONG_NAME, UNBROKEN, CJK_NAME,
		RTL_NAME, "" };
	ChartSpec *chart = make_bullets("Names of all kinds");

	for (size_t i = 0; i < G_N_ELEMENTS(names); i++) {
		ChartRow *row = add_interval(chart, names[i], 0.2 * (double)i,
		    0.3 * (double)i, 0.5 * (double)i);

		row->note = g_strdup(names[i]);
		row->value = g_strdup(names[i]);
		row->state = g_strdup(names[i]);
		row->role = i % 2 == 0 ? ROLE_BAD : ROLE_WATCH;
	}
	return chart;
}

static ChartSpec *
bullets_many_rows(void)
{
	ChartSpec *chart = make_bullets("Sixty decisions");

	for (int i = 0; i < 60; i++) {
		ChartRow *row = add_interval(chart, "Database", i / 50.0,
		    i / 40.0, i % 7 == 0 ? INFINITY : i / 30.0);

		row->value = g_strdup("150 ms of 200 ms");
		row->state = g_strdup("monitor");
		row->role = ROLE_WATCH;
		row->hollow = i % 3 == 0;
	}
	return chart;
}

static ChartSpec *
bullets_extremes(void)
{
	ChartSpec *chart = make_bullets("Far beyond, and below zero");

	add_interval(chart, "far beyond", 1e5, 1e6, 1e7);
	add_interval(chart, "below zero", -3, -2, -1);
	add_interval(chart, "half an interval", NAN, 0.5, 0.6);
	add_interval(chart, "turned round", 0.9, 0.5, 0.2);
	add_interval(chart, "infinite", 1, INFINITY, INFINITY);
	return chart;
}

static ChartSpec *
bullets_all_missing(void)
{
	ChartSpec *chart = make_bullets("Nothing is known");

	chart_spec_add_row(chart, LONG_NAME)->missing =
	    g_strdup("there is no series of response times; a CSV with month, "
		     "p95_ms and users, one line a month, would supply it, "
		     "and a dozen months would show the trend as well");
	chart_spec_add_row(chart, "no reason");
	chart_spec_add_row(chart, "state alone")->state = g_strdup("unknown");
	return chart;
}

static ChartSpec *
bullets_one_row(void)
{
	ChartSpec *chart = make(CHART_BULLETS, "One, without marks");

	add_interval(chart, "one", NAN, 0.4, NAN);
	return chart;
}

/* ROWS in GROUPS of unequal size, 0: without any, with links near and far. */
static ChartSpec *
make_matrix(const char *title, int rows, int groups)
{
	ChartSpec *chart = make(CHART_MATRIX, title);

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
	ChartSpec *chart = make(CHART_MATRIX, "Each by itself");

	for (int i = 0; i < 40; i++)
		chart_spec_add_row(chart, LONG_NAME)->group =
		    g_strdup_printf("%d " LONG_NAME, i);
	return chart;
}

static ChartSpec *
matrix_long_names(void)
{
	static const char *const names[] = { LONG_NAME, UNBROKEN, CJK_NAME,
		RTL_NAME, "", "id" };
	ChartSpec *chart = make(CHART_MATRIX, "Names of all kinds");

	for (size_t i = 0; i < G_N_ELEMENTS(names); i++)
		chart_spec_add_row(chart, names[i])->group =
		    g_strdup(names[i / 2 * 2]);
	chart_spec_add_link(chart, 0, 3, 1e12, LONG_NAME);
	chart_spec_add_link(chart, 3, 3, 1e-9, RTL_NAME);
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
	ChartSpec *chart = make(CHART_NETWORK, title);

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
			chart_spec_add_link(
			    chart, i, k, (double)(1 + i * k % 17), LONG_NAME)
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
	static const char *const names[] = { LONG_NAME, UNBROKEN, CJK_NAME,
		RTL_NAME, "", "Identity" };
	ChartSpec *chart = make(CHART_NETWORK, "Names of all kinds");

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
	ChartSpec *chart = make(CHART_NETWORK, "Nothing is known");

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

static ChartSpec *
calendar_empty(void)
{
	return no_rows(CHART_CALENDAR);
}

/* Long names, days upon days, marks side by side, a year of nothing. */
static ChartSpec *
calendar_full(void)
{
	ChartSpec *chart = make(CHART_CALENDAR, "A year of meetings");

	chart_axis_set(&chart->x, "day", AXIS_TIME);
	for (int i = 0; i < 9; i++) {
		ChartRow *row = chart_spec_add_row(
		    chart, i % 4 == 1 ? LONG_NAME : CJK_NAME);

		row->note = i % 2 == 0 ? g_strdup(UNBROKEN) : NULL;
		row->hollow = i == 3;
		for (int k = 0; i != 5 && k < 365; k += i + 1)
			chart_row_add_cell(row, 20780 + k, LONG_NAME,
			    k % 60 == 0 ? ROLE_BAD : ROLE_NEUTRAL);
	}
	((ChartRow *)g_ptr_array_index(chart->rows, 5))->missing =
	    g_strdup("nobody has said on which days");
	chart_spec_add_mark(
	    chart, 20900, "the first enterprise customer", false);
	chart_spec_add_mark(chart, 20902, "Series A", false);
	return chart;
}

static ChartSpec *
calendar_odd_days(void)
{
	ChartSpec *chart =
	    make(CHART_CALENDAR, "One day, and one that is none");
	ChartRow *row = chart_spec_add_row(chart, "one");

	chart_row_add_cell(row, 20780, NULL, ROLE_NEUTRAL);
	chart_row_add_cell(row, NAN, NULL, ROLE_NEUTRAL);
	chart_row_add_cell(row, NAN, NULL, ROLE_BAD);
	return chart;
}

const HardChart hard_charts[] = {
	{ "sample ladder", sample_chart_ladder },
	{ "sample risk", sample_chart_risk },
	{ "sample debt", sample_chart_debt },
	{ "sample migration", sample_chart_migration },
	{ "sample timeline", sample_chart_timeline },
	{ "sample finish", sample_chart_finish },
	{ "sample triggers", sample_chart_triggers },
	{ "sample matrix", sample_chart_matrix },
	{ "sample network", sample_chart_network },
	{ "sample calendar", sample_chart_calendar },
	{ "calendar, full", calendar_full },
	{ "calendar, odd days", calendar_odd_days },
	{ "calendar, empty", calendar_empty },
	{ "ladder, long names", ladder_long_names },
	{ "ladder, many rows", ladder_many_rows },
	{ "ladder, extremes", ladder_extremes },
	{ "ladder, one row", ladder_one_row },
	{ "ladder, empty", ladder_empty },
	{ "heat, many columns", heat_many_columns },
	{ "heat, gaps", heat_gaps },
	{ "heat, empty", heat_empty },
	{ "lines, same end", lines_same_end },
	{ "lines, many points", lines_many_points },
	{ "lines, bars with gaps", lines_bars_with_gaps },
	{ "lines, one point", lines_one_point },
	{ "lines, nothing but gaps", lines_nothing_but_gaps },
	{ "lines, huge values", lines_huge_values },
	{ "lines, empty", lines_empty },
	{ "intervals, five panels", intervals_five_panels },
	{ "intervals, one", intervals_one },
	{ "intervals, empty", intervals_empty },
	{ "gantt, dates", gantt_dates },
	{ "gantt, odd edges", gantt_odd_edges },
	{ "gantt, empty", gantt_empty },
	{ "dotplot, all equal", dotplot_all_equal },
	{ "dotplot, three", dotplot_three },
	{ "dotplot, empty", dotplot_empty },
	{ "matrix, eight", matrix_eight },
	{ "matrix, sixty", matrix_sixty },
	{ "matrix, most", matrix_most },
	{ "matrix, folded", matrix_folded },
	{ "matrix, few groups", matrix_few_groups },
	{ "matrix, without groups", matrix_without_groups },
	{ "matrix, all alone", matrix_all_alone },
	{ "matrix, long names", matrix_long_names },
	{ "matrix, all missing", matrix_all_missing },
	{ "matrix, one row", matrix_one_row },
	{ "matrix, empty", matrix_empty },
	{ "network, complete", network_complete },
	{ "network, ring", network_ring },
	{ "network, sixty", network_sixty },
	{ "network, long names", network_long_names },
	{ "network, crowded places", network_crowded_places },
	{ "network, all missing", network_all_missing },
	{ "network, one", network_one },
	{ "network, two", network_two },
	{ "network, empty", network_empty },
	{ "bullets, long names", bullets_long_names },
	{ "bullets, many rows", bullets_many_rows },
	{ "bullets, extremes", bullets_extremes },
	{ "bullets, all missing", bullets_all_missing },
	{ "bullets, one row", bullets_one_row },
	{ "bullets, empty", bullets_empty },
};

const size_t hard_chart_count = G_N_ELEMENTS(hard_charts);
