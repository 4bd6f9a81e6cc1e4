"""The trend of durations of an issue tracker's export, computed once more.

A separate implementation, of nothing but the standard library, to hold the
program's numbers against: it reads the raw exports with its own readers and
has the formulas from their definitions (all pairs of points, no shortcuts).
"""

import collections
import csv
import datetime
import io
import itertools
import math
import re
import statistics
import xml.etree.ElementTree

MONTH = 30.4375
DAY = datetime.timedelta(days=1)
FEATURES = {"story", "user story", "new feature", "feature", "improvement",
            "enhancement", "feature request", "機能"}
TASKS = {"task", "tarea", "タスク"}
NEVER_DONE = {"duplicate", "won't fix", "won't do", "wontfix", "invalid",
              "canceled", "cancelled", "cannot reproduce", "declined"}
SPANISH = dict(zip("ene feb mar abr may jun jul ago sep oct nov dic".split(),
                   "Jan Feb Mar Apr May Jun Jul Aug Sep Oct Nov Dec".split()))

Issue = collections.namedtuple(
    "Issue", "key kind created started ended done never points estimate "
    "component dates")


def kind_of(text):
    text = (text or "").strip().lower()
    return ("feature" if text in FEATURES else
            "task" if text in TASKS else "other")


def number(text):
    try:
        return float(text)
    except (TypeError, ValueError):
        return None


def when(text, *shapes):
    """UTC without a zone; None for what is empty."""
    text = (text or "").strip()
    if not text:
        return None
    text = re.sub(r"/([a-z]{3})/",
                  lambda m: f"/{SPANISH.get(m[1], m[1])}/", text)
    text = re.sub(r" \(.*\)$", "", text)
    for shape in shapes:
        try:
            moment = datetime.datetime.strptime(text, shape)
        except ValueError:
            continue
        if moment.tzinfo is not None:
            moment = moment.astimezone(datetime.timezone.utc)
        return moment.replace(tzinfo=None)
    raise ValueError(f"not a date: {text}")


def table(text, delimiter=","):
    """Rows as dictionaries; of columns of one name the first that says
    something."""
    rows = csv.reader(io.StringIO(text), delimiter=delimiter)
    header = next(rows)
    for row in rows:
        out = {}
        for name, value in zip(header, row):
            out[name] = out.get(name) or value
        yield out


def jira_csv(text):
    def get(row, *names):
        return next((row[name] for name in names if row.get(name)), "")

    for row in table(text):
        dates = [when(get(row, *names), "%d/%b/%y %I:%M %p") for names in
                 (("Created", "Creada"), ("Resolved", "Resuelta"),
                  ("Updated", "Actualizada"))]
        category = get(row, "Status Category", "Categoría de estado")
        resolution = get(row, "Resolution", "Resolución").lower()
        estimate = number(get(row, "Original estimate", "Original Estimate"))
        yield Issue(
            get(row, "Issue key", "Clave de incidencia"),
            kind_of(get(row, "Issue Type", "Tipo de Incidencia")),
            dates[0],
            when(get(row, "Custom field (Actual start)"),
                 "%d/%b/%y %I:%M %p"),
            dates[1],
            category in ("Done", "Listo") or dates[1] is not None or
            get(row, "Status") in ("Closed", "Done"),
            resolution in NEVER_DONE,
            number(get(row, "Custom field (Story Points)",
                       "Custom field (Story point estimate)",
                       "Campo personalizado (Story point estimate)")),
            estimate and estimate / 3600,
            get(row, "Component/s", "Components"), dates)


def jira_xml(text):
    shape = "%a, %d %b %Y %H:%M:%S %z"
    for item in xml.etree.ElementTree.fromstring(text).iter("item"):
        def get(name, item=item):
            return (item.findtext(name) or "").strip()

        custom = {field.findtext("customfieldname"):
                  (field.findtext("customfieldvalues/customfieldvalue") or
                   "").strip() for field in item.iter("customfield")}
        resolution = item.find("resolution")
        dates = [when(get(name), shape)
                 for name in ("created", "resolved", "updated")]
        yield Issue(
            get("key"), kind_of(get("type")), dates[0],
            when(custom.get("Actual start", ""), shape), dates[1],
            item.find("statusCategory").get("key") == "done",
            resolution is not None and
            (resolution.text or "").lower() in NEVER_DONE,
            number(custom.get("Story point estimate")), None,
            get("component"), dates)


