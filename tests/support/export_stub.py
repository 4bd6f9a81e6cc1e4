#!/usr/bin/env python3
"""export_stub.py FOLDER - trackers and a bill that are not there.

Serves on a free port of 127.0.0.1, which it writes to FOLDER/port, and notes
every request in FOLDER/requests.  It accepts the credential TOKEN of the
environment.  The first part of a path says how the server behaves: "ok", or
with one of the faults below; the second is the service.  A tracker that works
in the end has 1,234 issues, more than any exports in one file, and answers in
pages.
"""

import base64
import collections
import http.server
import json
import os
import pathlib
import sys
import time
import urllib.parse

TOKEN = os.environ["TOKEN"]
FOLDER = pathlib.Path(sys.argv[1])
SEEN = collections.Counter()
BASIC = base64.b64encode(f"lead@shop.example:{TOKEN}".encode()).decode()
ACCEPTED = {f"Bearer {TOKEN}", f"Basic {BASIC}", TOKEN}
BILL = ("SubscriptionId,Date,MeterCategory,CostInBillingCurrency,"
        "BillingCurrencyCode,ChargeType,PricingModel,ResourceId,MeterId\r\n")


def stamp(number, hours=0):
    at = 1735689600 + number * 21600 + hours * 3600
    return time.strftime("%Y-%m-%dT%H:%M:%S", time.gmtime(at))


def kind(number):
    return ["Bug", "Story", "Task"][number % 3]


def state(number):
    return ["done", "indeterminate", "new"][min(number % 5, 2)]


