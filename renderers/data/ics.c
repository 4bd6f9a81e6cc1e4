#include "renderers/data/ics.h"

#include <libical/ical.h>
#include <stdlib.h>
#include <string.h>

#include "pipeline/base/text.h"
#include "pipeline/lang/lang.h"

/* Headroom runs every night. */
static const char refresh[] = "P1D";

static struct icaltimetype
to_ical(Date date)
{
	struct icaltimetype time = icaltime_null_time();

	date_to_ymd(date, &time.year, &time.month, &time.day);
	time.is_date = 1;
	return time;
}

static struct icaltimetype
midnight(Date date)
{
	struct icaltimetype time = to_ical(date);

	time.is_date = 0;
	time.zone = icaltimezone_get_utc_timezone();
	return time;
}

/* Tells events of several services in one calendar apart; in the form of a
 * UUID that a hash makes (version 8, RFC 9562). */
static char *
make_uid(const Report *report, const ReportEvent *event)
{
	g_autoptr(GChecksum) sum = g_checksum_new(G_CHECKSUM_SHA256);
	const char *service = report->service != NULL ? report->service : "";
	const char *hex;

	g_checksum_update(
	    sum, (const guchar *)service, (gssize)strlen(service) + 1);
	g_checksum_update(
	    sum, (const guchar *)event->key, (gssize)strlen(event->key));
	hex = g_checksum_get_string(sum);
	return g_strdup_printf("%.8s-%.4s-8%.3s-8%.3s-%.12s", hex, hex + 8,
	    hex + 12, hex + 15, hex + 18);
}

static void
add_text(icalcomponent *component, icalproperty *(*make)(const char *value),
    const char *text)
{
	g_autofree char *clean = NULL;

	if (text == NULL || *text == '\0')
		return;
	clean = text_clean(text);
	icalcomponent_add_property(component, make(clean));
}

/* libical does not escape these: blanks stand for what it would have to. */
static void
add_x(icalcomponent *component, const char *name, const char *text)
{
	g_auto(GStrv) words = g_strsplit_set(text, ",;\\ \n", -1);
	g_autoptr(GString) plain = g_string_new(NULL);
	icalproperty *property;

	for (char **word = words; *word != NULL; word++)
		if (**word != '\0')
			g_string_append_printf(
			    plain, "%s%s", plain->len > 0 ? " " : "", *word);
	property = icalproperty_new_x(plain->str);
	icalproperty_set_x_name(property, name);
	icalcomponent_add_property(component, property);
}

static icalcomponent *
make_event(const Report *report, const ReportEvent *event)
{
	icalcomponent *made = icalcomponent_new(ICAL_VEVENT_COMPONENT);
	g_autofree char *uid = make_uid(report, event);

	add_text(made, icalproperty_new_uid, uid);
	icalcomponent_add_property(
	    made, icalproperty_new_dtstamp(midnight(report->as_of)));
	icalcomponent_add_property(
	    made, icalproperty_new_dtstart(to_ical(event->start)));
	icalcomponent_add_property(
	    made, icalproperty_new_dtend(to_ical(event->start + 1)));
	if (event->rrule != NULL)
		icalcomponent_add_property(
		    made, icalproperty_new_rrule(
			      icalrecurrencetype_from_string(event->rrule)));
	add_text(made, icalproperty_new_summary, event->title);
	add_text(made, icalproperty_new_description, event->description);
	add_text(made, icalproperty_new_contact, event->owner);
	add_text(made, icalproperty_new_url, event->url);
	add_text(made, icalproperty_new_categories, event->category);
	icalcomponent_add_property(made, icalproperty_new_sequence(0));
	icalcomponent_add_property(
	    made, icalproperty_new_transp(ICAL_TRANSP_TRANSPARENT));
	return made;
}

static icalproperty *
make_refresh(void)
{
	icalproperty *property = icalproperty_new_refreshinterval(
	    icaldurationtype_from_string(refresh));

	icalproperty_add_parameter(
	    property, icalparameter_new_value(ICAL_VALUE_DURATION));
	return property;
}

static icalcomponent *
make_calendar(const Report *report)
{
	icalcomponent *made = icalcomponent_new(ICAL_VCALENDAR_COMPONENT);
	g_autofree char *maker =
	    g_strdup_printf("-//Headroom//Headroom %s//EN", report->version);
	g_autofree char *given =
	    report->service != NULL
		? lang_format(MSG_ICS_NAME, report->service, NULL)
		: g_strdup(lang_text(MSG_ICS_NAME_UNNAMED));
	g_autofree char *name = text_clean(given);

	icalcomponent_add_property(made, icalproperty_new_version("2.0"));
	icalcomponent_add_property(made, icalproperty_new_prodid(maker));
	icalcomponent_add_property(
	    made, icalproperty_new_calscale("GREGORIAN"));
	icalcomponent_add_property(
	    made, icalproperty_new_method(ICAL_METHOD_PUBLISH));
	icalcomponent_add_property(made, icalproperty_new_name(name));
	icalcomponent_add_property(made, make_refresh());
	add_x(made, "X-WR-CALNAME", name);
	add_x(made, "X-PUBLISHED-TTL", refresh);
	return made;
}

char *
ics_from_report(const Report *report)
{
	icalcomponent *calendar = make_calendar(report);
	char *raw, *text;

	for (unsigned i = 0; i < report->events->len; i++)
		icalcomponent_add_component(
		    calendar, make_event(report, report->events->pdata[i]));
	raw = icalcomponent_as_ical_string_r(calendar);
	text = g_strdup(raw);
	free(raw);
	icalcomponent_free(calendar);
	return text;
}

bool
ics_write(const Report *report, Stage *stage, GError **error)
{
	g_autofree char *text = NULL;

	if (report->events->len == 0)
		return true;
	text = ics_from_report(report);
	return stage_write(stage, "governance.ics", text, strlen(text), error);
}
