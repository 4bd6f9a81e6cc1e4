#include <math.h>

#include "tests/support/hard_parts.h"
#include "tests/support/sample_charts.h"

static ChartSpec *
ladder_long_names(void)
{
	ChartSpec *chart = hard_make(CHART_LADDER, HARD_LONG_NAME
	    " breaks first, at about 3.4 times today's users, and nobody has "
	    "decided anything about it yet");

	hard_add_interval(chart, HARD_LONG_NAME, 2.6, 3.4, 4.5)->note =
	    g_strdup("decide by 14 Mar 2027, which leaves time for the fix "
		     "and four weeks of slack");
	hard_add_interval(chart, HARD_UNBROKEN, 1, 1, 1)->role = ROLE_FIRST;
	hard_add_interval(chart, "漢字テーブル名 → ένα όνομα", 900, 1500, 2600)
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
	ChartSpec *chart = hard_make(CHART_LADDER, "Thirty limits");

	for (int i = 0; i < 30; i++) {
		g_autofree char *label = g_strdup_printf("table_%d.id", i);
		double mid = 1.5 * pow(1.2, i);

		hard_add_interval(chart, label, mid / 1.5, mid, mid * 1.5)
		    ->hollow = i % 3 == 0;
	}
	for (int i = 0; i < 4; i++)
		chart_spec_add_mark(
		    chart, 10 + i, "the same place nearly", false);
	return chart;
}

static ChartSpec *
ladder_extremes(void)
{
	ChartSpec *chart = hard_make(CHART_LADDER, "Broken already, and never");

	hard_add_interval(chart, "broken already", 0.02, 0.05, 0.1);
	hard_add_interval(chart, "never", 1e6, 4e7, INFINITY);
	hard_add_interval(chart, "no interval", NAN, 3, NAN);
	hard_add_interval(chart, "half an interval", NAN, 30, 60);
	hard_add_interval(chart, "zero has no place", 0, 0, 0);
	return chart;
}

static ChartSpec *
ladder_one_row(void)
{
	ChartSpec *chart = hard_make(CHART_LADDER, "One");

	hard_add_interval(chart, "one", 2, 3, 4);
	return chart;
}

static ChartSpec *
heat_many_columns(void)
{
	ChartSpec *chart = hard_make(CHART_HEAT, "Who knows what");

	for (int i = 0; i < 14; i++) {
		g_autofree char *head = g_strdup_printf("component-%d", i);

		chart_spec_add_column(chart, head);
	}
	for (int i = 0; i < 9; i++) {
		ChartRow *row = chart_spec_add_row(
		    chart, i == 3 ? HARD_LONG_NAME : "Ada Example");

		for (int k = 0; k < 14; k++)
			chart_row_add_cell(row, i * k % 11 / 10.0,
			    k % 4 == 0 ? "1,234,567" : NULL, ROLE_NEUTRAL);
	}
	return chart;
}

