#include <math.h>
#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>
#include <cmocka.h>

#include <glib.h>
#include <string.h>

#include "tests/support/bound.h"

typedef struct DecisionCase {
	const char *file, *text;
	const char *want; /* as describe() has it; or why it is not used */
} DecisionCase;

#define BODY "## Context\nSlow.\n## Considered Options\n* a\n## Decision\na.\n"

static const DecisionCase cases[] = {
	/* MADR 4, adr-tools, log4brains, Backstage's */
	{ "docs/0005-use-queues.md",
	    "---\nstatus: accepted\ndate: 2026-03-01\ndecision-makers: Ana "
	    "Example\n---\n# Use queues for mail\n\n## Context and Problem "
	    "Statement\n\nMail is slow.\n\n## Considered Options\n\n* Queue\n* "
	    "Wait\n\n## Decision Outcome\n\nChosen option: \"Queue\".\n",
	    "5 2026-03-01 accepted COD Ana Example: Use queues for mail" },
	{ "doc/adr/0012-use-queues.md",
	    "# 12. Use queues\n\nDate: 2026-02-12\n\n## Status\n\nSuperseded "
	    "by [14. Wait](0014-wait.md)\n\n## Context\n\nSlow.\n\n## "
	    "Decision\n\nQueue.\n\n## Consequences\n\nGood.\n",
	    "12 2026-02-12 superseded C.D -: Use queues" },
	{ "20260924-use-queues.md",
	    "# Use queues\n\n- Status: draft\n- Deciders: Ana, Ben\n\n" BODY,
	    "- 2026-09-24 proposed COD Ana, Ben: Use queues" },
	{ "adr006-use-queues.md",
	    "---\ntitle: ADR006: Use queues\n---\n\n## Context\nSlow.\n\n## "
	    "Decision\nQueue.\n\n## Consequences\n",
	    "6 - unknown C.D -: Use queues" },
	/* titles and numbers */
	{ "a.md", "# ADR-0007: Use queues\n" BODY,
	    "7 - unknown COD -: Use queues" },
	{ "a.md", "# ADR 7 \xe2\x80\x93 Use queues\n" BODY,
	    "7 - unknown COD -: Use queues" },
	{ "a.md", "# Architecture Decision Record: Use queues\n" BODY,
	    "- - unknown COD -: Use queues" },
	{ "0042-use-two-queues.md", BODY,
	    "42 - unknown COD -: use two queues" },
	{ "0000-use-records.md", "# Use records\n" BODY,
	    "0 - unknown COD -: Use records" },
	{ "2026-05-06-use-queues.md", "# Use queues\n" BODY,
	    "- 2026-05-06 unknown COD -: Use queues" },
	{ "a.md", "# 3 queues are enough\n" BODY,
	    "3 - unknown COD -: queues are enough" },
	/* other words for the same, and none for some */
	{ "a.md",
	    "# A\n## Kontext\nLangsam.\n## Alternativen\n* b\n## "
	    "Entscheidung\na.\n",
	    "- - unknown COD -: A" },
	{ "a.md",
	    "# A\n## Background\nSlow.\n## Decision\na.\n\n**Alternatives "
	    "considered:** b\n",
	    "- - unknown COD -: A" },
	{ "a.md", "# A\n## Status\nAccepted.\n## Decision\n",
	    "- - accepted ... -: A" },
	{ "a.md", "# A\n\n18-01-2026\n" BODY, "- 2026-01-18 unknown COD -: A" },
	{ "a.md", "# A\n## Date\n2026-03-01\nnoon\n" BODY,
	    "- 2026-03-01 unknown COD -: A" },
	/* not used */
	{ "a.md", "# A\n* Date: 2027-03-01\n" BODY,
	    "dated after the report date" },
	{ "0000-template.md", "# A\n" BODY, "a template" },
	{ "a.md", "# {short title, representative}\n" BODY, "a template" },
	{ "a.md", "# NUMBER. TITLE\n" BODY, "a template" },
	{ "a.md", "# A\n* Status: proposed | accepted | rejected\n" BODY,
	    "a template" },
	{ "adr-014-project-templates.md", "# Use project templates\n" BODY,
	    "14 - unknown COD -: Use project templates" },
};

static char *
describe(const DecisionRecord *record)
{
	char date[DATE_TEXT_SIZE];

	date_format_iso(record->date, date);
	return g_strdup_printf("%s %s %s %c%c%c %s: %s",
	    record->number ? record->number : "-", *date ? date : "-",
	    decision_status_name(record->status),
	    record->has_context ? 'C' : '.', record->has_options ? 'O' : '.',
	    record->has_decision ? 'D' : '.',
	    record->deciders ? record->deciders : "-", record->title);
}

static char *
outcome(const Bound *bound, const Input *input)
{
	if (input->rows_skipped > 0)
		return g_strdup(
		    ((const SkipReason *)input->skips->pdata[0])->reason);
	assert_int_equal(input->counts.decisions, 1);
	return describe(facts_decisions(bound->facts)->pdata[0]);
}

static void
documents_become_records(void **state)
{
	(void)state;
	for (size_t i = 0; i < G_N_ELEMENTS(cases); i++) {
		g_autofree char *got = NULL;
		const Input *input;
		Bound bound;

		bound_init(&bound);
		input = bound_read(&bound, cases[i].file, cases[i].text);
		bound_seal(&bound);
		assert_int_equal(input->rows_read, 1);
		got = outcome(&bound, input);
		assert_string_equal(got, cases[i].want);
		bound_clear(&bound);
	}
}

static void
dates_that_are_none_are_told(void **state)
{
	const Input *input;
	const Finding *finding;
	Bound bound;

	(void)state;
	bound_init(&bound);
	input = bound_read(&bound, "a.md", "# A\nDate: last spring\n" BODY);
	finding = bound_finding(input->findings, "decision-date");
	assert_non_null(finding);
	assert_non_null(strstr(finding->message, "\"last spring\""));
	bound_assert_rows(input, 1, 0, 0);
	bound_clear(&bound);
}

static void
words_are_kept_for_searching(void **state)
{
	const DecisionRecord *record;
	Bound bound;

	(void)state;
	bound_init(&bound);
	bound_read(&bound, "a.md", "# Use Redis\n" BODY);
	bound_seal(&bound);
	record = facts_decisions(bound.facts)->pdata[0];
	assert_string_equal(record->words, "Use Redis\na.");
	bound_clear(&bound);
}

int
main(void)
{
	const struct CMUnitTest tests[] = {
		cmocka_unit_test(documents_become_records),
		cmocka_unit_test(dates_that_are_none_are_told),
		cmocka_unit_test(words_are_kept_for_searching),
	};

	return cmocka_run_group_tests_name("bind_decisions", tests, NULL, NULL);
}
