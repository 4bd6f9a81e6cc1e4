/* Dates, decimals and numbers: what was read is written and read the same. */
#include "tests/fuzz/fuzz.h"

#include <glib.h>
#include <math.h>
#include <string.h>

#include "pipeline/base/date.h"
#include "pipeline/base/money.h"
#include "pipeline/base/number.h"
#include "pipeline/base/text.h"

static void
check_instant(const char *text, size_t length, DateOrder order)
{
	char iso[INSTANT_TEXT_SIZE];
	Instant instant, again;

	if (instant_parse(text, length, order, &instant) != DATE_PARSE_OK)
		return;
	instant_format_iso(instant, iso);
	g_assert_cmpint(
	    instant_parse(iso, strlen(iso), DATE_ORDER_UNKNOWN, &again), ==,
	    DATE_PARSE_OK);
	g_assert_cmpint(again, ==, instant);
}

static void
check_decimal(const char *text, size_t length)
{
	g_autofree char *plain = NULL;
	Decimal amount, again;

	switch (decimal_parse(text, length, &amount)) {
	case DECIMAL_OK:
	case DECIMAL_INEXACT:
		break;
	case DECIMAL_BAD:
	case DECIMAL_OVERFLOW:
		return;
	}
	plain = decimal_format(amount);
	g_assert_cmpint(
	    decimal_parse(plain, strlen(plain), &again), ==, DECIMAL_OK);
	g_assert_true(again == amount);
}

static void
check_number(const char *text)
{
	char buffer[NUMBER_TEXT_SIZE];
	double value, again;

	if (!number_parse(text, &value))
		return;
	g_assert_true(isfinite(value));
	g_assert_true(
	    number_parse(number_format_machine(value, buffer), &again));
	g_assert_cmpfloat(fabs(value - again), <=, 1e-11 * fabs(value));
	number_format_human(value, 3, buffer);
	number_format_money(value, "EUR", buffer);
}

static void
check_text(const char *text)
{
	g_autofree char *clean = text_clean(text);
	g_autofree char *slug = text_slug(text);
	g_autofree char *shorter = text_shorten(clean, 10);

	g_assert_true(g_utf8_validate(clean, -1, NULL));
	g_assert_cmpint(g_utf8_strlen(shorter, -1), <=, 10);
	g_assert_cmpstr(slug, !=, "");
}

int
fuzz_one(const uint8_t *bytes, size_t size)
{
	g_autofree char *text = g_strndup((const char *)bytes, size);
	Month month;

	if (text == NULL)
		return 0;
	for (int order = DATE_ORDER_UNKNOWN; order <= DATE_ORDER_YMD; order++)
		check_instant((const char *)bytes, size, (DateOrder)order);
	date_order_hint((const char *)bytes, size);
	month_parse((const char *)bytes, size, &month);
	check_decimal((const char *)bytes, size);
	check_number(text);
	check_text(text);
	return 0;
}
