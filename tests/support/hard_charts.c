#include "tests/support/hard_charts.h"

#include "tests/support/hard_data.h"
#include "tests/support/hard_parts.h"

ChartSpec *
hard_make(ChartKind kind, const char *title)
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

ChartRow *
hard_add_interval(
    ChartSpec *chart, const char *label, double lo, double mid, double hi)
{
	ChartRow *row = chart_spec_add_row(chart, label);

	row->lo = lo;
	row->mid = mid;
	row->hi = hi;
	return row;
}

static void
walk_list(const HardList *list, ChartKind kind, HardVisit visit, void *data)
{
	for (size_t i = 0; i < list->count; i++) {
		g_autoptr(ChartSpec) spec = list->charts[i].make();

		if (spec->kind == kind)
			visit(list->charts[i].name, spec, data);
	}
}

static void
walk_data(ChartKind kind, HardVisit visit, void *data)
{
	for (size_t i = 0; i < hard_data_count; i++) {
		g_autofree char *name = g_strdup_printf(
		    "%s, %s", hard_kind_name(kind), hard_data[i].name);
		g_autoptr(ChartSpec) spec =
		    hard_data_chart(kind, &hard_data[i]);

		if (spec != NULL)
			visit(name, spec, data);
	}
}

void
hard_charts_walk(HardVisit visit, void *data)
{
	static const HardList *const lists[] = { &hard_row_charts,
		&hard_series_charts, &hard_link_charts };

	for (ChartKind kind = 0; hard_kind_name(kind) != NULL; kind++) {
		for (size_t i = 0; i < G_N_ELEMENTS(lists); i++)
			walk_list(lists[i], kind, visit, data);
		walk_data(kind, visit, data);
	}
}
