#include <math.h>
#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>
#include <cmocka.h>

#include "pipeline/facts/table_notes.h"
#include "tests/support/build_table.h"

static const char *const paths[] = { "a.sql", "b.xml", "c.csv" };

static Facts *
make_facts(void)
{
	Facts *facts = facts_new(date_from_ymd(2025, 6, 30));

	for (size_t i = 0; i < G_N_ELEMENTS(paths); i++)
		facts_add_input(facts, input_new(paths[i]));
	return facts;
}

static void
compare(TableNotes *notes, size_t input_a, const char *a, size_t input_b,
    const char *b)
{
	g_autoptr(Table) kept = build_table(NULL, "orders", a);
	g_autoptr(Table) other = build_table(NULL, "orders", b);

	kept->input = input_a;
	other->input = input_b;
	table_notes_same(notes, kept, other);
}

static const char *
message_of(const Facts *facts, size_t i)
{
	return finding_list_get(facts_findings(facts), i)->message;
}

static void
agreement_is_a_note(void **state)
{
	g_autoptr(Facts) facts = make_facts();
	g_autoptr(TableNotes) notes = table_notes_new();

	(void)state;
	compare(notes, 1, "id int, a text", 0, "id int(11), a text");
	compare(notes, 0, "id int, a text", 1, "id int, a citext");
	compare(notes, 0, "id int, a other_type", 1, "id int, a text");
	table_notes_report(notes, facts);
	assert_int_equal(finding_list_count(facts_findings(facts)), 1);
	assert_string_equal(message_of(facts, 0),
	    "a.sql and b.xml both describe 3 tables, counted once; they "
	    "agree");
}

static void
differences_are_counted_per_pair(void **state)
{
	g_autoptr(Facts) facts = make_facts();
	g_autoptr(TableNotes) notes = table_notes_new();

	(void)state;
	compare(notes, 1, "id int, b text, sum double", 0,
	    "id int, a text, sum numeric");
	compare(notes, 0, "x int > u, y int > v", 1, "x int > u, y int");
	compare(notes, 2, "id int", 0, "id int");
	table_notes_report(notes, facts);
	assert_int_equal(finding_list_count(facts_findings(facts)), 2);
	assert_string_equal(message_of(facts, 0),
	    "a.sql and b.xml both describe 2 tables, counted once, but they "
	    "differ in 4 places: orders.a only in the first, orders.sum is "
	    "numeric or double, orders.b only in the second and 1 "
	    "more; the richer description of each table is used: leave out "
	    "the file that is out of date");
	assert_string_equal(message_of(facts, 1),
	    "a.sql and c.csv both describe 1 table, counted once; they agree");
}

static void
what_a_format_cannot_tell_is_no_difference(void **state)
{
	g_autoptr(Facts) facts = make_facts();
	g_autoptr(TableNotes) notes = table_notes_new();
	g_autoptr(Table) kept =
	    build_table(NULL, "orders", "id int, a int > u");
	g_autoptr(Table) keys_only = table_new(NULL, "orders");

	(void)state;
	keys_only->input = 1;
	table_notes_same(notes, kept, keys_only);
	table_notes_same(notes, keys_only, kept);
	table_notes_report(notes, facts);
	assert_non_null(find_finding(facts, "table-told-twice"));
}

static void
one_file_does_not_differ_from_itself(void **state)
{
	g_autoptr(Facts) facts = make_facts();
	g_autoptr(TableNotes) notes = table_notes_new();

	(void)state;
	compare(notes, 0, "id int", 0, "id text");
	table_notes_report(notes, facts);
	assert_int_equal(finding_list_count(facts_findings(facts)), 0);
}

int
main(void)
{
	const struct CMUnitTest tests[] = {
		cmocka_unit_test(agreement_is_a_note),
		cmocka_unit_test(differences_are_counted_per_pair),
		cmocka_unit_test(what_a_format_cannot_tell_is_no_difference),
		cmocka_unit_test(one_file_does_not_differ_from_itself),
	};

	return cmocka_run_group_tests_name("table_notes", tests, NULL, NULL);
}
