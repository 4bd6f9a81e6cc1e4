#include "pipeline/demo/demo_jira.h"

#include "pipeline/demo/demo_issue.h"
#include "pipeline/demo/demo_words.h"
#include "pipeline/demo/export_file.h"

#define PROJECT "LARK"

enum {
	MAX_SPRINTS = 3,
	SPRINT_DAYS = 14,
	FIRST_ID = 10000,
	DATE_SIZE = 32,
	LEAD = ENGINEERS, /* of the project; index into larkfield_people */
};

enum {
#define J(symbol, name, times)                                                 \
	JIRA_##symbol, JIRA_##symbol##_LAST = JIRA_##symbol + (times)-1,
#include "pipeline/demo/jira_columns.def"
#undef J
	JIRA_COLUMNS
};

static const struct {
	const char *name;
	size_t times;
} fields[] = {
#define J(symbol, name, times) { name, times },
#include "pipeline/demo/jira_columns.def"
#undef J
};

static const char *const types[] = {
	[DEMO_EPIC] = "Epic",
	[DEMO_STORY] = "Story",
	[DEMO_BUG] = "Bug",
	[DEMO_TASK] = "Task",
	[DEMO_DEBT] = "Task",
};

static const char *const statuses[] = {
	[DEMO_TO_DO] = "To Do",
	[DEMO_IN_PROGRESS] = "In Progress",
	[DEMO_DONE] = "Done",
	[DEMO_DROPPED] = "Done",
};

/* As Jira writes it: "25/Oct/25 12:53 PM". */
static const char *
format_date(Instant instant, char buf[DATE_SIZE])
{
	static const char *const months[] = { "Jan", "Feb", "Mar", "Apr", "May",
		"Jun", "Jul", "Aug", "Sep", "Oct", "Nov", "Dec" };
	const Date date = instant_date(instant);
	const int minutes = (int)((instant - date_instant(date)) / 60);
	const int hour = minutes / 60 % 12;
	int year, month, day;

	date_to_ymd(date, &year, &month, &day);
	g_snprintf(buf, DATE_SIZE, "%02d/%s/%02d %d:%02d %s", day,
	    months[month - 1], year % 100, hour == 0 ? 12 : hour, minutes % 60,
	    minutes < 12 * 60 ? "AM" : "PM");
	return buf;
}

static void
put_date(ExportFile *file, size_t column, Instant instant)
{
	char text[DATE_SIZE];

	if (instant != INSTANT_NONE)
		export_file_set(file, column, format_date(instant, text));
}

static void
put_person(ExportFile *file, size_t name, size_t id, size_t person)
{
	if (person >= PEOPLE)
		return;
	export_file_set(file, name, larkfield_people[person].name);
	export_file_set(file, id, larkfield_people[person].account_id);
}

static void
put_key(ExportFile *file, size_t column, long number)
{
	if (number != NO_ISSUE)
		export_file_setf(file, column, PROJECT "-%ld", number);
}

static void
put_project(ExportFile *file)
{
	export_file_set(file, JIRA_PROJECT_KEY, PROJECT);
	export_file_set(file, JIRA_PROJECT_NAME, "Larkfield");
	export_file_set(file, JIRA_PROJECT_TYPE, "software");
	export_file_set(file, JIRA_PROJECT_DESCRIPTION,
	    "Courts, halls and pitches, booked by \"everyone\", paid once.");
	put_person(file, JIRA_PROJECT_LEAD, JIRA_PROJECT_LEAD_ID, LEAD);
}

static void
put_people(ExportFile *file, const DemoIssue *issue)
{
	put_person(file, JIRA_ASSIGNEE, JIRA_ASSIGNEE_ID, issue->assignee);
	put_person(file, JIRA_REPORTER, JIRA_REPORTER_ID, issue->reporter);
	put_person(file, JIRA_CREATOR, JIRA_CREATOR_ID, issue->reporter);
	put_person(file, JIRA_WATCHERS, JIRA_WATCHER_IDS, issue->reporter);
	if (issue->assignee != issue->reporter)
		put_person(file, JIRA_WATCHERS + 1, JIRA_WATCHER_IDS + 1,
		    issue->assignee);
}

