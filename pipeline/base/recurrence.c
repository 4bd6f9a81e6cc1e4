#include "pipeline/base/recurrence.h"

#include <libical/ical.h>

static const char *const weekdays[] = { "MO", "TU", "WE", "TH", "FR", "SA",
	"SU" };

const char *
recurrence_rrule(const Recurrence *rule, char buf[RECURRENCE_TEXT_SIZE])
{
	char interval[24] = "", nth[16] = "";

	if (rule->interval > 1)
		g_snprintf(
		    interval, sizeof(interval), "INTERVAL=%d;", rule->interval);
	if (rule->unit == RECURRENCE_MONTHS)
		g_snprintf(nth, sizeof(nth), "%d", rule->nth);
	g_snprintf(buf, RECURRENCE_TEXT_SIZE, "FREQ=%s;%sBYDAY=%s%s",
	    rule->unit == RECURRENCE_MONTHS ? "MONTHLY" : "WEEKLY", interval,
	    nth, weekdays[rule->weekday]);
	return buf;
}

/* icaltime_null_date() has no midnight, from which libical would count. */
static struct icaltimetype
to_ical(Date date)
{
	struct icaltimetype time = icaltime_null_time();

	date_to_ymd(date, &time.year, &time.month, &time.day);
	time.is_date = 1;
	return time;
}

static Date
from_ical(struct icaltimetype time)
{
	if (icaltime_is_null_time(time))
		return DATE_NONE;
	return date_from_ymd(time.year, time.month, time.day);
}

/* NULL when there is no day at all. */
static icalrecur_iterator *
begin(const Recurrence *rule, Date start)
{
	char text[RECURRENCE_TEXT_SIZE];

	if (start == DATE_NONE || rule->interval == 0)
		return NULL;
	recurrence_rrule(rule, text);
	return icalrecur_iterator_new(
	    icalrecurrencetype_from_string(text), to_ical(start));
}

/* The first day from FROM on, counting from START. */
static Date
find(const Recurrence *rule, Date start, Date from)
{
	icalrecur_iterator *days = begin(rule, start);
	Date day = DATE_NONE;

	if (days == NULL)
		return DATE_NONE;
	do
		day = from_ical(icalrecur_iterator_next(days));
	while (day != DATE_NONE && day < from);
	icalrecur_iterator_free(days);
	return day;
}

/* An interval counts from the first day, so that one is found without. */
Date
recurrence_first(const Recurrence *rule, Date from)
{
	Recurrence each = *rule;

	each.interval = MIN(each.interval, 1);
	return find(&each, from, from);
}

Date
recurrence_next(const Recurrence *rule, Date start, Date from)
{
	if (start == DATE_NONE || recurrence_first(rule, start) != start)
		return DATE_NONE;
	return find(rule, start, from);
}

GArray *
recurrence_days(const Recurrence *rule, Date start, Date from, Date to)
{
	GArray *found = g_array_new(FALSE, FALSE, sizeof(Date));
	icalrecur_iterator *days;
	Date day;

	if (recurrence_next(rule, start, from) == DATE_NONE)
		return found;
	days = begin(rule, start);
	day = from_ical(icalrecur_iterator_next(days));
	for (; day != DATE_NONE && day <= to;
	     day = from_ical(icalrecur_iterator_next(days)))
		if (day >= from)
			g_array_append_val(found, day);
	icalrecur_iterator_free(days);
	return found;
}
