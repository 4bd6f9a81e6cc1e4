#include "pipeline/ingest/value_shape.h"

#include <string.h>

#include "pipeline/base/date.h"
#include "pipeline/base/number.h"
#include "pipeline/ingest/convert.h"

enum { CENTS = 2 };

static bool
has_lower(const char *text)
{
	while (*text && !g_ascii_islower(*text))
		text++;
	return *text != '\0';
}

bool
value_looks_like_key(const char *text)
{
	return !has_lower(text) &&
	       check_holds(CHECK_ISSUE_KEY, text, strlen(text));
}

bool
value_is_plain_number(const char *text)
{
	double number;

	return strchr(text, '%') == NULL && number_parse(text, &number);
}

static bool
is_date(const char *text)
{
	size_t length = strlen(text);
	Instant instant;
	Month month;

	if (value_is_plain_number(text))
		return false;
	return instant_parse(text, length, DATE_ORDER_UNKNOWN, &instant) !=
		   DATE_PARSE_BAD ||
	       month_parse(text, length, &month);
}

static bool
is_number(const char *text)
{
	double number;

	return convert_amount(text, UNIT_NONE, &number);
}

static bool
is_span(const char *text)
{
	double number;

	return convert_amount(text, UNIT_HOURS, &number);
}

/* With a sign of a currency, thousands or cents. */
static bool
is_money(const char *text)
{
	g_autofree char *copy = g_strdup(text);
	char *amount = copy;
	const char *point = strrchr(text, '.');
	size_t length = strlen(copy);
	double number;

	convert_apply(CONVERT_AMOUNT, &amount, &length);
	if (length == 0 || has_lower(text))
		return false;
	amount[length] = '\0';
	if (!number_parse(amount, &number))
		return false;
	return strcmp(amount, text) != 0 ||
	       (point && strlen(point + 1) == CENTS);
}

static bool
is_currency(const char *text)
{
	return check_holds(CHECK_CURRENCY, text, strlen(text));
}

typedef struct Kind {
	ValueShape shape;
	bool (*fits)(const char *text);
} Kind;

/* The first that fits all values wins. */
static const Kind kinds[] = {
	{ SHAPE_KEY, value_looks_like_key },
	{ SHAPE_CURRENCY, is_currency },
	{ SHAPE_MONEY, is_money },
	{ SHAPE_NUMBER, is_number },
	{ SHAPE_DATE, is_date },
	{ SHAPE_SPAN, is_span },
};

static bool
all_fit(const Kind *kind, const GPtrArray *values)
{
	for (unsigned i = 0; i < values->len; i++)
		if (!kind->fits(values->pdata[i]))
			return false;
	return true;
}

ValueShape
value_shape(const GPtrArray *values)
{
	if (values->len == 0)
		return SHAPE_NOTHING;
	for (size_t i = 0; i < G_N_ELEMENTS(kinds); i++)
		if (all_fit(&kinds[i], values))
			return kinds[i].shape;
	return SHAPE_TEXT;
}
