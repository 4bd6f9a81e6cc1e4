#include "pipeline/base/money.h"

#include <stdint.h>
#include <string.h>

__extension__ typedef unsigned __int128 Magnitude;

#define MAGNITUDE_LIMIT (~(Magnitude)0 >> 1)

/* A sign, up to 39 digits, a point and the terminator. */
enum { DECIMAL_TEXT_SIZE = 48, EXPONENT_LIMIT = 100000000 };

typedef struct Scan {
	const char *digits, *end; /* mantissa, with at most one point */
	bool negative;
	int64_t top; /* power of ten of the first digit, in units of 10^-24 */
} Scan;

static const char *
skip_digits(const char *p, const char *end)
{
	while (p < end && g_ascii_isdigit(*p))
		p++;
	return p;
}

/* Reads "e-06" at P up to END; an absurd exponent saturates. */
static bool
scan_exponent(const char *p, const char *end, int64_t *exponent)
{
	bool negative = false;
	int64_t value = 0;

	if (p == end) {
		*exponent = 0;
		return true;
	}
	if (*p++ != 'e' && p[-1] != 'E')
		return false;
	if (p < end && (*p == '-' || *p == '+'))
		negative = *p++ == '-';
	if (p == end || skip_digits(p, end) != end)
		return false;
	for (; p < end; p++)
		value = MIN(value * 10 + (*p - '0'), EXPONENT_LIMIT);
	*exponent = negative ? -value : value;
	return true;
}

static bool
scan_decimal(const char *text, size_t length, Scan *scan)
{
	const char *p = text, *end = text + length, *point;
	int64_t exponent;

	scan->negative = p < end && *p == '-';
	if (p < end && (*p == '-' || *p == '+'))
		p++;
	scan->digits = p;
	point = p = skip_digits(p, end);
	if (p < end && *p == '.')
		p = skip_digits(p + 1, end);
	scan->end = p;
	if (p - scan->digits - (p > point) <= 0 ||
	    !scan_exponent(p, end, &exponent))
		return false;
	scan->top = point - scan->digits - 1 + exponent + DECIMAL_PLACES;
	return true;
}

static bool
shift_in(Magnitude *value, unsigned digit)
{
	/* Both constants: a division of 128 bits per digit is slow. */
	if (*value > MAGNITUDE_LIMIT / 10 ||
	    (*value == MAGNITUDE_LIMIT / 10 && digit > MAGNITUDE_LIMIT % 10))
		return false;
	*value = *value * 10 + digit;
	return true;
}

/* What the digits below 10^-24 do to the last one kept. */
typedef struct Tail {
	unsigned first;
	bool sticky, any;
} Tail;

static bool
rounds_up(const Tail *tail, Magnitude value)
{
	if (tail->first != 5)
		return tail->first > 5;
	return tail->sticky || value % 2 == 1;
}

static void
tail_take(Tail *tail, unsigned digit, bool first)
{
	if (first)
		tail->first = digit;
	else if (digit != 0)
		tail->sticky = true;
	tail->any = tail->any || digit != 0;
}

/* Reads the digits in; false when they do not fit. */
static bool
gather(const Scan *scan, Magnitude *value, Tail *tail)
{
	int64_t power = scan->top;

	for (const char *p = scan->digits; p < scan->end; p++) {
		if (*p == '.')
			continue;
		if (power < 0)
			tail_take(tail, (unsigned)(*p - '0'), power == -1);
		else if (!shift_in(value, (unsigned)(*p - '0')))
			return false;
		power--;
	}
	for (; power >= 0 && *value != 0; power--)
		if (!shift_in(value, 0))
			return false;
	return true;
}

DecimalParse
decimal_parse(const char *text, size_t length, Decimal *out)
{
	Scan scan;
	Tail tail = { 0 };
	Magnitude value = 0;

	if (!scan_decimal(text, length, &scan))
		return DECIMAL_BAD;
	if (!gather(&scan, &value, &tail))
		return DECIMAL_OVERFLOW;
	if (rounds_up(&tail, value) && value++ == MAGNITUDE_LIMIT)
		return DECIMAL_OVERFLOW;
	*out = scan.negative ? -(Decimal)value : (Decimal)value;
	return tail.any ? DECIMAL_INEXACT : DECIMAL_OK;
}

bool
decimal_add(Decimal *sum, Decimal amount)
{
	Decimal result;

	if (__builtin_add_overflow(*sum, amount, &result))
		return false;
	*sum = result;
	return true;
}

static Magnitude
magnitude_of(Decimal amount)
{
	return amount < 0 ? -(Magnitude)amount : (Magnitude)amount;
}

/* All digits of AMOUNT, DECIMAL_PLACES of them after the point. */
static void
render(Decimal amount, char *buf)
{
	Magnitude value = magnitude_of(amount);
	char reversed[DECIMAL_TEXT_SIZE];
	int n = 0;

	for (int digit = 0; value != 0 || digit <= DECIMAL_PLACES; digit++) {
		if (digit == DECIMAL_PLACES)
			reversed[n++] = '.';
		reversed[n++] = (char)('0' + (int)(value % 10));
		value /= 10;
	}
	if (amount < 0)
		*buf++ = '-';
	while (n > 0)
		*buf++ = reversed[--n];
	*buf = '\0';
}

static void
render_shortest(Decimal amount, char *buf)
{
	char *end;

	render(amount, buf);
	end = buf + strlen(buf);
	while (end[-1] == '0')
		end--;
	if (end[-1] == '.')
		end--;
	*end = '\0';
}

double
decimal_to_double(Decimal amount)
{
	char buf[DECIMAL_TEXT_SIZE];

	/* Through text, since 10^24 itself is no double: this way the
	 * result is the double nearest to the decimal. */
	render_shortest(amount, buf);
	return g_ascii_strtod(buf, NULL);
}

char *
decimal_format(Decimal amount)
{
	char buf[DECIMAL_TEXT_SIZE];

	render_shortest(amount, buf);
	return g_strdup(buf);
}
