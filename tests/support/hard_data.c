#include "tests/support/hard_data.h"

#include <math.h>

#include "tests/support/hard_parts.h"

#define FIRST_DAY 20780.0 /* 23 Nov 2026 */
#define STEPS 24 /* points of a line */

static const char *const long_names[] = { HARD_LONG_NAME, HARD_UNBROKEN,
	"The one table that everybody who has ever worked here has added a "
	"column to, and nobody has taken one from",
	NULL };
static const char *const arabic[] = { HARD_RTL_NAME, "الطلبات",
	"orders ← الطلبات", "المستخدمون (42)", NULL };
static const char *const hebrew[] = { "טבלת התאמות לתקופת חיוב של מנויי לקוחות",
	"הזמנות", "orders.id → הזמנות", "משתמשים: 42", NULL };
static const char *const chinese[] = { HARD_CJK_NAME, "注文",
	"주문 테이블의 기본 키", "订单表 orders.id", NULL };
static const char *const emoji[] = { "🚀 launch",
	"👩‍👩‍👧‍👦 accounts 🇩🇪", "✅ done", "⚠️ due",
	NULL };
static const char *const combining[] = { "Z͑ͫ̓ͪ̂ͫ̽͏̴̙̤̞͉͚̯̞̠͍A̴̵̜̰͔ͫ͗͢L̠ͨͧͩ͘G̴̻͈͍͔̹̑͗̎̅͛́Ǫ̵̹̻̝̳͂"
					 "̌"
					 "̌"
					 "͘",
	"é as e and an accent", "ทั้งหมดที่ยังไม่ได้ชำระ", "हिन्दी में तालिका का नाम",
	NULL };
static const char *const empty_names[] = { "", " ", "\n", "a", NULL };

static double
plain(size_t i)
{
	return 2 * pow(1.3, (double)(i % 12));
}

static double
huge(size_t i)
{
	return 1e15 * (double)(i + 1);
}

static double
tiny(size_t i)
{
	return 1e-9 * (double)(i + 1);
}

static double
negative(size_t i)
{
	return -5.0 * (double)(i + 1);
}

static double
zero(size_t i)
{
	return 0 * (double)i;
}

static double
equal(size_t i)
{
	return 7 + 0 * (double)i;
}

static double
missing(size_t i)
{
	return NAN * (double)i;
}

static double
some_missing(size_t i)
{
	return i % 3 == 1 ? NAN : plain(i);
}

static double
mixed(size_t i)
{
	return pow(10, 4 * (double)i - 9);
}

static double
both_signs(size_t i)
{
	return 40 - 13 * (double)i;
}

static double
nearly_equal(size_t i)
{
	return 1234567 + (double)i / 8;
}

const HardData hard_data[] = {
	{ "none", HARD_COUNT, 0, .days = 90 },
	{ "one", HARD_COUNT, 1, .days = 90 },
	{ "three", HARD_COUNT, 3, .days = 90 },
	{ "twelve", HARD_COUNT, 12, .days = 90 },
	{ "four hundred", HARD_COUNT, 400, .days = 360 },
	{ "long names", HARD_NAMES, 6, long_names, .days = 90 },
	{ "Arabic", HARD_NAMES, 6, arabic, .days = 90 },
	{ "Hebrew", HARD_NAMES, 6, hebrew, .days = 90 },
	{ "Chinese, Japanese, Korean", HARD_NAMES, 6, chinese, .days = 90 },
	{ "emoji", HARD_NAMES, 4, emoji, .days = 90 },
	{ "combining marks", HARD_NAMES, 4, combining, .days = 90 },
	{ "empty names", HARD_NAMES, 4, empty_names, .days = 90 },
	{ "huge values", HARD_VALUES, 5, .value = huge, .days = 90 },
	{ "tiny values", HARD_VALUES, 5, .value = tiny, .days = 90 },
	{ "negative values", HARD_VALUES, 5, .value = negative, .linear = true,
	    .days = 90 },
	{ "zeros", HARD_VALUES, 5, .value = zero, .linear = true, .days = 90 },
	{ "zeros on a log axis", HARD_VALUES, 5, .value = zero, .days = 90 },
	{ "equal values", HARD_VALUES, 5, .value = equal, .days = 90 },
	{ "nearly equal values", HARD_VALUES, 5, .value = nearly_equal,
	    .linear = true, .days = 90 },
	{ "all missing", HARD_VALUES, 5, .value = missing, .days = 90 },
	{ "some missing", HARD_VALUES, 5, .value = some_missing, .days = 90 },
	{ "both signs", HARD_VALUES, 7, .value = both_signs, .linear = true,
	    .days = 90 },
	{ "18 orders of magnitude", HARD_VALUES, 6, .value = mixed,
	    .days = 90 },
	{ "one day", HARD_DATES, 4, .days = 0 },
	{ "two days", HARD_DATES, 4, .days = 2 },
	{ "twenty years", HARD_DATES, 6, .days = 7305 },
	{ "before 1970", HARD_DATES, 4, .first_day = -60000, .days = 400 },
};