def linear_csv(text):
    kinds = {"bug": "other", "defect": "other", "incident": "other",
             "feature": "feature", "improvement": "feature",
             "enhancement": "feature", "chore": "task", "task": "task",
             "tech debt": "task"}
    shapes = ("%a %b %d %Y %H:%M:%S GMT%z", "%Y-%m-%dT%H:%M:%S.%fZ")
    for row in table(text):
        labels = [label.strip().lower() for label in row["Labels"].split(",")]
        dates = [when(row[name], *shapes) for name in
                 ("Created", "Started", "Completed", "Canceled", "Updated")]
        yield Issue(
            row["ID"],
            next((kinds[label] for label in labels if label in kinds),
                 "other"),
            dates[0], dates[1], dates[2] or dates[3],
            row["Status"] in ("Done", "Canceled", "Duplicate"),
            row["Status"].lower() in NEVER_DONE, number(row["Estimate"]),
            None, row["Project"], dates)


def gitlab_csv(text):
    kinds = {"bug": "other", "type::bug": "other", "type::feature": "feature",
             "feature": "feature", "enhancement": "feature",
             "type::task": "task", "type::maintenance": "task"}
    for row in table(text):
        labels = [label.strip().lower() for label in row["Labels"].split(",")]
        dates = [when(row[f"{name} At (UTC)"], "%Y-%m-%d %H:%M:%S")
                 for name in ("Created", "Closed", "Updated")]
        seconds = number(row["Time Estimate"])
        yield Issue(
            row["Issue ID"],
            next((kinds[label] for label in labels if label in kinds),
                 "other"),
            dates[0], None, dates[1], row["State"] == "Closed", False,
            number(row["Weight"]), seconds and seconds / 3600, "", dates)


def redmine_csv(text):
    shapes = ("%m/%d/%Y %I:%M %p", "%m/%d/%Y")
    for row in table(text):
        dates = [when(row.get(name), *shapes)
                 for name in ("Created", "Start date", "Closed", "Updated")]
        yield Issue(
            row["#"], kind_of(row["Tracker"]), dates[0], dates[1], dates[2],
            row["Status"] in ("Closed", "Rejected", "Done"),
            row["Status"] == "Rejected", None,
            number(row.get("Estimated time")), row.get("Category", ""), dates)


def redmine_xml(text):
    shapes = ("%Y-%m-%dT%H:%M:%SZ", "%Y-%m-%d")
    for item in xml.etree.ElementTree.fromstring(text).iter("issue"):
        dates = [when(item.findtext(name), *shapes) for name in
                 ("created_on", "start_date", "closed_on", "updated_on")]
        yield Issue(
            item.findtext("id"), kind_of(item.find("tracker").get("name")),
            dates[0], dates[1], dates[2], dates[2] is not None, False, None,
            number(item.findtext("estimated_hours")), "", dates)


def bugzilla_xml(text):
    for bug in xml.etree.ElementTree.fromstring(text).iter("bug"):
        dates = [when(bug.findtext(name), "%Y-%m-%d %H:%M:%S %z")
                 for name in ("creation_ts", "delta_ts")]
        severity = bug.findtext("bug_severity")
        yield Issue(
            bug.findtext("bug_id"),
            "feature" if severity == "enhancement" else "other", dates[0],
            None, None, bug.findtext("bug_status") in
            ("RESOLVED", "VERIFIED", "CLOSED"), False, None, None,
            bug.findtext("component") or "", dates)


def github_tsv(text):
    for row in csv.reader(io.StringIO(text), delimiter="\t",
                          quoting=csv.QUOTE_NONE):
        labels = [label.strip().lower() for label in row[3].split(",")]
        dates = [when(row[4], "%Y-%m-%d %H:%M:%S +0000 UTC")]
        yield Issue(
            row[0], next((kind for kind in map(kind_of, labels)
                          if kind != "other"), "other"),
            dates[0], None, None, row[1] == "CLOSED", False, None, None, "",
            dates)


def bugzilla_csv(text):
    for row in table(text):
        yield Issue(row["Bug ID"], kind_of(row.get("Severity")), None, None,
                    None, False, False, None, None, row["Component"], [])


def azure_csv(text):
    kinds = {"Issue": "feature", "User Story": "feature", "Task": "task"}
    for row in table(text):
        yield Issue(row["ID"], kinds.get(row["Work Item Type"], "other"),
                    None, None, None, row["State"] == "Done", False, None,
                    None, "", [])


READERS = {
    "jira-csv": jira_csv, "jira-xml": jira_xml, "linear-csv": linear_csv,
    "gitlab-csv": gitlab_csv, "redmine-csv": redmine_csv,
    "redmine-xml": redmine_xml, "bugzilla-xml": bugzilla_xml, "bugzilla-csv": bugzilla_csv,
    "github-list-tsv": github_tsv, "azure-devops-csv": azure_csv,
}


def read(shape, path):
    with open(path, encoding="utf-8-sig", newline="") as export:
        return list(READERS[shape](export.read()))


