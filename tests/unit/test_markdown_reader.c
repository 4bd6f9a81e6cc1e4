#include <math.h>
#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>
#include <cmocka.h>

#include <string.h>

#include "pipeline/ingest/markdown_reader.h"
#include "tests/support/bound.h"

static void
records_are_told_from_prose(void **state)
{
	static const struct {
		const char *text;
		bool record;
	} cases[] = {
		{ "# A\n## Context\n## Decision\n", true },
		{ "# A\n## Status\n## Decision\n", true },
		{ "# A\nStatus: accepted\n\n## Decision\n", true },
		{ "# A\n## Decision\n## Considered Options\n", true },
		{ "# A\n## Problem\n## Alternatives\n", true },
		{ "Context\n-------\n\nDecision\n--------\n", true },
		{ "# A\n## Decision\n", false },
		{ "# A\n## Context\n", false },
		{ "# A\n## Status\n## Context\n", false },
		{ "# How to install\n## Options\n", false },
		{ "# Changes\n## 1.0\n", false },
		{ "Context and Decision, but no heading\n", false },
		{ "key,state,created\n# Context,on,\n", false },
		{ "", false },
	};
	g_autoptr(DescriptorSet) set = descriptor_set_load(NULL, NULL);
	const Descriptor *format = descriptor_set_find(set, "decision-records");

	(void)state;
	for (size_t i = 0; i < G_N_ELEMENTS(cases); i++) {
		print_message("%s\n", cases[i].text);
		assert_int_equal(
		    markdown_is_record(format, cases[i].text), cases[i].record);
	}
}

static void
what_names_mean_is_shown(void **state)
{
	const MappedColumn *column;
	const Input *input;
	Bound bound;

	(void)state;
	bound_init(&bound);
	input = bound_read(&bound, "adr/0001-a.md",
	    "# Use queues\n\nGroup: mail\n\n## Context\n\nSlow.\n\n## "
	    "Decision\n\nQueue.\n");
	assert_int_equal(input->columns->len, 5);
	column = input->columns->pdata[0];
	assert_string_equal(column->name, "file");
	assert_string_equal(column->sample, "0001-a");
	column = input->columns->pdata[2];
	assert_string_equal(column->name, "Group");
	assert_null(column->field);
	column = input->columns->pdata[3];
	assert_string_equal(column->field, "context");
	assert_string_equal(column->sample, "Slow.");
	bound_clear(&bound);
}

static void
long_documents_are_cut(void **state)
{
	g_autoptr(GString) text = g_string_new("# A\n## Context\nx\n"
					       "## Decision\n");
	const Input *input;
	Bound bound;

	(void)state;
	while (text->len < 2 * MARKDOWN_MOST)
		g_string_append(text, "many words\n");
	bound_init(&bound);
	input = bound_read(&bound, "a.md", text->str);
	assert_non_null(bound_finding(input->findings, "markdown-long"));
	bound_assert_rows(input, 1, 0, 0);
	bound_clear(&bound);
}

int
main(void)
{
	const struct CMUnitTest tests[] = {
		cmocka_unit_test(records_are_told_from_prose),
		cmocka_unit_test(what_names_mean_is_shown),
		cmocka_unit_test(long_documents_are_cut),
	};

	return cmocka_run_group_tests_name(
	    "markdown_reader", tests, NULL, NULL);
}
