#include "pipeline/base/clock.h"
#include "pipeline/base/date.h"
#include "pipeline/base/date_cursor.h"

#include <glib.h>
#include <string.h>

enum { CENTURY_PIVOT = 70, LAST_YEAR = 5 /* with the blank before it */ };

/* Three numbers of a date in the order they stand in the text. */
typedef struct Triple {
	int value[3], digits[3];
	char separator;
} Triple;

/* "de" before a year, as in "11 de abril de 2026". */
static void
skip_article(DateCursor *c)
{
	DateCursor start = *c;
	char word[DATE_WORD_SIZE];

	date_cursor_word(c, word);
	if (strcmp(word, "de") != 0 || !date_cursor_skip_blanks(c))
		*c = start;
}

/* One of / - . and comma, or just blanks, shown as ' '; 0 if none. */
static char
take_separator(DateCursor *c)
{
	static const char separators[] = "/-.,";
	bool blank = date_cursor_skip_blanks(c);
	char separator = blank ? ' ' : '\0';

	if (!date_cursor_at_end(c) && *c->p != '\0' &&
	    strchr(separators, *c->p) != NULL)
		separator = *c->p++;
	date_cursor_skip_blanks(c);
	return separator;
}

static int
whole_year(int value, int digits)
{
	if (digits == 2)
		return value + (value < CENTURY_PIVOT ? 2000 : 1900);
	return digits == 4 ? value : 0;
}

static Date
triple_date(const Triple *t, int year, int month, int day)
{
	if (t->digits[month] > 2 || t->digits[day] > 2)
		return DATE_NONE;
	return date_from_ymd(whole_year(t->value[year], t->digits[year]),
	    t->value[month], t->value[day]);
}

/* The order that the numbers themselves leave open is UNKNOWN. */
static DateOrder
proven_order(const Triple *t)
{
	Date dmy = triple_date(t, 2, 1, 0), mdy = triple_date(t, 2, 0, 1);

	if (t->digits[0] == 4 || (t->digits[0] == 2 && t->value[0] > 31))
		return DATE_ORDER_YMD;
	if (dmy != DATE_NONE && (mdy == DATE_NONE || mdy == dmy))
		return DATE_ORDER_DMY;
	if (mdy != DATE_NONE && dmy == DATE_NONE)
		return DATE_ORDER_MDY;
	return DATE_ORDER_UNKNOWN;
}

static DateOrder
order_of(const Triple *t, DateOrder asked)
{
	if (t->digits[0] == 4)
		return DATE_ORDER_YMD;
	if (asked == DATE_ORDER_YMD && t->digits[2] == 4)
		asked = DATE_ORDER_UNKNOWN;
	if (asked == DATE_ORDER_UNKNOWN)
		asked = proven_order(t);
	/* Nobody writes month.day.year. */
	if (asked == DATE_ORDER_UNKNOWN && t->separator == '.')
		asked = DATE_ORDER_DMY;
	return asked;
}

static DateParse
resolve_triple(const Triple *t, DateOrder asked, Date *out)
{
	static const int places[][3] = {
		[DATE_ORDER_UNKNOWN] = { 2, 1, 0 },
		[DATE_ORDER_DMY] = { 2, 1, 0 },
		[DATE_ORDER_MDY] = { 2, 0, 1 },
		[DATE_ORDER_YMD] = { 0, 1, 2 },
	};
	DateOrder order = order_of(t, asked);
	const int *at = places[order];

	*out = triple_date(t, at[0], at[1], at[2]);
	if (*out == DATE_NONE)
		return DATE_PARSE_BAD;
	return order == DATE_ORDER_UNKNOWN ? DATE_PARSE_AMBIGUOUS
					   : DATE_PARSE_OK;
}

/* The second and third number after the first, all apart by one mark. */
static bool
take_triple_rest(DateCursor *c, Triple *t)
{
	t->digits[1] = date_cursor_number(c, &t->value[1]);
	if (t->separator == ' ' || t->separator == ',' ||
	    take_separator(c) != t->separator)
		return false;
	t->digits[2] = date_cursor_number(c, &t->value[2]);
	return t->digits[1] > 0 && t->digits[2] > 0;
}

/* "20241001": one number is the whole date. */
static DateParse
resolve_compact(int value, Date *out)
{
	*out = date_from_ymd(value / 10000, value / 100 % 100, value % 100);
	return *out == DATE_NONE ? DATE_PARSE_BAD : DATE_PARSE_OK;
}

