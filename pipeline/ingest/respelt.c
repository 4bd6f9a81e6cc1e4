#include "pipeline/ingest/respelt.h"

#include <glib.h>
#include <string.h>

#include "pipeline/ingest/convert.h"

enum { SHORTEST_MONTH = 28, LONGEST_MONTH = 31 };

/* "1.000,5", or "1,5" where a comma delimits no cells. */
static bool
has_decimal_comma(const char *text, char delimiter)
{
	const char *comma = strrchr(text, ',');
	const char *point = strrchr(text, '.');

	if (comma == NULL || strchr(text, ',') != comma)
		return false;
	return point ? point < comma : delimiter && delimiter != ',';
}

/* "1,000": one or a thousand? */
static bool
is_open(const char *text)
{
	const char *comma = strchr(text, ',');

	return comma && strchr(comma + 1, ',') == NULL &&
	       strspn(text, "+-,0123456789") == strlen(text);
}

static void
turn_comma(char *text)
{
	char *out = text;

	for (const char *p = text; *p; p++)
		if (*p != '.')
			*out++ = *p == ',' ? '.' : *p;
	*out = '\0';
}

DecimalParse
respelt_amount(const char *text, size_t length, char delimiter, Decimal *out)
{
	g_autofree char *copy = g_strstrip(g_strndup(text, length));
	char *amount = copy;

	if (has_decimal_comma(copy, delimiter))
		turn_comma(copy);
	else if (is_open(copy))
		return DECIMAL_BAD;
	length = strlen(copy);
	convert_apply(CONVERT_AMOUNT, &amount, &length);
	return decimal_parse(amount, length, out);
}

/* Some exports have the last day of the month, and some the next day. */
static bool
is_month(const char *start, const char *end, DateOrder order)
{
	Instant from, to;
	int year, month, day;
	long days;

	if (instant_parse(start, strlen(start), order, &from) !=
		DATE_PARSE_OK ||
	    instant_parse(end, strlen(end), order, &to) != DATE_PARSE_OK)
		return false;
	date_to_ymd(instant_date(from), &year, &month, &day);
	days = (long)instant_date(to) - instant_date(from);
	return day == 1 && days >= SHORTEST_MONTH - 1 && days <= LONGEST_MONTH;
}

DateOrder
respelt_order(const char *start, const char *end, DateOrder usual)
{
	static const DateOrder orders[] = { DATE_ORDER_MDY, DATE_ORDER_DMY };

	if (is_month(start, end, usual))
		return usual;
	for (size_t i = 0; i < G_N_ELEMENTS(orders); i++)
		if (is_month(start, end, orders[i]))
			return orders[i];
	return usual;
}
