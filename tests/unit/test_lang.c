#include <math.h>
#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>
#include <cmocka.h>

#include "pipeline/lang/lang.h"

#include <string.h>

/* The placeholders of TEXT as bits; -1 if a brace stands alone. */
static int
placeholders(const char *text)
{
	int seen = 0;

	for (const char *p = strpbrk(text, "{}"); p != NULL;
	     p = strpbrk(p + 3, "{}")) {
		if (*p == '}' || !g_ascii_isdigit(p[1]) || p[2] != '}')
			return -1;
		seen |= 1 << (p[1] - '0');
	}
	return seen;
}

static void
placeholders_are_told_apart(void **state)
{
	(void)state;
	assert_int_equal(placeholders("none"), 0);
	assert_int_equal(placeholders("{1} before {0}, {1}"), 3);
	assert_int_equal(placeholders("{2} only"), 4);
	assert_int_equal(placeholders("{"), -1);
	assert_int_equal(placeholders("{0"), -1);
	assert_int_equal(placeholders("0}"), -1);
	assert_int_equal(placeholders("{x}"), -1);
	assert_int_equal(placeholders("{10}"), -1);
	assert_int_equal(placeholders("{{0}"), -1);
}

static void
every_message_is_sound(void **state)
{
	(void)state;
	for (int i = 0; i < MSG_COUNT; i++) {
		const char *text = lang_text((Message)i);
		int seen = placeholders(text);
		size_t length = strlen(text);

		if (length == 0 || text[0] == ' ' || text[length - 1] == ' ' ||
		    strstr(text, "  ") != NULL ||
		    !g_utf8_validate(text, -1, NULL))
			fail_msg("empty, or blanks out of place: \"%s\"", text);
		if (seen < 0 || (seen & (seen + 1)) != 0)
			fail_msg(
			    "placeholders must be {0}, {1}…: \"%s\"", text);
	}
}

static void
fills_placeholders(void **state)
{
	g_autofree char *title =
	    lang_format(MSG_WORDS_WITH_RANGE, "{1} Acorn", "3.4×", NULL);

	(void)state;
	assert_string_equal(title, "{1} Acorn (3.4×)");
}

static void
shows_a_dash_for_what_is_missing(void **state)
{
	g_autofree char *title =
	    lang_format(MSG_WORDS_WITH_RANGE, "Acorn", NULL);

	(void)state;
	assert_string_equal(title, "Acorn (–)");
}

static void
counts_in_words(void **state)
{
	static const struct {
		long n;
		const char *want;
	} cases[] = {
		{ 0, "0 more months of history" },
		{ 1, "1 more month of history" },
		{ 2, "2 more months of history" },
		{ 1234, "1,234 more months of history" },
	};

	(void)state;
	for (size_t i = 0; i < G_N_ELEMENTS(cases); i++) {
		g_autofree char *got = lang_count(MSG_DEBT_MORE_MONTHS_ONE,
		    MSG_DEBT_MORE_MONTHS_MANY, cases[i].n, NULL);

		assert_string_equal(got, cases[i].want);
	}
}

static void
lists_in_words(void **state)
{
	static const char *const items[] = { "oak", "ash", "elm" };
	static const char *const want[] = { "", "oak", "oak and ash",
		"oak, ash and elm" };

	(void)state;
	for (size_t n = 0; n < G_N_ELEMENTS(want); n++) {
		g_autofree char *got = lang_list(items, n);

		assert_string_equal(got, want[n]);
	}
}

static void
joins_without_a_last_word(void **state)
{
	char *const items[] = { "oak", "ash", "elm", NULL };
	char *const none[] = { NULL };
	g_autofree char *names = lang_join(MSG_LIST_NEXT, items);
	g_autofree char *clauses = lang_join(MSG_LIST_CLAUSE, items);
	g_autofree char *empty = lang_join(MSG_LIST_NEXT, none);

	(void)state;
	assert_string_equal(names, "oak, ash, elm");
	assert_string_equal(clauses, "oak; ash; elm");
	assert_string_equal(empty, "");
}

static void
counts_take_further_strings(void **state)
{
	g_autofree char *got = lang_count(MSG_DATA_LEAD_ONE, MSG_DATA_LEAD_MANY,
	    12, "11,000", "900", "10,000", "100", NULL);

	(void)state;
	assert_string_equal(got,
	    "12 files were read. Of 11,000 rows 900 are used, 10,000 were "
	    "skipped for a stated reason, and 100 could not be read.");
}

int
main(void)
{
	const struct CMUnitTest tests[] = {
		cmocka_unit_test(placeholders_are_told_apart),
		cmocka_unit_test(every_message_is_sound),
		cmocka_unit_test(fills_placeholders),
		cmocka_unit_test(shows_a_dash_for_what_is_missing),
		cmocka_unit_test(counts_in_words),
		cmocka_unit_test(lists_in_words),
		cmocka_unit_test(joins_without_a_last_word),
		cmocka_unit_test(counts_take_further_strings),
	};

	return cmocka_run_group_tests_name("lang", tests, NULL, NULL);
}
