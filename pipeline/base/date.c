#include "pipeline/base/date.h"
#include "pipeline/base/number.h"

#include <glib.h>
#include <math.h>

/* GDate counts from 1 on 0001-01-01. */
#define EPOCH_JULIAN 719163
#define FIRST_DATE (1 - EPOCH_JULIAN)
#define LAST_DATE 2932896 /* 9999-12-31 */

static const char *const month_names[] = { "Jan", "Feb", "Mar", "Apr", "May",
	"Jun", "Jul", "Aug", "Sep", "Oct", "Nov", "Dec" };

Date
date_from_ymd(int year, int month, int day)
{
	GDate date;

	if (year < 1 || year > 9999 || month < 1 || month > 12 || day < 1 ||
	    day > 31 ||
	    !g_date_valid_dmy(
		(GDateDay)day, (GDateMonth)month, (GDateYear)year))
		return DATE_NONE;
	g_date_clear(&date, 1);
	g_date_set_dmy(
	    &date, (GDateDay)day, (GDateMonth)month, (GDateYear)year);
	return (Date)g_date_get_julian(&date) - EPOCH_JULIAN;
}

static bool
is_representable(Date date)
{
	return date >= FIRST_DATE && date <= LAST_DATE;
}

void
date_to_ymd(Date date, int *year, int *month, int *day)
{
	GDate split;

	*year = *month = *day = 0;
	if (!is_representable(date))
		return;
	g_date_clear(&split, 1);
	g_date_set_julian(&split, (guint32)(date + EPOCH_JULIAN));
	*year = g_date_get_year(&split);
	*month = (int)g_date_get_month(&split);
	*day = g_date_get_day(&split);
}

int
date_weekday(Date date)
{
	return ((date + 3) % 7 + 7) % 7;
}

Month
date_month(Date date)
{
	int year, month, day;

	date_to_ymd(date, &year, &month, &day);
	return year == 0 ? MONTH_NONE : 12 * year + month - 1;
}

Date
month_first_day(Month month)
{
	if (month < 12)
		return DATE_NONE;
	return date_from_ymd(month / 12, month % 12 + 1, 1);
}

Date
instant_date(Instant instant)
{
	int64_t days = instant / SECONDS_PER_DAY;

	if (instant == INSTANT_NONE)
		return DATE_NONE;
	if (instant % SECONDS_PER_DAY < 0)
		days--;
	return (Date)CLAMP(days, FIRST_DATE, LAST_DATE);
}

Instant
date_instant(Date date)
{
	return date == DATE_NONE ? INSTANT_NONE
				 : (Instant)date * SECONDS_PER_DAY;
}

const char *
date_format_iso(Date date, char buf[DATE_TEXT_SIZE])
{
	int year, month, day;

	date_to_ymd(date, &year, &month, &day);
	if (year == 0)
		*buf = '\0';
	else
		g_snprintf(
		    buf, DATE_TEXT_SIZE, "%04d-%02d-%02d", year, month, day);
	return buf;
}

const char *
instant_format_iso(Instant instant, char buf[INSTANT_TEXT_SIZE])
{
	char text[DATE_TEXT_SIZE];
	Date date = instant_date(instant);
	int second;

	if (date == DATE_NONE) {
		*buf = '\0';
		return buf;
	}
	second = (int)(instant - date_instant(date));
	g_snprintf(buf, INSTANT_TEXT_SIZE, "%sT%02d:%02d:%02dZ",
	    date_format_iso(date, text), second / 3600, second / 60 % 60,
	    second % 60);
	return buf;
}

const char *
month_format_iso(Month month, char buf[MONTH_TEXT_SIZE])
{
	if (month_first_day(month) == DATE_NONE)
		*buf = '\0';
	else
		g_snprintf(buf, MONTH_TEXT_SIZE, "%04d-%02d", month / 12,
		    month % 12 + 1);
	return buf;
}

const char *
date_format_human(Date date, char buf[DATE_TEXT_SIZE])
{
	int year, month, day;

	date_to_ymd(date, &year, &month, &day);
	if (year == 0)
		g_strlcpy(buf, NUMBER_MISSING, DATE_TEXT_SIZE);
	else if (date == LAST_DATE)
		g_strlcpy(buf, "after 9999", DATE_TEXT_SIZE);
	else
		g_snprintf(buf, DATE_TEXT_SIZE, "%d %s %d", day,
		    month_names[month - 1], year);
	return buf;
}

const char *
month_format_human(Month month, char buf[MONTH_TEXT_SIZE])
{
	if (month_first_day(month) == DATE_NONE)
		g_strlcpy(buf, NUMBER_MISSING, MONTH_TEXT_SIZE);
	else
		g_snprintf(buf, MONTH_TEXT_SIZE, "%s %d",
		    month_names[month % 12], month / 12);
	return buf;
}

Date
date_add_days(Date date, double days)
{
	double sum = date + nearbyint(days);

	if (date == DATE_NONE || isnan(days))
		return DATE_NONE;
	return (Date)CLAMP(sum, FIRST_DATE, LAST_DATE);
}

Date
date_add_months(Date date, double months)
{
	return date_add_days(date, months * DAYS_PER_MONTH);
}

double
date_months_between(Date from, Date to)
{
	if (from == DATE_NONE || to == DATE_NONE)
		return NAN;
	return ((double)to - from) / DAYS_PER_MONTH;
}