static void
put_description(ExportFile *file, const DemoIssue *issue)
{
	const char *component = larkfield_parts[issue->part].component;

	switch (issue->kind) {
	case DEMO_EPIC:
		break;
	case DEMO_STORY:
		export_file_setf(file, JIRA_DESCRIPTION,
		    "Asked for by %s.\n\n*Done when*\n* it works on a phone, "
		    "too;\n* nothing is charged twice;\n* it says \"done\", "
		    "not \"200 OK\".",
		    demo_audiences[issue->audience]);
		break;
	case DEMO_BUG:
		export_file_setf(file, JIRA_DESCRIPTION,
		    "# Open %s\n# %s\n\nExpected: it just works.\nActual: see "
		    "the title, \"sometimes\".",
		    component, issue->summary);
		break;
	case DEMO_TASK:
		export_file_set(file, JIRA_DESCRIPTION, issue->summary);
		break;
	case DEMO_DEBT:
		export_file_setf(file, JIRA_DESCRIPTION,
		    "Costs us time in every change to %s.\n\nWhat we would "
		    "do:\n* write tests for what it does today,\n* replace "
		    "it,\n* delete the old code.",
		    component);
		break;
	}
}

static const char *
resolution_of(const DemoIssue *issue)
{
	if (issue->state == DEMO_DROPPED)
		return issue->number % 2 == 0 ? "Won't Do" : "Duplicate";
	return issue->state == DEMO_DONE ? "Done" : "";
}

static void
put_state(ExportFile *file, const DemoIssue *issue)
{
	put_date(file, JIRA_CREATED, issue->created);
	put_date(file, JIRA_UPDATED, issue->updated);
	put_date(file, JIRA_RESOLVED, issue->resolved);
	put_date(file, JIRA_STATUS_CHANGED,
	    issue->resolved != INSTANT_NONE  ? issue->resolved
	    : issue->started != INSTANT_NONE ? issue->started
					     : issue->created);
	export_file_set(file, JIRA_STATUS, statuses[issue->state]);
	export_file_set(file, JIRA_STATUS_CATEGORY, statuses[issue->state]);
	export_file_set(file, JIRA_RESOLUTION, resolution_of(issue));
}

static void
put_work(ExportFile *file, const DemoIssue *issue)
{
	const char *worker = issue->assignee < PEOPLE
				 ? larkfield_people[issue->assignee].account_id
				 : larkfield_people[LEAD].account_id;
	char date[DATE_SIZE];
	long spent = 0, remaining;

	for (size_t i = 0; i < issue->work_count; i++) {
		const WorkLog *work = &issue->work[i];

		export_file_setf(file, JIRA_LOG_WORK + i, "%s;%s;%s;%ld",
		    demo_work[work->words], format_date(work->time, date),
		    worker, work->seconds);
		spent += work->seconds;
	}
	if (spent > 0) {
		export_file_setf(file, JIRA_SPENT, "%ld", spent);
		export_file_setf(file, JIRA_SUM_SPENT, "%ld", spent);
	}
	if (issue->estimate == 0)
		return;
	remaining = issue->resolved == INSTANT_NONE
			? MAX(0, issue->estimate - spent)
			: 0;
	export_file_setf(file, JIRA_ESTIMATE, "%ld", issue->estimate);
	export_file_setf(file, JIRA_SUM_ESTIMATE, "%ld", issue->estimate);
	export_file_setf(file, JIRA_REMAINING, "%ld", remaining);
	export_file_setf(file, JIRA_SUM_REMAINING, "%ld", remaining);
	export_file_setf(
	    file, JIRA_WORK_RATIO, "%ld%%", 100 * spent / issue->estimate);
}

static void
put_comments(ExportFile *file, const DemoIssue *issue)
{
	char date[DATE_SIZE];

	for (size_t i = 0; i < issue->comment_count; i++) {
		const DemoComment *comment = &issue->comments[i];

		export_file_setf(file, JIRA_COMMENT + i, "%s;%s;%s",
		    format_date(comment->time, date),
		    larkfield_people[comment->author].account_id,
		    demo_comments[comment->words]);
	}
}

