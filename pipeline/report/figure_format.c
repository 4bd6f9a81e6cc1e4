#include "pipeline/report/figure.h"

#include <math.h>
#include <string.h>

#include "pipeline/base/date.h"

typedef const char *(*Format)(double value, char buf[NUMBER_TEXT_SIZE]);

/* Two digits of a share: rates of growth are small. */
static const char *
format_share(double value, char buf[NUMBER_TEXT_SIZE])
{
	char number[NUMBER_TEXT_SIZE];

	number_format_human(100 * value, 2, number);
	g_snprintf(buf, NUMBER_TEXT_SIZE, "%s %%", number);
	return buf;
}

static const struct {
	const char *unit;
	Format format;
} formats[] = {
	{ "x", number_format_multiple },
	{ "probability", number_format_percent },
	{ "fraction", format_share },
	{ "share", format_share },
};

/* ISO 4217. */
static bool
is_currency(const char *unit)
{
	return strlen(unit) == 3 && g_ascii_isupper(unit[0]) &&
	       g_ascii_isupper(unit[1]) && g_ascii_isupper(unit[2]);
}

static void
format_plain(double value, char buf[NUMBER_TEXT_SIZE])
{
	if (value == trunc(value) && fabs(value) < 1e6)
		number_format_count((int64_t)value, buf);
	else
		number_format_human(value, 3, buf);
}

const char *
figure_format(const Figure *figure, double value, char buf[FIGURE_TEXT_SIZE])
{
	const char *unit = figure->unit != NULL ? figure->unit : "";
	char number[NUMBER_TEXT_SIZE];

	if (isnan(value))
		return NUMBER_MISSING;
	for (size_t i = 0; i < G_N_ELEMENTS(formats); i++)
		if (g_str_equal(unit, formats[i].unit))
			return formats[i].format(value, buf);
	if (is_currency(unit))
		return number_format_money(value, unit, buf);
	format_plain(value, number);
	g_snprintf(buf, FIGURE_TEXT_SIZE, "%s%s%s", number,
	    *unit == '\0' ? "" : " ", unit);
	return buf;
}

const char *
figure_format_value(const Figure *figure, char buf[FIGURE_TEXT_SIZE])
{
	Date date;

	if (figure->text == NULL)
		return figure_format(figure, figure->value, buf);
	if (g_strcmp0(figure->unit, "date") == 0 &&
	    date_parse_iso(figure->text, &date))
		return date_format_human(date, buf);
	return figure->text;
}