def last_day(issues):
    """The last of which an export tells something; None."""
    dates = [date for issue in issues for date in issue.dates if date]
    return max(dates).date() if dates else None


def points_bin(points):
    return next((size for size, most in ((2, 2), (3, 4), (5, 6.5), (8, 10.5))
                 if points <= most), 13)


def points_scope(issue):
    return points_bin(issue.points) if issue.points else None


def estimate_scope(issue):
    return round(math.log2(issue.estimate)) if issue.estimate else None


def component_scope(issue):
    return (issue.component, issue.kind) if issue.component else None


def choose_scope(candidates):
    """What says the size of half of the work; else all are of one."""
    for scope in points_scope, estimate_scope, component_scope:
        covered = sum(scope(issue) is not None for issue in candidates)
        if covered and 2 * covered >= len(candidates):
            return scope
    return lambda issue: "all"


Item = collections.namedtuple("Item", "start days ended stratum end")


def sample(issues, as_of):
    """Items, and how many were candidates."""
    late = datetime.datetime.combine(as_of + DAY, datetime.time())
    candidates = [i for i in issues if i.kind == "feature"]
    if len(candidates) < 30 and any(i.kind == "task" for i in issues):
        candidates = [i for i in issues if i.kind in ("feature", "task")]
    scope = choose_scope(candidates)
    ended = [i for i in candidates if i.ended and not i.never]
    started = [i for i in ended if i.started and i.started <= i.ended]
    lead = not started or 2 * len(started) < len(ended)
    items = []
    for issue in candidates:
        start = issue.created if lead else issue.started
        stratum = scope(issue)
        if (issue.never or issue.done and not issue.ended or not start or
                stratum is None):
            continue
        days = ((issue.ended or late) - start) / DAY
        if days < 0 or issue.ended and days < 15 / 60 / 24:
            continue
        items.append(Item(start.date(), days, issue.ended is not None,
                          stratum, issue.ended and issue.ended.date()))
    items.sort(key=lambda item: item.start)
    return items, len(candidates)


def survival_quantile(lives, share):
    """Least time by which SHARE have ended, of (time, ended); None."""
    left = 1.0
    for time in sorted({time for time, ended in lives if ended}):
        at_risk = sum(other >= time for other, _ in lives)
        ended = sum(other == time and end for other, end in lives)
        left *= (at_risk - ended) / at_risk
        if left <= 1 - share + 1e-12:
            return time
    return None


def months_between(first, last):
    return (last - first).days / MONTH


def trend_items(items, last):
    chosen = [i for i in items if i.ended and i.start <= last]
    counts = collections.Counter(i.stratum for i in chosen)
    return [i for i in chosen if counts[i.stratum] > 1]


def level_of(items):
    span = months_between(items[0].start, items[-1].start) if items else 0
    if len(items) < 10 or span < 3:
        return "D"
    return "C" if len(items) < 30 or span < 6 else "B"


def choose_items(items, as_of):
    """Those whose trend is told, and up to which start: the last that had
    time to finish."""
    lives = [(i.days, i.ended) for i in items]
    best, level, newest = [], None, None
    for share in (0.95, 0.9, 0.8, 0.7, 0.5):
        days = survival_quantile(lives, share)
        if days is None:
            continue
        last = as_of - math.ceil(days) * DAY
        chosen = trend_items(items, last)
        if level is None or level_of(chosen) < level:
            best, level, newest = chosen, level_of(chosen), last
    return best, newest


def ties(values):
    return [count for count in collections.Counter(values).values()
            if count > 1]


def kendall_variance(x, y):
    n, u, v = len(x), ties(x), ties(y)
    out = (n * (n - 1) * (2 * n + 5) -
           sum(k * (k - 1) * (2 * k + 5) for k in u + v)) / 18
    if n > 1:
        out += (sum(k * (k - 1) for k in u) * sum(k * (k - 1) for k in v) /
                (2 * n * (n - 1)))
    if n > 2:
        out += (sum(k * (k - 1) * (k - 2) for k in u) *
                sum(k * (k - 1) * (k - 2) for k in v) /
                (9 * n * (n - 1) * (n - 2)))
    return max(0, out)


def slope_within(points):
    """Median and limits of the slopes of (x, y, stratum) within strata."""
    strata = collections.defaultdict(list)
    for x, y, stratum in points:
        strata[stratum].append((x, y))
    slopes = sorted((q[1] - p[1]) / (q[0] - p[0])
                    for stratum in strata.values()
                    for p, q in itertools.combinations(stratum, 2)
                    if p[0] != q[0])
    if not slopes:
        return None, None, None
    reach = 1.959964 * math.sqrt(sum(kendall_variance(*zip(*stratum))
                                     for stratum in strata.values()))
    low = round((len(slopes) - reach) / 2) - 1
    high = round((len(slopes) + reach) / 2)
    limits = (None, None)
    if low >= 0 and high < len(slopes):
        limits = slopes[low], slopes[high]
    return statistics.median(slopes), *limits


