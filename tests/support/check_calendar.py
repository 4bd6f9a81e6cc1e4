#!/usr/bin/python3
"""check_calendar.py FILE - what RFC 5545 says of the bytes of a calendar file.

Readers forgive much; this does not.  Prints each fault, and exits with 1 if
there is any.
"""

import re
import sys

LINE = re.compile(r'([A-Z][A-Z0-9-]*)((?:;[A-Z-]+=(?:"[^"]*"|[^";:,]+))*):(.*)',
                  re.S)
TEXTS = {"SUMMARY", "DESCRIPTION", "CONTACT", "CATEGORIES", "NAME",
         "X-WR-CALNAME"}
ONCE = {"VCALENDAR": {"VERSION", "PRODID", "METHOD", "CALSCALE"},
        "VEVENT": {"UID", "DTSTAMP", "DTSTART", "DTEND", "SUMMARY",
                   "SEQUENCE", "TRANSP"}}
AT_MOST_ONCE = {"RRULE", "DESCRIPTION", "CONTACT", "URL"}


def fold_faults(data):
    if not data.endswith(b"\r\n"):
        yield "the last line does not end"
    for number, line in enumerate(data.split(b"\r\n"), 1):
        if len(line) > 75:
            yield f"line {number} has {len(line)} octets"
        if b"\r" in line or b"\n" in line:
            yield f"line {number} holds half a line end"
        try:
            line.decode()
        except UnicodeDecodeError:
            yield f"line {number} is cut within a character"


def text_faults(name, value):
    rest = re.sub(r"\\[\\;,nN]", "", value)
    if re.search(r"[\\;,]", rest):
        yield f"{name} does not escape: {value}"
    if re.search(r"[\x00-\x08\x0a-\x1f\x7f]", rest):
        yield f"{name} holds a control character"


def rule_faults(value):
    keys = [part.partition("=")[0] for part in value.split(";")]
    if len(set(keys)) < len(keys):
        yield f"a part of the rule stands twice: {value}"
    if keys[0] != "FREQ":
        yield f"FREQ is not first: {value}"
    if "UNTIL" in keys and "COUNT" in keys:
        yield f"UNTIL and COUNT: {value}"


def part_faults(parts):
    kind, names = parts
    for name in sorted(ONCE[kind]):
        if names.count(name) != 1:
            yield f"{kind} has {name} {names.count(name)} times"
    for name in sorted(AT_MOST_ONCE):
        if names.count(name) > 1:
            yield f"{kind} has {name} {names.count(name)} times"


def faults(data):
    yield from fold_faults(data)
    text = data.decode(errors="replace").replace("\r\n ", "")
    stack, uids = [], []
    for line in text.split("\r\n")[:-1]:
        match = LINE.fullmatch(line)
        if not match:
            yield f"no content line: {line!r}"
            continue
        name, parameters, value = match.groups()
        if name == "BEGIN":
            stack.append((value, []))
        elif name == "END":
            if not stack or stack[-1][0] != value:
                yield f"END:{value} without its BEGIN"
                return
            yield from part_faults(stack.pop())
        elif not stack:
            yield f"{name} stands outside of the calendar"
        else:
            stack[-1][1].append(name)
        if name in TEXTS:
            yield from text_faults(name, value)
        if name == "RRULE":
            yield from rule_faults(value)
        if name == "UID":
            uids.append(value)
        if name in ("DTSTART", "DTEND") and not (
                parameters == ";VALUE=DATE" and re.fullmatch(r"\d{8}", value)):
            yield f"{name} is no whole day: {line}"
        if name == "DTSTAMP" and not re.fullmatch(r"\d{8}T\d{6}Z", value):
            yield f"DTSTAMP is not in UTC: {value}"
    if stack:
        yield f"{stack[-1][0]} does not end"
    if len(set(uids)) < len(uids):
        yield "two events share a UID"


with open(sys.argv[1], "rb") as file:
    found = list(faults(file.read()))
for fault in found:
    print(fault)
sys.exit(1 if found else 0)
