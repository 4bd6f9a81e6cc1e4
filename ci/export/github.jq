# A page of issues as rows [ADDRESS, {COLUMN: VALUE}, NUMBER OF BLOCKERS].
# A pull request is an issue, too, to this list.
def page_of: sub("/api/v3/repos/"; "/") | sub("//api\\."; "//") | sub("/repos/"; "/");
.[] | select(.pull_request == null) | [.url, {
    number, title, state: (.state | ascii_upcase),
    stateReason: .state_reason, issueType: .type.name,
    labels: (.labels | map({name}) | tojson),
    assignees: (.assignees // [] | map({login}) | tojson),
    author: .user.login, milestone: .milestone.title,
    createdAt: .created_at, updatedAt: .updated_at, closedAt: .closed_at,
    url: .html_url,
    parent: (.parent_issue_url // "" | page_of)},
    .issue_dependencies_summary.total_blocked_by // 0]
