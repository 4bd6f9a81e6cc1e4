# A page of issues as rows [KEY, {COLUMN: VALUE or LIST}].  $statuses[0] is the
# category of each status, $custom[0] the custom fields that are wanted, and
# $history[0] the changes of each issue that is without its own.
include "time";
def category: {new: "To Do", undefined: "To Do", indeterminate: "In Progress",
    done: "Done"}[.];
def started($born): map(.created |= utc) | sort_by(.created) |
    map(. as {$created, $items} | $items[] |
	select(.field == "status" or .fieldId == "status") |
	{$created, from: $statuses[0][.from // ""],
	to: $statuses[0][.to // ""]}) |
    if .[0].from == "indeterminate" then $born else
    [.[] | select(.to == "indeterminate") | .created][0] end;
def links: map({(if .outwardIssue then "Outward" else "Inward" end +
    " issue link (" + .type.name + ")"):
    [(.outwardIssue // .inwardIssue).key]}) |
    reduce (.[] | to_entries[]) as {$key, $value} ({}; .[$key] += $value);
.issues[] | . as $issue | .fields | (.created | utc) as $born | [$issue.key, {
    "Issue key": $issue.key, "Issue id": $issue.id,
    "Project key": .project.key, "Issue Type": .issuetype.name,
    Summary: .summary, Status: .status.name,
    "Status Category": (.status.statusCategory.key // "" | category),
    "Status Category Changed": (.statuscategorychangedate | utc),
    Priority: .priority.name, Resolution: .resolution.name,
    Assignee: .assignee.displayName, Reporter: .reporter.displayName,
    Created: $born, Resolved: (.resolutiondate | utc), Updated: (.updated | utc),
    Started: (($issue.changelog.histories // $history[0][$issue.id] // []) |
	started($born)),
    "Due date": .duedate, "Original estimate": .timeoriginalestimate,
    "Time Spent": .timespent, "Parent key": .parent.key,
    Components: [.components[]?.name], Labels: [.labels[]?],
    "Fix versions": [.fixVersions[]?.name]} +
    (.issuelinks // [] | links) +
    ([. as $fields | $custom[0][] | {name, value: $fields[.id]} |
	select(.value != null) |
	if .name == "Sprint" then
	    {Sprint: [.value | if type == "array" then .[] else . end |
		objects.name, strings]}
	else {"Custom field (\(.name))": .value} end] | add)]
