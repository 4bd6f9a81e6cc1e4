#include "renderers/chart/axis_text.h"

#include <math.h>
#include <string.h>

#include "pipeline/base/date.h"
#include "pipeline/base/number.h"

#define LEFT_TO_RIGHT "\xE2\x80\x8E" /* U+200E */
#define ISOLATE "\xE2\x81\xA8" /* U+2068 */
#define END_OF_ISOLATE "\xE2\x81\xA9" /* U+2069 */
#define VALUE_DIGITS 3
#define CENT_DIGITS 4 /* of "$12.34" */
#define TICK_DIGITS 6
#define MOST_DIGITS 15

/* Beyond these, names of numbers and zeros are read by nobody. */
#define LEAST_PLAIN 1e-6
#define GREATEST_PLAIN 999.5e12
#define LEAST_POWER -307.0

static char *
power_text(double size, int digits)
{
	static const char *const raised[] = { "⁰", "¹", "²", "³", "⁴", "⁵", "⁶",
		"⁷", "⁸", "⁹" };
	char number[NUMBER_TEXT_SIZE], exponent[NUMBER_TEXT_SIZE];
	double rounding = 1 - 0.5 * pow(10, -digits); /* 9.999 is 10 */
	double power = fmax(floor(log10(size / rounding)), LEAST_POWER);
	GString *text = g_string_new(
	    number_format_human(size / pow(10, power), digits, number));

	g_string_append(text, power < 0 ? "×10⁻" : "×10");
	number_format_count((int64_t)fabs(power), exponent);
	for (const char *c = exponent; *c != '\0'; c++)
		g_string_append(text, raised[*c - '0']);
	return g_string_free(text, false);
}

/* SIZE has no sign, which a unit would stand behind. */
static char *
size_text(double size, int digits)
{
	char text[NUMBER_TEXT_SIZE];

	if (isinf(size))
		return g_strdup("∞");
	if (size > 0 && (size < LEAST_PLAIN || size >= GREATEST_PLAIN))
		return power_text(size, digits);
	return g_strdup(number_format_human(size, digits, text));
}

char *
axis_number_text(double value, int digits)
{
	g_autofree char *size = size_text(fabs(value), digits);

	if (isnan(value))
		return g_strdup(NUMBER_MISSING);
	return g_strconcat(value < 0 ? NUMBER_MINUS : "", size, NULL);
}

/* "$4.5" is "$4.50": what stands before a number is money. */
static const char *
missing_cent(const ChartAxis *axis, const char *size)
{
	const char *point = strchr(size, '.');

	return axis->prefix != NULL && point != NULL && strlen(point) == 2 ? "0"
									   : "";
}

static char *
number_text(const ChartAxis *axis, double value, int digits)
{
	double shown = axis->percent ? value * 100 : value;
	bool cents =
	    axis->prefix != NULL && fabs(shown) >= 10 && fabs(shown) < 100;
	g_autofree char *size =
	    size_text(fabs(shown), cents ? MAX(digits, CENT_DIGITS) : digits);

	return g_strconcat(value < 0 ? NUMBER_MINUS : "",
	    axis->prefix != NULL ? axis->prefix : "", size,
	    missing_cent(axis, size),
	    axis->percent          ? " %"
	    : axis->suffix != NULL ? axis->suffix
				   : "",
	    NULL);
}

static char *
date_text(double value)
{
	char text[DATE_TEXT_SIZE];

	return g_strdup(date_format_human((Date)floor(value), text));
}

char *
axis_value_text(const ChartAxis *axis, double value)
{
	char text[NUMBER_TEXT_SIZE];

	if (isnan(value))
		return g_strdup(NUMBER_MISSING);
	if (axis->scale == AXIS_TIME)
		return date_text(value);
	if (axis->prefix == NULL && g_strcmp0(axis->suffix, "×") == 0)
		return g_strdup(number_format_multiple(value, text));
	return number_text(axis, value, VALUE_DIGITS);
}

char *
axis_interval_text(const ChartAxis *axis, double mid, double lo, double hi)
{
	g_autofree char *middle = axis_value_text(axis, mid);
	g_autofree char *least = axis_value_text(axis, lo);
	g_autofree char *most = axis_value_text(axis, hi);

	if (isnan(lo) && isnan(hi))
		return g_steal_pointer(&middle);
	return g_strdup_printf("%s (%s – %s)", middle, least, most);
}

/* Letters of the scripts that run from right to left, and their forms. */
static bool
runs_left(gunichar c)
{
	return (c >= 0x590 && c <= 0x8FF) || (c >= 0xFB1D && c <= 0xFDFF) ||
	       (c >= 0xFE70 && c <= 0xFEFC) || (c >= 0x10800 && c <= 0x10FFF) ||
	       (c >= 0x1E800 && c <= 0x1EFFF);
}

char *
axis_named_text(const char *name, const char *value)
{
	for (const char *c = name; *c != '\0'; c = g_utf8_next_char(c))
		if (runs_left(g_utf8_get_char(c)))
			return g_strconcat(LEFT_TO_RIGHT ISOLATE, name,
			    END_OF_ISOLATE ": ", value, NULL);
	return g_strconcat(name, ": ", value, NULL);
}

/* "Jul", but "Jul 2025" for the first and each January. */
static char *
month_text(double value, bool first)
{
	char text[MONTH_TEXT_SIZE];
	Month month = date_month((Date)value);

	month_format_human(month, text);
	if (!first && month % 12 != 0)
		*strchr(text, ' ') = '\0';
	return g_strdup(text);
}

static int
year_of(double value)
{
	int year, month, day;

	date_to_ymd((Date)value, &year, &month, &day);
	return year;
}

/* "16 Nov", but with the year for the first of it. */
static char *
day_text(double value, double before)
{
	char text[DATE_TEXT_SIZE];

	date_format_human((Date)value, text);
	if (!isnan(before) && year_of(value) == year_of(before))
		*strrchr(text, ' ') = '\0';
	return g_strdup(text);
}

int
axis_tick_digits(const GArray *values)
{
	const double *of = (const double *)(const void *)values->data;
	double step = INFINITY, most = 0;

	for (guint i = 0; i < values->len; i++) {
		most = fmax(most, fabs(of[i]));
		step = i > 0 ? fmin(step, of[i] - of[i - 1]) : step;
	}
	if (!(most > 0) || !isfinite(step))
		return TICK_DIGITS;
	return (int)CLAMP(floor(log10(most)) - floor(log10(step) + 1e-6) + 1,
	    TICK_DIGITS, MOST_DIGITS);
}

char *
axis_tick_text(const ChartAxis *axis, TickUnit unit, double value,
    double before, int digits)
{
	switch (unit) {
	case TICK_NUMBER:
		break;
	case TICK_DAY:
		return day_text(value, before);
	case TICK_MONTH:
		return month_text(value, isnan(before));
	case TICK_YEAR:
		return g_strdup_printf("%d", year_of(value));
	}
	return number_text(axis, value, digits);
}
