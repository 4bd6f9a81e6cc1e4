#include "pipeline/report/tree.h"

#include <math.h>

#include "pipeline/base/date.h"
#include "pipeline/base/number.h"

static const char *const kind_names[] = {
	[CHART_LADDER] = "ladder",
	[CHART_HEAT] = "heat",
	[CHART_LINES] = "lines",
	[CHART_INTERVALS] = "intervals",
	[CHART_GANTT] = "gantt",
	[CHART_DOTPLOT] = "dotplot",
	[CHART_MATRIX] = "matrix",
	[CHART_NETWORK] = "network",
	[CHART_BULLETS] = "bullets",
	[CHART_CALENDAR] = "calendar",
};

static const char *const role_names[] = {
	[ROLE_NEUTRAL] = "neutral",
	[ROLE_FIRST] = "first",
	[ROLE_SECOND] = "second",
	[ROLE_THIRD] = "third",
	[ROLE_FOURTH] = "fourth",
	[ROLE_MUTED] = "muted",
	[ROLE_BAD] = "bad",
	[ROLE_WATCH] = "watch",
	[ROLE_GOOD] = "good",
};

static const char *const scale_names[] = {
	[AXIS_LINEAR] = "linear",
	[AXIS_LOG] = "log",
	[AXIS_TIME] = "time",
};

static const char *const form_names[] = {
	[SERIES_LINE] = "line",
	[SERIES_POINTS] = "points",
	[SERIES_BARS] = "bars",
};

static void
print_axis(Tree *tree, const char *name, const ChartAxis *axis)
{
	if (axis->label == NULL)
		return;
	tree_begin(tree, name);
	g_string_append(tree->out, scale_names[axis->scale]);
	tree_add_range(tree, axis->lo, axis->hi);
	tree_add(tree, " \"", axis->label, "\"");
	tree_add(tree, " prefix ", axis->prefix, "");
	tree_add(tree, " suffix ", axis->suffix, "");
	g_string_append(tree->out, axis->percent ? " percent" : "");
	tree_end(tree);
}

static void
print_cells(Tree *tree, const ChartRow *row)
{
	tree->depth++;
	for (unsigned i = 0; i < row->cells->len; i++) {
		const ChartCell *cell =
		    &g_array_index(row->cells, ChartCell, i);

		tree_begin(tree, "cell ");
		g_string_append(tree->out, role_names[cell->role]);
		tree_add_number(tree, " ", cell->value);
		tree_add_range(tree, cell->lo, cell->hi);
		tree_add(tree, " \"", cell->text, "\"");
		tree_add(tree, " note \"", cell->note, "\"");
		tree_end(tree);
	}
	tree->depth--;
}

/* A year of them, on one line. */
static void
print_days(Tree *tree, const ChartRow *row)
{
	char date[DATE_TEXT_SIZE];

	if (row->cells->len == 0)
		return;
	tree->depth++;
	tree_begin(tree, "days");
	for (unsigned i = 0; i < row->cells->len; i++) {
		const ChartCell *cell =
		    &g_array_index(row->cells, ChartCell, i);

		if (cell->role != ROLE_NEUTRAL)
			tree_add(tree, " ", role_names[cell->role], "");
		tree_add(tree, " ",
		    isnan(cell->value)
			? NUMBER_MISSING
			: date_format_iso((Date)cell->value, date),
		    "");
		tree_add(tree, " \"", cell->text, "\"");
	}
	tree_end(tree);
	tree->depth--;
}

static void
print_chart_row(Tree *tree, const ChartRow *row, ChartKind kind)
{
	tree_begin(tree, "row ");
	g_string_append(tree->out, role_names[row->role]);
	g_string_append(tree->out, row->hollow ? " hollow" : "");
	g_string_append(tree->out, row->critical ? " critical" : "");
	tree_add(tree, " \"", row->label, "\"");
	tree_add_number_if(tree, " mid ", row->mid);
	tree_add_range(tree, row->lo, row->hi);
	if (!isnan(row->start)) {
		tree_add_number(tree, " from ", row->start);
		tree_add_number(tree, " to ", row->end);
		tree_add_number_if(tree, " slack to ", row->slack_end);
	}
	for (unsigned i = 0; i < row->after->len; i++)
		g_string_append_printf(tree->out, " after %zu",
		    g_array_index(row->after, size_t, i));
	if (!isnan(row->x)) {
		tree_add_number(tree, " at ", row->x);
		tree_add_number(tree, " ", row->y);
	}
	tree_add(tree, " group \"", row->group, "\"");
	tree_add(tree, " value \"", row->value, "\"");
	tree_add(tree, " state \"", row->state, "\"");
	tree_add(tree, " note \"", row->note, "\"");
	tree_add(tree, " missing \"", row->missing, "\"");
	tree_end(tree);
	if (kind == CHART_CALENDAR)
		print_days(tree, row);
	else
		print_cells(tree, row);
}

