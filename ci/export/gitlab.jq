# A page of issues as rows [ID, {COLUMN: VALUE}, NUMBER OF BLOCKED ISSUES,
# PATH IN THE API].  Iterations of a cadence have no titles, only dates.
include "time";
def time: utc | if . then sub("T"; " ") | .[0:19] else null end;
.[] | [.id, {
    ID: .id, IID: .iid, Title: .title,
    Type: ((.issue_type // "issue") | (.[0:1] | ascii_upcase) + .[1:] |
	gsub("_"; " ")),
    URL: .web_url, State: {opened: "Open", closed: "Closed"}[.state],
    Author: .author.name, Assignee: ([.assignees[]?.name] | join(", ")),
    "Due Date": .due_date, "Start Date": .start_date,
    "Created At (UTC)": (.created_at | time),
    "Updated At (UTC)": (.updated_at | time),
    "Closed At (UTC)": (.closed_at | time),
    Milestone: .milestone.title,
    Iteration: (.iteration | if . then .title //
	"\(.start_date) - \(.due_date)" else null end),
    Weight: .weight, Labels: (.labels | join(",")),
    "Time Estimate": .time_stats.time_estimate,
    "Time Spent": .time_stats.total_time_spent},
    (.blocking_issues_count // 0), "projects/\(.project_id)/issues/\(.iid)"]
