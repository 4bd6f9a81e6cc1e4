#include <math.h>
#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>
#include <cmocka.h>

#include "pipeline/base/date_cursor.h"

#include <glib.h>
#include <string.h>

static DateCursor
cursor(const char *text)
{
	return (DateCursor){ text, text + strlen(text) };
}

static void
numbers_do_not_overflow(void **state)
{
	DateCursor c = cursor("007x99999999999999999999");
	int value;

	(void)state;
	assert_int_equal(date_cursor_number(&c, &value), 3);
	assert_int_equal(value, 7);
	assert_int_equal(date_cursor_number(&c, &value), 0);
	assert_int_equal(value, 0);
	assert_true(date_cursor_take(&c, 'x'));
	assert_int_equal(date_cursor_number(&c, &value), 20);
	assert_int_equal(value, 999999999);
	assert_true(date_cursor_at_end(&c));
	assert_false(date_cursor_take(&c, 'x'));
}

static void
blanks_of_all_kinds(void **state)
{
	DateCursor c = cursor(" \t\u00a0\u202f\u2009x");

	(void)state;
	assert_true(date_cursor_skip_blanks(&c));
	assert_false(date_cursor_skip_blanks(&c));
	assert_string_equal(c.p, "x");
}

static void
words_lose_case_and_accents(void **state)
{
	DateCursor c = cursor("FÉVR. a\u0302bcdefghijklmnopqrstuvw\xff");
	char word[DATE_WORD_SIZE];

	(void)state;
	assert_int_equal(date_cursor_word(&c, word), 4);
	assert_string_equal(word, "fevr");
	assert_int_equal(date_cursor_word(&c, word), 0);
	assert_string_equal(word, "");
	assert_true(date_cursor_take(&c, '.'));
	assert_true(date_cursor_skip_blanks(&c));
	assert_int_equal(date_cursor_word(&c, word), DATE_WORD_SIZE - 1);
	assert_string_equal(word, "abcdefghijklmno");
	assert_string_equal(c.p, "\xff");
}

typedef struct MonthCase {
	const char *text;
	int want;
	const char *rest;
} MonthCase;

static const MonthCase month_cases[] = {
	{ "January", 1, "" },
	{ "ene.", 1, "" },
	{ "febbraio 3", 2, " 3" },
	{ "Marzo", 3, "" },
	{ "mars", 3, "" },
	{ "März", 3, "" },
	{ "avr.", 4, "" },
	{ "mai", 5, "" },
	{ "Mag", 5, "" },
	{ "giu", 6, "" },
	{ "juil.", 7, "" },
	{ "Ago", 8, "" },
	{ "Sept.", 9, "" },
	{ "ott", 10, "" },
	{ "novembro", 11, "" },
	{ "Dez", 12, "" },
	{ "de maio", 5, "" },
	{ "lut", 2, "" },
	{ "kwi", 4, "" },
	{ "maj", 5, "" },
	{ "PAŹ", 10, "" },
	{ "grudnia", 12, "" },
	{ "mrt.", 3, "" },
	{ "augusti", 8, "" },
	{ "янв.", 1, "" },
	{ "мая", 5, "" },
	{ "май", 5, "" },
	{ "Июнь", 6, "" },
	{ "сент.", 9, "" },
	{ "декабря 3", 12, " 3" },
	{ "сентябрьсентябрь", 0, "" },
	{ "jui", 0, "" },
	{ "ию", 0, "" },
	{ "ma", 0, "" },
	{ "marching", 0, "" },
	{ "monday", 0, "" },
	{ "decemberdecember", 0, "" },
};

static void
months_in_the_languages_of_trackers(void **state)
{
	(void)state;
	for (size_t i = 0; i < G_N_ELEMENTS(month_cases); i++) {
		DateCursor c = cursor(month_cases[i].text);

		assert_int_equal(date_cursor_month(&c), month_cases[i].want);
		assert_string_equal(c.p, month_cases[i].rest);
	}
}

static void
weekdays_need_an_end(void **state)
{
	static const char *const texts[][2] = {
		{ "Sun, 10", "10" },
		{ "Sat Feb", "Feb" },
		{ "tues. 3", "3" },
		{ "Sunny 3", "Sunny 3" },
		{ "Sun", "Sun" },
		{ "Mar 3", "Mar 3" },
		{ "3", "3" },
	};

	(void)state;
	for (size_t i = 0; i < G_N_ELEMENTS(texts); i++) {
		DateCursor c = cursor(texts[i][0]);

		date_cursor_skip_weekday(&c);
		assert_string_equal(c.p, texts[i][1]);
	}
}

int
main(void)
{
	const struct CMUnitTest tests[] = {
		cmocka_unit_test(numbers_do_not_overflow),
		cmocka_unit_test(blanks_of_all_kinds),
		cmocka_unit_test(words_lose_case_and_accents),
		cmocka_unit_test(months_in_the_languages_of_trackers),
		cmocka_unit_test(weekdays_need_an_end),
	};

	return cmocka_run_group_tests_name("date_cursor", tests, NULL, NULL);
}