static ChartSpec *
heat_gaps(void)
{
	ChartSpec *chart = hard_make(CHART_HEAT, "Some cells are missing");
	ChartRow *row;

	chart_spec_add_column(chart, "at ten times today's users");
	chart_spec_add_column(chart, "at fifty times today's users");
	row = chart_spec_add_row(chart, HARD_LONG_NAME);
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

static ChartSpec *
gantt_dates(void)
{
	ChartSpec *chart = hard_make(CHART_GANTT, "A year of work");

	chart_axis_set(&chart->x, NULL, AXIS_TIME);
	for (size_t i = 0; i < 12; i++) {
		ChartRow *row = chart_spec_add_row(
		    chart, i % 5 == 1 ? HARD_LONG_NAME : "phase");
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
	ChartSpec *chart = hard_make(CHART_GANTT, "Odd dependencies");

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
make_bullets(const char *title)
{
	ChartSpec *chart = hard_make(CHART_BULLETS, title);

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
	static const char *const names[] = { HARD_LONG_NAME, HARD_UNBROKEN,
		HARD_CJK_NAME, HARD_RTL_NAME, "" };
	ChartSpec *chart = make_bullets("Names of all kinds");

	for (size_t i = 0; i < G_N_ELEMENTS(names); i++) {
		ChartRow *row = hard_add_interval(chart, names[i],
		    0.2 * (double)i, 0.3 * (double)i, 0.5 * (double)i);

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
		ChartRow *row = hard_add_interval(chart, "Database", i / 50.0,
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

	hard_add_interval(chart, "far beyond", 1e5, 1e6, 1e7);
	hard_add_interval(chart, "below zero", -3, -2, -1);
	hard_add_interval(chart, "half an interval", NAN, 0.5, 0.6);
	hard_add_interval(chart, "turned round", 0.9, 0.5, 0.2);
	hard_add_interval(chart, "infinite", 1, INFINITY, INFINITY);
	return chart;
}

static void
add_crossing(
    ChartSpec *chart, const char *label, double lo, double mid, double hi)
{
	ChartRow *row = hard_add_interval(chart, label, NAN, 0.6, NAN);
	ChartCell *cell = chart_row_add_cell(row, mid, label, ROLE_GOOD);

	row->value = g_strdup("1,234,567 requests a second of 2,000,000");
	row->state = g_strdup("ok");
	row->role = ROLE_GOOD;
	cell->lo = lo;
	cell->hi = hi;
}

static ChartSpec *
bullets_crossings(void)
{
	ChartSpec *chart = make_bullets("Now, soon, late and never");

	chart_axis_set(&chart->y,
	    "when each of them reaches the threshold of the playbook",
	    AXIS_TIME);
	g_clear_pointer(&chart->y.prefix, g_free);
	chart->y.lo = 20779;
	chart->y.hi = 20779 + 1500;
	chart_spec_add_mark(chart, 20779, "the day of this review", true);
	hard_add_interval(chart, "no crossing", 0.1, 2, 3);
	add_crossing(chart, "already", 20779, 20779, 20779);
	add_crossing(chart, "at the end", 22200, 22279, 22279);
	add_crossing(chart, "half of it beyond", 21779, 22000, 40000);
	add_crossing(chart, "perhaps never", 21000, INFINITY, INFINITY);
	add_crossing(chart, "all beyond", 30000, 40000, INFINITY);
	add_crossing(chart, "one side only", NAN, 21500, 21800);
	add_crossing(chart, "never", INFINITY, INFINITY, INFINITY);
	add_crossing(chart, HARD_LONG_NAME, 20790, 21790, 22000);
	return chart;
}

static ChartSpec *
bullets_all_missing(void)
{
	ChartSpec *chart = make_bullets("Nothing is known");

	chart_spec_add_row(chart, HARD_LONG_NAME)->missing =
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
	ChartSpec *chart = hard_make(CHART_BULLETS, "One, without marks");

	hard_add_interval(chart, "one", NAN, 0.4, NAN);
	return chart;
}

/* Long names, days upon days, marks side by side, a year of nothing. */
static ChartSpec *
calendar_full(void)
{
	ChartSpec *chart = hard_make(CHART_CALENDAR, "A year of meetings");

	chart_axis_set(&chart->x, "day", AXIS_TIME);
	for (int i = 0; i < 9; i++) {
		ChartRow *row = chart_spec_add_row(
		    chart, i % 4 == 1 ? HARD_LONG_NAME : HARD_CJK_NAME);

		row->note = i % 2 == 0 ? g_strdup(HARD_UNBROKEN) : NULL;
		row->hollow = i == 3;
		for (int k = 0; i != 5 && k < 365; k += i + 1)
			chart_row_add_cell(row, 20780 + k, HARD_LONG_NAME,
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
	    hard_make(CHART_CALENDAR, "One day, and one that is none");
	ChartRow *row = chart_spec_add_row(chart, "one");

	chart_row_add_cell(row, 20780, NULL, ROLE_NEUTRAL);
	chart_row_add_cell(row, NAN, NULL, ROLE_NEUTRAL);
	chart_row_add_cell(row, NAN, NULL, ROLE_BAD);
	return chart;
}

static const HardChart charts[] = {
	{ "sample ladder", sample_chart_ladder },
	{ "sample risk", sample_chart_risk },
	{ "sample timeline", sample_chart_timeline },
	{ "sample triggers", sample_chart_triggers },
	{ "sample calendar", sample_chart_calendar },
	{ "calendar, full", calendar_full },
	{ "calendar, odd days", calendar_odd_days },
	{ "ladder, names of all kinds", ladder_long_names },
	{ "ladder, many rows", ladder_many_rows },
	{ "ladder, extremes", ladder_extremes },
	{ "ladder, one row", ladder_one_row },
	{ "heat, many columns", heat_many_columns },
	{ "heat, gaps", heat_gaps },
	{ "gantt, dates", gantt_dates },
	{ "gantt, odd edges", gantt_odd_edges },
	{ "bullets, names of all kinds", bullets_long_names },
	{ "bullets, many rows", bullets_many_rows },
	{ "bullets, extremes", bullets_extremes },
	{ "bullets, crossings", bullets_crossings },
	{ "bullets, nothing known", bullets_all_missing },
	{ "bullets, one row", bullets_one_row },
};

const HardList hard_row_charts = { charts, G_N_ELEMENTS(charts) };