static void
print_link(Tree *tree, const ChartLink *link)
{
	tree_begin(tree, "link");
	g_string_append_printf(tree->out, " %zu to %zu", link->from, link->to);
	tree_add(tree, " ", role_names[link->role], "");
	tree_add_number(tree, " ", link->weight);
	g_string_append(tree->out, link->dashed ? " dashed" : "");
	tree_add(tree, " \"", link->text, "\"");
	tree_end(tree);
}

static void
print_series(Tree *tree, const ChartSeries *series)
{
	tree_begin(tree, "series ");
	g_string_append(tree->out, form_names[series->form]);
	tree_add(tree, " ", role_names[series->role], "");
	g_string_append(tree->out, series->dashed ? " dashed" : "");
	g_string_append(tree->out, series->whiskers ? " whiskers" : "");
	tree_add(tree, " \"", series->name, "\"");
	tree_end(tree);
	tree->depth++;
	for (unsigned i = 0; i < series->points->len; i++) {
		const ChartPoint *point =
		    &g_array_index(series->points, ChartPoint, i);

		tree_begin(tree, "point");
		tree_add_number(tree, " ", point->x);
		tree_add_number(tree, " ", point->y);
		tree_add_range(tree, point->lo, point->hi);
		g_string_append(tree->out, point->open ? " open" : "");
		tree_add(tree, " \"", point->hover, "\"");
		tree_end(tree);
	}
	tree->depth--;
}

static void
print_bands(Tree *tree, const ChartSpec *chart)
{
	for (unsigned i = 0; i < chart->bands->len; i++) {
		const ChartBand *band =
		    &g_array_index(chart->bands, ChartBand, i);

		tree_begin(tree, "band");
		tree_add_number(tree, " ", band->lo);
		tree_add_number(tree, " to ", band->hi);
		tree_add(tree, " \"", band->label, "\"");
		g_string_append(tree->out, band->shaded ? " shaded" : "");
		tree_end(tree);
	}
}

static void
print_marks_and_samples(Tree *tree, const ChartSpec *chart)
{
	for (unsigned i = 0; i < chart->marks->len; i++) {
		const ChartMark *mark =
		    &g_array_index(chart->marks, ChartMark, i);

		tree_begin(tree, mark->on_y ? "mark y" : "mark x");
		tree_add_number(tree, " ", mark->value);
		tree_add(tree, " \"", mark->label, "\"");
		tree_end(tree);
	}
	if (chart->samples->len == 0)
		return;
	tree_begin(tree, "samples");
	g_string_append_printf(tree->out, " %u", chart->samples->len);
	tree_add_range(tree, g_array_index(chart->samples, double, 0),
	    g_array_index(chart->samples, double, chart->samples->len - 1));
	tree_end(tree);
}

static void
add_list(Tree *tree, const GPtrArray *texts)
{
	for (unsigned i = 0; i < texts->len; i++)
		tree_add(tree, i == 0 ? " " : " | ", texts->pdata[i], "");
}

void
tree_chart(Tree *tree, const ChartSpec *chart)
{
	tree_begin(tree, "chart ");
	tree_add(tree, "", chart->id, " ");
	g_string_append(tree->out, kind_names[chart->kind]);
	tree_add(tree, " \"", chart->title, "\"");
	tree_end(tree);
	tree->depth++;
	tree_line(tree, "subtitle", chart->subtitle);
	tree_line(tree, "description", chart->description);
	tree_line(tree, "table", chart->table);
	print_axis(tree, "x ", &chart->x);
	print_axis(tree, "y ", &chart->y);
	if (!isnan(chart->beyond)) {
		tree_begin(tree, "beyond evidence above");
		tree_add_number(tree, " ", chart->beyond);
		tree_end(tree);
	}
	if (chart->columns->len > 0) {
		tree_begin(tree, "columns:");
		add_list(tree, chart->columns);
		tree_end(tree);
	}
	for (unsigned i = 0; i < chart->rows->len; i++)
		print_chart_row(tree, chart->rows->pdata[i], chart->kind);
	for (unsigned i = 0; i < chart->links->len; i++)
		print_link(tree, &g_array_index(chart->links, ChartLink, i));
	for (unsigned i = 0; i < chart->series->len; i++)
		print_series(tree, chart->series->pdata[i]);
	print_bands(tree, chart);
	print_marks_and_samples(tree, chart);
	tree->depth--;
}