/* "/Oct/25" or " Mar 2024" after the day; also "-Oct-01" after a year. */
static DateParse
take_named_rest(DateCursor *c, const Triple *t, Date *out)
{
	int month = date_cursor_month(c), last, digits;

	if (month == 0 || take_separator(c) == '\0')
		return DATE_PARSE_BAD;
	skip_article(c);
	digits = date_cursor_number(c, &last);
	if (t->digits[0] == 4 && digits <= 2)
		*out = date_from_ymd(t->value[0], month, last);
	else if (t->digits[0] <= 2)
		*out =
		    date_from_ymd(whole_year(last, digits), month, t->value[0]);
	else
		return DATE_PARSE_BAD;
	return *out == DATE_NONE ? DATE_PARSE_BAD : DATE_PARSE_OK;
}

/* A word, or a number that says it is a month. */
static bool
month_has_name(DateCursor c)
{
	return !g_ascii_isdigit(*c.p) || date_cursor_month(&c) > 0;
}

/* "2026年5月21日", "2026년 5월 21일", from behind the YEAR. */
static DateParse
take_counted_rest(DateCursor *c, int year, Date *out)
{
	int month, day;

	date_cursor_skip_blanks(c);
	month = date_cursor_month(c);
	date_cursor_skip_blanks(c);
	if (date_cursor_number(c, &day) == 0 ||
	    !(date_cursor_take_text(c, "日") || date_cursor_take_text(c, "일")))
		return DATE_PARSE_BAD;
	*out = date_from_ymd(year, month, day);
	return *out == DATE_NONE ? DATE_PARSE_BAD : DATE_PARSE_OK;
}

static DateParse
take_day_first(DateCursor *c, DateOrder order, Date *out)
{
	Triple t;

	t.digits[0] = date_cursor_number(c, &t.value[0]);
	if (t.digits[0] == 8)
		return resolve_compact(t.value[0], out);
	if (date_cursor_take_text(c, "年") || date_cursor_take_text(c, "년"))
		return take_counted_rest(c, t.value[0], out);
	t.separator = take_separator(c);
	if (t.separator == '\0' || date_cursor_at_end(c))
		return DATE_PARSE_BAD;
	if (month_has_name(*c))
		return take_named_rest(c, &t, out);
	if (!take_triple_rest(c, &t))
		return DATE_PARSE_BAD;
	return resolve_triple(&t, order, out);
}

/* "Feb 11 2023", "November 22, 2026". */
static DateParse
take_month_first(DateCursor *c, Date *out)
{
	int month = date_cursor_month(c), day, year, digits;

	if (month == 0 || take_separator(c) == '\0' ||
	    date_cursor_number(c, &day) > 2 || take_separator(c) == '\0')
		return DATE_PARSE_BAD;
	digits = date_cursor_number(c, &year);
	*out = date_from_ymd(whole_year(year, digits), month, day);
	return *out == DATE_NONE ? DATE_PARSE_BAD : DATE_PARSE_OK;
}

static DateParse
take_date(DateCursor *c, DateOrder order, Date *out)
{
	date_cursor_skip_weekday(c);
	if (!date_cursor_at_end(c) && g_ascii_isdigit(*c->p))
		return take_day_first(c, order, out);
	return take_month_first(c, out);
}

/* The year at the end of C, which ends before it then; 0 if there is none. */
static int
cut_last_year(DateCursor *c)
{
	DateCursor year;
	int value;

	if (c->end - c->p <= LAST_YEAR)
		return 0;
	year = (DateCursor){ c->end - LAST_YEAR, c->end };
	if (!date_cursor_take(&year, ' ') ||
	    date_cursor_number(&year, &value) != LAST_YEAR - 1)
		return 0;
	c->end -= LAST_YEAR;
	return value;
}

/* "Thu Dec 03 15:02:12 +0100 2009", as C, Ruby and git write it. */
static DateParse
parse_year_last(DateCursor c, Instant *out)
{
	int year = cut_last_year(&c), month, day;
	int64_t seconds;
	Date date;

	if (year == 0)
		return DATE_PARSE_BAD;
	date_cursor_skip_weekday(&c);
	month = date_cursor_month(&c);
	if (month == 0 || !date_cursor_skip_blanks(&c) ||
	    date_cursor_number(&c, &day) == 0 || date_cursor_at_end(&c) ||
	    !clock_parse(&c, &seconds))
		return DATE_PARSE_BAD;
	date = date_from_ymd(year, month, day);
	if (date == DATE_NONE)
		return DATE_PARSE_BAD;
	*out = date_instant(date) + seconds;
	return DATE_PARSE_OK;
}

