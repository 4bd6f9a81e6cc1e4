#include "pipeline/report/figure.h"

#include <math.h>
#include <string.h>

#include "pipeline/base/date.h"
#include "pipeline/lang/lang.h"
#include "pipeline/lang/units.h"

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
	bool worded; /* the unit has words besides */
} formats[] = {
	{ "x", number_format_multiple, false },
	{ "probability", number_format_percent, false },
	{ "fraction", format_share, false },
	{ "share", format_share, false },
	{ "per month", format_share, true },
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

/* Whether the unit is a sign, which belongs to the number. */
static bool
is_sign(const char *unit)
{
	for (size_t i = 0; i < G_N_ELEMENTS(formats); i++)
		if (g_str_equal(unit, formats[i].unit))
			return !formats[i].worded;
	return is_currency(unit);
}

const char *
figure_format_number(
    const Figure *figure, double value, char buf[FIGURE_TEXT_SIZE])
{
	const char *unit = figure->unit != NULL ? figure->unit : "";

	if (isnan(value))
		return NUMBER_MISSING;
	for (size_t i = 0; i < G_N_ELEMENTS(formats); i++)
		if (g_str_equal(unit, formats[i].unit))
			return formats[i].format(value, buf);
	if (is_currency(unit))
		return number_format_money(value, unit, buf);
	format_plain(value, buf);
	return buf;
}

const char *
figure_format(const Figure *figure, double value, char buf[FIGURE_TEXT_SIZE])
{
	const char *number = figure_format_number(figure, value, buf);
	g_autofree char *quantity = NULL;

	if (isnan(value) || figure->unit == NULL || is_sign(figure->unit))
		return number;
	quantity = lang_quantity(figure->unit, number);
	g_strlcpy(buf, quantity, FIGURE_TEXT_SIZE);
	return buf;
}

char *
figure_format_range(const Figure *figure, double lo, double hi)
{
	char from[FIGURE_TEXT_SIZE], to[FIGURE_TEXT_SIZE];
	g_autofree char *range =
	    lang_format(MSG_WORDS_RANGE, figure_format_number(figure, lo, from),
		figure_format_number(figure, hi, to), NULL);

	if (figure->unit == NULL || is_sign(figure->unit))
		return g_steal_pointer(&range);
	return lang_quantity(figure->unit, range);
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