class Stub(http.server.BaseHTTPRequestHandler):
    """One request."""
    protocol_version = "HTTP/1.1"
    wbufsize = 1 << 16

    def log_message(self, *_):
        pass

    def do_POST(self):
        self.do_GET()

    def do_GET(self):
        length = int(self.headers.get("Content-Length") or 0)
        sent = self.rfile.read(length)
        self.asked = json.loads(sent) if sent[:1] == b"{" else {}
        with (FOLDER / "requests").open("a") as notes:
            notes.write(f"{self.command} {self.path}\n")
        parts = urllib.parse.urlsplit(self.path)
        self.query = dict(urllib.parse.parse_qsl(parts.query))
        _, self.fault, service, rest = parts.path.split("/", 3)
        self.rest = rest
        self.issues = 1234 if self.fault in ("ok", "flaky") else 234
        who = self.headers.get("Authorization") or self.headers.get(
            "PRIVATE-TOKEN")
        SEEN[self.fault, service] += 1
        turn = SEEN[self.fault, service]
        if self.asked:
            with (FOLDER / "asked").open("a") as notes:
                notes.write(json.dumps(self.asked) + "\n")
        if service == "login" and b"client_secret=p%26ss%20w0rd" in sent:
            self.answer(200, {"access_token": TOKEN})
        elif service != "blob" and who not in ACCEPTED:
            self.answer(401, {"message": f"bad credentials {who}"})
        elif not self.trouble(turn):
            getattr(self, service.replace("-", "_"))()

    def trouble(self, turn):
        """The faults; True if the request is answered."""
        if self.fault == "flaky" and turn == 2:
            self.answer(429, {"message": "slow down"}, {"Retry-After": "7"})
        elif self.fault == "flaky" and turn == 3:
            self.answer(503, {}, kind="text/html")
        elif self.fault == "flaky" and turn == 4:
            self.answer(200, {"issues": []}, cut=True)
        elif self.fault == "flaky" and turn == 5:
            self.close_connection = True
        elif self.fault == "flaky" and turn == 6:
            self.answer(403, {"message": "rate limit"}, {
                "X-RateLimit-Remaining": "0",
                "X-RateLimit-Reset": str(int(time.time()) + 30)})
        elif self.fault == "down":
            self.answer(503, {})
        elif self.fault == "patient":
            self.answer(429, {}, {"Retry-After": "86400"})
        elif self.fault == "denied":
            self.answer(403, {"message": "Resource not accessible"})
        elif self.fault == "login":
            self.answer(200, "<html>please log in</html>", kind="text/html")
        elif self.fault == "moved":
            self.answer(301, {}, {"Location": "http://127.0.0.1:1/x?t=1"})
        elif self.fault == "odd":
            self.answer(200, {"nothing": "known"})
        else:
            return False
        return True

    def answer(self, status, content, headers=None, kind="application/json",
               cut=False):
        data = content if isinstance(content, str) else json.dumps(content)
        data = data.encode()
        self.send_response(status)
        self.send_header("Content-Type", kind)
        self.send_header("Content-Length", str(len(data)))
        for name, value in (headers or {}).items():
            self.send_header(name, value)
        self.end_headers()
        self.wfile.write(data[:-3] if cut else data)
        if cut:
            self.close_connection = True

    def total(self):
        return self.issues + (5 if self.fault == "short" else 0)

    def page(self, size, start):
        """Numbers of the issues from start on."""
        return range(start + 1, min(start + size, self.issues) + 1)

    def here(self, path):
        host = self.headers["Host"]
        if self.fault == "elsewhere":
            host = "127.0.0.2:1"
        return f"http://{host}/{self.fault}/{path}"

    def linked(self, path, size, make):
        """A page of a list whose next one the Link header names."""
        page = int(self.query.get("page", 1))
        headers = {}
        if page * size < self.issues:
            after = 1 if self.fault == "loop" and page == 2 else page + 1
            old = urllib.parse.urlencode({**self.query, "page": after})
            last = urllib.parse.urlencode({**self.query, "page": 9})
            headers["Link"] = (f'<{self.here(path)}?{old}>; rel="next", '
                               f'<{self.here(path)}?{last}>; rel="last"')
        rows = [make(n) for n in self.page(size, (page - 1) * size)]
        self.answer(200, rows, headers)

    # Jira

    def jira_cloud(self):
        names = {"rest/api/2/serverInfo": lambda: {"deploymentType": "Cloud"},
                 "rest/api/3/status": self.jira_statuses,
                 "rest/api/3/field": self.jira_fields,
                 "rest/api/3/search/approximate-count":
                     lambda: {"count": self.total()},
                 "rest/api/3/search/jql": self.cloud_page,
                 "rest/api/3/changelog/bulkfetch": self.cloud_changes}
        if self.asked.get("jql", "").startswith("bad"):
            self.answer(400, {"errorMessages": ["The value 'bad' does not "
                                                "exist for the field"]})
        else:
            self.answer(200, names[self.rest]())

    def jira_statuses(self):
        return [{"id": str(i), "name": f"Status {i}", "statusCategory":
                 {"key": key}} for i, key in enumerate(
                     ["new", "indeterminate", "indeterminate", "done"])]

    def jira_fields(self):
        own = "com.pyxis.greenhopper.jira:"
        return [{"id": "summary", "name": "Summary"},
                {"id": "customfield_1", "name": "Story Points",
                 "schema": {"custom": "x:float"}},
                {"id": "customfield_2", "name": "Estimación",
                 "schema": {"custom": own + "jsw-story-points"}},
                {"id": "customfield_3", "name": "Спринт",
                 "schema": {"custom": own + "gh-sprint"}},
                {"id": "customfield_4", "name": "Epic Link",
                 "schema": {"custom": own + "gh-epic-link"}}]

    def jira_issue(self, number, cloud):
        sprint = f"Sprint {number // 100}"
        fields = {
            "project": {"key": "SHOP"}, "issuetype": {"name": kind(number)},
            "summary": f'Till {number} says "=1+1", \u20ac\nand stops',
            "status": {"name": "Status", "statusCategory":
                       {"key": state(number), "name": "Zu erledigen"}},
            "priority": {"name": "High"}, "assignee": None,
            "reporter": {"displayName": "Nell Fairweather"},
            "created": stamp(number) + ".123+0000", "updated": stamp(
                number, 48) + ".000+0000",
            "resolutiondate": stamp(number, 72 + 2) + ".000+0200"
            if state(number) == "done" else None,
            "resolution": {"name": "Fixed"}
            if state(number) == "done" else None,
            "duedate": "2026-07-01", "timeoriginalestimate": 7200,
            "timespent": 3600, "components": [{"name": "Tills"},
                                              {"name": "Stock"}][:number % 3],
            "labels": ["a", "b", "c"][:number % 4],
            "fixVersions": [{"name": "1.0"}],
            "issuelinks": [
                {"type": {"name": "Blocks"}, "outwardIssue":
                 {"key": f"SHOP-{number + 1}"}},
                {"type": {"name": "Relates"}, "inwardIssue":
                 {"key": f"SHOP-{number - 1}"}}] if number % 50 == 2 else [],
            "customfield_1": 3.0 if number % 2 else None,
            "customfield_2": None if number % 2 else 5,
            "customfield_3": [{"id": 1, "name": sprint}] if cloud else
            [f"com.atlassian.greenhopper.service.sprint.Sprint@1f[id=1,"
             f"state=CLOSED,name={sprint},startDate=2025-01-01]"],
            "customfield_4": "SHOP-1" if number > 1200 else None}
        return {"id": str(10000 + number), "key": f"SHOP-{number}",
                "fields": fields}

    def jira_history(self, number):
        """Newest first; begun an hour after it was made."""
        moves = [(1, "0", "1"), (20, "1", "2"), (72, "2", "3")]
        return [{"created": stamp(number, hours) + ".000+0000", "items": [
            {"field": "assignee", "fieldId": "assignee"},
            {"field": "status", "fieldId": "status", "from": a, "to": b}]}
            for hours, a, b in reversed(moves[:3 - min(number % 5, 2)])]

    def cloud_page(self):
        start = int(self.asked.get("nextPageToken", "T0")[1:])
        page = self.page(100, start)
        answer = {"isLast": True, "issues": [
            self.jira_issue(n, True) for n in page]}
        if start + 100 < self.issues:
            loop = self.fault == "loop" and start == 100
            answer.update(isLast=False,
                          nextPageToken="T100" if loop else f"T{start + 100}")
        return answer

    def cloud_changes(self):
        """Times in milliseconds; those of the first issues in two pages."""
        ids = self.asked["issueIdsOrKeys"]
        token = self.asked.get("nextPageToken")
        parted = ids[0] == "10001"
        logs = []
        for number in [int(i) - 10000 for i in ids]:
            history = self.jira_history(number)
            half = history[1:] if token else history
            if parted and not token:
                half = history[:1]
            for change in half:
                at = time.strptime(change["created"][:19],
                                   "%Y-%m-%dT%H:%M:%S")
                change["created"] = (int(time.mktime(at)) - time.timezone) \
                    * 1000
            logs.append({"issueId": str(10000 + number),
                         "changeHistories": half})
        answer = {"issueChangeLogs": logs}
        if parted and not token:
            answer["nextPageToken"] = f"H{ids[0]}"
        return answer

    def jira_server(self):
        start = self.asked.get("startAt", 0)
        empty = self.fault == "loop" and start > 50
        names = {"rest/api/2/serverInfo": lambda: {"version": "9.12.0",
                                                   "deploymentType": "Server"},
                 "rest/api/2/status": self.jira_statuses,
                 "rest/api/2/field": self.jira_fields,
                 "rest/api/2/search": lambda: {
                     "startAt": start, "maxResults": 100,
                     "total": self.total(), "issues": [] if empty else [
                         {**self.jira_issue(n, False), "changelog":
                          {"histories": self.jira_history(n)[::-1]}}
                         for n in self.page(100, start)]}}
        self.answer(200, names[self.rest]())

    # GitHub

    def github(self):
        if self.rest == "api/graphql":
            # Every tenth is a pull request.
            count = self.total() - self.issues // 10
            self.answer(200, {"data": {"repository": {"issues":
                              {"totalCount": count}}}})
        elif self.rest.endswith("/blocked_by"):
            number = int(self.rest.split("/")[-3])
            self.answer(200, [self.github_issue(number + 1)])
        else:
            self.linked("github/" + self.rest, 100, self.github_issue)

    def github_issue(self, number):
        api = self.here("github/api/v3/repos/shop/web/issues")
        issue = {
            "url": f"{api}/{number}", "number": number,
            "html_url": f"https://github.shop.example/shop/web/issues/"
            f"{number}", "title": f"Till {number}", "state": "open"
            if state(number) == "new" else "closed",
            "state_reason": None if state(number) == "new" else "completed",
            "type": {"name": "Bug"} if number % 3 == 0 else None,
            "labels": [{"name": "needs, a comma"}, {"name": "enhancement"}],
            "assignees": [{"login": "nell"}, {"login": "otto"}],
            "user": {"login": "nell"}, "milestone": {"title": "Spring"},
            "created_at": stamp(number) + "Z", "updated_at":
            stamp(number, 9) + "Z", "closed_at": None
            if state(number) == "new" else stamp(number, 9) + "Z",
            "issue_dependencies_summary": {"total_blocked_by":
                                           int(number % 400 == 3)}}
        if number % 100 == 7:
            issue["parent_issue_url"] = f"{api}/1"
        if number % 10 == 0:
            issue["pull_request"] = {"url": "x"}
        return issue

    # GitLab

    def gitlab(self):
        if self.rest.endswith("issues_statistics"):
            self.answer(200, {"statistics": {"counts": {
                "all": self.total(), "closed": 1, "opened": 2}}})
        elif self.rest.endswith("/links"):
            self.answer(200, [{"link_type": "blocks", "web_url":
                        "https://gitlab.shop.example/shop/web/-/issues/2"}])
        elif "%2F" not in self.rest:
            self.answer(404, {"message": "404 Project Not Found"})
        else:
            self.linked("gitlab/" + self.rest, 100, self.gitlab_issue)

    def gitlab_issue(self, number):
        new = state(number) == "new"
        return {
            "id": 9000 + number, "iid": number, "project_id": 5, "title":
            f"Till {number}", "issue_type": ["issue", "incident", "task"]
            [number % 3], "web_url":
            f"https://gitlab.shop.example/shop/web/-/issues/{number}",
            "state": "opened" if new else "closed",
            "author": {"name": "Nell"}, "assignees": [{"name": "Otto"}],
            "created_at": stamp(number) + ".000Z",
            "updated_at": stamp(number) + ".000Z",
            "closed_at": None if new else stamp(number, 26) +
            ".000+02:00", "due_date": "2026-07-01", "milestone":
            {"title": "Spring"}, "iteration": {
                "title": None, "start_date": "2025-01-01",
                "due_date": "2025-01-14"} if number % 2 else None,
            "weight": 3, "labels": ["bug", "priority::1"],
            "time_stats": {"time_estimate": 7200, "total_time_spent": 60},
            "blocking_issues_count": int(number == 1)}

    # Linear

    def linear(self):
        after = self.asked["variables"]["after"]
        start = int(after[1:]) if after else 0
        if "issueRelations" in self.asked["query"]:
            nodes = [{"type": kind, "issue": {"identifier": "SHOP-1"},
                      "relatedIssue": {"identifier": "SHOP-2"}}
                     for kind in ("blocks", "related")]
            answer = {"issueRelations": {"nodes": nodes, "pageInfo": {
                "hasNextPage": False, "endCursor": None}}}
        else:
            nodes = [self.linear_issue(n) for n in self.page(100, start)]
            end = 100 if self.fault == "loop" and start == 100 else start + 100
            info = {"hasNextPage": end < self.issues, "endCursor": f"C{end}"}
            answer = {"issues": {"nodes": nodes, "pageInfo": info}}
        if SEEN[self.fault, "linear"] == 3 and self.fault == "ok":
            self.answer(400, {"errors": [{"message": "Rate limit exceeded",
                        "extensions": {"code": "RATELIMITED"}}]})
        elif self.fault == "refused":
            self.answer(200, {"errors": [{"message": "Cannot query it"}]})
        else:
            self.answer(200, {"data": answer})

    def linear_issue(self, number):
        done = state(number) == "done"
        return {
            "id": f"u{number}", "identifier": f"SHOP-{number}",
            "title": f"Till {number}", "trashed": number == 9 or None,
            "priorityLabel": "High", "estimate": 3,
            "createdAt": stamp(number) + ".000Z", "updatedAt":
            stamp(number, 9) + ".000Z", "startedAt": stamp(number, 1) +
            ".000Z" if state(number) != "new" else None, "completedAt":
            stamp(number, 9) + ".000Z" if done else None,
            "canceledAt": None, "archivedAt": None, "dueDate": "2026-07-01",
            "team": {"name": "Shop"}, "state": {
                "name": "Shipped" if done else "Picked",
                "type": "completed" if done else "unstarted"},
            "creator": {"name": "Nell"}, "assignee": None,
            "project": {"name": "Tills"}, "projectMilestone": None,
            "cycle": {"number": 4, "name": None}, "parent": None,
            "labels": {"nodes": [{"name": "Bug"}], "pageInfo": {
                "hasNextPage": self.fault == "labels"}}}

    # Azure

    def azure(self):
        if self.command == "POST":
            self.month = self.asked["timePeriod"]["start"][:7]
            self.answer(202, "", {"Location": self.here(
                f"azure/status/{self.month}/1?api-version=1"),
                "Retry-After": "30"})
            return
        month, turn = self.rest.split("/")[-2:]
        if turn == "1":
            self.answer(202, "", {"Location": self.here(
                f"azure/status/{month}/2?api-version=1")})
            return
        if month.endswith("-02"):
            self.answer(204, "")
            return
        blobs = [{"blobLink": self.here(f"blob/{month}/{part}?sig={TOKEN}"),
                  "byteCount": len(self.bill(month, part)) +
                  (1 if self.fault == "short" else 0)} for part in (0, 1)]
        self.answer(200, {"status": "Completed" if self.fault != "failed"
                          else "Failed", "manifest": {
                              "blobCount": 2, "blobs": blobs}})

    def bill(self, month, part):
        return BILL + "".join(
            f"sub-1,{month[5:]}/{day:02}/{month[:4]},Virtual Machines,1.25,"
            f"EUR,Usage,OnDemand,/vm/{part},m-1\r\n" for day in range(1, 8))

    def blob(self):
        if "Authorization" in self.headers:
            self.answer(400, {"message": "two kinds of credentials"})
            return
        month, part = self.rest.split("/")
        self.answer(200, self.bill(month, int(part)),
                    kind="application/octet-stream")

    # Prometheus

    def prometheus(self):
        start, end = float(self.query["start"]), float(self.query["end"])
        step = int(self.query["step"].rstrip("s"))
        times = range(int(start), int(end) + 1, step)
        if len(times) > 11000:
            self.answer(400, {"status": "error", "error": "exceeded maximum "
                              "resolution of 11,000 points per timeseries"})
            return
        self.answer(200, {"status": "success", "data": {
            "resultType": "matrix", "result": [
                {"metric": {"__name__": "users", "job": "web"}, "values":
                 [[t, str(t % 1000)] for t in times]}]}})


def main():
    server = http.server.ThreadingHTTPServer(("127.0.0.1", 0), Stub)
    server.daemon_threads = True
    (FOLDER / "port.new").write_text(str(server.server_address[1]))
    (FOLDER / "port.new").rename(FOLDER / "port")
    server.serve_forever()


main()
