#include <math.h>
#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>
#include <cmocka.h>

#include "pipeline/analysis/words.h"
#include "tests/support/report_checks.h"

static void
says_multiples_with_their_range(void **state)
{
	static const struct {
		Spread spread;
		const char *whole, *range;
	} cases[] = {
		{ { 2.1, 3.4, 5 }, "3.4× (2.1× to 5.0×)", "2.1× to 5.0×" },
		{ { 3.4, 3.4, 3.4 }, "3.4×", "" },
		/* what would read "2.7× to 2.7×" is no range */
		{ { 2.671, 2.672, 2.674 }, "2.7×", "" },
		{ { 2.1, 3.4, INFINITY }, "3.4× (from 2.1×)", "from 2.1×" },
		{ { NAN, 3.4, NAN }, "3.4×", "–" },
		{ { NAN, NAN, NAN }, "–", "–" },
		{ { 900, INFINITY, INFINITY }, "–", "from 900×" },
	};

	(void)state;
	for (size_t i = 0; i < G_N_ELEMENTS(cases); i++) {
		g_autofree char *whole = words_multiple(cases[i].spread);
		g_autofree char *range = words_range_multiple(cases[i].spread);

		assert_string_equal(whole, cases[i].whole);
		assert_string_equal(range, cases[i].range);
	}
}

static void
says_numbers_in_their_form(void **state)
{
	char buf[NUMBER_TEXT_SIZE];

	(void)state;
	assert_string_equal(
	    words_number(2147483647, FORM_COUNT, buf), "2,147,483,647");
	assert_string_equal(words_number(1e7, FORM_HUMAN, buf), "10 million");
	assert_string_equal(words_number(0.25, FORM_SHARE, buf), "25 %");
	assert_string_equal(words_number(0.0224, FORM_RATE, buf), "2.2 %");
	assert_string_equal(words_number(0.001, FORM_RATE, buf), "0.1 %");
	assert_string_equal(words_number(1e-9, FORM_RATE, buf), "< 0.1 %");
	assert_string_equal(words_number(0, FORM_RATE, buf), "0 %");
	assert_string_equal(words_number(NAN, FORM_HUMAN, buf), "–");
	assert_string_equal(words_times(1, buf), "1×");
	assert_string_equal(words_times(100, buf), "100×");
}

static void
cells_are_for_people_and_machines(void **state)
{
	ReportTable *table = report_table_new("t", "T", NULL);
	GPtrArray *row = report_table_add_row(table);
	const TableCell *cell;

	(void)state;
	words_add_estimate(row, 1234.5, "EUR", NULL);
	cell = g_ptr_array_index(row, 0);
	assert_string_equal(cell->text, "EUR 1,200");
	assert_string_equal(cell->machine, "1234.5");
	g_ptr_array_set_size(row, 0);
	words_add_money(row, 1234.5, "EUR", "a.figure");
	words_add_money(row, INFINITY, "EUR", NULL);
	words_add_share(row, 0.004, NULL);
	words_add_share(row, NAN, NULL);
	words_add_multiple(row, (Spread){ 1, 2.5, 4 }, NULL);
	words_add_multiple(row, spread_at(INFINITY), NULL);
	cell = row->pdata[0];
	assert_string_equal(cell->machine, "1234.5");
	assert_string_equal(cell->figure, "a.figure");
	cell = row->pdata[1];
	assert_string_equal(cell->text, "–");
	assert_string_equal(cell->machine, "");
	cell = row->pdata[2];
	assert_string_equal(cell->text, "< 1 %");
	cell = row->pdata[3];
	assert_string_equal(cell->text, "–");
	cell = row->pdata[4];
	assert_string_equal(cell->machine, "2.5");
	cell = row->pdata[5];
	assert_string_equal(cell->machine, "");
	report_table_free(table);
}

static void
columns_follow_the_multiples(void **state)
{
	ReportTable *table = report_table_new("t", "T", NULL);
	const TableColumn *column;

	(void)state;
	words_add_multiple_columns(table, "cost", MSG_MIGRATION_COL_COST, 1);
	assert_int_equal(table->columns->len, 3);
	column = table->columns->pdata[0];
	assert_string_equal(column->key, "cost_10x");
	assert_string_equal(column->title, "Cost at 10×");
	assert_int_equal(column->align, ALIGN_NUMBER);
	report_table_free(table);
}

/* What there is none of is not told. */
static void
counts_are_told_in_a_sentence(void **state)
{
	static const struct {
		long act, watch, fine;
		const char *want;
	} cases[] = {
		{ 0, 0, 0, "" },
		{ 1, 0, 0, "1 has to be acted on" },
		{ 0, 2, 1, "2 have to be watched and 1 is fine" },
		{ 3, 1, 1200,
		    "3 have to be acted on, 1 has to be watched and 1,200 are "
		    "fine" },
	};

	(void)state;
	for (size_t i = 0; i < G_N_ELEMENTS(cases); i++) {
		const CountWords counts[] = {
			{ MSG_TRIGGER_LEAD_ACT_ONE, MSG_TRIGGER_LEAD_ACT_MANY,
			    cases[i].act },
			{ MSG_TRIGGER_LEAD_WATCH_ONE,
			    MSG_TRIGGER_LEAD_WATCH_MANY, cases[i].watch },
			{ MSG_TRIGGER_LEAD_FINE_ONE, MSG_TRIGGER_LEAD_FINE_MANY,
			    cases[i].fine },
		};
		g_autofree char *got =
		    words_counts(counts, G_N_ELEMENTS(counts));

		assert_string_equal(got, cases[i].want);
	}
}

int
main(void)
{
	const struct CMUnitTest tests[] = {
		cmocka_unit_test(says_multiples_with_their_range),
		cmocka_unit_test(says_numbers_in_their_form),
		cmocka_unit_test(cells_are_for_people_and_machines),
		cmocka_unit_test(columns_follow_the_multiples),
		cmocka_unit_test(counts_are_told_in_a_sentence),
	};

	return cmocka_run_group_tests_name("words", tests, NULL, NULL);
}