const size_t hard_data_count = G_N_ELEMENTS(hard_data);

static double
value_at(const HardData *data, size_t i)
{
	return data->value != NULL ? data->value(i) : plain(i);
}

/* The day at SHARE, 0 to 1, of its time. */
static double
day_at(const HardData *data, double share)
{
	return FIRST_DAY + data->first_day + floor(data->days * share);
}

static double
share_of(const HardData *data, size_t i)
{
	return (double)i / (double)MAX(data->count, 1);
}

static char *
label_at(const HardData *data, size_t i)
{
	size_t known = 0;

	while (data->labels != NULL && data->labels[known] != NULL)
		known++;
	if (known > 0)
		return g_strdup(data->labels[i % known]);
	return g_strdup_printf("Billing table %zu", i + 1);
}

static double
lower(double value)
{
	return value - fabs(value) * 0.2;
}

static double
upper(double value)
{
	return value + fabs(value) * 0.4;
}

static ChartRow *
add_row(ChartSpec *chart, const HardData *data, size_t i)
{
	g_autofree char *label = label_at(data, i);
	ChartRow *row = chart_spec_add_row(chart, label);

	if (data->trait == HARD_NAMES && i % 2 == 1)
		row->note = g_strdup(label);
	if (i == data->count / 2)
		row->role = ROLE_FIRST;
	return row;
}

static void
fill_intervals(ChartSpec *chart, const HardData *data)
{
	for (size_t i = 0; i < data->count; i++) {
		ChartRow *row = add_row(chart, data, i);
		double value = value_at(data, i);

		row->lo = lower(value);
		row->mid = value;
		row->hi = upper(value);
		if (chart->kind == CHART_BULLETS && data->trait == HARD_NAMES) {
			row->value = label_at(data, i);
			row->state = label_at(data, i);
		}
	}
	if (chart->kind != CHART_BULLETS)
		return;
	chart_spec_add_mark(chart, 0.7, "monitor from here on", false);
	chart_spec_add_mark(chart, 1, "the threshold", false);
}

static void
fill_cells(ChartSpec *chart, const HardData *data)
{
	for (size_t k = 0; k < 4; k++) {
		g_autofree char *head = label_at(data, k);

		chart_spec_add_column(chart, head);
	}
	for (size_t i = 0; i < data->count; i++) {
		ChartRow *row = add_row(chart, data, i);

		for (size_t k = 0; k < 4; k++) {
			double value = value_at(data, i + k);
			g_autofree char *text = data->trait == HARD_NAMES
						    ? label_at(data, i + k)
						    : NULL;
			ChartCell *cell = chart_row_add_cell(
			    row, value, text, k == 3 ? ROLE_BAD : ROLE_NEUTRAL);

			cell->lo = lower(value);
			cell->hi = upper(value);
		}
	}
}

static void
fill_series(ChartSpec *chart, const HardData *data)
{
	for (size_t i = 0; i < data->count; i++) {
		g_autofree char *label = label_at(data, i);
		ChartSeries *series = chart_spec_add_series(chart, label,
		    i % 3 == 2 ? SERIES_POINTS : SERIES_LINE,
		    ROLE_FIRST + (ChartRole)(i % 4));

		for (size_t k = 0; k < STEPS; k++) {
			double value =
			    value_at(data, i) * (1 + (double)k / STEPS);

			chart_series_add(series,
			    day_at(data, (double)k / (STEPS - 1)), value,
			    lower(value), upper(value));
		}
	}
}

static void
fill_gantt(ChartSpec *chart, const HardData *data)
{
	for (size_t i = 0; i < data->count; i++) {
		ChartRow *row = add_row(chart, data, i);
		size_t before = i - 1;

		row->start = day_at(data, share_of(data, i));
		row->end = day_at(data, share_of(data, i + 1));
		row->slack_end = i % 2 == 0 ? row->end + data->days / 8 : NAN;
		row->critical = i % 2 == 1;
		if (i > 0)
			g_array_append_val(row->after, before);
	}
}

