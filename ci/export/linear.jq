# A page of issues as rows [KEY, {COLUMN: VALUE}], or of relations as
# [KEY, KIND, KEY].
.data | if .issueRelations then
    .issueRelations.nodes[] | [.issue.identifier, .type, .relatedIssue.identifier]
else .issues.nodes[] | select(.trashed != true) |
    if .labels.pageInfo.hasNextPage then
	error("\(.identifier) has more than 50 labels") else . end |
    [.identifier, {
    ID: .identifier, Team: .team.name, Title: .title, Status: .state.name,
    "Status Type": .state.type,
    Estimate: .estimate, Priority: .priorityLabel, Project: .project.name,
    Creator: .creator.name, Assignee: .assignee.name,
    Labels: ([.labels.nodes[].name] | join(", ")),
    "Cycle Number": .cycle.number, "Cycle Name": .cycle.name,
    Created: .createdAt, Updated: .updatedAt, Started: .startedAt,
    Completed: .completedAt, Canceled: .canceledAt, Archived: .archivedAt,
    "Due Date": .dueDate, "Parent issue": .parent.identifier,
    "Project Milestone": .projectMilestone.name, UUID: .id}]
end
