#include "renderers/chart/chart_words.h"

#include <math.h>

#include "pipeline/base/number.h"
#include "pipeline/lang/lang.h"
#include "renderers/chart/axis.h"

enum { MOST_SERIES = 6 };

/* The least and the greatest of what there is, and the words for each. */
typedef struct Extremes {
	double least, greatest; /* NAN: nothing yet */
	char *least_words, *greatest_words;
} Extremes;

static void
extremes_clear(Extremes *extremes)
{
	g_free(extremes->least_words);
	g_free(extremes->greatest_words);
}
G_DEFINE_AUTO_CLEANUP_CLEAR_FUNC(Extremes, extremes_clear)

/* Takes WORDS over. */
static void
extremes_add(Extremes *extremes, double value, char *words)
{
	if (!isfinite(value)) {
		g_free(words);
		return;
	}
	if (!(value >= extremes->least)) {
		extremes->least = value;
		g_free(extremes->least_words);
		extremes->least_words = g_strdup(words);
	}
	if (!(value <= extremes->greatest)) {
		extremes->greatest = value;
		g_free(extremes->greatest_words);
		extremes->greatest_words = g_strdup(words);
	}
	g_free(words);
}

static const ChartRow *
row_at(const ChartSpec *spec, guint i)
{
	return g_ptr_array_index(spec->rows, i);
}

/* "13 rows, from Search (1.2×) to Hosting (84×)." */
static char *
count_words(const ChartSpec *spec, const Extremes *extremes)
{
	g_autofree char *count = lang_count(
	    MSG_CHART_WORDS_ROW, MSG_CHART_WORDS_ROWS, spec->rows->len, NULL);

	if (extremes->least_words == NULL)
		return lang_format(MSG_CHART_WORDS_COUNT, count, NULL);
	if (g_strcmp0(extremes->least_words, extremes->greatest_words) == 0)
		return lang_format(
		    MSG_CHART_WORDS_ONE, count, extremes->least_words, NULL);
	return lang_format(MSG_CHART_WORDS_RANGE, count, extremes->least_words,
	    extremes->greatest_words, NULL);
}

static char *
rows_words(const ChartSpec *spec)
{
	g_auto(Extremes) extremes = { NAN, NAN, NULL, NULL };

	for (guint i = 0; i < spec->rows->len; i++) {
		const ChartRow *row = row_at(spec, i);
		g_autofree char *value = axis_value_text(&spec->x, row->mid);

		extremes_add(&extremes, row->mid,
		    lang_format(MSG_CHART_WORDS_AT, value, row->label, NULL));
	}
	return count_words(spec, &extremes);
}

static char *
cell_words(
    const ChartSpec *spec, const ChartRow *row, const ChartCell *cell, guint i)
{
	g_autofree char *value = cell->text != NULL
				     ? g_strdup(cell->text)
				     : axis_value_text(&spec->y, cell->value);

	if (i >= spec->columns->len)
		return lang_format(MSG_CHART_WORDS_AT, value, row->label, NULL);
	return lang_format(MSG_CHART_WORDS_IN, value, row->label,
	    g_ptr_array_index(spec->columns, i), NULL);
}

static char *
cells_words(const ChartSpec *spec)
{
	g_auto(Extremes) extremes = { NAN, NAN, NULL, NULL };

	for (guint i = 0; i < spec->rows->len; i++) {
		const ChartRow *row = row_at(spec, i);

		for (guint k = 0; k < row->cells->len; k++) {
			const ChartCell *cell =
			    &g_array_index(row->cells, ChartCell, k);

			extremes_add(&extremes, cell->value,
			    cell_words(spec, row, cell, k));
		}
	}
	return count_words(spec, &extremes);
}

static char *
spans_words(const ChartSpec *spec)
{
	g_auto(Extremes) extremes = { NAN, NAN, NULL, NULL };

	for (guint i = 0; i < spec->rows->len; i++) {
		const ChartRow *row = row_at(spec, i);

		extremes_add(&extremes, row->start,
		    axis_value_text(&spec->x, row->start));
		extremes_add(
		    &extremes, row->end, axis_value_text(&spec->x, row->end));
	}
	return count_words(spec, &extremes);
}

static char *
days_words(const ChartSpec *spec)
{
	const Extremes none = { NAN, NAN, NULL, NULL };

	return count_words(spec, &none);
}

