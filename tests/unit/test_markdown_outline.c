#include <math.h>
#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>
#include <cmocka.h>

#include <string.h>

#include "pipeline/ingest/markdown_outline.h"

typedef struct OutlineCase {
	const char *what, *text;
	const char *want; /* "level key=text" of each part, "; " between */
} OutlineCase;

static const OutlineCase cases[] = {
	{ "headings nest",
	    "# Use queues\n## Context\nMail is slow.\n### Load\nHigh.\n## "
	    "Decision\nUse one.\n",
	    "1 Use queues=Context Mail is slow. Load High. Decision Use one.; "
	    "2 Context=Mail is slow. Load High.; 3 Load=High.; "
	    "2 Decision=Use one." },
	{ "headings may be closed, indented and without a blank",
	    "  ## Context ##\nA\n##Decision\nB\n",
	    "2 Context=A; 2 Decision=B" },
	{ "a tag is no heading", "#tag\n\n    # code\n", "" },
	{ "headings may be underlined",
	    "Use queues\n==========\n\nContext\n-------\nSlow.\n",
	    "1 Use queues=Context Slow.; 2 Context=Slow." },
	{ "a rule under a paragraph's last line makes none",
	    "first line\nsecond line\n---\n", "" },
	{ "numbers and signs before a name do not count",
	    "# 12. Use queues\n## 2.1 Context:\nA\n## \xf0\x9f\x8e\xaf "
	    "Decision\nB\n## Options?\nC\n",
	    "1 Use queues=2.1 Context: A \xf0\x9f\x8e\xaf Decision B Options? "
	    "C; 2 Context=A; 2 Decision=B; 2 Options=C" },
	{ "years are names", "# 2026 plans\nA\n", "1 plans=A" },
	{ "labels of all kinds",
	    "# T\nStatus: accepted\n* Date: 2026-03-01\n- **Deciders**: Ana, "
	    "Ben\n**Owner:** Cleo\n| Area | Mail |\n> Group: a\n",
	    "1 T=Status: accepted  Date: 2026-03-01 - Deciders: Ana, Ben "
	    "Owner: "
	    "Cleo | Area | Mail | > Group: a; 0 Status=accepted; 0 "
	    "Date=2026-03-01; 0 Deciders=Ana, Ben; 0 Owner=Cleo; 0 Area=Mail; "
	    "0 Group=a" },
	{ "labels end with the second heading", "# T\n## Context\nNote: slow\n",
	    "1 T=Context Note: slow; 2 Context=Note: slow" },
	{ "a sentence is no label",
	    "We chose this, and so: that. See https://queue.example/\n", "" },
	{ "a date under the title", "# T\n\n18-01-2026\n",
	    "1 T=18-01-2026; 0 date=18-01-2026" },
	{ "front matter",
	    "---\nstatus: \"accepted\"\ndate: 2026-03-01\ndeciders:\n  - Ana\n"
	    "  - Ben\ntitle: ADR006: No queues\nauthors: [Cleo, Dan]\n---\n# "
	    "T\n",
	    "0 status=accepted; 0 date=2026-03-01; 0 deciders=Ana, Ben; 0 "
	    "title=ADR006: No queues; 0 authors=Cleo, Dan; 1 T=" },
	{ "a rule at the start is no front matter", "---\n## A\nB\n", "2 A=B" },
	{ "comments are left out",
	    "<!-- # no -->\n## Context\n<!-- what\n## Decision\n--> A <!-- b "
	    "-->\n",
	    "2 Context=A" },
	{ "code holds no names", "## Context\n```sh\n# Decision\n```\nA\n",
	    "2 Context=sh # Decision  A" },
	{ "bold lines stand for headings",
	    "# T\n## Context\nA\n\n**Alternatives:** none\n\n**Decision**\nB\n",
	    "1 T=Context A  Alternatives:  none  Decision  B; 2 Context=A  "
	    "Alternatives:  none  Decision  B; 7 Alternatives=none; 7 "
	    "Decision=B" },
	{ "placeholders say nothing",
	    "## Context\n{what was to be decided}\n## Decision\n[one or two "
	    "sentences]\n## Options\n<!-- none -->\n- \n",
	    "2 Context=; 2 Decision=; 2 Options=" },
	{ "links say their words",
	    "## Decision\n[Split the app][1]\nSee [ADR 3](0003-a.md).\n",
	    "2 Decision=Split the app1 See ADR 3." },
	{ "nothing", "", "" },
};

static char *
describe(const GPtrArray *parts)
{
	GString *text = g_string_new(NULL);

	for (guint i = 0; i < parts->len; i++) {
		const MarkdownPart *part = g_ptr_array_index(parts, i);

		g_string_append_printf(text, "%s%d %s=%s", i > 0 ? "; " : "",
		    part->level, part->key, part->text);
	}
	g_strdelimit(text->str, "\n", ' ');
	return g_string_free(text, FALSE);
}

static void
documents_have_parts(void **state)
{
	(void)state;
	for (size_t i = 0; i < G_N_ELEMENTS(cases); i++) {
		g_autoptr(GPtrArray) parts = markdown_outline(cases[i].text);
		g_autofree char *got = describe(parts);

		print_message("%s\n", cases[i].what);
		assert_string_equal(got, cases[i].want);
	}
}

static void
lines_are_known(void **state)
{
	g_autoptr(GPtrArray) parts =
	    markdown_outline("---\na: b\n---\n\n# T\nc: d\n");

	(void)state;
	assert_int_equal(((MarkdownPart *)parts->pdata[0])->line, 2);
	assert_int_equal(((MarkdownPart *)parts->pdata[1])->line, 5);
	assert_int_equal(((MarkdownPart *)parts->pdata[2])->line, 6);
}

/* A window may end within a letter. */
static void
torn_letters_do_no_harm(void **state)
{
	g_autoptr(GPtrArray) parts = markdown_outline("## \xf0\x9f");

	(void)state;
	assert_int_equal(parts->len, 1);
	assert_string_equal(((MarkdownPart *)parts->pdata[0])->key, "");
}

int
main(void)
{
	const struct CMUnitTest tests[] = {
		cmocka_unit_test(documents_have_parts),
		cmocka_unit_test(lines_are_known),
		cmocka_unit_test(torn_letters_do_no_harm),
	};

	return cmocka_run_group_tests_name(
	    "markdown_outline", tests, NULL, NULL);
}
