#include "pipeline/demo/demo_choice.h"

/* In the order in which they were due. */
static const char *const choices[DEMO_CHOICES] = {
	"Decide where sessions are kept: memory or a table",
	"Choose how venues are found: by words or on a map",
	"Choose how calendars are synchronised",
	"Decide where photos are kept: disk or object storage",
	"Decide whether reports leave the primary database",
	"Decide whether doors get a service of their own",
	"Choose a queue for mail and push messages",
	"Choose what clubs may do by API",
};

const char *
demo_choice(const Larkfield *company, long number)
{
	for (long i = 0; i < DEMO_CHOICES; i++)
		if (number == 1 + (2 * i + 1) * demo_issue_count(company) /
				      (2 * DEMO_CHOICES))
			return choices[i];
	return NULL;
}

DemoKind
demo_choice_kind(const Larkfield *company, const DemoIssue *issue)
{
	const bool fixed = issue->kind == DEMO_DEBT || issue->kind == DEMO_EPIC;

	return fixed || demo_choice(company, issue->number) == NULL
		   ? issue->kind
		   : DEMO_TASK;
}

void
demo_choice_label(const Larkfield *company, DemoIssue *issue)
{
	const char *choice = demo_choice(company, issue->number);

	if (choice == NULL || issue->kind != DEMO_TASK)
		return;
	g_free(issue->summary);
	issue->summary = g_strdup(choice);
	for (size_t i = 0; i < MAX_LABELS; i++)
		issue->labels[i] = i == 0 ? "architecture" : NULL;
}