static char *
point_words(const ChartSpec *spec, const ChartPoint *point)
{
	g_autofree char *x = axis_value_text(&spec->x, point->x);
	g_autofree char *y = axis_value_text(&spec->y, point->y);

	if (spec->x.scale == AXIS_TIME || spec->x.label == NULL)
		return lang_format(MSG_CHART_WORDS_AT, y, x, NULL);
	return lang_format(MSG_CHART_WORDS_ALONG, y, x, spec->x.label, NULL);
}

/* Of what has an order: where it begins and where it ends. */
static char *
line_words(const ChartSpec *spec, const ChartSeries *series)
{
	g_autofree char *first = NULL;
	g_autofree char *last = NULL;

	for (guint i = 0; i < series->points->len; i++) {
		const ChartPoint *point =
		    &g_array_index(series->points, ChartPoint, i);

		if (!isfinite(point->y))
			continue;
		if (first == NULL)
			first = point_words(spec, point);
		g_free(last);
		last = point_words(spec, point);
	}
	if (first == NULL)
		return NULL;
	return lang_format(
	    MSG_CHART_WORDS_LINE, series->name, first, last, NULL);
}

static char *
cloud_words(const ChartSpec *spec, const ChartSeries *series)
{
	g_auto(Extremes) extremes = { NAN, NAN, NULL, NULL };
	char count[NUMBER_TEXT_SIZE];

	for (guint i = 0; i < series->points->len; i++) {
		const double y = g_array_index(series->points, ChartPoint, i).y;

		extremes_add(&extremes, y, axis_value_text(&spec->y, y));
	}
	if (extremes.least_words == NULL)
		return NULL;
	return lang_format(MSG_CHART_WORDS_CLOUD, series->name,
	    number_format_count(series->points->len, count),
	    extremes.least_words, extremes.greatest_words, NULL);
}

static char *
series_words(const ChartSpec *spec)
{
	GString *words = g_string_new(NULL);

	for (guint i = 0; i < MIN(spec->series->len, MOST_SERIES); i++) {
		const ChartSeries *series = g_ptr_array_index(spec->series, i);
		g_autofree char *one = series->form == SERIES_POINTS
					   ? cloud_words(spec, series)
					   : line_words(spec, series);

		if (one != NULL)
			g_string_append_printf(
			    words, "%s%s", words->len > 0 ? " " : "", one);
	}
	return g_string_free(words, false);
}

static char *
samples_words(const ChartSpec *spec)
{
	const guint n = spec->samples->len;
	g_autofree char *least = NULL;
	g_autofree char *middle = NULL;
	g_autofree char *most = NULL;

	if (n == 0)
		return g_strdup(NUMBER_MISSING);
	least =
	    axis_value_text(&spec->x, g_array_index(spec->samples, double, 0));
	middle = axis_value_text(
	    &spec->x, g_array_index(spec->samples, double, n / 2));
	most = axis_value_text(
	    &spec->x, g_array_index(spec->samples, double, n - 1));
	return lang_format(MSG_CHART_WORDS_SAMPLES, least, most, middle, NULL);
}

static char *
links_words(const ChartSpec *spec)
{
	g_autofree char *rows = lang_count(
	    MSG_CHART_WORDS_ROW, MSG_CHART_WORDS_ROWS, spec->rows->len, NULL);
	g_autofree char *links = lang_count(MSG_CHART_WORDS_LINK,
	    MSG_CHART_WORDS_LINKS, spec->links->len, NULL);

	return lang_format(MSG_CHART_WORDS_LINKED, rows, links, NULL);
}

static char *(*const kinds[])(const ChartSpec *) = {
	[CHART_LADDER] = rows_words,
	[CHART_HEAT] = cells_words,
	[CHART_LINES] = series_words,
	[CHART_INTERVALS] = cells_words,
	[CHART_GANTT] = spans_words,
	[CHART_DOTPLOT] = samples_words,
	[CHART_MATRIX] = links_words,
	[CHART_NETWORK] = links_words,
	[CHART_BULLETS] = rows_words,
	[CHART_CALENDAR] = days_words,
};

char *
chart_words(const ChartSpec *spec)
{
	g_autofree char *words = NULL;

	if (spec->description != NULL)
		return g_strdup(spec->description);
	words = kinds[spec->kind](spec);
	if (spec->subtitle == NULL)
		return g_steal_pointer(&words);
	return lang_format(MSG_CHART_WORDS, spec->subtitle, words, NULL);
}