/* The latest sprints that it was in, oldest first, and its release. */
static void
put_sprints(ExportFile *file, const Larkfield *company, const DemoIssue *issue)
{
	const Date begin =
	    company->as_of - (Date)(HISTORY_MONTHS * DAYS_PER_MONTH) - 7;
	int first, last;

	if (issue->started == INSTANT_NONE || issue->kind == DEMO_EPIC)
		return;
	first = (instant_date(issue->started) - begin) / SPRINT_DAYS + 1;
	last = issue->resolved == INSTANT_NONE
		   ? (company->as_of - begin) / SPRINT_DAYS + 1
		   : (instant_date(issue->resolved) - begin) / SPRINT_DAYS + 1;
	first = MAX(first, last - MAX_SPRINTS + 1);
	for (int i = 0; first + i <= last; i++)
		export_file_setf(file, JIRA_SPRINT + (size_t)i,
		    "Larkfield Sprint %d", first + i);
	if (issue->state == DEMO_DONE)
		export_file_setf(
		    file, JIRA_FIX_VERSIONS, "R%d", (last + 1) / 2);
}

static void
put_parent(ExportFile *file, const Larkfield *company, const DemoIssue *issue)
{
	DemoIssue epic;

	if (issue->epic == NO_ISSUE)
		return;
	demo_issue_init(&epic, company, issue->epic);
	put_key(file, JIRA_PARENT_KEY, issue->epic);
	export_file_setf(file, JIRA_PARENT, "%ld", FIRST_ID + issue->epic);
	export_file_set(file, JIRA_PARENT_SUMMARY, epic.summary);
	demo_issue_clear(&epic);
}

static void
put_fields(ExportFile *file, const DemoIssue *issue)
{
	char due[DATE_SIZE];

	export_file_set(file, JIRA_SUMMARY, issue->summary);
	put_key(file, JIRA_KEY, issue->number);
	export_file_setf(file, JIRA_ID, "%ld", FIRST_ID + issue->number);
	export_file_set(file, JIRA_TYPE, types[issue->kind]);
	export_file_set(file, JIRA_PRIORITY, issue->priority);
	export_file_set(
	    file, JIRA_COMPONENTS, larkfield_parts[issue->part].component);
	for (size_t i = 0; i < MAX_LABELS && issue->labels[i] != NULL; i++)
		export_file_set(file, JIRA_LABELS + i, issue->labels[i]);
	if (issue->due != DATE_NONE)
		export_file_set(file, JIRA_DUE_DATE,
		    format_date(date_instant(issue->due), due));
	put_key(file, JIRA_BLOCKS, issue->blocks);
	put_key(file, JIRA_BLOCKED_BY, issue->blocked_by);
	export_file_set(file, JIRA_VOTES, "0");
	export_file_set(file, JIRA_DEVELOPMENT, "{}");
	export_file_setf(file, JIRA_RANK, "0|i%05lx:", issue->number);
	if (issue->kind == DEMO_EPIC)
		export_file_set(file, JIRA_COLOR, "purple");
	if (issue->points > 0)
		export_file_setf(file, JIRA_POINTS, "%d.0", issue->points);
}

static void
write_issue(ExportFile *file, const Larkfield *company, const DemoIssue *issue)
{
	put_fields(file, issue);
	put_project(file);
	put_people(file, issue);
	put_description(file, issue);
	put_state(file, issue);
	put_work(file, issue);
	put_comments(file, issue);
	put_sprints(file, company, issue);
	put_parent(file, company, issue);
	export_file_end_row(file);
}

static ExportFile *
open_file(const char *path, GError **error)
{
	const char *header[JIRA_COLUMNS];
	size_t columns = 0;

	for (size_t i = 0; i < G_N_ELEMENTS(fields); i++)
		for (size_t k = 0; k < fields[i].times; k++)
			header[columns++] = fields[i].name;
	return export_file_open(path, EXPORT_BOM, header, columns, error);
}

bool
demo_write_jira(const Larkfield *company, const char *path, JiraTotal *total,
    GError **error)
{
	g_autoptr(ExportFile) file = open_file(path, error);
	JiraTotal sum = { .issues = demo_issue_count(company) };

	if (file == NULL)
		return false;
	for (long number = sum.issues; number >= 1; number--) {
		DemoIssue issue;

		demo_issue_init(&issue, company, number);
		write_issue(file, company, &issue);
		sum.open_debt +=
		    issue.kind == DEMO_DEBT && issue.resolved == INSTANT_NONE;
		demo_issue_clear(&issue);
	}
	if (!export_file_finish(file, error))
		return false;
	*total = sum;
	return true;
}
