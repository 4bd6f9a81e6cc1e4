#include "pipeline/base/number.h"

#include <glib.h>
#include <inttypes.h>
#include <math.h>
#include <string.h>

enum { MAX_DIGITS = 12, LEAST_EXPONENT = -6 };

#define MONEY_DIGITS 3
#define LEAST_MONEY 0.01
#define MOST_MONEY 999e12
#define LARGEST_HUMAN 1e15
#define LARGEST_MULTIPLE 1000.0

typedef struct Scale {
	int exponent;
	const char *name;
} Scale;

static const Scale scales[] = {
	{ 12, " trillion" },
	{ 9, " billion" },
	{ 6, " million" },
	{ 0, "" },
};

static const char *
skip_digits(const char *p)
{
	while (g_ascii_isdigit(*p))
		p++;
	return p;
}

static const char *
skip_sign(const char *p)
{
	return *p == '-' || *p == '+' ? p + 1 : p;
}

/* The end of the decimal number at TEXT; NULL if there is none.  strtod
 * alone would take blanks, hexadecimals, "inf" and "nan". */
static const char *
scan_number(const char *text)
{
	const char *digits = skip_sign(text), *p = skip_digits(digits);
	bool any = p > digits;

	if (*p == '.') {
		digits = p + 1;
		p = skip_digits(digits);
		any = any || p > digits;
	}
	if (!any || (*p != 'e' && *p != 'E'))
		return any ? p : NULL;
	digits = skip_sign(p + 1);
	p = skip_digits(digits);
	return p > digits ? p : NULL;
}

bool
number_parse(const char *text, double *out)
{
	const char *end = scan_number(text);
	double value, divisor = 1.0;

	if (end == NULL)
		return false;
	if (strcmp(end, "%") == 0 || strcmp(end, " %") == 0)
		divisor = 100.0;
	else if (*end != '\0')
		return false;
	value = g_ascii_strtod(text, NULL) / divisor;
	if (!isfinite(value))
		return false;
	*out = value;
	return true;
}

bool
number_parse_int(const char *text, int64_t *out)
{
	gint64 value;

	if (!g_ascii_string_to_signed(
		text, 10, INT64_MIN, INT64_MAX, &value, NULL))
		return false;
	*out = value;
	return true;
}

const char *
number_format_machine(double value, char buf[NUMBER_TEXT_SIZE])
{
	if (!isfinite(value))
		g_strlcpy(buf, "null", NUMBER_TEXT_SIZE);
	else
		g_ascii_formatd(buf, NUMBER_TEXT_SIZE, "%.12g", value + 0.0);
	return buf;
}

/* Copies the number PLAIN with a comma between thousands. */
static void
group_thousands(const char *plain, char buf[NUMBER_TEXT_SIZE])
{
	const char *p = skip_sign(plain), *point = skip_digits(p);
	char *out = buf;

	if (*plain == '-')
		out = g_stpcpy(out, NUMBER_MINUS);
	while (p < point) {
		*out++ = *p++;
		if (p < point && (point - p) % 3 == 0)
			*out++ = ',';
	}
	strcpy(out, point);
}

/* VALUE with exactly PLACES decimals and a comma between thousands. */
static void
format_grouped(double value, int places, char buf[NUMBER_TEXT_SIZE])
{
	char format[16], plain[NUMBER_TEXT_SIZE];

	g_snprintf(format, sizeof format, "%%.%df", places);
	g_ascii_formatd(plain, sizeof plain, format, value);
	group_thousands(plain, buf);
}

const char *
number_format_count(int64_t count, char buf[NUMBER_TEXT_SIZE])
{
	char plain[NUMBER_TEXT_SIZE];

	g_snprintf(plain, sizeof plain, "%" PRId64, count);
	group_thousands(plain, buf);
	return buf;
}

static void
trim_zeros(char *text)
{
	char *end = text + strlen(text);

	if (strchr(text, '.') == NULL)
		return;
	while (end[-1] == '0')
		end--;
	if (end[-1] == '.')
		end--;
	*end = '\0';
}

/* VALUE to DIGITS significant digits, and the power of ten it then has. */
static double
round_significant(double value, int digits, int *exponent)
{
	char format[16], text[NUMBER_TEXT_SIZE];

	g_snprintf(format, sizeof format, "%%.%de", digits - 1);
	g_ascii_formatd(text, sizeof text, format, value);
	*exponent = (int)g_ascii_strtoll(strchr(text, 'e') + 1, NULL, 10);
	return g_ascii_strtod(text, NULL);
}

