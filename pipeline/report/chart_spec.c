#include "pipeline/report/chart_spec.h"

#include <math.h>

static void
axis_init(ChartAxis *axis)
{
	axis->lo = axis->hi = NAN;
}

static void
axis_clear(ChartAxis *axis)
{
	g_free(axis->label);
	g_free(axis->prefix);
	g_free(axis->suffix);
}

static void
mark_clear(void *data)
{
	ChartMark *mark = data;

	g_free(mark->label);
}

static void
band_clear(void *data)
{
	ChartBand *band = data;

	g_free(band->label);
}

static void
point_clear(void *data)
{
	ChartPoint *point = data;

	g_free(point->hover);
}

static void
cell_clear(void *data)
{
	ChartCell *cell = data;

	g_free(cell->text);
	g_free(cell->note);
}

static void
row_free(void *data)
{
	ChartRow *row = data;

	g_free(row->label);
	g_free(row->note);
	g_array_unref(row->cells);
	g_array_unref(row->after);
	g_free(row->missing);
	g_free(row->value);
	g_free(row->state);
	g_free(row->group);
	g_free(row);
}

static void
link_clear(void *data)
{
	ChartLink *link = data;

	g_free(link->text);
}

static void
series_free(void *data)
{
	ChartSeries *series = data;

	g_free(series->name);
	g_array_unref(series->points);
	g_free(series);
}

static GArray *
array_new(size_t size, GDestroyNotify clear)
{
	GArray *array = g_array_new(FALSE, TRUE, (unsigned)size);

	g_array_set_clear_func(array, clear);
	return array;
}

ChartSpec *
chart_spec_new(
    ChartKind kind, const char *id, const char *title, const char *subtitle)
{
	ChartSpec *spec = g_new0(ChartSpec, 1);

	spec->kind = kind;
	spec->id = g_strdup(id);
	spec->title = g_strdup(title);
	spec->subtitle = g_strdup(subtitle);
	axis_init(&spec->x);
	axis_init(&spec->y);
	spec->columns = g_ptr_array_new_with_free_func(g_free);
	spec->rows = g_ptr_array_new_with_free_func(row_free);
	spec->series = g_ptr_array_new_with_free_func(series_free);
	spec->links = array_new(sizeof(ChartLink), link_clear);
	spec->marks = array_new(sizeof(ChartMark), mark_clear);
	spec->bands = array_new(sizeof(ChartBand), band_clear);
	spec->samples = g_array_new(FALSE, FALSE, sizeof(double));
	spec->beyond = NAN;
	return spec;
}

void
chart_spec_free(ChartSpec *spec)
{
	if (spec == NULL)
		return;
	g_free(spec->id);
	g_free(spec->title);
	g_free(spec->subtitle);
	g_free(spec->description);
	g_free(spec->table);
	axis_clear(&spec->x);
	axis_clear(&spec->y);
	g_ptr_array_unref(spec->columns);
	g_ptr_array_unref(spec->rows);
	g_ptr_array_unref(spec->series);
	g_array_unref(spec->links);
	g_array_unref(spec->marks);
	g_array_unref(spec->bands);
	g_array_unref(spec->samples);
	g_free(spec);
}

void
chart_axis_set(ChartAxis *axis, const char *label, AxisScale scale)
{
	g_free(axis->label);
	axis->label = g_strdup(label);
	axis->scale = scale;
}

void
chart_spec_add_column(ChartSpec *spec, const char *head)
{
	g_ptr_array_add(spec->columns, g_strdup(head));
}

void
chart_spec_add_mark(ChartSpec *spec, double value, const char *label, bool on_y)
{
	ChartMark mark = { value, g_strdup(label), on_y };

	g_array_append_val(spec->marks, mark);
}

void
chart_spec_add_band(ChartSpec *spec, double lo, double hi, const char *label,
    bool shaded)
{
	ChartBand band = { lo, hi, g_strdup(label), shaded };

	g_array_append_val(spec->bands, band);
}

ChartRow *
chart_spec_add_row(ChartSpec *spec, const char *label)
{
	ChartRow *row = g_new0(ChartRow, 1);

	row->label = g_strdup(label);
	row->lo = row->mid = row->hi = NAN;
	row->start = row->end = row->slack_end = NAN;
	row->x = row->y = NAN;
	row->cells = array_new(sizeof(ChartCell), cell_clear);
	row->after = g_array_new(FALSE, FALSE, sizeof(size_t));
	g_ptr_array_add(spec->rows, row);
	return row;
}

ChartCell *
chart_row_add_cell(
    ChartRow *row, double value, const char *text, ChartRole role)
{
	ChartCell cell = { value, NAN, NAN, g_strdup(text), role, NULL };

	g_array_append_val(row->cells, cell);
	return &g_array_index(row->cells, ChartCell, row->cells->len - 1);
}

ChartLink *
chart_spec_add_link(
    ChartSpec *spec, size_t from, size_t to, double weight, const char *text)
{
	ChartLink link = { .from = from, .to = to, .weight = weight };

	link.text = g_strdup(text);
	g_array_append_val(spec->links, link);
	return &g_array_index(spec->links, ChartLink, spec->links->len - 1);
}

ChartSeries *
chart_spec_add_series(
    ChartSpec *spec, const char *name, SeriesForm form, ChartRole role)
{
	ChartSeries *series = g_new0(ChartSeries, 1);

	series->name = g_strdup(name);
	series->form = form;
	series->role = role;
	series->points = array_new(sizeof(ChartPoint), point_clear);
	g_ptr_array_add(spec->series, series);
	return series;
}

ChartPoint *
chart_series_add(ChartSeries *series, double x, double y, double lo, double hi)
{
	ChartPoint point = { x, y, lo, hi, NULL, false };

	g_array_append_val(series->points, point);
	return &g_array_index(
	    series->points, ChartPoint, series->points->len - 1);
}
