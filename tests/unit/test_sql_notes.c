#include <math.h>
#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>
#include <cmocka.h>

#include "pipeline/ingest/sql_notes.h"

static void
makes_one_of_equal_notes(void **state)
{
	static const struct {
		const char *code;
		long line;
		const char *message;
	} want[] = {
		{ "b", 9, "nine 9 (and 2 more like it)" },
		{ "a", 3, "three" },
		{ "b", 4, "four" },
	};
	g_autoptr(SqlNotes) notes = sql_notes_new();
	g_autoptr(FindingList) list = finding_list_new();

	(void)state;
	for (int i = 0; i < 3; i++)
		sql_notes_add(notes, FINDING_WARNING, "b", "x", 9 + i, 1,
		    "nine %d", 9 + i);
	sql_notes_add(notes, FINDING_NOTE, "a", "x", 3, 0, "three");
	sql_notes_add(notes, FINDING_NOTE, "b", "y", 4, 0, "four");
	sql_notes_report(notes, list, "f.sql");
	assert_int_equal(finding_list_count(list), 3);
	for (size_t i = 0; i < 3; i++) {
		const Finding *finding = finding_list_get(list, i);

		assert_string_equal(finding->code, want[i].code);
		assert_string_equal(finding->message, want[i].message);
		assert_string_equal(finding->file, "f.sql");
		assert_int_equal(finding->line, want[i].line);
	}
	assert_int_equal(finding_list_get(list, 0)->level, FINDING_WARNING);
}

int
main(void)
{
	const struct CMUnitTest tests[] = {
		cmocka_unit_test(makes_one_of_equal_notes),
	};

	return cmocka_run_group_tests(tests, NULL, NULL);
}
