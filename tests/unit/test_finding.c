#include <math.h>
#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>
#include <cmocka.h>

#include "pipeline/base/finding.h"

static FindingList *
filled(void)
{
	FindingList *list = finding_list_new();

	finding_list_add(list, FINDING_NOTE, "csv-short", "b.csv", 9, 2,
	    "row of %d cells", 3);
	finding_list_add(list, FINDING_WARNING, "csv-short", "b.csv", 9, 1,
	    "row of %d cells", 2);
	finding_list_add(list, FINDING_WARNING, "csv-short", "b.csv", 4, 0,
	    "row of %d cells", 1);
	finding_list_add(
	    list, FINDING_WARNING, "csv-long", "b.csv", 40, 0, "too long");
	finding_list_add(list, FINDING_ERROR, "xml-cut", "a.xml", 0, 0,
	    "the file ends early");
	finding_list_add(
	    list, FINDING_NOTE, "font", NULL, 0, 0, "a letter has no glyph");
	return list;
}

static void
lines_name_the_place(void **state)
{
	static const char *const want[] = {
		"b.csv:9:2: row of 3 cells",
		"b.csv:9:1: row of 2 cells",
		"b.csv:4: row of 1 cells",
		"b.csv:40: too long",
		"a.xml: the file ends early",
		"a letter has no glyph",
	};
	g_autoptr(FindingList) list = filled();

	(void)state;
	assert_int_equal(finding_list_count(list), G_N_ELEMENTS(want));
	for (size_t i = 0; i < G_N_ELEMENTS(want); i++) {
		g_autofree char *line =
		    finding_to_line(finding_list_get(list, i));

		assert_string_equal(line, want[i]);
	}
}

static void
sorts_by_file_level_code_line(void **state)
{
	static const char *const want[] = {
		"a letter has no glyph",
		"a.xml: the file ends early",
		"b.csv:40: too long",
		"b.csv:4: row of 1 cells",
		"b.csv:9:1: row of 2 cells",
		"b.csv:9:2: row of 3 cells",
	};
	g_autoptr(FindingList) list = filled();

	(void)state;
	finding_list_sort(list);
	for (size_t i = 0; i < G_N_ELEMENTS(want); i++) {
		g_autofree char *line =
		    finding_to_line(finding_list_get(list, i));

		assert_string_equal(line, want[i]);
	}
}

static void
copies_what_it_is_given(void **state)
{
	g_autoptr(FindingList) list = finding_list_new();
	FindingList *from = finding_list_new();
	char file[] = "x.csv", code[] = "c";

	(void)state;
	finding_list_add(from, FINDING_ERROR, code, file, 1, 0, "100%% of it");
	file[0] = code[0] = '!';
	finding_list_extend(list, from);
	finding_list_free(from);
	assert_int_equal(finding_list_count(list), 1);
	assert_string_equal(finding_list_get(list, 0)->file, "x.csv");
	assert_string_equal(finding_list_get(list, 0)->code, "c");
	assert_string_equal(finding_list_get(list, 0)->message, "100% of it");
	assert_int_equal(finding_list_get(list, 0)->level, FINDING_ERROR);
}

static void
quoted_input_cannot_break_the_terminal(void **state)
{
	g_autoptr(FindingList) list = finding_list_new();

	(void)state;
	finding_list_add(list, FINDING_NOTE, "c", "a\nb.csv", 0, 0,
	    "cell \"%s\" is no date", "\x1b[2J\n\xff");
	assert_string_equal(finding_list_get(list, 0)->file, "a b.csv");
	assert_string_equal(finding_list_get(list, 0)->message,
	    "cell \"[2J \xef\xbf\xbd\" is no date");
}

static void
levels_have_sarif_names(void **state)
{
	(void)state;
	assert_string_equal(finding_level_name(FINDING_NOTE), "note");
	assert_string_equal(finding_level_name(FINDING_WARNING), "warning");
	assert_string_equal(finding_level_name(FINDING_ERROR), "error");
}

static char *
double_it(void *data, const char *message)
{
	return g_strdup_printf("%s%s%s", message, (const char *)data, message);
}

static void
messages_are_rewritten_one_by_one(void **state)
{
	g_autoptr(FindingList) list = finding_list_new();
	char between[] = ", ";

	(void)state;
	finding_list_add(list, FINDING_NOTE, "a", NULL, 0, 0, "one");
	finding_list_add(list, FINDING_NOTE, "b", "f.csv", 2, 0, "two");
	finding_list_rewrite(list, double_it, between);
	assert_string_equal(finding_list_get(list, 0)->message, "one, one");
	assert_string_equal(finding_list_get(list, 1)->message, "two, two");
	assert_string_equal(finding_list_get(list, 1)->file, "f.csv");
}

static void
free_takes_null(void **state)
{
	(void)state;
	finding_list_free(NULL);
}

int
main(void)
{
	const struct CMUnitTest tests[] = {
		cmocka_unit_test(lines_name_the_place),
		cmocka_unit_test(sorts_by_file_level_code_line),
		cmocka_unit_test(copies_what_it_is_given),
		cmocka_unit_test(quoted_input_cannot_break_the_terminal),
		cmocka_unit_test(levels_have_sarif_names),
		cmocka_unit_test(messages_are_rewritten_one_by_one),
		cmocka_unit_test(free_takes_null),
	};

	return cmocka_run_group_tests_name("finding", tests, NULL, NULL);
}