def opposed(items, fitted, slope, last):
    """Whether medians of monthly starts, open work counted in, go the other
    way."""
    middle = statistics.median(
        months_between(fitted[0].start, i.start) for i in fitted)
    logs = collections.defaultdict(list)
    for i in items:
        if i.ended:
            months = months_between(fitted[0].start, i.start)
            logs[i.stratum].append(
                math.log(i.days) - slope * (months - middle))
    usual = {s: math.exp(statistics.median(v)) for s, v in logs.items()}
    cohorts = collections.defaultdict(list)
    for i in items:
        if i.stratum in usual:
            cohorts[i.start.year * 12 + i.start.month].append(
                (i.days / usual[i.stratum], i.ended))
    points = [(month, math.log(median), 0)
              for month, lives in sorted(cohorts.items())
              for median in [survival_quantile(lives, 0.5)]
              if median and month <= last.year * 12 + last.month]
    return len(points) >= 4 and slope_within(points)[0] * slope < 0


def compare_windows(items, as_of):
    """The stratified Hodges-Lehmann ratio of now to six months before."""
    now, then = collections.defaultdict(list), collections.defaultdict(list)
    for i in items:
        if not i.ended:
            continue
        ago = (as_of - i.end).days
        if ago < 90:
            now[i.stratum].append(i.days)
        elif 183 <= ago < 183 + 90:
            then[i.stratum].append(i.days)
    used = [s for s in now if min(len(now[s]), len(then[s])) >= 5]
    if (sum(len(now[s]) for s in used) < 10 or
            sum(len(then[s]) for s in used) < 10):
        return None
    return math.exp(statistics.median(
        math.log(a) - math.log(b)
        for s in used for a in now[s] for b in then[s]))


def stats(issues, as_of):
    """What is told of the trend; None for what is not."""
    out = dict.fromkeys(("level", "items", "months", "finished",
                         "median_days", "rate", "rate_lo", "rate_hi",
                         "ratio", "trend_ratio"))
    items, candidates = sample(issues, as_of)
    if candidates == 0:
        return out
    fitted, last = choose_items(items, as_of)
    slope, low, high = slope_within(
        [(months_between(fitted[0].start, i.start), math.log(i.days),
          i.stratum) for i in fitted])
    level = level_of(fitted) if slope is not None else "D"
    against = (low is not None and (low > 0 or high < 0) and
               opposed(items, fitted, slope, last))
    if level == "B" and low is not None and (low > 0 or high < 0):
        level = "B" if against else "A"
    if level in "AB" and not against:
        out["trend_ratio"] = math.exp(6 * slope)
    out.update(level=level, items=len(fitted),
               months=months_between(fitted[0].start, fitted[-1].start)
               if fitted else 0,
               finished=sum(i.ended for i in items),
               ratio=compare_windows(items, as_of),
               median_days=survival_quantile(
                   [(i.days, i.ended) for i in items], 0.5))
    if level in "AB":
        out.update(rate=math.expm1(slope), rate_lo=math.expm1(low),
                   rate_hi=math.expm1(high))
    return out


def told(figures):
    """The same of the program's figures, by their ids. Of the two ratios it
    tells the direct one unless that leaves room for no change, which depends
    on its own draws, or cannot be had."""
    def of(name, what="value"):
        return figures.get(f"debt.{name}", {}).get(what)

    return {
        "level": of("level"), "items": of("trend_items"),
        "months": of("trend_months"), "finished": of("finished_items"),
        "median_days": of("cycle_days_median"), "rate": of("rate_monthly"),
        "rate_lo": of("rate_monthly", "lo"),
        "rate_hi": of("rate_monthly", "hi"), "ratio": of("ratio_6mo"),
        "from_trend": (of("ratio_6mo", "method") or "").startswith("e^("),
    }


def differences(mine, program):
    """What the two do not agree on, in words."""
    def agree(a, b):
        if isinstance(a, float) and isinstance(b, (int, float)):
            return math.isclose(a, b, rel_tol=1e-9, abs_tol=1e-9)
        return a == b

    mine = dict(mine)
    trend = mine.pop("trend_ratio")
    if program["from_trend"] and (mine["ratio"] is None or
                                  mine["level"] == "A"):
        mine["ratio"] = trend
    return [f"{name}: {program[name]}, and should be {value}"
            for name, value in mine.items()
            if not agree(value, program[name])]