DateParse
instant_parse(const char *text, size_t length, DateOrder order, Instant *out)
{
	DateCursor c = { text, text + length };
	DateParse verdict;
	Date date;
	int64_t seconds;

	date_cursor_skip_blanks(&c);
	verdict = take_date(&c, order, &date);
	if (verdict == DATE_PARSE_BAD || !clock_parse(&c, &seconds))
		return parse_year_last(
		    (DateCursor){ text, text + length }, out);
	if (verdict == DATE_PARSE_OK)
		*out = date_instant(date) + seconds;
	return verdict;
}

DateOrder
date_order_hint(const char *text, size_t length)
{
	DateCursor c = { text, text + length };
	Triple t;
	DateOrder order;
	Instant instant;

	date_cursor_skip_blanks(&c);
	t.digits[0] = date_cursor_number(&c, &t.value[0]);
	t.separator = take_separator(&c);
	if (t.digits[0] == 0 || t.separator == '\0' ||
	    !take_triple_rest(&c, &t))
		return DATE_ORDER_UNKNOWN;
	order = proven_order(&t);
	if (triple_date(&t, 2, 1, 0) == triple_date(&t, 2, 0, 1) &&
	    order == DATE_ORDER_DMY)
		return DATE_ORDER_UNKNOWN;
	if (instant_parse(text, length, order, &instant) != DATE_PARSE_OK)
		return DATE_ORDER_UNKNOWN;
	return order;
}

bool
date_parse_iso(const char *text, Date *out)
{
	DateCursor c = { text, text + strlen(text) };
	int year, month, day;
	Date date;

	if (date_cursor_number(&c, &year) != 4 || !date_cursor_take(&c, '-') ||
	    date_cursor_number(&c, &month) != 2 || !date_cursor_take(&c, '-') ||
	    date_cursor_number(&c, &day) != 2 || !date_cursor_at_end(&c))
		return false;
	date = date_from_ymd(year, month, day);
	if (date == DATE_NONE)
		return false;
	*out = date;
	return true;
}

/* "202410" as invoices have it; 241001 is no month of the year 2410. */
static bool
split_compact_month(int *year, int *month)
{
	*month = *year % 100;
	*year /= 100;
	return *year >= 1900 && *year < 2200;
}

/* "Oct 2024", and "Oct-24" as spreadsheets have it; "Oct 24" is a day. */
static bool
take_named_month(DateCursor *c, int *year, int *month)
{
	char separator;
	int digits;

	*month = date_cursor_month(c);
	separator = take_separator(c);
	digits = date_cursor_number(c, year);
	*year = whole_year(*year, digits);
	return separator != '\0' &&
	       (digits == 4 || (digits == 2 && separator == '-'));
}

/* "2024-10", "2024/1", "202410". */
static bool
take_year_and_month(DateCursor *c, int digits, int *year, int *month)
{
	if (digits == 6)
		return split_compact_month(year, month);
	if (digits != 4 || take_separator(c) == '\0')
		return false;
	digits = date_cursor_number(c, month);
	return digits == 1 || digits == 2;
}

/* "10/2024", with its month read already. */
static bool
take_year(DateCursor *c, int *year)
{
	return take_separator(c) != '\0' && date_cursor_number(c, year) == 4;
}

/* All that cannot be a day. */
static bool
parse_bare_month(DateCursor c, Month *out)
{
	int year, month, digits;
	bool good;

	date_cursor_skip_blanks(&c);
	digits = date_cursor_number(&c, &year);
	if (digits == 0) {
		good = take_named_month(&c, &year, &month);
	} else if (digits <= 2) {
		month = year;
		good = take_year(&c, &year);
	} else {
		good = take_year_and_month(&c, digits, &year, &month);
	}
	date_cursor_skip_blanks(&c);
	if (!good || !date_cursor_at_end(&c) ||
	    date_from_ymd(year, month, 1) == DATE_NONE)
		return false;
	*out = 12 * year + month - 1;
	return true;
}

bool
month_parse(const char *text, size_t length, Month *out)
{
	Instant instant;

	if (parse_bare_month((DateCursor){ text, text + length }, out))
		return true;
	if (instant_parse(text, length, DATE_ORDER_UNKNOWN, &instant) !=
	    DATE_PARSE_OK)
		return false;
	*out = date_month(instant_date(instant));
	return true;
}
