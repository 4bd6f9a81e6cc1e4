#include "pipeline/ingest/issue_notes.h"

#include <string.h>

enum { STATUSES_SHOWN = 3 };

/* Found in the issues themselves, after the kinds of the header. */
enum { NOTE_UNDATED = ISSUE_NOTE_COUNT, NOTE_ENDLESS, NOTE_COUNT };

typedef struct Words {
	FindingLevel level;
	const char *code;
	const char *what; /* the count follows */
} Words;

static const Words words[NOTE_COUNT] = {
	[ISSUE_NOTE_DATE] = { FINDING_NOTE, "date-unreadable",
	    "dates that are good to know cannot be read and count as "
	    "absent" },
	[ISSUE_NOTE_NUMBER] = { FINDING_NOTE, "number-unreadable",
	    "points or estimates are no numbers and count as absent" },
	[ISSUE_NOTE_PARENT] = { FINDING_NOTE, "parent-unknown",
	    "issues name a parent that is not in this file; export the "
	    "project whole to keep them together" },
	[ISSUE_NOTE_RESOLVED] = { FINDING_NOTE, "resolved-approximate",
	    "finished issues have no resolution date; the last change of "
	    "their status category stands in" },
	[ISSUE_NOTE_CHANGED] = { FINDING_NOTE, "resolved-approximate",
	    "finished issues have no resolution date; their last change "
	    "stands in" },
	[NOTE_UNDATED] = { FINDING_WARNING, "created-missing",
	    "issues do not say when they were created, so that nothing can "
	    "be told of time; export all fields" },
	[NOTE_ENDLESS] = { FINDING_WARNING, "resolved-missing",
	    "finished issues do not say when they were finished, so that "
	    "the time they took cannot be told; export all fields" },
};

typedef struct Tally {
	long count, first_line;
} Tally;

/* A status that says nothing of where the work stands. */
typedef struct OddStatus {
	char *name;
	long count;
} OddStatus;

struct IssueNotes {
	Tally tallies[NOTE_COUNT];
	Tally statuses; /* of all odd ones */
	GHashTable *by_name; /* to OddStatus * */
};

static void
free_status(void *data)
{
	OddStatus *status = data;

	g_free(status->name);
	g_free(status);
}

IssueNotes *
issue_notes_new(void)
{
	IssueNotes *notes = g_new0(IssueNotes, 1);

	notes->by_name =
	    g_hash_table_new_full(g_str_hash, g_str_equal, NULL, free_status);
	return notes;
}

void
issue_notes_free(IssueNotes *notes)
{
	if (notes == NULL)
		return;
	g_hash_table_unref(notes->by_name);
	g_free(notes);
}

static void
count(Tally *tally, long line)
{
	if (tally->count++ == 0)
		tally->first_line = line;
}

void
issue_notes_add(IssueNotes *notes, IssueNote kind, long line)
{
	count(&notes->tallies[kind], line);
}

static void
see_status(IssueNotes *notes, const Issue *issue)
{
	OddStatus *status = g_hash_table_lookup(notes->by_name, issue->status);

	count(&notes->statuses, issue->line);
	if (status == NULL) {
		status = g_new0(OddStatus, 1);
		status->name = g_strdup(issue->status);
		g_hash_table_insert(notes->by_name, status->name, status);
	}
	status->count++;
}

void
issue_notes_see(IssueNotes *notes, const Issue *issue)
{
	if (issue->created == INSTANT_NONE)
		count(&notes->tallies[NOTE_UNDATED], issue->line);
	if (issue->category == STATUS_DONE && issue->resolved == INSTANT_NONE)
		count(&notes->tallies[NOTE_ENDLESS], issue->line);
	if (issue->category == STATUS_UNKNOWN && issue->status)
		see_status(notes, issue);
}

/* Most frequent first. */
static int
compare_statuses(const void *left, const void *right)
{
	const OddStatus *a = *(const OddStatus *const *)left;
	const OddStatus *b = *(const OddStatus *const *)right;

	if (a->count != b->count)
		return a->count > b->count ? -1 : 1;
	return strcmp(a->name, b->name);
}

/* "Shelved (12), On ice (3), Parked (1) and 2 others" */
static char *
list_statuses(const IssueNotes *notes)
{
	g_autoptr(GPtrArray) sorted = g_ptr_array_new();
	GString *text = g_string_new(NULL);
	GHashTableIter iter;
	void *status;

	g_hash_table_iter_init(&iter, notes->by_name);
	while (g_hash_table_iter_next(&iter, NULL, &status))
		g_ptr_array_add(sorted, status);
	g_ptr_array_sort(sorted, compare_statuses);
	for (unsigned i = 0; i < sorted->len && i < STATUSES_SHOWN; i++) {
		const OddStatus *odd = sorted->pdata[i];

		g_string_append_printf(text, "%s%s (%ld)", i > 0 ? ", " : "",
		    odd->name, odd->count);
	}
	if (sorted->len > STATUSES_SHOWN)
		g_string_append_printf(
		    text, " and %u others", sorted->len - STATUSES_SHOWN);
	return g_string_free(text, false);
}

static void
report_statuses(const IssueNotes *notes, Input *input)
{
	g_autofree char *list = NULL;

	if (notes->statuses.count == 0)
		return;
	list = list_statuses(notes);
	finding_list_add(input->findings, FINDING_WARNING, "status-unknown",
	    input->path, notes->statuses.first_line, 0,
	    "statuses that may be to do, in progress or done count as none of "
	    "these: %s; export the status category or the resolution too",
	    list);
}

void
issue_notes_report(const IssueNotes *notes, Input *input)
{
	for (size_t i = 0; i < NOTE_COUNT; i++) {
		const Tally *tally = &notes->tallies[i];

		if (tally->count > 0)
			finding_list_add(input->findings, words[i].level,
			    words[i].code, input->path, tally->first_line, 0,
			    "%s (%ld)", words[i].what, tally->count);
	}
	report_statuses(notes, input);
}
