#!/usr/bin/python3
"""read_calendar.py FILE FROM DAYS - the days of a calendar file, by the
libraries icalendar and dateutil, and its texts by vobject (icalendar reads
an escaped backslash before an n as the end of a line).

A line for each event, by title: its days from FROM (YYYY-MM-DD) on, for so
many DAYS.  read_calendar.pl prints the same by libraries of another language,
which have rules of their own.  Then, after an empty line, the texts as JSON.
"""

import datetime
import json
import sys

import icalendar
import vobject
from dateutil import rrule

TEXTS = ("summary", "description", "contact", "url")


def days_of(event, first, last):
    start = event["DTSTART"].dt
    assert not isinstance(start, datetime.datetime), "a time on a whole day"
    assert event["DTEND"].dt - start == datetime.timedelta(days=1)
    begin = datetime.datetime.combine(start, datetime.time())
    if "RRULE" not in event:
        days = [begin]
    else:
        rule = rrule.rrulestr(event["RRULE"].to_ical().decode(), dtstart=begin)
        assert rule[0] == begin, "the first day is no day of the rule"
        days = rule.between(first, last, inc=True)
    return [f"{day:%Y-%m-%d}" for day in days if first <= day <= last]


def texts_of(data):
    calendar = vobject.readOne(data.decode(), validate=True)
    return {event.uid.value: [
        event.contents[name][0].value if name in event.contents else ""
        for name in TEXTS] for event in calendar.vevent_list}


def main(path, start, count):
    first = datetime.datetime.fromisoformat(start)
    last = first + datetime.timedelta(days=int(count))
    with open(path, "rb") as file:
        data = file.read()
    calendar = icalendar.Calendar.from_ical(data)
    assert calendar["VERSION"] == "2.0" and calendar["METHOD"] == "PUBLISH"
    texts, lines = texts_of(data), []
    for event in calendar.walk("VEVENT"):
        assert not event.errors, event.errors
        days = days_of(event, first, last)
        if days:
            title = texts[str(event["UID"])][0]
            lines.append(json.dumps(title, ensure_ascii=False) + " " +
                         " ".join(days))
    assert len(texts) == len(calendar.walk("VEVENT")), "two share a UID"
    print("\n".join(sorted(lines)))
    print()
    print(json.dumps([str(calendar[name]) for name in ("NAME", "X-WR-CALNAME")],
                     ensure_ascii=False))
    print("\n".join(sorted(json.dumps(each, ensure_ascii=False)
                           for each in texts.values())))


main(*sys.argv[1:])
