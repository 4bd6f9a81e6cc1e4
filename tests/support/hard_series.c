#include <math.h>

#include "tests/support/hard_parts.h"
#include "tests/support/sample_charts.h"

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
	ChartSpec *chart = hard_make(CHART_LINES, "All lines end in one place");
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
	ChartSpec *chart = hard_make(CHART_LINES, "Six hundred issues");
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
	ChartSpec *chart = hard_make(CHART_LINES, "Two months are missing");
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
	ChartSpec *chart = hard_make(CHART_LINES, "One month only");

	chart_series_add(
	    chart_spec_add_series(chart, "spend", SERIES_LINE, ROLE_FIRST),
	    20000, 4624.72, NAN, NAN);
	chart_axis_set(&chart->x, NULL, AXIS_TIME);
	return chart;
}

static ChartSpec *
lines_nothing_but_gaps(void)
{
	ChartSpec *chart = hard_make(CHART_LINES, "No value is known");
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
	ChartSpec *chart = hard_make(CHART_LINES, "From cents to trillions");

	add_line(chart, HARD_LONG_NAME, ROLE_FIRST, 4e12);
	add_line(chart, HARD_UNBROKEN, ROLE_SECOND, 1e-5);
	add_line(chart, "negative", ROLE_THIRD, -4e3);
	chart_axis_set(&chart->x, NULL, AXIS_LINEAR);
	return chart;
}

static ChartSpec *
intervals_five_panels(void)
{
	static const char *const heads[] = { "1×", "10×", "50×", "100×" };
	ChartSpec *chart = hard_make(CHART_INTERVALS, "Five migrations");

	for (size_t k = 0; k < G_N_ELEMENTS(heads); k++)
		chart_spec_add_column(chart, heads[k]);
	for (int i = 0; i < 5; i++) {
		ChartRow *row =
		    chart_spec_add_row(chart, i == 1   ? HARD_LONG_NAME
					      : i == 2 ? HARD_UNBROKEN
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
	ChartSpec *chart = hard_make(CHART_INTERVALS, "One cell");

	chart_spec_add_column(chart, "now");
	chart_row_add_cell(
	    chart_spec_add_row(chart, "one"), 5, "five", ROLE_FIRST);
	return chart;
}

static ChartSpec *
dotplot_of(const double *samples, size_t count, const char *title)
{
	ChartSpec *chart = hard_make(CHART_DOTPLOT, title);

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

static const HardChart charts[] = {
	{ "sample debt", sample_chart_debt },
	{ "sample migration", sample_chart_migration },
	{ "sample finish", sample_chart_finish },
	{ "lines, same end", lines_same_end },
	{ "lines, many points", lines_many_points },
	{ "lines, bars with gaps", lines_bars_with_gaps },
	{ "lines, one point", lines_one_point },
	{ "lines, nothing but gaps", lines_nothing_but_gaps },
	{ "lines, huge values", lines_huge_values },
	{ "intervals, five panels", intervals_five_panels },
	{ "intervals, one alone", intervals_one },
	{ "dotplot, all equal", dotplot_all_equal },
	{ "dotplot, three samples", dotplot_three },
};

const HardList hard_series_charts = { charts, G_N_ELEMENTS(charts) };
