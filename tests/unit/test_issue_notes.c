#include <math.h>
#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>
#include <cmocka.h>

#include "pipeline/ingest/issue_notes.h"

static void
see(IssueNotes *notes, const char *status, StatusCategory category,
    Instant created, Instant resolved, long line)
{
	Issue issue = {
		.status = status,
		.category = category,
		.created = created,
		.resolved = resolved,
		.line = line,
	};

	issue_notes_see(notes, &issue);
}

static void
assert_finding(const Input *input, size_t i, FindingLevel level, long line,
    const char *code, const char *message)
{
	const Finding *finding = finding_list_get(input->findings, i);

	assert_int_equal(finding->level, level);
	assert_int_equal(finding->line, line);
	assert_string_equal(finding->code, code);
	assert_string_equal(finding->message, message);
}

static void
whole_issues_are_no_news(void **state)
{
	g_autoptr(IssueNotes) notes = issue_notes_new();
	g_autoptr(Input) input = input_new("jira.csv");

	(void)state;
	see(notes, "Done", STATUS_DONE, 1, 2, 2);
	see(notes, "Open", STATUS_TODO, 1, INSTANT_NONE, 3);
	see(notes, NULL, STATUS_UNKNOWN, 1, INSTANT_NONE, 4);
	issue_notes_report(notes, input);
	assert_int_equal(finding_list_count(input->findings), 0);
}

static void
equal_gaps_are_one_finding(void **state)
{
	g_autoptr(IssueNotes) notes = issue_notes_new();
	g_autoptr(Input) input = input_new("jira.csv");

	(void)state;
	see(notes, "Done", STATUS_DONE, 1, INSTANT_NONE, 3);
	see(notes, "Done", STATUS_DONE, INSTANT_NONE, INSTANT_NONE, 4);
	issue_notes_add(notes, ISSUE_NOTE_PARENT, 7);
	issue_notes_add(notes, ISSUE_NOTE_PARENT, 9);
	issue_notes_report(notes, input);
	assert_int_equal(finding_list_count(input->findings), 3);
	assert_finding(input, 0, FINDING_NOTE, 7, "parent-unknown",
	    "issues name a parent that is not in this file; export the "
	    "project whole to keep them together (2)");
	assert_finding(input, 1, FINDING_WARNING, 4, "created-missing",
	    "issues do not say when they were created, so that nothing can be "
	    "told of time; export all fields (1)");
	assert_finding(input, 2, FINDING_WARNING, 3, "resolved-missing",
	    "finished issues do not say when they were finished, so that the "
	    "time they took cannot be told; export all fields (2)");
}

static void
odd_statuses_are_named(void **state)
{
	static const char *const statuses[] = { "Parked", "Shelved", "On ice",
		"Shelved", "Zapped", "Waiting" };
	g_autoptr(IssueNotes) notes = issue_notes_new();
	g_autoptr(Input) input = input_new("jira.csv");

	(void)state;
	for (size_t i = 0; i < G_N_ELEMENTS(statuses); i++)
		see(notes, statuses[i], STATUS_UNKNOWN, 1, INSTANT_NONE,
		    (long)i + 2);
	issue_notes_report(notes, input);
	assert_int_equal(finding_list_count(input->findings), 1);
	assert_finding(input, 0, FINDING_WARNING, 2, "status-unknown",
	    "statuses that may be to do, in progress or done count as none of "
	    "these: Shelved (2), On ice (1), Parked (1) and 2 others; export "
	    "the status category or the resolution too");
}

int
main(void)
{
	const struct CMUnitTest tests[] = {
		cmocka_unit_test(whole_issues_are_no_news),
		cmocka_unit_test(equal_gaps_are_one_finding),
		cmocka_unit_test(odd_statuses_are_named),
	};

	return cmocka_run_group_tests_name("issue_notes", tests, NULL, NULL);
}