static int
compare_values(const void *a, const void *b)
{
	double x = *(const double *)a, y = *(const double *)b;

	return x < y ? -1 : x > y;
}

static void
fill_samples(ChartSpec *chart, const HardData *data)
{
	g_autofree char *label = label_at(data, 0);

	for (size_t i = 0; i < data->count; i++) {
		double value = data->trait == HARD_DATES
				   ? day_at(data, share_of(data, i))
				   : value_at(data, i);

		if (!isnan(value))
			g_array_append_val(chart->samples, value);
	}
	g_array_sort(chart->samples, compare_values);
	if (chart->samples->len > 0)
		chart_spec_add_mark(chart,
		    g_array_index(chart->samples, double, 0), label, false);
}

static void
fill_links(ChartSpec *chart, const HardData *data)
{
	for (size_t i = 0; i < data->count; i++) {
		ChartRow *row = add_row(chart, data, i);

		row->mid = value_at(data, i);
		if (data->trait == HARD_NAMES)
			row->group = label_at(data, i / 2);
	}
	for (size_t i = 0; i + 1 < data->count; i++)
		chart_spec_add_link(
		    chart, i, i * 7 % data->count, value_at(data, i), NULL);
}

static void
fill_days(ChartSpec *chart, const HardData *data)
{
	for (size_t i = 0; i < data->count; i++) {
		ChartRow *row = add_row(chart, data, i);

		for (size_t k = 0; k <= STEPS; k++)
			chart_row_add_cell(row, day_at(data, (double)k / STEPS),
			    NULL, k % 7 == i % 7 ? ROLE_BAD : ROLE_NEUTRAL);
	}
}

/* What x means to a kind, and y. */
static const struct {
	const char *name;
	void (*fill)(ChartSpec *, const HardData *);
	const char *x;
	AxisScale x_scale;
	bool values, dates;
} kinds[] = {
	[CHART_LADDER] = { "ladder", fill_intervals, "times today's users",
	    AXIS_LOG, true, false },
	[CHART_HEAT] = { "heat", fill_cells, NULL, AXIS_LINEAR, true, false },
	[CHART_LINES] = { "lines", fill_series, NULL, AXIS_TIME, true, true },
	[CHART_INTERVALS] = { "intervals", fill_cells, NULL, AXIS_LINEAR, true,
	    false },
	[CHART_GANTT] = { "gantt", fill_gantt, NULL, AXIS_TIME, false, true },
	[CHART_DOTPLOT] = { "dotplot", fill_samples, "weeks from the start",
	    AXIS_LINEAR, true, true },
	[CHART_MATRIX] = { "matrix", fill_links, NULL, AXIS_LINEAR, true,
	    false },
	[CHART_NETWORK] = { "network", fill_links, NULL, AXIS_LINEAR, true,
	    false },
	[CHART_BULLETS] = { "bullets", fill_intervals, "share of the threshold",
	    AXIS_LINEAR, true, false },
	[CHART_CALENDAR] = { "calendar", fill_days, NULL, AXIS_TIME, false,
	    true },
};

const char *
hard_kind_name(ChartKind kind)
{
	return kind < G_N_ELEMENTS(kinds) ? kinds[kind].name : NULL;
}

ChartSpec *
hard_data_chart(ChartKind kind, const HardData *data)
{
	g_autofree char *title = label_at(data, 0);
	AxisScale x = kinds[kind].x_scale;
	ChartSpec *chart;

	if ((data->trait == HARD_VALUES && !kinds[kind].values) ||
	    (data->trait == HARD_DATES && !kinds[kind].dates))
		return NULL;
	if (data->trait == HARD_DATES)
		x = AXIS_TIME;
	else if (data->linear && x == AXIS_LOG)
		x = AXIS_LINEAR;
	chart = chart_spec_new(kind, "hard",
	    data->trait == HARD_NAMES ? title : data->name,
	    "What each row is, in which unit");
	chart_axis_set(&chart->x, kinds[kind].x, x);
	chart_axis_set(&chart->y,
	    data->trait == HARD_NAMES ? title : "US dollars a month",
	    data->linear ? AXIS_LINEAR : AXIS_LOG);
	chart->y.prefix = g_strdup("$");
	kinds[kind].fill(chart, data);
	return chart;
}
