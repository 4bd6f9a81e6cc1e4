#include <math.h>
#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>
#include <cmocka.h>

#include <glib.h>

#include "pipeline/facts/issues.h"

typedef struct KindCase {
	const char *type;
	IssueKind want;
} KindCase;

static const KindCase cases[] = {
	{ "Story", ISSUE_FEATURE },
	{ "  user story ", ISSUE_FEATURE },
	{ "New Feature", ISSUE_FEATURE },
	{ "Product Backlog Item", ISSUE_FEATURE },
	{ "Historia", ISSUE_FEATURE },
	{ "HISTÓRIA", ISSUE_FEATURE },
	{ "Nouvelle fonctionnalité", ISSUE_FEATURE },
	{ "Nouvelle fonctionnalite\xcc\x81", ISSUE_FEATURE }, /* decomposed */
	{ "Verbesserung", ISSUE_FEATURE },
	{ "Bug", ISSUE_BUG },
	{ "Error", ISSUE_BUG },
	{ "Fehler", ISSUE_BUG },
	{ "Ошибка", ISSUE_BUG },
	{ "バグ", ISSUE_BUG },
	{ "Task", ISSUE_TASK },
	{ "Tarea", ISSUE_TASK },
	{ "Aufgabe", ISSUE_TASK },
	{ "Epic", ISSUE_EPIC },
	{ "ÉPICA", ISSUE_EPIC },
	{ "Sub-task", ISSUE_SUBTASK },
	{ "Subtarea", ISSUE_SUBTASK },
	{ "Unteraufgabe", ISSUE_SUBTASK },
	{ "Technical task", ISSUE_SUBTASK },
	{ "[System] Incident", ISSUE_INCIDENT },
	{ "Störung", ISSUE_INCIDENT },
	/* made up by a team */
	{ "Customer Bug", ISSUE_BUG },
	{ "Story (platform)", ISSUE_FEATURE },
	{ "Backend Sub-task", ISSUE_SUBTASK },
	{ "Task \xf0\x9f\x90\x9e", ISSUE_TASK },
	/* none of ours */
	{ "Debugging", ISSUE_OTHER },
	{ "Incidencia", ISSUE_OTHER }, /* Spanish Jira's word for issue */
	{ "Question", ISSUE_OTHER },
	{ "", ISSUE_OTHER },
	{ NULL, ISSUE_OTHER },
	{ "Bug \xff\xfe", ISSUE_OTHER },
};

static void
reads_types_of_all_languages(void **state)
{
	int wrong = 0;

	(void)state;
	for (size_t i = 0; i < G_N_ELEMENTS(cases); i++) {
		IssueKind got = issue_kind_from_type(cases[i].type);

		if (got == cases[i].want)
			continue;
		wrong++;
		print_error("\"%s\" is %s, want %s\n", cases[i].type,
		    issue_kind_name(got), issue_kind_name(cases[i].want));
	}
	assert_int_equal(wrong, 0);
}

static void
labels_ignore_case(void **state)
{
	static const char *const labels[] = { "Tech-Debt", "api", NULL };
	const Issue issue = { .labels = labels };

	(void)state;
	assert_true(issue_has_label(&issue, "tech-debt"));
	assert_false(issue_has_label(&issue, "debt"));
}

int
main(void)
{
	const struct CMUnitTest tests[] = {
		cmocka_unit_test(reads_types_of_all_languages),
		cmocka_unit_test(labels_ignore_case),
	};

	return cmocka_run_group_tests_name("issues", tests, NULL, NULL);
}