/* A finite VALUE in the largest scale it reaches. */
static void
format_scaled(double value, int digits, char buf[NUMBER_TEXT_SIZE])
{
	const Scale *scale = scales;
	int exponent;
	double rounded = round_significant(value, digits, &exponent);

	while (scale->exponent > 0 && exponent < scale->exponent)
		scale++;
	exponent -= scale->exponent;
	format_grouped(rounded / pow(10.0, scale->exponent),
	    MAX(0, digits - 1 - exponent), buf);
	trim_zeros(buf);
	g_strlcat(buf, scale->name, NUMBER_TEXT_SIZE);
}

const char *
number_format_human(double value, int digits, char buf[NUMBER_TEXT_SIZE])
{
	double size = fabs(value);
	const char *text = NULL;

	if (isnan(value))
		text = NUMBER_MISSING;
	else if (size >= LARGEST_HUMAN)
		text = value > 0 ? "over 999 trillion"
				 : "under " NUMBER_MINUS "999 trillion";
	else if (size > 0 && size < pow(10.0, LEAST_EXPONENT))
		text = value > 0 ? "< 0.000001" : "> " NUMBER_MINUS "0.000001";
	if (text != NULL)
		g_strlcpy(buf, text, NUMBER_TEXT_SIZE);
	else
		format_scaled(value + 0.0, CLAMP(digits, 1, MAX_DIGITS), buf);
	return buf;
}

const char *
number_format_multiple(double value, char buf[NUMBER_TEXT_SIZE])
{
	int exponent;
	double rounded;

	if (isnan(value)) {
		g_strlcpy(buf, NUMBER_MISSING, NUMBER_TEXT_SIZE);
		return buf;
	}
	if (value > LARGEST_MULTIPLE) {
		g_strlcpy(buf, "over 1,000×", NUMBER_TEXT_SIZE);
		return buf;
	}
	rounded = round_significant(fmax(value, 0.0), 2, &exponent);
	if (exponent < LEAST_EXPONENT || rounded == 0.0)
		g_strlcpy(buf, "0", NUMBER_TEXT_SIZE);
	else
		format_grouped(rounded, MAX(0, 1 - exponent), buf);
	g_strlcat(buf, "×", NUMBER_TEXT_SIZE);
	return buf;
}

const char *
number_format_percent(double fraction, char buf[NUMBER_TEXT_SIZE])
{
	double percent = nearbyint(fraction * 100.0);

	if (percent == 0.0 && fraction != 0.0) {
		g_strlcpy(buf, fraction > 0 ? "< 1 %" : "> " NUMBER_MINUS "1 %",
		    NUMBER_TEXT_SIZE);
		return buf;
	}
	if (percent == 100.0 && fraction < 1.0) {
		g_strlcpy(buf, "> 99 %", NUMBER_TEXT_SIZE);
		return buf;
	}
	number_format_human(percent, MAX_DIGITS, buf);
	if (!isnan(fraction))
		g_strlcat(buf, " %", NUMBER_TEXT_SIZE);
	return buf;
}

const char *
number_format_rate(double fraction, char buf[NUMBER_TEXT_SIZE])
{
	number_format_human(fraction * 100.0, 2, buf);
	if (!isnan(fraction))
		g_strlcat(buf, " %", NUMBER_TEXT_SIZE);
	return buf;
}

/* Cents below ten, whole units to a million, three digits above. */
static void
format_amount(double size, char buf[NUMBER_TEXT_SIZE])
{
	if (size < 9.995)
		format_grouped(size, size == nearbyint(size) ? 0 : 2, buf);
	else if (size < 999999.5)
		format_grouped(size, 0, buf);
	else
		format_scaled(size, MONEY_DIGITS, buf);
}

const char *
number_format_money(
    double amount, const char *currency, char buf[NUMBER_TEXT_SIZE])
{
	char text[NUMBER_TEXT_SIZE];
	bool dollars = strcmp(currency, "USD") == 0;
	double size = fabs(amount),
	       shown = CLAMP(size, LEAST_MONEY, MOST_MONEY);
	const char *bound = size > MOST_MONEY ? "over " : "";

	if (isnan(amount)) {
		g_strlcpy(buf, NUMBER_MISSING, NUMBER_TEXT_SIZE);
		return buf;
	}
	if (size > 0 && size < LEAST_MONEY / 2)
		bound = "< ";
	format_amount(size == 0 ? 0 : shown, text);
	g_snprintf(buf, NUMBER_TEXT_SIZE, "%s%s%s%s%s", bound,
	    amount < 0 ? NUMBER_MINUS : "", dollars ? "$" : currency,
	    dollars || *currency == '\0' ? "" : " ", text);
	return buf;
}

const char *
number_format_estimate(
    double amount, const char *currency, char buf[NUMBER_TEXT_SIZE])
{
	double unit = 1;

	if (isfinite(amount) && amount != 0)
		unit = pow(10, floor(log10(fabs(amount))) - 1);
	return number_format_money(
	    nearbyint(amount / unit) * unit, currency, buf);
}
